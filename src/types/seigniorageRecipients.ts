/**
 * Who is rewarded for which era: the auction's snapshot of validators and their delegators.
 *
 * Answers to: casper-types system/auction/seigniorage_recipient.rs and the snapshot types of system/auction.rs. Version
 * 1, of protocols before 2.0, is read only.
 */
import type { ByteReader } from '../bytes/reader';
import { type ByteWriter, writeBytes } from '../bytes/writer';
import { CLType } from './clType';
import { CLValue } from './clValue';
import {
  compareDelegatorKinds,
  comparePublicKeys,
  type DelegatorKind,
  readDelegatorKind,
  writeDelegatorKind,
} from './delegatorKind';
import { PublicKey } from './publicKey';
import { type Compare, sortedEntries } from './sortedEntries';

/** What a delegator has staked, in motes. */
export interface DelegatorStake {
  readonly delegatorKind: DelegatorKind;
  readonly stake: bigint;
}

/** Rate (one byte) of a delegator with a reservation. */
export interface ReservationDelegationRate {
  readonly delegatorKind: DelegatorKind;
  readonly delegationRate: number;
}

/** A validator of an era. */
export interface SeigniorageRecipient {
  readonly validatorPublicKey: PublicKey;
  /** Its own stake, in motes. */
  readonly stake: bigint;
  /** Percent of the delegators' reward the validator keeps, one byte. */
  readonly delegationRate: number;
  /** Ascending by delegator. */
  readonly delegatorStake: readonly DelegatorStake[];
  /** Ascending by delegator. */
  readonly reservationDelegationRates: readonly ReservationDelegationRate[];
}

/** Validators of an era, ascending by public key. */
export interface EraSeigniorageRecipients {
  readonly eraId: bigint;
  readonly recipients: readonly SeigniorageRecipient[];
}

/** Validators by era, ascending. */
export type SeigniorageRecipientsSnapshot = readonly EraSeigniorageRecipients[];

/** Type of the value the auction keeps the snapshot in, of either version. */
export const SEIGNIORAGE_RECIPIENTS_SNAPSHOT_TYPE: CLType = CLType.map(
  CLType.U64,
  CLType.map(CLType.PublicKey, CLType.Any),
);

type WithDelegator = { readonly delegatorKind: DelegatorKind };

const byDelegator: Compare<WithDelegator> = (a, b) => compareDelegatorKinds(a.delegatorKind, b.delegatorKind);
const byValidator: Compare<SeigniorageRecipient> = (a, b) =>
  comparePublicKeys(a.validatorPublicKey, b.validatorPublicKey);
const byEra: Compare<EraSeigniorageRecipients> = (a, b) => (a.eraId < b.eraId ? -1 : a.eraId > b.eraId ? 1 : 0);

function writeRecipient(writer: ByteWriter, recipient: SeigniorageRecipient): void {
  writer.writeRaw(recipient.validatorPublicKey.toBytes());
  writer.writeU512(recipient.stake);
  writer.writeU8(recipient.delegationRate);
  writer.writeVec(sortedEntries(recipient.delegatorStake, byDelegator), (_, { delegatorKind, stake }) => {
    writeDelegatorKind(writer, delegatorKind);
    writer.writeU512(stake);
  });
  writer.writeVec(sortedEntries(recipient.reservationDelegationRates, byDelegator), (_, reserved) => {
    writeDelegatorKind(writer, reserved.delegatorKind);
    writer.writeU8(reserved.delegationRate);
  });
}

function readRecipient(reader: ByteReader): SeigniorageRecipient {
  return {
    validatorPublicKey: PublicKey.read(reader),
    stake: reader.readU512(),
    delegationRate: reader.readU8(),
    delegatorStake: sortedEntries(
      reader.readVec(() => ({ delegatorKind: readDelegatorKind(reader), stake: reader.readU512() })),
      byDelegator,
    ),
    reservationDelegationRates: sortedEntries(
      reader.readVec(() => ({ delegatorKind: readDelegatorKind(reader), delegationRate: reader.readU8() })),
      byDelegator,
    ),
  };
}

function readRecipientV1(reader: ByteReader): SeigniorageRecipient {
  return {
    validatorPublicKey: PublicKey.read(reader),
    stake: reader.readU512(),
    delegationRate: reader.readU8(),
    delegatorStake: sortedEntries(
      reader.readVec(
        (): DelegatorStake => ({
          delegatorKind: { _tag: 'PublicKey', publicKey: PublicKey.read(reader) },
          stake: reader.readU512(),
        }),
      ),
      byDelegator,
    ),
    reservationDelegationRates: [],
  };
}

function readSnapshot(
  reader: ByteReader,
  read: (reader: ByteReader) => SeigniorageRecipient,
): SeigniorageRecipientsSnapshot {
  return sortedEntries(
    reader.readVec(() => ({ eraId: reader.readU64(), recipients: sortedEntries(reader.readVec(read), byValidator) })),
    byEra,
  );
}

/** Writes a snapshot (version 2). */
export function writeSeigniorageRecipientsSnapshot(writer: ByteWriter, snapshot: SeigniorageRecipientsSnapshot): void {
  writer.writeVec(sortedEntries(snapshot, byEra), (_, { eraId, recipients }) => {
    writer.writeU64(eraId);
    writer.writeVec(sortedEntries(recipients, byValidator), writeRecipient);
  });
}

/** Reads what `writeSeigniorageRecipientsSnapshot` writes. Throws `BytesError`. */
export function readSeigniorageRecipientsSnapshot(reader: ByteReader): SeigniorageRecipientsSnapshot {
  return readSnapshot(reader, readRecipient);
}

/** Reads a snapshot of version 1. Throws `BytesError`. */
export function readSeigniorageRecipientsSnapshotV1(reader: ByteReader): SeigniorageRecipientsSnapshot {
  return readSnapshot(reader, readRecipientV1);
}

/** The value the auction keeps a snapshot in. */
export function seigniorageRecipientsSnapshotToCLValue(snapshot: SeigniorageRecipientsSnapshot): CLValue {
  const bytes = writeBytes((writer) => writeSeigniorageRecipientsSnapshot(writer, snapshot));
  return CLValue.fromComponents(SEIGNIORAGE_RECIPIENTS_SNAPSHOT_TYPE, bytes);
}
