import { expect, test } from '@jest/globals';
import { none } from 'fp-ts/Option';
import { account } from './accounts';
import { messageOf } from './messages';

test('compares the thresholds that are given', () => {
  expect(account).toHaveActionThresholds({ deployment: 1, keyManagement: 1 });
  expect(account).toHaveActionThresholds({ keyManagement: 1 });
  expect(account).not.toHaveActionThresholds({ deployment: 2 });
  expect(none).not.toHaveActionThresholds({ deployment: 1 });
});

test('messages', () => {
  expect(messageOf(() => expect(account).toHaveActionThresholds({ deployment: 2, keyManagement: 2 }))).toMatchSnapshot(
    'fail',
  );
  expect(messageOf(() => expect(none).toHaveActionThresholds({ deployment: 2 }))).toMatchSnapshot('no account');
  expect(messageOf(() => expect(account).not.toHaveActionThresholds({ deployment: 1 }))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(account).toHaveActionThresholds({}))).toMatchSnapshot('nothing to compare');
  expect(messageOf(() => expect({}).toHaveActionThresholds({ deployment: 1 }))).toMatchSnapshot('wrong subject');
});
