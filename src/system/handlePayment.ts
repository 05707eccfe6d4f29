/**
 * Handle payment: payment and refund purses, and what becomes of a payment afterwards.
 *
 * Rules only, over {@link HandlePaymentProvider}; every refusal is a thrown `SystemContractError` of handle payment.
 *
 * Answers to: casper-storage `system/handle_payment.rs`, `system/handle_payment/internal.rs`.
 *
 * @module
 */

import type { Ratio } from '../config/coreConfig';
import { AccessRights } from '../types/accessRights';
import { Key } from '../types/key';
import { Phase } from '../types/phase';
import type { URef } from '../types/uref';
import { HANDLE_PAYMENT_KEY } from './handlePaymentConstants';
import type { HandlePaymentProvider } from './handlePaymentProvider';
import { checkedMultiplyRatio, ratioFromInteger, ratioToInteger } from './ratio';
import { isSystemAccount } from './systemAccount';
import { handlePaymentError } from './systemErrors';
import { multiplyU512, saturatingSubtract } from './u512';

/** The purse that takes payments, with the rights to look and to deposit only. */
export function getPaymentPurse(provider: HandlePaymentProvider): URef {
  const key = provider.getKey(HANDLE_PAYMENT_KEY.paymentPurse);
  if (key === undefined) throw handlePaymentError('PaymentPurseNotFound');
  const purse = key.asURef();
  if (purse === undefined) throw handlePaymentError('PaymentPurseKeyUnexpectedType');
  return purse.withAccessRights(AccessRights.READ_ADD);
}

/** Where to send what was paid too much; only while paying. Without it, that is the payer's main purse. */
export function setRefundPurse(provider: HandlePaymentProvider, purse: URef): void {
  // Whatever has a balance is a purse; this throws for anything else.
  provider.availableBalance(purse);
  if (provider.getPhase() !== Phase.Payment) throw handlePaymentError('SetRefundPurseCalledOutsidePayment');
  provider.putKey(HANDLE_PAYMENT_KEY.refundPurse, Key.uref(purse));
}

/** The refund purse set before, without any rights to it. */
export function getRefundPurse(provider: HandlePaymentProvider): URef | undefined {
  const key = provider.getKey(HANDLE_PAYMENT_KEY.refundPurse);
  if (key === undefined) return undefined;
  const purse = key.asURef();
  if (purse === undefined) throw handlePaymentError('RefundPurseKeyUnexpectedType');
  return purse.removeAccessRights();
}

/** Forgets the refund purse; only for the system. */
export function clearRefundPurse(provider: HandlePaymentProvider): void {
  requireSystem(provider);
  provider.removeKey(HANDLE_PAYMENT_KEY.refundPurse);
}

/** What a transaction was allowed to use, what it did use, and what that costs. */
export interface PaymentFigures {
  /** Gas limit. */
  readonly limit: bigint;
  /** Motes for each unit of gas. */
  readonly gasPrice: number;
  /** Motes due, which may be more than limit times price. */
  readonly cost: bigint;
  /** Gas used. */
  readonly consumed: bigint;
  /** The part of what was not used that is given back. */
  readonly refundRatio: Ratio;
}

/** How a payment is split, in motes. */
export interface OverpaymentAndFee {
  readonly overpayment: bigint;
  readonly fee: bigint;
}

/** Splits a payment lying in `sourcePurse` into refund and fee; only for the system. */
export function calculateOverpaymentAndFee(
  provider: HandlePaymentProvider,
  figures: PaymentFigures,
  sourcePurse: URef,
): OverpaymentAndFee {
  requireSystem(provider);
  const available = provider.availableBalance(sourcePurse);
  if (available === undefined) throw handlePaymentError('PaymentPurseBalanceNotFound');
  return splitPayment(figures, available);
}

/** The split alone. Whatever rounding leaves over goes to the fee. */
function splitPayment(figures: PaymentFigures, availableBalance: bigint): OverpaymentAndFee {
  const { limit, gasPrice, cost, consumed, refundRatio } = figures;
  if (availableBalance < cost) return { overpayment: 0n, fee: availableBalance };
  const unspent = saturatingSubtract(limit, consumed);
  if (refundRatio.numer === 0n || unspent === 0n) return { overpayment: 0n, fee: cost };

  const fullRefund = ratioFromInteger(multiplyU512(unspent, BigInt(gasPrice)));
  const refund = checkedMultiplyRatio(fullRefund, refundRatio);
  if (refund === undefined) throw handlePaymentError('ArithmeticOverflow');
  const overpayment = ratioToInteger(refund);
  if (overpayment > cost) throw handlePaymentError('ArithmeticOverflow');
  return { overpayment, fee: cost - overpayment };
}

/** Burns `amount` motes of a purse, or all of them; only for the system. */
export function paymentBurn(provider: HandlePaymentProvider, purse: URef, amount: bigint | undefined): void {
  requireSystem(provider);
  const available = provider.availableBalance(purse);
  if (available === undefined) throw handlePaymentError('PaymentPurseBalanceNotFound');
  const burned = amount ?? available;
  if (burned === 0n) return;
  if (burned > available) throw handlePaymentError('ArithmeticOverflow');
  provider.writeBalance(purse, available - burned);
  provider.reduceTotalSupply(burned);
}

/**
 * Shares `amount` motes of a purse, or all of them, among the administrators in equal parts; the remainder stays. Only for
 * the system, and only where fees accumulate.
 */
export function distributeAccumulatedFees(
  provider: HandlePaymentProvider,
  source: URef,
  amount: bigint | undefined,
): void {
  requireSystem(provider);
  if (provider.feeHandling()._tag !== 'Accumulate') throw handlePaymentError('IncompatiblePaymentSettings');

  const administrators = provider.administrativeAccounts();
  const distributed = amount ?? provider.availableBalance(source) ?? 0n;
  if (distributed === 0n || administrators.length === 0) return;
  const portion = distributed / BigInt(administrators.length);
  if (portion === 0n) return;
  for (const administrator of administrators) provider.transferPurseToAccount(source, administrator, portion);
}

function requireSystem(provider: HandlePaymentProvider): void {
  if (!isSystemAccount(provider.getCaller())) throw handlePaymentError('InvalidCaller');
}
