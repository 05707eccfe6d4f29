/** What scripts do with nctl and casper-client, as tests: docs/guides/from-nctl-to-a-unit-test.md goes through them. */
import { beforeEach, expect, test } from '@jest/globals';
import {
  CLValue,
  DEFAULT_ACCOUNT,
  DEFAULT_ACCOUNT_INITIAL_BALANCE,
  ExecuteRequestBuilder,
  Key,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  runtimeArgs,
  TEST_ACCOUNTS,
  TransferRequestBuilder,
  type WasmTestBuilder,
} from 'casper-engine-test-support';
import { Devnet, startDevnet } from 'casper-engine-test-support/devnet';
import { RpcClient } from 'casper-js-sdk';
import { right } from 'fp-ts/Either';

const { alice, bob } = TEST_ACCOUNTS;
const COUNTER = 'examples/counter/counter-v1.wasm';
let builder: WasmTestBuilder;

beforeEach(() => {
  // #region start
  builder = LmdbWasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
  // #endregion
});

test('put-deploy', () => {
  // #region put-deploy
  const args = runtimeArgs({ target: bob.accountHash, amount: CLValue.u512(5_000_000_000n) });
  const request = ExecuteRequestBuilder.standard(alice, 'examples/transfers/transfer-to-account.wasm', args).build();
  builder.exec(request).expectSuccess().commit();
  // #endregion
  expect(builder).toHaveBalance(bob, DEFAULT_ACCOUNT_INITIAL_BALANCE + 5_000_000_000n);
});

test('put-deploy to a stored contract', () => {
  builder.exec(ExecuteRequestBuilder.standard(alice, COUNTER).build()).expectSuccess().commit();
  // #region stored
  const byName = ExecuteRequestBuilder.contractCallByName(alice, 'counter', 'counter_inc').build();
  builder.exec(byName).expectSuccess().commit();
  // #endregion
  expect(builder.contract(alice, 'counter').get('count')).toBe(1);
});

test('transfer', () => {
  // #region transfer
  const request = TransferRequestBuilder.new(2_500_000_000n, bob).withInitiator(alice).withAuthorizationKeys([alice]);
  builder.transferAndCommit(request.withTransferId(7).build()).expectSuccess();
  expect(builder).toTransfer({ from: alice, to: bob, amount: '2.5 CSPR', id: 7 });
  // #endregion
});

test('await-n-eras', () => {
  // #region eras
  builder.advanceErasBy(2); // each runs the auction; no waiting
  expect(builder).toBeInEra(2);
  // #endregion
});

test('query-global-state', () => {
  builder.exec(ExecuteRequestBuilder.standard(alice, COUNTER).build()).expectSuccess().commit();
  // #region query
  expect(builder).toHaveValueAt([alice, 'counter', 'count'], 0);
  const found = builder.query(Key.account(alice.accountHash), ['counter', 'count']);
  expect(found).toEqual(right({ _tag: 'CLValue', value: CLValue.i32(0) }));
  // #endregion
});

test('view-account-balance', () => {
  // #region balance
  expect(builder).toHaveBalance(alice, '10_000_000_000 CSPR');
  expect(builder.getBalance(alice)).toBe(10_000_000_000_000_000_000n);
  // #endregion
});

test('a gas limit', () => {
  // #region gas
  const limited = ExecuteRequestBuilder.standard(alice, COUNTER).withGasLimit(2_500_000_000n).build();
  builder.exec(limited);
  expect(builder).toRunOutOfGas();

  builder.exec(ExecuteRequestBuilder.standard(alice, COUNTER).build()).expectSuccess().commit();
  expect(builder).toConsumeGasAtMost(33_000_000_000);
  expect(builder).toHaveBalance(alice, DEFAULT_ACCOUNT_INITIAL_BALANCE); // no payment is taken
  // #endregion
});

test('block time', () => {
  // #region block-time
  const request = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT, COUNTER).withBlockTime(1_700_000_000_000).build();
  builder.exec(request).expectSuccess().commit();
  // #endregion
});

test('a node', async () => {
  // #region devnet
  const devnet = Devnet.create();
  const status = await devnet.rpc('info_get_status');
  // #endregion
  expect(status).toMatchObject({ chainspec_name: 'casper-net-1' });
});

test('a node for casper-js-sdk, with and without a port', async () => {
  // #region sdk
  const client = new RpcClient(Devnet.create().sdkHandler()); // casper-js-sdk 5 without any port
  const { rpcUrl, close } = await startDevnet({ port: 0 });
  // #endregion
  try {
    expect((await client.getStatus()).chainSpecName).toBe('casper-net-1');
    expect(rpcUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/rpc$/);
  } finally {
    await close();
  }
});
