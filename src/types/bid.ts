/**
 * The unified bid of the 1.x auction: a validator's stake together with all delegators.
 *
 * Answers to: casper-types system/auction/bid.rs and delegator.rs.
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { comparePublicKeys } from './delegatorKind';
import { PublicKey } from './publicKey';
import { sortedEntries } from './sortedEntries';
import { URef } from './uref';
import { readVestingSchedule, type VestingSchedule, writeVestingSchedule } from './vestingSchedule';

/** A delegator inside a unified bid. Amounts in motes. */
export interface Delegator {
  readonly delegatorPublicKey: PublicKey;
  readonly stakedAmount: bigint;
  readonly bondingPurse: URef;
  readonly validatorPublicKey: PublicKey;
  readonly vestingSchedule: VestingSchedule | undefined;
}

/** A unified bid. Amounts in motes. */
export interface Bid {
  readonly validatorPublicKey: PublicKey;
  readonly bondingPurse: URef;
  readonly stakedAmount: bigint;
  /** Percent of the delegators' reward the validator keeps, one byte. */
  readonly delegationRate: number;
  readonly vestingSchedule: VestingSchedule | undefined;
  /** Delegators under the key the map has them by, ascending by it. */
  readonly delegators: readonly (readonly [PublicKey, Delegator])[];
  readonly inactive: boolean;
}

type DelegatorEntry = readonly [PublicKey, Delegator];

const compareEntries = (a: DelegatorEntry, b: DelegatorEntry): number => comparePublicKeys(a[0], b[0]);

/** Writes a delegator. */
function writeDelegator(writer: ByteWriter, delegator: Delegator): void {
  writer.writeRaw(delegator.delegatorPublicKey.toBytes());
  writer.writeU512(delegator.stakedAmount);
  writer.writeRaw(delegator.bondingPurse.toBytes());
  writer.writeRaw(delegator.validatorPublicKey.toBytes());
  writer.writeOption(delegator.vestingSchedule, writeVestingSchedule);
}

/** Reads what `writeDelegator` writes. Throws `BytesError`. */
function readDelegator(reader: ByteReader): Delegator {
  return {
    delegatorPublicKey: PublicKey.read(reader),
    stakedAmount: reader.readU512(),
    bondingPurse: URef.read(reader),
    validatorPublicKey: PublicKey.read(reader),
    vestingSchedule: reader.readOption(readVestingSchedule),
  };
}

/** Writes a unified bid. */
export function writeBid(writer: ByteWriter, bid: Bid): void {
  writer.writeRaw(bid.validatorPublicKey.toBytes());
  writer.writeRaw(bid.bondingPurse.toBytes());
  writer.writeU512(bid.stakedAmount);
  writer.writeU8(bid.delegationRate);
  writer.writeOption(bid.vestingSchedule, writeVestingSchedule);
  writer.writeVec(sortedEntries(bid.delegators, compareEntries), (_, [publicKey, delegator]) => {
    writer.writeRaw(publicKey.toBytes());
    writeDelegator(writer, delegator);
  });
  writer.writeBool(bid.inactive);
}

/** Reads what `writeBid` writes. Throws `BytesError`. */
export function readBid(reader: ByteReader): Bid {
  return {
    validatorPublicKey: PublicKey.read(reader),
    bondingPurse: URef.read(reader),
    stakedAmount: reader.readU512(),
    delegationRate: reader.readU8(),
    vestingSchedule: reader.readOption(readVestingSchedule),
    delegators: sortedEntries(
      reader.readVec((): DelegatorEntry => [PublicKey.read(reader), readDelegator(reader)]),
      compareEntries,
    ),
    inactive: reader.readBool(),
  };
}
