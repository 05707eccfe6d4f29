/**
 * `npm run bench:devnet`: how soon the devnet answers, and how many queries and transfers it takes a second, measured with autocannon
 * on the build, in a process of its own. Needs `npm run build`.
 *
 * `BENCH_SECONDS` of each query (5), `BENCH_TRANSFERS` of each kind (2,000), `BENCH_CLIENTS` at once (10), `BENCH_TURNS` starts (9).
 * `BENCH_PROFILE=folder` keeps a CPU profile of the devnet there.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEST_ACCOUNTS } from '../src/builder/testAccounts';
import { type Json, writeJson } from '../src/devnet/json/exactJson';
import { deployJson, transactionJson } from '../src/devnet/json/transactionJson';
import type { Transaction } from '../src/types/transaction';
import { signedV1, transferArgs, transferDeploy } from '../tests/unit/devnet/signing';
import { median } from './median';

const MAIN = join(__dirname, '..', 'dist', 'src', 'cli', 'main.js');
const setting = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const SECONDS = setting('BENCH_SECONDS', 5);
const TRANSFERS = setting('BENCH_TRANSFERS', 2000);
const CLIENTS = setting('BENCH_CLIENTS', 10);
const TURNS = setting('BENCH_TURNS', 9);

const { alice, bob } = TEST_ACCOUNTS;

/** What of autocannon is used: it has no types of its own. */
interface LoadOptions {
  readonly url: string;
  readonly method: 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly duration?: number;
  readonly amount?: number;
  readonly body?: string;
  readonly requests?: readonly { readonly setupRequest: (request: object) => object }[];
  readonly verifyBody: (body: string) => boolean;
}
interface LoadResult {
  readonly duration: number;
  readonly errors: number;
  readonly mismatches: number;
  readonly non2xx: number;
  readonly requests: { readonly total: number };
  readonly latency: { readonly p50: number; readonly p97_5: number; readonly p99: number; readonly max: number };
}
const autocannon = require('autocannon') as (options: LoadOptions) => Promise<LoadResult>;

/** A devnet in a process of its own. */
class Server {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  static start(folder: string): Promise<Server> {
    const profile = process.env.BENCH_PROFILE;
    const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
    const args = [...flags, MAIN, 'devnet', '--port', '0', '--keys', join(folder, 'keys'), '--quiet'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    return new Promise((done, fail) => {
      let said = '';
      child.stdout!.on('data', (text) => {
        said += String(text);
        const url = /RPC +(\S+)/.exec(said)?.[1];
        if (url !== undefined && said.includes('judy')) done(new Server(child, url));
      });
      child.once('exit', () => fail(new Error(`the devnet ended: ${said}`)));
    });
  }

  end(): Promise<void> {
    return new Promise((done) => {
      this.#child.removeAllListeners('exit');
      this.#child.once('exit', () => done());
      this.#child.kill('SIGTERM');
    });
  }

  async rpc<T>(method: string, params: Json = {}): Promise<T> {
    const body = request(method, params);
    const response = await fetch(this.url, { method: 'POST', headers: JSON_TYPE, body });
    const { result, error } = (await response.json()) as { readonly result: T; readonly error?: unknown };
    if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return result;
  }
}

const JSON_TYPE = { 'content-type': 'application/json' } as const;
const request = (method: string, params: Json): string => writeJson({ jsonrpc: '2.0', id: 1, method, params });
const isResult = (body: string): boolean => body.includes('"result"');

/** Milliseconds from the start of a process until `/status` answers. */
async function timeToAnswer(folder: string, port: number): Promise<number> {
  const args = [MAIN, 'devnet', '--port', String(port), '--rest-port', 'off', '--events-port', 'off'];
  const start = performance.now();
  const child = spawn(process.execPath, [...args, '--keys', join(folder, 'keys')], { stdio: 'ignore' });
  const answers = (): Promise<boolean> =>
    new Promise((done) => {
      const asked = get({ port, path: '/status', agent: false }, (response) => {
        response.resume();
        done(response.statusCode === 200);
      });
      asked.on('error', () => done(false));
    });
  while (!(await answers())) await new Promise((next) => setTimeout(next, 2));
  const took = performance.now() - start;
  await new Promise((done) => {
    child.once('exit', done);
    child.kill('SIGKILL');
  });
  return took;
}

function bareNode(): number {
  const start = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - start;
}

async function measureStart(folder: string): Promise<void> {
  const bare: number[] = [];
  const whole: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    bare.push(bareNode());
    whole.push(await timeToAnswer(folder, 21_000 + ((process.pid + turn) % 20_000)));
  }
  console.log('| start | ms |\n|---|---|');
  console.log(`| \`node -e 0\` | ${median(bare).toFixed(0)} |`);
  console.log(`| \`casper-test devnet\` until it answers, median of ${TURNS} | ${median(whole).toFixed(0)} |`);
  console.log(`| the fastest | ${Math.min(...whole).toFixed(0)} |\n`);
}

const QUERIES: readonly (readonly [string, Json])[] = [
  ['info_get_status', {}],
  ['query_balance', { purse_identifier: { main_purse_under_public_key: alice.publicKey.toHex() } }],
  ['state_get_account_info', { account_identifier: alice.publicKey.toHex() }],
  ['query_global_state', { key: alice.accountHash.toFormattedString() }],
  ['chain_get_block', {}],
];

function row(name: string, { duration, requests, latency, errors, mismatches, non2xx }: LoadResult): void {
  const bad = errors + mismatches + non2xx;
  if (bad > 0) throw new Error(`${name}: ${bad} of ${requests.total} requests were not answered with a result`);
  const { p50, p97_5, p99, max } = latency;
  console.log(`| ${name} | ${(requests.total / duration).toFixed(0)} | ${p50} | ${p97_5} | ${p99} | ${max} |`);
}

/** Sends each body once. The time is our own: autocannon only looks once a second whether all is done. */
async function sendAll(url: string, bodies: readonly string[]): Promise<LoadResult> {
  let next = 0;
  const setupRequest = (each: object): object => ({ ...each, body: bodies[next++ % bodies.length] });
  const start = performance.now();
  let lastAnswer = start;
  const verifyBody = (body: string): boolean => {
    lastAnswer = performance.now();
    return isResult(body);
  };
  const result = await autocannon({
    url,
    method: 'POST',
    headers: JSON_TYPE,
    connections: CLIENTS,
    amount: bodies.length,
    requests: [{ setupRequest }],
    verifyBody,
  });
  return { ...result, duration: (lastAnswer - start) / 1000 };
}

function putBody(transaction: Transaction): string {
  return transaction._tag === 'Deploy'
    ? request('account_put_deploy', { deploy: deployJson(transaction.value) })
    : request('account_put_transaction', { transaction: transactionJson(transaction) });
}

function transferV1(): Transaction {
  const args = { _tag: 'Named', args: transferArgs(bob.publicKey, 2_500_000_000n) } as const;
  const native = { target: { _tag: 'Native' }, entryPoint: { _tag: 'Transfer' }, args } as const;
  return signedV1(alice, native, { payment: 100_000_000n });
}

async function measureTransfers(server: Server): Promise<void> {
  const kinds: readonly (readonly [string, () => Transaction])[] = [
    ['account_put_deploy, a transfer and its block', () => transferDeploy(alice, bob.publicKey, 2_500_000_000n)],
    ['account_put_transaction, a transfer and its block', transferV1],
  ];
  for (const [name, make] of kinds) {
    const bodies = Array.from({ length: TRANSFERS }, () => putBody(make()));
    const count = async (): Promise<number> =>
      (await server.rpc<{ readonly transaction_count: number }>('casper_listBlocks', { count: 1 })).transaction_count;
    const before = await count();
    row(name, await sendAll(server.url, bodies));
    const executed = (await count()) - before;
    if (executed !== TRANSFERS) throw new Error(`${name}: ${executed} of ${TRANSFERS} transfers are in blocks`);
  }
}

async function run(): Promise<void> {
  if (!existsSync(MAIN)) {
    console.error('No build: run `npm run build` first.');
    process.exitCode = 1;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'casper-bench-'));
  try {
    await measureStart(folder);
    const server = await Server.start(folder);
    try {
      console.log(
        `| ${CLIENTS} clients at once | a second | p50 ms | p97.5 ms | p99 ms | max ms |\n|---|---|---|---|---|---|`,
      );
      const shared = {
        url: server.url,
        method: 'POST',
        headers: JSON_TYPE,
        connections: CLIENTS,
        verifyBody: isResult,
      } as const;
      for (const [method, params] of QUERIES) {
        row(method, await autocannon({ ...shared, duration: SECONDS, body: request(method, params) }));
      }
      await measureTransfers(server);
    } finally {
      await server.end();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void run();
