/**
 * A deploy with all that is needed to execute it, and its builder.
 *
 * Answers to: casper-engine-test-support src/deploy_item.rs, src/deploy_item_builder.rs.
 *
 * @module
 */
import type { Either } from 'fp-ts/Either';
import { CasperTestError } from '../bytes/casperTestError';
import {
  type InvalidRequest,
  paymentFromExecutableDeployItem,
  type RequestBlockInfo,
  type RequestFrame,
  sessionFromExecutableDeployItem,
  type WasmV1Request,
} from '../engine/wasmV1Request';
import { AccountHash } from '../types/accountHash';
import type { Deploy, ExecutableDeployItem } from '../types/deploy';
import { TransactionHash } from '../types/transactionHash';
import { type AccountHashLike, type AddressLike, toAccountHash, toAddress } from './coerce';
import { DEFAULT_GAS_PRICE } from './defaults';
import { type RuntimeArgsLike, toRuntimeArgs } from './runtimeArgs';
import { readWasmFile } from './wasmFile';

/** What a {@link DeployItem} is made of. */
export interface DeployItemParts {
  readonly address: AccountHashLike;
  readonly session: ExecutableDeployItem;
  readonly payment: ExecutableDeployItem;
  /** 1 when left out. */
  readonly gasPrice?: number;
  readonly authorizationKeys: readonly AccountHashLike[];
  /** See {@link DeployItem.deployHash}. */
  readonly deployHash?: Uint8Array | undefined;
}

/** A deploy as the execution engine sees it. */
export class DeployItem {
  readonly _tag: 'DeployItem' = 'DeployItem';
  /** The account in whose context session code runs. */
  readonly address: AccountHash;
  readonly session: ExecutableDeployItem;
  readonly payment: ExecutableDeployItem;
  readonly gasPrice: number;
  /** Accounts that signed the deploy. */
  readonly authorizationKeys: readonly AccountHash[];
  /**
   * 32 bytes; every address that the execution creates derives from it. Absent: the `WasmTestBuilder` that executes the
   * deploy takes the next one of its own sequence, so that no two executions share one.
   */
  readonly deployHash: Uint8Array | undefined;

  private constructor(parts: Omit<DeployItemParts, 'address'> & { readonly address: AccountHash }) {
    this.address = parts.address;
    this.session = parts.session;
    this.payment = parts.payment;
    this.gasPrice = parts.gasPrice ?? DEFAULT_GAS_PRICE;
    this.authorizationKeys = parts.authorizationKeys.map(toAccountHash);
    this.deployHash = parts.deployHash;
  }

  /** A deploy from its parts; what may be left out has the defaults of the builder. */
  static new(parts: DeployItemParts): DeployItem {
    return new DeployItem({ ...parts, address: toAccountHash(parts.address) });
  }

  /** The part of a signed deploy that is executed. The signatures are not checked. */
  static fromDeploy(deploy: Deploy): DeployItem {
    return new DeployItem({
      address: deploy.header.account.toAccountHash(),
      session: deploy.session,
      payment: deploy.payment,
      // As in Rust, only its lowest byte counts.
      gasPrice: Number(BigInt.asUintN(8, deploy.header.gasPrice)),
      authorizationKeys: deploy.approvals.map(({ signer }) => signer.toAccountHash()),
      deployHash: deploy.hash,
    });
  }

  /** Whether this is a native transfer, which the engine cannot execute: see `TransferRequestBuilder`. */
  isNativeTransfer(): boolean {
    return this.session._tag === 'Transfer';
  }

  /** A request for the session code; `gasLimit` in gas. A native transfer is refused with `UnsupportedMode`. */
  newSessionFromDeployItem(blockInfo: RequestBlockInfo, gasLimit: bigint): Either<InvalidRequest, WasmV1Request> {
    return sessionFromExecutableDeployItem(this.#frame(blockInfo, gasLimit), this.session);
  }

  /** A request for custom payment code; `gasLimit` in gas. Standard payment is refused with `UnsupportedMode`. */
  newCustomPaymentFromDeployItem(blockInfo: RequestBlockInfo, gasLimit: bigint): Either<InvalidRequest, WasmV1Request> {
    return paymentFromExecutableDeployItem(this.#frame(blockInfo, gasLimit), this.payment);
  }

  #frame(blockInfo: RequestBlockInfo, gasLimit: bigint): RequestFrame {
    return {
      blockInfo,
      gasLimit,
      transactionHash: TransactionHash.deploy(this.deployHash ?? new Uint8Array(32)),
      initiatorAddr: { _tag: 'AccountHash', accountHash: this.address },
      authorizationKeys: this.authorizationKeys,
    };
  }
}

/** Builds a {@link DeployItem}. Every `with…` returns the builder. */
export class DeployItemBuilder {
  #address: AccountHash = AccountHash.fromBytes(new Uint8Array(32));
  #session: ExecutableDeployItem | undefined;
  #payment: ExecutableDeployItem | undefined;
  #gasPrice = DEFAULT_GAS_PRICE;
  #authorizationKeys: readonly AccountHash[] = [];
  #deployHash: Uint8Array | undefined;

  /** Starts a deploy without session and payment. */
  static new(): DeployItemBuilder {
    return new DeployItemBuilder();
  }

  /** Sets the account in whose context session code runs. */
  withAddress(address: AccountHashLike): this {
    this.#address = toAccountHash(address);
    return this;
  }

  /** Pays with module bytes of one's own: custom payment. */
  withPaymentBytes(moduleBytes: Uint8Array, args: RuntimeArgsLike = {}): this {
    this.#payment = { _tag: 'ModuleBytes', moduleBytes, args: toRuntimeArgs(args) };
    return this;
  }

  /** Pays the standard way, from the main purse: `args` holds `amount` (U512, motes). */
  withStandardPayment(args: RuntimeArgsLike): this {
    return this.withPaymentBytes(new Uint8Array(0), args);
  }

  /** Pays with the code in a Wasm file, found as {@link readWasmFile} does. */
  withPaymentCode(file: string, args: RuntimeArgsLike = {}): this {
    return this.withPaymentBytes(readWasmFile(file), args);
  }

  /** Pays with an entry point of the stored contract of this hash. */
  withStoredPaymentHash(hash: AddressLike, entryPoint: string, args: RuntimeArgsLike = {}): this {
    this.#payment = { _tag: 'StoredContractByHash', hash: toAddress(hash), entryPoint, args: toRuntimeArgs(args) };
    return this;
  }

  /** Pays with an entry point of the stored contract under this named key. */
  withStoredPaymentNamedKey(name: string, entryPoint: string, args: RuntimeArgsLike = {}): this {
    this.#payment = { _tag: 'StoredContractByName', name, entryPoint, args: toRuntimeArgs(args) };
    return this;
  }

  /** Pays with the latest version of the package of this hash. */
  withStoredVersionedPaymentHash(packageHash: AddressLike, entryPoint: string, args: RuntimeArgsLike = {}): this {
    return this.withStoredVersionedPaymentContractByHash(packageHash, undefined, entryPoint, args);
  }

  /** Pays with the latest version of the package under this named key. */
  withStoredVersionedPaymentNamedKey(name: string, entryPoint: string, args: RuntimeArgsLike = {}): this {
    return this.withStoredVersionedPaymentContractByName(name, undefined, entryPoint, args);
  }

  /** Pays with one version of the package under this named key; `undefined` is the latest enabled one. */
  withStoredVersionedPaymentContractByName(
    name: string,
    version: number | undefined,
    entryPoint: string,
    args: RuntimeArgsLike = {},
  ): this {
    this.#payment = { _tag: 'StoredVersionedContractByName', name, version, entryPoint, args: toRuntimeArgs(args) };
    return this;
  }

  /** Pays with one version of the package of this hash; `undefined` is the latest enabled one. */
  withStoredVersionedPaymentContractByHash(
    hash: AddressLike,
    version: number | undefined,
    entryPoint: string,
    args: RuntimeArgsLike = {},
  ): this {
    this.#payment = {
      _tag: 'StoredVersionedContractByHash',
      hash: toAddress(hash),
      version,
      entryPoint,
      args: toRuntimeArgs(args),
    };
    return this;
  }

  /** Runs these module bytes as session code. */
  withSessionBytes(moduleBytes: Uint8Array, args: RuntimeArgsLike = {}): this {
    this.#session = { _tag: 'ModuleBytes', moduleBytes, args: toRuntimeArgs(args) };
    return this;
  }

  /** Runs the code in a Wasm file, found as {@link readWasmFile} does, as session code. */
  withSessionCode(file: string, args: RuntimeArgsLike = {}): this {
    return this.withSessionBytes(readWasmFile(file), args);
  }

  /** Makes the deploy a native transfer. The engine cannot execute one (`UnsupportedMode`): see `TransferRequestBuilder`. */
  withTransferArgs(args: RuntimeArgsLike): this {
    this.#session = { _tag: 'Transfer', args: toRuntimeArgs(args) };
    return this;
  }

  /** Calls an entry point of the stored contract of this hash. */
  withStoredSessionHash(hash: AddressLike, entryPoint: string, args: RuntimeArgsLike = {}): this {
    this.#session = { _tag: 'StoredContractByHash', hash: toAddress(hash), entryPoint, args: toRuntimeArgs(args) };
    return this;
  }

  /** Calls an entry point of the stored contract under this named key. */
  withStoredSessionNamedKey(name: string, entryPoint: string, args: RuntimeArgsLike = {}): this {
    this.#session = { _tag: 'StoredContractByName', name, entryPoint, args: toRuntimeArgs(args) };
    return this;
  }

  /** Calls one version of the package under this named key; `undefined` is the latest enabled one. */
  withStoredVersionedContractByName(
    name: string,
    version: number | undefined,
    entryPoint: string,
    args: RuntimeArgsLike = {},
  ): this {
    this.#session = { _tag: 'StoredVersionedContractByName', name, version, entryPoint, args: toRuntimeArgs(args) };
    return this;
  }

  /** Calls one version of the package of this hash; `undefined` is the latest enabled one. */
  withStoredVersionedContractByHash(
    hash: AddressLike,
    version: number | undefined,
    entryPoint: string,
    args: RuntimeArgsLike = {},
  ): this {
    this.#session = {
      _tag: 'StoredVersionedContractByHash',
      hash: toAddress(hash),
      version,
      entryPoint,
      args: toRuntimeArgs(args),
    };
    return this;
  }

  /** Sets the accounts that signed. */
  withAuthorizationKeys(authorizationKeys: readonly AccountHashLike[]): this {
    this.#authorizationKeys = authorizationKeys.map(toAccountHash);
    return this;
  }

  /** Sets the gas price; the engine itself does not use it. */
  withGasPrice(gasPrice: number): this {
    this.#gasPrice = gasPrice;
    return this;
  }

  /** Sets the 32-byte hash of the deploy; without it each execution gets one of its own. */
  withDeployHash(hash: Uint8Array): this {
    this.#deployHash = hash;
    return this;
  }

  /** @throws CasperTestError `INCOMPLETE_REQUEST` when session or payment code is missing */
  build(): DeployItem {
    if (this.#session === undefined) throw incomplete('session code', 'withSessionCode or withSessionBytes');
    if (this.#payment === undefined) throw incomplete('payment code', 'withStandardPayment or withPaymentCode');
    return DeployItem.new({
      address: this.#address,
      session: this.#session,
      payment: this.#payment,
      gasPrice: this.#gasPrice,
      authorizationKeys: this.#authorizationKeys,
      deployHash: this.#deployHash,
    });
  }
}

function incomplete(what: string, how: string): CasperTestError {
  return new CasperTestError({
    code: 'INCOMPLETE_REQUEST',
    shortMessage: `A deploy needs ${what}, and none was given.`,
    hint: `Call ${how} before build().`,
  });
}
