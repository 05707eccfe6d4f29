import { expect, test } from '@jest/globals';
import * as sdk from 'casper-js-sdk';
import { AccessRights, Key } from '../../../src/index';
import { counter, purse } from './accounts';
import { messageOf } from './messages';

test('passes for URefs in any form', () => {
  expect(purse).toBeURef();
  expect(purse).toBeURef('READ_ADD_WRITE');
  expect(Key.uref(purse)).toBeURef(AccessRights.READ_ADD_WRITE);
  expect(sdk.URef.fromString(purse.toFormattedString())).toBeURef('READ_ADD_WRITE');
  expect(purse.toFormattedString()).toBeURef();
  expect(purse).not.toBeURef('READ');
  expect(counter).not.toBeURef();
});

test('messages', () => {
  expect(messageOf(() => expect(purse.withAccessRights(AccessRights.READ)).toBeURef('READ_WRITE'))).toMatchSnapshot(
    'other rights',
  );
  expect(messageOf(() => expect(counter).toBeURef())).toMatchSnapshot('no URef');
  expect(messageOf(() => expect(purse).not.toBeURef())).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(purse).not.toBeURef(7))).toMatchSnapshot('.not fail with rights');
  expect(messageOf(() => expect(purse).toBeURef(8))).toMatchSnapshot('no rights');
});
