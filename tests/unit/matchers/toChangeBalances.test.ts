import { expect, test } from '@jest/globals';
import { DEFAULT_ACCOUNT, TEST_ACCOUNTS, type WasmTestBuilder } from '../../../src/index';
import { messageOf } from './messages';
import { genesis, send } from './worlds';

const { alice, bob } = TEST_ACCOUNTS;
const CSPR = 1_000_000_000n;
const builder = send(genesis(), alice, bob, 5n * CSPR);

test('passes when all changed as expected', () => {
  expect(builder).toChangeBalances([
    [alice, '-5 CSPR'],
    [bob, '5 CSPR'],
    [DEFAULT_ACCOUNT, 0],
  ]);
  expect(builder).toChangeBalances(new Map([[bob, 5n * CSPR]]));
  const other = genesis();
  expect((): WasmTestBuilder => send(other, bob, alice, 4n * CSPR)).toChangeBalances([[alice, '4 CSPR']], {
    builder: other,
  });
  expect(builder).not.toChangeBalances([
    [alice, '-5 CSPR'],
    [bob, '4 CSPR'],
  ]);
});

test('messages', () => {
  const changes = [
    [alice, '-5 CSPR'],
    [bob, '4 CSPR'],
  ] as const;
  expect(messageOf(() => expect(builder).toChangeBalances(changes))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(builder).not.toChangeBalances([[bob, '5 CSPR']]))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(5).toChangeBalances(changes))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(builder).toChangeBalances([]))).toMatchSnapshot('no changes');
  expect(messageOf(() => expect(builder).toChangeBalances({ alice: 5 } as never))).toMatchSnapshot('no pairs');
});
