/**
 * What the auction's rules need from whoever runs them. A method that cannot do what it is asked throws a
 * `SystemContractError` of the auction. Amounts are motes.
 *
 * Answers to: casper-storage `system/auction/providers.rs`.
 *
 * @module
 */

import type { AccountHash } from '../types/accountHash';
import type { BidKind } from '../types/bidKind';
import type { CLValue } from '../types/clValue';
import type { EraInfo } from '../types/eraInfo';
import type { Key } from '../types/key';
import type { UnbondEra, UnbondKind } from '../types/unbond';
import type { URef } from '../types/uref';
import type { SystemContractError } from './systemErrors';

/** The context the auction runs in. */
export interface AuctionRuntimeProvider {
  /** The account in whose name the transaction runs. */
  getCaller(): AccountHash;
  /** Whether that account may act for this one: it is the same or the system. */
  isAllowedSessionCaller(accountHash: AccountHash): boolean;
  /** Whether the context knows the URef with at least the rights it carries. */
  isValidURef(uref: URef): boolean;
  /** A named key of the auction contract. */
  namedKeysGet(name: string): Key | undefined;
  /** All keys of bids there are, what this execution wrote and pruned included, in the order of Rust's `Key`. */
  getBidKeys(): readonly Key[];
  /** Keys whose bytes begin so, in ascending order, as committed before this execution. */
  getKeysByPrefix(prefix: Uint8Array): readonly Key[];
  /** Over which time the stakes of genesis validators are released. */
  vestingSchedulePeriodMillis(): bigint;
  allowAuctionBids(): boolean;
}

/** The state the auction works on. */
export interface AuctionStorageProvider {
  /** The value under a URef; undefined if there is none. */
  read(uref: URef): CLValue | undefined;
  write(uref: URef, value: CLValue): void;
  /** A record of the auction; undefined if there is none. */
  readBid(key: Key): BidKind | undefined;
  writeBid(key: Key, bid: BidKind): void;
  /** Removes a record. */
  pruneBid(key: Key): void;
  /** Keeps the payouts of the era. */
  recordEraInfo(eraInfo: EraInfo): void;
}

/** The mint as the auction sees it. */
export interface AuctionMintProvider {
  /** Pays unbonded stake back to whom it belongs. */
  unbond(unbondKind: UnbondKind, unbondEra: UnbondEra): void;
  /**
   * Transfers between purses of stakers and of the auction.
   *
   * @returns the mint's error if it refused, undefined if the motes moved
   */
  mintTransferDirect(
    to: AccountHash | undefined,
    source: URef,
    target: URef,
    amount: bigint,
    id: bigint | undefined,
  ): SystemContractError | undefined;
  mintIntoExistingPurse(amount: bigint, existingPurse: URef): void;
  /** A new empty purse. */
  createPurse(): URef;
  /** Balance less holds; undefined if there is no purse. */
  availableBalance(purse: URef): bigint | undefined;
  reduceTotalSupply(amount: bigint): void;
}

/** The calling account as the auction sees it. */
export interface AuctionAccountProvider {
  getMainPurse(): URef;
}

/** All that the auction needs. */
export interface AuctionProvider
  extends AuctionRuntimeProvider,
    AuctionStorageProvider,
    AuctionMintProvider,
    AuctionAccountProvider {}
