/**
 * `casper-test devnet`: a Casper network on this machine.
 *
 * @module
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isCasperTestError } from '../bytes/casperTestError';
import type { RunningDevnet, StartOptions } from '../devnet/startDevnet';
import type { Command, CommandContext } from './command';
import { UsageError } from './usageError';

/** Not loaded by who starts a devnet. */
const devnetControl = (): typeof import('./devnetControl') => require('./devnetControl');

const usage = (): string => `casper-test devnet [options]
casper-test devnet <control> [arguments]

A Casper network on this machine, on the embedded engine: for casper-client, casper-js-sdk and wallets.
A browser that opens the first port is shown the chain.

  --port N               JSON-RPC (and everything else), 11101; 0 takes any that is free, and only this one
  --rest-port N|off      GET /status, 14101
  --events-port N|off    GET /events, 18101
  --host ADDRESS         where to listen, 127.0.0.1
  --chain-name NAME      casper-net-1
  --chainspec FILE       a chainspec.toml
  --keys FOLDER          where the secret keys of the accounts are written, ./devnet-keys
  --blocks MODE          instant (with every transaction, the default), manual (casper_mine), or milliseconds between blocks
  --time MS              what time it is on the chain at first, milliseconds since 1970
  --balance KEY=MOTES    sets the balance of an account, by public key or account hash; may be repeated
  --impersonate KEY      takes transactions of this account without signatures; may be repeated
  --state FILE           start from a state that exportState or casper_dumpState wrote
  --fork URL             start from the state of a network, read through its RPC when needed
  --fork-block HEIGHT    of this block, the latest when left out
  --fork-cache FOLDER    where what was read is kept
  --offline              read from the cache alone
  --data-dir FOLDER      keep everything there, and go on from it (needs the package lmdb)
  --quiet                no word about refused transactions

A devnet that runs is steered by (ACCOUNT is a name, a public key or an account hash):

${devnetControl().CONTROLS_USAGE}

  --node-address URL     where it listens, http://127.0.0.1:11101`;

const OPTIONS = {
  port: { type: 'string' },
  'rest-port': { type: 'string' },
  'events-port': { type: 'string' },
  host: { type: 'string' },
  'chain-name': { type: 'string' },
  chainspec: { type: 'string' },
  keys: { type: 'string' },
  blocks: { type: 'string' },
  time: { type: 'string' },
  balance: { type: 'string', multiple: true },
  impersonate: { type: 'string', multiple: true },
  state: { type: 'string' },
  fork: { type: 'string' },
  'fork-block': { type: 'string' },
  'fork-cache': { type: 'string' },
  offline: { type: 'boolean' },
  'data-dir': { type: 'string' },
  quiet: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parsed>;

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function portOf(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port;
  throw new UsageError(`--${flag}: expected a port from 0 to 65535, got ${text}`);
}

function sidePort(flag: string, text: string | undefined): number | false | undefined {
  return text === 'off' ? false : portOf(flag, text);
}

function integerOf(flag: string, text: string): bigint {
  if (/^\d{1,20}$/.test(text)) return BigInt(text);
  throw new UsageError(`--${flag}: expected a whole number, got ${text}`);
}

function blocksOf(text: string | undefined): StartOptions['blocks'] {
  if (text === undefined || text === 'instant' || text === 'manual') return text;
  const every = Number(text);
  if (Number.isInteger(every) && every > 0) return { every };
  throw new UsageError(`--blocks: expected instant, manual, or milliseconds, got ${text}`);
}

function forkOf(values: Values, cwd: string): StartOptions['fork'] {
  if (values.fork === undefined) {
    if (values['fork-block'] ?? values['fork-cache'] ?? values.offline) {
      throw new UsageError('--fork-block, --fork-cache and --offline go with --fork');
    }
    return undefined;
  }
  const height = values['fork-block'];
  const cache = values['fork-cache'];
  return {
    url: /\/rpc\/?$/.test(values.fork) ? values.fork : `${values.fork.replace(/\/$/, '')}/rpc`,
    ...(height === undefined ? {} : { blockHeight: integerOf('fork-block', height) }),
    ...(cache === undefined ? {} : { cacheFolder: resolve(cwd, cache) }),
    ...(values.offline ? { offline: true } : {}),
  };
}

function startOptions(values: Values, { cwd, err }: CommandContext): StartOptions {
  const options: { -readonly [Name in keyof StartOptions]: StartOptions[Name] | undefined } = {
    port: portOf('port', values.port),
    restPort: sidePort('rest-port', values['rest-port']),
    eventsPort: sidePort('events-port', values['events-port']),
    host: values.host,
    chainName: values['chain-name'],
    chainspec: values.chainspec === undefined ? undefined : resolve(cwd, values.chainspec),
    blocks: blocksOf(values.blocks),
    stateFile: values.state === undefined ? undefined : resolve(cwd, values.state),
    fork: forkOf(values, cwd),
    dataFolder: values['data-dir'] === undefined ? undefined : resolve(cwd, values['data-dir']),
    log: values.quiet ? undefined : err,
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as StartOptions;
}

/** What is said of the chain before anybody sends anything. */
async function prepare({ devnet }: RunningDevnet, values: Values): Promise<void> {
  if (values.time !== undefined) devnet.controls.setTime(integerOf('time', values.time));
  for (const account of values.impersonate ?? []) await devnet.rpc('casper_impersonate', { account });
  for (const setting of values.balance ?? []) {
    const [account, motes] = setting.split('=');
    if (account === undefined || motes === undefined) {
      throw new UsageError(`--balance: expected KEY=MOTES, got ${setting}`);
    }
    await devnet.rpc('casper_setBalance', { account, motes });
  }
}

function greeting(running: RunningDevnet, keyFiles: ReadonlyMap<string, string>): string {
  const { devnet, rpcUrl, restUrl, eventsUrl, pageUrl } = running;
  const accounts = devnet.accounts.map(
    ({ name, publicKey }) => `  ${name.padEnd(6)} ${publicKey.toHex()}  ${keyFiles.get(name)}`,
  );
  return [
    `Casper devnet, chain name ${devnet.chainName}`,
    '',
    `  RPC     ${rpcUrl}`,
    `  REST    ${restUrl}/status`,
    `  events  ${eventsUrl}`,
    `  page    ${pageUrl}`,
    '',
    'Accounts with their secret keys, which everybody knows: of no use on a real network.',
    ...accounts,
    '',
  ].join('\n');
}

async function run(args: readonly string[], context: CommandContext): Promise<number> {
  try {
    const [first, ...rest] = args;
    if (first !== undefined && !first.startsWith('-')) return await devnetControl().runControl(first, rest, context);
    const values = parsed(args);
    const { startDevnet } = require('../devnet/startDevnet') as typeof import('../devnet/startDevnet');
    const { writeKeyFiles } = require('../devnet/devnetAccounts') as typeof import('../devnet/devnetAccounts');
    const running = await startDevnet(startOptions(values, context));
    try {
      await prepare(running, values);
      const keyFiles = writeKeyFiles(resolve(context.cwd, values.keys ?? 'devnet-keys'));
      context.out(greeting(running, keyFiles));
      await interrupted();
    } finally {
      await running.close();
    }
    return 0;
  } catch (error) {
    const { _tag, message } = error as { readonly _tag?: string; readonly message: string };
    if (_tag === 'UsageError') {
      context.err(`${message}\n\ncasper-test devnet --help says more.`);
      return 2;
    }
    if (!isCasperTestError(error) && _tag !== 'RpcError') throw error;
    const { data } = error as { readonly data?: unknown };
    context.err(data === undefined ? message : `${message}: ${String(data)}`);
    return 1;
  }
}

function interrupted(): Promise<void> {
  return new Promise((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });
}

/** `casper-test devnet`. */
export const command: Command = {
  summary: 'A Casper network on this machine, for casper-client, casper-js-sdk and wallets',
  get usage(): string {
    return usage();
  },
  run,
};
