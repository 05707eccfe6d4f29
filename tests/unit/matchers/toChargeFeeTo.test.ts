import { beforeAll, expect, test } from '@jest/globals';
import { DEFAULT_PROPOSER, TEST_ACCOUNTS } from '../../../src/index';
import { messageOf } from './messages';
import { burnFee, PAYMENT, payProposer, payUpFront } from './payments';
import { genesis } from './worlds';

const { alice } = TEST_ACCOUNTS;
const builder = genesis();
const proposer = builder.getExpectedAccount(DEFAULT_PROPOSER);

beforeAll(() => {
  payUpFront(builder);
});

test('passes by purse, and by purse and amount', () => {
  const fee = payProposer(builder.fork(), PAYMENT);
  expect(fee).toChargeFeeTo(proposer);
  expect(fee).toChargeFeeTo(proposer.mainPurse);
  expect(fee).toChargeFeeTo(proposer.mainPurse.removeAccessRights().toFormattedString(), '5 CSPR');
  expect(fee).toChargeFeeTo(builder.getAccount(DEFAULT_PROPOSER), { min: 1 });
  expect(fee).not.toChargeFeeTo(proposer, '4 CSPR');
  expect(fee).not.toChargeFeeTo(builder.getExpectedAccount(alice));
  expect(burnFee(builder.fork())).not.toChargeFeeTo(proposer);
  expect(payProposer(builder.fork(), PAYMENT + 1n)).not.toChargeFeeTo(proposer);
});

test('messages', () => {
  const fee = payProposer(builder.fork(), PAYMENT);
  expect(messageOf(() => expect(fee).toChargeFeeTo(proposer, '4 CSPR'))).toMatchSnapshot('another amount');
  expect(messageOf(() => expect(fee).toChargeFeeTo(builder.getExpectedAccount(alice)))).toMatchSnapshot(
    'another purse',
  );
  expect(messageOf(() => expect(burnFee(builder.fork())).toChargeFeeTo(proposer))).toMatchSnapshot('burned');
  expect(messageOf(() => expect(payProposer(builder, PAYMENT + 1n)).toChargeFeeTo(proposer))).toMatchSnapshot('failed');
  expect(messageOf(() => expect(fee).not.toChargeFeeTo(proposer, { min: 1 }))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(builder).toChargeFeeTo(proposer))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(fee).not.toChargeFeeTo(alice))).toMatchSnapshot('no purse');
  expect(messageOf(() => expect(fee).not.toChargeFeeTo(proposer, 'much'))).toMatchSnapshot('no amount');
});
