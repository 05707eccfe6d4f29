/**
 * Makes a trace out of what an execution tells while it runs.
 *
 * @module
 */

import { bytesEqual } from '../bytes/compareBytes';
import { MINT_METHOD } from '../system/mintConstants';
import type { AccountHash } from '../types/accountHash';
import type { CLValue } from '../types/clValue';
import type { EntityEntryPoint } from '../types/entryPoint';
import type { Key } from '../types/key';
import type { RuntimeArgs } from '../types/runtimeArgs';
import type { CalledContract } from './contractFootprint';
import { toExecError } from './errorConversion';
import type { EngineError } from './execError';
import type { ExecutionRecorder, FrameStart } from './executionRecorder';
import type {
  CallCode,
  CallFrame,
  ExecutionTrace,
  FrameEnd,
  HostCall,
  Shortfall,
  TracedAccount,
  TraceStep,
} from './executionTrace';
import { factsOfHostCall, mintTransferShortfall } from './failureFacts';
import { GasLedger, type GasUse, type MutableGasSplit, noGas, totalGas } from './gasLedger';
import { decodeHostCallArguments } from './hostCallArguments';
import type { Runtime } from './runtime';
import type { RuntimeContext } from './runtimeContext';

/** Bytes of a page of Wasm memory. */
const PAGE = 65_536;

/** What the trace says besides what the execution tells. */
export interface RecordedFacts {
  readonly error: EngineError | undefined;
  readonly initiator: AccountHash;
  readonly authorizationKeys: readonly AccountHash[];
  readonly account: TracedAccount | undefined;
  readonly reads: readonly Key[];
  /** The frame that would have run, for an execution that was refused before it started. */
  readonly wouldRun: () => CallFrame;
  /** Asked for at most once. */
  readonly shortfall: () => Shortfall | undefined;
  /** Asked for at most once. */
  readonly limitHit: () => ExecutionTrace['limitHit'];
}

interface OpenHostCall {
  readonly name: string;
  readonly args: HostCall['args'];
  readonly gasBefore: bigint;
  gas: bigint;
  returned: number | undefined;
  error: EngineError | undefined;
  shortfall: Shortfall | undefined;
  available: readonly string[] | undefined;
  note: string | undefined;
}

type OpenStep =
  | { readonly _tag: 'HostCall'; readonly call: OpenHostCall }
  | { readonly _tag: 'Frame'; readonly frame: OpenFrame };

interface OpenFrame {
  code: CallCode;
  readonly entryPoint: string;
  declaration: EntityEntryPoint | undefined;
  readonly args: RuntimeArgs;
  readonly depth: number;
  readonly ownGas: MutableGasSplit;
  readonly steps: OpenStep[];
  /** The host call that is being served. */
  call: OpenHostCall | undefined;
  end: FrameEnd | undefined;
  shortfall: Shortfall | undefined;
  memory: CallFrame['memory'];
  available: readonly string[] | undefined;
}

/** A recorder for one execution. */
export class TraceRecorder implements ExecutionRecorder {
  readonly #isPayment: boolean;
  #gasLimit = 0n;
  #ledger = new GasLedger(0n);
  #root: OpenFrame | undefined;
  #stack: OpenFrame[] = [];
  #storing = false;
  #lastHostCall: OpenHostCall | undefined;

  /** @param isPayment whether the module bytes are custom payment code */
  constructor(isPayment: boolean) {
    this.#isPayment = isPayment;
  }

  executionBegun(gasLimit: bigint): void {
    this.#gasLimit = gasLimit;
    this.#ledger = new GasLedger(gasLimit);
    this.#root = undefined;
    this.#stack = [];
    this.#storing = false;
    this.#lastHostCall = undefined;
  }

  frameEntered({ identifier, entryPoint, args }: FrameStart, context: RuntimeContext): void {
    this.#spend(context.gas.remaining);
    const frame: OpenFrame = {
      code:
        identifier === undefined
          ? { _tag: this.#isPayment ? 'Payment' : 'Session' }
          : { _tag: 'Unresolved', identifier },
      entryPoint,
      declaration: undefined,
      args,
      depth: this.#stack.length + 1,
      ownGas: noGas(),
      steps: [],
      call: undefined,
      end: undefined,
      shortfall: undefined,
      memory: undefined,
      available: undefined,
    };
    this.#stack.at(-1)?.steps.push({ _tag: 'Frame', frame });
    this.#root ??= frame;
    this.#stack.push(frame);
  }

  contractFound({ footprint, entityAddr, package: contractPackage }: CalledContract): void {
    const frame = this.#stack.at(-1);
    if (frame === undefined) return;
    const contractHash = entityAddr.addr;
    frame.declaration = footprint.entryPoints.get(frame.entryPoint);
    if (frame.declaration === undefined) frame.available = [...footprint.entryPoints.keys()];
    if (footprint.entityKind._tag === 'System') {
      frame.code = { _tag: 'System', system: footprint.entityKind.system, contractHash };
    } else if (footprint.packageHash !== undefined) {
      frame.code = {
        _tag: 'Contract',
        contractHash,
        packageHash: footprint.packageHash,
        version: contractPackage.versions.find((each) => bytesEqual(each.entityAddr.addr, contractHash))?.entityVersion,
        runsAs: frame.declaration?.entryPointType === 'Caller' ? 'Caller' : 'Contract',
      };
    }
  }

  codeEnded({ module, execution }: Runtime, bytes: number): void {
    const frame = this.#stack.at(-1);
    const imported = module?.module.imports.find(({ external }) => external.kind === 'memory')?.external;
    const declared = imported?.kind === 'memory' ? imported.limits.maximum : undefined;
    const limit = (declared ?? execution.config.wasmConfig.v1.maxMemory) * PAGE;
    if (frame !== undefined) frame.memory = { bytes, limit };
  }

  frameReturned(value: CLValue, context: RuntimeContext): void {
    const frame = this.#leaveFrame({ _tag: 'Returned', value }, context);
    if (frame?.code._tag === 'System' && frame.code.system === 'Mint' && frame.entryPoint === MINT_METHOD.transfer) {
      frame.shortfall = mintTransferShortfall(frame.args, value, context);
    }
  }

  frameFailed(thrown: unknown, context: RuntimeContext): void {
    const error = toExecError(thrown);
    // Anything else is no end of the execution: it starts again, or the engine itself broke.
    if (error !== undefined) this.#leaveFrame({ _tag: 'Failed', error }, context);
  }

  hostCallBegun(name: string, parameters: readonly number[], runtime: Runtime): void {
    const frame = this.#stack.at(-1);
    if (frame === undefined) return;
    this.#spend(runtime.context.gas.remaining);
    const memory = runtime.instance?.memory();
    const args = memory === undefined ? {} : decodeHostCallArguments(name, parameters, memory);
    const call: OpenHostCall = {
      name,
      args,
      gasBefore: this.#ledger.remaining,
      gas: 0n,
      returned: undefined,
      error: undefined,
      shortfall: undefined,
      available: undefined,
      note: undefined,
    };
    frame.steps.push({ _tag: 'HostCall', call });
    frame.call = call;
    this.#lastHostCall = call;
  }

  // biome-ignore lint/suspicious/noConfusingVoidType: as the interface has it
  hostCallReturned(returned: number | void, runtime: Runtime): void {
    this.#endHostCall(runtime.context, returned ?? undefined, undefined);
  }

  hostCallFailed(thrown: unknown, runtime: Runtime): void {
    const error = toExecError(thrown);
    this.#endHostCall(runtime.context, undefined, error?._tag === 'Ret' ? undefined : error);
  }

  storageChargeBegun(remaining: bigint): void {
    this.#spend(remaining);
    this.#storing = true;
  }

  storageChargeEnded(remaining: bigint): void {
    this.#spend(remaining);
    this.#storing = false;
  }

  gasRestored(remaining: bigint): void {
    this.#spend(remaining);
  }

  /** The most gas that was used up at any moment: a lower limit would not have been enough. */
  get gasNeeded(): bigint {
    return this.#gasLimit - this.#ledger.least;
  }

  /** The trace of the execution that was recorded. */
  finish(traced: RecordedFacts): ExecutionTrace {
    const { error } = traced;
    const started = this.#root !== undefined;
    const calls = new Map<OpenHostCall, HostCall>();
    const root = this.#root === undefined ? traced.wouldRun() : closeFrame(this.#root, calls);
    const gas = noGas();
    addGas(gas, root);
    const shortfall = once(traced.shortfall);
    const limitHit = once(traced.limitHit);
    return {
      root,
      started,
      initiator: traced.initiator,
      authorizationKeys: traced.authorizationKeys,
      account: traced.account,
      gas,
      reads: traced.reads,
      error,
      failedIn: error === undefined ? undefined : innermostFailure(root),
      lastHostCall: error === undefined || this.#lastHostCall === undefined ? undefined : calls.get(this.#lastHostCall),
      get shortfall() {
        return shortfall();
      },
      get limitHit() {
        return limitHit();
      },
    };
  }

  #endHostCall(context: RuntimeContext, returned: number | undefined, error: EngineError | undefined): void {
    const frame = this.#stack.at(-1);
    const call = frame?.call;
    if (frame === undefined || call === undefined) return;
    this.#spend(context.gas.remaining);
    frame.call = undefined;
    const { name, args, gasBefore } = call;
    Object.assign(call, { returned, error, ...factsOfHostCall({ name, args, returned, error, gasBefore }, context) });
  }

  #leaveFrame(end: FrameEnd, context: RuntimeContext): OpenFrame | undefined {
    this.#spend(context.gas.remaining);
    const frame = this.#stack.pop();
    if (frame !== undefined) frame.end = end;
    return frame;
  }

  /** Books what was spent until now on whoever had the say until now. */
  #spend(remaining: bigint): void {
    const frame = this.#stack.at(-1);
    if (frame !== undefined) this.#ledger.spend(remaining, frame.ownGas, this.#use(frame), frame.call);
  }

  #use(frame: OpenFrame): GasUse {
    if (this.#storing) return 'storage';
    if (frame.call !== undefined) return 'hostCalls';
    return frame.code._tag === 'System' ? 'systemContracts' : 'instructions';
  }
}

function closeFrame(open: OpenFrame, calls: Map<OpenHostCall, HostCall>): CallFrame {
  const { code, entryPoint, declaration, args, depth, shortfall, memory, available } = open;
  const steps = open.steps.map((step): TraceStep => {
    if (step._tag === 'Frame') return { _tag: 'Frame', frame: closeFrame(step.frame, calls) };
    const { name, args, gas, returned, error, shortfall, available, note } = step.call;
    const call: HostCall = { name, args, gas, returned, error, shortfall, available, note };
    calls.set(step.call, call);
    return { _tag: 'HostCall', call };
  });
  let gas = totalGas(open.ownGas);
  for (const step of steps) if (step._tag === 'Frame') gas += step.frame.gas;
  const end = open.end;
  if (end === undefined) throw new Error('A frame was entered and not left: the recording ended too early.');
  const ownGas = { ...open.ownGas };
  return { code, entryPoint, declaration, args, depth, gas, ownGas, steps, end, shortfall, memory, available };
}

function addGas(sum: MutableGasSplit, { ownGas, steps }: CallFrame): void {
  for (const use of Object.keys(sum) as GasUse[]) sum[use] += ownGas[use];
  for (const step of steps) if (step._tag === 'Frame') addGas(sum, step.frame);
}

function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

/** Follows an error from the root to where it came from. */
function innermostFailure(root: CallFrame): CallFrame | undefined {
  let frame = root;
  if (frame.end._tag !== 'Failed') return undefined;
  for (;;) {
    const last = frame.steps.at(-1);
    if (last?._tag !== 'Frame' || !failedAlike(last.frame, frame)) return frame;
    frame = last.frame;
  }
}

function failedAlike({ end: inner }: CallFrame, { end: outer }: CallFrame): boolean {
  return (
    inner._tag === 'Failed' &&
    outer._tag === 'Failed' &&
    inner.error._tag === outer.error._tag &&
    inner.error.message === outer.error.message
  );
}
