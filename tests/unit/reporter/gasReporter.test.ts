/** The reporter in runs of Jest. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { readSnapshot } from '../../../reporter/gasSnapshot';
import type { ChildProject } from '../matchers/childJest';
import { gasProject, INSTALL } from './gasProject';

const COUNT = `${INSTALL} test('counts', () => { counter.call('counter_inc'); counter.ask('counter_get'); });`;
const CALL = `${INSTALL} test('calls', () => { builder.exec(session('counter-call.wasm')).expectSuccess(); });`;
const TIMEOUT = 120_000;

let project: ChildProject;

afterEach(() => project.remove());

function read(name: string): string {
  return readFileSync(join(project.folder, name), 'utf8');
}

function rewrite(name: string, change: (text: string) => string): void {
  writeFileSync(join(project.folder, name), change(read(name)));
}

/** As if the counter had cost less when the snapshot was written. */
function costLess(): void {
  rewrite('.casper-gas-snapshot', (text) => text.replaceAll('13994315', '13000000'));
}

test(
  'two workers: the table, the snapshot, JSON and Markdown',
  () => {
    project = gasProject(
      { 'one.test.js': COUNT, 'two.test.js': CALL },
      { json: 'reports/gas.json', markdown: 'reports/gas.md' },
    );
    const first = project.run('--maxWorkers=2');
    expect(first.status).toBe(0);
    expect(first.output.slice(first.output.indexOf('Gas '), first.output.indexOf('Test Suites'))).toMatchSnapshot(
      'first',
    );
    const snapshot = read('.casper-gas-snapshot');
    expect(snapshot).toMatchSnapshot('snapshot');
    expect(JSON.parse(read('reports/gas.json')).rows.map(({ name }: { name: string }) => name)).toEqual([
      'counter-call.wasm',
      'counter-v1.wasm',
      'counter.counter_get',
      'counter.counter_inc',
    ]);
    // The same in one worker and in the other order; two that are out of step do not matter either.
    rmSync(join(project.folder, '.casper-gas-snapshot'));
    rewrite('two.test.js', (text) => `${text}\n`);
    expect(project.run('--runInBand', 'two', 'one').status).toBe(0);
    expect(read('.casper-gas-snapshot')).toBe(snapshot);
    costLess();
    const second = project.run('--maxWorkers=2');
    expect(second.status).toBe(0);
    expect(second.output.slice(second.output.indexOf('Gas '), second.output.indexOf('Test Suites'))).toMatchSnapshot(
      'second',
    );
    expect(read('reports/gas.md')).toMatchSnapshot('Markdown');
  },
  TIMEOUT,
);

test(
  'fails on a regression only when asked, and is updated as snapshots are',
  () => {
    project = gasProject({ 'one.test.js': COUNT, 'two.test.js': CALL }, { table: false });
    expect(project.runWith({ CASPER_TEST_GAS_CHECK: '1' }, '--ci')).toMatchObject({
      status: 1,
      output: expect.stringContaining('There is no gas snapshot .casper-gas-snapshot to check the run against'),
    });
    expect(project.run('--ci').status).toBe(0);
    expect(existsSync(join(project.folder, '.casper-gas-snapshot'))).toBe(false);
    expect(project.run().output).toContain('Gas snapshot written: .casper-gas-snapshot');
    const right = read('.casper-gas-snapshot');
    expect(project.runWith({ CASPER_TEST_GAS_CHECK: '1' }, '--ci').status).toBe(0);

    costLess();
    const old = read('.casper-gas-snapshot');
    const unasked = project.run('--ci');
    expect(unasked).toMatchObject({ status: 0, output: expect.stringContaining('1 costs more') });
    expect(project.run().status).toBe(0);
    const asked = project.runWith({ CASPER_TEST_GAS_CHECK: '1' });
    expect(asked.status).toBe(1);
    expect(asked.output).toContain('counter.counter_inc: every call 13,000,000 -> 13,994,315 (+994,315, +7.65 %)');
    expect(asked.output).toContain('1 row of the gas table costs more than in .casper-gas-snapshot.');
    expect(read('.casper-gas-snapshot')).toBe(old);

    expect(project.run('-u').output).toContain('Gas snapshot written');
    expect(read('.casper-gas-snapshot')).toBe(right);
    costLess();
    expect(project.runWith({ CASPER_TEST_GAS_CHECK: '1', CASPER_TEST_GAS_UPDATE: '1' }, '--ci').status).toBe(0);
    expect(read('.casper-gas-snapshot')).toBe(right);
  },
  TIMEOUT,
);

test(
  'a part of the tests changes nothing of the rest',
  () => {
    const both = `${COUNT} test('again', () => { counter.call('counter_inc'); builder.exec(session('counter-call.wasm')).expectSuccess(); });`;
    project = gasProject({ 'one.test.js': both, 'two.test.js': CALL }, { check: true });
    expect(project.run('-u').status).toBe(0);
    const whole = read('.casper-gas-snapshot');
    expect(whole).toContain('two.test.js');
    for (const part of [
      ['one'],
      ['-t', 'counts'],
      ['-t', 'counts', '-u'],
      ['one', '-u'],
      ['-t', 'no such test', '-u'],
    ]) {
      const { status, output } = project.run(...part);
      expect({ part, status }).toEqual({ part, status: 0 });
      expect(output).not.toContain('No longer there');
      expect(read('.casper-gas-snapshot')).toBe(whole);
    }
    // What costs more than it ever did is seen in a part as well.
    costLess();
    expect(project.run('-t', 'again')).toMatchObject({
      status: 1,
      output: expect.stringContaining('of the tests that ran'),
    });
    // A file that fails may have come to an early end.
    rewrite('one.test.js', (text) => `${text} test('fails', () => { throw new Error('mine'); });`);
    rmSync(join(project.folder, 'two.test.js'));
    expect(project.run('-u').status).toBe(1);
    const kept = readSnapshot(join(project.folder, '.casper-gas-snapshot'));
    expect([...kept!.keys()]).toEqual(['one.test.js']);
    expect(kept!.get('one.test.js')!.get('counter.counter_inc')!.max).toBe(13_000_000n);
  },
  TIMEOUT,
);

test(
  'in any environment, without a setup file, and without what is not wanted',
  () => {
    const globals = "const { test, beforeEach } = require('@jest/globals');";
    project = gasProject(
      {
        'jsdom.test.js': `/** @jest-environment jsdom */ ${globals} ${COUNT}`,
        'random.test.js': `${globals} ${CALL}`,
        'none.test.js': `${globals} test('nothing', () => {});`,
      },
      { snapshot: false, testPathIgnorePatterns: ['random'], json: 'gas.json' },
      { injectGlobals: false, setupFilesAfterEnv: [] },
    );
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('casper-gas-'));
    const { status, output } = project.run('--maxWorkers=2');
    expect(status).toBe(0);
    const { rows } = JSON.parse(read('gas.json')) as {
      rows: readonly { name: string; testFiles: readonly string[] }[];
    };
    expect(rows.map(({ name, testFiles }) => [name, testFiles])).toEqual([
      ['counter-v1.wasm', ['jsdom.test.js']],
      ['counter.counter_get', ['jsdom.test.js']],
      ['counter.counter_inc', ['jsdom.test.js']],
    ]);
    expect(output).toContain('counter.counter_inc');
    expect(existsSync(join(project.folder, '.casper-gas-snapshot'))).toBe(false);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('casper-gas-'))).toEqual(before);
  },
  TIMEOUT,
);

test(
  'mistakes are told',
  () => {
    project = gasProject({ 'one.test.js': COUNT }, { tolerence: 5 });
    const { status, output } = project.run();
    expect(status).not.toBe(0);
    expect(output).toContain('has no option "tolerence".');
    expect(output).toContain('Did you mean tolerance?');
    rewrite('jest.config.json', (text) => text.replace('tolerence', 'tolerance'));
    writeFileSync(join(project.folder, '.casper-gas-snapshot'), 'no JSON');
    expect(project.run()).toMatchObject({
      status: 1,
      output: expect.stringMatching(
        /counter_inc[\s\S]*The gas snapshot .* cannot be read[\s\S]*Restore it from version control/,
      ),
    });
  },
  TIMEOUT,
);
