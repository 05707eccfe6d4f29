/**
 * Native transfers.
 *
 * Answers to: casper-engine-test-support src/transfer_request_builder.rs.
 *
 * @module
 */
import { TextEncoder } from 'node:util';
import { blake2b256 } from '../bytes/blake2b';
import { compareBytes } from '../bytes/compareBytes';
import { ByteWriter } from '../bytes/writer';
import type { NativeTransfer } from '../engine/transfer';
import type { NativeRuntimeConfig } from '../system/nativeRuntimeConfig';
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
  type HasAccountHash,
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
export type TransferTarget = PublicKey | AccountHash | HasAccountHash | URef;

/** Tags of their bytes. Source: casper-types src/chainspec/fee_handling.rs, refund_handling.rs. */
const FEE_TAGS = { PayToProposer: 0, Accumulate: 1, Burn: 2, NoFee: 3 } as const;
const REFUND_TAGS = { Refund: 0, Burn: 1, NoRefund: 2 } as const;

/** Builds a {@link TransferRequest}. Every `with…` returns the builder. */
export class TransferRequestBuilder {
  /** Settings that count only for the made-up transaction hash; the transfer runs with the chainspec's. */
  static readonly DEFAULT_CONFIG: NativeRuntimeConfig = {
    administrativeAccounts: [],
    allowUnrestrictedTransfers: true,
    feeHandling: { _tag: 'PayToProposer' },
    refundHandling: { _tag: 'Refund', refundRatio: { numer: 99n, denom: 100n } },
    vestingSchedulePeriodMillis: 0n,
    allowAuctionBids: true,
    computeRewards: true,
    maxDelegatorsPerValidator: 0,
    minimumBidAmount: 500_000_000_000n,
    minimumDelegationAmount: 500_000_000_000n,
    balanceHoldInterval: 86_400_000n,
    includeCredits: false,
    creditCap: { numer: 0n, denom: 0n },
    enableAddressableEntity: false,
    nativeTransferCost: 2_500_000_000,
  };
  /** `[1; 32]`, which counts only for the made-up transaction hash. */
  static readonly DEFAULT_STATE_HASH: Uint8Array = new Uint8Array(32).fill(1);
  /** Gas, which counts only for the made-up transaction hash. */
  static readonly DEFAULT_GAS: bigint = 2_500_000_000n;

  #config: NativeRuntimeConfig = TransferRequestBuilder.DEFAULT_CONFIG;
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

  /** Sets the settings that are hashed into the made-up transaction hash; the transfer runs with the chainspec's, as in Rust. */
  withNativeRuntimeConfig(config: NativeRuntimeConfig): this {
    this.#config = config;
    return this;
  }

  /** Milliseconds since the epoch; only part of the transaction hash. */
  withBlockTime(blockTime: bigint | number): this {
    this.#blockTime = BigInt(blockTime);
    return this;
  }

  /** Sets the protocol version of the transfer. */
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

  /** The request, for `builder.transferAndCommit`. */
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

  #authorize(keys: readonly AccountHash[]): this {
    this.#authorizationKeys = sortedSet(keys);
    return this;
  }

  #sortedArgs(): RuntimeArgs {
    const encoder = new TextEncoder();
    const entries = [...this.#args].map(([name, value]) => ({ name, value, bytes: encoder.encode(name) }));
    entries.sort((a, b) => compareBytes(a.bytes, b.bytes));
    return RuntimeArgs.from(entries.map(({ name, value }) => ({ name, value })));
  }

  /** The hash that Rust makes of the fields of the request and of its settings. */
  #contentHash(args: RuntimeArgs): Uint8Array {
    const writer = new ByteWriter();
    writeConfig(writer, this.#config);
    writer.writeRaw(TransferRequestBuilder.DEFAULT_STATE_HASH);
    writer.writeU64(this.#blockTime);
    writer.writeRaw(this.#protocolVersion.toBytes());
    writeInitiatorAddr(writer, this.#initiator);
    writer.writeU32(this.#authorizationKeys.length);
    for (const key of this.#authorizationKeys) writer.writeRaw(key.bytes);
    writer.writeRaw(args.toBytes());
    writer.writeU512(TransferRequestBuilder.DEFAULT_GAS);
    return blake2b256(writer.finish());
  }
}

/** The settings that Rust hashes, in its order; those of no consequence for a transfer are not among them. */
function writeConfig(writer: ByteWriter, config: NativeRuntimeConfig): void {
  const { administrativeAccounts, allowUnrestrictedTransfers, refundHandling } = config;
  if (administrativeAccounts.length === 0 && allowUnrestrictedTransfers) {
    writer.writeU8(1);
  } else {
    writer.writeVec(sortedSet(administrativeAccounts), (_, account) => writer.writeRaw(account.bytes));
    writer.writeBool(allowUnrestrictedTransfers);
  }
  writer.writeU8(FEE_TAGS[config.feeHandling._tag]);
  writer.writeU8(REFUND_TAGS[refundHandling._tag]);
  if (refundHandling._tag !== 'NoRefund') {
    writer.writeU64(refundHandling.refundRatio.numer);
    writer.writeU64(refundHandling.refundRatio.denom);
  }
  writer.writeU64(config.vestingSchedulePeriodMillis);
  writer.writeBool(config.allowAuctionBids);
  writer.writeBool(config.computeRewards);
  writer.writeU32(config.maxDelegatorsPerValidator);
  writer.writeU64(config.minimumDelegationAmount);
}

/** What Rust keeps as a set: ascending, each once. */
function sortedSet(accounts: readonly AccountHash[]): AccountHash[] {
  const sorted = [...accounts].sort((a, b) => compareBytes(a.bytes, b.bytes));
  return sorted.filter((each, i) => i === 0 || compareBytes(sorted[i - 1]!.bytes, each.bytes) !== 0);
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
      return CLValue.byteArray(toAccountHash(target as HasAccountHash).bytes);
  }
}
