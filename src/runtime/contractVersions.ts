/**
 * Adding a version to a contract package.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`add_contract_version_by_contract_package`).
 *
 * @module
 */

import { Contract } from '../types/contract';
import { EntityAddr } from '../types/entityAddr';
import { type EntityEntryPoints, entryPointsFrom, toContractEntryPoint } from '../types/entryPoint';
import { Key } from '../types/key';
import { type NamedKeys, sortedNamedKeys } from '../types/namedKeys';
import { compareUtf8 } from '../types/sortedEntries';
import type { PreparedModule } from '../wasm/prepare';
import { withExecErrors } from './errorConversion';
import { execError } from './execError';
import { carryForwardMessageTopics } from './messageTopics';
import { meteredWriteUnsafe, readGsTyped } from './meteredState';
import { readOwnContractPackage } from './packages';
import type { Runtime } from './runtime';
import { validateKey } from './validation';

/** What a new version consists of. */
export interface NewVersion {
  readonly packageHash: Uint8Array;
  readonly entryPoints: EntityEntryPoints;
  readonly namedKeys: NamedKeys;
  /** Names of topics to add, in the order of their bytes. */
  readonly newTopics: readonly string[];
}

/** A version that was added, or the ApiError. */
export type AddedVersion =
  | { readonly _tag: 'Added'; readonly contractHash: Uint8Array; readonly version: number }
  | { readonly _tag: 'Refused'; readonly apiError: number };

/** Adds a version: the module of the running code, cut down to the entry points, as a contract of its own. */
export function addContractVersion(runtime: Runtime, added: NewVersion): AddedVersion {
  const { context, execution } = runtime;
  const { addressGenerator, blockInfo } = execution;
  const owned = readOwnContractPackage(context, added.packageHash);
  const current = owned.currentVersion();
  if (owned.isLocked && current !== undefined) throw execError.lockedEntity();
  for (const [, key] of sortedNamedKeys(added.namedKeys)) validateKey(context, key);

  const wasmHash = addressGenerator.newHashAddress();
  const bytes = storedModule(runtime, added.entryPoints);
  const contractHash = addressGenerator.newHashAddress();

  let namedKeys = added.namedKeys;
  if (current !== undefined) {
    const previous = readGsTyped(context, Key.hash(current.contractHash), 'Contract');
    namedKeys = new Map([...namedKeys, ...previous.namedKeys]);
  }
  const refusal = carryForwardMessageTopics(
    context,
    current && EntityAddr.smartContract(current.contractHash),
    EntityAddr.smartContract(contractHash),
    added.newTopics,
  );
  if (refusal !== 0) return { _tag: 'Refused', apiError: refusal };

  const { protocolVersion } = blockInfo;
  const contract = new Contract({
    contractPackageHash: added.packageHash,
    contractWasmHash: wasmHash,
    namedKeys,
    entryPoints: entryPointsFrom([...added.entryPoints.values()].map(toContractEntryPoint)),
    protocolVersion,
  });
  const { contractPackage, key } = owned.insertContractVersion(protocolVersion.major, contractHash);
  meteredWriteUnsafe(context, Key.hash(wasmHash), { _tag: 'ContractWasm', value: { bytes } });
  meteredWriteUnsafe(context, Key.hash(contractHash), { _tag: 'Contract', value: contract });
  meteredWriteUnsafe(context, Key.hash(added.packageHash), { _tag: 'ContractPackage', value: contractPackage });
  return { _tag: 'Added', contractHash, version: key.contractVersion };
}

/** The running module with nothing but what these entry points need. */
export function storedModule(runtime: Runtime, entryPoints: ReadonlyMap<string, unknown>): Uint8Array {
  const module: PreparedModule | undefined = runtime.module;
  if (module === undefined) throw execError.wasmPreprocessing('Missing module');
  const names = [...entryPoints.keys()].sort(compareUtf8);
  return withExecErrors(() => module.storedBytes(names));
}
