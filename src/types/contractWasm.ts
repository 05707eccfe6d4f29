/**
 * Code of a stored contract in the accounts-and-contracts model.
 *
 * Answers to: casper-types contract_wasm.rs.
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';

/** A stored module. */
export interface ContractWasm {
  /** The module as prepared for storage. */
  readonly bytes: Uint8Array;
}

/** Writes the module as a byte list. */
export function writeContractWasm(writer: ByteWriter, contractWasm: ContractWasm): void {
  writer.writeByteVec(contractWasm.bytes);
}

/** Reads what `writeContractWasm` writes. Throws `BytesError`. */
export function readContractWasm(reader: ByteReader): ContractWasm {
  return { bytes: reader.readByteVec() };
}
