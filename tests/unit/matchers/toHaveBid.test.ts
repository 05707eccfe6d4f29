import { describe, expect, test } from '@jest/globals';
import * as sdk from 'casper-js-sdk';
import { TEST_ACCOUNTS } from '../../../src/index';
import { purse } from './accounts';
import { messageOf } from './messages';
import { auction, genesis, STAKES } from './worlds';

const { alice, bob, carol } = TEST_ACCOUNTS;
const builder = auction();
const { bid, delegation, unbond } = STAKES;

describe('toHaveBid', () => {
  test('passes by stake, rate and activity', () => {
    expect(builder).toHaveBid(alice);
    expect(builder).toHaveBid(alice.publicKey, { stake: '100_000 CSPR', rate: 10, active: true });
    expect(builder).toHaveBid(alice.publicKey.toHex(), { stake: { min: bid }, rate: expect.any(BigInt) });
    expect(builder).toHaveBid(sdk.PublicKey.fromHex(alice.publicKey.toHex()), { stake: expect.motes(bid) });
    expect(builder).not.toHaveBid(alice, { stake: bid - 1n });
    expect(builder).not.toHaveBid(alice, { rate: 11 });
    expect(builder).not.toHaveBid(alice, { active: false });
    expect(builder).not.toHaveBid(bob);
  });

  test('messages', () => {
    expect(
      messageOf(() => expect(builder).toHaveBid(alice, { stake: '5 CSPR', rate: 11, active: false })),
    ).toMatchSnapshot('fail');
    expect(messageOf(() => expect(builder).toHaveBid(bob, { stake: { min: '5 CSPR' } }))).toMatchSnapshot('no bid');
    expect(messageOf(() => expect(genesis()).toHaveBid(bob))).toMatchSnapshot('no bids');
    expect(messageOf(() => expect(builder).not.toHaveBid(alice))).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect(builder).not.toHaveBid(alice, { active: true }))).toMatchSnapshot(
      '.not fail by part',
    );
    expect(messageOf(() => expect(alice).toHaveBid(alice))).toMatchSnapshot('wrong subject');
    expect(messageOf(() => expect(builder).toHaveBid('alice'))).toMatchSnapshot('no validator');
    expect(messageOf(() => expect(builder).not.toHaveBid(bob, { stake: 'much' }))).toMatchSnapshot('no stake');
    expect(messageOf(() => expect(builder).not.toHaveBid(bob, { amount: 5n } as never))).toMatchSnapshot('no part');
  });
});

describe('toHaveDelegation', () => {
  test('passes by delegator and amount', () => {
    expect(builder).toHaveDelegation(alice, bob);
    expect(builder).toHaveDelegation(alice, bob.publicKey, delegation - unbond);
    expect(builder).toHaveDelegation(alice, bob, { max: '600 CSPR' });
    expect(builder).not.toHaveDelegation(alice, bob, delegation);
    expect(builder).not.toHaveDelegation(alice, carol);
    expect(builder).not.toHaveDelegation(bob, alice);
    expect(builder).not.toHaveDelegation(alice, purse);
  });

  test('messages', () => {
    expect(messageOf(() => expect(builder).toHaveDelegation(alice, bob, delegation))).toMatchSnapshot('fail');
    expect(messageOf(() => expect(builder).toHaveDelegation(alice, purse))).toMatchSnapshot('another');
    expect(messageOf(() => expect(builder).toHaveDelegation(carol, bob))).toMatchSnapshot('nobody');
    expect(messageOf(() => expect(builder).not.toHaveDelegation(alice, bob))).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect(5n).toHaveDelegation(alice, bob))).toMatchSnapshot('wrong subject');
    expect(messageOf(() => expect(builder).toHaveDelegation(alice, 'bob'))).toMatchSnapshot('no delegator');
    expect(messageOf(() => expect(builder).toHaveDelegation(alice, bob, 'much'))).toMatchSnapshot('no amount');
  });
});

describe('toHaveUnbond', () => {
  test('passes by staker and amount', () => {
    expect(builder).toHaveUnbond(alice, bob);
    expect(builder).toHaveUnbond(alice, bob, unbond);
    expect(builder).not.toHaveUnbond(alice, bob, unbond + 1n);
    expect(builder).not.toHaveUnbond(alice, alice);
    const paid = builder.fork().advanceErasBy(builder.getUnbondingDelay());
    expect(paid).not.toHaveUnbond(alice, bob);
    expect(paid).toChangeBalance(bob, unbond, { since: builder });
  });

  test('messages', () => {
    expect(messageOf(() => expect(builder).toHaveUnbond(alice, bob, { min: delegation }))).toMatchSnapshot('fail');
    expect(messageOf(() => expect(builder).toHaveUnbond(alice, alice))).toMatchSnapshot('another');
    expect(messageOf(() => expect(builder).not.toHaveUnbond(alice, bob, unbond))).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect(undefined).toHaveUnbond(alice, bob))).toMatchSnapshot('wrong subject');
    expect(messageOf(() => expect(builder).toHaveUnbond(5n as never, bob))).toMatchSnapshot('no validator');
  });
});

describe('toBeInEraValidators', () => {
  test('passes by weight and era', () => {
    expect(builder).toBeInEraValidators(alice);
    expect(builder).toBeInEraValidators(alice.publicKey, bid + delegation - unbond);
    expect(builder).toBeInEraValidators(alice, { min: 1 }, { era: builder.getEra() });
    expect(builder).not.toBeInEraValidators(bob);
    expect(builder).not.toBeInEraValidators(alice, bid);
    expect(builder).not.toBeInEraValidators(alice, undefined, { era: 1 });
  });

  test('messages', () => {
    expect(messageOf(() => expect(builder).toBeInEraValidators(alice, bid))).toMatchSnapshot('fail');
    expect(messageOf(() => expect(builder).toBeInEraValidators(bob))).toMatchSnapshot('another');
    expect(messageOf(() => expect(genesis()).toBeInEraValidators(bob))).toMatchSnapshot('none');
    expect(messageOf(() => expect(builder).not.toBeInEraValidators(alice))).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect(alice).toBeInEraValidators(alice))).toMatchSnapshot('wrong subject');
    expect(messageOf(() => expect(builder).toBeInEraValidators(alice, undefined, { era: 99 }))).toMatchSnapshot(
      'no era',
    );
    expect(messageOf(() => expect(builder).toBeInEraValidators('alice'))).toMatchSnapshot('no validator');
  });
});

describe('toBeInEra and toHaveAuctionDelay', () => {
  test('pass by number and range', () => {
    expect(genesis()).toBeInEra(0);
    expect(builder).toBeInEra(2n);
    expect(builder).toBeInEra({ min: 1 });
    expect(builder).not.toBeInEra(0);
    expect(builder).toHaveAuctionDelay(1);
    expect(builder).not.toHaveAuctionDelay({ min: 2 });
  });

  test('messages', () => {
    expect(messageOf(() => expect(builder).toBeInEra(5))).toMatchSnapshot('era');
    expect(messageOf(() => expect(builder).not.toBeInEra({ max: 5 }))).toMatchSnapshot('.not era');
    expect(messageOf(() => expect(5).toBeInEra(5))).toMatchSnapshot('era, wrong subject');
    expect(messageOf(() => expect(builder).toBeInEra('soon'))).toMatchSnapshot('no era number');
    expect(messageOf(() => expect(builder).toHaveAuctionDelay(5))).toMatchSnapshot('delay');
    expect(messageOf(() => expect(builder).not.toHaveAuctionDelay(1))).toMatchSnapshot('.not delay');
    expect(messageOf(() => expect(5).toHaveAuctionDelay(5))).toMatchSnapshot('delay, wrong subject');
    expect(messageOf(() => expect(builder).toHaveAuctionDelay({}))).toMatchSnapshot('no delay');
  });
});
