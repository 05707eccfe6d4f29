/**
 * How the host reads and writes the memory of a contract: with the reference's check, and its text when that fails.
 *
 * Answers to: casper-wasmi `memory/mod.rs` (`checked_region`), casper-execution-engine `runtime/mod.rs` (`checked_memory_slice`).
 *
 * @module
 */
import { regionError } from './segments';
import { interpreterError } from './wasmError';

/**
 * A copy of a part of a memory.
 *
 * @throws WasmError when it is not all inside
 */
export function readRegion(memory: Uint8Array, pointer: number, length: number): Uint8Array {
  checkRegion(memory, pointer, length);
  return memory.slice(pointer, pointer + length);
}

/** @throws WasmError when the bytes would not all be inside */
export function writeRegion(memory: Uint8Array, pointer: number, bytes: Uint8Array): void {
  checkRegion(memory, pointer, bytes.length);
  memory.set(bytes, pointer);
}

function checkRegion(memory: Uint8Array, start: number, length: number): void {
  const end = start + length;
  if (end > memory.length) throw interpreterError(regionError(start, end, memory.length));
}
