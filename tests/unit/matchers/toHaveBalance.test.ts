import { beforeAll, expect, test } from '@jest/globals';
import { DEFAULT_ACCOUNT, LOCAL_GENESIS_REQUEST, TEST_ACCOUNTS, WasmTestBuilder } from '../../../src/index';
import { stranger } from './accounts';
import { messageOf } from './messages';

const { alice } = TEST_ACCOUNTS;
const builder = WasmTestBuilder.default();

beforeAll(() => {
  builder.runGenesis(LOCAL_GENESIS_REQUEST);
});

test('passes by amount, text, range and asymmetric matcher, for accounts and purses', () => {
  expect(builder).toHaveBalance(alice, 10_000_000_000_000_000_000n);
  expect(builder).toHaveBalance(alice.publicKey, '10_000_000_000 CSPR');
  expect(builder).toHaveBalance(alice.accountHash, { min: '1 CSPR' });
  expect(builder).toHaveBalance(builder.getExpectedAccount(DEFAULT_ACCOUNT).mainPurse, expect.any(BigInt));
  expect(builder).not.toHaveBalance(alice, 0);
  expect(builder).not.toHaveBalance(stranger, 0);
});

test('messages', () => {
  expect(messageOf(() => expect(builder).toHaveBalance(alice, '2.5 CSPR'))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(builder).toHaveBalance(stranger, 0))).toMatchSnapshot('no account');
  expect(messageOf(() => expect(builder).not.toHaveBalance(alice, { min: 1 }))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(alice).toHaveBalance(alice, 1))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(builder).toHaveBalance(alice, 'much'))).toMatchSnapshot('no amount');
});
