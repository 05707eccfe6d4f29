/** Effects in words: what the contracts of the examples do, account by account, purse by purse. */
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  WasmTestBuilder as Builder,
  CLValue,
  DEFAULT_ACCOUNT,
  ExecuteRequestBuilder,
  Key,
  LOCAL_GENESIS_REQUEST,
  type RuntimeArgValue,
  runtimeArgs,
  TEST_ACCOUNTS,
  TransferRequestBuilder,
  URef,
  type WasmTestBuilder,
} from '../../../../src/index';
import type { StateChange } from '../../../../src/report/changes/stateChange';
import { stateChanges } from '../../../../src/report/changes/stateChanges';
import { stateChangeLines } from '../../../../src/report/changes/stateChangeText';
import type { Effects } from '../../../../src/types/transform';
import { ROOT } from '../../../fuzz/wasm/repository';

const { alice, bob } = TEST_ACCOUNTS;
let builder: WasmTestBuilder;

beforeEach(() => {
  builder = Builder.default().runGenesis(LOCAL_GENESIS_REQUEST);
});

/** What was committed last did, in lines. */
function linesOf(effects: Effects, before: WasmTestBuilder): readonly string[] {
  const changes = stateChanges(effects, (key) => {
    const found = before.query(key);
    return found._tag === 'Right' ? found.right : undefined;
  });
  const { lines, legend } = stateChangeLines(changes, builder.labels());
  return [...lines, ...legend];
}

function run(file: string, args: { readonly [name: string]: RuntimeArgValue } = {}): readonly string[] {
  const before = builder.fork();
  const path = join(ROOT, 'examples', file);
  builder
    .exec(ExecuteRequestBuilder.standard(alice, path, runtimeArgs(args)).build())
    .expectSuccess()
    .commit();
  return linesOf(builder.getEffects().at(-1)!, before);
}

test('keys and thresholds', () => {
  expect(run('two-party-multi-sig/contract.wasm', { 'deployment-account': bob })).toEqual([
    'alice: adds key bob with weight 1',
    'alice: deployment threshold 1 -> 2',
    'alice: key management threshold 1 -> 2',
  ]);
});

test('a contract, its next version, and what calls of it write', () => {
  expect(run('counter/counter-v1.wasm')).toEqual([
    "creates the contract package counter's package",
    "installs the contract counter as version 1 of counter's package with the entry points counter_get, counter_inc, 27,969 bytes of code",
    'alice: adds the named key "counter_package" = counter\'s package',
    'alice: adds the named key "counter_access" = alice\'s counter_access',
    'alice: adds the named key "counter" = counter',
    'alice: adds the named key "counter_version" = alice\'s counter_version',
    'counter: adds the named key "count" = counter\'s count',
    "writes counter's count = 0 (new)",
    "writes alice's counter_version = 1 (new)",
  ]);
  const before = builder.fork();
  builder.contract(alice, 'counter').call('counter_inc');
  expect(linesOf(builder.getEffects().at(-1)!, before)).toEqual(["writes counter's count = 1 (was 0)"]);
  expect(run('counter/counter-v2.wasm')).toEqual([
    "installs the contract counter v2 as version 2 of counter's package with the entry points counter_decrement, counter_get, counter_inc, 28,421 bytes of code",
    'counter v2: adds the named key "count" = counter v1\'s count',
    'alice: changes the named key "counter" from counter v1 to counter v2',
    "writes alice's counter_version = 2 (was 1)",
  ]);
});

test('motes to somebody who has an account, and to somebody who has none', () => {
  const amount = CLValue.u512(2_500_000_000n);
  expect(run('transfers/transfer-to-account.wasm', { target: bob, amount })).toEqual([
    "moves 2.5 CSPR from alice's main purse to bob's main purse",
  ]);
  const target = CLValue.byteArray(new Uint8Array(32).fill(0xab));
  const [created, moved, ...legend] = run('transfers/transfer-to-account.wasm', { target, amount });
  expect(created).toBe('creates the account account-hash-abab…abab');
  expect(moved).toMatch(/^moves 2\.5 CSPR from alice's main purse to uref-[0-9a-f]{4}…[0-9a-f]{4}$/);
  expect(legend).toContain(`account-hash-abab…abab is account-hash-${'ab'.repeat(32)}`);
});

test('new purses: the one the session fills first, and the one it keeps', () => {
  const amount = CLValue.u512(7n);
  const lines = run('transfers/transfer-from-purse-to-purse.wasm', { amount, name: 'savings' });
  expect(lines.map((line) => line.replace(/uref-[0-9a-f]{4}…[0-9a-f]{4}/g, 'uref'))).toEqual([
    'creates the purse uref',
    "creates the purse alice's savings",
    "moves 7 motes from alice's main purse to uref",
    "moves 7 motes from uref to alice's savings",
    'alice: adds the named key "savings" = alice\'s savings',
    expect.stringMatching(/^uref is uref-[0-9a-f]{64}$/),
  ]);
});

test('a native transfer', () => {
  const before = builder.fork();
  builder.transferAndCommit(TransferRequestBuilder.new(1_000_000_001n, bob).withInitiator(DEFAULT_ACCOUNT).build());
  expect(linesOf(builder.getEffects().at(-1)!, before)).toEqual([
    "moves 1.000000001 CSPR from default account's main purse to bob's main purse",
  ]);
});

describe('of any effects', () => {
  const uref = URef.fromFormattedString(`uref-${'11'.repeat(32)}-000`);
  const balance = (byte: number): Key => Key.balance(new Uint8Array(32).fill(byte));
  const u512 = (value: bigint) => ({ _tag: 'CLValue', value: CLValue.u512(value) }) as const;

  function changes(effects: Effects, before: ReadonlyMap<string, ReturnType<typeof u512>> = new Map()): StateChange[] {
    return stateChanges(effects, (key) => before.get(key.id));
  }

  test('additions count from what was there', () => {
    const key = Key.uref(uref);
    const before = new Map([[key.id, u512(5n)]]);
    const add = { key, kind: { _tag: 'AddUInt512', value: 3n } } as const;
    expect(changes([add, add], before)).toEqual([
      { _tag: 'ValueWritten', key, before: CLValue.u512(5n), after: CLValue.u512(11n) },
    ]);
  });

  test('what is written and put back is no change', () => {
    const key = Key.uref(uref);
    const write = (value: bigint) => ({ key, kind: { _tag: 'Write', value: u512(value) } }) as const;
    expect(changes([write(6n), write(5n)], new Map([[key.id, u512(5n)]]))).toEqual([]);
  });

  test('motes that come from nowhere are no move', () => {
    const [from, to] = [balance(1), balance(2)];
    const before = new Map([
      [from.id, u512(100n)],
      [to.id, u512(0n)],
    ]);
    const effects: Effects = [
      { key: from, kind: { _tag: 'Write', value: u512(90n) } },
      { key: to, kind: { _tag: 'AddUInt512', value: 10n } },
      { key: from, kind: { _tag: 'Write', value: u512(85n) } },
      { key: to, kind: { _tag: 'AddUInt512', value: 5n } },
      { key: to, kind: { _tag: 'AddUInt512', value: 3n } },
      { key: from, kind: { _tag: 'Write', value: u512(80n) } },
    ];
    expect(changes(effects, before)).toEqual([
      { _tag: 'MotesMoved', from: new Uint8Array(32).fill(1), to: new Uint8Array(32).fill(2), amount: 15n },
      { _tag: 'BalanceChanged', purse: new Uint8Array(32).fill(1), before: 100n, after: 80n, beyondMoves: -5n },
      { _tag: 'BalanceChanged', purse: new Uint8Array(32).fill(2), before: 0n, after: 18n, beyondMoves: 3n },
    ]);
  });
});
