/**
 * `casper-test devnet`: the command line.
 *
 * @jest-environment node
 */
import { readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import * as sdk from 'casper-js-sdk';
import { TEST_ACCOUNTS } from '../../../src/builder/testAccounts';
import { main } from '../../../src/cli/main';
import { temporaryFolder } from '../store/temporaryFolder';
import { DevnetProcess } from './devnetProcess';

afterAll(DevnetProcess.endAll);

async function run(...args: string[]): Promise<readonly [code: number, out: string, err: string]> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(['devnet', ...args], {
    cwd: temporaryFolder(),
    env: {},
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return [code, out.join('\n'), err.join('\n')];
}

test('mistakes in the command line are named', async () => {
  const mistake = async (...args: string[]) => {
    const [code, out, err] = await run(...args);
    expect([code, out]).toEqual([2, '']);
    return err;
  };
  expect(await mistake('--prot', '1')).toContain("Unknown option '--prot'");
  expect(await mistake('--port', '70000')).toContain('--port: expected a port');
  expect(await mistake('--blocks', 'soon')).toContain('--blocks: expected instant');
  expect(await mistake('--fork', 'http://127.0.0.1:1', '--fork-block', 'x')).toContain('--fork-block');
  expect(await mistake('--offline')).toContain('go with --fork');
  expect(await mistake('--port', '0', '--balance', 'x')).toContain('--balance: expected KEY=MOTES');
});

test('what cannot be is said in a sentence', async () => {
  const [code, , err] = await run('--chainspec', '/nowhere/chainspec.toml');
  expect(code).toBe(1);
  expect(err).toContain('/nowhere/chainspec.toml');
  expect((await run('--port', '0', '--impersonate', 'x'))[0]).toBe(1);
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((next) => server.once('listening', next));
  const { port } = server.address() as AddressInfo;
  const [taken, , reason] = await run('--port', String(port));
  server.close();
  expect([taken, reason]).toEqual([1, expect.stringContaining(`Port ${port} of 127.0.0.1 is taken.`)]);
  expect(reason).toContain('--port 0');
});

test('controls steer a devnet that runs', async () => {
  const devnet = await DevnetProcess.start(temporaryFolder(), '--blocks', 'manual');
  const node = ['--node-address', devnet.url.replace('/rpc', '')];
  const steer = async (...args: string[]) => {
    const [code, out, err] = await run(...args, ...node);
    expect([args, code, err]).toEqual([args, 0, '']);
    return JSON.parse(out);
  };
  const { snapshot_id } = await steer('snapshot');
  expect((await steer('mine', '3')).blocks).toHaveLength(3);
  expect((await steer('set-balance', 'bob', '2.5 CSPR')).block.height).toBe(5);
  const purse_identifier = { main_purse_under_public_key: TEST_ACCOUNTS.bob.publicKey.toHex() };
  expect(await devnet.rpc('query_balance', { purse_identifier })).toMatchObject({ balance: '2500000000' });
  expect((await steer('set-time', '4102444800000')).timestamp).toMatch(/^2100-01-01/);
  expect((await steer('increase-time', '86400000')).timestamp).toMatch(/^2100-01-02/);
  expect((await steer('advance-era')).blocks).toMatchObject([{ era_id: 1 }]);
  expect(await steer('impersonate', 'alice')).toEqual({ impersonated: true });
  expect(await steer('impersonate', 'alice', 'off')).toEqual({ impersonated: false });
  const file = join(temporaryFolder(), 'after.state');
  expect((await steer('dump-state', file)).state_root_hash).toMatch(/^[0-9a-f]{64}$/);
  expect((await steer('load-state', file)).block.height).toBe(7);
  expect(await steer('revert', String(snapshot_id))).toEqual({ reverted: true });
  expect(await devnet.rpc('info_get_status')).toMatchObject({ last_added_block_info: { height: 1 } });
  const [refused, , reason] = await run('revert', '99', ...node);
  expect([refused, reason]).toEqual([1, expect.stringContaining('There is no snapshot 99.')]);
  await devnet.end();
  const [gone, , told] = await run('mine', ...node);
  expect([gone, told]).toEqual([1, expect.stringContaining('No devnet answers at')]);
}, 60_000);

test('mistakes in a control are named', async () => {
  for (const [args, text] of [
    [['mien'], 'There is no control mien. Did you mean mine?'],
    [['mine', 'x'], 'expected a number of blocks, got x'],
    [['revert'], 'Usage: casper-test devnet revert SNAPSHOT'],
    [['set-balance', 'alicia', '5'], 'Did you mean alice?'],
    [['set-balance', 'alice', 'much'], 'expected motes or "2.5 CSPR", got much'],
    [['impersonate', 'alice', 'on'], 'or off, got on'],
  ] as const) {
    const [code, out, err] = await run(...args);
    expect([args, code, out, err]).toEqual([args, 2, '', expect.stringContaining(text)]);
  }
});

test('help names every option', async () => {
  const [code, out] = await run('--help');
  expect(code).toBe(0);
  for (const flag of ['port', 'blocks', 'fork', 'data-dir', 'impersonate', 'state', 'keys']) {
    expect(out).toContain(`--${flag} `);
  }
  expect(out).toContain('casper-test devnet set-balance ACCOUNT MOTES');
});

test('it greets with addresses, accounts and key files, and does as the options say', async () => {
  const folder = temporaryFolder();
  const { alice, bob } = TEST_ACCOUNTS;
  const options = ['--chain-name', 'my-net', '--time', '4102444800000', '--balance', `${bob.publicKey.toHex()}=5`];
  const devnet = await DevnetProcess.start(folder, ...options);
  expect(devnet.greeting).toContain('chain name my-net');
  expect(devnet.greeting).toContain(devnet.url.replace('/rpc', '/status'));
  expect(devnet.greeting).toContain(devnet.url.replace('/rpc', '/page/'));
  const keys = join(folder, 'devnet-keys');
  for (const name of Object.keys(TEST_ACCOUNTS)) {
    const file = join(keys, `${name}.pem`);
    expect(devnet.greeting).toContain(file);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  }
  const pem = devnet.greeting.match(/\S*alice\S*\.pem/)![0];
  const key = sdk.PrivateKey.fromPem(readFileSync(pem, 'utf8'), sdk.KeyAlgorithm.ED25519);
  expect(key.publicKey.toHex()).toBe(alice.publicKey.toHex());
  const status = await devnet.rpc('info_get_status');
  expect(status).toMatchObject({
    chainspec_name: 'my-net',
    last_added_block_info: { timestamp: expect.stringMatching(/^2100/) as unknown },
  });
  const purse_identifier = { main_purse_under_public_key: bob.publicKey.toHex() };
  expect(await devnet.rpc('query_balance', { purse_identifier })).toMatchObject({ balance: '5' });
  expect(await devnet.end()).toBe(0);
}, 60_000);
