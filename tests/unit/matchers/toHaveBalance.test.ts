import { describe, expect, test } from '@jest/globals';
import {
  DEFAULT_ACCOUNT,
  DEFAULT_ACCOUNT_ADDR,
  DEFAULT_PROTOCOL_VERSION,
  Key,
  TEST_ACCOUNTS,
  type WasmTestBuilder,
} from '../../../src/index';
import { stranger } from './accounts';
import { messageOf } from './messages';
import { counterContract, genesis } from './worlds';

const { alice } = TEST_ACCOUNTS;
const builder = genesis();
const all = 10_000_000_000_000_000_000n;

/** Two CSPR of alice are on hold. */
function withHold(): WasmTestBuilder {
  const held = genesis().withBlockTime(1_000);
  const result = held.balanceHold({
    identifier: { _tag: 'Account', accountHash: alice.accountHash },
    protocolVersion: DEFAULT_PROTOCOL_VERSION,
    mode: { _tag: 'Hold', kind: 'Gas', amount: 2_000_000_000n, insufficient: 'Noop' },
  });
  if (result._tag === 'Left') throw new Error(result.left._tag);
  return held.commitTransforms(result.right.effects);
}

describe('toHaveBalance', () => {
  test('passes by amount, text, range and asymmetric matcher', () => {
    expect(builder).toHaveBalance(alice, all);
    expect(builder).toHaveBalance(alice.publicKey, '10_000_000_000 CSPR');
    expect(builder).toHaveBalance(alice.accountHash, { min: '1 CSPR' });
    expect(builder).toHaveBalance(alice, expect.any(BigInt));
    expect(builder).toHaveBalance(alice, expect.motes({ min: 1 }));
    expect(builder).not.toHaveBalance(alice, 0);
    expect(builder).not.toHaveBalance(stranger, 0);
  });

  test('takes whatever has a balance', () => {
    const { mainPurse } = builder.getExpectedAccount(DEFAULT_ACCOUNT);
    expect(builder).toHaveBalance(mainPurse, all);
    expect(builder).toHaveBalance(mainPurse.toFormattedString(), all);
    expect(builder).toHaveBalance(Key.uref(mainPurse), all);
    expect(builder).toHaveBalance(Key.balance(mainPurse.addr), all);
    expect(builder).toHaveBalance(Key.account(alice.accountHash), all);
    expect(builder).toHaveBalance(builder.getAccount(alice), all);
    expect(builder).toHaveBalance({ _tag: 'Payment' }, 0);
  });

  test('takes entities, and their contracts', () => {
    const entities = genesis({ enableAddressableEntity: true });
    expect(entities).toHaveBalance(alice, all);
    expect(entities).toHaveBalance(entities.getEntityByAccountHash(alice), all);
    const mint = entities.getMintContractHash();
    expect(entities).toHaveBalance(Key.hash(mint), 0);
    expect(entities).not.toHaveBalance(Key.hash(stranger.bytes), 0);
  });

  test('messages', () => {
    const contract = counterContract();
    const counter = contract.contract(DEFAULT_ACCOUNT_ADDR, 'counter');
    const purse = builder.getExpectedAccount(alice).mainPurse;
    expect(messageOf(() => expect(builder).toHaveBalance(alice, '2.5 CSPR'))).toMatchSnapshot('fail');
    expect(messageOf(() => expect(builder).toHaveBalance(purse, { max: 5 }))).toMatchSnapshot('purse');
    expect(messageOf(() => expect(builder).toHaveBalance(stranger, 0))).toMatchSnapshot('no account');
    expect(messageOf(() => expect(builder).toHaveBalance(Key.balance(stranger.bytes), 0))).toMatchSnapshot('no purse');
    expect(messageOf(() => expect(contract).toHaveBalance(counter, 0))).toMatchSnapshot('contract without purse');
    expect(messageOf(() => expect(builder).not.toHaveBalance(alice, { min: 1 }))).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect(alice).toHaveBalance(alice, 1))).toMatchSnapshot('wrong subject');
    expect(messageOf(() => expect(builder).toHaveBalance(alice, 'much'))).toMatchSnapshot('no amount');
    expect(messageOf(() => expect(builder).toHaveBalance('alice', 1))).toMatchSnapshot('no holder');
    expect(messageOf(() => expect(builder).toHaveBalance(Key.eraSummary(), 1))).toMatchSnapshot('no holder by key');
  });
});

describe('toHaveAvailableBalance and toHaveTotalBalance', () => {
  const held = withHold();

  test('tell what is on hold from the rest', () => {
    expect(held).toHaveTotalBalance(alice, all);
    expect(held).toHaveAvailableBalance(alice, all - 2_000_000_000n);
    expect(held).not.toHaveAvailableBalance(alice, all);
    expect(held).toHaveAvailableBalance(DEFAULT_ACCOUNT, all);
    // Holds end a day later: DEFAULT_GAS_HOLD_INTERVAL_MILLIS.
    expect(held.fork().withBlockTime(1_000 + 24 * 60 * 60 * 1_000)).toHaveAvailableBalance(alice, all);
    expect(builder).not.toHaveAvailableBalance(stranger, 0);
    expect(builder).not.toHaveTotalBalance(stranger, 0);
  });

  test('messages', () => {
    expect(messageOf(() => expect(held).toHaveAvailableBalance(alice, all))).toMatchSnapshot('available');
    expect(messageOf(() => expect(held).not.toHaveAvailableBalance(alice, { min: 0 }))).toMatchSnapshot(
      'not available',
    );
    expect(messageOf(() => expect(held).toHaveAvailableBalance(stranger, 1))).toMatchSnapshot('nothing available');
    expect(messageOf(() => expect(1).toHaveAvailableBalance(alice, 1))).toMatchSnapshot('available, wrong subject');
    expect(messageOf(() => expect(held).toHaveTotalBalance(alice, 1))).toMatchSnapshot('total');
    expect(messageOf(() => expect(held).not.toHaveTotalBalance(alice, all))).toMatchSnapshot('not total');
    expect(messageOf(() => expect(held).toHaveTotalBalance(stranger, 1))).toMatchSnapshot('no total');
    expect(messageOf(() => expect(1).toHaveTotalBalance(alice, 1))).toMatchSnapshot('total, wrong subject');
  });
});
