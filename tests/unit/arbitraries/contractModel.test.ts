/** Models of a CEP-18 token: the right one holds; of a wrong one the shortest way to see it is found, and printed as a test. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  type CasperTestError,
  InMemoryWasmTestBuilder,
  isCasperTestError,
  LOCAL_GENESIS_REQUEST,
  TEST_ACCOUNTS,
} from 'casper-engine-test-support';
import { contractModel, u8 } from 'casper-engine-test-support/arbitraries';
import fc from 'fast-check';
import { compilerProblems } from '../codegen/compilerProblems';
import { forgetfulModel, tokenModel } from './tokenModel';

const { alice, bob } = TEST_ACCOUNTS;
const SLOW = 300_000;

/** The text that an error prints as a test. */
const printedTest = (message: string): string => /As a test:\n\n([\s\S]*?)\n\nTo find it again/.exec(message)![1]!;

function failureOf(check: () => void): CasperTestError {
  try {
    check();
  } catch (error) {
    if (isCasperTestError(error)) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

test('a right model holds', () => tokenModel.check({ numRuns: Number(process.env.FC_NUM_RUNS ?? 8), seed: 5 }), SLOW);

describe('a model with a wrong rule', () => {
  test(
    'is found out, with the shortest sequence and the smallest arguments',
    () => {
      const { code, message } = failureOf(() => forgetfulModel.check({ seed: 42 }));
      expect(code).toBe('MODEL_FAILED');
      expect(message).toMatchSnapshot();
    },
    SLOW,
  );

  test(
    'is found again by the numbers',
    () => {
      const message = failureOf(() => forgetfulModel.check({ seed: 42, path: '20' })).message;
      const [, seed, path, replayPath] = /\{ seed: (-?\d+), path: '([^']+)', replayPath: '([^']+)' \}/.exec(message)!;
      const again = failureOf(() => forgetfulModel.check({ seed: Number(seed), path: path!, replayPath: replayPath! }));
      expect(printedTest(again.message)).toBe(printedTest(message));
      expect(again.message).toContain('sequence 1, shrunk 0 times');
    },
    SLOW,
  );

  test(
    'is printed as a test that compiles, runs and fails',
    () => {
      const text = printedTest(failureOf(() => forgetfulModel.check({ seed: 42, path: '20' })).message);
      expect(compilerProblems(text, join(__dirname, 'printed.test.ts'))).toEqual([]);
      // The same with the right rule is a test that passes.
      const fixed = text.replaceAll('forgetfulModel', 'tokenModel');
      const { status, stderr } = runAsProject({ 'printed.test.ts': text, 'fixed.test.ts': fixed });
      expect(stderr).toContain('✕ forgetfulModel: approve, transferFrom');
      expect(stderr).toContain('The invariant "balances and allowances are those of the model" does not hold');
      expect(stderr).toContain('Expected: 1n');
      expect(stderr).toContain('✓ tokenModel: approve, transferFrom');
      expect(stderr).toContain('Tests:       1 failed, 1 passed, 2 total');
      expect(status).toBe(1);
    },
    SLOW,
  );
});

/** Runs test files beside the models in a project of their own. */
function runAsProject(files: { readonly [name: string]: string }): { status: number | null; stderr: string } {
  const root = join(__dirname, '..', '..', '..');
  const folder = mkdtempSync(join(tmpdir(), 'casper-printed-'));
  const models = `export * from ${JSON.stringify(join(__dirname, 'tokenModel'))};`;
  const compiler = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } };
  const config = {
    rootDir: folder,
    roots: [folder],
    modulePaths: [join(root, 'node_modules')],
    transform: { '\\.ts$': [join(root, 'node_modules', '@swc', 'jest'), compiler] },
    moduleNameMapper: {
      '^casper-engine-test-support$': join(root, 'src', 'index.ts'),
      '^casper-engine-test-support/arbitraries$': join(root, 'src', 'arbitraries', 'index.ts'),
      '^casper-engine-test-support/matchers/setup$': join(root, 'matchers', 'setup.ts'),
    },
  };
  try {
    const all = { ...files, 'tokenModel.ts': models, 'jest.config.json': JSON.stringify(config) };
    for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
    const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
    const args = [jest, '--ci', '-i', '--verbose', '-c', join(folder, 'jest.config.json')];
    return spawnSync('node', args, { cwd: root, encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a model without a contract', () => {
  const network = () => InMemoryWasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST).commit();
  let made = 0;
  const counter = contractModel({
    name: 'counter',
    builder: () => {
      made++;
      return network();
    },
    real: (builder) => builder,
    model: () => ({ count: 0 }),
  });
  test('the state is made once, however many runs there are', () => {
    const idle = counter.action('look', { args: {}, effect: () => {}, run: () => {}, check: () => {} });
    made = 0;
    idle.check({ numRuns: 20 });
    idle.check({ numRuns: 20 });
    idle.start();
    expect(made).toBe(1);
  });

  test('runs do not see each other', () => {
    const { builder } = counter.start();
    const { builder: other } = counter.start();
    expect(builder).not.toBe(other);
    expect(builder.getPostStateHash()).toEqual(other.getPostStateHash());
  });

  test('what is wrong at the start is said without actions', () => {
    const wrong = counter
      .action('look', { args: {}, effect: () => {}, run: () => {}, check: () => {} })
      .invariant('counts from one', ({ count }) => expect(count).toBe(1));
    const { message } = failureOf(() => wrong.check());
    expect(message).toContain('After 0 actions the contract is not as counter says');
    expect(message).toContain('The invariant "counts from one" does not hold');
    expect(message).toContain("test('counter: at the start', () => {\n  counter.start();\n});");
  });

  test('actions out of place are left out, and refused in a test', () => {
    const done: number[] = [];
    const picky = counter.action('add', {
      args: { by: u8() },
      when: (_, { by }) => by > 200,
      effect: (_, { by }) => by,
      run: (_, { by }) => done.push(by),
      check: () => {},
    });
    picky.check({ numRuns: 20 });
    expect(done.length).toBeGreaterThan(0);
    expect(done.every((by) => by > 200)).toBe(true);
    expect(() => picky.start().actions.add({ by: 200 })).toThrow('The action "add" does not make sense here');
  });

  test('steps that have nothing to do with it go, also where fast-check leaves them', () => {
    const model = counter
      .action('first', {
        args: { by: u8() },
        effect: (state, { by }) => (state.count = by > 9 ? by : state.count),
        run: () => {},
        check: () => {},
      })
      .action('idle', { args: {}, effect: () => {}, run: () => {}, check: () => {} })
      .action('last', {
        args: { flag: fc.boolean() },
        effect: (state, { flag }) => flag && state.count > 9,
        run: () => {},
        check: (_, isWrong) => expect(isWrong).toBe(false),
      });
    const { message } = failureOf(() => model.check({ seed: 1 }));
    expect(printedTest(message)).toBe(
      [
        "test('counter: first, last', () => {",
        '  const { actions } = counter.start();',
        '  actions.first({ by: 10 });',
        '  actions.last({ flag: true });',
        '});',
      ].join('\n'),
    );
  });

  test('what fails once and not again is said to do so', () => {
    let calls = 0;
    const flaky = counter.action('look', {
      args: {},
      effect: () => {},
      run: () => {
        calls++;
        if (calls === 3) throw new Error('only this time');
      },
      check: () => {},
    });
    const { message } = failureOf(() => flaky.check({ seed: 3 }));
    expect(message).toContain('counter failed once, but not when the same actions were done again.');
    expect(message).toContain('It said: only this time');
  });

  test('misuse is explained', () => {
    expect(() => counter.check()).toThrow('counter has no actions.');
    const looking = counter.action('look', { args: {}, effect: () => {}, run: () => {}, check: () => {} });
    expect(() => looking.action('look', { args: {}, effect: () => {}, run: () => {}, check: () => {} })).toThrow(
      'There are two actions "look".',
    );
  });

  test('an error leaves no bigint behind that would kill a worker', () => {
    const model = counter.action('look', {
      args: {},
      effect: () => {},
      run: () => 5n,
      check: (result) => expect(result).toBe(6n),
    });
    const error = failureOf(() => model.check({ seed: 1 }));
    const seen = JSON.stringify(error, (_, value: unknown) => value);
    expect(seen).not.toContain('matcherResult');
    expect(Object.keys(error.cause as object)).toEqual([]);
    expect((error.cause as Error).stack).toContain('contractModel.test.ts');
    expect(error.stack!.split('\n').find((line) => /^\s+at /.test(line))).toContain('contractModel.test.ts');
  });
});

test('the actions of a model are typed', () => {
  const { actions } = tokenModel.start();
  actions.transfer({ from: alice, to: bob, amount: 1n });
  // @ts-expect-error an amount is a bigint
  expect(() => actions.transfer({ from: alice, to: bob, amount: 1 })).toThrow('Cannot mix BigInt');
  // @ts-expect-error there is no such action
  expect(actions.fly).toBeUndefined();
});
