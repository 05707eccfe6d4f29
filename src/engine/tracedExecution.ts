/**
 * An execution with a trace of what happened in it.
 *
 * @module
 */

import { DEFAULT_MAX_QUERY_DEPTH, type EngineConfig } from '../config/engineConfig';
import type { WasmConfig } from '../config/wasmConfig';
import type { EngineError } from '../runtime/execError';
import type { CallCode, CallFrame, ExecutionTrace, Shortfall, TracedAccount } from '../runtime/executionTrace';
import { noGas } from '../runtime/gasLedger';
import { TraceRecorder } from '../runtime/traceRecorder';
import type { MerkleProof } from '../state/merkleProof';
import type { RootedState } from '../state/stateReader';
import { TrackingCopy } from '../state/trackingCopy';
import { runtimeFootprintByAccountHash } from '../state/trackingCopyExtEntity';
import { MAX_WEIGHT } from '../types/associatedKeys';
import { initiatorAccountHash } from '../types/initiatorAddr';
import type { Key } from '../types/key';
import { Phase } from '../types/phase';
import { ProtocolVersion } from '../types/protocolVersion';
import type { RuntimeFootprint } from '../types/runtimeFootprint';
import type { StoredValue } from '../types/storedValue';
import { trapMessage } from '../wasm/traps';
import { type ExecuteOptions, executeWasmV1 } from './executeWasmV1';
import type { WasmV1Request } from './wasmV1Request';
import type { WasmV1Result } from './wasmV1Result';

/** 1,000 CSPR in gas, which V8 uses up in some tenths of a second. */
const MOST_GAS_MORE = 1_000_000_000_000n;

/** A result with its trace, which is put together when asked for. */
export interface TracedExecution {
  readonly result: WasmV1Result;
  readonly trace: () => ExecutionTrace;
}

/** Executes as {@link executeWasmV1} does, recording. The result is the same. */
export function executeTraced(
  request: WasmV1Request,
  state: RootedState,
  config: EngineConfig,
  options: Omit<ExecuteOptions, 'recorder'> = {},
): TracedExecution {
  const recorder = new TraceRecorder(request.phase === Phase.Payment);
  const watched = new WatchedState(state);
  const result = executeWasmV1(request, watched, config, { ...options, recorder });
  const { error } = result;
  let trace: ExecutionTrace | undefined;
  const finish = (): ExecutionTrace => {
    const account = error === undefined ? undefined : initiatorFootprint(request, state, config, options);
    return recorder.finish({
      error,
      initiator: initiatorAccountHash(request.initiatorAddr),
      authorizationKeys: request.authorizationKeys,
      account: account && tracedAccount(account),
      reads: watched.keysRead(),
      wouldRun: () => frameThatWouldRun(request, error!, account),
      shortfall: () =>
        error?._tag === 'GasLimit'
          ? { what: 'gas', needed: gasNeeded(request, state, config, options), had: request.gasLimit }
          : error && authorizationShortfall(error, request, account),
      limitHit: () => limitHit(result, request, state, config, options),
    });
  };
  return {
    result,
    trace: () => {
      trace ??= finish();
      return trace;
    },
  };
}

/**
 * Gas that an execution needs which ran out of it, if that is not more than {@link MOST_GAS_MORE} above what it had: code that never
 * ends is not followed for ever.
 *
 * @returns undefined when that is not enough either, or the execution then fails for another reason
 */
function gasNeeded(
  request: WasmV1Request,
  state: RootedState,
  config: EngineConfig,
  options: ExecuteOptions,
): bigint | undefined {
  const recorder = new TraceRecorder(false);
  const generous = { ...request, gasLimit: request.gasLimit + MOST_GAS_MORE };
  const { error } = executeWasmV1(generous, state, config, { ...options, recorder });
  return error === undefined ? recorder.gasNeeded : undefined;
}

/** What trapped code would have needed more of, if it would have come further with more. */
function limitHit(
  { error, consumed }: WasmV1Result,
  request: WasmV1Request,
  state: RootedState,
  config: EngineConfig,
  options: ExecuteOptions,
): ExecutionTrace['limitHit'] {
  // The limits of stored contracts are part of their bytes.
  if (error?.message !== trapMessage('Unreachable') || request.executableItem._tag === 'Invocation') return undefined;
  const goesOnWith = (more: Partial<WasmConfig>): boolean => {
    const wasmConfig = { ...config.wasmConfig, v1: { ...config.wasmConfig.v1, ...more } };
    const other = executeWasmV1(request, state, { ...config, wasmConfig }, options);
    return other.consumed !== consumed;
  };
  const { maxStackHeight, maxMemory } = config.wasmConfig.v1;
  if (goesOnWith({ maxStackHeight: 2 * maxStackHeight })) return 'StackHeight';
  return goesOnWith({ maxMemory: 4 * maxMemory }) ? 'Memory' : undefined;
}

/** A state that remembers what was read from it. */
class WatchedState implements RootedState {
  readonly #state: RootedState;
  readonly #read = new Map<string, Key>();

  constructor(state: RootedState) {
    this.#state = state;
  }

  keysRead(): readonly Key[] {
    return [...this.#read.values()];
  }

  stateRootHash(): Uint8Array {
    return this.#state.stateRootHash();
  }

  read(key: Key): StoredValue | undefined {
    this.#note(key);
    return this.#state.read(key);
  }

  readWithProof(key: Key): MerkleProof | undefined {
    this.#note(key);
    return this.#state.readWithProof(key);
  }

  keysWithPrefix(prefix: Uint8Array): readonly Key[] {
    return this.#state.keysWithPrefix(prefix);
  }

  #note(key: Key): void {
    if (!this.#read.has(key.id)) this.#read.set(key.id, key);
  }
}

/** The account as it was before, if there is one. */
function initiatorFootprint(
  request: WasmV1Request,
  state: RootedState,
  config: EngineConfig,
  options: ExecuteOptions,
): RuntimeFootprint | undefined {
  const copy = new TrackingCopy(state, {
    maxQueryDepth: DEFAULT_MAX_QUERY_DEPTH,
    enableAddressableEntity: options.enableAddressableEntity ?? config.enableEntity,
  });
  const { major, minor, patch } = config.protocolVersion;
  try {
    const initiator = initiatorAccountHash(request.initiatorAddr);
    return runtimeFootprintByAccountHash(copy, ProtocolVersion.fromParts(major, minor, patch), initiator).footprint;
  } catch {
    // There is none, which is what the execution's own error says.
    return undefined;
  }
}

function tracedAccount({ associatedKeys, actionThresholds }: RuntimeFootprint): TracedAccount {
  const { deployment, keyManagement } = actionThresholds;
  return {
    associatedKeys: associatedKeys.entries,
    deployment: deployment ?? MAX_WEIGHT,
    keyManagement: keyManagement ?? MAX_WEIGHT,
  };
}

function frameThatWouldRun(
  { executableItem, entryPoint, args }: WasmV1Request,
  error: EngineError,
  account: RuntimeFootprint | undefined,
): CallFrame {
  const isUnknownName = error._tag === 'NamedKeyNotFound' || error._tag === 'InvalidKeyVariant';
  return {
    code: codeThatWouldRun(executableItem),
    entryPoint,
    declaration: undefined,
    args,
    depth: 1,
    gas: 0n,
    ownGas: noGas(),
    steps: [],
    end: { _tag: 'Failed', error },
    shortfall: undefined,
    memory: undefined,
    available: isUnknownName && account !== undefined ? [...account.namedKeys.keys()] : undefined,
  };
}

function codeThatWouldRun(item: WasmV1Request['executableItem']): CallCode {
  if (item._tag !== 'Invocation') return { _tag: item._tag === 'PaymentBytes' ? 'Payment' : 'Session' };
  const { target } = item;
  switch (target._tag) {
    case 'ByHash':
      return { _tag: 'Unresolved', identifier: { _tag: 'Contract', contractHash: target.hash } };
    case 'ByPackageHash': {
      const { addr: packageHash, version, protocolVersionMajor } = target;
      return { _tag: 'Unresolved', identifier: { _tag: 'Package', packageHash, version, protocolVersionMajor } };
    }
    case 'ByName':
    case 'ByPackageName':
      return { _tag: 'Named', name: target.name };
  }
}

/** What the signers lack, when they may not act for the account. */
function authorizationShortfall(
  error: EngineError,
  { authorizationKeys }: WasmV1Request,
  account: RuntimeFootprint | undefined,
): Shortfall | undefined {
  const threshold = account?.actionThresholds.deployment;
  if (account === undefined || threshold === undefined || error._tag !== 'TrackingCopy') return undefined;
  if (account.canAuthorize(authorizationKeys) && account.canDeployWith(authorizationKeys)) return undefined;
  return {
    what: 'weight of the signers, for deployment',
    needed: BigInt(threshold),
    had: BigInt(account.associatedKeys.weightOf(authorizationKeys)),
  };
}
