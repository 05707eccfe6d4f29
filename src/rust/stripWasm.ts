/**
 * Takes out of a module what no engine needs.
 *
 * @module
 */
import { WasmReader } from '../wasm/wasmReader';

const HEADER_LENGTH = 8;
const CUSTOM_SECTION = 0;
/** It announces the data segments to instructions that the engine does not have. The engine cannot read a contract stored with it. */
const DATA_COUNT_SECTION = 12;

/**
 * The module without custom sections (names, debug information, the compiler's notes) and without a count of data segments. All else
 * stays as it is, byte for byte, so that executions cost what they cost before.
 *
 * @param bytes a module that the engine accepts
 */
export function stripWasm(bytes: Uint8Array): Uint8Array {
  const reader = new WasmReader(bytes);
  reader.position = HEADER_LENGTH;
  const kept: Uint8Array[] = [bytes.subarray(0, HEADER_LENGTH)];
  while (reader.position < reader.end) {
    const start = reader.position;
    const id = reader.readByte();
    reader.readBytes(reader.readU32());
    if (id !== CUSTOM_SECTION && id !== DATA_COUNT_SECTION) kept.push(bytes.subarray(start, reader.position));
  }
  return new Uint8Array(Buffer.concat(kept));
}
