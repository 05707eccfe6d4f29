/** `loadFixture`: made once, come back to each time, whatever the function and whatever a test did. */
import { join } from 'node:path';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import {
  bytesToHex,
  type ContractHandle,
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  loadFixture,
  runtimeArgs,
  TEST_ACCOUNTS,
  WasmTestBuilder,
} from '../../../src/index';

const CONTRACT = join(__dirname, '../../../examples/two-party-multi-sig/contract.wasm');
const { alice, bob } = TEST_ACCOUNTS;
/** Adds a key. The first one also sets the thresholds to two, so that later ones need alice's signature as well. */
const request = (who = alice) =>
  ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, CONTRACT, runtimeArgs({ 'deployment-account': who }))
    .withAuthorizationKeys(who === alice ? [DEFAULT_ACCOUNT_ADDR] : [DEFAULT_ACCOUNT_ADDR, alice])
    .build();
const keysOf = (builder: WasmTestBuilder) =>
  builder.getExpectedAccount(DEFAULT_ACCOUNT_ADDR).associatedKeys.entries.length;
const afterGenesis = () => WasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);

const genesis = jest.fn(() => ({ builder: afterGenesis(), label: 'genesis' }));
function withAlice(): { builder: WasmTestBuilder } {
  const { builder } = loadFixture(genesis);
  builder.exec(request()).expectSuccess().commit();
  return { builder };
}

describe('a test', () => {
  beforeEach(() => {
    const { builder } = loadFixture(genesis);
    expect(keysOf(builder)).toBe(1);
    expect(builder.getExecResultsCount()).toBe(0);
  });

  test.each([1, 2, 3])('does not see another: %i', () => {
    const { builder, label } = loadFixture(genesis);
    expect(label).toBe('genesis');
    builder.exec(request()).expectSuccess().commit();
    expect(keysOf(builder)).toBe(2);
    expect(genesis).toHaveBeenCalledTimes(1);
  });
});

test('fixtures nest, in any order', () => {
  expect(keysOf(loadFixture(withAlice).builder)).toBe(2);
  expect(keysOf(loadFixture(genesis).builder)).toBe(1);
  const { builder } = loadFixture(withAlice);
  expect(keysOf(builder)).toBe(2);
  builder.exec(request(bob)).expectSuccess().commit();
  expect(keysOf(builder)).toBe(3);
  expect(keysOf(loadFixture(withAlice).builder)).toBe(2);
  expect(genesis).toHaveBeenCalledTimes(1);
});

test('a fixture survives resets of its builder', () => {
  const { builder } = loadFixture(genesis);
  const early = WasmTestBuilder.default().snapshot();
  builder.restore(early);
  expect(keysOf(loadFixture(genesis).builder)).toBe(1);
  builder.runGenesis(LOCAL_GENESIS_REQUEST).clearResults();
  expect(loadFixture(genesis).builder.getExecResultsCount()).toBe(0);
});

test('builders that the function does not return are isolated as well: in closures, of outer scopes', () => {
  const outer = afterGenesis();
  const fixture = () => {
    const hidden = afterGenesis();
    outer.exec(request()).expectSuccess().commit();
    return { add: () => hidden.exec(request()).expectSuccess().commit(), count: () => keysOf(hidden) };
  };
  for (let turn = 0; turn < 2; turn++) {
    const { add, count } = loadFixture(fixture);
    expect([count(), keysOf(outer)]).toEqual([1, 2]);
    add();
    outer.exec(request(bob)).expectSuccess().commit();
    expect([count(), keysOf(outer)]).toEqual([2, 3]);
  }
});

test('contract handles and the identity of what was returned stay', () => {
  const fixture = (): { builder: WasmTestBuilder; contract: ContractHandle } => {
    const builder = afterGenesis();
    return { builder, contract: builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter') };
  };
  const first = loadFixture(fixture);
  expect(loadFixture(fixture)).toBe(first);
});

test('arguments tell fixtures of one function apart', () => {
  const build = jest.fn((who: typeof alice, times: bigint) => {
    const builder = afterGenesis();
    builder.exec(request(who)).expectSuccess().commit();
    return { builder, times };
  });
  const withBob = loadFixture(build, bob, 1n);
  expect(loadFixture(build, bob, 1n)).toBe(withBob);
  expect(loadFixture(build, alice, 1n)).not.toBe(withBob);
  expect(loadFixture(build, bob, 2n).times).toBe(2n);
  expect(build).toHaveBeenCalledTimes(3);
  const curried = (who: typeof alice) => () => build(who, 3n);
  const forAlice = curried(alice);
  expect(loadFixture(forAlice)).toBe(loadFixture(forAlice));
  expect(loadFixture(curried(alice))).not.toBe(loadFixture(forAlice));
});

test('an asynchronous function', async () => {
  const fixture = jest.fn(async () => {
    await Promise.resolve();
    const builder = afterGenesis();
    await Promise.resolve();
    return { builder };
  });
  const [first, second] = await Promise.all([loadFixture(fixture), loadFixture(fixture)]);
  expect(first).toBe(second);
  first.builder.exec(request()).expectSuccess().commit();
  const third = loadFixture(fixture);
  expect(third).toBeInstanceOf(Promise);
  expect(keysOf((await third).builder)).toBe(1);
  expect(fixture).toHaveBeenCalledTimes(1);
});

test('an asynchronous function around another, while something else goes on', async () => {
  const inner = async () => {
    await new Promise(setImmediate);
    return afterGenesis();
  };
  const outer = async () => {
    const builder = await loadFixture(inner);
    await new Promise(setImmediate);
    builder.exec(request()).expectSuccess().commit();
    return builder;
  };
  const elsewhere = afterGenesis();
  const building = loadFixture(outer);
  elsewhere.exec(request()).expectSuccess().commit();
  const builder = await building;
  expect(keysOf(await loadFixture(inner))).toBe(1);
  expect(await loadFixture(outer)).toBe(builder);
  expect([keysOf(builder), keysOf(elsewhere)]).toEqual([2, 2]);
});

test('a function that fails is run again', async () => {
  let failures = 2;
  const fixture = () => {
    if (failures-- > 0) throw new TypeError('not yet');
    return afterGenesis();
  };
  expect(() => loadFixture(fixture)).toThrow('not yet');
  expect(() => loadFixture(fixture)).toThrow('not yet');
  expect(keysOf(loadFixture(fixture))).toBe(1);
  failures = 1;
  const asynchronous = async () => fixture();
  await expect(loadFixture(asynchronous)).rejects.toThrow('not yet');
  expect(keysOf(await loadFixture(asynchronous))).toBe(1);
});

test('values without any builder, and several builders', () => {
  expect(loadFixture(() => 5)).toBe(5);
  expect(loadFixture(() => undefined)).toBeUndefined();
  const both = () => [afterGenesis(), LmdbWasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST)] as const;
  for (let turn = 0; turn < 2; turn++) {
    const builders = loadFixture(both);
    expect(builders.map((builder) => keysOf(builder))).toEqual([1, 1]);
    for (const builder of builders) builder.exec(request()).expectSuccess().commit();
    expect(bytesToHex(builders[0].getPostStateHash())).toBe(bytesToHex(builders[1].getPostStateHash()));
  }
});

test('what is no function', () => {
  expect(() => loadFixture(afterGenesis() as never)).toThrowErrorMatchingInlineSnapshot(`
"loadFixture expects a function, not a object.

Pass the function itself: loadFixture(deployToken), not loadFixture(deployToken())."
`);
  expect(() => loadFixture(null as never)).toThrowErrorMatchingInlineSnapshot(`
"loadFixture expects a function, not null.

Pass the function itself: loadFixture(deployToken), not loadFixture(deployToken())."
`);
});
