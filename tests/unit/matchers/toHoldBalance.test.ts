import { expect, test } from '@jest/globals';
import { isLeft } from 'fp-ts/Either';
import { TEST_ACCOUNTS } from '../../../src/index';
import { stranger } from './accounts';
import { messageOf } from './messages';
import { hold } from './payments';
import { genesis } from './worlds';

const { alice, bob } = TEST_ACCOUNTS;
const CSPR = 1_000_000_000n;
const builder = genesis().withBlockTime(0);
const held = hold(builder, 5n * CSPR);
const refused = hold(builder, 10n ** 30n);
const after = builder.fork();
if (!isLeft(held)) after.commitTransforms(held.right.effects);

test('passes by what was held', () => {
  expect(held).toHoldBalance('5 CSPR');
  expect(hold(builder, 10n ** 30n, 'HoldRemaining')).toHoldBalance({ max: '10_000_000_000 CSPR' });
  expect(held).not.toHoldBalance(5);
  expect(refused).not.toHoldBalance('5 CSPR');
});

test('passes by what is on hold in the state', () => {
  expect(after).toHoldBalance('5 CSPR', { of: alice });
  expect(after).toHoldBalance(expect.motes({ min: 1 }), { of: after.getExpectedAccount(alice).mainPurse });
  expect(after).toHoldBalance(0, { of: bob });
  expect(after).not.toHoldBalance(0, { of: stranger });
});

test('messages', () => {
  expect(messageOf(() => expect(held).toHoldBalance('4 CSPR'))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(refused).toHoldBalance('4 CSPR'))).toMatchSnapshot('failed');
  expect(messageOf(() => expect(after).toHoldBalance('4 CSPR', { of: alice }))).toMatchSnapshot('in the state');
  expect(messageOf(() => expect(after).toHoldBalance('4 CSPR', { of: stranger }))).toMatchSnapshot('no account');
  expect(messageOf(() => expect(held).not.toHoldBalance({ min: 1 }))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(after).toHoldBalance(1))).toMatchSnapshot('whose');
  expect(messageOf(() => expect(alice).toHoldBalance(1))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(held).not.toHoldBalance('much'))).toMatchSnapshot('no amount');
});
