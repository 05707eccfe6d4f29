/** A CEP-18 token through generated code, from its installation on; README quotes it. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  InMemoryWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  none,
  some,
  TEST_ACCOUNTS,
  toKey,
  type WasmTestBuilder,
} from 'casper-engine-test-support';
import 'casper-engine-test-support/matchers/setup';
import { Cep18Example, Cep18ExampleError } from './generated/cep18Example';

const { alice, bob, carol } = TEST_ACCOUNTS;

/** odra-modules reverts with it without declaring it, so the schema does not know it. */
const CANT_MINT = 99;

describe('a CEP-18 token', () => {
  let builder: WasmTestBuilder;
  let token: Cep18Example;

  beforeEach(() => {
    builder = InMemoryWasmTestBuilder.default();
    builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
    // #region typed
    token = Cep18Example.install(
      builder,
      { symbol: 'PLAY', name: 'Play money', decimals: 2, initialSupply: 1000n },
      { from: alice, wasm: 'tests/fixtures/realworld/cep18-mintable.wasm' },
    );
    // #endregion
  });

  test('is what it was installed as', () => {
    expect(token.name()).toBe('Play money');
    expect(token.symbol()).toBe('PLAY');
    expect(token.decimals()).toBe(2);
    expect(token.totalSupply()).toBe(1000n);
    expect(token.balanceOf({ address: alice })).toBe(1000n);
    expect(token.events()).toEqual([
      { name: 'OwnershipTransferred', data: { previousOwner: none, newOwner: some(toKey(alice)) } },
      { name: 'Mint', data: { recipient: toKey(alice), amount: 1000n } },
    ]);
  });

  test('moves between accounts', () => {
    // #region typed
    const transferred = token.transfer({ recipient: bob, amount: 30n }); // executes, expects success, commits
    expect(token.balanceOf({ address: bob })).toBe(30n);
    expect(token.eventsOf(transferred)).toEqual([
      { name: 'Transfer', data: { sender: toKey(alice), recipient: toKey(bob), amount: 30n } },
    ]);
    // #endregion
    token.transfer({ recipient: carol, amount: 10n }, { from: bob });
    expect(token.balanceOf({ address: bob })).toBe(20n);
  });

  test('is spent by others as far as it is allowed', () => {
    const before = builder.getPostStateHash();
    token.approve({ spender: bob, amount: 50n });
    token.increaseAllowance({ spender: bob, incBy: 25n });
    token.decreaseAllowance({ spender: bob, decrBy: 5n });
    expect(token.allowance({ owner: alice, spender: bob })).toBe(70n);
    token.transferFrom({ owner: alice, recipient: carol, amount: 60n }, { from: bob });
    expect(token.allowance({ owner: alice, spender: bob })).toBe(10n);
    expect(token.events(before).map(({ name }) => name)).toEqual([
      'SetAllowance',
      'IncreaseAllowance',
      'DecreaseAllowance',
      'TransferFrom',
    ]);
  });

  test('refuses what nobody may do, by name', () => {
    // #region typed
    const overdrawn = token.tryTransfer({ recipient: bob, amount: 1001n }); // a failure as data
    expect(overdrawn).toRevertWith({ user: Cep18ExampleError.InsufficientBalance });
    // #endregion
    expect(() => token.transfer({ recipient: bob, amount: 1001n })).toThrow('InsufficientBalance');
    expect(token.tryTransferFrom({ owner: alice, recipient: bob, amount: 1n }, { from: bob })).toRevertWith({
      user: Cep18ExampleError.InsufficientAllowance,
    });
    expect(token.events()).toHaveLength(2);
  });

  test('is minted and burnt by its owner alone', () => {
    token.mint({ owner: bob, amount: 5n });
    expect(token.totalSupply()).toBe(1005n);
    expect(token.tryMint({ owner: bob, amount: 5n }, { from: bob })).toRevertWith({ user: CANT_MINT });
    token.burn({ owner: alice, amount: 5n });
    expect(token.totalSupply()).toBe(1000n);
    expect(token.events(2).map(({ name }) => name)).toEqual(['Mint', 'Burn']);
  });

  test('is looked at on a fork without a change', () => {
    const there = new Cep18Example(builder.fork().contract(alice, 'Cep18Example'));
    there.transfer({ recipient: bob, amount: 1000n });
    expect(there.balanceOf({ address: bob })).toBe(1000n);
    expect(token.balanceOf({ address: bob })).toBe(0n);
  });
});
