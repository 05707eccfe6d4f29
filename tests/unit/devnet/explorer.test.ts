/**
 * The chain in words: what the methods behind the page say.
 *
 * @jest-environment node
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TEST_ACCOUNTS } from '../../../src/builder/testAccounts';
import { DEFAULT_CHAINSPEC } from '../../../src/config/defaultChainspec';
import { Devnet } from '../../../src/devnet/devnet';
import type { Json } from '../../../src/devnet/json/exactJson';
import { startDevnet } from '../../../src/devnet/startDevnet';
import { CLValue } from '../../../src/types/clValue';
import { temporaryFolder } from '../store/temporaryFolder';
import { moduleBytes, signedDeploy, transferDeploy } from './signing';
import { HOSTILE, type Story, tell } from './story';

const { alice, bob, carol, dave } = TEST_ACCOUNTS;
const MULTI_SIG = new Uint8Array(readFileSync(join(__dirname, '../../../examples/two-party-multi-sig/contract.wasm')));

let devnet: Devnet;
let story: Story;
beforeAll(() => {
  devnet = Devnet.create();
  story = tell(devnet);
});
afterAll(() => devnet.close());

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
const rpc = (method: string, params: Json = {}): Promise<any> => devnet.rpc(method, params);

/** A text as the page shows it: hashes by their names. */
function named(text: string, names: Readonly<Record<string, string>>): string {
  return text.replace(/(?:[a-z]+-)*([0-9a-f]{64,68})(?:-\d{3})?/g, (whole, hex: string) => names[hex] ?? whole);
}

test('blocks come in pages, the latest first, and name their transactions', async () => {
  const first = await rpc('casper_listBlocks', { count: 4 });
  expect(first.blocks.map((block: { height: number }) => block.height)).toEqual([9, 8, 7, 6]);
  expect(first).toMatchObject({ chain_name: 'casper-net-1', tip_height: 9, transaction_count: 6, waiting_count: 0 });
  const second = await rpc('casper_listBlocks', { count: 4, below: 6 });
  expect(second.blocks.map((block: { height: number }) => block.height)).toEqual([5, 4, 3, 2]);
  expect((await rpc('casper_listBlocks', { below: 0 })).blocks).toEqual([]);
  const [transaction] = second.blocks[3].transactions;
  expect(named(transaction.what, second.names)).toBe('transfers 2.5 CSPR to bob');
  expect(named(transaction.from, second.names)).toBe('alice');
  expect(second.blocks[0].transactions[0].error).toBe('User error: 60001');
});

test('a count that is none is refused', async () => {
  for (const count of [0, 101, 'x'])
    await expect(rpc('casper_listBlocks', { count })).rejects.toMatchObject({ code: -32602 });
});

test('what waits is listed', async () => {
  const manual = Devnet.create({ blocks: 'manual' });
  manual.submit(transferDeploy(alice, bob.publicKey, 2_500_000_000n));
  const list = (await manual.rpc('casper_listBlocks')) as unknown as {
    waiting_count: number;
    waiting: { what: string }[];
  };
  expect([list.waiting_count, list.waiting[0]!.what]).toEqual([1, expect.stringContaining('transfers 2.5 CSPR')]);
  manual.close();
});

test('a transaction says its arguments, its price and its effects', async () => {
  const { names, ...told } = await rpc('casper_describeTransaction', { transaction_hash: story.newKey });
  expect(told).toMatchObject({ kind: 'Deploy', what: 'runs session code of 5,096 bytes', code_bytes: 5096 });
  expect(told.args).toEqual([
    {
      name: 'deployment-account',
      type: 'ByteArray(32)',
      value: bob.accountHash.toHex(),
      bytes: bob.accountHash.toHex(),
    },
  ]);
  expect(told.execution).toMatchObject({ consumed: '484213457', cost: '5 CSPR', error: null, block_height: 7 });
  expect(told.execution.changes.map((line: string) => named(line, names))).toEqual([
    'dave: adds key bob with weight 1',
    'dave: deployment threshold 1 -> 2',
    'dave: key management threshold 1 -> 2',
    "moves 1.613160093 CSPR from dave's main purse to default proposer's main purse",
  ]);
});

test('an amount is told in motes and in CSPR', async () => {
  const { args, what, names } = await rpc('casper_describeTransaction', { transaction_hash: story.delegation });
  expect(args[2]).toMatchObject({ name: 'amount', value: '500,000,000,000', cspr: '500 CSPR' });
  expect(named(what, names)).toBe('delegates 500 CSPR to default proposer');
});

test('a trace has the call tree, its gas and what the gas was spent on', async () => {
  const { executions, names } = await rpc('casper_traceTransaction', { transaction_hash: story.install });
  const [{ phase, gas, calls, explanation }] = executions;
  expect([phase, explanation]).toEqual(['Session', []]);
  const sum = Object.values(gas as Record<string, string>).reduce((total, each) => total + BigInt(each), 0n);
  const { execution } = await rpc('casper_describeTransaction', { transaction_hash: story.install });
  expect(sum.toString()).toBe(execution.consumed);
  expect(calls.gas).toBe(execution.consumed);
  expect(named(calls.calls[0].text, names)).toBe(
    `contract token.init(symbol: "PLAY", name: ${JSON.stringify(HOSTILE)}, decimals: 9, initial_supply: 1,000,000)`,
  );
  expect(calls.host_calls[0].name).toBe('casper_add_contract_version_with_message_topics');
});

test('a failure is explained', async () => {
  const { executions } = await rpc('casper_traceTransaction', { transaction_hash: story.overdrawn });
  expect(executions[0].calls).toMatchObject({ failed_here: true, error: 'User error: 60001' });
  expect(executions[0].explanation[0]).toBe('Calls, from alice:');
});

test('the second transaction of a block is traced on the state that the first one left', async () => {
  const manual = Devnet.create({ blocks: 'manual' });
  const code = new Uint8Array(Buffer.from('0061736d010000000105016000017f0302', 'hex'));
  manual.submit(transferDeploy(carol, dave.publicKey, 2_500_000_000n));
  const second = signedDeploy(dave, moduleBytes(code, { text: CLValue.string('x') }));
  manual.submit(second);
  manual.submit(transferDeploy(dave, carol.publicKey, 3_000_000_000n));
  manual.controls.mine();
  const [record] = manual.chain.blocks.slice(-1);
  expect(record!.artifacts).toHaveLength(3);
  const hash = Buffer.from(second.value.hash).toString('hex');
  // biome-ignore lint/suspicious/noExplicitAny: an answer
  const told = (await manual.rpc('casper_describeTransaction', { transaction_hash: hash })) as any;
  // biome-ignore lint/suspicious/noExplicitAny: an answer
  const traced = (await manual.rpc('casper_traceTransaction', { transaction_hash: hash })) as any;
  expect(told.execution.error).toMatch(/Wasm/);
  expect(traced.executions[0].calls.error).toBe(told.execution.error);
  manual.close();
});

test('native transactions and those that wait have no trace', async () => {
  expect((await rpc('casper_traceTransaction', { transaction_hash: story.transfer })).executions).toEqual([]);
  await expect(rpc('casper_traceTransaction', { transaction_hash: '00'.repeat(32) })).rejects.toMatchObject({
    code: -32014,
  });
});

test('a block says what a control did, and what the end of an era did', async () => {
  const set = await rpc('casper_describeBlock', { block_identifier: { Height: 8 } });
  expect(named(set.given[0], set.names)).toBe("adds 9,007,198,254,740,990.500000001 CSPR to bob's main purse");
  const end = await rpc('casper_describeBlock');
  expect(end).toMatchObject({ height: 9, ends_era: true, next_height: null });
  expect(end.era_end.validators).toHaveLength(1);
  expect((await rpc('casper_describeBlock', { block_identifier: { Height: 3 } })).next_height).toBe(4);
});

test('an account has its keys, thresholds, exact motes and latest transactions', async () => {
  const told = await rpc('casper_describeAccount', { account: bob.publicKey.toHex() });
  expect(told.balance).toMatchObject({
    total_motes: '9007199254740993000000001',
    total: '9,007,199,254,740,993.000000001 CSPR',
  });
  const { names, ...account } = await rpc('casper_describeAccount', { account: dave.accountHash.toFormattedString() });
  expect(account.thresholds).toEqual({ deployment: 2, key_management: 2 });
  expect(
    account.associated_keys.map((each: { account_hash: string }) => named(each.account_hash, names)).sort(),
  ).toEqual(['bob', 'dave']);
  expect(account.transactions).toHaveLength(1);
  const nobody = { account: `account-hash-${'00'.repeat(32)}` };
  await expect(rpc('casper_describeAccount', nobody)).rejects.toMatchObject({ code: -32009 });
});

test('accounts come in pages', async () => {
  const first = await rpc('casper_listAccounts', { count: 7 });
  const rest = await rpc('casper_listAccounts', { count: 7, after: first.accounts[6].account_hash });
  expect([first.count, first.has_more, rest.has_more]).toEqual([12, true, false]);
  const all = [...first.accounts, ...rest.accounts].map((each: { account_hash: string }) => each.account_hash);
  expect(new Set(all).size).toBe(12);
});

test('a contract has entry points, named keys and dictionaries, a package its versions', async () => {
  const { packages } = await rpc('casper_listContracts');
  expect(packages.filter((each: { is_system: boolean }) => !each.is_system)).toEqual([
    expect.objectContaining({
      package_hash: `hash-${story.tokenPackage}`,
      contract_hash: `hash-${story.token}`,
      versions: 1,
    }),
  ]);
  const token = await rpc('casper_describeContract', { contract: `hash-${story.token}` });
  expect(token).toMatchObject({ kind: 'contract', version: 1, is_system: false });
  expect(token.entry_points.find((each: { name: string }) => each.name === 'transfer')).toEqual({
    name: 'transfer',
    args: [
      { name: 'recipient', type: 'Key' },
      { name: 'amount', type: 'U256' },
    ],
    returns: 'Unit',
    access: 'public',
    runs_as: 'itself',
  });
  const keys = Object.fromEntries(token.named_keys.map((each: { name: string }) => [each.name, each]));
  expect(keys).toMatchObject({
    name: { kind: 'value', text: `String ${JSON.stringify(HOSTILE)}` },
    balances: { kind: 'dictionary', text: '2 items' },
  });
  const { items, count } = await rpc('casper_listDictionary', { seed_uref: keys.balances.key });
  expect(count).toBe(2);
  expect(items.map((each: { value: string }) => each.value).sort()).toEqual(['30', '999,970']);
  const rest = await rpc('casper_listDictionary', { seed_uref: keys.balances.key, after: items[0].name });
  expect(rest.items).toEqual([items[1]]);
  const item = await rpc('casper_describeKey', { key: items[0].key });
  expect(item.item).toMatchObject({ name: items[0].name });
  expect(await rpc('casper_describeContract', { contract: story.tokenPackage })).toMatchObject({ kind: 'package' });
  await expect(rpc('casper_describeContract', { contract: '00'.repeat(32) })).rejects.toMatchObject({ code: -32003 });
});

test('dictionaries follow the chain, back and forth', async () => {
  const other = Devnet.create();
  const before = other.controls.snapshot();
  const count = async (token: string): Promise<string | undefined> => {
    // biome-ignore lint/suspicious/noExplicitAny: an answer
    const told = (await other.rpc('casper_describeContract', { contract: token })) as any;
    return told.named_keys.find((each: { name: string }) => each.name === 'balances').text;
  };
  const first = tell(other);
  expect(await count(first.token)).toBe('2 items');
  other.controls.revert(before);
  const again = tell(other);
  expect(await count(again.token)).toBe('2 items');
  other.close();
});

test('anything that has a page is found', async () => {
  const find = async (text: string) => (await rpc('casper_find', { text })).found;
  expect(await find(' 3 ')).toEqual({ kind: 'block', id: '3' });
  expect(await find('99')).toBeNull();
  const { block_hash } = await rpc('casper_describeBlock', { block_identifier: { Height: 3 } });
  expect(await find(block_hash)).toEqual({ kind: 'block', id: '3' });
  expect(await find(story.transfer.toUpperCase())).toEqual({ kind: 'transaction', id: story.transfer });
  const account = { kind: 'account', id: alice.accountHash.toFormattedString() };
  for (const text of ['Alice', alice.publicKey.toHex(), alice.accountHash.toHex(), account.id]) {
    expect(await find(text)).toEqual(account);
  }
  const contract = { kind: 'contract', id: `hash-${story.token}` };
  for (const text of ['token', story.token, `hash-${story.token}`, `contract-${story.token}`]) {
    expect(await find(text)).toEqual(contract);
  }
  const { main_purse } = await rpc('casper_describeAccount', { account: alice.publicKey.toHex() });
  expect(await find(main_purse)).toEqual({ kind: 'key', id: main_purse });
  for (const nothing of ['', '<script>', 'hash-', '00'.repeat(32)]) expect(await find(nothing)).toBeNull();
});

test('a chain that comes back from the disk is told as before, but for what a control did in the same block', async () => {
  const dataFolder = temporaryFolder();
  const options = { dataFolder, blocks: 'manual' } as const;
  const first = Devnet.create(options);
  const code = (from: typeof alice) =>
    signedDeploy(from, moduleBytes(MULTI_SIG, { 'deployment-account': CLValue.accountHash(bob.accountHash) }));
  const [plain, poor] = [code(dave), code(carol)];
  first.submit(plain);
  first.controls.mine();
  first.submit(poor);
  first.controls.setBalance(carol.accountHash, 1n);
  const hashes = [plain, poor].map(({ value }) => ({ transaction_hash: Buffer.from(value.hash).toString('hex') }));
  const before = await Promise.all(hashes.map((hash) => first.rpc('casper_describeTransaction', hash)));
  await first.rpc('casper_traceTransaction', hashes[1]!);
  first.close();
  const again = Devnet.create(options);
  expect(await again.rpc('casper_describeTransaction', hashes[0]!)).toEqual(before[0]);
  expect(await again.rpc('casper_traceTransaction', hashes[0]!)).toMatchObject({ executions: [{ phase: 'Session' }] });
  const refused = again.rpc('casper_traceTransaction', hashes[1]!);
  await expect(refused).rejects.toMatchObject({
    code: 'NOT_SUPPORTED',
    message: expect.stringContaining('started again'),
  });
  again.close();
});

test('a fork is told as far as it is here, without questions to its network for names', async () => {
  const remote = await startDevnet({ port: 0 });
  const told = tell(remote.devnet);
  const port = new URL(remote.url).port;
  const script = `
    const { Devnet } = require(${JSON.stringify(join(__dirname, '../../../src/devnet/devnet'))});
    const fork = Devnet.create({ fork: { url: 'http://127.0.0.1:${port}/rpc' } });
    const methods = [
      ['casper_listBlocks'], ['casper_describeBlock'], ['casper_listAccounts'], ['casper_listContracts'],
      ['casper_describeAccount', { account: '${alice.publicKey.toHex()}' }],
      ['casper_describeContract', { contract: '${told.token}' }],
      ['casper_find', { text: 'alice' }], ['casper_find', { text: '${told.token}' }],
    ];
    (async () => {
      const answers = [];
      for (const [name, params] of methods) answers.push(await fork.rpc(name, params));
      process.stdout.write(JSON.stringify(answers));
      fork.close();
    })();`;
  const child = spawn(process.execPath, ['--import', require.resolve('tsx'), '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (text) => {
    out += String(text);
  });
  await new Promise((done) => child.once('exit', done));
  await remote.close();
  const [blocks, , , , account, contract, byName, byHash] = JSON.parse(out);
  expect(blocks.blocks).toHaveLength(2);
  expect(account.named_keys.map((each: { name: string }) => each.name)).toEqual(['token', 'token_access_token']);
  expect(account.names[alice.accountHash.toHex()]).toBe('alice');
  expect(contract.kind).toBe('contract');
  expect([byName.found.kind, byHash.found.kind]).toEqual(['account', 'contract']);
}, 60_000);

test('a chain with entities is told in the same words', async () => {
  const core = { ...DEFAULT_CHAINSPEC.core, enableAddressableEntity: true };
  const entities = Devnet.create({ chainspec: { ...DEFAULT_CHAINSPEC, core } });
  entities.submit(transferDeploy(alice, bob.publicKey, 2_500_000_000n));
  // biome-ignore lint/suspicious/noExplicitAny: an answer
  const told = (await entities.rpc('casper_describeAccount', { account: alice.publicKey.toHex() })) as any;
  expect(told).toMatchObject({ stored_as: 'AddressableEntity', thresholds: { deployment: 1, upgrade_management: 1 } });
  // biome-ignore lint/suspicious/noExplicitAny: an answer
  const list = (await entities.rpc('casper_listContracts')) as any;
  expect(list.packages.every((each: { is_system: boolean }) => each.is_system)).toBe(true);
  entities.close();
});
