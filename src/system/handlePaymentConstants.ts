/**
 * Names of handle payment's arguments, entry points and named keys.
 *
 * Answers to: casper-types `system/handle_payment/constants.rs`.
 *
 * @module
 */

/** Names of entry-point arguments. */
export const HANDLE_PAYMENT_ARG = {
  purse: 'purse',
} as const;

/** Names of entry points. */
export const HANDLE_PAYMENT_METHOD = {
  getPaymentPurse: 'get_payment_purse',
  getRefundPurse: 'get_refund_purse',
  setRefundPurse: 'set_refund_purse',
} as const;

/** Names of the contract's named keys. */
export const HANDLE_PAYMENT_KEY = {
  /** Holds the fees where they are accumulated. */
  accumulationPurse: 'accumulation_purse',
  paymentPurse: 'payment_purse',
  /** Present only between `set_refund_purse` and the end of a payment. */
  refundPurse: 'refund_purse',
} as const;
