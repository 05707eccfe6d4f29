/**
 * Arguments of the running code. Their type is not looked at: the code gets the bytes.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`get_named_arg_size`, `get_named_arg`).
 *
 * @module
 */

import { TextDecoder } from 'node:util';
import { EnginePanic } from '../../state/enginePanic';
import { API_ERROR } from '../../types/apiError';
import type { CLValue } from '../../types/clValue';
import type { Runtime } from '../runtime';
import { charge, hostCosts, OK } from './hostFunction';
import { memorySlice, writeMemory, writeU32 } from './hostMemory';

/** Names are raw UTF-8 without a length; what is not UTF-8 reads as replacement characters, as in the reference. */
const LOSSY_UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** `casper_get_named_arg_size` */
export function getNamedArgSize(runtime: Runtime, namePointer: number, nameSize: number, sizePointer: number): number {
  charge(runtime, hostCosts(runtime).getNamedArgSize, namePointer, nameSize, sizePointer);
  const argument = findArgument(runtime, namePointer, nameSize);
  if (argument === undefined) return API_ERROR.MissingArgument;
  writeU32(runtime, sizePointer, argument.bytes.length);
  return OK;
}

/** `casper_get_named_arg` */
export function getNamedArg(
  runtime: Runtime,
  namePointer: number,
  nameSize: number,
  destination: number,
  destinationSize: number,
): number {
  charge(runtime, hostCosts(runtime).getNamedArg, namePointer, nameSize, destination, destinationSize);
  const argument = findArgument(runtime, namePointer, nameSize);
  if (argument === undefined) return API_ERROR.MissingArgument;
  const size = destinationSize >>> 0;
  if (argument.bytes.length > size) return API_ERROR.OutOfMemory;
  // The reference cuts the argument to the size of the destination, and cannot cut to more than there is.
  if (argument.bytes.length < size) {
    throw new EnginePanic(`range end index ${size} out of range for slice of length ${argument.bytes.length}`);
  }
  writeMemory(runtime, destination, argument.bytes);
  return OK;
}

function findArgument(runtime: Runtime, namePointer: number, nameSize: number): CLValue | undefined {
  return runtime.context.args.get(LOSSY_UTF8.decode(memorySlice(runtime, namePointer, nameSize)));
}
