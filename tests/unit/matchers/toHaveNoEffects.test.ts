import { expect, test } from '@jest/globals';
import { left, right } from 'fp-ts/Either';
import { DEFAULT_ACCOUNT_ADDR, ExecuteRequestBuilder } from '../../../src/index';
import { counted, failed } from './effects';
import { messageOf } from './messages';
import { counterContract, genesis } from './worlds';

const ask = ExecuteRequestBuilder.contractCallByName(DEFAULT_ACCOUNT_ADDR, 'counter', 'counter_get').build();

test('passes when nothing changes, also when something was read', () => {
  const builder = counterContract().exec(ask);
  expect(builder.getExpectedLastExecResult().effects.length).toBeGreaterThan(0);
  expect(builder).toHaveNoEffects();
  expect(failed()).toHaveNoEffects();
  expect(left({ _tag: 'NativeError', message: 'Insufficient funds' })).toHaveNoEffects();
  expect(right({ effects: [] })).toHaveNoEffects();
  expect([]).toHaveNoEffects();
  expect(counted().builder).not.toHaveNoEffects();
});

test('messages', () => {
  expect(messageOf(() => expect(counted().builder).toHaveNoEffects())).toMatchSnapshot('fail');
  expect(messageOf(() => expect(counterContract()).toHaveNoEffects())).toMatchSnapshot('many');
  expect(messageOf(() => expect(failed()).not.toHaveNoEffects())).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect([1]).toHaveNoEffects())).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(genesis()).toHaveNoEffects())).toMatchSnapshot('nothing executed');
});
