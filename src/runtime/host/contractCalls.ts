/**
 * Calling other contracts.
 *
 * Answers to: casper-execution-engine `runtime/externals.rs` (`CallContractFuncIndex` and kin), `runtime/mod.rs`
 * (`call_contract_host_buffer` and kin).
 *
 * @module
 */

import type { ByteReader } from '../../bytes/reader';
import { API_ERROR } from '../../types/apiError';
import { RuntimeArgs } from '../../types/runtimeArgs';
import type { ContractIdentifier } from '../contractCaller';
import { refusePaymentPurseInArgs } from '../paymentPurse';
import type { Runtime } from '../runtime';
import { answerWithValue } from './hostBuffer';
import { charge, hostCosts, OK } from './hostFunction';
import { bytesFromMemory, decode, readFromMemory, stringFromMemory, writeU32 } from './hostMemory';

const readHash = (reader: ByteReader): Uint8Array => reader.readRaw(32);
const readOptionalU32 = (reader: ByteReader): number | undefined => reader.readOption((option) => option.readU32());

/** `casper_call_contract` */
export function callContract(
  runtime: Runtime,
  hashPointer: number,
  hashSize: number,
  namePointer: number,
  nameSize: number,
  argsPointer: number,
  argsSize: number,
  sizePointer: number,
): number {
  const price = hostCosts(runtime).callContract;
  charge(runtime, price, hashPointer, hashSize, namePointer, nameSize, argsPointer, argsSize, sizePointer);
  const contractHash = readFromMemory(runtime, hashPointer, hashSize, readHash);
  const entryPointName = stringFromMemory(runtime, namePointer, nameSize);
  const args = bytesFromMemory(runtime, argsPointer, argsSize);
  return call(runtime, { _tag: 'Contract', contractHash }, entryPointName, args, sizePointer);
}

/** `casper_call_versioned_contract` */
export function callVersionedContract(
  runtime: Runtime,
  packagePointer: number,
  packageSize: number,
  versionPointer: number,
  versionSize: number,
  namePointer: number,
  nameSize: number,
  argsPointer: number,
  argsSize: number,
  sizePointer: number,
): number {
  charge(
    runtime,
    hostCosts(runtime).callVersionedContract,
    packagePointer,
    packageSize,
    versionPointer,
    versionSize,
    namePointer,
    nameSize,
    argsPointer,
    argsSize,
    sizePointer,
  );
  const packageHash = readFromMemory(runtime, packagePointer, packageSize, readHash);
  const version = readFromMemory(runtime, versionPointer, versionSize, readOptionalU32);
  const entryPointName = stringFromMemory(runtime, namePointer, nameSize);
  const args = bytesFromMemory(runtime, argsPointer, argsSize);
  const identifier = { _tag: 'Package', packageHash, version, protocolVersionMajor: undefined } as const;
  return call(runtime, identifier, entryPointName, args, sizePointer);
}

/** `casper_call_package_version` */
export function callPackageVersion(
  runtime: Runtime,
  packagePointer: number,
  packageSize: number,
  majorPointer: number,
  majorSize: number,
  versionPointer: number,
  versionSize: number,
  namePointer: number,
  nameSize: number,
  argsPointer: number,
  argsSize: number,
  sizePointer: number,
): number {
  charge(
    runtime,
    hostCosts(runtime).callPackageVersion,
    packagePointer,
    packageSize,
    majorPointer,
    majorSize,
    versionPointer,
    versionSize,
    namePointer,
    nameSize,
    argsPointer,
    argsSize,
    sizePointer,
  );
  const packageHash = readFromMemory(runtime, packagePointer, packageSize, readHash);
  const version = readFromMemory(runtime, versionPointer, versionSize, readOptionalU32);
  const protocolVersionMajor = readFromMemory(runtime, majorPointer, majorSize, readOptionalU32);
  const entryPointName = stringFromMemory(runtime, namePointer, nameSize);
  const args = bytesFromMemory(runtime, argsPointer, argsSize);
  const identifier = { _tag: 'Package', packageHash, version, protocolVersionMajor } as const;
  return call(runtime, identifier, entryPointName, args, sizePointer);
}

function call(
  runtime: Runtime,
  identifier: ContractIdentifier,
  entryPointName: string,
  argsBytes: Uint8Array,
  sizePointer: number,
): number {
  if (runtime.hostBuffer !== undefined) return API_ERROR.HostBufferFull;
  const args = decode(argsBytes, RuntimeArgs.read);
  refusePaymentPurseInArgs(runtime.context, args);
  const result = runtime.execution.executeContract(runtime, identifier, entryPointName, args);
  if (result.bytes.length !== 0) return answerWithValue(runtime, result, sizePointer);
  // Nothing to fetch: the buffer stays empty.
  writeU32(runtime, sizePointer, 0);
  return OK;
}
