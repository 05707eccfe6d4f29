/** Types of the matchers under the global `expect` of @types/jest. Checked by `tsc --noEmit`. */
/// <reference types="jest" />
import { DEFAULT_ACCOUNT_ADDR, TEST_ACCOUNTS, type WasmTestBuilder } from 'casper-engine-test-support';
import type { Asymmetric } from 'casper-engine-test-support/matchers';
import { expectTypeOf } from 'expect-type';

import 'casper-engine-test-support/matchers/setup';

declare const builder: WasmTestBuilder;
declare const later: Promise<WasmTestBuilder>;

expectTypeOf(expect(builder).toSucceed()).toEqualTypeOf<void>();
expectTypeOf(expect(later).resolves.not.toSucceed()).toEqualTypeOf<Promise<void>>();
expect(builder).toHaveBalance(DEFAULT_ACCOUNT_ADDR, expect.motes({ min: 5n }));
expect(builder).not.toChangeBalances([[TEST_ACCOUNTS.alice, '-5 CSPR']], { since: builder });
expect([5n]).toEqual([expect.motes(5), expect.not.anyURef('READ')]);
expectTypeOf(expect.key('hash')).toEqualTypeOf<Asymmetric>();

// @ts-expect-error whose balance?
expect(builder).toHaveBalance(5n);
// @ts-expect-error how much?
expect.motes();
// @ts-expect-error no such matcher: if this is allowed, `any` has leaked in
expect(builder).toHaveNothing();
// @ts-expect-error no such asymmetric matcher
expect.cspr(5n);
