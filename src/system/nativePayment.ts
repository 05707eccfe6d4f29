/**
 * What becomes of the fee and of the unused part of a payment once a transaction is done.
 *
 * Answers to: casper-storage `global_state/state/mod.rs` (`handle_refund`, `handle_fee`),
 * `data_access_layer/handle_refund.rs`, `handle_fee.rs`.
 *
 * @module
 */

import type { Ratio } from '../config/coreConfig';
import { type InitiatorAddr, initiatorAccountHash } from '../types/initiatorAddr';
import { Phase } from '../types/phase';
import type { PublicKey } from '../types/publicKey';
import { SYSTEM_ENTITY_NAMES } from '../types/systemEntityType';
import type { TransactionHash } from '../types/transactionHash';
import type { URef } from '../types/uref';
import { writeValidatorCredit } from './auctionBids';
import { type BalanceIdentifier, purseOf } from './balanceIdentifier';
import {
  calculateOverpaymentAndFee,
  clearRefundPurse,
  type PaymentFigures,
  paymentBurn,
  setRefundPurse,
} from './handlePayment';
import { transfer } from './mint';
import { NativeAuction } from './nativeAuction';
import { NativeHandlePayment } from './nativeHandlePayment';
import { NativeMint } from './nativeMint';
import { NativeRuntime } from './nativeRuntime';
import { outcomeOf, type SystemOutcome, type SystemWork, systemRuntime, withNativeErrors } from './nativeSystem';

/** What to do with a fee. Amounts are motes. */
export type HandleFeeMode =
  | {
      readonly _tag: 'Pay';
      readonly initiator: InitiatorAddr;
      readonly amount: bigint;
      readonly source: BalanceIdentifier;
      readonly target: BalanceIdentifier;
    }
  /** All there is without an amount. */
  | { readonly _tag: 'Burn'; readonly source: BalanceIdentifier; readonly amount: bigint | undefined }
  | { readonly _tag: 'Credit'; readonly validator: PublicKey; readonly amount: bigint; readonly eraId: bigint };

/** What to do with the unused part of a payment. */
export type HandleRefundMode =
  | { readonly _tag: 'Burn'; readonly figures: PaymentFigures; readonly source: BalanceIdentifier }
  | {
      readonly _tag: 'Refund';
      readonly initiator: InitiatorAddr;
      readonly figures: PaymentFigures;
      readonly source: BalanceIdentifier;
      readonly target: BalanceIdentifier;
    }
  /** Gives all of a custom payment back where there are no fees. */
  | {
      readonly _tag: 'RefundNoFeeCustomPayment';
      readonly initiator: InitiatorAddr;
      readonly figures: Pick<PaymentFigures, 'limit' | 'cost' | 'gasPrice'>;
    }
  | { readonly _tag: 'CalculateAmount'; readonly figures: PaymentFigures; readonly source: BalanceIdentifier }
  | { readonly _tag: 'SetRefundPurse'; readonly target: BalanceIdentifier }
  | { readonly _tag: 'ClearRefundPurse' };

/** What handling a refund did. */
export interface RefundOutcome extends SystemOutcome {
  /** Motes refunded or burned, where the mode is about an amount. */
  readonly amount: bigint | undefined;
}

const ALL: Ratio = { numer: 1n, denom: 1n };

/** Handles the fee of a transaction. Throws `NativeError`. */
export function nativeHandleFee(
  work: SystemWork,
  transactionHash: TransactionHash,
  mode: HandleFeeMode,
): SystemOutcome {
  const { copy, protocolVersion } = work;
  return withNativeErrors(() => {
    const runtime = systemRuntime(work, { _tag: 'Transaction', hash: transactionHash }, Phase.FinalizePayment);
    const mint = new NativeMint(runtime);
    switch (mode._tag) {
      case 'Credit':
        writeValidatorCredit(new NativeAuction(runtime, mint), mode.validator, mode.eraId, mode.amount);
        break;
      case 'Pay': {
        const source = purseOf(mode.source, copy, protocolVersion);
        const target = purseOf(mode.target, copy, protocolVersion);
        transfer(mint, initiatorAccountHash(mode.initiator), source, target, mode.amount, undefined);
        break;
      }
      case 'Burn':
        paymentBurn(new NativeHandlePayment(runtime, mint), purseOf(mode.source, copy, protocolVersion), mode.amount);
        break;
    }
    return outcomeOf(runtime);
  });
}

/** Handles the refund of a transaction. Throws `NativeError`. */
export function nativeHandleRefund(
  work: SystemWork,
  transactionHash: TransactionHash,
  mode: HandleRefundMode,
): RefundOutcome {
  return withNativeErrors(() => {
    const runtime = refundRuntime(work, transactionHash, mode);
    const amount = handleRefund(runtime, mode);
    return { ...outcomeOf(runtime), amount };
  });
}

/** The refund purse is a named key of handle payment, so setting and clearing it works in that contract's context. */
function refundRuntime(work: SystemWork, hash: TransactionHash, mode: HandleRefundMode): NativeRuntime {
  const id = { _tag: 'Transaction', hash } as const;
  if (mode._tag !== 'SetRefundPurse' && mode._tag !== 'ClearRefundPurse') {
    return systemRuntime(work, id, Phase.FinalizePayment);
  }
  const { config, protocolVersion, copy } = work;
  return NativeRuntime.forSystemContract(
    { config, protocolVersion, id, trackingCopy: copy, phase: Phase.Payment },
    SYSTEM_ENTITY_NAMES.HandlePayment,
  );
}

function handleRefund(runtime: NativeRuntime, mode: HandleRefundMode): bigint | undefined {
  const { trackingCopy, protocolVersion } = runtime;
  const mint = new NativeMint(runtime);
  const provider = new NativeHandlePayment(runtime, mint);
  const find = (identifier: BalanceIdentifier): URef => purseOf(identifier, trackingCopy, protocolVersion);
  switch (mode._tag) {
    case 'CalculateAmount':
      return calculateOverpaymentAndFee(provider, mode.figures, find(mode.source)).overpayment;
    case 'Refund': {
      const source = find(mode.source);
      const { overpayment } = calculateOverpaymentAndFee(provider, mode.figures, source);
      transfer(mint, initiatorAccountHash(mode.initiator), source, find(mode.target), overpayment, undefined);
      return overpayment;
    }
    case 'RefundNoFeeCustomPayment': {
      const source = find({ _tag: 'Payment' });
      const figures = { ...mode.figures, consumed: 0n, refundRatio: ALL };
      const { overpayment } = calculateOverpaymentAndFee(provider, figures, source);
      const target = find({ _tag: 'Refund' });
      transfer(mint, initiatorAccountHash(mode.initiator), source, target, overpayment, undefined);
      return 0n;
    }
    case 'Burn': {
      const source = find(mode.source);
      const { overpayment } = calculateOverpaymentAndFee(provider, mode.figures, source);
      paymentBurn(provider, source, overpayment);
      return overpayment;
    }
    case 'SetRefundPurse':
      setRefundPurse(provider, find(mode.target));
      return undefined;
    case 'ClearRefundPurse':
      clearRefundPurse(provider);
      return undefined;
  }
}
