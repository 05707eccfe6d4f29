/**
 * A validator's own bid in the 2.x auction.
 *
 * Answers to: casper-types system/auction/validator_bid.rs.
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { PublicKey } from './publicKey';
import { URef } from './uref';
import { readVestingSchedule, type VestingSchedule, writeVestingSchedule } from './vestingSchedule';

/** Record of a validator's bid. Amounts in motes. */
export interface ValidatorBid {
  readonly validatorPublicKey: PublicKey;
  readonly bondingPurse: URef;
  readonly stakedAmount: bigint;
  /** Percent of the delegators' reward the validator keeps, one byte. */
  readonly delegationRate: number;
  readonly vestingSchedule: VestingSchedule | undefined;
  readonly inactive: boolean;
  /** u64. */
  readonly minimumDelegationAmount: bigint;
  /** u64. */
  readonly maximumDelegationAmount: bigint;
  /** Slots only delegators with a reservation may take. */
  readonly reservedSlots: number;
}

/** Writes a validator's bid. */
export function writeValidatorBid(writer: ByteWriter, bid: ValidatorBid): void {
  writer.writeRaw(bid.validatorPublicKey.toBytes());
  writer.writeRaw(bid.bondingPurse.toBytes());
  writer.writeU512(bid.stakedAmount);
  writer.writeU8(bid.delegationRate);
  writer.writeOption(bid.vestingSchedule, writeVestingSchedule);
  writer.writeBool(bid.inactive);
  writer.writeU64(bid.minimumDelegationAmount);
  writer.writeU64(bid.maximumDelegationAmount);
  writer.writeU32(bid.reservedSlots);
}

/** Reads what `writeValidatorBid` writes. Throws `BytesError`. */
export function readValidatorBid(reader: ByteReader): ValidatorBid {
  return {
    validatorPublicKey: PublicKey.read(reader),
    bondingPurse: URef.read(reader),
    stakedAmount: reader.readU512(),
    delegationRate: reader.readU8(),
    vestingSchedule: reader.readOption(readVestingSchedule),
    inactive: reader.readBool(),
    minimumDelegationAmount: reader.readU64(),
    maximumDelegationAmount: reader.readU64(),
    reservedSlots: reader.readU32(),
  };
}
