/** Types of requests and their arguments. Checked by `tsc --noEmit`. */
import {
  AccountHash,
  CLValue,
  DEFAULT_ACCOUNT,
  DEFAULT_ACCOUNT_ADDR,
  DEFAULT_PROTOCOL_VERSION,
  DeployItem,
  DeployItemBuilder,
  ExecuteRequest,
  ExecuteRequestBuilder,
  type GenesisConfig,
  GenesisConfigBuilder,
  genesisAccount,
  type InvalidRequest,
  Key,
  type RuntimeArgs,
  type RuntimeArgsLike,
  runtimeArgs,
  type StepRequest,
  StepRequestBuilder,
  TEST_ACCOUNTS,
  type TransferRequest,
  TransferRequestBuilder,
  type UpgradeRequest,
  UpgradeRequestBuilder,
  type WasmTestBuilder,
  type WasmV1Request,
} from 'casper-engine-test-support';
import type { Args } from 'casper-js-sdk';
import { expectTypeOf } from 'expect-type';
import type { Either } from 'fp-ts/Either';

declare const builder: WasmTestBuilder;
declare const bytes: Uint8Array;
declare const sdkArgs: Args;

// Arguments: what has a CLType of its own, and nothing else.
expectTypeOf(runtimeArgs).returns.toEqualTypeOf<RuntimeArgs>();
runtimeArgs();
runtimeArgs({
  account: DEFAULT_ACCOUNT_ADDR,
  alice: TEST_ACCOUNTS.alice,
  key: Key.account(DEFAULT_ACCOUNT_ADDR),
  public_key: DEFAULT_ACCOUNT.publicKey,
  text: 'text',
  flag: true,
  bytes,
  amount: CLValue.u512(5n),
});
// @ts-expect-error a number does not say its width
runtimeArgs({ amount: 5 });
// @ts-expect-error nor does a bigint
runtimeArgs({ amount: 5n });
// @ts-expect-error undefined is no value: leave the name out, or pass CLValue.option
runtimeArgs({ amount: undefined });
// @ts-expect-error nor is null
runtimeArgs({ amount: null });
// @ts-expect-error arguments are named
runtimeArgs('amount');
expectTypeOf<RuntimeArgs>().toExtend<RuntimeArgsLike>();
expectTypeOf(sdkArgs).toExtend<RuntimeArgsLike>();

// CLValues keep widths apart.
CLValue.u8(5);
CLValue.u64(5n);
// @ts-expect-error 32 bits and less are numbers
CLValue.u32(5n);

// Requests to execute.
const request = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, 'contract.wasm', { name: 'value' });
expectTypeOf(request).toEqualTypeOf<ExecuteRequestBuilder>();
expectTypeOf(request.withBlockTime(5).withBlockHeight(5n).withStateHash(bytes)).toEqualTypeOf<ExecuteRequestBuilder>();
expectTypeOf(request.build()).toEqualTypeOf<ExecuteRequest>();
expectTypeOf(request.build().customPayment).toEqualTypeOf<WasmV1Request | undefined>();
expectTypeOf(request.build().isInstallUpgradeAllowed()).toEqualTypeOf<boolean>();
expectTypeOf(ExecuteRequestBuilder.DEFAULT_STATE_HASH).toEqualTypeOf<Uint8Array>();
ExecuteRequestBuilder.versionedContractCallByHash(TEST_ACCOUNTS.bob, bytes, undefined, 'call_me');
// @ts-expect-error the argument is a number
ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, 'contract.wasm', { amount: 5 });
// @ts-expect-error a version is a number
ExecuteRequestBuilder.versionedContractCallByHash(TEST_ACCOUNTS.bob, bytes, '1', 'call_me');
// @ts-expect-error build() first
builder.exec(request);
// @ts-expect-error requests are made by build() or ExecuteRequest.new
new ExecuteRequest(request.build().session, undefined, true);
expectTypeOf(ExecuteRequest.new(request.build().session)).toEqualTypeOf<ExecuteRequest>();

// Deploys.
const item = DeployItemBuilder.new().withAddress(TEST_ACCOUNTS.alice).withAuthorizationKeys(['01ab']).build();
expectTypeOf(item).toEqualTypeOf<DeployItem>();
expectTypeOf(item.deployHash).toEqualTypeOf<Uint8Array | undefined>();
expectTypeOf(item.newSessionFromDeployItem(request.build().session.blockInfo, 5n)).toEqualTypeOf<
  Either<InvalidRequest, WasmV1Request>
>();
DeployItem.new({
  address: DEFAULT_ACCOUNT_ADDR,
  session: item.session,
  payment: item.payment,
  authorizationKeys: [DEFAULT_ACCOUNT_ADDR],
});
// @ts-expect-error session code is missing
DeployItem.new({ address: DEFAULT_ACCOUNT_ADDR, payment: item.payment, authorizationKeys: [] });
expectTypeOf(DeployItemBuilder.new().withSessionBytes(bytes, { name: 'value' })).toEqualTypeOf<DeployItemBuilder>();
// @ts-expect-error a number says its width
DeployItemBuilder.new().withSessionBytes(bytes, { name: 5 });

// Transfers.
const transfer = TransferRequestBuilder.new(5n, DEFAULT_ACCOUNT.publicKey);
expectTypeOf(transfer.withTransferId(5).withInitiator(TEST_ACCOUNTS.alice).build()).toEqualTypeOf<TransferRequest>();
TransferRequestBuilder.new(5, AccountHash.fromBytes(bytes));
// @ts-expect-error a target is a value, not a text
TransferRequestBuilder.new(5n, 'account-hash-00');
// @ts-expect-error a transfer is not executed as Wasm
builder.exec(transfer.build());

// Steps and upgrades.
const step = builder
  .stepRequestBuilder()
  .withEvictItem(DEFAULT_ACCOUNT.publicKey)
  .withNextEraId(5)
  .withRunAuction(true);
expectTypeOf(step).toEqualTypeOf<StepRequestBuilder>();
expectTypeOf(step.build()).toEqualTypeOf<StepRequest>();
expectTypeOf(StepRequestBuilder.new().withParentStateHash(bytes).build()).toEqualTypeOf<StepRequest>();
// @ts-expect-error a validator is a public key
step.withSlashItem(DEFAULT_ACCOUNT_ADDR);
const upgrade = UpgradeRequestBuilder.new().withNewProtocolVersion(DEFAULT_PROTOCOL_VERSION).withNewAuctionDelay(5);
expectTypeOf(upgrade.build()).toEqualTypeOf<UpgradeRequest>();
// @ts-expect-error a version is a ProtocolVersion
UpgradeRequestBuilder.new().withNewProtocolVersion('2.0.1');

// Genesis.
const genesis = GenesisConfigBuilder.new().withAccounts([genesisAccount(DEFAULT_ACCOUNT.publicKey, 5n)]);
expectTypeOf(genesis.withAuctionDelay(5).withValidatorSlots(5).build()).toEqualTypeOf<GenesisConfig>();
// @ts-expect-error motes are bigint
genesisAccount(DEFAULT_ACCOUNT.publicKey, 5);
// @ts-expect-error slots are a number
GenesisConfigBuilder.new().withValidatorSlots(5n);
