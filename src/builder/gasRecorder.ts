/**
 * Writes what executions consumed to the folder that the gas reporter made, one line of JSON each as soon as it is known: nothing is
 * kept in memory, no end of the file or of the worker has to be waited for, and workers write to files of their own.
 *
 * @module
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { WasmV1Request } from '../engine/wasmV1Request';
import type { WasmV1Result } from '../engine/wasmV1Result';
import { type FrameGas, GAS_USES, type GasUse, gasOfFrame } from '../report/gasOfFrame';
import type { Labels } from '../report/labels';
import type { CallCode, CallFrame, ExecutionTrace } from '../runtime/executionTrace';
import type { AccountHash } from '../types/accountHash';
import { SYSTEM_ENTITY_NAMES } from '../types/systemEntityType';
import type { ObservedExecution } from './executionObserver';
import { fixtureScope } from './fixtureScope';
import { runningTestFile } from './testLocation';
import type { WasmTestBuilder } from './wasmTestBuilder';

/** What gas is counted of: a module of session or payment code, an entry point of a contract. */
export interface GasSource {
  readonly kind: 'Session' | 'Payment' | 'Contract' | 'System';
  /** Name of the contract; absolute path of the Wasm file; absent where neither is known. */
  readonly name?: string;
  /** Of a contract. */
  readonly entryPoint?: string;
}

/** One frame of an execution, as it is written down. Gas is in decimal digits. */
export interface GasSample extends GasSource {
  readonly failed: boolean;
  readonly gas: string;
  readonly split: Readonly<Record<GasUse, string>>;
}

/** One line: an execution. */
export interface GasLine {
  /** Absolute path of the test file; absent if it is not known. */
  readonly testFile?: string;
  readonly samples: readonly GasSample[];
}

/** What ends the names of the files with lines. */
export const GAS_LINES_SUFFIX = '.jsonl';

/** Writes down what executions consumed. */
export class GasRecorder {
  readonly #file: string;
  readonly #wasmFiles = new WeakMap<Uint8Array, string>();

  /** @param folder of the run */
  constructor(folder: string) {
    this.#file = join(folder, `${process.pid}-${threadId}${GAS_LINES_SUFFIX}`);
  }

  /** Takes note of the file that bytes of Wasm are from. */
  noteWasmFile(path: string, bytes: Uint8Array): void {
    this.#wasmFiles.set(bytes, path);
  }

  /** Writes an execution down. */
  executed(result: WasmV1Result, trace: ExecutionTrace, { builder, request }: ObservedExecution): void {
    if (!trace.started) return;
    const names = new ContractNames(builder, result, trace);
    const samples = framesOf(trace.root).flatMap((frame): GasSample[] => {
      const source = this.#sourceOf(frame, request, names);
      return source === undefined ? [] : [sampleOf(source, frame)];
    });
    const testFile = testFileOfJest();
    const line: GasLine = { ...(testFile === undefined ? {} : { testFile }), samples };
    try {
      appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
    } catch (error) {
      // A run that was interrupted has taken its folder away.
      if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
    }
  }

  #sourceOf(
    { code, entryPoint, declaration, depth }: CallFrame,
    request: WasmV1Request,
    names: ContractNames,
  ): GasSource | undefined {
    switch (code._tag) {
      case 'Session':
      case 'Payment': {
        const { executableItem: item } = request;
        const name = item._tag === 'Invocation' ? undefined : this.#wasmFiles.get(item.moduleBytes);
        return { kind: code._tag, ...(name === undefined ? {} : { name }) };
      }
      case 'Contract': {
        if (declaration === undefined) return undefined; // No such entry point, so nothing ran.
        const name = names.of(code);
        return { kind: 'Contract', ...(name === undefined ? {} : { name }), entryPoint };
      }
      case 'System':
        // Called by code they are part of what that costs.
        return depth === 1 ? { kind: 'System', name: SYSTEM_ENTITY_NAMES[code.system], entryPoint } : undefined;
      default:
        return undefined; // Not found, so nothing ran.
    }
  }
}

type ContractCode = Extract<CallCode, { readonly _tag: 'Contract' }>;

/** Names of contracts, looked up when there is one. */
class ContractNames {
  readonly #builder: WasmTestBuilder;
  readonly #result: WasmV1Result;
  readonly #trace: ExecutionTrace;
  #before: Labels | undefined;
  #after: Labels | undefined;

  constructor(builder: WasmTestBuilder, result: WasmV1Result, trace: ExecutionTrace) {
    this.#builder = builder;
    this.#result = result;
    this.#trace = trace;
  }

  /** The first version of a package is `counter` whatever comes later, the second `counter v2`. */
  of({ contractHash, version = 1 }: ContractCode): string | undefined {
    this.#before ??= this.#builder.labels(this.#accounts());
    const label = this.#before.nameOf(contractHash) ?? this.#labelsAfter().nameOf(contractHash);
    if (label === undefined) return undefined;
    const suffix = ` v${version}`;
    const name = label.endsWith(suffix) ? label.slice(0, -suffix.length) : label;
    return version === 1 ? name : `${name}${suffix}`;
  }

  /** A contract that the execution itself installs has its name only then. */
  #labelsAfter(): Labels {
    const { current } = fixtureScope;
    fixtureScope.current = undefined; // What looks is no builder of the test's.
    try {
      this.#after ??= this.#builder.labelsAfter(this.#result.effects, this.#accounts());
      return this.#after;
    } finally {
      fixtureScope.current = current;
    }
  }

  #accounts(): readonly AccountHash[] {
    return [this.#trace.initiator, ...this.#trace.authorizationKeys];
  }
}

function framesOf(frame: CallFrame): readonly CallFrame[] {
  return [frame, ...frame.steps.flatMap((step) => (step._tag === 'Frame' ? framesOf(step.frame) : []))];
}

function sampleOf(source: GasSource, frame: CallFrame): GasSample {
  return {
    ...source,
    failed: frame.end._tag === 'Failed',
    gas: frame.gas.toString(),
    split: inDigits(gasOfFrame(frame)),
  };
}

function inDigits(gas: FrameGas): GasSample['split'] {
  return Object.fromEntries(GAS_USES.map((use) => [use, gas[use].toString()])) as GasSample['split'];
}

/** With `injectGlobals: false` and an environment of another package, Jest tells which file it runs here only. */
function testFileOfJest(): string | undefined {
  const path = runningTestFile();
  if (path !== undefined) return path;
  try {
    const { expect } = require('@jest/globals') as { expect: { getState(): { testPath?: string } } };
    return expect.getState().testPath;
  } catch {
    return undefined;
  }
}
