/**
 * Reading and writing the memory of the calling Wasm, with the interpreter's bounds errors.
 *
 * Slices are views: decode from them at once, before Wasm runs again.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`checked_memory_slice`, `t_from_mem` and kin), casper-wasmi
 * `memory/mod.rs` (`checked_region`).
 *
 * @module
 */

import { isBytesError, rustMessage } from '../../bytes/bytesError';
import { ByteReader } from '../../bytes/reader';
import { CLValue } from '../../types/clValue';
import { Key } from '../../types/key';
import { URef } from '../../types/uref';
import type { WasmInstance } from '../../wasm/instance';
import { execError } from '../execError';
import type { Runtime } from '../runtime';

/** A view of `size` bytes at `pointer`. */
export function memorySlice(runtime: Runtime, pointer: number, size: number): Uint8Array {
  const memory = runningInstance(runtime).memory();
  const start = pointer >>> 0;
  return memory.subarray(start, endOfRegion(memory, start, size));
}

/** All of the memory, when `size` bytes at `start` may be written. */
function memoryToWrite(runtime: Runtime, start: number, size: number): Uint8Array {
  const memory = runningInstance(runtime).memoryToWrite(start);
  endOfRegion(memory, start, size);
  return memory;
}

/** @throws ExecError `Interpreter` when the region is not all in the memory */
function endOfRegion(memory: Uint8Array, start: number, size: number): number {
  const end = start + (size >>> 0);
  if (end > memory.length) throw outOfBounds(start, end, memory.length);
  return end;
}

/** A copy of `size` bytes at `pointer`. */
export function bytesFromMemory(runtime: Runtime, pointer: number, size: number): Uint8Array {
  return Uint8Array.prototype.slice.call(memorySlice(runtime, pointer, size));
}

/** Writes bytes at `pointer`. */
export function writeMemory(runtime: Runtime, pointer: number, bytes: Uint8Array): void {
  const start = pointer >>> 0;
  memoryToWrite(runtime, start, bytes.length).set(bytes, start);
}

/** Writes a number as four bytes, little-endian. */
export function writeU32(runtime: Runtime, pointer: number, value: number): void {
  const start = pointer >>> 0;
  putU32(memoryToWrite(runtime, start, 4), start, value);
}

/**
 * Writes a length as eight bytes, little-endian: some host functions of the reference write a `usize` where the contract
 * expects a u32, and so overwrite the four bytes after it.
 */
export function writeUsize(runtime: Runtime, pointer: number, value: number): void {
  const start = pointer >>> 0;
  const memory = memoryToWrite(runtime, start, 8);
  putU32(memory, start, value);
  putU32(memory, start + 4, 0);
}

function putU32(memory: Uint8Array, at: number, value: number): void {
  memory[at] = value;
  memory[at + 1] = value >>> 8;
  memory[at + 2] = value >>> 16;
  memory[at + 3] = value >>> 24;
}

/**
 * Decodes a value that must fill the given region.
 *
 * @throws ExecError `BytesRepr`
 */
export function readFromMemory<T>(runtime: Runtime, pointer: number, size: number, read: (reader: ByteReader) => T): T {
  const memory = runningInstance(runtime).memory();
  const start = pointer >>> 0;
  return decodeFrom(new ByteReader(memory, start, endOfRegion(memory, start, size)), read);
}

/**
 * Decodes a value that must fill the bytes.
 *
 * @throws ExecError `BytesRepr`
 */
export function decode<T>(bytes: Uint8Array, read: (reader: ByteReader) => T): T {
  return decodeFrom(new ByteReader(bytes), read);
}

function decodeFrom<T>(reader: ByteReader, read: (reader: ByteReader) => T): T {
  try {
    const value = read(reader);
    reader.finish();
    return value;
  } catch (error) {
    if (isBytesError(error)) throw execError.bytesRepr(rustMessage(error));
    throw error;
  }
}

const readString = (reader: ByteReader): string => reader.readString();

/** A serialised string. */
export function stringFromMemory(runtime: Runtime, pointer: number, size: number): string {
  return readFromMemory(runtime, pointer, size, readString);
}

/** A serialised key. */
export function keyFromMemory(runtime: Runtime, pointer: number, size: number): Key {
  return readFromMemory(runtime, pointer, size, Key.read);
}

/** A serialised URef. */
export function urefFromMemory(runtime: Runtime, pointer: number, size: number): URef {
  return readFromMemory(runtime, pointer, size, URef.read);
}

/** A serialised CLValue, type included. */
export function clValueFromMemory(runtime: Runtime, pointer: number, size: number): CLValue {
  return readFromMemory(runtime, pointer, size, CLValue.read);
}

function runningInstance(runtime: Runtime): WasmInstance {
  const { instance } = runtime;
  if (instance === undefined) throw execError.wasmPreprocessing('Memory section should exist');
  return instance;
}

function outOfBounds(start: number, end: number, length: number): unknown {
  return execError.interpreter(`trying to access region [${start}..${end}] in memory [0..${length}]`);
}
