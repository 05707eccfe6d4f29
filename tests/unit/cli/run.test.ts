/** `casper-test run`: pages for the contracts of the examples, states that are saved and gone on from, mistakes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { TEST_ACCOUNTS, WasmTestBuilder } from '../../../src/index';
import { casperTest } from './commandLine';

const { alice, bob } = TEST_ACCOUNTS;
const folder = mkdtempSync(join(tmpdir(), 'casper-test-run-'));

afterAll(() => rmSync(folder, { recursive: true }));

const BOB = `account_hash='${bob.accountHash.toFormattedString()}'`;
const NOBODY = `account-hash-${'ab'.repeat(32)}`;

describe('pages', () => {
  test('session code that changes keys and thresholds', async () => {
    const { code, out } = await casperTest(
      ...['run', 'two-party-multi-sig/contract.wasm', '--from', 'alice', '-a', `deployment-account:${BOB}`],
    );
    expect(code).toBe(0);
    expect(out).toMatchSnapshot();
  });

  test('an installer', async () => {
    expect((await casperTest('run', 'counter/counter-v1.wasm', '--from', 'alice')).out).toMatchSnapshot();
  });

  test('a transfer by session code to somebody without an account', async () => {
    const { out } = await casperTest(
      ...['run', 'transfers/transfer-to-account.wasm', '--from', alice.publicKey.toHex()],
      ...['-a', `target:account_hash='${NOBODY}'`, '--session-arg', "amount:u512='2500000000'"],
    );
    expect(out).toMatchSnapshot();
  });

  test('a native transfer', async () => {
    const { out } = await casperTest(
      ...['run', '--transfer-amount', '2.5 CSPR', '--target-account', 'bob', '--transfer-id', '7'],
    );
    expect(out).toMatchSnapshot();
  });

  test('a failure, with why', async () => {
    const { code, out } = await casperTest(
      ...['run', 'transfers/transfer-to-account.wasm', '--from', 'alice', '--session-args-json'],
      JSON.stringify([
        { name: 'target', type: { ByteArray: 32 }, value: 'ab'.repeat(32) },
        { name: 'amount', type: 'U512', value: '99999999999999999999999' },
      ]),
    );
    expect(code).toBe(1);
    expect(out).toMatchSnapshot();
  });

  test('an account that the genesis does not have is made', async () => {
    const { code, out } = await casperTest('run', 'counter/counter-v1.wasm', '--from', NOBODY);
    expect(code).toBe(0);
    expect(out).toContain(
      'note     the fresh genesis has no account account-hash-abab…abab: it was made, with 1,000,000 CSPR',
    );
  });

  test('gas as much as is paid for', async () => {
    const { code, out } = await casperTest('run', 'counter/counter-v1.wasm', '--payment-amount', '1CSPR');
    expect(code).toBe(1);
    expect(out).toContain('outcome  failed: Out of gas error');
    expect(out).toContain('gas      1,000,000,000 of 1,000,000,000');
  });
});

describe('from state to state', () => {
  test('what was saved is gone on from, by name, by hash, by package', async () => {
    const state = join(folder, 'counter.state');
    const first = JSON.parse(
      (await casperTest('run', 'counter/counter-v1.wasm', '--from', 'alice', '--save-state', state, '--json')).out,
    );
    const named = (name: string): string =>
      first.effects.find((effect: { name?: string }) => effect.name === name).after as string;
    const call = (...target: string[]) =>
      casperTest('run', '--state', state, '--from', 'alice', '--json', '--save-state', state, ...target);

    const counts: [string, string, number | undefined][] = [
      ['--session-name', 'counter', undefined],
      ['--session-hash', named('counter'), undefined],
      ['--session-package-name', 'counter_package', 1],
      ['--session-package-hash', named('counter_package').replace(/^hash-/, ''), undefined],
    ];
    for (const [option, target, version] of counts) {
      const versions = version === undefined ? [] : ['--session-version', `${version}`];
      const { code } = await call(option, target, '--session-entry-point', 'counter_inc', ...versions);
      expect([option, code]).toEqual([option, 0]);
    }
    const asked = JSON.parse((await call('--session-name', 'counter', '--session-entry-point', 'counter_get')).out);
    expect(asked.returned.text).toBe('I32 4');
    // The file holds the state that the last run left.
    const builder = WasmTestBuilder.importState(state);
    expect(Buffer.from(builder.getPostStateHash()).toString('hex')).toBe(asked.rootAfter);
    expect(builder.contract(alice, 'counter').get('count')).toBe(4);
  });
});

describe('key files', () => {
  test.each([
    ['a public key', bob.publicKey.toPem()],
    ['a secret key', bob.secretKey.toPem()],
  ])('%s', async (_, pem) => {
    const file = join(folder, 'key.pem');
    writeFileSync(file, pem);
    const { out } = await casperTest('run', '--transfer-amount', '3CSPR', '--target-account', file, '--json');
    expect(JSON.parse(out).effects[0].text).toBe("moves 3 CSPR from default account's main purse to bob's main purse");
  });
});

test('JSON: stable, numbers beyond 2^53 as texts', async () => {
  const { out } = await casperTest('run', 'counter/counter-v1.wasm', '--from', 'alice', '--json');
  expect(JSON.parse(out)).toMatchSnapshot();
});

describe('mistakes end with 2 and say what to do', () => {
  test.each([
    ['nothing to run', []],
    ['two things to run', ['a.wasm', '--session-hash', 'x', '--session-entry-point', 'y']],
    ['an option that there is not', ['a.wasm', '--sesion-arg', 'x']],
    ['an option without its value', ['a.wasm', '--from']],
    ['an account that there is not', ['counter/counter-v1.wasm', '--from', 'alise']],
    ['a key file that there is not', ['counter/counter-v1.wasm', '--key', 'nobody.pem']],
    ['an argument of no type', ['counter/counter-v1.wasm', '-a', "x:u16='5'"]],
    ['arguments in two forms', ['counter/counter-v1.wasm', '-a', "x:u8='5'", '--session-args-json', '[]']],
    ['a call without an entry point', ['--session-name', 'counter']],
    ['an entry point of session code', ['counter/counter-v1.wasm', '--session-entry-point', 'x']],
    ['a version of session code', ['counter/counter-v1.wasm', '--session-version', '1']],
    ['a transfer to nobody', ['--transfer-amount', '5']],
    ['a transfer of no amount', ['--transfer-amount', 'much', '--target-account', 'bob']],
    ['a target without a transfer', ['counter/counter-v1.wasm', '--target-account', 'bob']],
    ['a hash that is none', ['--session-hash', 'counter', '--session-entry-point', 'x']],
    ['a payment that is none', ['counter/counter-v1.wasm', '--payment-amount', '-5']],
    ['a time that is none', ['counter/counter-v1.wasm', '--block-time', 'now']],
    ['a label that is none', ['counter/counter-v1.wasm', '--label', 'alice']],
  ])('%s', async (_, args) => {
    const { code, out, err } = await casperTest('run', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err.replace(/\/\S*\/examples/g, '<folder>')).toMatchSnapshot();
  });

  test.each([
    ['a Wasm file', ['no-such.wasm'], 'No Wasm file "no-such.wasm"'],
    ['a state', ['counter/counter-v1.wasm', '--state', 'no-such.state'], 'No state file "no-such.state"'],
    ['a chainspec', ['counter/counter-v1.wasm', '--chainspec', 'no-such.toml'], 'no-such.toml'],
  ])('%s that is not there', async (_, args, message) => {
    const { code, err } = await casperTest('run', ...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('an account that a state does not have', async () => {
    const state = join(folder, 'genesis.state');
    await casperTest('run', '--transfer-amount', '3CSPR', '--target-account', 'bob', '--save-state', state);
    const { code, err } = await casperTest('run', 'counter/counter-v1.wasm', '--state', state, '--from', NOBODY);
    expect(code).toBe(2);
    expect(err).toContain(`has no account ${NOBODY}`);
  });
});
