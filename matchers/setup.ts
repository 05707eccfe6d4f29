/**
 * Installs the matchers into the `expect` of the running test file and types them for `@jest/globals` and for the global
 * `expect`. Jest: `setupFilesAfterEnv: ['casper-engine-test-support/matchers/setup']`, or the preset.
 *
 * @module
 */
// Makes the module known, so that it can be augmented below.
import type {} from '@jest/expect';
import type { AccountHashLike, KeyLike, URefLike } from '../src/index';
import type { ExpectedAmount } from './expectedAmount';
import * as matchers from './index';
import type { ExpectedThresholds } from './toHaveActionThresholds';
import type { ExpectedRevert } from './toRevertWith';

/** The matchers as they read in a test; `R` is what an assertion returns. */
export interface CasperMatchers<R> {
  /** The execution has no error. Subject: builder or execution result. */
  toSucceed(): R;
  /** The execution failed with an error whose text contains or matches this, or whose tag it is. */
  toFailWith(expected: string | RegExp): R;
  /** The code reverted with this ApiError: u32 code, `{ user: n }`, name, or RegExp. */
  toRevertWith(expected: ExpectedRevert): R;
  /** The execution consumed this much gas. */
  toConsumeGas(expected: ExpectedAmount): R;
  /** The account has this associated key (with this weight). Subject: account, or Option of one. */
  toHaveAssociatedKey(key: AccountHashLike, options?: { readonly weight?: number }): R;
  /** The account's action thresholds are these. */
  toHaveActionThresholds(expected: ExpectedThresholds): R;
  /** The main purse of an account, or a purse, holds this much. Subject: builder. */
  toHaveBalance(accountOrPurse: AccountHashLike | URefLike, expected: ExpectedAmount): R;
  /** The account or contract has this named key. */
  toHaveNamedKey(name: string, key?: KeyLike): R;
}

declare module '@jest/expect' {
  // The type parameters must be exactly those of the augmented interface.
  interface Matchers<R extends void | Promise<void>, T = unknown> extends CasperMatchers<R> {}
}

declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: the type parameters must be those of @types/jest.
    interface Matchers<R, T = {}> extends CasperMatchers<R> {}
  }
}

interface Extensible {
  extend(matchers: object): void;
}

type AnyMatcher = (this: unknown, ...args: unknown[]) => unknown;

/** The matchers, each loaded when it is first used: this file runs before every test file. */
function lazyMatchers(): { readonly [name: string]: AnyMatcher } {
  const table = matchers as unknown as { readonly [name: string]: AnyMatcher };
  return Object.fromEntries(
    Object.keys(matchers).map((name) => [
      name,
      function (this: unknown, ...args: unknown[]): unknown {
        return table[name]!.apply(this, args);
      },
    ]),
  );
}

const { expect } = globalThis as { expect?: Extensible };
if (expect !== undefined) expect.extend(lazyMatchers());
