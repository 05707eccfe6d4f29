/**
 * What a native transaction asks of the auction, out of its entry point and arguments.
 *
 * Answers to: casper-storage `data_access_layer/auction.rs` (`AuctionMethod::from_parts`).
 *
 * @module
 */
import { hasTag } from '../../bytes/hasTag';
import type { ByteReader } from '../../bytes/reader';
import type { CoreConfig } from '../../config/coreConfig';
import { clValueInto, isCLValueError } from '../../state/clValueError';
import type { AuctionMethod } from '../../system/nativeBidding';
import { readReservation } from '../../types/bidKind';
import { CLType } from '../../types/clType';
import { type DelegatorKind, readDelegatorKind } from '../../types/delegatorKind';
import { PublicKey } from '../../types/publicKey';
import type { RuntimeArgs } from '../../types/runtimeArgs';
import type { TransactionEntryPoint } from '../../types/transactionEntryPoint';

/** The arguments are not those of the entry point; the message is Rust's. */
export class AuctionMethodError extends Error {
  readonly _tag: 'AuctionMethodError' = 'AuctionMethodError';
  override readonly name: string = 'AuctionMethodError';
}

class Arguments {
  readonly #args: RuntimeArgs;

  constructor(args: RuntimeArgs) {
    this.#args = args;
  }

  typed<T>(name: string, type: CLType, read: (reader: ByteReader) => T): T {
    const value = this.#args.get(name);
    if (value === undefined) throw new AuctionMethodError(`missing '${name}' arg`);
    try {
      return clValueInto(value, type, read);
    } catch (error) {
      if (!isCLValueError(error)) throw error;
      throw new AuctionMethodError(`failed to parse '${name}' arg: ${error.message}`);
    }
  }

  publicKey(name: string): PublicKey {
    return this.typed(name, CLType.PublicKey, PublicKey.read);
  }

  u512(name: string): bigint {
    return this.typed(name, CLType.U512, (reader) => reader.readU512());
  }

  /** As in Rust, an argument that cannot be read counts as one that is not there. */
  optional<T>(read: () => T, fallback: () => T): T {
    try {
      return read();
    } catch (error) {
      if (hasTag(error, 'AuctionMethodError')) return fallback();
      throw error;
    }
  }

  u64Or(name: string, fallback: bigint): bigint {
    return this.optional(
      () => this.typed(name, CLType.U64, (reader) => reader.readU64()),
      () => fallback,
    );
  }

  /** A delegator is a public key, or else a purse. */
  delegator(): DelegatorKind {
    return this.optional<DelegatorKind>(
      () => ({ _tag: 'PublicKey', publicKey: this.publicKey('delegator') }),
      () => ({
        _tag: 'Purse',
        addr: this.typed('delegator_purse', CLType.byteArray(32), (reader) => reader.readRaw(32)),
      }),
    );
  }
}

/** @throws AuctionMethodError */
export function auctionMethodOf(
  entryPoint: TransactionEntryPoint,
  runtimeArgs: RuntimeArgs,
  core: CoreConfig,
): AuctionMethod {
  const args = new Arguments(runtimeArgs);
  const { maxDelegatorsPerValidator, minimumBidAmount } = core;
  switch (entryPoint._tag) {
    case 'AddBid':
      return {
        _tag: 'AddBid',
        publicKey: args.publicKey('public_key'),
        delegationRate: args.typed('delegation_rate', CLType.U8, (reader) => reader.readU8()),
        amount: args.u512('amount'),
        minimumDelegationAmount: args.u64Or('minimum_delegation_amount', core.minimumDelegationAmount),
        maximumDelegationAmount: args.u64Or('maximum_delegation_amount', core.maximumDelegationAmount),
        minimumBidAmount,
        reservedSlots: args.optional(
          () => args.typed('reserved_slots', CLType.U32, (reader) => reader.readU32()),
          () => 0,
        ),
      };
    case 'WithdrawBid':
      return {
        _tag: 'WithdrawBid',
        publicKey: args.publicKey('public_key'),
        amount: args.u512('amount'),
        minimumBidAmount,
      };
    case 'Delegate':
      return {
        _tag: 'Delegate',
        delegator: args.delegator(),
        validator: args.publicKey('validator'),
        amount: args.u512('amount'),
        maxDelegatorsPerValidator,
      };
    case 'Undelegate':
      return {
        _tag: 'Undelegate',
        delegator: args.delegator(),
        validator: args.publicKey('validator'),
        amount: args.u512('amount'),
      };
    case 'Redelegate':
      return {
        _tag: 'Redelegate',
        delegator: args.delegator(),
        validator: args.publicKey('validator'),
        amount: args.u512('amount'),
        newValidator: args.publicKey('new_validator'),
      };
    case 'ActivateBid':
      return { _tag: 'ActivateBid', validator: args.publicKey('validator') };
    case 'ChangeBidPublicKey':
      return {
        _tag: 'ChangeBidPublicKey',
        publicKey: args.publicKey('public_key'),
        newPublicKey: args.publicKey('new_public_key'),
      };
    case 'AddReservations':
      return {
        _tag: 'AddReservations',
        reservations: args.typed('reservations', CLType.list(CLType.Any), (reader) =>
          reader.readVec(() => readReservation(reader)),
        ),
      };
    case 'CancelReservations':
      return {
        _tag: 'CancelReservations',
        validator: args.publicKey('validator'),
        delegators: args.typed('delegators', CLType.list(CLType.Any), (reader) =>
          reader.readVec(() => readDelegatorKind(reader)),
        ),
        maxDelegatorsPerValidator,
      };
    default:
      throw new AuctionMethodError(`invalid entry point for auction: ${entryPoint._tag}`);
  }
}
