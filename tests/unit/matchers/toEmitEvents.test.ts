import { expect, test } from '@jest/globals';
import { TEST_ACCOUNTS } from '../../../src/index';
import { Cep18Example } from '../codegen/generated/cep18Example';
import { messageOf } from './messages';
import { boardContract, genesis } from './worlds';

const { alice, bob } = TEST_ACCOUNTS;
const builder = genesis();
const token = Cep18Example.install(
  builder,
  { symbol: 'PLAY', name: 'Play money', decimals: 2, initialSupply: 1000n },
  { from: alice, wasm: 'tests/fixtures/realworld/cep18-mintable.wasm' },
);
const installed = builder.getExpectedLastExecResult();
const failed = token.tryTransfer({ recipient: bob, amount: 10_000n });
const quiet = boardContract();
const mint = { name: 'Mint', data: { amount: 1000n } };

test('passes for all of several events', () => {
  expect(installed).toEmitEvents(['Mint', 'OwnershipTransferred']);
  expect(installed).toEmitEvents([mint], { by: token });
  expect(installed).toEmitEvents(['OwnershipTransferred', mint], { ordered: true, exact: true });
  expect(installed).toEmitEvents([]);
  expect(installed).not.toEmitEvents(['Mint', 'OwnershipTransferred'], { ordered: true });
  expect(installed).not.toEmitEvents(['Mint'], { exact: true });
  // Each needs an event of its own.
  expect(installed).not.toEmitEvents(['Mint', 'Mint']);
  expect(failed).toEmitEvents([], { exact: true });
  expect(quiet).not.toEmitEvents(['Mint']);
});

test('messages', () => {
  const other = { name: 'Mint', data: { amount: 5, recipient: bob } };
  const both = ['Mint', 'OwnershipTransferred'];
  expect(messageOf(() => expect(installed).toEmitEvents(['OwnershipTransferred', other]))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(installed).toEmitEvents(both, { ordered: true }))).toMatchSnapshot('another order');
  expect(messageOf(() => expect(installed).toEmitEvents([mint], { exact: true }))).toMatchSnapshot('others');
  expect(messageOf(() => expect(quiet).toEmitEvents(both))).toMatchSnapshot('no events');
  expect(messageOf(() => expect(failed).toEmitEvents(both))).toMatchSnapshot('failed');
  expect(messageOf(() => expect(installed).not.toEmitEvents(both))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(token.contract).toEmitEvents(both))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(installed).not.toEmitEvents('Mint' as never))).toMatchSnapshot('no list');
  expect(messageOf(() => expect(installed).not.toEmitEvents([5 as never]))).toMatchSnapshot('no event');
});
