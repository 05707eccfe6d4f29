/**
 * Native transfers.
 *
 * Answers to: casper-engine-test-support src/transfer_request_builder.rs.
 *
 * @module
 */
import { blake2b256 } from '../bytes/blake2b';
import { compareBytes } from '../bytes/compareBytes';
import { ByteWriter } from '../bytes/writer';
import type { NativeTransfer } from '../engine/transfer';
import type { AccountHash } from '../types/accountHash';
import { CLValue } from '../types/clValue';
import { type InitiatorAddr, initiatorAccountHash, writeInitiatorAddr } from '../types/initiatorAddr';
import type { ProtocolVersion } from '../types/protocolVersion';
import type { PublicKey } from '../types/publicKey';
import { RuntimeArgs } from '../types/runtimeArgs';
import { TransactionHash } from '../types/transactionHash';
import type { URef } from '../types/uref';
import {
  type AccountHashLike,
  badArgument,
  tagOf,
  toAccountHash,
  toInitiatorAddr,
  toURef,
  type URefLike,
} from './coerce';
import {
  DEFAULT_ACCOUNT_ADDR,
  DEFAULT_ACCOUNT_PUBLIC_KEY,
  DEFAULT_BLOCK_TIME,
  DEFAULT_PROTOCOL_VERSION,
} from './defaults';
import { type RuntimeArgsLike, toRuntimeArgs } from './runtimeArgs';

/** A native transfer for `builder.transferAndCommit`. */
export type TransferRequest = NativeTransfer;

/** Who receives: an account (created if there is none), or a purse. */
export type TransferTarget = PublicKey | AccountHash | URef;

/** Gas that is hashed into the made-up transaction hash. Source: `TransferRequestBuilder::DEFAULT_GAS`. */
const DEFAULT_GAS = 2_500_000_000n;

/** Builds a {@link TransferRequest}. Every `with…` returns the builder. */
export class TransferRequestBuilder {
  #blockTime: bigint = DEFAULT_BLOCK_TIME;
  #protocolVersion: ProtocolVersion = DEFAULT_PROTOCOL_VERSION;
  #transactionHash: TransactionHash | undefined;
  #initiator: InitiatorAddr = { _tag: 'PublicKey', publicKey: DEFAULT_ACCOUNT_PUBLIC_KEY };
  #authorizationKeys: readonly AccountHash[] = [DEFAULT_ACCOUNT_ADDR];
  readonly #args: Map<string, CLValue>;

  private constructor(amount: bigint, target: TransferTarget) {
    this.#args = new Map([
      ['amount', CLValue.u512(amount)],
      ['id', CLValue.option(undefined, { _tag: 'U64' })],
      ['target', targetValue(target)],
    ]);
  }

  /** A transfer of so many motes from the default account, signed by it. */
  static new(amount: bigint | number, target: TransferTarget): TransferRequestBuilder {
    return new TransferRequestBuilder(BigInt(amount), target);
  }

  /** Milliseconds since the epoch; only part of the transaction hash. */
  withBlockTime(blockTime: bigint | number): this {
    this.#blockTime = BigInt(blockTime);
    return this;
  }

  withProtocolVersion(protocolVersion: ProtocolVersion): this {
    this.#protocolVersion = protocolVersion;
    return this;
  }

  /** Without it the hash is made of everything else in the request. */
  withTransactionHash(transactionHash: TransactionHash): this {
    this.#transactionHash = transactionHash;
    return this;
  }

  /**
   * Sets who sends, and, as in Rust, *adds* its account to those that signed: the default account stays among them, which
   * another account refuses unless {@link withAuthorizationKeys} replaces them.
   */
  withInitiator(initiator: InitiatorAddr | AccountHashLike): this {
    this.#initiator = toInitiatorAddr(initiator);
    return this.#authorize([...this.#authorizationKeys, initiatorAccountHash(this.#initiator)]);
  }

  /** Replaces the accounts that signed. */
  withAuthorizationKeys(authorizationKeys: Iterable<AccountHashLike>): this {
    return this.#authorize([...authorizationKeys].map(toAccountHash));
  }

  /** Pays from this purse instead of the main purse. */
  withSource(source: URefLike): this {
    this.#args.set('source', CLValue.uref(toURef(source)));
    return this;
  }

  /** Sets the id that the transfer record keeps. */
  withTransferId(id: bigint | number): this {
    this.#args.set('id', CLValue.option(CLValue.u64(id)));
    return this;
  }

  /** Replaces all arguments, for tests of bad ones. */
  withArgs(args: RuntimeArgsLike): this {
    this.#args.clear();
    for (const { name, value } of toRuntimeArgs(args).entries) this.#args.set(name, value);
    return this;
  }

  build(): TransferRequest {
    const args = this.#sortedArgs();
    return {
      protocolVersion: this.#protocolVersion,
      transactionHash: this.#transactionHash ?? TransactionHash.v1(this.#contentHash(args)),
      initiator: this.#initiator,
      authorizationKeys: this.#authorizationKeys,
      args,
    };
  }

  /** Rust keeps a set: ascending, each once. */
  #authorize(keys: readonly AccountHash[]): this {
    const sorted = [...keys].sort((a, b) => compareBytes(a.bytes, b.bytes));
    this.#authorizationKeys = sorted.filter((key, i) => i === 0 || compareBytes(sorted[i - 1]!.bytes, key.bytes) !== 0);
    return this;
  }

  #sortedArgs(): RuntimeArgs {
    const encoder = new TextEncoder();
    const entries = [...this.#args].map(([name, value]) => ({ name, value, bytes: encoder.encode(name) }));
    entries.sort((a, b) => compareBytes(a.bytes, b.bytes));
    return RuntimeArgs.from(entries.map(({ name, value }) => ({ name, value })));
  }

  /** The hash that Rust makes of the fields of the request and of the builder's own default configuration. */
  #contentHash(args: RuntimeArgs): Uint8Array {
    const writer = new ByteWriter();
    writer.writeU8(1); // TransferConfig::Unadministered
    writer.writeU8(0); // FeeHandling::PayToProposer
    writer.writeU8(0); // RefundHandling::Refund of 99/100
    writer.writeU64(99n);
    writer.writeU64(100n);
    writer.writeU64(0n); // vesting schedule period
    writer.writeBool(true); // allow auction bids
    writer.writeBool(true); // compute rewards
    writer.writeU32(0); // delegators per validator
    writer.writeU64(500_000_000_000n); // minimum delegation amount
    writer.writeRaw(new Uint8Array(32).fill(1)); // state hash
    writer.writeU64(this.#blockTime);
    writer.writeRaw(this.#protocolVersion.toBytes());
    writeInitiatorAddr(writer, this.#initiator);
    writer.writeU32(this.#authorizationKeys.length);
    for (const key of this.#authorizationKeys) writer.writeRaw(key.bytes);
    writer.writeRaw(args.toBytes());
    writer.writeU512(DEFAULT_GAS);
    return blake2b256(writer.toBytes());
  }
}

function targetValue(target: TransferTarget): CLValue {
  switch (tagOf(target)) {
    case 'PublicKey':
      return CLValue.publicKey(target as PublicKey);
    case 'AccountHash':
      return CLValue.byteArray((target as AccountHash).bytes);
    case 'URef':
      return CLValue.uref(target as URef);
    default:
      throw badArgument('a target of a transfer', target, 'a PublicKey, an AccountHash or a URef');
  }
}
