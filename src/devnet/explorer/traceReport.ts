/**
 * What happened inside a transaction: who called what, what the gas was spent on, and why it failed.
 *
 * @module
 */
import { codeText } from '../../report/callTree';
import { explainFailure } from '../../report/explainFailure';
import type { Surroundings } from '../../report/failure';
import { Labels } from '../../report/labels';
import type { CallFrame, ExecutionTrace, GasSplit } from '../../runtime/executionTrace';
import type { Chain } from '../chain/chain';
import type { ChainState } from '../chain/chainState';
import type { Json, JsonObject } from '../json/exactJson';
import { type ExecutedTransaction, stateBefore, tracesOf } from './replay';
import { namesOf, withNames } from './stateNames';
import { AS_IS, SHORT_TEXT } from './valueTexts';

/** Frames that are shown: a loop can make many thousands. */
const MOST_FRAMES = 1000;
/** Letters of the arguments of a call. */
const LONGEST_ARGUMENTS = 600;
const NO_LABELS = new Labels();

/** See the module's description. @throws CasperTestError `NOT_SUPPORTED` when it comes to something else now */
export function traceTransaction(chain: Chain, transaction: ExecutedTransaction): Json {
  const state = stateBefore(chain, transaction);
  const names = namesOf(chain, transaction.record.state);
  const { output } = transaction.artifact;
  return withNames(
    {
      executions: tracesOf(chain, transaction).map(({ phase, trace }) => ({
        phase,
        gas: gasJson(trace.gas),
        calls: new FrameWriter(trace).frame(trace.root),
        explanation: explainFailure({ trace, output, labels: names, surroundings: surroundingsIn(state) }),
      })),
    },
    names,
  );
}

function gasJson({ instructions, hostCalls, storage, systemContracts }: GasSplit): JsonObject {
  return {
    instructions: instructions.toString(),
    host_calls: hostCalls.toString(),
    storage: storage.toString(),
    system_contracts: systemContracts.toString(),
  };
}

class FrameWriter {
  readonly #trace: ExecutionTrace;
  #left = MOST_FRAMES;

  constructor(trace: ExecutionTrace) {
    this.#trace = trace;
  }

  frame(frame: CallFrame): JsonObject {
    this.#left--;
    const { end, steps, gas, ownGas } = frame;
    const called = steps.flatMap((step) => (step._tag === 'Frame' ? [step.frame] : []));
    const calls: Json[] = [];
    for (const each of called) {
      if (this.#left <= 0) break;
      calls.push(this.frame(each));
    }
    return {
      text: frameText(frame),
      gas: gas.toString(),
      own_gas: gasJson(ownGas),
      host_calls: hostCallsJson(frame),
      returned: end._tag === 'Returned' && end.value.clType._tag !== 'Unit' ? SHORT_TEXT.value(end.value) : null,
      error: end._tag === 'Failed' ? end.error.message : null,
      failed_here: frame === this.#trace.failedIn,
      calls,
      hidden_calls: called.length - calls.length,
    };
  }
}

/** Session code has one entry point, which goes without saying. */
function frameText({ code, entryPoint, args }: CallFrame): string {
  const isModule = code._tag === 'Session' || code._tag === 'Payment';
  const name = codeText(code, { labels: NO_LABELS, legend: AS_IS });
  return `${name}${isModule ? '' : `.${entryPoint}`}(${SHORT_TEXT.args(args, LONGEST_ARGUMENTS)})`;
}

/** Host calls by name, the dearest first. */
function hostCallsJson({ steps }: CallFrame): Json {
  const byName = new Map<string, { count: number; gas: bigint }>();
  for (const step of steps) {
    if (step._tag !== 'HostCall') continue;
    const { name, gas } = step.call;
    const sum = byName.get(name) ?? { count: 0, gas: 0n };
    byName.set(name, { count: sum.count + 1, gas: sum.gas + gas });
  }
  return [...byName]
    .sort(([, left], [, right]) => (left.gas < right.gas ? 1 : left.gas > right.gas ? -1 : 0))
    .map(([name, { count, gas }]) => ({ name, count, gas: gas.toString() }));
}

function surroundingsIn(state: ChainState): Surroundings {
  return {
    kindAt: (key) => state.read(key.normalize())?._tag,
    wasNotCommitted: () => false,
    ownerOf: () => undefined,
  };
}
