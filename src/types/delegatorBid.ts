/**
 * A delegator's bid in the 2.x auction.
 *
 * Answers to: casper-types system/auction/delegator_bid.rs.
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { type DelegatorKind, readDelegatorKind, writeDelegatorKind } from './delegatorKind';
import { PublicKey } from './publicKey';
import { URef } from './uref';
import { readVestingSchedule, type VestingSchedule, writeVestingSchedule } from './vestingSchedule';

/** Record of a delegator's bid. Amounts in motes. */
export interface DelegatorBid {
  readonly delegatorKind: DelegatorKind;
  readonly stakedAmount: bigint;
  readonly bondingPurse: URef;
  readonly validatorPublicKey: PublicKey;
  readonly vestingSchedule: VestingSchedule | undefined;
}

/** Writes a delegator's bid. */
export function writeDelegatorBid(writer: ByteWriter, bid: DelegatorBid): void {
  writeDelegatorKind(writer, bid.delegatorKind);
  writer.writeU512(bid.stakedAmount);
  writer.writeRaw(bid.bondingPurse.toBytes());
  writer.writeRaw(bid.validatorPublicKey.toBytes());
  writer.writeOption(bid.vestingSchedule, writeVestingSchedule);
}

/** Reads what `writeDelegatorBid` writes. Throws `BytesError`. */
export function readDelegatorBid(reader: ByteReader): DelegatorBid {
  return {
    delegatorKind: readDelegatorKind(reader),
    stakedAmount: reader.readU512(),
    bondingPurse: URef.read(reader),
    validatorPublicKey: PublicKey.read(reader),
    vestingSchedule: reader.readOption(readVestingSchedule),
  };
}
