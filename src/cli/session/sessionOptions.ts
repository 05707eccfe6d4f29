/**
 * The options that `run` and `explain` share: what is executed, by whom, on which state. Names are those of the Rust client where it
 * has them.
 *
 * @module
 */
import { RuntimeArgs } from '../../types/runtimeArgs';
import { parseJsonArgs } from '../arguments/jsonArgs';
import { parseSimpleArg } from '../arguments/simpleArg';
import { type CommandLine, UsageError } from '../usageError';

/** For `node:util.parseArgs`. */
export const SESSION_OPTIONS = {
  'session-path': { type: 'string' },
  'session-arg': { type: 'string', multiple: true, short: 'a' },
  'session-args-json': { type: 'string' },
  'session-hash': { type: 'string' },
  'session-name': { type: 'string' },
  'session-package-hash': { type: 'string' },
  'session-package-name': { type: 'string' },
  'session-entry-point': { type: 'string' },
  'session-version': { type: 'string' },
  'transfer-amount': { type: 'string' },
  'target-account': { type: 'string' },
  'transfer-id': { type: 'string' },
  from: { type: 'string' },
  key: { type: 'string', multiple: true },
  'payment-amount': { type: 'string' },
  'block-time': { type: 'string' },
  chainspec: { type: 'string' },
  state: { type: 'string' },
  label: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const;

/** The part of the help text about {@link SESSION_OPTIONS}. */
export const SESSION_USAGE = `What is executed, one of:
  session.wasm                    session code from a file, also --session-path FILE
  --session-hash HASH             a stored contract by its hash (hash-… or 64 hex digits)
  --session-name NAME             a stored contract by a named key of the account
  --session-package-hash HASH     a version of a contract package by its hash
  --session-package-name NAME     a version of a contract package by a named key of the account
  --transfer-amount MOTES         a native transfer, to --target-account ACCOUNT (or a purse), with --transfer-id N

  --session-entry-point NAME      what is called of a stored contract
  --session-version N             version of a contract package, the highest that is enabled when left out
  -a, --session-arg ARG           an argument, "name:type='value'" as casper-client takes it; may be repeated.
                                  Types: bool, i32, i64, u8, u32, u64, u128, u256, u512, unit, string, key, account_hash,
                                  uref, public_key, byte_list, byte_array_<NUMBER>, each also optional: "id:opt_u64=null"
  --session-args-json JSON        all arguments, '[{"name":…,"type":…,"value":…}]' as casper-client takes them

By whom:
  --from ACCOUNT                  whose account runs it: a name of the test accounts (alice to judy, default), a public key,
                                  an account hash, or a key file (.pem). The default account when left out
  --key ACCOUNT                   who signs, in the same forms; may be repeated. The account itself when left out
  --payment-amount MOTES          the gas it may use, 5,000 CSPR when left out; "2.5 CSPR" is understood

On what:
  --state FILE                    a state that --save-state or exportState wrote; a fresh genesis when left out, in which
                                  accounts that it does not have are given 1,000,000 CSPR
  --chainspec FILE                a chainspec.toml, that of casper-engine-test-support when left out
  --block-time MS                 milliseconds since 1970

  --label THING=NAME              a name for an account, contract or purse in the output; may be repeated
  --json                          JSON instead of text (docs/command-line.md)`;

type Values = CommandLine<typeof SESSION_OPTIONS>['values'];

/** What is executed. */
export type SessionTarget =
  | { readonly _tag: 'File'; readonly file: string }
  | { readonly _tag: 'ContractHash' | 'PackageHash'; readonly hash: string; readonly entryPoint: string }
  | { readonly _tag: 'ContractName' | 'PackageName'; readonly name: string; readonly entryPoint: string }
  | { readonly _tag: 'Transfer'; readonly amount: string; readonly target: string; readonly id: string | undefined };

/** The options, checked for what can be checked without a state. */
export interface SessionOptions {
  readonly target: SessionTarget;
  readonly version: number | undefined;
  readonly args: RuntimeArgs;
  readonly from: string;
  readonly keys: readonly string[];
  readonly paymentAmount: string | undefined;
  readonly blockTime: bigint | undefined;
  readonly chainspec: string | undefined;
  readonly state: string | undefined;
  /** Pairs of what has a hash and its name. */
  readonly labels: readonly (readonly [string, string])[];
  readonly json: boolean;
}

/** Reads the options that were parsed. */
export function sessionOptions(values: Values, positionals: readonly string[]): SessionOptions {
  const target = targetOf(values, positionals);
  const version = values['session-version'];
  if (version !== undefined && target._tag !== 'PackageHash' && target._tag !== 'PackageName') {
    throw new UsageError('--session-version goes with --session-package-hash or --session-package-name.');
  }
  const from = values.from ?? 'default';
  return {
    target,
    version: version === undefined ? undefined : Number(wholeNumber('session-version', version, 2n ** 32n)),
    args: argsOf(values),
    from,
    keys: values.key ?? [from],
    paymentAmount: values['payment-amount'],
    blockTime:
      values['block-time'] === undefined ? undefined : wholeNumber('block-time', values['block-time'], 2n ** 64n),
    chainspec: values.chainspec,
    state: values.state,
    labels: (values.label ?? []).map(labelOf),
    json: values.json ?? false,
  };
}

/** A whole number below `limit`. */
export function wholeNumber(option: string, text: string, limit: bigint): bigint {
  if (/^\d+$/.test(text) && BigInt(text) < limit) return BigInt(text);
  throw new UsageError(`--${option}: expected a whole number below ${limit}, got ${JSON.stringify(text)}.`);
}

function targetOf(values: Values, positionals: readonly string[]): SessionTarget {
  const entryPoint = values['session-entry-point'];
  const given: [string, () => SessionTarget][] = [
    ...positionals.map((file): [string, () => SessionTarget] => [file, () => ({ _tag: 'File', file })]),
  ];
  const add = (option: keyof Values & string, make: (value: string) => SessionTarget): void => {
    const value = values[option];
    if (typeof value === 'string') given.push([`--${option}`, () => make(value)]);
  };
  const called = (option: string): string => {
    if (entryPoint !== undefined) return entryPoint;
    throw new UsageError(`${option} needs --session-entry-point.`);
  };
  add('session-path', (file) => ({ _tag: 'File', file }));
  add('session-hash', (hash) => ({ _tag: 'ContractHash', hash, entryPoint: called('--session-hash') }));
  add('session-name', (name) => ({ _tag: 'ContractName', name, entryPoint: called('--session-name') }));
  add('session-package-hash', (hash) => ({ _tag: 'PackageHash', hash, entryPoint: called('--session-package-hash') }));
  add('session-package-name', (name) => ({ _tag: 'PackageName', name, entryPoint: called('--session-package-name') }));
  add('transfer-amount', (amount) => transferOf(values, amount));
  if (given.length === 0) {
    throw new UsageError(
      'Say what to execute: a session file, --session-hash, --session-name, … or --transfer-amount.',
    );
  }
  if (given.length > 1)
    throw new UsageError(`Only one thing can be executed, got ${given.map(([name]) => name).join(', ')}.`);
  const target = given[0]![1]();
  if (entryPoint !== undefined && (target._tag === 'File' || target._tag === 'Transfer')) {
    throw new UsageError('--session-entry-point is for stored contracts: session code begins at `call`.');
  }
  for (const option of ['target-account', 'transfer-id'] as const) {
    if (values[option] !== undefined && target._tag !== 'Transfer') {
      throw new UsageError(`--${option} goes with --transfer-amount.`);
    }
  }
  return target;
}

function transferOf(values: Values, amount: string): SessionTarget {
  const target = values['target-account'];
  if (target === undefined) throw new UsageError('--transfer-amount needs --target-account.');
  if (values['session-arg'] !== undefined || values['session-args-json'] !== undefined) {
    throw new UsageError('A native transfer takes no --session-arg: use --target-account and --transfer-id.');
  }
  return { _tag: 'Transfer', amount, target, id: values['transfer-id'] };
}

function argsOf(values: Values): RuntimeArgs {
  const [simple, json] = [values['session-arg'], values['session-args-json']];
  if (simple !== undefined && json !== undefined) {
    throw new UsageError('--session-arg and --session-args-json cannot be mixed: pass all arguments in one form.');
  }
  if (json !== undefined) return parseJsonArgs(json);
  return RuntimeArgs.fromEntries((simple ?? []).map(parseSimpleArg));
}

function labelOf(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at > 0 && at < text.length - 1) return [text.slice(0, at), text.slice(at + 1)];
  throw new UsageError(`--label: expected THING=NAME, for example hash-…=exchange, got ${JSON.stringify(text)}.`);
}
