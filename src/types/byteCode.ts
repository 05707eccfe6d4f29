/**
 * Code of an addressable entity.
 *
 * Answers to: casper-types byte_code.rs (`ByteCode`, `ByteCodeKind`).
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import type { ContractWasm } from './contractWasm';

/** What the code runs on; system entities have none. */
export type ByteCodeKind = 'Empty' | 'V1CasperWasm' | 'V2CasperWasm';

/** A record of code. */
export interface ByteCode {
  readonly kind: ByteCodeKind;
  readonly bytes: Uint8Array;
}

/** Kinds by their tag. */
const KINDS: readonly ByteCodeKind[] = ['Empty', 'V1CasperWasm', 'V2CasperWasm'];

/** The code of a contract as that of an entity. */
export function byteCodeOfContractWasm(contractWasm: ContractWasm): ByteCode {
  return { kind: 'V1CasperWasm', bytes: contractWasm.bytes };
}

/** Writes a record of code. */
export function writeByteCode(writer: ByteWriter, byteCode: ByteCode): void {
  writer.writeU8(KINDS.indexOf(byteCode.kind));
  writer.writeByteVec(byteCode.bytes);
}

/** Reads what `writeByteCode` writes. Throws `BytesError`. */
export function readByteCode(reader: ByteReader): ByteCode {
  const { offset } = reader;
  const tag = reader.readU8();
  const kind = KINDS[tag] ?? reader.fail(`no byte code kind has the tag ${tag}`, offset);
  return { kind, bytes: reader.readByteVec() };
}
