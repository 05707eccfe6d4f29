/**
 * A devnet on top of the state of another one, which runs in a process of its own: reads of a fork block the thread.
 *
 * @jest-environment node
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TEST_ACCOUNTS } from '../../../src/builder/testAccounts';
import { copyOf } from '../../../src/devnet/chain/stateReading';
import { Devnet } from '../../../src/devnet/devnet';
import { DEVNET_BALANCE } from '../../../src/devnet/devnetAccounts';
import { CLValue } from '../../../src/types/clValue';
import { Key } from '../../../src/types/key';
import type { PublicKey } from '../../../src/types/publicKey';
import { temporaryFolder } from '../store/temporaryFolder';
import { DevnetProcess } from './devnetProcess';
import { argsOf, moduleBytes, signedDeploy, transferDeploy } from './signing';

const { alice, bob, carol, dave, erin } = TEST_ACCOUNTS;
const counter = readFileSync(join(__dirname, '../../../examples/counter/counter-v1.wasm'));
const session = readFileSync(join(__dirname, '../../../examples/two-party-multi-sig/contract.wasm'));
const MOTES = 2_500_000_000n;

let remote: DevnetProcess;
let installedAt: bigint;
beforeAll(async () => {
  remote = await DevnetProcess.start(temporaryFolder());
  await remote.put(signedDeploy(alice, moduleBytes(new Uint8Array(counter)), { payment: payment(300_000_000_000n) }));
  const answer = await remote.rpc<{ last_added_block_info: { height: number } }>('info_get_status');
  installedAt = BigInt(answer.last_added_block_info.height);
  await remote.put(transferDeploy(alice, carol.publicKey, MOTES));
}, 60_000);
afterAll(DevnetProcess.endAll);

function payment(amount: bigint) {
  return {
    _tag: 'ModuleBytes',
    moduleBytes: new Uint8Array(0),
    args: argsOf({ amount: CLValue.u512(amount) }),
  } as const;
}

async function balance(devnet: Devnet, publicKey: PublicKey): Promise<bigint> {
  const purse_identifier = { main_purse_under_public_key: publicKey.toHex() };
  const answer = await devnet.rpc('query_balance', { purse_identifier });
  return BigInt((answer as { balance: string }).balance);
}

const increment = () =>
  signedDeploy(
    alice,
    { _tag: 'StoredContractByName', name: 'counter', entryPoint: 'counter_inc', args: argsOf({}) },
    { payment: payment(2_500_000_000n) },
  );

test('reads and runs what is on the network, at a block of the past, and changes nothing there', async () => {
  const fork = Devnet.create({ fork: { url: remote.url, blockHeight: installedAt } });
  expect(await balance(fork, carol.publicKey)).toBe(DEVNET_BALANCE);
  fork.submit(increment());
  expect(fork.tip.artifacts[0]!.result.errorMessage).toBeUndefined();
  fork.submit(
    signedDeploy(
      bob,
      moduleBytes(new Uint8Array(session), { 'deployment-account': CLValue.accountHash(alice.accountHash) }),
    ),
  );
  expect(fork.tip.artifacts[0]!.result).toMatchObject({ errorMessage: undefined, consumed: 484_213_457n });
  fork.submit(transferDeploy(dave, carol.publicKey, MOTES));
  expect(await balance(fork, carol.publicKey)).toBe(DEVNET_BALANCE + MOTES);
  expect(() => fork.controls.advanceEra()).toThrow(/era of a fork does not end/);
  expect(() => fork.controls.dumpState('/tmp/never')).toThrow(/not all here/);

  const latest = Devnet.create({ fork: { url: remote.url } });
  expect(await balance(latest, carol.publicKey)).toBe(DEVNET_BALANCE + MOTES);
  const status = await remote.rpc<{ last_added_block_info: { height: number } }>('info_get_status');
  expect(BigInt(status.last_added_block_info.height)).toBe(installedAt + 1n);
}, 60_000);

test('what was read can be replayed without the network', async () => {
  const cacheFolder = join(temporaryFolder(), 'cache');
  const online = Devnet.create({ genesisTime: 1n, fork: { url: remote.url, cacheFolder } });
  const transaction = increment();
  online.submit(transaction);
  const { result } = online.tip.artifacts[0]!;

  const offline = Devnet.create({ fork: { url: 'http://127.0.0.1:1/rpc', cacheFolder, offline: true } });
  offline.submit(transaction);
  expect(result.errorMessage).toBeUndefined();
  expect(offline.tip.artifacts[0]!.result).toMatchObject({ errorMessage: undefined, consumed: result.consumed });

  const unknown = Key.account(TEST_ACCOUNTS.judy.accountHash);
  expect(() => copyOf(offline.tip.state, false).read(unknown)).toThrow(
    /cache of the fork has nothing about account-hash/,
  );
  expect(() => Devnet.create({ fork: { url: '', cacheFolder: `${cacheFolder}2`, offline: true } })).toThrow(/no cache/);
  expect(() => Devnet.create({ fork: { url: remote.url, cacheFolder, blockHeight: 1n } })).toThrow(/is about block/);

  const { height } = offline.tip.block.header;
  expect(() => offline.submit(transferDeploy(erin, bob.publicKey, MOTES))).toThrow(/cache of the fork/);
  offline.controls.mine();
  expect(offline.tip.block.header.height).toBe(height + 1n);

  const values = join(cacheFolder, 'values.jsonl');
  writeFileSync(values, readFileSync(values, 'utf8').replace(/[0-9a-f]{8}"\]/g, '00000000"]'));
  expect(() => Devnet.create({ fork: { url: remote.url, cacheFolder, offline: true } })).toThrow(/of another state/);
}, 60_000);

test('a network that is not there', () => {
  expect(() => Devnet.create({ fork: { url: 'http://127.0.0.1:1/rpc', timeout: 5_000 } })).toThrow(/did not answer/);
  expect(() => Devnet.create({ fork: { url: remote.url, blockHeight: 999n } })).toThrow(/no block 999/);
});
