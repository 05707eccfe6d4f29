/**
 * The records of the 2.x auction stored under `Key::BidAddr`.
 *
 * Answers to: casper-types system/auction/bid_kind.rs, bridge.rs, validator_credit.rs and reservation.rs.
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { type Bid, readBid, writeBid } from './bid';
import { type DelegatorBid, readDelegatorBid, writeDelegatorBid } from './delegatorBid';
import { type DelegatorKind, readDelegatorKind, writeDelegatorKind } from './delegatorKind';
import { PublicKey } from './publicKey';
import { readUnbond, type Unbond, writeUnbond } from './unbond';
import { readValidatorBid, type ValidatorBid, writeValidatorBid } from './validatorBid';

/** Points from a validator's old public key to the new one. */
export interface Bridge {
  readonly oldValidatorPublicKey: PublicKey;
  readonly newValidatorPublicKey: PublicKey;
  /** Era of the change, u64. */
  readonly eraId: bigint;
}

/** Amount credited to a validator in an era, counted into its weight in the auction. */
export interface ValidatorCredit {
  readonly validatorPublicKey: PublicKey;
  readonly eraId: bigint;
  /** Motes. */
  readonly amount: bigint;
}

/** A delegator slot kept by a validator, with a rate of its own. */
export interface Reservation {
  readonly delegatorKind: DelegatorKind;
  readonly validatorPublicKey: PublicKey;
  /** One byte. */
  readonly delegationRate: number;
}

/** Any record of the auction. */
export type BidKind =
  | { readonly _tag: 'Unified'; readonly value: Bid }
  | { readonly _tag: 'Validator'; readonly value: ValidatorBid }
  | { readonly _tag: 'Delegator'; readonly value: DelegatorBid }
  | { readonly _tag: 'Bridge'; readonly value: Bridge }
  | { readonly _tag: 'Credit'; readonly value: ValidatorCredit }
  | { readonly _tag: 'Reservation'; readonly value: Reservation }
  | { readonly _tag: 'Unbond'; readonly value: Unbond };

const TAGS: Readonly<Record<BidKind['_tag'], number>> = {
  Unified: 0,
  Validator: 1,
  Delegator: 2,
  Bridge: 3,
  Credit: 4,
  Reservation: 5,
  Unbond: 6,
};

/** Writes a reservation. */
export function writeReservation(writer: ByteWriter, reservation: Reservation): void {
  writeDelegatorKind(writer, reservation.delegatorKind);
  writer.writeRaw(reservation.validatorPublicKey.toBytes());
  writer.writeU8(reservation.delegationRate);
}

/** Reads what `writeReservation` writes. Throws `BytesError`. */
export function readReservation(reader: ByteReader): Reservation {
  return {
    delegatorKind: readDelegatorKind(reader),
    validatorPublicKey: PublicKey.read(reader),
    delegationRate: reader.readU8(),
  };
}

function writeBridge(writer: ByteWriter, bridge: Bridge): void {
  writer.writeRaw(bridge.oldValidatorPublicKey.toBytes());
  writer.writeRaw(bridge.newValidatorPublicKey.toBytes());
  writer.writeU64(bridge.eraId);
}

function readBridge(reader: ByteReader): Bridge {
  return {
    oldValidatorPublicKey: PublicKey.read(reader),
    newValidatorPublicKey: PublicKey.read(reader),
    eraId: reader.readU64(),
  };
}

function writeCredit(writer: ByteWriter, credit: ValidatorCredit): void {
  writer.writeRaw(credit.validatorPublicKey.toBytes());
  writer.writeU64(credit.eraId);
  writer.writeU512(credit.amount);
}

function readCredit(reader: ByteReader): ValidatorCredit {
  return { validatorPublicKey: PublicKey.read(reader), eraId: reader.readU64(), amount: reader.readU512() };
}

/** Writes a record of the auction. */
export function writeBidKind(writer: ByteWriter, kind: BidKind): void {
  writer.writeU8(TAGS[kind._tag]);
  switch (kind._tag) {
    case 'Unified':
      writeBid(writer, kind.value);
      break;
    case 'Validator':
      writeValidatorBid(writer, kind.value);
      break;
    case 'Delegator':
      writeDelegatorBid(writer, kind.value);
      break;
    case 'Bridge':
      writeBridge(writer, kind.value);
      break;
    case 'Credit':
      writeCredit(writer, kind.value);
      break;
    case 'Reservation':
      writeReservation(writer, kind.value);
      break;
    case 'Unbond':
      writeUnbond(writer, kind.value);
      break;
  }
}

/** Reads what `writeBidKind` writes. Throws `BytesError`. */
export function readBidKind(reader: ByteReader): BidKind {
  const { offset } = reader;
  const tag = reader.readU8();
  switch (tag) {
    case TAGS.Unified:
      return { _tag: 'Unified', value: readBid(reader) };
    case TAGS.Validator:
      return { _tag: 'Validator', value: readValidatorBid(reader) };
    case TAGS.Delegator:
      return { _tag: 'Delegator', value: readDelegatorBid(reader) };
    case TAGS.Bridge:
      return { _tag: 'Bridge', value: readBridge(reader) };
    case TAGS.Credit:
      return { _tag: 'Credit', value: readCredit(reader) };
    case TAGS.Reservation:
      return { _tag: 'Reservation', value: readReservation(reader) };
    case TAGS.Unbond:
      return { _tag: 'Unbond', value: readUnbond(reader) };
    default:
      return reader.fail(`no bid kind has the tag ${tag}`, offset);
  }
}
