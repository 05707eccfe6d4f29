/**
 * What an era paid out to validators and delegators.
 *
 * Answers to: casper-types system/auction/era_info.rs.
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { type DelegatorKind, readDelegatorKind, writeDelegatorKind } from './delegatorKind';
import { PublicKey } from './publicKey';

/** One payout, in motes. */
export type SeigniorageAllocation =
  | { readonly _tag: 'Validator'; readonly validatorPublicKey: PublicKey; readonly amount: bigint }
  | {
      readonly _tag: 'Delegator';
      readonly delegatorPublicKey: PublicKey;
      readonly validatorPublicKey: PublicKey;
      readonly amount: bigint;
    }
  | {
      readonly _tag: 'DelegatorKind';
      readonly delegatorKind: DelegatorKind;
      readonly validatorPublicKey: PublicKey;
      readonly amount: bigint;
    };

/** Payouts of an era. */
export interface EraInfo {
  readonly seigniorageAllocations: readonly SeigniorageAllocation[];
}

const TAGS = { Validator: 0, Delegator: 1, DelegatorKind: 2 } as const;

function writeAllocation(writer: ByteWriter, allocation: SeigniorageAllocation): void {
  writer.writeU8(TAGS[allocation._tag]);
  if (allocation._tag === 'Delegator') {
    writer.writeRaw(allocation.delegatorPublicKey.toBytes());
  } else if (allocation._tag === 'DelegatorKind') {
    writeDelegatorKind(writer, allocation.delegatorKind);
  }
  writer.writeRaw(allocation.validatorPublicKey.toBytes());
  writer.writeU512(allocation.amount);
}

function readAllocation(reader: ByteReader): SeigniorageAllocation {
  const { offset } = reader;
  const tag = reader.readU8();
  const rest = (): { validatorPublicKey: PublicKey; amount: bigint } => ({
    validatorPublicKey: PublicKey.read(reader),
    amount: reader.readU512(),
  });
  switch (tag) {
    case TAGS.Validator:
      return { _tag: 'Validator', ...rest() };
    case TAGS.Delegator:
      return { _tag: 'Delegator', delegatorPublicKey: PublicKey.read(reader), ...rest() };
    case TAGS.DelegatorKind:
      return { _tag: 'DelegatorKind', delegatorKind: readDelegatorKind(reader), ...rest() };
    default:
      return reader.fail(`no seigniorage allocation has the tag ${tag}`, offset);
  }
}

/** Writes the payouts of an era. */
export function writeEraInfo(writer: ByteWriter, info: EraInfo): void {
  writer.writeVec(info.seigniorageAllocations, writeAllocation);
}

/** Reads what `writeEraInfo` writes. Throws `BytesError`. */
export function readEraInfo(reader: ByteReader): EraInfo {
  return { seigniorageAllocations: reader.readVec(readAllocation) };
}
