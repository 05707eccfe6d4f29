import { join } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import {
  type BalanceIdentifier,
  DEFAULT_ACCOUNT_INITIAL_BALANCE,
  DEFAULT_PROPOSER,
  ExecuteRequestBuilder,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  runtimeArgs,
  TEST_ACCOUNTS,
  TransactionHash,
  type WasmTestBuilder,
} from 'casper-engine-test-support';
import { isLeft } from 'fp-ts/Either';

const { alice } = TEST_ACCOUNTS;
const CSPR = 1_000_000_000n;
/** What alice is ready to pay: gas limit times a gas price of 1. */
const PAYMENT = 5n * CSPR;
const SESSION = join(__dirname, '../two-party-multi-sig/contract.wasm');

const hash = TransactionHash.v1(new Uint8Array(32).fill(7));
const initiator = { _tag: 'PublicKey', publicKey: alice.publicKey } as const;
const mainPurse: BalanceIdentifier = { _tag: 'Public', publicKey: alice.publicKey };
const paymentPurse: BalanceIdentifier = { _tag: 'Payment' };
const proposer: BalanceIdentifier = { _tag: 'Public', publicKey: DEFAULT_PROPOSER.publicKey };

let builder: WasmTestBuilder;

beforeEach(() => {
  builder = LmdbWasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
});

/** Pays the whole limit up front, as a node does before it executes. */
function payUpFront(): void {
  const paid = builder.handleFee(hash, {
    _tag: 'Pay',
    initiator,
    source: mainPurse,
    target: paymentPurse,
    amount: PAYMENT,
  });
  expect(paid._tag).toBe('Right');
}

test('a failing session costs what it consumed; the rest of the payment is refunded in the agreed part', () => {
  const supply = builder.totalSupply();
  payUpFront();
  expect(builder).toHaveBalance(alice, DEFAULT_ACCOUNT_INITIAL_BALANCE - PAYMENT);

  // The session fails: its argument is missing. Nothing of it is committed, its gas is due all the same.
  builder.exec(ExecuteRequestBuilder.standard(alice, SESSION, runtimeArgs()).build()).commit();
  expect(builder).toRevertWith('MissingArgument');
  const consumed = builder.lastExecGasConsumed();
  expect(consumed).toBeGreaterThan(0n);

  // Three quarters of what was not used come back.
  const refundRatio = { numer: 3n, denom: 4n };
  const figures = { limit: PAYMENT, cost: PAYMENT, gasPrice: 1, consumed, refundRatio };
  const refund = builder.handleRefund(hash, {
    _tag: 'Refund',
    initiator,
    figures,
    source: paymentPurse,
    target: mainPurse,
  });
  if (isLeft(refund)) throw refund.left;
  builder.commitTransforms(refund.right.effects);
  const refunded = ((PAYMENT - consumed) * 3n) / 4n;
  expect(refund.right.amount).toBe(refunded);
  expect(builder).toHaveBalance(alice, DEFAULT_ACCOUNT_INITIAL_BALANCE - PAYMENT + refunded);

  // The fee goes to the proposer of the block.
  const fee = PAYMENT - refunded;
  const paid = builder.handleFee(hash, {
    _tag: 'Pay',
    initiator,
    source: paymentPurse,
    target: proposer,
    amount: fee,
  });
  expect(paid._tag).toBe('Right');
  expect(builder).toHaveBalance(DEFAULT_PROPOSER, DEFAULT_ACCOUNT_INITIAL_BALANCE + fee);
  expect(builder.totalSupply()).toBe(supply);
});

test('a fee can be burned instead', () => {
  const supply = builder.totalSupply();
  payUpFront();
  const burned = builder.handleFee(hash, { _tag: 'Burn', source: paymentPurse, amount: undefined });
  expect(burned._tag).toBe('Right');
  expect(builder.totalSupply()).toBe(supply - PAYMENT);
  expect(builder).toHaveBalance(alice, DEFAULT_ACCOUNT_INITIAL_BALANCE - PAYMENT);
});

test('who cannot pay is told so by the mint', () => {
  const result = builder.handleFee(hash, {
    _tag: 'Pay',
    initiator,
    source: mainPurse,
    target: paymentPurse,
    amount: DEFAULT_ACCOUNT_INITIAL_BALANCE + 1n,
  });
  expect(isLeft(result) && result.left.message).toContain('Insufficient funds');
});
