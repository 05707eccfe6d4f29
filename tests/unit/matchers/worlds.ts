/** States that the matchers are asked about: made by real genesis and real executions. */
import { resolve } from 'node:path';
import {
  type AccountHashLike,
  type AuctionMethod,
  ChainspecConfig,
  CLValue,
  type ContractHandle,
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  LOCAL_GENESIS_REQUEST,
  type RuntimeArgsLike,
  type RuntimeArgValue,
  TEST_ACCOUNTS,
  type TestAccount,
  TransactionHash,
  TransferRequestBuilder,
  type TransferTarget,
  WasmTestBuilder,
} from '../../../src/index';

const REPOSITORY = resolve(__dirname, '../../..');

/** A builder after genesis, in either model. */
export function genesis(options: { readonly enableAddressableEntity?: boolean } = {}): WasmTestBuilder {
  const { enableAddressableEntity = false } = options;
  const chainspec = ChainspecConfig.from().withEnableAddressableEntity(enableAddressableEntity);
  return WasmTestBuilder.newTemporaryWithConfig(chainspec)
    .withPrinter(() => undefined)
    .runGenesis(LOCAL_GENESIS_REQUEST.withConfig({ enableAddressableEntity }));
}

/** Runs session code of the default account, from a file of the repository; nothing is committed. */
export function run(
  builder: WasmTestBuilder,
  file: string,
  args: RuntimeArgsLike = {},
  signers: readonly AccountHashLike[] = [DEFAULT_ACCOUNT_ADDR],
): WasmTestBuilder {
  const request = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, resolve(REPOSITORY, file), args);
  return builder.exec(request.withAuthorizationKeys(signers).build());
}

/** Lets the signers of a shared account manage it: see examples/two-party-multi-sig/manage-keys. */
export function manageKeys(
  builder: WasmTestBuilder,
  signers: readonly AccountHashLike[],
  args: RuntimeArgsLike,
): WasmTestBuilder {
  return run(builder, 'examples/two-party-multi-sig/manage_keys.wasm', args, signers);
}

/** The default account after it shared itself with alice: two keys of weight 1, thresholds 2. */
export function sharedAccount(options: { readonly enableAddressableEntity?: boolean } = {}): WasmTestBuilder {
  const args = { 'deployment-account': TEST_ACCOUNTS.alice };
  return run(genesis(options), 'examples/two-party-multi-sig/contract.wasm', args).expectSuccess().commit();
}

/** The counter of the examples, installed by the default account. */
export function counterContract(options: { readonly locked?: boolean } = {}): WasmTestBuilder {
  const args = options.locked === undefined ? {} : { locked: options.locked };
  return run(genesis(), 'examples/counter/counter-v1.wasm', args).expectSuccess().commit();
}

/** Versions 1 to 3 of the counter, of which 2 is disabled. */
export function counterVersions(): WasmTestBuilder {
  const builder = run(counterContract(), 'examples/counter/counter-v2.wasm').expectSuccess().commit();
  const contract = CLValue.byteArray(builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter').hash);
  run(builder, 'examples/counter/counter-disable.wasm', { contract }).expectSuccess().commit();
  return run(builder, 'examples/counter/counter-v3.wasm').expectSuccess().commit();
}

/** Sends motes natively and commits that. */
export function send(
  builder: WasmTestBuilder,
  from: TestAccount,
  to: TransferTarget,
  amount: bigint,
  id?: bigint,
): WasmTestBuilder {
  const request = TransferRequestBuilder.new(amount, to).withInitiator(from.publicKey).withAuthorizationKeys([from]);
  return builder.transferAndCommit((id === undefined ? request : request.withTransferId(id)).build());
}

/**
 * The board of tests/fixtures/contract/casper-5, installed by the default account, with one note of it: a contract with a
 * dictionary, a user group, and entry points of every access.
 */
export function boardContract(options: { readonly enableAddressableEntity?: boolean } = {}): WasmTestBuilder {
  const builder = run(genesis(options), 'tests/fixtures/board-5.wasm').expectSuccess().commit();
  const post = ExecuteRequestBuilder.contractCallByName(DEFAULT_ACCOUNT_ADDR, 'board', 'post', { text: 'hello' });
  return builder.exec(post.build()).expectSuccess().commit();
}

/** The item under which the board keeps the notes of the default account. */
export const BOARD_ITEM: string = DEFAULT_ACCOUNT_ADDR.toHex().slice(0, 40);

/** Stake of {@link auction}: what alice bids, bob delegates, and bob unbonds of it. */
export const STAKES: { readonly bid: bigint; readonly delegation: bigint; readonly unbond: bigint } = {
  bid: 100_000_000_000_000n,
  delegation: 1_000_000_000_000n,
  unbond: 400_000_000_000n,
};

/** Alice is a validator, bob has delegated to her and unbonds a part; the era is the first in which she validates. */
export function auction(): WasmTestBuilder {
  const { alice, bob } = TEST_ACCOUNTS;
  const builder = genesis();
  const { minimumDelegationAmount, maximumDelegationAmount, maxDelegatorsPerValidator, minimumBidAmount } =
    builder.chainspec().core;
  const limits = { minimumDelegationAmount, maximumDelegationAmount, minimumBidAmount, reservedSlots: 0 };
  const delegation = {
    delegator: { _tag: 'PublicKey', publicKey: bob.publicKey },
    validator: alice.publicKey,
  } as const;
  const steps: readonly (readonly [TestAccount, AuctionMethod])[] = [
    [alice, { _tag: 'AddBid', publicKey: alice.publicKey, delegationRate: 10, amount: STAKES.bid, ...limits }],
    [bob, { _tag: 'Delegate', ...delegation, amount: STAKES.delegation, maxDelegatorsPerValidator }],
    [bob, { _tag: 'Undelegate', ...delegation, amount: STAKES.unbond }],
  ];
  steps.forEach(([initiator, method], index) => {
    // A hash of its own gives each bonding purse its own address.
    const transactionHash = TransactionHash.v1(new Uint8Array(32).fill(index + 1));
    const result = builder.bidding(initiator, method, { transactionHash });
    if (result._tag === 'Left') throw result.left;
    builder.commitTransforms(result.right.effects);
  });
  return builder.advanceErasByDefaultAuctionDelay();
}

/** A contract that Odra built (tests/fixtures/realworld), installed by the default account under the named key `odra`. */
export function odraContract(name: string, args: { readonly [name: string]: RuntimeArgValue } = {}): ContractHandle {
  const settings = {
    odra_cfg_package_hash_key_name: 'odra',
    odra_cfg_allow_key_override: true,
    odra_cfg_is_upgradable: true,
    odra_cfg_is_upgrade: false,
  };
  const installed = run(genesis(), `tests/fixtures/realworld/${name}.wasm`, { ...settings, ...args });
  return installed.expectSuccess().commit().contract(DEFAULT_ACCOUNT_ADDR, 'odra');
}
