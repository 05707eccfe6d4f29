import { beforeAll, expect, test } from '@jest/globals';
import { isLeft } from 'fp-ts/Either';
import { messageOf } from './messages';
import { payUpFront, refund, setRefundPurse } from './payments';
import { genesis } from './worlds';

const builder = genesis();
const nothingPaid = genesis();

beforeAll(() => {
  payUpFront(builder);
});

test('passes by what came back', () => {
  expect(refund(builder)).toRefund('3 CSPR');
  expect(refund(builder)).toRefund({ max: '3 CSPR' });
  expect(refund(builder)).toRefund(expect.motes(3_000_000_000n));
  expect(refund(builder)).not.toRefund(1);
  expect(refund(nothingPaid)).not.toRefund('3 CSPR');
  expect(setRefundPurse(builder)).not.toRefund(0);
  const outcome = refund(builder);
  expect(isLeft(outcome) ? undefined : outcome.right).toRefund('3 CSPR');
});

test('messages', () => {
  expect(messageOf(() => expect(refund(builder)).toRefund('2 CSPR'))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(refund(nothingPaid)).toRefund('2 CSPR'))).toMatchSnapshot('failed');
  expect(messageOf(() => expect(setRefundPurse(builder)).toRefund(0))).toMatchSnapshot('no amount');
  expect(messageOf(() => expect(refund(builder)).not.toRefund({ min: 1 }))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(builder).toRefund(1))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(payUpFront(genesis())).toRefund(1))).toMatchSnapshot('a fee');
  expect(messageOf(() => expect(refund(builder)).not.toRefund('much'))).toMatchSnapshot('bad amount');
});
