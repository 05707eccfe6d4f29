import { expect, test } from '@jest/globals';
import { CLValue, DEFAULT_ACCOUNT_ADDR, TEST_ACCOUNTS } from '../../../src/index';
import { messageOf, result } from './messages';
import { boardContract, counterContract, genesis, run, send } from './worlds';

const { alice, bob } = TEST_ACCOUNTS;
const builder = boardContract();
const board = builder.contract(DEFAULT_ACCOUNT_ADDR, 'board');
const nested = run(counterContract(), 'examples/counter/counter-call.wasm').expectSuccess();
const counter = nested.contract(DEFAULT_ACCOUNT_ADDR, 'counter');

test('passes for the contract that the transaction names', () => {
  expect(builder).toCall(board);
  expect(builder).toCall(board, 'post');
  expect(builder).toCall(board, 'post', { text: 'hello' });
  expect(builder).toCall(board, 'post', { text: expect.stringContaining('ell') });
  expect(builder).toCall('board', 'post');
  expect(builder).toCall(board.hash, 'post');
  expect(builder).toCall(board.packageHash, 'post');
  expect(builder.getLastExecResult()).toCall(board, 'post');
  expect(builder).not.toCall(board, 'read');
  expect(builder).not.toCall(board, 'post', { text: 'hallo' });
  expect(builder).not.toCall(board, 'post', { item: 'hello' });
  expect(builder).not.toCall('mint');
});

test('passes for contracts that code calls, and system contracts', () => {
  expect(nested).toCall(counter, 'counter_inc');
  expect(nested).toCall(counter, 'counter_get', {});
  expect(nested).not.toCall(counter, 'counter_set');
  const args = { target: alice.accountHash, amount: CLValue.u512(5_000_000_000n) };
  expect(run(genesis(), 'examples/transfers/transfer-to-account.wasm', args)).toCall('mint', 'transfer', {
    amount: expect.motes('5 CSPR'),
  });
});

test('messages', () => {
  expect(messageOf(() => expect(builder).toCall(board, 'post', { text: 'hallo', item: 5 }))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(nested).toCall('mint', 'burn'))).toMatchSnapshot('no such call');
  expect(messageOf(() => expect(builder).not.toCall(board, 'post', { text: 'hello' }))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(builder).not.toCall(board))).toMatchSnapshot('.not fail of any entry point');
  const failed = builder.fork();
  failed.contract(DEFAULT_ACCOUNT_ADDR, 'board').tryCall('read');
  expect(messageOf(() => expect(failed).toCall(board, 'post'))).toMatchSnapshot('failed');
  expect(messageOf(() => expect(alice).toCall(board))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(result({ consumed: 1n })).toCall(board))).toMatchSnapshot('no trace');
  expect(messageOf(() => expect(send(genesis(), alice, bob, 5_000_000_000n)).toCall('mint'))).toMatchSnapshot('native');
  expect(messageOf(() => expect(builder).not.toCall('bord'))).toMatchSnapshot('near name');
  expect(messageOf(() => expect(builder).not.toCall(5 as never))).toMatchSnapshot('no contract');
  expect(messageOf(() => expect(builder).not.toCall(board, 5 as never))).toMatchSnapshot('no entry point');
  expect(messageOf(() => expect(builder).not.toCall(board, 'post', ['hello'] as never))).toMatchSnapshot('no args');
});
