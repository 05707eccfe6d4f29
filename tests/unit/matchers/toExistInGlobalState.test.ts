import { describe, expect, test } from '@jest/globals';
import { some } from 'fp-ts/Option';
import { CLValue, DEFAULT_ACCOUNT_ADDR, Key, TEST_ACCOUNTS } from '../../../src/index';
import { purse, stranger } from './accounts';
import { messageOf } from './messages';
import { boardContract } from './worlds';

const { alice } = TEST_ACCOUNTS;
const builder = boardContract();
const count = builder.contract(DEFAULT_ACCOUNT_ADDR, 'board').namedKeys.get('count')!;

describe('toExistInGlobalState', () => {
  test('passes for what is there', () => {
    expect(alice).toExistInGlobalState(builder);
    expect(count).toExistInGlobalState(builder);
    expect(some(count)).toExistInGlobalState(builder);
    expect(Key.eraSummary().toFormattedString()).not.toExistInGlobalState(builder);
    expect(purse).not.toExistInGlobalState(builder);
    expect(stranger).not.toExistInGlobalState(builder);
  });

  test('messages', () => {
    expect(messageOf(() => expect(stranger).toExistInGlobalState(builder))).toMatchSnapshot('fail');
    expect(messageOf(() => expect(count).not.toExistInGlobalState(builder))).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect(alice).not.toExistInGlobalState(builder))).toMatchSnapshot('.not fail, account');
    expect(messageOf(() => expect(builder).toExistInGlobalState(count as never))).toMatchSnapshot(
      'the other way round',
    );
    expect(messageOf(() => expect('count').toExistInGlobalState(builder))).toMatchSnapshot('wrong subject');
    expect(messageOf(() => expect(count).toExistInGlobalState(undefined as never))).toMatchSnapshot('no builder');
  });
});

describe('toBePruned', () => {
  const pruned = builder.fork().commitPrune([count.normalize()]);

  test('passes for what the last commit removed', () => {
    expect(count).toBePruned(pruned);
    expect(count).not.toBePruned(builder);
    expect(stranger).not.toBePruned(pruned);
    const later = pruned.fork().writeDataAndCommit([[stranger, { _tag: 'CLValue', value: CLValue.unit() }]]);
    expect(count).not.toBePruned(later);
    expect(count).toBePruned(later, { since: builder });
  });

  test('messages', () => {
    expect(messageOf(() => expect(count).toBePruned(builder))).toMatchSnapshot('fail');
    expect(messageOf(() => expect(stranger).toBePruned(pruned))).toMatchSnapshot('never there');
    expect(messageOf(() => expect(count).not.toBePruned(pruned))).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect(5n).toBePruned(pruned))).toMatchSnapshot('wrong subject');
    expect(messageOf(() => expect(count).toBePruned(5 as never))).toMatchSnapshot('no builder');
  });
});
