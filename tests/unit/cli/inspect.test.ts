/** `casper-test inspect`: pages for modules that are taken and modules that are not. */
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../../fuzz/wasm/repository';
import { casperTest } from './commandLine';

const smoke = (file: string): string => join(ROOT, 'tests/conformance/smoke', file);

describe('pages', () => {
  test.each([
    'two-party-multi-sig/contract.wasm',
    'counter/counter-v1.wasm',
    'transfers/transfer-from-purse-to-purse.wasm',
  ])('%s', async (file) => {
    const { code, out } = await casperTest('inspect', file);
    expect(code).toBe(0);
    expect(out).toMatchSnapshot();
  });

  test.each(['float.wasm', 'badimport.wasm', 'start.wasm', 'nocall.wasm', 'signext.wasm', 'bigmem.wasm'])(
    'smoke/%s',
    async (file) => {
      const { code, out } = await casperTest('inspect', smoke(file));
      expect(code).toBe(out.includes('NOT deployable') ? 1 : 0);
      expect(out.replace(/^.*\/smoke\//, '')).toMatchSnapshot();
    },
  );

  test('what is no Wasm at all', async () => {
    const { code, out } = await casperTest('inspect', 'counter/README.md');
    expect(code).toBe(1);
    expect(out).toMatchSnapshot();
  });
});

test('JSON', async () => {
  const { code, out } = await casperTest('inspect', 'two-party-multi-sig/contract.wasm', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchSnapshot();
});

test.each([
  ['no file', []],
  ['two files', ['a.wasm', 'b.wasm']],
  ['a file that is not there', ['no-such.wasm']],
  ['an option that there is not', ['a.wasm', '--jsn']],
])('%s ends with 2', async (_, args) => {
  const { code, out, err } = await casperTest('inspect', ...args);
  expect([code, out]).toEqual([2, '']);
  expect(err.split('\n')[0]).toMatchSnapshot();
});

test('the list of commands, and the help of each', async () => {
  const overview = await casperTest('help');
  expect(overview.code).toBe(0);
  for (const name of ['run', 'inspect', 'explain']) {
    expect(overview.out).toContain(`\n  ${name} `);
    const { code, out } = await casperTest(name, '--help');
    expect(code).toBe(0);
    expect(out).toContain(`casper-test ${name} `);
  }
});
