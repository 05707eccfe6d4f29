/**
 * A request to execute code, and how deploys and V1 transactions become one.
 *
 * Answers to: casper-execution-engine `engine_state/wasm_v1.rs`.
 *
 * @module
 */
import { type Either, left, right } from 'fp-ts/Either';
import type { BlockInfo } from '../runtime/execution';
import type { AccountHash } from '../types/accountHash';
import type { ExecutableDeployItem } from '../types/deploy';
import type { InitiatorAddr } from '../types/initiatorAddr';
import { Phase } from '../types/phase';
import type { PricingMode } from '../types/pricingMode';
import type { RuntimeArgs } from '../types/runtimeArgs';
import type { TransactionEntryPoint } from '../types/transactionEntryPoint';
import { TransactionHash } from '../types/transactionHash';
import type { TransactionInvocationTarget, TransactionTarget } from '../types/transactionTarget';

/** What to execute. */
export type ExecutableItem =
  /** Session code of a deploy. */
  | { readonly _tag: 'Deploy'; readonly moduleBytes: Uint8Array }
  | { readonly _tag: 'PaymentBytes'; readonly moduleBytes: Uint8Array }
  /** Session code of a V1 transaction; only `installUpgrade` may add contract versions. */
  | { readonly _tag: 'SessionBytes'; readonly installUpgrade: boolean; readonly moduleBytes: Uint8Array }
  | { readonly _tag: 'Invocation'; readonly target: TransactionInvocationTarget };

/** What a request says of the block; the state root is that of the state it runs on. */
export type RequestBlockInfo = Omit<BlockInfo, 'stateHash'>;

/** A request to execute one piece of code on a state. */
export interface WasmV1Request {
  readonly blockInfo: RequestBlockInfo;
  readonly transactionHash: TransactionHash;
  readonly gasLimit: bigint;
  readonly initiatorAddr: InitiatorAddr;
  readonly executableItem: ExecutableItem;
  readonly entryPoint: string;
  readonly args: RuntimeArgs;
  /** Accounts that signed. */
  readonly authorizationKeys: readonly AccountHash[];
  readonly phase: Phase;
}

/** What all requests share, whatever they execute. */
export type RequestFrame = Pick<
  WasmV1Request,
  'blockInfo' | 'gasLimit' | 'transactionHash' | 'initiatorAddr' | 'authorizationKeys'
>;

/** Why a deploy or transaction cannot become a request; `message` is worded as the Rust engine words it. */
export interface InvalidRequest {
  readonly _tag: 'UnexpectedVariant' | 'UnsupportedMode' | 'InvalidEntryPoint' | 'InvalidTarget';
  readonly message: string;
}

/** The session data of a deploy. */
export interface SessionDataDeploy {
  readonly _tag: 'Deploy';
  /** 32 bytes. */
  readonly deployHash: Uint8Array;
  readonly session: ExecutableDeployItem;
  readonly initiatorAddr: InitiatorAddr;
  readonly signers: readonly AccountHash[];
  readonly isStandardPayment: boolean;
}

/** The session data of a V1 transaction. */
export interface SessionDataV1 {
  readonly _tag: 'V1';
  readonly args: RuntimeArgs;
  readonly target: TransactionTarget;
  readonly entryPoint: TransactionEntryPoint;
  readonly isInstallUpgrade: boolean;
  /** 32 bytes. */
  readonly hash: Uint8Array;
  readonly pricingMode: PricingMode;
  readonly initiatorAddr: InitiatorAddr;
  readonly signers: readonly AccountHash[];
  readonly isStandardPayment: boolean;
}

/** What a request is made from. */
export type SessionInputData = SessionDataDeploy | SessionDataV1;

const DEFAULT_ENTRY_POINT = 'call';

type Executable = Pick<WasmV1Request, 'executableItem' | 'entryPoint' | 'args'>;
type Outcome = Either<InvalidRequest, WasmV1Request>;

/** Whether a deploy pays the standard way: module bytes that are empty. */
export function isStandardPayment(payment: ExecutableDeployItem): boolean {
  return payment._tag === 'ModuleBytes' && payment.moduleBytes.length === 0;
}

/** A session request from a deploy's session item. */
export function sessionFromExecutableDeployItem(frame: RequestFrame, item: ExecutableDeployItem): Outcome {
  if (item._tag === 'Transfer') return invalid('UnsupportedMode', frame.transactionHash, 'transfer');
  const executable: Executable =
    item._tag === 'ModuleBytes'
      ? ofBytes({ _tag: 'Deploy', moduleBytes: item.moduleBytes }, item.args)
      : ofStoredContract(item);
  return right({ ...frame, ...executable, phase: Phase.Session });
}

/** A custom payment request from a deploy's payment item. */
export function paymentFromExecutableDeployItem(frame: RequestFrame, item: ExecutableDeployItem): Outcome {
  if (item._tag === 'Transfer') return invalid('UnexpectedVariant', frame.transactionHash, 'payment item');
  if (isStandardPayment(item)) {
    const text = 'standard payment is no longer handled by the execution engine';
    return invalid('UnsupportedMode', frame.transactionHash, text);
  }
  const executable: Executable =
    item._tag === 'ModuleBytes'
      ? ofBytes({ _tag: 'PaymentBytes', moduleBytes: item.moduleBytes }, item.args)
      : ofStoredContract(item);
  return right({ ...frame, ...executable, phase: Phase.Payment });
}

/** A session request from session data. */
export function sessionFromSessionInputData(
  blockInfo: RequestBlockInfo,
  gasLimit: bigint,
  data: SessionInputData,
): Outcome {
  const frame = frameOf(blockInfo, gasLimit, data);
  if (data._tag === 'Deploy') return sessionFromExecutableDeployItem(frame, data.session);
  const { target, entryPoint, args } = data;
  switch (target._tag) {
    case 'Native':
      return invalid('InvalidTarget', frame.transactionHash, 'native');
    case 'Stored': {
      if (entryPoint._tag !== 'Custom') return invalidEntryPoint(frame.transactionHash, entryPoint);
      const executableItem: ExecutableItem = { _tag: 'Invocation', target: target.id };
      return right({ ...frame, executableItem, entryPoint: entryPoint.name, args, phase: Phase.Session });
    }
    case 'Session': {
      if (entryPoint._tag !== 'Call') return invalidEntryPoint(frame.transactionHash, entryPoint);
      const { moduleBytes } = target;
      const item: ExecutableItem = { _tag: 'SessionBytes', installUpgrade: data.isInstallUpgrade, moduleBytes };
      return right({ ...frame, ...ofBytes(item, args), phase: Phase.Session });
    }
  }
}

/** A custom payment request from session data: the same code pays. */
export function customPaymentFromSessionInputData(
  blockInfo: RequestBlockInfo,
  gasLimit: bigint,
  data: SessionInputData,
): Outcome {
  const frame = frameOf(blockInfo, gasLimit, data);
  if (data._tag === 'Deploy') return paymentFromExecutableDeployItem(frame, data.session);
  const { pricingMode, target, entryPoint, args } = data;
  if (pricingMode._tag !== 'PaymentLimited' || pricingMode.standardPayment) {
    return invalid('UnsupportedMode', frame.transactionHash, pricingModeText(pricingMode));
  }
  if (target._tag !== 'Session') {
    return invalid('InvalidTarget', frame.transactionHash, target._tag === 'Native' ? 'native' : 'stored');
  }
  if (entryPoint._tag !== 'Call') return invalidEntryPoint(frame.transactionHash, entryPoint);
  const item: ExecutableItem = { _tag: 'PaymentBytes', moduleBytes: target.moduleBytes };
  return right({ ...frame, ...ofBytes(item, args), phase: Phase.Payment });
}

function frameOf(blockInfo: RequestBlockInfo, gasLimit: bigint, data: SessionInputData): RequestFrame {
  return {
    blockInfo,
    gasLimit,
    transactionHash: data._tag === 'Deploy' ? TransactionHash.deploy(data.deployHash) : TransactionHash.v1(data.hash),
    initiatorAddr: data.initiatorAddr,
    authorizationKeys: data.signers,
  };
}

function ofBytes(executableItem: ExecutableItem, args: RuntimeArgs): Executable {
  return { executableItem, entryPoint: DEFAULT_ENTRY_POINT, args };
}

type StoredItem = Exclude<ExecutableDeployItem, { readonly _tag: 'ModuleBytes' | 'Transfer' }>;

function ofStoredContract(item: StoredItem): Executable {
  return {
    executableItem: { _tag: 'Invocation', target: invocationTarget(item) },
    entryPoint: item.entryPoint,
    args: item.args,
  };
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

function invalidEntryPoint(hash: TransactionHash, entryPoint: TransactionEntryPoint): Either<InvalidRequest, never> {
  const text = entryPoint._tag === 'Custom' ? `custom(${entryPoint.name})` : entryPoint._tag;
  return invalid('InvalidEntryPoint', hash, text);
}

const SENTENCES = {
  UnexpectedVariant: 'unexpected variant',
  UnsupportedMode: 'unsupported mode',
  InvalidEntryPoint: 'invalid entry point',
  InvalidTarget: 'invalid target',
} as const;

function invalid(tag: InvalidRequest['_tag'], hash: TransactionHash, attempt: string): Either<InvalidRequest, never> {
  return left({ _tag: tag, message: `${SENTENCES[tag]} for ${hash} attempting ${attempt}` });
}

function pricingModeText(mode: PricingMode): string {
  return mode._tag === 'PaymentLimited' ? `payment limited ${mode.paymentAmount}` : mode._tag;
}
