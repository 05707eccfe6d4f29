/**
 * casper-js-sdk 5 against the devnet, unmodified: over HTTP, and without any port. What it says is held against the engine.
 *
 * @jest-environment node
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as sdk from 'casper-js-sdk';
import { DEFAULT_PROPOSER, TEST_ACCOUNTS } from '../../../src/builder/testAccounts';
import { bytesToHex } from '../../../src/bytes/hex';
import { Devnet } from '../../../src/devnet/devnet';
import { type RunningDevnet, startDevnet } from '../../../src/devnet/startDevnet';

const wasm = (path: string): Uint8Array => new Uint8Array(readFileSync(join(__dirname, '../../..', path)));
const MULTI_SIG = wasm('examples/two-party-multi-sig/contract.wasm');
const COUNTER = wasm('examples/counter/counter-v1.wasm');
const { alice, bob, carol, dave } = TEST_ACCOUNTS;
const key = (account: { secretKey: { toPem(): string } }): sdk.PrivateKey =>
  sdk.PrivateKey.fromPem(account.secretKey.toPem(), sdk.KeyAlgorithm.ED25519);
const publicKey = (account: { publicKey: { toHex(): string } }): sdk.PublicKey =>
  sdk.PublicKey.fromHex(account.publicKey.toHex());

let running: RunningDevnet;
let client: sdk.RpcClient;

beforeAll(async () => {
  running = await startDevnet({ port: 0 });
  client = new sdk.RpcClient(new sdk.HttpHandler(running.rpcUrl, 'fetch'));
});
afterAll(() => running.close());

function multiSigDeploy(from: typeof alice): sdk.Deploy {
  const header = sdk.DeployHeader.default();
  header.account = publicKey(from);
  header.chainName = 'casper-net-1';
  const args = sdk.Args.fromMap({
    'deployment-account': sdk.CLValue.newCLByteArray(bob.accountHash.toBytes()),
  });
  const deploy = sdk.Deploy.makeDeploy(
    header,
    sdk.ExecutableDeployItem.standardPayment('5000000000'),
    sdk.ExecutableDeployItem.newModuleBytes(MULTI_SIG, args),
  );
  deploy.sign(key(from));
  return deploy;
}

async function put(transaction: sdk.Transaction, from: typeof alice): Promise<sdk.InfoGetTransactionResult> {
  transaction.sign(key(from));
  const { transactionHash } = await client.putTransaction(transaction);
  return client.getTransactionByTransactionHash(transactionHash.toHex());
}

describe('deploys', () => {
  test('put-deploy of the two-party multi-signature session', async () => {
    const deploy = multiSigDeploy(alice);
    const { deployHash } = await client.putDeploy(deploy);
    expect(deployHash.toHex()).toBe(deploy.hash.toHex());

    const info = await client.getDeploy(deployHash.toHex());
    expect(info.deploy.hash.toHex()).toBe(deployHash.toHex());
    expect(info.executionInfo?.executionResult.errorMessage ?? null).toBeNull();
    expect(info.executionInfo?.executionResult.consumed).toBe(484_213_457);

    const account = await client.getAccountInfo(null, new sdk.AccountIdentifier(undefined, publicKey(alice)));
    expect(account.account.associatedKeys.map((each) => each.accountHash.toHex())).toContain(bob.accountHash.toHex());
    expect(account.account.actionThresholds).toMatchObject({ deployment: 2, keyManagement: 2 });
  });

  test('a native transfer as a deploy', async () => {
    const header = sdk.DeployHeader.default();
    header.account = publicKey(carol);
    header.chainName = 'casper-net-1';
    const session = new sdk.ExecutableDeployItem();
    session.transfer = sdk.TransferDeployItem.newTransfer('2500000000', publicKey(dave), undefined, 7);
    const deploy = sdk.Deploy.makeDeploy(header, sdk.ExecutableDeployItem.standardPayment('100000000'), session);
    deploy.sign(key(carol));
    await client.putDeploy(deploy);
    const transfers = await client.getLatestBlockTransfers();
    expect(transfers.transfers).toHaveLength(1);
    expect(transfers.transfers[0]!.amount.toString()).toBe('2500000000');
  });
});

describe('transactions', () => {
  test('session code that installs a contract, and calls of it', async () => {
    const install = new sdk.SessionBuilder()
      .from(publicKey(carol))
      .chainName('casper-net-1')
      .payment(200_000_000_000)
      .wasm(COUNTER)
      .installOrUpgrade()
      .runtimeArgs(sdk.Args.fromMap({}))
      .build();
    const installed = await put(install, carol);
    expect(installed.executionInfo?.executionResult.errorMessage ?? null).toBeNull();

    const account = await client.getAccountInfo(null, new sdk.AccountIdentifier(undefined, publicKey(carol)));
    const contract = account.account.namedKeys.find((each) => each.name === 'counter')!.key;
    const hash = contract.toPrefixedString().replace(/^hash-/, '');
    const call = new sdk.ContractCallBuilder()
      .from(publicKey(carol))
      .chainName('casper-net-1')
      .payment(5_000_000_000)
      .byHash(hash)
      .entryPoint('counter_inc')
      .runtimeArgs(sdk.Args.fromMap({}))
      .build();
    const called = await put(call, carol);
    expect(called.executionInfo?.executionResult.errorMessage ?? null).toBeNull();

    const value = await client.queryLatestGlobalState(`hash-${hash}`, ['count']);
    expect(value.storedValue.clValue?.toString()).toBe('1');
    const state = await client.getStateRootHashLatest();
    const item = await client.getStateItem(state.stateRootHash.toHex(), `hash-${hash}`, ['count']);
    expect(item.storedValue.clValue?.toString()).toBe('1');
  });

  test('a native transfer, and the balance that follows', async () => {
    const before = BigInt((await client.queryLatestBalance(purseOf(dave))).balance.toString());
    const transfer = new sdk.NativeTransferBuilder()
      .from(publicKey(carol))
      .target(publicKey(dave))
      .amount('3000000000')
      .id(1)
      .chainName('casper-net-1')
      .payment(100_000_000)
      .build();
    await put(transfer, carol);
    const after = BigInt((await client.queryLatestBalance(purseOf(dave))).balance.toString());
    expect(after - before).toBe(3_000_000_000n);
    const details = await client.queryLatestBalanceDetails(purseOf(dave));
    expect(BigInt(details.totalBalance.toString())).toBe(after);
  });

  test('a delegation, and the auction that has it', async () => {
    const delegate = new sdk.NativeDelegateBuilder()
      .validator(publicKey(DEFAULT_PROPOSER))
      .from(publicKey(dave))
      .amount('600000000000')
      .chainName('casper-net-1')
      .payment(2_500_000_000)
      .build();
    const info = await put(delegate, dave);
    expect(info.executionInfo?.executionResult.errorMessage ?? null).toBeNull();
    const auction = await client.getLatestAuctionInfo();
    expect(JSON.stringify((auction as unknown as { rawJSON: unknown }).rawJSON)).toContain(dave.publicKey.toHex());
  });
});

function purseOf(account: typeof alice): sdk.PurseIdentifier {
  return sdk.PurseIdentifier.fromPublicKey(publicKey(account));
}

describe('queries', () => {
  test('blocks by height, by hash, and the latest', async () => {
    const latest = await client.getLatestBlock();
    const byHeight = await client.getBlockByHeight(latest.block.height);
    expect(byHeight.block.hash.toHex()).toBe(latest.block.hash.toHex());
    const byHash = await client.getBlockByHash(latest.block.hash.toHex());
    expect(byHash.block.height).toBe(latest.block.height);
    const tip = running.devnet.tip.block;
    expect(latest.block.hash.toHex()).toBe(bytesToHex(tip.hash));
    expect(latest.block.stateRootHash.toHex()).toBe(bytesToHex(tip.header.stateRootHash));
  });

  test('the node, its peers, its chainspec', async () => {
    const status = await client.getStatus();
    expect(status.chainSpecName).toBe('casper-net-1');
    expect((await client.getPeers()).peers).toEqual([]);
    const chainspec = await client.getChainspec();
    const text = Buffer.from(String(chainspec.chainspecBytes.chainspecBytes), 'hex').toString();
    expect(text).toContain('name = "casper-net-1"');
  });

  test('eras, validators, rewards, entities, transfers', async () => {
    await running.devnet.rpc('casper_advanceEra');
    expect((await client.getValidatorChangesInfo()).changes).toEqual([]);
    const summary = await client.getEraSummaryLatest();
    expect(summary.eraSummary.eraID).toBe(Number(running.devnet.tip.block.header.eraId));
    const era = await client.getEraInfoLatest();
    expect(era.eraSummary?.eraID).toBe(summary.eraSummary.eraID);
    const reward = await client.getLatestValidatorReward(publicKey(DEFAULT_PROPOSER));
    expect(reward.rewardAmount.toString()).toMatch(/^\d+$/);
    const entity = await client.getLatestEntity(sdk.EntityIdentifier.fromPublicKey(publicKey(bob)));
    expect(entity.entity).toBeDefined();
    const block = await client.getBlockTransfersByHeight(1);
    expect(block.transfers).toEqual([]);
  });

  test('what is not there has the code of a node', async () => {
    const nothing = '00'.repeat(32);
    await expect(client.getDeploy(nothing)).rejects.toMatchObject({ statusCode: -32000 });
    await expect(client.getTransactionByTransactionHash(nothing)).rejects.toMatchObject({ statusCode: -32014 });
    await expect(client.getBlockByHeight(100_000)).rejects.toMatchObject({ statusCode: -32001 });
    await expect(client.queryLatestGlobalState(`hash-${nothing}`, [])).rejects.toMatchObject({ statusCode: -32003 });
    await expect(client.getStateItem(nothing, `hash-${nothing}`, [])).rejects.toMatchObject({ statusCode: -32012 });
  });
});

test('events arrive in their order', async () => {
  const stream = await fetch(`${running.eventsUrl}?start_from=0`);
  const reader = stream.body!.getReader();
  let text = '';
  while (!text.includes('TransactionProcessed')) {
    const { value } = await reader.read();
    text += Buffer.from(value!).toString();
  }
  await reader.cancel();
  expect(text.startsWith('data:{"ApiVersion":"2.0.0"}\n\n')).toBe(true);
  const accepted = text.indexOf('TransactionAccepted');
  expect(accepted).toBeGreaterThan(text.indexOf('BlockAdded'));
  expect(text.indexOf('TransactionProcessed')).toBeGreaterThan(accepted);
});

test('the same without a port', async () => {
  const devnet = Devnet.create();
  const inside = new sdk.RpcClient(devnet.sdkHandler());
  const deploy = multiSigDeploy(alice);
  await inside.putDeploy(deploy);
  const info = await inside.getDeploy(deploy.hash.toHex());
  expect(info.deploy.hash.toHex()).toBe(deploy.hash.toHex());
  const account = await inside.getAccountInfo(null, new sdk.AccountIdentifier(undefined, publicKey(alice)));
  expect(account.account.associatedKeys).toHaveLength(2);
  await expect(inside.getDeploy('00'.repeat(32))).rejects.toMatchObject({ statusCode: -32000 });
});
