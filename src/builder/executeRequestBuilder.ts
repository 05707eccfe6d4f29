/**
 * Requests to execute session code, with or without custom payment.
 *
 * Answers to: casper-engine-test-support src/execute_request_builder.rs.
 *
 * @module
 */

import { type Either, isLeft } from 'fp-ts/Either';
import { CasperTestError } from '../bytes/casperTestError';
import { hasTag } from '../bytes/hasTag';
import {
  customPaymentFromSessionInputData,
  type InvalidRequest,
  isInstallUpgradeAllowed,
  isStandardPayment,
  type RequestBlockInfo,
  type SessionInputData,
  sessionFromSessionInputData,
  type WasmV1Request,
} from '../engine/wasmV1Request';
import type { AccountHash } from '../types/accountHash';
import { CLValue } from '../types/clValue';
import { DEFAULT_ENTRY_POINT_NAME } from '../types/entryPoint';
import type { ProtocolVersion } from '../types/protocolVersion';
import { TransactionHash } from '../types/transactionHash';
import { type AccountHashLike, type AddressLike, toAccountHash, toAddress } from './coerce';
import { DEFAULT_BLOCK_TIME, DEFAULT_PAYMENT, DEFAULT_PROTOCOL_VERSION } from './defaults';
import { type DeployItem, DeployItemBuilder } from './deployItem';
import { type RuntimeArgsLike, runtimeArgs, toRuntimeArgs } from './runtimeArgs';

/** A request for `builder.exec`. */
export class ExecuteRequest {
  readonly _tag: 'ExecuteRequest' = 'ExecuteRequest';
  readonly session: WasmV1Request;
  readonly customPayment: WasmV1Request | undefined;
  /**
   * Whether the transaction hash in the requests was chosen by the author of the test. If not, the builder that executes
   * the request gives each execution the next hash of its own sequence.
   */
  readonly hasOwnHash: boolean;

  private constructor(session: WasmV1Request, customPayment: WasmV1Request | undefined, hasOwnHash: boolean) {
    this.session = session;
    this.customPayment = customPayment;
    this.hasOwnHash = hasOwnHash;
  }

  /** A request made of requests to the engine; they keep their transaction hash unless `hasOwnHash` is false. */
  static new(
    session: WasmV1Request,
    customPayment: WasmV1Request | undefined = undefined,
    hasOwnHash: boolean = true,
  ): ExecuteRequest {
    return new ExecuteRequest(session, customPayment, hasOwnHash);
  }

  /** Whether the session code may install and upgrade contracts. */
  isInstallUpgradeAllowed(): boolean {
    return isInstallUpgradeAllowed(this.session.executableItem);
  }
}

/** 5,000 CSPR in gas. Source: casper-engine-test-support src/execute_request_builder.rs (`DEFAULT_GAS_LIMIT`). */
export const DEFAULT_GAS_LIMIT: bigint = 5_000_000_000_000n;

const ZERO_HASH = new Uint8Array(32);

/** @throws CasperTestError `BAD_ARGUMENT` for anything else, such as a builder of requests that was not asked to build */
export function checkExecuteRequest(request: ExecuteRequest): ExecuteRequest {
  if (hasTag(request, 'ExecuteRequest')) return request;
  const isBuilder = typeof (request as unknown as { build?: unknown } | undefined)?.build === 'function';
  throw new CasperTestError({
    code: 'BAD_ARGUMENT',
    shortMessage: `Expected an ExecuteRequest, got ${isBuilder ? 'a builder of one' : typeof request}.`,
    hint: isBuilder
      ? 'Call its .build() first.'
      : 'Make one by ExecuteRequestBuilder, for example ExecuteRequestBuilder.standard(account, "contract.wasm", args).build().',
  });
}

/** Builds an {@link ExecuteRequest}. Every `with…` returns the builder. */
export class ExecuteRequestBuilder {
  /** `[1; 32]`. Without effect: the builder that executes a request does so on its own state. */
  static readonly DEFAULT_STATE_HASH: Uint8Array = new Uint8Array(32).fill(1);
  /** `[2; 32]`. Unused, in Rust as here. */
  static readonly DEFAULT_TRANSACTION_HASH: TransactionHash = TransactionHash.v1(new Uint8Array(32).fill(2));
  /** The entry point of session and payment code. */
  static readonly DEFAULT_ENTRY_POINT: string = DEFAULT_ENTRY_POINT_NAME;
  /** The version that block info shows to contracts. */
  static readonly DEFAULT_PROTOCOL_VERSION: ProtocolVersion = DEFAULT_PROTOCOL_VERSION;

  #session: WasmV1Request;
  #customPayment: WasmV1Request | undefined;
  readonly #hasOwnHash: boolean;

  private constructor(session: WasmV1Request, customPayment: WasmV1Request | undefined, hasOwnHash: boolean) {
    this.#session = session;
    this.#customPayment = customPayment;
    this.#hasOwnHash = hasOwnHash;
  }

  /**
   * Session code from a Wasm file with standard payment, signed by the account alone.
   *
   * @param sessionFile found beside the test, in `wasm/` or in cargo's target folder
   * @throws CasperTestError `WASM_FILE_NOT_FOUND`
   */
  static standard(account: AccountHashLike, sessionFile: string, args: RuntimeArgsLike = {}): ExecuteRequestBuilder {
    return ExecuteRequestBuilder.standardWithProtocolVersion(account, sessionFile, args, DEFAULT_PROTOCOL_VERSION);
  }

  /** {@link ExecuteRequestBuilder.standard} with a protocol version in the block info. */
  static standardWithProtocolVersion(
    account: AccountHashLike,
    sessionFile: string,
    args: RuntimeArgsLike,
    protocolVersion: ProtocolVersion,
  ): ExecuteRequestBuilder {
    const item = standardItem(account).withSessionCode(sessionFile, toRuntimeArgs(args)).build();
    return ExecuteRequestBuilder.fromDeployItemForProtocolVersion(item, protocolVersion);
  }

  /** Session code from the module's bytes with standard payment, signed by the account alone. */
  static moduleBytes(
    account: AccountHashLike,
    moduleBytes: Uint8Array,
    args: RuntimeArgsLike = {},
  ): ExecuteRequestBuilder {
    return ExecuteRequestBuilder.fromDeployItem(
      standardItem(account).withSessionBytes(moduleBytes, toRuntimeArgs(args)).build(),
    );
  }

  /** A call of a stored contract by hash. */
  static contractCallByHash(
    sender: AccountHashLike,
    contractHash: AddressLike,
    entryPoint: string,
    args: RuntimeArgsLike = {},
  ): ExecuteRequestBuilder {
    return ExecuteRequestBuilder.fromDeployItem(
      standardItem(sender).withStoredSessionHash(contractHash, entryPoint, toRuntimeArgs(args)).build(),
    );
  }

  /** A call of the stored contract under a named key of the sender. */
  static contractCallByName(
    sender: AccountHashLike,
    contractName: string,
    entryPoint: string,
    args: RuntimeArgsLike = {},
  ): ExecuteRequestBuilder {
    return ExecuteRequestBuilder.fromDeployItem(
      standardItem(sender).withStoredSessionNamedKey(contractName, entryPoint, toRuntimeArgs(args)).build(),
    );
  }

  /** A call of a version of a package by hash; `undefined` is the latest enabled version. */
  static versionedContractCallByHash(
    sender: AccountHashLike,
    packageHash: AddressLike,
    version: number | undefined,
    entryPoint: string,
    args: RuntimeArgsLike = {},
  ): ExecuteRequestBuilder {
    return ExecuteRequestBuilder.fromDeployItem(
      standardItem(sender)
        .withStoredVersionedContractByHash(packageHash, version, entryPoint, toRuntimeArgs(args))
        .build(),
    );
  }

  /** A call of a version of the package under a named key of the sender. */
  static versionedContractCallByName(
    sender: AccountHashLike,
    contractName: string,
    version: number | undefined,
    entryPoint: string,
    args: RuntimeArgsLike = {},
  ): ExecuteRequestBuilder {
    return ExecuteRequestBuilder.fromDeployItem(
      standardItem(sender)
        .withStoredVersionedContractByName(contractName, version, entryPoint, toRuntimeArgs(args))
        .build(),
    );
  }

  /** {@link ExecuteRequestBuilder.versionedContractCallByHash} as a V1 transaction, with the protocol major of the version. */
  static contractCallByHashVersionedWithMajor(
    sender: AccountHashLike,
    packageHash: AddressLike,
    version: number | undefined,
    protocolVersionMajor: number | undefined,
    entryPoint: string,
    args: RuntimeArgsLike = {},
  ): ExecuteRequestBuilder {
    const id = { _tag: 'ByPackageHash', addr: toAddress(packageHash), version, protocolVersionMajor } as const;
    return storedV1Call(sender, id, entryPoint, args);
  }

  /** {@link ExecuteRequestBuilder.versionedContractCallByName} as a V1 transaction, with the protocol major of the version. */
  static contractCallByNameVersionedWithMajor(
    sender: AccountHashLike,
    contractName: string,
    version: number | undefined,
    protocolVersionMajor: number | undefined,
    entryPoint: string,
    args: RuntimeArgsLike = {},
  ): ExecuteRequestBuilder {
    const id = { _tag: 'ByPackageName', name: contractName, version, protocolVersionMajor } as const;
    return storedV1Call(sender, id, entryPoint, args);
  }

  /** A request from a deploy. @throws CasperTestError `INVALID_REQUEST` for a native transfer */
  static fromDeployItem(item: DeployItem): ExecuteRequestBuilder {
    return ExecuteRequestBuilder.fromDeployItemForProtocolVersion(item, DEFAULT_PROTOCOL_VERSION);
  }

  /** {@link ExecuteRequestBuilder.fromDeployItem} with a protocol version in the block info. */
  static fromDeployItemForProtocolVersion(item: DeployItem, protocolVersion: ProtocolVersion): ExecuteRequestBuilder {
    const session = valid(item.newSessionFromDeployItem(defaultBlockInfo(protocolVersion), DEFAULT_GAS_LIMIT));
    const payment = isStandardPayment(item.payment)
      ? undefined
      : valid(item.newCustomPaymentFromDeployItem(defaultBlockInfo(DEFAULT_PROTOCOL_VERSION), DEFAULT_GAS_LIMIT));
    return new ExecuteRequestBuilder(session, payment, item.deployHash !== undefined);
  }

  /** A request from a deploy's or V1 transaction's session data. */
  static fromSessionInputData(data: SessionInputData): ExecuteRequestBuilder {
    return ExecuteRequestBuilder.fromSessionInputDataForProtocolVersion(data, DEFAULT_PROTOCOL_VERSION);
  }

  /** {@link ExecuteRequestBuilder.fromSessionInputData} with a protocol version in the block info. */
  static fromSessionInputDataForProtocolVersion(
    data: SessionInputData,
    protocolVersion: ProtocolVersion,
  ): ExecuteRequestBuilder {
    const blockInfo = defaultBlockInfo(protocolVersion);
    const session = valid(sessionFromSessionInputData(blockInfo, DEFAULT_GAS_LIMIT, data));
    const payment = data.isStandardPayment
      ? undefined
      : valid(customPaymentFromSessionInputData(blockInfo, DEFAULT_GAS_LIMIT, data));
    return new ExecuteRequestBuilder(session, payment, true);
  }

  /** Milliseconds since the epoch, as contracts read them. */
  withBlockTime(blockTime: bigint | number): this {
    return this.#withBlockInfo({ blockTime: BigInt(blockTime) });
  }

  /** Height of the block, as contracts read it; 0 when not set. */
  withBlockHeight(blockHeight: bigint | number): this {
    return this.#withBlockInfo({ blockHeight: BigInt(blockHeight) });
  }

  /** Hash of the parent block (32 bytes), as contracts read it; zeros when not set. */
  withParentBlockHash(parentBlockHash: Uint8Array): this {
    return this.#withBlockInfo({ parentBlockHash });
  }

  /** The version that block info shows to contracts; the engine executes with the version of its own configuration. */
  withProtocolVersion(protocolVersion: ProtocolVersion): this {
    return this.#withBlockInfo({ protocolVersion });
  }

  /** Without effect, as in Rust: a request is executed on the current state of the builder that executes it. */
  withStateHash(_stateHash: Uint8Array): this {
    return this;
  }

  /** Replaces the accounts that signed. */
  withAuthorizationKeys(authorizationKeys: Iterable<AccountHashLike>): this {
    const keys: readonly AccountHash[] = [...authorizationKeys].map(toAccountHash);
    return this.#update((request) => ({ ...request, authorizationKeys: keys }));
  }

  /**
   * Gas that the session code may use, in place of {@link DEFAULT_GAS_LIMIT}: what a node takes from the payment. Rust has no such
   * method; a test there changes the request.
   *
   * @throws CasperTestError `BAD_ARGUMENT` if it is negative
   */
  withGasLimit(gasLimit: bigint | number): this {
    if (gasLimit < 0) {
      throw new CasperTestError({
        code: 'BAD_ARGUMENT',
        shortMessage: `A gas limit is zero or more, not ${gasLimit}.`,
        hint: 'Pass gas, for example withGasLimit(2_500_000_000n).',
      });
    }
    this.#session = { ...this.#session, gasLimit: BigInt(gasLimit) };
    return this;
  }

  /** The request, for `builder.exec` and `builder.simulate`. */
  build(): ExecuteRequest {
    return ExecuteRequest.new(this.#session, this.#customPayment, this.#hasOwnHash);
  }

  #withBlockInfo(changes: Partial<RequestBlockInfo>): this {
    return this.#update((request) => ({ ...request, blockInfo: { ...request.blockInfo, ...changes } }));
  }

  #update(change: (request: WasmV1Request) => WasmV1Request): this {
    this.#session = change(this.#session);
    if (this.#customPayment !== undefined) this.#customPayment = change(this.#customPayment);
    return this;
  }
}

function defaultBlockInfo(protocolVersion: ProtocolVersion): RequestBlockInfo {
  return { blockTime: DEFAULT_BLOCK_TIME, parentBlockHash: ZERO_HASH, blockHeight: 0n, protocolVersion };
}

function standardItem(account: AccountHashLike): DeployItemBuilder {
  return DeployItemBuilder.new()
    .withAddress(account)
    .withStandardPayment(runtimeArgs({ amount: CLValue.u512(DEFAULT_PAYMENT) }))
    .withAuthorizationKeys([account]);
}

type StoredTarget = Extract<
  Extract<SessionInputData, { readonly _tag: 'V1' }>['target'],
  { readonly _tag: 'Stored' }
>['id'];

function storedV1Call(
  sender: AccountHashLike,
  id: StoredTarget,
  entryPoint: string,
  args: RuntimeArgsLike,
): ExecuteRequestBuilder {
  const accountHash = toAccountHash(sender);
  return ExecuteRequestBuilder.fromSessionInputData({
    _tag: 'V1',
    args: toRuntimeArgs(args),
    target: { _tag: 'Stored', id, runtime: { _tag: 'VmCasperV1' } },
    entryPoint: { _tag: 'Custom', name: entryPoint },
    isInstallUpgrade: false,
    // The Rust builder uses this constant hash here.
    hash: new Uint8Array(32).fill(1),
    pricingMode: {
      _tag: 'PaymentLimited',
      paymentAmount: DEFAULT_PAYMENT,
      gasPriceTolerance: 1,
      standardPayment: true,
    },
    initiatorAddr: { _tag: 'AccountHash', accountHash },
    signers: [accountHash],
    isStandardPayment: true,
  });
}

function valid(request: Either<InvalidRequest, WasmV1Request>): WasmV1Request {
  if (!isLeft(request)) return request.right;
  const error: InvalidRequest = request.left;
  throw new CasperTestError({
    code: 'INVALID_REQUEST',
    shortMessage: `The engine cannot execute this request: ${error.message}.`,
    hint:
      error._tag === 'UnsupportedMode'
        ? 'For a native transfer use TransferRequestBuilder and transferAndCommit.'
        : 'Check the target and entry point of the request.',
  });
}
