/** Types of the matchers under `@jest/globals`. Checked by `tsc --noEmit`. */
import { expect } from '@jest/globals';
import { CLValue, DEFAULT_ACCOUNT_ADDR, Key, TEST_ACCOUNTS, type WasmTestBuilder } from 'casper-engine-test-support';
import type { Asymmetric, ExpectedAmount, ExpectedRevert, MatcherResult } from 'casper-engine-test-support/matchers';
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
expect(builder).toFail();
expect(builder).toRevertWithUserError(1, { 1: 'Closed' });
expect(builder).toRevertWithUserError('Closed', { errors: [{ name: 'Closed', discriminant: 1 }] });
expect(builder).toTrap('Unreachable');
expect(builder).toRunOutOfGas();
expect(builder).toFailPreprocessing(/memory/);
expect(builder).toConsumeGasAtMost('5_000');
expect(builder).toCost('2.5 CSPR', { gasPrice: 2 });
expect(builder).toRefund(5n);
expect(builder).toChargeFeeTo(account, { min: 1 });
expect(builder).toHoldBalance(5, { of: DEFAULT_ACCOUNT_ADDR });
expect(builder).toWriteKey(DEFAULT_ACCOUNT_ADDR, 5n);
expect(builder).toWriteKey(expect.key('uref'));
expect(builder).toAddTo('uref-00-007', { min: 5n });
expect(builder).toReadKey(builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter'));
expect(builder).toChangeOnly([DEFAULT_ACCOUNT_ADDR, expect.key('balance')]);
expect(builder).toHaveNoEffects();
expect(builder).toHaveEffects({ kind: 'Add', value: 5 });
expect(builder).toHaveEffects([{ key: DEFAULT_ACCOUNT_ADDR }, expect.anything()], { ordered: true, exact: true });
expect(builder).toMatchEffectSnapshot('hint');
expect(builder).toMatchGasSnapshot();
expect(builder).toMatchGasSnapshot('name', { tolerance: 5n });
expect(builder).toMatchGasSnapshot({ tolerance: '1%' });
// @ts-expect-error the name comes first
expect(builder).toMatchGasSnapshot({ tolerance: 5 }, 'name');
expect(builder).toHaveStateRoot(builder.getPostStateHash());
expect(builder).toConsumeGas(5n);
expect(builder).toConsumeGas({ min: 5n, max: 6n });
expect(account).toHaveAssociatedKey(TEST_ACCOUNTS.alice, { weight: 1 });
expect(account).toHaveAssociatedKey('account-hash-00');
expect(account).toHaveActionThresholds({ deployment: 2 });
expect(account).toHaveNamedKey('name', Key.account(DEFAULT_ACCOUNT_ADDR));
expect(builder).toHaveBalance(DEFAULT_ACCOUNT_ADDR, '2.5 CSPR');
expect(builder).toHaveBalance(DEFAULT_ACCOUNT_ADDR, expect.anything());

expect(account).toHaveAssociatedKeys(new Map([[TEST_ACCOUNTS.alice, 1]]), { exact: true });
expect(account).toHaveAssociatedKeys([[TEST_ACCOUNTS.alice, 1], DEFAULT_ACCOUNT_ADDR]);
expect(account).toHaveTotalKeyWeight(2);
expect(account).toBeAuthorizedFor('deployment', [TEST_ACCOUNTS.alice]);
expect(account).toExistAsAccount();
expect(DEFAULT_ACCOUNT_ADDR).toExistAsAccount(builder);
expect(account).toHaveMainPurse('uref-00-007');
expect(builder).toHaveAvailableBalance(account, { min: 5n });
expect(builder).toHaveTotalBalance({ _tag: 'Payment' }, 0);
expect(builder).toChangeBalance(TEST_ACCOUNTS.alice, '-5 CSPR', { since: builder });
expect(() => builder.commit()).toChangeBalances([[TEST_ACCOUNTS.alice, -5n]], { builder });
expect(builder).toChangeTotalSupply(0);
expect(builder).toConserveSupply();
expect(builder).toTransfer({
  from: TEST_ACCOUNTS.alice,
  to: expect.accountHash(),
  amount: expect.motes(5),
  id: undefined,
});
expect(account).toHaveNamedKeys(['name'], { exact: true });
expect(account).toHaveNamedKeys({ name: expect.key(), other: DEFAULT_ACCOUNT_ADDR });
expect(builder.query(DEFAULT_ACCOUNT_ADDR)).toHaveStoredValue(expect.clValue(5));
expect(builder.query(DEFAULT_ACCOUNT_ADDR)).toHaveCLType('U64');
expect(builder.query(DEFAULT_ACCOUNT_ADDR)).toEqualCLValue(CLValue.u64(5n));
expect(builder).toHaveValueAt([TEST_ACCOUNTS.alice, 'counter', 'count'], 5);
expect(builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter')).toHaveValueAt('count');
expect(builder).toHaveDictionaryItem('uref-00-007', 'item', expect.anything());
expect('uref-00-007').toHaveAccessRights('READ');
expect(DEFAULT_ACCOUNT_ADDR).toExistInGlobalState(builder);
expect(DEFAULT_ACCOUNT_ADDR).toBePruned(builder, { since: builder });
expect(builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter')).toHaveEntryPoint('inc', {
  args: { by: 'U64' },
  access: ['owners'],
});
expect(account).toHaveEntryPoints(['inc', 'get'], { exact: true });
expect(account).toHaveEntryPoints({ inc: { args: [], type: 'Called', payment: 'Caller' } });
expect(account).toMatchContractSchema({});
expect(account).toHaveContractVersion(2);
expect(account).toHaveEnabledVersions([1, '2.2']);
expect(account).toHaveDisabledVersion('2.1');
expect(account).toBeLocked();
expect(account).toHaveGroup('owners', ['uref-00-007']);
expect(account).toHaveProtocolVersion('2.0.0');
expect(account).toHaveByteCodeHash('00');
expect(builder).toHaveBid(TEST_ACCOUNTS.alice, { stake: '5 CSPR', rate: { max: 10 }, active: true });
expect(builder).toHaveDelegation(TEST_ACCOUNTS.alice, TEST_ACCOUNTS.bob, 5n);
expect(builder).toHaveUnbond(TEST_ACCOUNTS.alice, 'uref-00-007');
expect(builder).toBeInEraValidators(TEST_ACCOUNTS.alice, { min: 5n }, { era: 3 });
expect(builder).toBeInEra(5);
expect(builder).toHaveAuctionDelay(1);
expect(builder).toCall(builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter'), 'inc', { by: expect.motes(5) });
expect(builder).toCall('mint');
expect(builder).toHaveCallDepth({ max: 2 });
expect(builder).toReturn(undefined);
expect(builder).toPrint(/text/);
expect(builder).toEmitMessage('topic', [1, 2], { by: 'counter', times: 1 });
expect(builder).toEmitMessage(expect.any(String), expect.bytes('00'));
expect(account).toHaveMessageTopic('topic', { count: 1 });
expect(builder).toEmitCesEvent('Transfer', { amount: expect.motes(5) }, { by: 'token', times: 1 });
expect(builder).toEmitEvents(['Mint', { name: 'Transfer', data: { amount: 5n } }], { ordered: true, exact: true });
expect('session.wasm').toBeDeployableOn(builder);
expect('session.wasm').toBeDeployableOn(builder.chainspec());
expect('session.wasm').toImportOnly(['casper_revert']);
expect('session.wasm').toExport('call');
expect('session.wasm').toHaveWasmSizeAtMost(1_000);
expect(builder).toBeKey('Hash');
expect(builder).toBeKey('entity-contract');
expect(builder).toBeURef('READ_WRITE');
expect(builder).toBeAccountHash(TEST_ACCOUNTS.alice);
expect(builder).toBePublicKey('ed25519');
expect(builder).toEqualBytes([1, 2]);
expect(builder).toEqualKey(new Uint8Array(33));
expect(5n).toBeCloseToMotes('5 CSPR', { tolerance: '1%' });
expect([5n]).toEqual([expect.motes({ min: 1 })]);
expect([5n]).toEqual([
  expect.not.bytes('01'),
  expect.clValue(5n, 'U512'),
  expect.publicKey(),
  expect.anyURef(),
  expect.key(),
]);
expectTypeOf(expect.motes(5n)).toEqualTypeOf<Asymmetric>();

// @ts-expect-error an expectation of nothing
expect(builder).toFailWith();
// @ts-expect-error running out of gas is no trap
expect(builder).toTrap('GasLimit');
// @ts-expect-error a price has no currency
expect(builder).toCost(5n, { gasPrice: '1 CSPR' });
// @ts-expect-error a list
expect(builder).toChangeOnly(DEFAULT_ACCOUNT_ADDR);
// @ts-expect-error no such effect
expect(builder).toHaveEffects({ kind: 'Delete' });
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
// @ts-expect-error no such action
expect(account).toBeAuthorizedFor('payment', []);
// @ts-expect-error the builder goes into options
expect(() => builder.commit()).toChangeBalance(TEST_ACCOUNTS.alice, 5n, builder);
// @ts-expect-error no such part
expect(builder).toTransfer({ sender: TEST_ACCOUNTS.alice });
// @ts-expect-error types without parameters only
expect(account).toHaveCLType('List');
// @ts-expect-error of which builder?
expect(DEFAULT_ACCOUNT_ADDR).toExistInGlobalState();
// @ts-expect-error which item?
expect(builder).toHaveDictionaryItem('uref-00-007');
// @ts-expect-error no such part
expect(account).toHaveEntryPoint('inc', { returns: 'U64' });
// @ts-expect-error no such rights
expect(builder).toBeURef('EXECUTE');
// @ts-expect-error how close?
expect(5n).toBeCloseToMotes(5n);
// @ts-expect-error whose entry point?
expect(builder).toCall();
// @ts-expect-error which topic?
expect(builder).toEmitMessage();
// @ts-expect-error no such option
expect(builder).toEmitMessage('topic', 'text', { count: 1 });
// @ts-expect-error events have names
expect(builder).toEmitEvents([{ data: {} }]);
// @ts-expect-error names are texts
expect('session.wasm').toExport(/call/);
// @ts-expect-error how much?
expect.motes();
// @ts-expect-error types without parameters only
expect.clValue(5n, 'Option');
// @ts-expect-error no such asymmetric matcher
expect.cspr(5n);
// @ts-expect-error no such matcher: if this is allowed, `any` has leaked in
expect(builder).toHaveNothing();

// The pure functions, for an `expect` of one's own.
expectTypeOf(toSucceed).returns.toEqualTypeOf<MatcherResult>();
expectTypeOf(toConsumeGas).parameter(1).toEqualTypeOf<ExpectedAmount>();
expectTypeOf<ExpectedRevert>().not.toBeAny();
