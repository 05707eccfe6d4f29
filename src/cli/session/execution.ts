/**
 * Executes what a command line asks for, and gathers all that can be said about it.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ChainspecConfig } from '../../builder/chainspecConfig';
import { toAddress } from '../../builder/coerce';
import { DEFAULT_ACCOUNTS, DEFAULT_PAYMENT, LOCAL_GENESIS_REQUEST } from '../../builder/defaults';
import { DeployItemBuilder } from '../../builder/deployItem';
import { DEFAULT_GAS_LIMIT, ExecuteRequest, ExecuteRequestBuilder } from '../../builder/executeRequestBuilder';
import { TransferRequestBuilder, type TransferTarget } from '../../builder/transferRequestBuilder';
import { readWasmFile } from '../../builder/wasmFile';
import { WasmTestBuilder } from '../../builder/wasmTestBuilder';
import { bytesToHex } from '../../bytes/hex';
import { hasPreconditionFailure, type WasmV1Result } from '../../engine/wasmV1Result';
import type { StateChange } from '../../report/changes/stateChange';
import { stateChanges } from '../../report/changes/stateChanges';
import { Labels, Legend } from '../../report/labels';
import { formatCspr, parseMotes } from '../../report/motes';
import type { ExecutionTrace } from '../../runtime/executionTrace';
import type { AccountHash } from '../../types/accountHash';
import { CLValue } from '../../types/clValue';
import { RuntimeArgs } from '../../types/runtimeArgs';
import { URef } from '../../types/uref';
import type { CommandContext } from '../command';
import { UsageError } from '../usageError';
import { accountNamed } from './accounts';
import type { SessionOptions } from './sessionOptions';

/** Motes that a fresh genesis gives to accounts it does not have. */
const GIFT = 1_000_000_000_000_000n;

/** One execution with its surroundings. */
export interface Execution {
  readonly options: SessionOptions;
  readonly initiator: AccountHash;
  readonly signers: readonly AccountHash[];
  /** Session code that was run from a file. */
  readonly wasm: Uint8Array | undefined;
  readonly result: WasmV1Result;
  /** What the execution did, when it succeeded. */
  readonly changes: readonly StateChange[];
  /** Call by call; absent for a native transfer. */
  readonly trace: ExecutionTrace | undefined;
  /** Why it failed. */
  readonly explanation: readonly string[];
  /** The state before. */
  readonly before: WasmTestBuilder;
  /** The state with the effects committed. */
  readonly after: WasmTestBuilder;
  readonly labels: Labels;
  /** What was arranged before it ran. */
  readonly notes: readonly string[];
}

/** Runs it. Nothing outside of this process changes. */
export function execute(options: SessionOptions, { cwd }: CommandContext): Execution {
  const initiator = accountNamed('from', options.from, cwd);
  const signers = options.keys.map((key) => accountNamed('key', key, cwd));
  const wasm = options.target._tag === 'File' ? readWasmFile(existingPath(options.target.file, cwd)) : undefined;
  const { builder, notes } = startingState(options, initiator, cwd);
  for (const [thing, name] of options.labels) builder.label(thing, name);
  // What is printed is shown with the rest.
  builder.withPrinter(() => {});
  const before = builder.fork();
  const result =
    options.target._tag === 'Transfer'
      ? transfer(builder, options, initiator, signers, cwd)
      : session(builder, options, initiator, signers, wasm);
  const changes = stateChanges(result.effects, (key) => {
    const found = before.query(key);
    return found._tag === 'Right' ? found.right : undefined;
  });
  return {
    options,
    initiator,
    signers,
    wasm,
    result,
    changes,
    trace: options.target._tag === 'Transfer' ? undefined : builder.trace(result),
    explanation:
      result.error === undefined || options.target._tag === 'Transfer' ? [] : builder.explain(result).split('\n'),
    before,
    after: builder,
    labels: withNewAccounts(builder.labels([initiator, ...signers]), changes),
    notes,
  };
}

/** Names the main purses of accounts that were made. */
function withNewAccounts(labels: Labels, changes: readonly StateChange[]): Labels {
  const names = new Map(labels.names);
  const legend = new Legend(labels);
  for (const change of changes) {
    if (change._tag !== 'AccountCreated') continue;
    names.set(bytesToHex(change.mainPurse), `the main purse of ${legend.text(change.account.toFormattedString())}`);
  }
  return new Labels(names);
}

/** Whether nothing ran at all. */
export function neverBegan({ result }: Execution): boolean {
  return hasPreconditionFailure(result);
}

function existingPath(file: string, cwd: string): string {
  const path = resolve(cwd, file);
  return existsSync(path) ? path : file;
}

function startingState(
  options: SessionOptions,
  initiator: AccountHash,
  cwd: string,
): { readonly builder: WasmTestBuilder; readonly notes: readonly string[] } {
  const chainspec =
    options.chainspec === undefined ? undefined : ChainspecConfig.fromChainspecPath(resolve(cwd, options.chainspec));
  if (options.state !== undefined) {
    const builder = WasmTestBuilder.importState(existingPath(options.state, cwd), chainspec);
    if (!hasAccount(builder, initiator)) {
      throw new UsageError(
        `--from: the state ${options.state} has no account ${initiator.toFormattedString()}. Pass an account that it has.`,
      );
    }
    return { builder, notes: [] };
  }
  const builder =
    chainspec === undefined ? WasmTestBuilder.default() : WasmTestBuilder.newTemporaryWithConfig(chainspec);
  builder.runGenesis(chainspec?.createGenesisRequest(DEFAULT_ACCOUNTS) ?? LOCAL_GENESIS_REQUEST);
  if (hasAccount(builder, initiator)) return { builder, notes: [] };
  builder.transferAndCommit(TransferRequestBuilder.new(GIFT, initiator).build()).expectSuccess().clearResults();
  const account = initiator.toFormattedString();
  return { builder, notes: [`the fresh genesis has no account ${account}: it was made, with ${formatCspr(GIFT)}`] };
}

function hasAccount(builder: WasmTestBuilder, account: AccountHash): boolean {
  return builder.getEntityByAccountHash(account)._tag === 'Some';
}

function session(
  builder: WasmTestBuilder,
  options: SessionOptions,
  initiator: AccountHash,
  signers: readonly AccountHash[],
  wasm: Uint8Array | undefined,
): WasmV1Result {
  const gasLimit = options.paymentAmount === undefined ? undefined : motesOf('payment-amount', options.paymentAmount);
  const item = DeployItemBuilder.new()
    .withAddress(initiator)
    .withStandardPayment(
      RuntimeArgs.fromEntries([{ name: 'amount', value: CLValue.u512(gasLimit ?? DEFAULT_PAYMENT) }]),
    )
    .withAuthorizationKeys(signers);
  withTarget(item, options, wasm);
  const request = ExecuteRequestBuilder.fromDeployItem(item.build());
  if (options.blockTime !== undefined) request.withBlockTime(options.blockTime);
  const built = request.build();
  const limited = ExecuteRequest.new(
    { ...built.session, gasLimit: gasLimit ?? DEFAULT_GAS_LIMIT },
    built.customPayment,
    built.hasOwnHash,
  );
  const result = builder.exec(limited).getExpectedLastExecResult();
  builder.commit();
  return result;
}

function withTarget(
  item: DeployItemBuilder,
  { target, version, args }: SessionOptions,
  wasm: Uint8Array | undefined,
): void {
  switch (target._tag) {
    case 'File':
      item.withSessionBytes(wasm!, args);
      break;
    case 'ContractHash':
      item.withStoredSessionHash(hashOf('session-hash', target.hash), target.entryPoint, args);
      break;
    case 'ContractName':
      item.withStoredSessionNamedKey(target.name, target.entryPoint, args);
      break;
    case 'PackageHash':
      item.withStoredVersionedContractByHash(
        hashOf('session-package-hash', target.hash),
        version,
        target.entryPoint,
        args,
      );
      break;
    case 'PackageName':
      item.withStoredVersionedContractByName(target.name, version, target.entryPoint, args);
  }
}

function transfer(
  builder: WasmTestBuilder,
  { target: what, blockTime }: SessionOptions,
  initiator: AccountHash,
  signers: readonly AccountHash[],
  cwd: string,
): WasmV1Result {
  if (what._tag !== 'Transfer') throw new UsageError('not a transfer');
  const request = TransferRequestBuilder.new(motesOf('transfer-amount', what.amount), transferTarget(what.target, cwd))
    .withInitiator(initiator)
    .withAuthorizationKeys(signers);
  if (what.id !== undefined) request.withTransferId(transferId(what.id));
  if (blockTime !== undefined) request.withBlockTime(blockTime);
  return builder.transferAndCommit(request.build()).getExpectedLastExecResult();
}

function transferTarget(text: string, cwd: string): TransferTarget {
  if (!text.startsWith('uref-')) return accountNamed('target-account', text, cwd);
  try {
    return URef.fromFormattedString(text);
  } catch (error) {
    throw new UsageError(`--target-account: ${text} is no purse: ${(error as Error).message}`);
  }
}

function transferId(text: string): bigint {
  if (/^\d+$/.test(text) && BigInt(text) < 2n ** 64n) return BigInt(text);
  throw new UsageError(`--transfer-id: expected a whole number of at most 64 bits, got ${JSON.stringify(text)}.`);
}

function motesOf(option: string, text: string): bigint {
  const motes = parseMotes(text);
  if (motes !== undefined && motes >= 0n) return motes;
  throw new UsageError(`--${option}: expected motes or "2.5 CSPR", got ${JSON.stringify(text)}.`);
}

function hashOf(option: string, text: string): Uint8Array {
  try {
    return toAddress(text);
  } catch {
    throw new UsageError(`--${option}: expected hash-… or 64 hex digits, got ${JSON.stringify(text)}.`);
  }
}
