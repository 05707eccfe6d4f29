import { expect, test } from '@jest/globals';
import { none } from 'fp-ts/Option';
import { AccessRights, Key } from '../../../src/index';
import { counter, purse } from './accounts';
import { messageOf } from './messages';

test('passes by exactly these rights', () => {
  expect(purse).toHaveAccessRights('READ_ADD_WRITE');
  expect(Key.uref(purse)).toHaveAccessRights(AccessRights.READ_ADD_WRITE);
  expect(purse.removeAccessRights().toFormattedString()).toHaveAccessRights('NONE');
  expect(purse).not.toHaveAccessRights('READ');
  expect(none).not.toHaveAccessRights('NONE');
});

test('messages', () => {
  expect(messageOf(() => expect(purse).toHaveAccessRights('READ'))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(none).toHaveAccessRights('READ'))).toMatchSnapshot('nothing');
  expect(messageOf(() => expect(purse).not.toHaveAccessRights(7))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(counter).toHaveAccessRights('READ'))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(purse).toHaveAccessRights('EXECUTE' as never))).toMatchSnapshot('no rights');
});
