/** Types of the matchers under `@jest/globals`. Checked by `tsc --noEmit`. */
import { expect } from '@jest/globals';
import { DEFAULT_ACCOUNT_ADDR, Key, TEST_ACCOUNTS, type WasmTestBuilder } from 'casper-engine-test-support';
import type { ExpectedAmount, ExpectedRevert, MatcherResult } from 'casper-engine-test-support/matchers';
import { toConsumeGas, toSucceed } from 'casper-engine-test-support/matchers';
import { expectTypeOf } from 'expect-type';

import 'casper-engine-test-support/matchers/setup';

declare const builder: WasmTestBuilder;
declare const later: Promise<WasmTestBuilder>;
const account = builder.getAccount(DEFAULT_ACCOUNT_ADDR);

expectTypeOf(expect(builder).toSucceed()).toEqualTypeOf<void>();
expectTypeOf(expect(builder).not.toSucceed()).toEqualTypeOf<void>();
expectTypeOf(expect(later).resolves.toSucceed()).toEqualTypeOf<Promise<void>>();
expect(builder).toFailWith('text');
expect(builder).toFailWith(/text/);
expect(builder).toRevertWith(65_537);
expect(builder).toRevertWith({ user: 1 });
expect(builder).toRevertWith('NoAccessRights');
expect(builder).toConsumeGas(5n);
expect(builder).toConsumeGas({ min: 5n, max: 6n });
expect(account).toHaveAssociatedKey(TEST_ACCOUNTS.alice, { weight: 1 });
expect(account).toHaveAssociatedKey('account-hash-00');
expect(account).toHaveActionThresholds({ deployment: 2 });
expect(account).toHaveNamedKey('name', Key.account(DEFAULT_ACCOUNT_ADDR));
expect(builder).toHaveBalance(DEFAULT_ACCOUNT_ADDR, '2.5 CSPR');
expect(builder).toHaveBalance(DEFAULT_ACCOUNT_ADDR, expect.anything());

// @ts-expect-error an expectation of nothing
expect(builder).toFailWith();
// @ts-expect-error no flags
expect(builder).toSucceed(true);
// @ts-expect-error weights are numbers
expect(account).toHaveAssociatedKey(TEST_ACCOUNTS.alice, { weight: 1n });
// @ts-expect-error no such threshold
expect(account).toHaveActionThresholds({ payment: 2 });
// @ts-expect-error names are texts
expect(account).toHaveNamedKey(5);
// @ts-expect-error whose balance?
expect(builder).toHaveBalance(5n);
// @ts-expect-error no such matcher: if this is allowed, `any` has leaked in
expect(builder).toHaveNothing();

// The pure functions, for an `expect` of one's own.
expectTypeOf(toSucceed).returns.toEqualTypeOf<MatcherResult>();
expectTypeOf(toConsumeGas).parameter(1).toEqualTypeOf<ExpectedAmount>();
expectTypeOf<ExpectedRevert>().not.toBeAny();
