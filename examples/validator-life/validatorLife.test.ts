import { beforeEach, expect, test } from '@jest/globals';
import {
  type AuctionMethod,
  DEFAULT_ACCOUNT_INITIAL_BALANCE,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  TEST_ACCOUNTS,
  type TestAccount,
  TransactionHash,
  type WasmTestBuilder,
} from 'casper-engine-test-support';
import { isLeft } from 'fp-ts/Either';

const { alice, bob } = TEST_ACCOUNTS;
const CSPR = 1_000_000_000n;
const BID = 100_000n * CSPR;
const DELEGATION = 1_000n * CSPR;
const REWARD = 110n * CSPR;

let builder: WasmTestBuilder;
let transactions = 0;

/** Runs a transaction of the auction with a hash of its own, so that each bonding purse gets its own address. */
function bidding(initiator: TestAccount, method: AuctionMethod): void {
  transactions++;
  const transactionHash = TransactionHash.v1(new Uint8Array(32).fill(transactions));
  const result = builder.bidding(initiator, method, { transactionHash });
  if (isLeft(result)) throw result.left;
  builder.commitTransforms(result.right.effects);
}

/** What the validators' bids hold, and what is waiting to be paid out. */
function staked(): bigint {
  return builder.getBids().reduce((sum, bid) => {
    if (bid._tag === 'Validator' || bid._tag === 'Delegator') return sum + bid.value.stakedAmount;
    return bid._tag === 'Unbond' ? sum + bid.value.eras.reduce((all, { amount }) => all + amount, 0n) : sum;
  }, 0n);
}

beforeEach(() => {
  transactions = 0;
  builder = LmdbWasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
});

test('a validator bids, is delegated to, is rewarded, and unbonds to the last mote', () => {
  const { core } = builder.chainspec();

  // The bid moves the stake out of the main purse; it counts after the auction delay.
  bidding(alice, {
    _tag: 'AddBid',
    publicKey: alice.publicKey,
    delegationRate: 10,
    amount: BID,
    minimumDelegationAmount: core.minimumDelegationAmount,
    maximumDelegationAmount: core.maximumDelegationAmount,
    minimumBidAmount: core.minimumBidAmount,
    reservedSlots: 0,
  });
  expect(builder).toHaveBalance(alice, DEFAULT_ACCOUNT_INITIAL_BALANCE - BID);

  bidding(bob, {
    _tag: 'Delegate',
    delegator: { _tag: 'PublicKey', publicKey: bob.publicKey },
    validator: alice.publicKey,
    amount: DELEGATION,
    maxDelegatorsPerValidator: core.maxDelegatorsPerValidator,
  });
  expect(builder).toHaveBalance(bob, DEFAULT_ACCOUNT_INITIAL_BALANCE - DELEGATION);

  builder.advanceErasByDefaultAuctionDelay();
  const weights = builder.getValidatorWeights(builder.getEra());
  expect(weights._tag === 'Some' && weights.value.map(([key, weight]) => [key.toHex(), weight])).toEqual([
    [alice.publicKey.toHex(), BID + DELEGATION],
  ]);

  // A reward is new money: 10 % is the validator's commission, the rest is shared by stake, all of it restaked.
  const supply = builder.totalSupply();
  const rewarded = builder.distribute([[alice.publicKey, [REWARD]]], 0);
  expect(rewarded._tag).toBe('Right');
  expect(builder.totalSupply()).toBe(supply + REWARD);
  expect(staked()).toBe(BID + DELEGATION + REWARD);
  const delegatorShare = (REWARD * 9n * DELEGATION) / (10n * (BID + DELEGATION));
  const bobsStake = DELEGATION + delegatorShare;

  // What is unbonded waits for the unbonding delay, then it is back in the main purse.
  bidding(bob, {
    _tag: 'Undelegate',
    delegator: { _tag: 'PublicKey', publicKey: bob.publicKey },
    validator: alice.publicKey,
    amount: bobsStake,
  });
  builder.advanceErasBy(builder.getUnbondingDelay());
  expect(builder).toHaveBalance(bob, DEFAULT_ACCOUNT_INITIAL_BALANCE - DELEGATION);
  builder.advanceEra();
  expect(builder).toHaveBalance(bob, DEFAULT_ACCOUNT_INITIAL_BALANCE - DELEGATION + bobsStake);

  const alicesStake = staked();
  bidding(alice, {
    _tag: 'WithdrawBid',
    publicKey: alice.publicKey,
    amount: alicesStake,
    minimumBidAmount: core.minimumBidAmount,
  });
  builder.advanceErasBy(builder.getUnbondingDelay() + 1n);
  expect(builder).toHaveBalance(alice, DEFAULT_ACCOUNT_INITIAL_BALANCE - BID + alicesStake);
  expect(builder.totalSupply()).toBe(supply + REWARD);
  expect(staked()).toBe(0n);
});

test('a delegation to somebody without a bid is refused', () => {
  const result = builder.bidding(bob, {
    _tag: 'Delegate',
    delegator: { _tag: 'PublicKey', publicKey: bob.publicKey },
    validator: alice.publicKey,
    amount: DELEGATION,
    maxDelegatorsPerValidator: 100,
  });
  // The text is recorded in tests/conformance/native/12_delegate.vector.json.
  expect(isLeft(result) && result.left.message).toContain('ApiError::AuctionError(ValidatorNotFound)');
});
