/** How long and deep trees of calls are cut short. */
import { expect, test } from '@jest/globals';
import { RuntimeArgs, TEST_ACCOUNTS } from '../../../src/index';
import { callTreeLines } from '../../../src/report/callTree';
import { Labels, Legend } from '../../../src/report/labels';
import { ValueText } from '../../../src/report/valueText';
import { execError } from '../../../src/runtime/execError';
import type { CallFrame, ExecutionTrace } from '../../../src/runtime/executionTrace';
import { noGas } from '../../../src/runtime/gasLedger';
import { CLValue } from '../../../src/types/clValue';

const { alice } = TEST_ACCOUNTS;
const HASH = new Uint8Array(32).fill(0x1f);
const FAILED = { _tag: 'Failed', error: execError.invalidContext() } as const;

function frame(entryPoint: string, depth: number, called: readonly CallFrame[] = [], failed = false): CallFrame {
  const code = { _tag: 'Contract', contractHash: HASH, packageHash: HASH, version: 1, runsAs: 'Contract' } as const;
  return {
    code,
    entryPoint,
    declaration: undefined,
    args: RuntimeArgs.empty(),
    depth,
    gas: called.reduce((sum, { gas }) => sum + gas, 1_000n),
    ownGas: { ...noGas(), instructions: 1_000n },
    steps: called.map((each) => ({ _tag: 'Frame', frame: each })),
    end: failed ? FAILED : { _tag: 'Returned', value: CLValue.unit() },
    shortfall: undefined,
    memory: undefined,
    available: undefined,
  };
}

function lines(root: CallFrame, failedIn: CallFrame): string {
  const labels = new Labels(new Map([['1f'.repeat(32), 'token']]));
  const legend = new Legend(labels);
  const trace: ExecutionTrace = {
    root,
    started: true,
    initiator: alice.accountHash,
    authorizationKeys: [],
    account: undefined,
    gas: noGas(),
    reads: [],
    error: FAILED.error,
    failedIn,
    lastHostCall: undefined,
    shortfall: undefined,
    limitHit: undefined,
  };
  return `\n${callTreeLines(trace, { labels, legend, text: new ValueText(labels, legend) }).join('\n')}\n`;
}

test('of many calls the first and the last are shown', () => {
  const last = frame('burn', 2, [], true);
  const called = Array.from({ length: 40 }, (_, index) => frame(`transfer_${index}`, 2));
  expect(lines(frame('pay_all', 1, [...called, last], true), last)).toMatchSnapshot();
});

test('of many lines the first and the last are shown', () => {
  const bottom = frame('bottom', 13, [], true);
  let root = bottom;
  for (let depth = 12; depth > 0; depth--) {
    root = frame(`level_${depth}`, depth, [frame('a', depth + 1), frame('b', depth + 1), root], true);
  }
  const text = lines(root, bottom);
  expect(text.split('\n').length).toBeLessThan(30);
  expect(text).toMatchSnapshot();
});

test('one call is one line', () => {
  const root = frame('mint', 1, [], true);
  expect(lines(root, root)).toBe('\ntoken.mint()  1,000 gas  <- failed here\n');
});
