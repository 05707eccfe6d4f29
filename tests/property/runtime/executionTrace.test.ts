/**
 * Traces of every execution of every conformance scenario, recorded while it runs: the scenarios keep their vectors, no gas is lost
 * or counted twice, and what V8 and the interpreter leave is the same.
 */
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { executeTraced } from '../../../src/engine/tracedExecution';
import type { CallFrame, ExecutionObserver, ExecutionTrace, TraceStep } from '../../../src/index';
import { totalGas } from '../../../src/runtime/gasLedger';
import { checkScenario } from '../../conformance/runner/checkScenario';
import { failureText } from '../../conformance/runner/failureText';
import { findScenarios } from '../../conformance/runner/files';

const OBSERVER = Symbol.for('casper-engine-test-support.observer');
const SCENARIOS = join(__dirname, '../../conformance');
/** Every n-th execution is run on the interpreter as well: all of them take minutes. */
const EVERY = 15;

let count = 0;
let problems: string[] = [];

function framesOf(steps: readonly TraceStep[]): readonly CallFrame[] {
  return steps.flatMap((step) => (step._tag === 'Frame' ? [step.frame] : []));
}

function checkFrame(frame: CallFrame): void {
  const called = framesOf(frame.steps);
  let below = totalGas(frame.ownGas);
  for (const each of called) below += each.gas;
  if (below !== frame.gas) problems.push(`${frame.entryPoint}: ${frame.gas} is not the sum ${below}`);
  if (Object.values(frame.ownGas).some((gas) => gas < 0n)) problems.push(`${frame.entryPoint}: less than no gas`);
  let ofCalls = 0n;
  for (const step of frame.steps) if (step._tag === 'HostCall') ofCalls += step.call.gas;
  const { hostCalls, storage } = frame.ownGas;
  if (frame.code._tag !== 'System' && ofCalls !== hostCalls + storage) problems.push(`${frame.entryPoint}: host calls`);
  if (called.some(({ depth }) => depth !== frame.depth + 1)) problems.push(`${frame.entryPoint}: depth`);
  for (const each of called) checkFrame(each);
}

/** The shape of a trace, without what differs between runs of the same. */
function outline({ root, gas, started, error, reads }: ExecutionTrace): unknown {
  return { root: frameOutline(root), gas, started, error, reads: reads.map(String) };
}

function frameOutline({ code, entryPoint, gas, ownGas, end, steps }: CallFrame): unknown {
  return {
    code,
    entryPoint,
    gas,
    ownGas,
    end: end._tag === 'Failed' ? end.error.message : end.value.toString(),
    steps: steps.map((step) =>
      step._tag === 'Frame'
        ? frameOutline(step.frame)
        : [step.call.name, step.call.gas, step.call.returned, Object.keys(step.call.args)],
    ),
  };
}

const observer: ExecutionObserver = {
  recordsWhileRunning: true,
  executed(result, getTrace, { builder, request }) {
    const trace = getTrace();
    const { gas, root, failedIn, error } = trace;
    if (totalGas(gas) !== result.consumed) problems.push(`${totalGas(gas)} of ${result.consumed} gas accounted for`);
    if (root.gas !== result.consumed) problems.push(`the root has ${root.gas} of ${result.consumed} gas`);
    if (error !== result.error || (error === undefined) !== (failedIn === undefined)) problems.push('the error');
    checkFrame(root);
    count += 1;
    if (count % EVERY !== 0) return;
    const config = builder.engineConfig();
    const { enableAddressableEntity } = builder.chainspec().core;
    const options = { enableAddressableEntity, interpreter: true };
    const again = executeTraced(request, builder.globalState(), config, options);
    try {
      expect(outline(again.trace())).toEqual(outline(trace));
    } catch (difference) {
      problems.push((difference as Error).message);
    }
  },
};

beforeAll(() => {
  (globalThis as { [OBSERVER]?: ExecutionObserver })[OBSERVER] = observer;
});

afterAll(() => {
  (globalThis as { [OBSERVER]?: ExecutionObserver | undefined })[OBSERVER] = undefined;
});

for (const scenario of findScenarios([SCENARIOS])) {
  test(relative(SCENARIOS, scenario.path), () => {
    problems = [];
    const failure = checkScenario(scenario);
    expect(failure === undefined ? 'equal' : failureText(scenario, failure)).toBe('equal');
    expect(problems).toEqual([]);
  });
}

test('there were executions', () => {
  expect(count).toBeGreaterThan(5_000);
});
