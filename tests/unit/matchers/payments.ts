/** Steps of paying for a transaction of alice, as a node does them: see examples/fees-and-refunds. */
import {
  type BalanceIdentifier,
  DEFAULT_PROPOSER,
  DEFAULT_PROTOCOL_VERSION,
  type HandleRefundMode,
  TEST_ACCOUNTS,
  TransactionHash,
  type WasmTestBuilder,
} from '../../../src/index';

const { alice } = TEST_ACCOUNTS;
const HASH = TransactionHash.v1(new Uint8Array(32).fill(7));
const initiator = { _tag: 'PublicKey', publicKey: alice.publicKey } as const;
const paymentPurse: BalanceIdentifier = { _tag: 'Payment' };
const mainPurse: BalanceIdentifier = { _tag: 'Public', publicKey: alice.publicKey };
const proposer: BalanceIdentifier = { _tag: 'Public', publicKey: DEFAULT_PROPOSER.publicKey };

/** What alice is ready to pay: 5 CSPR. */
export const PAYMENT = 5_000_000_000n;

type Result<Operation extends (...args: never[]) => unknown> = ReturnType<Operation>;

/** Alice pays up front into the payment purse. */
export function payUpFront(builder: WasmTestBuilder): Result<WasmTestBuilder['handleFee']> {
  return builder.handleFee(HASH, { _tag: 'Pay', initiator, source: mainPurse, target: paymentPurse, amount: PAYMENT });
}

/** Three quarters of what 1 CSPR of gas left over come back: 3 CSPR. */
export function refund(builder: WasmTestBuilder): Result<WasmTestBuilder['handleRefund']> {
  const figures = {
    limit: PAYMENT,
    cost: PAYMENT,
    gasPrice: 1,
    consumed: 1_000_000_000n,
    refundRatio: { numer: 3n, denom: 4n },
  };
  return builder.handleRefund(HASH, { _tag: 'Refund', initiator, figures, source: paymentPurse, target: mainPurse });
}

/** A step that is about no amount. */
export function setRefundPurse(builder: WasmTestBuilder): Result<WasmTestBuilder['handleRefund']> {
  const mode: HandleRefundMode = { _tag: 'SetRefundPurse', target: mainPurse };
  return builder.handleRefund(HASH, mode);
}

/** The proposer of the block gets a fee. */
export function payProposer(builder: WasmTestBuilder, amount: bigint): Result<WasmTestBuilder['handleFee']> {
  return builder.handleFee(HASH, { _tag: 'Pay', initiator, source: paymentPurse, target: proposer, amount });
}

/** The whole payment is burned. */
export function burnFee(builder: WasmTestBuilder): Result<WasmTestBuilder['handleFee']> {
  return builder.handleFee(HASH, { _tag: 'Burn', source: paymentPurse, amount: undefined });
}

/** Motes of alice go on hold. */
export function hold(
  builder: WasmTestBuilder,
  amount: bigint,
  insufficient: 'HoldRemaining' | 'Noop' = 'Noop',
): Result<WasmTestBuilder['balanceHold']> {
  return builder.balanceHold({
    identifier: mainPurse,
    protocolVersion: DEFAULT_PROTOCOL_VERSION,
    mode: { _tag: 'Hold', kind: 'Gas', amount, insufficient },
  });
}
