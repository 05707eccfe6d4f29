/**
 * The host buffer: a result larger than a number waits there until the code fetches it.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`write_host_buffer`, `read_host_buffer`).
 *
 * @module
 */

import { API_ERROR } from '../../types/apiError';
import type { CLValue } from '../../types/clValue';
import type { Runtime } from '../runtime';
import { charge, hostCosts, OK } from './hostFunction';
import { writeMemory, writeU32 } from './hostMemory';

/** Puts a value into the empty buffer and its length where the code wants it. */
export function answerWithValue(runtime: Runtime, value: CLValue, sizePointer: number): number {
  runtime.hostBuffer = value;
  writeU32(runtime, sizePointer, value.bytes.length);
  return OK;
}

/** `casper_read_host_buffer`: the buffer is empty afterwards, also when the destination is too small. */
export function readHostBuffer(
  runtime: Runtime,
  destination: number,
  destinationSize: number,
  bytesWrittenPointer: number,
): number {
  charge(runtime, hostCosts(runtime).readHostBuffer, destination, destinationSize, bytesWrittenPointer);
  const value = runtime.takeHostBuffer();
  if (value === undefined) return API_ERROR.HostBufferEmpty;
  if (value.bytes.length > destinationSize >>> 0) return API_ERROR.BufferTooSmall;
  writeMemory(runtime, destination, value.bytes);
  writeU32(runtime, bytesWrittenPointer, value.bytes.length);
  return OK;
}
