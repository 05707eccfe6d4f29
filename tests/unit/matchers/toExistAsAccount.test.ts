import { expect, test } from '@jest/globals';
import { none } from 'fp-ts/Option';
import { TEST_ACCOUNTS } from '../../../src/index';
import { account, stranger } from './accounts';
import { messageOf } from './messages';
import { genesis } from './worlds';

const { alice } = TEST_ACCOUNTS;
const builder = genesis();
const entities = genesis({ enableAddressableEntity: true });

test('passes for what the builder found, and for what names an account of the builder', () => {
  expect(builder.getAccount(alice)).toExistAsAccount();
  expect(alice).toExistAsAccount(builder);
  expect(alice.publicKey).toExistAsAccount(entities);
  expect(entities.getEntityByAccountHash(alice)).toExistAsAccount();
  expect(stranger).not.toExistAsAccount(builder);
  expect(stranger).not.toExistAsAccount(entities);
  expect(builder.getAccount(stranger)).not.toExistAsAccount();
  // A contract is no account.
  expect(entities.getAddressableEntity(entities.getMintContractHash())).not.toExistAsAccount();
});

test('messages', () => {
  expect(messageOf(() => expect(none).toExistAsAccount())).toMatchSnapshot('fail');
  expect(messageOf(() => expect(stranger).toExistAsAccount(builder))).toMatchSnapshot('fail by name');
  expect(messageOf(() => expect(account).not.toExistAsAccount())).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(alice).not.toExistAsAccount(builder))).toMatchSnapshot('.not fail by name');
  expect(messageOf(() => expect(alice).toExistAsAccount())).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(builder).toExistAsAccount(alice as never))).toMatchSnapshot('the other way round');
  expect(messageOf(() => expect('alice').toExistAsAccount(builder))).toMatchSnapshot('no account');
});
