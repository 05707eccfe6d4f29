import { describe, expect, test } from '@jest/globals';
import { DEFAULT_PROPOSER, TEST_ACCOUNTS, TransactionHash, type WasmTestBuilder } from '../../../src/index';
import { messageOf } from './messages';
import { genesis, send } from './worlds';

const { alice, bob } = TEST_ACCOUNTS;
const CSPR = 1_000_000_000n;

/** Two CSPR of alice are burned as a fee. */
function burned(builder: WasmTestBuilder = genesis()): WasmTestBuilder {
  const { mainPurse } = builder.getExpectedAccount(alice);
  const result = builder.handleFee(TransactionHash.v1(new Uint8Array(32)), {
    _tag: 'Burn',
    source: { _tag: 'Purse', purse: mainPurse },
    amount: 2n * CSPR,
  });
  expect(result).toSucceed();
  return builder;
}

describe('toChangeTotalSupply', () => {
  test('passes by amount, text and range', () => {
    expect(burned()).toChangeTotalSupply(-2n * CSPR);
    expect(burned()).toChangeTotalSupply('-2 CSPR');
    expect(burned()).toChangeTotalSupply({ max: -1 });
    const builder = genesis();
    expect(() => burned(builder)).toChangeTotalSupply('-2 CSPR', { builder });
    expect(send(genesis(), alice, bob, 5n * CSPR)).toChangeTotalSupply(0);
    expect(burned()).not.toChangeTotalSupply(0);
  });

  test('messages', () => {
    expect(messageOf(() => expect(burned()).toChangeTotalSupply('2 CSPR'))).toMatchSnapshot('fail');
    expect(messageOf(() => expect(burned()).not.toChangeTotalSupply({ max: 0 }))).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect(DEFAULT_PROPOSER).toChangeTotalSupply(0))).toMatchSnapshot('wrong subject');
    expect(messageOf(() => expect(burned()).toChangeTotalSupply('much'))).toMatchSnapshot('no amount');
  });
});

describe('toConserveSupply', () => {
  test('passes when motes only move', () => {
    expect(send(genesis(), alice, bob, 5n * CSPR)).toConserveSupply();
    const builder = genesis();
    expect(() => send(builder, alice, bob, 5n * CSPR)).toConserveSupply({ builder });
    expect(burned()).not.toConserveSupply();
  });

  test('sees motes that the mint does not know of', () => {
    const builder = genesis();
    const [richest] = builder.getBalanceKeys();
    const value = builder.query(richest!);
    if (value._tag === 'Left') throw new Error(value.left);
    const other = builder.fork().writeDataAndCommit(builder.getBalanceKeys().map((key) => [key, value.right] as const));
    expect(other).toChangeTotalSupply(0);
    expect(other).not.toConserveSupply();
  });

  test('messages', () => {
    expect(messageOf(() => expect(burned()).toConserveSupply())).toMatchSnapshot('fail');
    expect(messageOf(() => expect(send(genesis(), alice, bob, 5n * CSPR)).not.toConserveSupply())).toMatchSnapshot(
      '.not fail',
    );
    expect(messageOf(() => expect(5n).toConserveSupply())).toMatchSnapshot('wrong subject');
    expect(messageOf(() => expect(() => 5n).toConserveSupply())).toMatchSnapshot('no builder');
  });
});
