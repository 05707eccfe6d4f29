/**
 * What the code can learn about the transaction and the block, random bytes, and printing.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`get_caller`, `get_blocktime`, `get_block_info`, `get_phase`,
 * `get_main_purse`, `get_system_contract`, `load_authorization_keys`, `print`), `runtime/externals.rs` (`RandomBytes`).
 *
 * @module
 */

import { writeBytes } from '../../bytes/writer';
import { API_ERROR } from '../../types/apiError';
import type { CLType } from '../../types/clType';
import { CLValue } from '../../types/clValue';

import { phaseToBytes } from '../../types/phase';
import { execError } from '../execError';
import type { Runtime } from '../runtime';
import { answerWithValue } from './hostBuffer';
import { charge, hostCosts, OK, u8 } from './hostFunction';
import { stringFromMemory, writeMemory, writeU32, writeUsize } from './hostMemory';

/** Price of the functions that are not in the price list (`HostFunction::fixed(10_000)` in externals.rs). */
export const FIXED_COST: { readonly cost: number; readonly arguments: readonly number[] } = {
  cost: 10_000,
  arguments: [],
};

/** Number of bytes that `casper_random_bytes` gives (`RANDOM_BYTES_COUNT`). */
const RANDOM_BYTES_COUNT = 32;

const LIST_OF_ACCOUNT_HASHES: CLType = { _tag: 'List', inner: { _tag: 'ByteArray', size: 32 } };

/** In the order of their numbers, casper-types system/system_contract_type.rs. */
const SYSTEM_CONTRACTS = ['mint', 'handle payment', 'standard payment', 'auction'] as const;

/** `casper_get_caller`: the account the transaction is from. */
export function getCaller(runtime: Runtime, sizePointer: number): number {
  charge(runtime, hostCosts(runtime).getCaller, sizePointer);
  if (runtime.hostBuffer !== undefined) return API_ERROR.HostBufferFull;
  runtime.hostBuffer = CLValue.byteArray(runtime.execution.initiator.bytes);
  writeUsize(runtime, sizePointer, runtime.hostBuffer.bytes.length);
  return OK;
}

/** `casper_get_blocktime` */
export function getBlocktime(runtime: Runtime, destination: number): void {
  charge(runtime, hostCosts(runtime).getBlocktime, destination);
  writeMemory(runtime, destination, u64Bytes(runtime.execution.blockInfo.blockTime));
}

/** `casper_get_block_info`: one field of the block by number. */
export function getBlockInfo(runtime: Runtime, field: number, destination: number): void {
  u8(field);
  charge(runtime, hostCosts(runtime).getBlockInfo, 0, 0);
  const bytes = blockField(runtime, field);
  if (bytes === undefined) throw execError.invalidImputedOperation();
  writeMemory(runtime, destination, bytes);
}

/** The fields of the block by number, serialised. */
function blockField(runtime: Runtime, field: number): Uint8Array | undefined {
  const { blockInfo, config, stateHash } = runtime.execution;
  switch (field) {
    case 0:
      return u64Bytes(blockInfo.blockTime);
    case 1:
      return u64Bytes(blockInfo.blockHeight);
    case 2:
      return blockInfo.parentBlockHash;
    case 3:
      return stateHash();
    case 4:
      return blockInfo.protocolVersion.toBytes();
    case 5:
      return Uint8Array.of(config.enableEntity ? 1 : 0);
    default:
      return undefined;
  }
}

/** `casper_get_phase` */
export function getPhase(runtime: Runtime, destination: number): void {
  charge(runtime, hostCosts(runtime).getPhase, destination);
  writeMemory(runtime, destination, phaseToBytes(runtime.execution.phase));
}

/** `casper_get_main_purse`: that of the transaction's account, also inside contracts. */
export function getMainPurse(runtime: Runtime, destination: number): void {
  charge(runtime, hostCosts(runtime).getMainPurse, destination);
  const { mainPurse } = runtime.execution.runtimeFootprint;
  if (mainPurse === undefined) throw execError.invalidContext();
  writeMemory(runtime, destination, mainPurse.toBytes());
}

/** `casper_get_system_contract` */
export function getSystemContract(runtime: Runtime, index: number, destination: number, size: number): number {
  charge(runtime, hostCosts(runtime).getSystemContract, index, destination, size);
  const name = SYSTEM_CONTRACTS[index >>> 0];
  if (name === undefined) return API_ERROR.InvalidSystemContract;
  writeMemory(runtime, destination, runtime.execution.systemContract(name));
  return OK;
}

/** `casper_load_authorization_keys` */
export function loadAuthorizationKeys(runtime: Runtime, countPointer: number, sizePointer: number): number {
  charge(runtime, FIXED_COST, countPointer, sizePointer);
  if (runtime.hostBuffer !== undefined) return API_ERROR.HostBufferFull;
  const { authorizationKeys } = runtime.execution;
  writeU32(runtime, countPointer, authorizationKeys.length);
  if (authorizationKeys.length === 0) return OK;
  const bytes = writeBytes((writer) => writer.writeVec(authorizationKeys, (_, key) => writer.writeRaw(key.bytes)));
  return answerWithValue(runtime, CLValue.fromComponents(LIST_OF_ACCOUNT_HASHES, bytes), sizePointer);
}

/** `casper_random_bytes`: a function of the transaction and of what was made before, not of chance. */
export function randomBytes(runtime: Runtime, destination: number, size: number): number {
  charge(runtime, hostCosts(runtime).randomBytes, destination, size);
  const bytes = runtime.execution.addressGenerator.createAddress();
  if (size >>> 0 !== RANDOM_BYTES_COUNT) return API_ERROR.BufferTooSmall;
  writeMemory(runtime, destination, bytes);
  return OK;
}

/** `casper_print`: the text is collected on the result. */
export function print(runtime: Runtime, textPointer: number, textSize: number): void {
  charge(runtime, hostCosts(runtime).print, textPointer, textSize);
  const text = stringFromMemory(runtime, textPointer, textSize);
  runtime.execution.output.push({ text, contextKey: runtime.context.contextKey });
}

function u64Bytes(value: bigint): Uint8Array {
  return writeBytes((writer) => writer.writeU64(value), 8);
}
