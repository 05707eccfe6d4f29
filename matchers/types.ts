/**
 * The matchers as they read in a test. The entries for Jest and Vitest put this interface into the types of their `expect`.
 *
 * @module
 */
import type { AccountHashLike, KeyLike, URefLike } from '../src/index';
import type { ExpectedAmount } from './expectedAmount';
import type { ExpectedThresholds } from './toHaveActionThresholds';
import type { ExpectedRevert } from './toRevertWith';

/** The matchers; `R` is what an assertion returns. */
export interface CasperMatchers<R> {
  // Execution. Subject: the builder (its last execution) or an execution result.
  /** The execution, or the native operation of the builder, has no error. */
  toSucceed(): R;
  /** The execution failed with an error whose text contains or matches this, or whose tag it is. */
  toFailWith(expected: string | RegExp): R;
  /** The code reverted with this ApiError: u32 code, `{ user: n }`, name, or RegExp. */
  toRevertWith(expected: ExpectedRevert): R;

  // Gas and cost. Subject: as for executions.
  /** The execution consumed this much gas. */
  toConsumeGas(expected: ExpectedAmount): R;

  // Account authorization. Subject: an account, or an Option of one.
  /** The account has this associated key (with this weight). */
  toHaveAssociatedKey(key: AccountHashLike, options?: { readonly weight?: number }): R;
  /** The account's action thresholds are these. */
  toHaveActionThresholds(expected: ExpectedThresholds): R;

  // Balances. Subject: the builder.
  /** The main purse of an account, or a purse, holds this much. */
  toHaveBalance(accountOrPurse: AccountHashLike | URefLike, expected: ExpectedAmount): R;

  // State.
  /** The account or contract has this named key. */
  toHaveNamedKey(name: string, key?: KeyLike): R;
}
