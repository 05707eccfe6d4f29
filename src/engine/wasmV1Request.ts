/**
 * Requests to execute Wasm, and how deploys and transactions become one.
 *
 * Answers to: casper-execution-engine `engine_state/wasm_v1.rs`.
 *
 * @module
 */

import { type Either, isLeft, left, right } from 'fp-ts/Either';
import type { ExecutionBlockInfo } from '../runtime/execution';
import type { AccountHash } from '../types/accountHash';
import type { ExecutableDeployItem } from '../types/deploy';
import { DEFAULT_ENTRY_POINT_NAME } from '../types/entryPoint';
import type { InitiatorAddr } from '../types/initiatorAddr';
import { Phase } from '../types/phase';
import type { PricingMode } from '../types/pricingMode';
import type { RuntimeArgs } from '../types/runtimeArgs';
import type { TransactionEntryPoint } from '../types/transactionEntryPoint';
import { TransactionHash } from '../types/transactionHash';
import type { TransactionInvocationTarget, TransactionTarget } from '../types/transactionTarget';
import { pricingModeText, transactionEntryPointText, transactionHashText, transactionTargetText } from './rustText';

/** The block a transaction is executed in. The state it starts from is given apart. */
export type RequestBlockInfo = ExecutionBlockInfo;

/** What is executed. */
export type ExecutableItem =
  /** Session code of a deploy, which may install and upgrade. */
  | { readonly _tag: 'Deploy'; readonly moduleBytes: Uint8Array }
  | { readonly _tag: 'PaymentBytes'; readonly moduleBytes: Uint8Array }
  | { readonly _tag: 'SessionBytes'; readonly moduleBytes: Uint8Array; readonly isInstallUpgrade: boolean }
  | { readonly _tag: 'Invocation'; readonly target: TransactionInvocationTarget };

/** A request to execute Wasm. */
export interface WasmV1Request {
  readonly blockInfo: RequestBlockInfo;
  /** Seeds every address the execution makes, together with the phase. */
  readonly transactionHash: TransactionHash;
  /** Up to 2^512 - 1. */
  readonly gasLimit: bigint;
  readonly initiatorAddr: InitiatorAddr;
  readonly executableItem: ExecutableItem;
  readonly entryPoint: string;
  readonly args: RuntimeArgs;
  /** Accounts that signed, in any order. */
  readonly authorizationKeys: readonly AccountHash[];
  readonly phase: Phase;
}

/** What requests for payment and session of one transaction have in common. */
export type RequestFrame = Pick<
  WasmV1Request,
  'blockInfo' | 'gasLimit' | 'transactionHash' | 'initiatorAddr' | 'authorizationKeys'
>;

/** Why something cannot be executed; `message` is the reference's text. */
export interface InvalidRequest {
  readonly _tag: 'UnexpectedVariant' | 'UnsupportedMode' | 'InvalidEntryPoint' | 'InvalidTarget';
  readonly message: string;
}

/** A deploy reduced to what execution needs. */
export interface SessionDataDeploy {
  readonly _tag: 'Deploy';
  /** 32 bytes. */
  readonly deployHash: Uint8Array;
  readonly session: ExecutableDeployItem;
  readonly initiatorAddr: InitiatorAddr;
  readonly signers: readonly AccountHash[];
  readonly isStandardPayment: boolean;
}

/** A V1 transaction reduced to what execution needs. */
export interface SessionDataV1 {
  readonly _tag: 'V1';
  /** 32 bytes. */
  readonly hash: Uint8Array;
  readonly args: RuntimeArgs;
  readonly target: TransactionTarget;
  readonly entryPoint: TransactionEntryPoint;
  readonly isInstallUpgrade: boolean;
  readonly pricingMode: PricingMode;
  readonly initiatorAddr: InitiatorAddr;
  readonly signers: readonly AccountHash[];
  readonly isStandardPayment: boolean;
}

/** A transaction of either kind. */
export type SessionInputData = SessionDataDeploy | SessionDataV1;

type Executable = Pick<WasmV1Request, 'executableItem' | 'entryPoint' | 'args'>;

/** Whether code may install and upgrade contracts: that of deploys always, that of V1 transactions if they say so. */
export function isInstallUpgradeAllowed(item: ExecutableItem): boolean {
  return item._tag === 'Deploy' || (item._tag === 'SessionBytes' && item.isInstallUpgrade);
}

/** Whether a payment item stands for the standard payment, which is not executed. */
export function isStandardPayment(item: ExecutableDeployItem): boolean {
  return item._tag === 'ModuleBytes' && item.moduleBytes.length === 0;
}

/** A request for the session code of a deploy; a native transfer is refused with `UnsupportedMode`. */
export function sessionFromExecutableDeployItem(
  frame: RequestFrame,
  item: ExecutableDeployItem,
): Either<InvalidRequest, WasmV1Request> {
  return completed(frame, Phase.Session, sessionItem(item, frame.transactionHash));
}

/** A request for the payment code of a deploy; standard payment and native transfers are refused. */
export function paymentFromExecutableDeployItem(
  frame: RequestFrame,
  item: ExecutableDeployItem,
): Either<InvalidRequest, WasmV1Request> {
  return completed(frame, Phase.Payment, paymentItem(item, frame.transactionHash));
}

/** A request for the session code of a transaction. */
export function sessionFromSessionInputData(
  blockInfo: RequestBlockInfo,
  gasLimit: bigint,
  data: SessionInputData,
): Either<InvalidRequest, WasmV1Request> {
  const frame = frameOf(blockInfo, gasLimit, data);
  const executable = data._tag === 'V1' ? v1Session(data) : sessionItem(data.session, frame.transactionHash);
  return completed(frame, Phase.Session, executable);
}

/** A request for the custom payment code of a transaction. In a V1 transaction that is its session code. */
export function customPaymentFromSessionInputData(
  blockInfo: RequestBlockInfo,
  gasLimit: bigint,
  data: SessionInputData,
): Either<InvalidRequest, WasmV1Request> {
  const frame = frameOf(blockInfo, gasLimit, data);
  const executable = data._tag === 'V1' ? v1Payment(data) : paymentItem(data.session, frame.transactionHash);
  return completed(frame, Phase.Payment, executable);
}

function completed(
  frame: RequestFrame,
  phase: Phase,
  executable: Either<InvalidRequest, Executable>,
): Either<InvalidRequest, WasmV1Request> {
  if (isLeft(executable)) return executable;
  const { blockInfo, gasLimit, transactionHash, initiatorAddr, authorizationKeys } = frame;
  const { executableItem, entryPoint, args } = executable.right;
  return right({
    blockInfo,
    transactionHash,
    gasLimit,
    initiatorAddr,
    executableItem,
    entryPoint,
    args,
    authorizationKeys,
    phase,
  });
}

function frameOf(blockInfo: RequestBlockInfo, gasLimit: bigint, data: SessionInputData): RequestFrame {
  const transactionHash = data._tag === 'V1' ? TransactionHash.v1(data.hash) : TransactionHash.deploy(data.deployHash);
  const { initiatorAddr, signers } = data;
  return { blockInfo, gasLimit, transactionHash, initiatorAddr, authorizationKeys: signers };
}

function sessionItem(item: ExecutableDeployItem, hash: TransactionHash): Either<InvalidRequest, Executable> {
  if (item._tag === 'Transfer') return left(invalid('UnsupportedMode', hash, 'transfer'));
  if (item._tag !== 'ModuleBytes') return right(invocation(item));
  return right(moduleBytes({ _tag: 'Deploy', moduleBytes: item.moduleBytes }, item.args));
}

function paymentItem(item: ExecutableDeployItem, hash: TransactionHash): Either<InvalidRequest, Executable> {
  if (item._tag === 'Transfer') return left(invalid('UnexpectedVariant', hash, 'payment item'));
  if (item._tag !== 'ModuleBytes') return right(invocation(item));
  if (item.moduleBytes.length === 0) {
    const attempt = 'standard payment is no longer handled by the execution engine';
    return left(invalid('UnsupportedMode', hash, attempt));
  }
  return right(moduleBytes({ _tag: 'PaymentBytes', moduleBytes: item.moduleBytes }, item.args));
}

function v1Session(data: SessionDataV1): Either<InvalidRequest, Executable> {
  const hash = TransactionHash.v1(data.hash);
  const { target, entryPoint, args, isInstallUpgrade } = data;
  switch (target._tag) {
    case 'Native':
      return left(invalid('InvalidTarget', hash, transactionTargetText(target)));
    case 'Stored':
      if (entryPoint._tag !== 'Custom') return left(invalidEntryPoint(hash, entryPoint));
      return right({ executableItem: { _tag: 'Invocation', target: target.id }, entryPoint: entryPoint.name, args });
    case 'Session':
      if (entryPoint._tag !== 'Call') return left(invalidEntryPoint(hash, entryPoint));
      return right(moduleBytes({ _tag: 'SessionBytes', moduleBytes: target.moduleBytes, isInstallUpgrade }, args));
  }
}

function v1Payment(data: SessionDataV1): Either<InvalidRequest, Executable> {
  const hash = TransactionHash.v1(data.hash);
  const { target, entryPoint, pricingMode, args } = data;
  if (pricingMode._tag !== 'PaymentLimited' || pricingMode.standardPayment) {
    return left(invalid('UnsupportedMode', hash, pricingModeText(pricingMode)));
  }
  if (target._tag !== 'Session') return left(invalid('InvalidTarget', hash, transactionTargetText(target)));
  if (entryPoint._tag !== 'Call') return left(invalidEntryPoint(hash, entryPoint));
  return right(moduleBytes({ _tag: 'PaymentBytes', moduleBytes: target.moduleBytes }, args));
}

function moduleBytes(executableItem: ExecutableItem, args: RuntimeArgs): Executable {
  return { executableItem, entryPoint: DEFAULT_ENTRY_POINT_NAME, args };
}

type StoredItem = Exclude<ExecutableDeployItem, { readonly _tag: 'ModuleBytes' | 'Transfer' }>;

function invocation(item: StoredItem): Executable {
  const { entryPoint, args } = item;
  return { executableItem: { _tag: 'Invocation', target: invocationTarget(item) }, entryPoint, args };
}

function invocationTarget(item: StoredItem): TransactionInvocationTarget {
  switch (item._tag) {
    case 'StoredContractByHash':
      return { _tag: 'ByHash', hash: item.hash };
    case 'StoredContractByName':
      return { _tag: 'ByName', name: item.name };
    case 'StoredVersionedContractByHash':
      return { _tag: 'ByPackageHash', addr: item.hash, version: item.version, protocolVersionMajor: undefined };
    case 'StoredVersionedContractByName':
      return { _tag: 'ByPackageName', name: item.name, version: item.version, protocolVersionMajor: undefined };
  }
}

const REASONS: Readonly<Record<InvalidRequest['_tag'], string>> = {
  UnexpectedVariant: 'unexpected variant',
  UnsupportedMode: 'unsupported mode',
  InvalidEntryPoint: 'invalid entry point',
  InvalidTarget: 'invalid target',
};

function invalid(tag: InvalidRequest['_tag'], hash: TransactionHash, attempt: string): InvalidRequest {
  return { _tag: tag, message: `${REASONS[tag]} for ${transactionHashText(hash)} attempting ${attempt}` };
}

function invalidEntryPoint(hash: TransactionHash, entryPoint: TransactionEntryPoint): InvalidRequest {
  return invalid('InvalidEntryPoint', hash, transactionEntryPointText(entryPoint));
}
