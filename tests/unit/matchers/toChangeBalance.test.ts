import { describe, expect, test } from '@jest/globals';
import { DEFAULT_ACCOUNT, DEFAULT_ACCOUNT_ADDR, TEST_ACCOUNTS } from '../../../src/index';
import { stranger } from './accounts';
import { messageOf } from './messages';
import { genesis, run, send } from './worlds';

const { alice, bob } = TEST_ACCOUNTS;
const CSPR = 1_000_000_000n;

describe('of the last commit', () => {
  const builder = genesis();
  send(builder, alice, bob, 5n * CSPR);

  test('passes by amount, text, range and asymmetric matcher', () => {
    expect(builder).toChangeBalance(alice, -5n * CSPR);
    expect(builder).toChangeBalance(bob, '5 CSPR');
    expect(builder).toChangeBalance(alice, '-5 CSPR');
    expect(builder).toChangeBalance(bob, { min: 1, max: '5 CSPR' });
    expect(builder).toChangeBalance(bob, expect.motes('5 CSPR'));
    expect(builder).toChangeBalance(DEFAULT_ACCOUNT, 0);
    expect(builder).not.toChangeBalance(alice, 5);
    expect(builder).not.toChangeBalance(stranger, 0);
  });

  test('a failure that is committed changes nothing, whatever was before', () => {
    const failed = builder.fork();
    expect(run(failed, 'examples/two-party-multi-sig/contract.wasm').commit()).toRevertWith('MissingArgument');
    expect(failed).toChangeBalance(alice, 0);
  });

  test('counts from nothing for whom there was not', () => {
    const more = send(builder.fork(), alice, stranger, 3n * CSPR);
    expect(more).toChangeBalance(stranger, '3 CSPR');
    expect(more).toChangeBalance(bob, '5 CSPR', { since: genesis() });
  });
});

describe('of a function', () => {
  test('runs it and compares', () => {
    const builder = genesis();
    expect(() => {
      send(builder, alice, bob, 2n * CSPR);
      send(builder, alice, bob, 3n * CSPR);
    }).toChangeBalance(bob, '5 CSPR', { builder });
    expect(() => builder).not.toChangeBalance(bob, '5 CSPR', { builder });
  });

  test('what it throws is thrown', () => {
    const builder = genesis();
    const broken = (): never => {
      throw new TypeError('of the test');
    };
    expect(() => expect(broken).not.toChangeBalance(bob, 0, { builder })).toThrow(new TypeError('of the test'));
  });
});

test('a builder on which nothing was committed since genesis has no change', () => {
  expect(messageOf(() => expect(genesis()).toChangeBalance(bob, 0))).toMatchSnapshot('nothing committed');
  expect(genesis().forkBeforeLastCommit()._tag).toBe('None');
});

test('messages', () => {
  const builder = send(genesis(), alice, bob, 5n * CSPR);
  const nothing = (): void => undefined;
  expect(messageOf(() => expect(builder).toChangeBalance(alice, '-4 CSPR'))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(builder).toChangeBalance(stranger, 1))).toMatchSnapshot('no account');
  expect(
    messageOf(() => expect(send(builder.fork(), bob, stranger, 3n * CSPR)).toChangeBalance(stranger, 1)),
  ).toMatchSnapshot('new account');
  expect(messageOf(() => expect(builder).not.toChangeBalance(alice, { max: 0 }))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(nothing).toChangeBalance(alice, 1, { builder }))).toMatchSnapshot('function');
  expect(messageOf(() => expect(nothing).toChangeBalance(alice, 1))).toMatchSnapshot('no builder');
  expect(messageOf(() => expect(async () => 1).toChangeBalance(alice, 1, { builder }))).toMatchSnapshot('promise');
  expect(messageOf(() => expect(alice).toChangeBalance(alice, 1))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(builder).toChangeBalance(alice, 'much'))).toMatchSnapshot('no amount');
  expect(
    messageOf(() => expect(builder).toChangeBalance(DEFAULT_ACCOUNT_ADDR, 0, { since: 5 as never })),
  ).toMatchSnapshot('no fork');
});
