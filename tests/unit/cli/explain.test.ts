/** `casper-test explain`: what somebody who is asked to sign gets to read. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { TEST_ACCOUNTS } from '../../../src/index';
import { casperTest } from './commandLine';

const { bob } = TEST_ACCOUNTS;
const folder = mkdtempSync(join(tmpdir(), 'casper-test-explain-'));

afterAll(() => rmSync(folder, { recursive: true }));

const BOB = `account_hash='${bob.accountHash.toFormattedString()}'`;
const MULTI_SIG = ['two-party-multi-sig/contract.wasm', '--from', 'alice', '-a', `deployment-account:${BOB}`];

describe('pages', () => {
  test('two keys instead of one', async () => {
    const { code, out } = await casperTest('explain', ...MULTI_SIG);
    expect(code).toBe(0);
    expect(out).toMatchSnapshot();
  });

  test('motes that leave', async () => {
    const { out } = await casperTest(
      ...['explain', 'transfers/transfer-to-account.wasm', '--from', 'alice'],
      ...['-a', `target:account_hash='account-hash-${'ab'.repeat(32)}'`, '-a', "amount:u512='2500000000'"],
    );
    expect(out).toMatchSnapshot();
  });

  test('a contract of somebody else', async () => {
    const state = join(folder, 'counter.state');
    await casperTest('run', 'counter/counter-v1.wasm', '--from', 'alice', '--save-state', state);
    const { out } = await casperTest('explain', 'counter/counter-call.wasm', '--from', 'alice', '--state', state);
    expect(out.replaceAll(folder, '<folder>')).toMatchSnapshot();
  });

  test('a failure', async () => {
    const { code, out } = await casperTest('explain', 'two-party-multi-sig/contract.wasm', '--from', 'alice');
    expect(code).toBe(1);
    expect(out).toMatchSnapshot();
  });
});

/** Codes of the warnings, and their texts by code. */
async function warnings(...args: readonly string[]): Promise<Map<string, string>> {
  const { warnings: found } = JSON.parse((await casperTest('explain', '--json', ...args)).out) as {
    readonly warnings: readonly { readonly code: string; readonly text: string }[];
  };
  return new Map(found.map(({ code, text }) => [code, text]));
}

describe('warnings', () => {
  const shared = join(folder, 'shared.state');
  /** Both keys sign; the account is shared by two. */
  const manage = async (...args: readonly string[]): Promise<Map<string, string>> => {
    await casperTest('run', ...MULTI_SIG, '--save-state', shared);
    return warnings(
      ...[
        'two-party-multi-sig/manage_keys.wasm',
        '--from',
        'alice',
        '--key',
        'alice',
        '--key',
        'bob',
        '--state',
        shared,
      ],
      ...args.flatMap((arg) => ['-a', arg]),
    );
  };

  test('a key that can do everything alone from now on', async () => {
    const found = await manage("action:string='set-weight'", `key:${BOB}`, "weight:u8='2'");
    expect(found.get('SoleControl')).toBe(
      'bob alone can act for alice: move all its motes, change its keys, and so take it over',
    );
    expect(found.has('LockedOut')).toBe(false);
  });

  test('a key that could do so before is nothing new', async () => {
    const thresholds = await manage("action:string='set-thresholds'", "deployment:u8='1'", "key-management:u8='2'");
    expect(thresholds.get('SoleControl')).toBe('bob alone can act for alice: move all its motes');
  });

  test('what the session could have done besides', async () => {
    const found = await manage("action:string='set-weight'", `key:${BOB}`, "weight:u8='2'");
    expect(found.get('CouldDoMore')).toMatchInlineSnapshot(
      `"this session can change the thresholds of the account, and did not here: it imports casper_set_action_threshold, reachable from call"`,
    );
  });

  test('nothing is kept: the same twice', async () => {
    expect(await casperTest('explain', ...MULTI_SIG)).toEqual(await casperTest('explain', ...MULTI_SIG));
  });
});

test('JSON: what run says, with warnings, contracts and what is not known', async () => {
  const { out } = await casperTest('explain', '--json', ...MULTI_SIG);
  expect(JSON.parse(out)).toMatchSnapshot();
});
