/** Types of the builder: what is chained, what may be absent, what may fail. Checked by `tsc --noEmit`. */
import {
  type Account,
  type AccountHash,
  ChainspecConfig,
  CLValue,
  type Contract,
  DEFAULT_ACCOUNT,
  DEFAULT_ACCOUNT_ADDR,
  DEFAULT_CHAINSPEC,
  type Effects,
  type EngineError,
  EntityAddr,
  type EntityWithNamedKeys,
  type GlobalState,
  InMemoryWasmTestBuilder,
  Key,
  type NamedKeys,
  type NativeError,
  type PruneResult,
  type StoredValue,
  type SystemOutcome,
  TEST_ACCOUNTS,
  type URef,
  WasmTestBuilder,
  type WasmV1Result,
} from 'casper-engine-test-support';
import { expectTypeOf } from 'expect-type';
import type { Either } from 'fp-ts/Either';
import type { Option } from 'fp-ts/Option';

declare const builder: WasmTestBuilder;
declare const root: Uint8Array;
declare const effects: Effects;

// Made without `new`, from plain and from Rust-like chainspecs.
expectTypeOf(WasmTestBuilder.default()).toEqualTypeOf<WasmTestBuilder>();
expectTypeOf(InMemoryWasmTestBuilder.default()).toEqualTypeOf<WasmTestBuilder>();
WasmTestBuilder.newTemporaryWithConfig(DEFAULT_CHAINSPEC);
WasmTestBuilder.newTemporaryWithConfig(ChainspecConfig.from().withMaxAssociatedKeys(5));
// @ts-expect-error a builder is made by its static methods
new WasmTestBuilder(DEFAULT_CHAINSPEC);
// @ts-expect-error a part of a chainspec is none
WasmTestBuilder.newTemporaryWithConfig({ core: DEFAULT_CHAINSPEC.core });

// Whatever changes something gives the builder back.
expectTypeOf(builder.commit()).toEqualTypeOf<WasmTestBuilder>();
expectTypeOf(builder.commitTransforms(effects, root)).toEqualTypeOf<WasmTestBuilder>();
expectTypeOf(builder.expectSuccess().expectFailure().clearResults().advanceEra()).toEqualTypeOf<WasmTestBuilder>();
expectTypeOf(builder.withChainspec(ChainspecConfig.default())).toEqualTypeOf<WasmTestBuilder>();
expectTypeOf(builder.clone()).toEqualTypeOf<WasmTestBuilder>();
expectTypeOf(builder.chainspec()).toEqualTypeOf<ChainspecConfig>();

// Options: what may be absent is not there without asking.
expectTypeOf(builder.getAccount(DEFAULT_ACCOUNT_ADDR)).toEqualTypeOf<Option<Account>>();
expectTypeOf(builder.getExpectedAccount(DEFAULT_ACCOUNT_ADDR)).toEqualTypeOf<Account>();
expectTypeOf(builder.getContract(root)).toEqualTypeOf<Option<Contract>>();
expectTypeOf(builder.getLastExecResult()).toEqualTypeOf<Option<WasmV1Result>>();
expectTypeOf(builder.getError()).toEqualTypeOf<Option<EngineError>>();
expectTypeOf(builder.getErrorMessage()).toEqualTypeOf<Option<string>>();
expectTypeOf(builder.getPruneResult(0)).toEqualTypeOf<Option<PruneResult>>();
expectTypeOf(builder.getTrie(root)).toEqualTypeOf<Option<Uint8Array>>();
expectTypeOf(builder.getEntityWithNamedKeysByAccountHash(DEFAULT_ACCOUNT)).toEqualTypeOf<Option<EntityWithNamedKeys>>();
// @ts-expect-error an Option is not what is in it
builder.getAccount(DEFAULT_ACCOUNT_ADDR).mainPurse;

// Eithers: what may fail.
expectTypeOf(builder.query(Key.account(DEFAULT_ACCOUNT_ADDR))).toEqualTypeOf<Either<string, StoredValue>>();
expectTypeOf(builder.step(builder.stepRequestBuilder().build())).toEqualTypeOf<Either<NativeError, SystemOutcome>>();
expectTypeOf(builder.distribute([], 0, { at: root })).toEqualTypeOf<Either<NativeError, SystemOutcome>>();
// @ts-expect-error an Either is not what is in it
builder.query(DEFAULT_ACCOUNT_ADDR)._tag === 'Account';

// Amounts are bigint, so is gas.
expectTypeOf(builder.lastExecGasConsumed()).toEqualTypeOf<bigint>();
expectTypeOf(builder.getBalance(TEST_ACCOUNTS.alice)).toEqualTypeOf<bigint>();
expectTypeOf(builder.totalSupply()).toEqualTypeOf<bigint>();
expectTypeOf(builder.getEra()).toEqualTypeOf<bigint>();
expectTypeOf(builder.getPostStateHash()).toEqualTypeOf<Uint8Array>();
builder.withBlockTime(5);
builder.withBlockTime(5n);
// @ts-expect-error motes could be more than a number holds
builder.calculateRefundAmount(5);

// Accounts, keys, purses in any form; numbers are none.
builder.getAccount('account-hash-00');
builder.getAccount(DEFAULT_ACCOUNT.publicKey);
builder.getAccount(TEST_ACCOUNTS.bob);
// @ts-expect-error a number names no account
builder.getAccount(5);
// @ts-expect-error a path is a list of names
builder.query(DEFAULT_ACCOUNT_ADDR, 'name');
// @ts-expect-error an owner is an EntityAddr: a name alone does not say of what
builder.getNamedKeys(DEFAULT_ACCOUNT_ADDR.toFormattedString());

// What results hold cannot be changed.
const result = builder.getExpectedLastExecResult();
expectTypeOf(result.error).toEqualTypeOf<EngineError | undefined>();
expectTypeOf(result.effects).toEqualTypeOf<Effects>();
expectTypeOf(result.consumed).toEqualTypeOf<bigint>();
// @ts-expect-error results are read only
result.consumed = 0n;
// @ts-expect-error effects are read only
result.effects.push(result.effects[0]!);

expectTypeOf(builder.getNamedKeys(EntityAddr.account(root))).toEqualTypeOf<NamedKeys>();
// @ts-expect-error named keys are read only
builder.getNamedKeys(EntityAddr.account(root)).set('name', Key.account(DEFAULT_ACCOUNT_ADDR));
expectTypeOf(builder.getValue(EntityAddr.account(root), 'name')).toEqualTypeOf<CLValue>();
expectTypeOf(builder.getHandlePaymentContract().mainPurse).toEqualTypeOf<URef>();

// The engine by itself.
declare const state: GlobalState;
expectTypeOf(builder.getEngineState().execute).parameters.toHaveProperty('1');
expectTypeOf(builder.dataAccessLayer().checkout(root)).toEqualTypeOf<Option<GlobalState>>();
builder.writeDataAndCommit([[DEFAULT_ACCOUNT_ADDR, { _tag: 'CLValue', value: CLValue.unit() }]]);
// @ts-expect-error a stored value says what it is
builder.writeDataAndCommit([[DEFAULT_ACCOUNT_ADDR, CLValue.unit()]]);
// @ts-expect-error private
state.root;

// A value the compiler narrows by its tag.
const either = builder.query(DEFAULT_ACCOUNT_ADDR);
if (either._tag === 'Right' && either.right._tag === 'Account') {
  expectTypeOf(either.right.value).toEqualTypeOf<Account>();
  expectTypeOf(either.right.value.accountHash).toEqualTypeOf<AccountHash>();
}
