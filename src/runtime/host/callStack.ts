/**
 * Who called: the call stack in its old and in its new form.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`load_call_stack`, `load_caller_information`), casper-types
 * `system/caller.rs`, `system/caller/call_stack_elements.rs`.
 *
 * @module
 */

import { type ByteWriter, writeBytes } from '../../bytes/writer';
import { API_ERROR } from '../../types/apiError';
import type { Caller } from '../../types/caller';
import { type CLType, writeCLType } from '../../types/clType';
import { CLValue } from '../../types/clValue';
import type { Runtime } from '../runtime';
import { FIXED_COST } from './environment';
import { answerWithValue } from './hostBuffer';
import { charge, OK, u8 } from './hostFunction';
import { writeU32 } from './hostMemory';

const ANY: CLType = { _tag: 'Any' };
const LIST_OF_ANY: CLType = { _tag: 'List', inner: ANY };
const OPTION_OF_HASH: CLType = { _tag: 'Option', inner: { _tag: 'ByteArray', size: 32 } };
const OPTION_OF_ANY: CLType = { _tag: 'Option', inner: ANY };

/** `casper_load_call_stack` */
export function loadCallStack(runtime: Runtime, countPointer: number, sizePointer: number): number {
  charge(runtime, FIXED_COST, countPointer, sizePointer);
  if (runtime.hostBuffer !== undefined) return API_ERROR.HostBufferFull;
  return answerWithCallers(runtime, runtime.stack.frames, writeCallStackElement, countPointer, sizePointer);
}

/** `casper_load_caller_information`: 0 the initiator, 1 the immediate caller, 2 the whole chain. */
export function loadCallerInformation(
  runtime: Runtime,
  action: number,
  countPointer: number,
  sizePointer: number,
): number {
  u8(action);
  charge(runtime, FIXED_COST, 0, countPointer, sizePointer);
  if (runtime.hostBuffer !== undefined) return API_ERROR.HostBufferFull;
  switch (action) {
    case 0: {
      const initiator: Caller = { _tag: 'Initiator', accountHash: runtime.execution.initiator };
      return answerWithCallers(runtime, [initiator], writeCallerInfo, countPointer, sizePointer);
    }
    case 1: {
      const caller = runtime.immediateCaller;
      if (caller === undefined) return API_ERROR.Unhandled;
      return answerWithCallers(runtime, [caller], writeCallerInfo, countPointer, sizePointer);
    }
    case 2:
      return answerWithCallers(runtime, runtime.stack.frames, writeCallerInfo, countPointer, sizePointer);
    default:
      return API_ERROR.InvalidCallerInfoRequest;
  }
}

function answerWithCallers(
  runtime: Runtime,
  callers: readonly Caller[],
  write: (writer: ByteWriter, caller: Caller) => void,
  countPointer: number,
  sizePointer: number,
): number {
  writeU32(runtime, countPointer, callers.length);
  if (callers.length === 0) return OK;
  const bytes = writeBytes((writer) => writer.writeVec(callers, write));
  return answerWithValue(runtime, CLValue.fromComponents(LIST_OF_ANY, bytes), sizePointer);
}

/** Tags of `CallStackElement`; the one between is for stored session code, which is no longer told apart. */
const SESSION_ELEMENT = 0;
const STORED_CONTRACT_ELEMENT = 2;

function writeCallStackElement(writer: ByteWriter, caller: Caller): void {
  switch (caller._tag) {
    case 'Initiator':
      writer.writeU8(SESSION_ELEMENT).writeRaw(caller.accountHash.bytes);
      return;
    case 'Entity':
      writer.writeU8(STORED_CONTRACT_ELEMENT).writeRaw(caller.packageHash).writeRaw(caller.entityAddr.addr);
      return;
    case 'SmartContract':
      writer.writeU8(STORED_CONTRACT_ELEMENT).writeRaw(caller.contractPackageHash).writeRaw(caller.contractHash);
  }
}

/** Fields of a `CallerInfo`, by their number: each is an option, and which are set depends on the kind. */
const ACCOUNT_FIELD = 0;
const PACKAGE_FIELD = 1;
const CONTRACT_PACKAGE_FIELD = 2;
const ENTITY_FIELD = 3;
const CONTRACT_FIELD = 4;

function writeCallerInfo(writer: ByteWriter, caller: Caller): void {
  const fields: (Uint8Array | undefined)[] = Array(5).fill(undefined);
  switch (caller._tag) {
    case 'Initiator':
      writer.writeU8(ACCOUNT_FIELD);
      fields[ACCOUNT_FIELD] = caller.accountHash.bytes;
      break;
    case 'Entity':
      writer.writeU8(ENTITY_FIELD);
      fields[PACKAGE_FIELD] = caller.packageHash;
      fields[ENTITY_FIELD] = caller.entityAddr.toBytes();
      break;
    case 'SmartContract':
      writer.writeU8(CONTRACT_FIELD);
      fields[CONTRACT_PACKAGE_FIELD] = caller.contractPackageHash;
      fields[CONTRACT_FIELD] = caller.contractHash;
  }
  writer.writeU32(fields.length);
  for (const [field, bytes] of fields.entries()) {
    writer.writeU8(field);
    // A typed value: the length of an option's bytes, these, and their type.
    writer.writeU32(bytes === undefined ? 1 : 1 + bytes.length);
    writer.writeOption(bytes, (_, some) => writer.writeRaw(some));
    writeCLType(writer, field === ENTITY_FIELD ? OPTION_OF_ANY : OPTION_OF_HASH);
  }
}
