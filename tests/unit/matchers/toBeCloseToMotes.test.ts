import { expect, test } from '@jest/globals';
import * as sdk from 'casper-js-sdk';
import { some } from 'fp-ts/Option';
import { CLValue } from '../../../src/index';
import { messageOf } from './messages';

const amount = 2_500_000_000n;

test('passes within the tolerance', () => {
  expect(amount).toBeCloseToMotes('2.4 CSPR', { tolerance: '0.1 CSPR' });
  expect(amount).toBeCloseToMotes('2.6 CSPR', { tolerance: 100_000_000 });
  expect(some(CLValue.u512(amount))).toBeCloseToMotes(2_475_247_525, { tolerance: '1%' });
  expect(sdk.CLValue.newCLUInt512(String(amount))).toBeCloseToMotes(amount, { tolerance: 0n });
  expect(amount).not.toBeCloseToMotes('2.4 CSPR', { tolerance: 99_999_999n });
  expect(amount).not.toBeCloseToMotes(2_475_247_524, { tolerance: '1%' });
});

test('messages', () => {
  expect(messageOf(() => expect(amount).toBeCloseToMotes('3 CSPR', { tolerance: '10%' }))).toMatchSnapshot('less');
  expect(messageOf(() => expect(amount).toBeCloseToMotes(5n, { tolerance: '0.1 CSPR' }))).toMatchSnapshot('more');
  expect(messageOf(() => expect(amount).not.toBeCloseToMotes(amount, { tolerance: 1 }))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect('much').toBeCloseToMotes(1, { tolerance: 1 }))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(1n).toBeCloseToMotes('much', { tolerance: 1 }))).toMatchSnapshot('no amount');
  expect(messageOf(() => expect(1n).toBeCloseToMotes(1, { tolerance: 'little' }))).toMatchSnapshot('no tolerance');
});
