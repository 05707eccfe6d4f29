/**
 * A chain in a folder outlives the process that made it.
 *
 * @jest-environment node
 */
import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { TEST_ACCOUNTS } from '../../../src/builder/testAccounts';
import { writeBytes } from '../../../src/bytes/writer';
import { blockToBytes } from '../../../src/devnet/chain/block';
import type { BlockRecord } from '../../../src/devnet/chain/chain';
import { writeExecutionResult } from '../../../src/devnet/chain/executionResult';
import { Devnet } from '../../../src/devnet/devnet';
import { transactionJson } from '../../../src/devnet/json/transactionJson';
import { temporaryFolder } from '../store/temporaryFolder';
import { DevnetProcess } from './devnetProcess';
import { transferDeploy } from './signing';

const { alice, bob } = TEST_ACCOUNTS;
const MOTES = 2_500_000_000n;

interface BlockAnswer {
  readonly block_with_signatures: { readonly block: { readonly Version2: { readonly hash: string } } };
}

afterAll(DevnetProcess.endAll);

const written = ({ block, artifacts }: BlockRecord): unknown => [
  blockToBytes(block),
  artifacts.map(({ result }) => writeBytes((writer) => writeExecutionResult(writer, result))),
];

test('killed, it comes back with its blocks and with what waited', async () => {
  const folder = temporaryFolder();
  const start = () => DevnetProcess.start(folder, '--data-dir', 'data', '--blocks', 'manual');
  const first = await start();
  const done = [1, 2, 3].map(() => transferDeploy(alice, bob.publicKey, MOTES));
  for (const transfer of done) {
    await first.put(transfer);
    await first.rpc('casper_mine');
  }
  const waiting = transferDeploy(alice, bob.publicKey, MOTES);
  await first.put(waiting);
  const block = await first.rpc<BlockAnswer>('chain_get_block');
  expect(await first.end('SIGKILL')).toBe('SIGKILL');

  const second = await start();
  expect(await second.rpc<BlockAnswer>('chain_get_block')).toEqual(block);
  for (const transfer of done) {
    const answer = await second.rpc<{ execution_info: object; transaction: object }>('info_get_transaction', {
      transaction_hash: { Deploy: Buffer.from(transfer.value.hash).toString('hex') },
    });
    expect(answer.transaction).toEqual(transactionJson(transfer));
    expect(answer.execution_info).toMatchObject({ execution_result: { Version2: { error_message: null } } });
  }
  const { blocks } = await second.rpc<{ blocks: readonly { transactions: number }[] }>('casper_mine');
  expect(blocks).toMatchObject([{ transactions: 1 }]);
  expect(await second.end()).toBe(0);
}, 60_000);

test('in one process: blocks after a revert are gone from the folder too, and roots are the same', () => {
  const dataFolder = join(temporaryFolder(), 'data');
  const devnet = Devnet.create({ dataFolder });
  const snapshot = devnet.controls.snapshot();
  devnet.submit(transferDeploy(alice, bob.publicKey, MOTES));
  devnet.submit(transferDeploy(alice, bob.publicKey, MOTES));
  devnet.controls.revert(snapshot);
  devnet.submit(transferDeploy(alice, bob.publicKey, MOTES));
  devnet.controls.advanceEra();
  const { blocks } = devnet.chain;
  devnet.close();

  const again = Devnet.create({ dataFolder });
  expect(again.chain.blocks.map(written)).toEqual(blocks.map(written));
  expect(again.tip.state.stateRootHash()).toEqual(again.tip.block.header.stateRootHash);
  again.submit(transferDeploy(alice, bob.publicKey, MOTES));
  again.close();
});

test('what a data folder does not go with', () => {
  const dataFolder = join(temporaryFolder(), 'data');
  Devnet.create({ dataFolder }).close();
  expect(() => Devnet.create({ dataFolder, chainName: 'another' })).toThrow(/another chainspec or name/);
  expect(() => Devnet.create({ dataFolder, fork: { url: 'http://127.0.0.1:1' } })).toThrow(/data folder/);
  const states = join(dataFolder, 'chain.lmdb');
  expect(existsSync(states)).toBe(true);
  const broken = join(temporaryFolder(), 'broken');
  appendFileSync(broken, 'a file');
  expect(() => Devnet.create({ dataFolder: broken })).toThrow();
});
