import { expect, test } from '@jest/globals';
import { CLValue, DEFAULT_ACCOUNT, DEFAULT_ACCOUNT_ADDR, runtimeArgs, TEST_ACCOUNTS } from '../../../src/index';
import { stranger } from './accounts';
import { messageOf } from './messages';
import { genesis, run, send } from './worlds';

const { alice, bob } = TEST_ACCOUNTS;
const CSPR = 1_000_000_000n;
const builder = send(genesis(), alice, bob, 5n * CSPR, 42n);
const nothing = run(genesis(), 'examples/two-party-multi-sig/contract.wasm', { 'deployment-account': alice });

test('passes by any of its parts', () => {
  expect(builder).toTransfer();
  expect(builder).toTransfer({ from: alice, to: bob, amount: '5 CSPR', id: 42 });
  expect(builder).toTransfer({ to: bob.publicKey, amount: { min: 1 }, id: 42n });
  expect(builder.getLastExecResult()).toTransfer({ from: expect.accountHash(alice), amount: expect.motes(5n * CSPR) });
  expect(builder).toTransfer({ from: builder.getExpectedAccount(alice).mainPurse });
  expect(builder).toTransfer({ to: expect.anyURef(), id: expect.any(BigInt) });
  expect(builder).not.toTransfer({ from: bob });
  expect(builder).not.toTransfer({ to: alice });
  expect(builder).not.toTransfer({ id: undefined });
  expect(builder).not.toTransfer({ amount: 5 });
  expect(send(genesis(), alice, stranger, 5n * CSPR)).toTransfer({ to: stranger, id: undefined });
  expect(nothing).not.toTransfer();
});

test('sees the transfers of code', () => {
  const args = runtimeArgs({ target: alice.accountHash, amount: CLValue.u512(5n * CSPR) });
  const executed = run(genesis(), 'examples/transfers/transfer-to-account.wasm', args);
  expect(executed).toTransfer({ from: DEFAULT_ACCOUNT, to: alice, amount: '5 CSPR' });
});

test('messages', () => {
  const failed = run(genesis(), 'examples/two-party-multi-sig/contract.wasm');
  expect(messageOf(() => expect(builder).toTransfer({ from: bob, to: alice, amount: '4 CSPR' }))).toMatchSnapshot(
    'fail',
  );
  expect(messageOf(() => expect(nothing).toTransfer())).toMatchSnapshot('nothing');
  expect(messageOf(() => expect(failed).toTransfer({ to: expect.key('uref'), id: undefined }))).toMatchSnapshot(
    'failed',
  );
  expect(messageOf(() => expect(builder).not.toTransfer({ id: 42 }))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(DEFAULT_ACCOUNT_ADDR).toTransfer())).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(nothing).not.toTransfer({ to: 'alice' }))).toMatchSnapshot('no account');
  expect(messageOf(() => expect(nothing).not.toTransfer({ sender: alice } as never))).toMatchSnapshot('no part');
  expect(messageOf(() => expect(nothing).not.toTransfer({ amount: 'much' }))).toMatchSnapshot('no amount');
  expect(messageOf(() => expect(nothing).not.toTransfer({ id: '1' as never }))).toMatchSnapshot('no id');
});
