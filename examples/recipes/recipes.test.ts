/** What tests often need, in few lines each. The README quotes it. */
import { beforeEach, expect, test } from '@jest/globals';
import {
  ChainspecConfig,
  CLValue,
  createRunGenesisRequest,
  DEFAULT_ACCOUNT,
  ExecuteRequestBuilder,
  genesisAccount,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  runtimeArgs,
  SecretKey,
  TEST_ACCOUNTS,
  TransferRequestBuilder,
  type WasmTestBuilder,
} from 'casper-engine-test-support';

const { alice, bob } = TEST_ACCOUNTS;
const MANAGE_KEYS = 'examples/two-party-multi-sig/manage_keys.wasm';
let builder: WasmTestBuilder;

beforeEach(() => {
  builder = LmdbWasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
});

const shareTheAccount = () =>
  builder
    .exec(
      ExecuteRequestBuilder.standard(
        DEFAULT_ACCOUNT,
        'examples/two-party-multi-sig/contract.wasm',
        runtimeArgs({ 'deployment-account': alice }),
      ).build(),
    )
    .expectSuccess()
    .commit();

test('an account for somebody new', () => {
  // #region recipes
  // Somebody new gets an account.
  const zoe = SecretKey.ed25519(new Uint8Array(32).fill(42)).publicKey();
  builder.transferAndCommit(TransferRequestBuilder.new(5_000_000_000n, zoe).build()).expectSuccess();
  expect(builder).toHaveBalance(zoe, '5 CSPR');

  // #endregion
});

test('several signatures, and one that is not enough', () => {
  shareTheAccount();
  // #region recipes
  // Several signatures, and one that is not enough.
  const args = runtimeArgs({ action: 'set-weight', key: alice, weight: CLValue.u8(2) });
  const request = () => ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT, MANAGE_KEYS, args);

  builder.exec(request().build());
  expect(builder).toFailWith('Deployment authorization failure');

  builder
    .exec(request().withAuthorizationKeys([DEFAULT_ACCOUNT, alice]).build())
    .expectSuccess()
    .commit();

  // #endregion
  expect(builder.getAccount(DEFAULT_ACCOUNT)).toHaveAssociatedKey(alice, { weight: 2 });
});

test('a genesis of one’s own, and a chainspec', () => {
  // #region recipes
  // A genesis and a chainspec of one’s own.
  const chainspec = ChainspecConfig.from().withOverrides({ core: { max_associated_keys: 2 } });
  const other = LmdbWasmTestBuilder.newTemporaryWithConfig(chainspec);
  other.runGenesis(createRunGenesisRequest([genesisAccount(bob.publicKey, 1_000_000_000_000n)])).commit();
  expect(other).toHaveBalance(bob, '1_000 CSPR');

  // #endregion
});

test('a block time, and what moved', () => {
  builder
    .exec(ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT, 'examples/counter/counter-v1.wasm').build())
    .expectSuccess()
    .commit();
  builder
    .exec(ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT, 'examples/counter/counter-v3.wasm').build())
    .expectSuccess()
    .commit();
  // #region recipes
  // A block time, in milliseconds.
  const noon = Date.UTC(2026, 0, 1, 12);
  const counter = builder.contract(DEFAULT_ACCOUNT, 'counter');
  counter.call('counter_inc', {}, { blockTime: noon });
  expect(counter.get('last_updated')).toBe(BigInt(noon));

  // #endregion
});

test('eras', () => {
  builder.advanceErasBy(3);
  expect(builder).toBeInEra(3);
});

test('a failure explained', () => {
  builder.exec(ExecuteRequestBuilder.standard(bob, MANAGE_KEYS, runtimeArgs({ action: 'dance' })).build());
  expect(builder).toRevertWith({ user: 1 });
  expect(builder.explain()).toContain('withErrorNames'); // the calls, the last host call, what to do
});

test('what a run would do, without doing it', () => {
  const install = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT, 'examples/counter/counter-v1.wasm').build();
  // #region recipes
  // What a call moves, and a run that keeps nothing.
  const transfer = TransferRequestBuilder.new(5_000_000_000n, bob).build();
  expect(() => builder.transferAndCommit(transfer)).toChangeBalance(bob, '5 CSPR', { builder });

  expect(builder.simulate(install)).toSucceed();

  // #endregion
});
