/**
 * Stake on its way out of the auction, in its 2.x form and the two forms before it.
 *
 * Answers to: casper-types system/auction/unbond.rs, unbonding_purse.rs and withdraw_purse.rs.
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { PublicKey } from './publicKey';
import { URef } from './uref';

/** Whose stake it is. */
export type UnbondKind =
  | { readonly _tag: 'Validator'; readonly publicKey: PublicKey }
  | { readonly _tag: 'DelegatedPublicKey'; readonly publicKey: PublicKey }
  /** `addr`: address of a purse, 32 bytes. */
  | { readonly _tag: 'DelegatedPurse'; readonly addr: Uint8Array };

/** What was unbonded in one era. */
export interface UnbondEra {
  readonly bondingPurse: URef;
  /** Era of the unbonding, u64. */
  readonly eraOfCreation: bigint;
  /** Motes. */
  readonly amount: bigint;
  /** Validator to delegate to once the delay is over. */
  readonly newValidator: PublicKey | undefined;
}

/** All that one staker has under way with one validator. */
export interface Unbond {
  readonly validatorPublicKey: PublicKey;
  readonly unbondKind: UnbondKind;
  readonly eras: readonly UnbondEra[];
}

/** Unbonding record of protocol 1.5. */
export interface UnbondingPurse {
  readonly bondingPurse: URef;
  readonly validatorPublicKey: PublicKey;
  readonly unbonderPublicKey: PublicKey;
  readonly eraOfCreation: bigint;
  readonly amount: bigint;
  readonly newValidator: PublicKey | undefined;
}

/** Unbonding record of protocols before 1.5. */
export interface WithdrawPurse {
  readonly bondingPurse: URef;
  readonly validatorPublicKey: PublicKey;
  readonly unbonderPublicKey: PublicKey;
  readonly eraOfCreation: bigint;
  readonly amount: bigint;
}

const UNBOND_KIND_TAGS = { Validator: 0, DelegatedPublicKey: 1, DelegatedPurse: 2 } as const;

/** Splits off the eras whose delay (in eras) is over at `eraId`. */
export function splitExpired(
  unbond: Unbond,
  eraId: bigint,
  unbondingDelay: bigint,
): { readonly retained: Unbond; readonly expired: readonly UnbondEra[] } {
  const isExpired = (era: UnbondEra): boolean => {
    const threshold = era.eraOfCreation + unbondingDelay;
    // Rust's sum saturates at u64::MAX.
    return eraId >= (threshold > 0xffff_ffff_ffff_ffffn ? 0xffff_ffff_ffff_ffffn : threshold);
  };
  return {
    retained: { ...unbond, eras: unbond.eras.filter((era) => !isExpired(era)) },
    expired: unbond.eras.filter(isExpired),
  };
}

/** Writes whose stake it is. */
export function writeUnbondKind(writer: ByteWriter, kind: UnbondKind): void {
  writer.writeU8(UNBOND_KIND_TAGS[kind._tag]);
  writer.writeRaw(kind._tag === 'DelegatedPurse' ? kind.addr : kind.publicKey.toBytes());
}

/** Reads what `writeUnbondKind` writes. Throws `BytesError`. */
function readUnbondKind(reader: ByteReader): UnbondKind {
  const { offset } = reader;
  const tag = reader.readU8();
  switch (tag) {
    case UNBOND_KIND_TAGS.Validator:
      return { _tag: 'Validator', publicKey: PublicKey.read(reader) };
    case UNBOND_KIND_TAGS.DelegatedPublicKey:
      return { _tag: 'DelegatedPublicKey', publicKey: PublicKey.read(reader) };
    case UNBOND_KIND_TAGS.DelegatedPurse:
      return { _tag: 'DelegatedPurse', addr: reader.readRaw(32) };
    default:
      return reader.fail(`no unbond kind has the tag ${tag}`, offset);
  }
}

/** Writes an unbonding. */
export function writeUnbond(writer: ByteWriter, unbond: Unbond): void {
  writer.writeRaw(unbond.validatorPublicKey.toBytes());
  writeUnbondKind(writer, unbond.unbondKind);
  writer.writeVec(unbond.eras, (_, era) => {
    writer.writeRaw(era.bondingPurse.toBytes());
    writer.writeU64(era.eraOfCreation);
    writer.writeU512(era.amount);
    writer.writeOption(era.newValidator, (_writer, publicKey) => writer.writeRaw(publicKey.toBytes()));
  });
}

/** Reads what `writeUnbond` writes. Throws `BytesError`. */
export function readUnbond(reader: ByteReader): Unbond {
  return {
    validatorPublicKey: PublicKey.read(reader),
    unbondKind: readUnbondKind(reader),
    eras: reader.readVec(() => ({
      bondingPurse: URef.read(reader),
      eraOfCreation: reader.readU64(),
      amount: reader.readU512(),
      newValidator: reader.readOption(PublicKey.read),
    })),
  };
}

/** Writes an unbonding record of protocols before 1.5. */
export function writeWithdrawPurse(writer: ByteWriter, purse: WithdrawPurse): void {
  writer.writeRaw(purse.bondingPurse.toBytes());
  writer.writeRaw(purse.validatorPublicKey.toBytes());
  writer.writeRaw(purse.unbonderPublicKey.toBytes());
  writer.writeU64(purse.eraOfCreation);
  writer.writeU512(purse.amount);
}

/** Reads what `writeWithdrawPurse` writes. Throws `BytesError`. */
export function readWithdrawPurse(reader: ByteReader): WithdrawPurse {
  return {
    bondingPurse: URef.read(reader),
    validatorPublicKey: PublicKey.read(reader),
    unbonderPublicKey: PublicKey.read(reader),
    eraOfCreation: reader.readU64(),
    amount: reader.readU512(),
  };
}

/** Writes an unbonding record of protocol 1.5. */
export function writeUnbondingPurse(writer: ByteWriter, purse: UnbondingPurse): void {
  writeWithdrawPurse(writer, purse);
  writer.writeOption(purse.newValidator, (_, publicKey) => writer.writeRaw(publicKey.toBytes()));
}

/** Reads what `writeUnbondingPurse` writes. Throws `BytesError`. */
export function readUnbondingPurse(reader: ByteReader): UnbondingPurse {
  return { ...readWithdrawPurse(reader), newValidator: reader.readOption(PublicKey.read) };
}
