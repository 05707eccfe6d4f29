/**
 * `casper-test devnet <control>`: steers a devnet that runs.
 *
 * @module
 */
import { resolve } from 'node:path';
import { parseMotes } from '../report/motes';
import { nearestName } from '../report/nearestName';
import type { CommandContext } from './command';
import { accountNamed } from './session/accounts';
import { parseCommandLine, UsageError } from './usageError';

/** Parameters of a method of the RPC. */
type ControlParams = Readonly<Record<string, string | number | boolean>>;

/** A control as it is typed. */
interface Control {
  /** Its method of the RPC. */
  readonly method: string;
  /** What follows its name. */
  readonly usage: string;
  /** How many arguments it takes, at least and at most. */
  readonly takes: readonly [number, number];
  read(args: readonly string[], cwd: string): ControlParams;
}

const DEFAULT_NODE = 'http://127.0.0.1:11101';

/** Controls by name. */
const CONTROLS: Readonly<Record<string, Control>> = {
  snapshot: { method: 'casper_snapshot', usage: '', takes: [0, 0], read: () => ({}) },
  revert: {
    method: 'casper_revert',
    usage: 'SNAPSHOT',
    takes: [1, 1],
    read: ([id]) => ({ snapshot_id: wholeNumber('the number of a snapshot', id!) }),
  },
  mine: {
    method: 'casper_mine',
    usage: '[BLOCKS]',
    takes: [0, 1],
    read: ([blocks = '1']) => ({ blocks: wholeNumber('a number of blocks', blocks) }),
  },
  'set-time': {
    method: 'casper_setTime',
    usage: 'MS',
    takes: [1, 1],
    read: ([time]) => ({ timestamp: wholeNumber('milliseconds since 1970', time!) }),
  },
  'increase-time': {
    method: 'casper_increaseTime',
    usage: 'MS',
    takes: [1, 1],
    read: ([time]) => ({ milliseconds: wholeNumber('milliseconds', time!) }),
  },
  'advance-era': {
    method: 'casper_advanceEra',
    usage: '[ERAS]',
    takes: [0, 1],
    read: ([eras = '1']) => ({ eras: wholeNumber('a number of eras', eras) }),
  },
  'set-balance': {
    method: 'casper_setBalance',
    usage: 'ACCOUNT MOTES',
    takes: [2, 2],
    read: ([account, motes], cwd) => ({ account: accountText(account!, cwd), motes: motesText(motes!) }),
  },
  impersonate: {
    method: 'casper_impersonate',
    usage: 'ACCOUNT [off]',
    takes: [1, 2],
    read: ([account, off], cwd) => {
      if (off !== undefined && off !== 'off') throw new UsageError(`expected nothing more, or off, got ${off}`);
      return { account: accountText(account!, cwd), on: off === undefined };
    },
  },
  'dump-state': {
    method: 'casper_dumpState',
    usage: 'FILE',
    takes: [1, 1],
    read: ([file], cwd) => ({ file: resolve(cwd, file!) }),
  },
  'load-state': {
    method: 'casper_loadState',
    usage: 'FILE',
    takes: [1, 1],
    read: ([file], cwd) => ({ file: resolve(cwd, file!) }),
  },
};

/** The lines of the help text. */
export const CONTROLS_USAGE: string = Object.entries(CONTROLS)
  .map(([name, { usage }]) => `  casper-test devnet ${name} ${usage}`.trimEnd())
  .join('\n');

function wholeNumber(what: string, text: string): number {
  const number = Number(text);
  if (/^\d{1,16}$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new UsageError(`expected ${what}, got ${text}`);
}

function accountText(text: string, cwd: string): string {
  try {
    return accountNamed('account', text, cwd).toFormattedString();
  } catch (error) {
    // It names an option, which this is not.
    throw new UsageError((error as Error).message.replace(/^--account: /, ''));
  }
}

function motesText(text: string): string {
  const motes = parseMotes(text);
  if (motes !== undefined && motes >= 0n) return motes.toString();
  throw new UsageError(`expected motes or "2.5 CSPR", got ${text}`);
}

/** Runs a control and writes its result as JSON. Throws `UsageError`. */
export async function runControl(name: string, args: readonly string[], context: CommandContext): Promise<number> {
  const control = Object.hasOwn(CONTROLS, name) ? CONTROLS[name] : undefined;
  if (control === undefined) {
    const near = nearestName(name, Object.keys(CONTROLS));
    throw new UsageError(`There is no control ${name}.${near === undefined ? '' : ` Did you mean ${near}?`}`);
  }
  const { values, positionals } = parseCommandLine(args, { 'node-address': { type: 'string' } });
  const { method, usage, takes, read } = control;
  if (positionals.length < takes[0] || positionals.length > takes[1]) {
    throw new UsageError(`Usage: casper-test devnet ${name} ${usage} [--node-address URL]`.replace(/ +/g, ' '));
  }
  const node = (values['node-address'] ?? DEFAULT_NODE).replace(/\/(rpc\/?)?$/, '');
  const params = read(positionals, context.cwd);
  const answer = await ask(`${node}/rpc`, method, params);
  if (answer === undefined) {
    context.err(
      `No devnet answers at ${node}.\nStart one: npx casper-test devnet. If it is elsewhere, say where: --node-address URL`,
    );
    return 1;
  }
  const { result, error } = answer;
  if (error !== undefined) {
    context.err(error.data === null ? error.message : `${error.message}: ${String(error.data)}`);
    return 1;
  }
  const { api_version: _version, ...told } = result ?? {};
  context.out(JSON.stringify(told, undefined, 2));
  return 0;
}

interface Answer {
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string; readonly data: unknown };
}

/** Nothing when nobody answers, or somebody who is no devnet. */
async function ask(url: string, method: string, params: ControlParams): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    return (await response.json()) as Answer;
  } catch {
    return undefined;
  }
}
