/**
 * The subjects of the matchers of payment: what the builder's handleRefund, handleFee and balanceHold returned.
 *
 * @module
 */
import type { Effects } from '../src/index';
import type { Subject } from './matcher';
import { type Failure, isBuilder, OUTCOME, unwrap } from './subject';

/** What came of one step of payment. */
export interface PaymentOutcome {
  readonly error: Failure | undefined;
  readonly effects: Effects;
  /** Motes refunded, burned or held; absent where the step is about no amount. */
  readonly amount: bigint | undefined;
}

/** What `builder.handleRefund(…)` returned. */
export const REFUND: Subject<PaymentOutcome> = paymentSubject(
  'refund',
  'a refund: pass what builder.handleRefund(…) returned',
  'amount',
);

/** What `builder.handleFee(…)` returned. */
export const FEE: Subject<PaymentOutcome> = paymentSubject('fee', 'a fee: pass what builder.handleFee(…) returned');

/** What `builder.balanceHold(…)` returned. */
export const HOLD: Subject<PaymentOutcome> = paymentSubject(
  'hold',
  'motes on hold: pass what builder.balanceHold(…) returned, or the builder and { of: purse } as the last argument',
  'held',
);

/** @param field where the result has its amount; there must be such a field if one is named */
function paymentSubject(name: string, accepted: string, field?: string): Subject<PaymentOutcome> {
  return {
    name,
    accepted,
    find(received) {
      if (isBuilder(received)) return undefined;
      const outcome = OUTCOME.find(received);
      if (outcome === undefined || outcome.execution !== undefined) return undefined;
      const { error, effects } = outcome;
      if (error !== undefined) return { error, effects, amount: undefined };
      const result = unwrap(received) as { readonly [field: string]: unknown };
      if (field !== undefined && !(field in result)) return undefined;
      const amount = field === undefined ? undefined : result[field];
      return { error, effects, amount: typeof amount === 'bigint' ? amount : undefined };
    },
  };
}
