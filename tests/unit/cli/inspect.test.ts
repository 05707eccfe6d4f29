/** `casper-test inspect`: pages for modules that are taken and modules that are not. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { writeChainspecFile } from '../../../src/devnet/settings/chainspecFile';
import { DEFAULT_NODE_SETTINGS } from '../../../src/devnet/settings/nodeSettings';
import { DEFAULT_CHAINSPEC } from '../../../src/index';
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
    const { code, out } = await casperTest('inspect', 'transfers/contract/Cargo.toml');
    expect(code).toBe(1);
    expect(out).toMatchSnapshot();
  });
});

test('the size that a chainspec allows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'casper-test-inspect-'));
  try {
    const { transactions, ...settings } = DEFAULT_NODE_SETTINGS;
    const small = { ...transactions.installUpgradeLane, maxTransactionLength: 5_000n };
    const node = { ...settings, transactions: { ...transactions, installUpgradeLane: small, wasmLanes: [small] } };
    const written = writeChainspecFile({ chainspec: DEFAULT_CHAINSPEC, node }, 0n);
    // Two fields that casper-types 7 has and 6.1 has not.
    const text = written
      .replace(/^minimum_delegation_rate = .*$/m, '')
      .replace(/^\[core.rewards_handling\]\ntype = .*$/m, '');
    writeFileSync(join(folder, 'chainspec.toml'), text);
    const { code, out } = await casperTest(
      ...['inspect', 'two-party-multi-sig/contract.wasm', '--chainspec', join(folder, 'chainspec.toml')],
    );
    expect(code).toBe(1);
    expect(out).toContain('5096 bytes, and a transaction with all its parts may have 5000');
  } finally {
    rmSync(folder, { recursive: true });
  }
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
