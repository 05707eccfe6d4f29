import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { gasParts, gasText, parseGasText } from '../../../matchers/gasText';
import { differingSnapshot, storedSnapshot } from '../../../matchers/runnerSnapshot';
import { toMatchGasSnapshot } from '../../../matchers/toMatchGasSnapshot';
import { ChildProject } from './childJest';
import { counted, failed } from './effects';
import { messageOf, result } from './messages';

test('passes with the gas of the snapshot', () => {
  expect.assertions(5);
  expect(counted().builder).toMatchGasSnapshot();
  expect(counted().builder).toMatchGasSnapshot('counter');
  expect(counted().builder).toMatchGasSnapshot({ tolerance: 5 });
  expect(failed()).toMatchGasSnapshot('of a failure', { tolerance: '1%' });
  expect(result({ consumed: 1_500n })).toMatchGasSnapshot('of a copy');
});

test('messages', () => {
  expect(messageOf(() => expect(5).toMatchGasSnapshot())).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(failed()).not.toMatchGasSnapshot())).toMatchSnapshot('.not');
  expect(messageOf(() => expect(failed()).toMatchGasSnapshot(5 as never))).toMatchSnapshot('no name');
  expect(messageOf(() => expect(failed()).toMatchGasSnapshot('a', 5 as never))).toMatchSnapshot('no options');
  expect(messageOf(() => expect(failed()).toMatchGasSnapshot('a', { tolerance: 'some' }))).toMatchSnapshot(
    'no tolerance',
  );
  expect(messageOf(() => expect(failed()).toMatchGasSnapshot({} as never, { tolerance: 1 }))).toMatchSnapshot('twice');
});

test('texts are read as they are written', () => {
  const parts = gasParts(counted().builder.getExpectedLastExecResult());
  expect(parseGasText(gasText(parts))).toEqual(parts);
  expect(parseGasText('gas 1,500')).toEqual({ gas: 1_500n, split: undefined });
  expect(parseGasText('something else')).toBeUndefined();
});

test('runners that show nothing', () => {
  const silent = Object.assign(() => ({ toMatchSnapshot: () => undefined }), {
    getState: () => ({ assertionCalls: 0 }),
    setState: () => undefined,
  });
  expect(storedSnapshot(silent, undefined)).toBeUndefined();
  const call = (expectOf: unknown, ...args: unknown[]) =>
    toMatchGasSnapshot.call({ utils: UTILS, expect: expectOf } as never, result({ consumed: 1n }), ...(args as []));
  expect(call(silent).pass).toBe(true);
  expect(() => call(silent, { tolerance: 1 })).toThrow('the runner does not show its snapshots');
  const broken = Object.assign(
    () => ({
      toMatchSnapshot: () => {
        throw new Error('the runner itself');
      },
    }),
    { getState: silent.getState, setState: silent.setState },
  );
  expect(() => differingSnapshot(broken, 'text', undefined)).toThrow('the runner itself');
});

const UTILS = { matcherHint: (name: string) => name };

const TEST = `
  const { DEFAULT_ACCOUNT_ADDR, ExecuteRequestBuilder, LOCAL_GENESIS_REQUEST, WasmTestBuilder } = require('casper-engine-test-support');
  const session = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, ${JSON.stringify(join(__dirname, '../../../examples/counter/counter-v1.wasm'))}).build();
  const builder = WasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST).exec(session);
  test('whole', () => {
    expect(builder).toMatchGasSnapshot();
    expect(builder).toMatchGasSnapshot('named');
  });
  test('about', () => {
    expect(builder).toMatchGasSnapshot({ tolerance: '1%' });
    expect(builder).toMatchGasSnapshot('named', { tolerance: 1_000_000 });
  });
`;

test('works with --ci and -u, says where the difference is, and tolerates', () => {
  const project = new ChildProject({ 'gas.test.js': TEST });
  const path = join(project.folder, '__snapshots__/gas.test.js.snap');
  const change = (from: string, to: string): void =>
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(from, to));
  const messages = (output: string): string =>
    output.slice(output.indexOf('●'), output.indexOf('Snapshot Summary')).replace(/\n +(>? *\d+ )?\|.*|\n +at .*/g, '');
  try {
    expect(project.run('--ci')).toMatchObject({ status: 1, output: expect.stringContaining('not written') });
    expect(existsSync(path)).toBe(false);
    expect(project.run()).toMatchObject({ status: 0, output: expect.stringContaining('4 snapshots written') });
    const right = readFileSync(path, 'utf8');
    expect(right).toMatchSnapshot('file');
    expect(project.run('--ci')).toMatchObject({ status: 0, output: expect.stringContaining('4 passed, 4 total') });

    // A little less than now: only without a tolerance that is a difference, and the snapshots stay.
    change('32,376,034,763', '32,376,034,000');
    change('31,928,343,003', '31,928,342,240');
    const old = readFileSync(path, 'utf8');
    const little = project.run('--ci');
    expect(little.status).toBe(1);
    expect(messages(little.output)).toMatchSnapshot('a little more');
    expect(little.output).toContain('2 snapshots failed');
    expect(project.run('-t', 'about')).toMatchObject({ status: 0 });
    expect(readFileSync(path, 'utf8')).toBe(old);
    expect(project.run('-u')).toMatchObject({ status: 0, output: expect.stringContaining('4 snapshots updated') });
    expect(readFileSync(path, 'utf8')).toBe(right);

    change('32,376,034,763', '33,376,034,763');
    const much = project.run('--ci');
    expect(messages(much.output)).toMatchSnapshot('much less');
    expect(much.output).toContain('4 snapshots failed');
    change('33,376,034,763', '32,376,034,763');
    change('13,806,540', '13,806,541');
    expect(messages(project.run('--ci').output)).toMatchSnapshot('spent otherwise');
  } finally {
    project.remove();
  }
}, 120_000);
