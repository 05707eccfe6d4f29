/**
 * Executes Wasm on a state. Nothing is committed: the result carries the effects.
 *
 * Answers to: casper-execution-engine `engine_state/mod.rs` (`ExecutionEngineV1::execute`), `execution/executor.rs`.
 *
 * @module
 */

import { isBytesError, rustMessage } from '../bytes/bytesError';
import { compareBytes } from '../bytes/compareBytes';
import { DEFAULT_MAX_QUERY_DEPTH, type EngineConfig } from '../config/engineConfig';
import { toExecError } from '../runtime/errorConversion';
import { execError } from '../runtime/execError';
import { executeContract } from '../runtime/executeContract';
import { executeModuleBytes } from '../runtime/executeModuleBytes';
import { Execution } from '../runtime/execution';
import type { ExecutionRecorder } from '../runtime/executionRecorder';
import { GasMeter } from '../runtime/gasMeter';
import { isHostLimit, isTooLong } from '../runtime/hostLimit';
import { Runtime } from '../runtime/runtime';
import { RuntimeContext, transfersInOrder } from '../runtime/runtimeContext';
import { RuntimeStack } from '../runtime/runtimeStack';
import { AddressGenerator } from '../state/addressGenerator';
import type { RootedState } from '../state/stateReader';
import { TrackingCopy } from '../state/trackingCopy';
import { type AddressedFootprint, authorizedRuntimeFootprintByAccount } from '../state/trackingCopyExtEntity';
import type { AccountHash } from '../types/accountHash';
import type { CLValue } from '../types/clValue';
import { ContextAccessRights } from '../types/contextAccessRights';
import { initiatorAccountHash } from '../types/initiatorAddr';
import { Key } from '../types/key';
import { ProtocolVersion } from '../types/protocolVersion';
import { sortedEntries } from '../types/sortedEntries';
import type { WasmEngine } from '../wasm/instance';
import { type ExecutionKind, executionKindOf } from './executionKind';
import type { WasmV1Request } from './wasmV1Request';
import { failedResult, preconditionFailure, type WasmV1Result } from './wasmV1Result';

/** What may be said besides the request. */
export interface ExecuteOptions {
  /** Whether the state's own records follow the entity model; by default as the engine's configuration says. */
  readonly enableAddressableEntity?: boolean;
  readonly maxQueryDepth?: number;
  /** Told about frames, host calls and what gas is spent on. */
  readonly recorder?: ExecutionRecorder;
  /** Run on the exact interpreter from the start. */
  readonly interpreter?: boolean;
}

/** The argument that limits what may leave the initiator's main purse. */
const ARG_AMOUNT = 'amount';

/**
 * Executes a request on a state.
 *
 * What the code or the protocol does wrong is the result's `error`; only where the reference engine panics this throws
 * (`EnginePanic`).
 */
export function executeWasmV1(
  request: WasmV1Request,
  state: RootedState,
  config: EngineConfig,
  options: ExecuteOptions = {},
): WasmV1Result {
  let engine: WasmEngine | undefined = options.interpreter === true ? 'interpreter' : undefined;
  for (;;) {
    try {
      return executeOnce(request, state, config, options, engine);
    } catch (thrown) {
      // What was done is forgotten with the tracking copy.
      if (isTooLong(thrown) && engine === undefined) engine = 'v8';
      else if (isHostLimit(thrown) && engine !== 'interpreter') engine = 'interpreter';
      else throw thrown;
    }
  }
}

function executeOnce(
  request: WasmV1Request,
  state: RootedState,
  config: EngineConfig,
  options: ExecuteOptions,
  engine: WasmEngine | undefined,
): WasmV1Result {
  const { gasLimit } = request;
  options.recorder?.executionBegun(gasLimit);
  const trackingCopy = new TrackingCopy(state, {
    maxQueryDepth: options.maxQueryDepth ?? DEFAULT_MAX_QUERY_DEPTH,
    enableAddressableEntity: options.enableAddressableEntity ?? config.enableEntity,
  });
  const initiator = initiatorAccountHash(request.initiatorAddr);
  const authorizationKeys = sortedEntries(request.authorizationKeys, compareAccountHashes);

  let found: AddressedFootprint;
  let kind: ExecutionKind;
  let spendingLimit: bigint;
  try {
    const { major, minor, patch } = config.protocolVersion;
    const protocolVersion = ProtocolVersion.fromParts(major, minor, patch);
    const { administrativeAccounts } = config;
    const authorization = { authorizationKeys, administrativeAccounts };
    found = authorizedRuntimeFootprintByAccount(trackingCopy, protocolVersion, initiator, authorization);
    kind = executionKindOf(request.executableItem, found.footprint.namedKeys);
    spendingLimit = spendingLimitOf(request);
  } catch (thrown) {
    const error = toExecError(thrown);
    if (error === undefined) throw thrown;
    return preconditionFailure(error, gasLimit);
  }

  const execution = new Execution({
    trackingCopy,
    config,
    blockInfo: request.blockInfo,
    stateHash: () => state.stateRootHash(),
    transactionHash: request.transactionHash,
    phase: request.phase,
    initiator,
    authorizationKeys,
    addressGenerator: AddressGenerator.create(request.transactionHash.digest, request.phase),
    runtimeFootprint: found.footprint,
    installUpgradeAllowed: kind._tag === 'Stored' || kind.installUpgradeAllowed,
    engine,
    recorder: options.recorder,
    executeContract,
  });
  const context = initialContext(execution, found, request, spendingLimit);
  const stack = RuntimeStack.fromAccountHash(initiator, config.maxRuntimeCallStackHeight);
  const { output } = execution;

  let ret: CLValue;
  try {
    ret =
      kind._tag === 'ModuleBytes'
        ? executeModuleBytes(context, stack, kind.moduleBytes)
        : executeContract(new Runtime(context, stack), kind.identifier, request.entryPoint, request.args);
  } catch (thrown) {
    const error = toExecError(thrown);
    if (error === undefined) throw thrown;
    return failedResult(error, { gasLimit, consumed: context.gas.consumed, output });
  }
  return {
    gasLimit,
    consumed: context.gas.consumed,
    effects: trackingCopy.effects(),
    transfers: transfersInOrder(context.transfers),
    messages: trackingCopy.messages(),
    error: undefined,
    ret,
    output,
  };
}

function initialContext(
  execution: Execution,
  { entityAddr, footprint }: AddressedFootprint,
  { args, gasLimit }: WasmV1Request,
  remainingSpendingLimit: bigint,
): RuntimeContext {
  const { config, initiator } = execution;
  return new RuntimeContext(execution, {
    contextKey: config.enableEntity ? Key.addressableEntity(entityAddr) : Key.account(initiator),
    entryPointType: 'Caller',
    namedKeys: footprint.namedKeys,
    accessRights: new ContextAccessRights(entityAddr.addr, footprint.urefs()),
    args,
    gas: new GasMeter(gasLimit, gasLimit),
    transfers: undefined,
    remainingSpendingLimit,
    emitMessageCost: BigInt(config.wasmConfig.v1.hostFunctionCosts.emitMessage.cost),
    paymentPurse: undefined,
  });
}

/** The argument `amount`, if it is a number of 64 or 512 bits, else 0. */
function spendingLimitOf({ args }: WasmV1Request): bigint {
  try {
    return args.tryGetNumber(ARG_AMOUNT);
  } catch (thrown) {
    if (isBytesError(thrown)) throw execError.clValue(rustMessage(thrown));
    throw thrown;
  }
}

function compareAccountHashes(left: AccountHash, right: AccountHash): number {
  return compareBytes(left.bytes, right.bytes);
}
