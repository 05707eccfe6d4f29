/** Types of the matchers under Vitest. Checked by `tsc --noEmit`. */
import type { WasmTestBuilder } from 'casper-engine-test-support';
import type { Asymmetric } from 'casper-engine-test-support/matchers';
import { expectTypeOf } from 'expect-type';
import { expect } from 'vitest';

import 'casper-engine-test-support/matchers/vitest';

declare const builder: WasmTestBuilder;
declare const later: Promise<WasmTestBuilder>;

expectTypeOf(expect(builder).toSucceed()).toEqualTypeOf<void>();
expectTypeOf(expect(builder).not.toConsumeGas({ min: 5n })).toEqualTypeOf<void>();
expectTypeOf(expect(later).resolves.toSucceed()).toEqualTypeOf<Promise<void>>();
expectTypeOf(expect.motes(5n)).toEqualTypeOf<Asymmetric>();
expect([5n]).toEqual([expect.motes({ min: 1 }), expect.not.bytes('01'), expect.anyURef()]);
expect(builder).toEmitCesEvent('Transfer', { amount: expect.motes(5) });

// @ts-expect-error an expectation of nothing
expect(builder).toFailWith();
// @ts-expect-error no such asymmetric matcher
expect.cspr(5n);
// @ts-expect-error no such matcher: if this is allowed, `any` has leaked in
expect(builder).toHaveNothing();
