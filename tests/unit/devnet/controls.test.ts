/** Steering a devnet: the methods `casper_*` and their TypeScript twins. */
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { TEST_ACCOUNTS } from '../../../src/builder/testAccounts';
import { Devnet } from '../../../src/devnet/devnet';
import { DEVNET_BALANCE } from '../../../src/devnet/devnetAccounts';
import type { Json } from '../../../src/devnet/json/exactJson';
import { AccountHash } from '../../../src/types/accountHash';
import type { PublicKey } from '../../../src/types/publicKey';
import { temporaryFolder } from '../store/temporaryFolder';
import { transferDeploy, withSignatures } from './signing';

const { alice, bob, carol } = TEST_ACCOUNTS;
const MOTES = 2_500_000_000n;
const transfer = () => transferDeploy(alice, bob.publicKey, MOTES);

async function rpc<T>(devnet: Devnet, method: string, params?: Json): Promise<T> {
  return (await devnet.rpc(method, params)) as T;
}

async function balance(devnet: Devnet, publicKey: PublicKey): Promise<bigint> {
  const purse_identifier = { main_purse_under_public_key: publicKey.toHex() };
  return BigInt((await rpc<{ balance: string }>(devnet, 'query_balance', { purse_identifier })).balance);
}

const heightOf = (devnet: Devnet): bigint => devnet.tip.block.header.height;

test('snapshot and revert: blocks, balances, transactions and the clock', async () => {
  const devnet = Devnet.create();
  const before = devnet.tip;
  const { snapshot_id } = await rpc<{ snapshot_id: number }>(devnet, 'casper_snapshot');
  const sent = transfer();
  devnet.submit(sent);
  await rpc(devnet, 'casper_increaseTime', [86_400_000]);
  const later = devnet.controls.snapshot();
  await rpc(devnet, 'casper_revert', { snapshot_id });
  expect(devnet.tip).toBe(before);
  expect(await balance(devnet, bob.publicKey)).toBe(DEVNET_BALANCE);
  expect(devnet.clock.offset).toBe(0n);
  expect(() => devnet.controls.revert(later)).toThrow(/no snapshot 2/);
  // It is new again.
  expect(devnet.submit(sent)).toBe(true);
  expect(devnet.tip.artifacts).toHaveLength(1);
  devnet.controls.revert(snapshot_id);
  expect(devnet.tip).toBe(before);
});

test('blocks by hand', async () => {
  const devnet = Devnet.create({ blocks: 'manual' });
  const start = heightOf(devnet);
  const sent = transfer();
  devnet.submit(sent);
  devnet.submit(transfer());
  expect(heightOf(devnet)).toBe(start);
  const deploy_hash = Buffer.from(sent.value.hash).toString('hex');
  expect(await rpc(devnet, 'info_get_deploy', { deploy_hash })).toMatchObject({ execution_info: null });
  const { blocks } = await rpc<{ blocks: readonly object[] }>(devnet, 'casper_mine', { blocks: 40 });
  expect(blocks).toHaveLength(40);
  expect(blocks[0]).toMatchObject({ transactions: 2, height: Number(start) + 1 });
  expect(heightOf(devnet)).toBe(start + 40n);
  await expect(rpc(devnet, 'casper_mine', { blocks: 0 })).rejects.toThrow(/1 to 100000/);
});

test('blocks by the clock', async () => {
  const devnet = Devnet.create({ blocks: { every: 20 } });
  const start = heightOf(devnet);
  devnet.submit(transfer());
  expect(heightOf(devnet)).toBe(start);
  while (heightOf(devnet) < start + 3n) await new Promise((next) => setTimeout(next, 5));
  devnet.close();
  expect(devnet.chain.blockByHeight(start + 1n)!.artifacts).toHaveLength(1);
});

test('time: blocks have it, and transactions expire by it', async () => {
  const devnet = Devnet.create({ blocks: 'manual' });
  const year2100 = 4_102_444_800_000;
  expect(await rpc(devnet, 'casper_setTime', [year2100])).toMatchObject({
    timestamp: expect.stringMatching(/^2100-01-01T00:00:0/) as unknown,
  });
  await rpc(devnet, 'casper_mine');
  expect(Number(devnet.tip.block.header.timestamp)).toBeGreaterThanOrEqual(year2100);
  const { timestamp } = devnet.tip.block.header;
  await rpc(devnet, 'casper_increaseTime', { milliseconds: 3_600_000 });
  await rpc(devnet, 'casper_mine');
  expect(devnet.tip.block.header.timestamp).toBeGreaterThanOrEqual(timestamp + 3_600_000n);
  // A block is never earlier than its parent.
  devnet.controls.setTime(1n);
  devnet.controls.mine();
  expect(devnet.tip.block.header.timestamp).toBeGreaterThan(timestamp + 3_600_000n);
});

test('eras end with rewards', async () => {
  const devnet = Devnet.create();
  const { eraId } = devnet.tip.block.header;
  const { blocks } = await rpc<{ blocks: readonly object[] }>(devnet, 'casper_advanceEra', { eras: 3 });
  expect(blocks).toMatchObject([0n, 1n, 2n].map((step) => ({ era_id: Number(eraId + step) })));
  expect(devnet.tip.block.header.eraEnd?.rewards).toBeDefined();
  devnet.controls.mine();
  expect(devnet.tip.block.header.eraId).toBe(eraId + 3n);
});

test('balances, of accounts that are there and of new ones', async () => {
  const devnet = Devnet.create();
  await rpc(devnet, 'casper_setBalance', { account: bob.publicKey.toHex(), motes: '7' });
  expect(await balance(devnet, bob.publicKey)).toBe(7n);
  const stranger = new Uint8Array(32).fill(9);
  devnet.controls.setBalance(AccountHash.fromBytes(stranger), 10n ** 30n);
  const purse_identifier = { main_purse_under_account_hash: AccountHash.fromBytes(stranger).toFormattedString() };
  expect(await rpc(devnet, 'query_balance', { purse_identifier })).toMatchObject({ balance: `${10n ** 30n}` });
  await expect(rpc(devnet, 'casper_setBalance', { account: 'x', motes: '7' })).rejects.toThrow();
});

test('impersonation: no signature, or that of another', async () => {
  const devnet = Devnet.create();
  const unsigned = () => {
    const sent = transferDeploy(carol, bob.publicKey, MOTES);
    if (sent._tag !== 'Deploy') throw new Error('a deploy');
    return { _tag: 'Deploy', value: { ...withSignatures(sent.value, []), approvals: [] } } as const;
  };
  expect(() => devnet.submit(unsigned())).toThrow(/invalid associated keys/);
  await rpc(devnet, 'casper_impersonate', { account: carol.publicKey.toHex() });
  devnet.submit(unsigned());
  expect(devnet.tip.artifacts[0]!.result.errorMessage).toBeUndefined();
  await rpc(devnet, 'casper_impersonate', { account: carol.accountHash.toFormattedString(), on: false });
  expect(() => devnet.submit(unsigned())).toThrow(/invalid associated keys/);
});

test('a state written to a file, loaded here and in another devnet', async () => {
  const file = join(temporaryFolder(), 'state');
  const devnet = Devnet.create();
  devnet.submit(transfer());
  const { state_root_hash } = await rpc<{ state_root_hash: string }>(devnet, 'casper_dumpState', { file });
  expect(state_root_hash).toBe(Buffer.from(devnet.tip.block.header.stateRootHash).toString('hex'));
  const rich = await balance(devnet, bob.publicKey);
  devnet.submit(transfer());
  await rpc(devnet, 'casper_loadState', { file });
  expect(await balance(devnet, bob.publicKey)).toBe(rich);
  const other = Devnet.create({ stateFile: file });
  expect(await balance(other, bob.publicKey)).toBe(rich);
  other.submit(transfer());
  expect(await balance(other, bob.publicKey)).toBe(rich + MOTES);
  await expect(rpc(devnet, 'casper_loadState', { file: `${file}.none` })).rejects.toThrow();
});
