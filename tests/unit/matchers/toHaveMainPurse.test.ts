import { expect, test } from '@jest/globals';
import { none } from 'fp-ts/Option';
import { Key, TEST_ACCOUNTS } from '../../../src/index';
import { account, purse } from './accounts';
import { messageOf } from './messages';
import { genesis } from './worlds';

const { alice } = TEST_ACCOUNTS;

test('passes by address, in both models', () => {
  expect(account).toHaveMainPurse(purse);
  expect(account).toHaveMainPurse(purse.removeAccessRights());
  expect(account).toHaveMainPurse(Key.uref(purse));
  expect(account).toHaveMainPurse(purse.toFormattedString());
  expect(none).not.toHaveMainPurse(purse);
  const entities = genesis({ enableAddressableEntity: true });
  const entity = entities.getExpectedAddressableEntityByAccountHash(alice);
  expect(entity).toHaveMainPurse(entity.mainPurse);
  expect(entity).not.toHaveMainPurse(purse);
});

test('messages', () => {
  const { mainPurse } = genesis().getExpectedAccount(alice);
  expect(messageOf(() => expect(account).toHaveMainPurse(mainPurse))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(none).toHaveMainPurse(purse))).toMatchSnapshot('no account');
  expect(messageOf(() => expect(account).not.toHaveMainPurse(purse))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(purse).toHaveMainPurse(purse))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(account).toHaveMainPurse('purse'))).toMatchSnapshot('no purse');
});
