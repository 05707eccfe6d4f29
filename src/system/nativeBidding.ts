/**
 * Native transactions of the auction.
 *
 * Answers to: casper-storage `global_state/state/mod.rs` (`bidding`), `data_access_layer/auction.rs`.
 *
 * @module
 */

import type { TrackingCopy } from '../state/trackingCopy';
import { TrackingCopyError } from '../state/trackingCopyError';
import { authorizedRuntimeFootprintWithAccessRights, systemContractNamedKey } from '../state/trackingCopyExtEntity';
import type { AccountHash } from '../types/accountHash';
import { apiErrorText } from '../types/apiError';
import type { Reservation } from '../types/bidKind';
import { ContextAccessRights } from '../types/contextAccessRights';
import type { DelegatorKind } from '../types/delegatorKind';
import { type InitiatorAddr, initiatorAccountHash } from '../types/initiatorAddr';
import { Key } from '../types/key';
import { Phase } from '../types/phase';
import type { ProtocolVersion } from '../types/protocolVersion';
import type { PublicKey } from '../types/publicKey';
import { SYSTEM_ENTITY_NAMES } from '../types/systemEntityType';
import type { TransactionHash } from '../types/transactionHash';
import { activateBid, addBid, type BidTerms, changeBidPublicKey, withdrawBid } from './auctionBids';
import { AUCTION_KEY } from './auctionConstants';
import { delegate } from './auctionDelegation';
import type { AuctionProvider } from './auctionProvider';
import { addReservations, cancelReservations } from './auctionReservations';
import { redelegate, undelegate } from './auctionUndelegation';
import { NativeAuction } from './nativeAuction';
import { NativeMint } from './nativeMint';
import { NativeRuntime } from './nativeRuntime';
import type { NativeRuntimeConfig } from './nativeRuntimeConfig';
import { outcomeOf, type SystemOutcome, withNativeErrors } from './nativeSystem';
import { apiErrorCode } from './systemErrors';
import { U512_MAX } from './u512';

/** What a transaction asks of the auction. Amounts are motes. */
export type AuctionMethod =
  | ({ readonly _tag: 'AddBid' } & Omit<BidTerms, 'maxDelegatorsPerValidator'>)
  | {
      readonly _tag: 'WithdrawBid';
      readonly publicKey: PublicKey;
      readonly amount: bigint;
      readonly minimumBidAmount: bigint;
    }
  | {
      readonly _tag: 'Delegate';
      readonly delegator: DelegatorKind;
      readonly validator: PublicKey;
      readonly amount: bigint;
      readonly maxDelegatorsPerValidator: number;
    }
  | {
      readonly _tag: 'Undelegate';
      readonly delegator: DelegatorKind;
      readonly validator: PublicKey;
      readonly amount: bigint;
    }
  | {
      readonly _tag: 'Redelegate';
      readonly delegator: DelegatorKind;
      readonly validator: PublicKey;
      readonly amount: bigint;
      readonly newValidator: PublicKey;
    }
  | { readonly _tag: 'ActivateBid'; readonly validator: PublicKey }
  | { readonly _tag: 'ChangeBidPublicKey'; readonly publicKey: PublicKey; readonly newPublicKey: PublicKey }
  | { readonly _tag: 'AddReservations'; readonly reservations: readonly Reservation[] }
  | {
      readonly _tag: 'CancelReservations';
      readonly validator: PublicKey;
      readonly delegators: readonly DelegatorKind[];
      readonly maxDelegatorsPerValidator: number;
    };

/** A native transaction of the auction. */
export interface BiddingRequest {
  readonly config: NativeRuntimeConfig;
  readonly protocolVersion: ProtocolVersion;
  readonly transactionHash: TransactionHash;
  readonly initiator: InitiatorAddr;
  readonly authorizationKeys: readonly AccountHash[];
  readonly method: AuctionMethod;
}

/** What it did. */
export interface BiddingOutcome extends SystemOutcome {
  /** The stake that is there now, from methods that change one. */
  readonly updatedAmount: bigint | undefined;
}

/** The named keys of the auction that bids need, lent to the sender's context. */
const LENT_KEYS: readonly string[] = [AUCTION_KEY.eraEndTimestampMillis, AUCTION_KEY.eraId];

/**
 * Carries a transaction out.
 *
 * @param copy a fresh tracking copy, which keeps what was done until something failed
 * @throws NativeError with Rust's text, which for `AddBid` and `Delegate` is that of the error's number
 */
export function nativeBidding(request: BiddingRequest, copy: TrackingCopy): BiddingOutcome {
  const { method } = request;
  const hasNumber = method._tag === 'AddBid' || method._tag === 'Delegate';
  return withNativeErrors(
    () => {
      const runtime = senderRuntime(request, copy);
      const provider = new NativeAuction(runtime, new NativeMint(runtime));
      const updatedAmount = callMethod(provider, request.config, method);
      return { ...outcomeOf(runtime), updatedAmount };
    },
    (error) => (hasNumber ? apiErrorText(apiErrorCode(error)) : error.message),
  );
}

function senderRuntime(request: BiddingRequest, copy: TrackingCopy): NativeRuntime {
  const { config, protocolVersion, transactionHash, authorizationKeys } = request;
  const address = initiatorAccountHash(request.initiator);
  const found = authorizedRuntimeFootprintWithAccessRights(copy, protocolVersion, address, {
    authorizationKeys,
    administrativeAccounts: new Set(),
  });
  let { footprint } = found;
  const accessRights = new ContextAccessRights(found.contextAddress, found.urefs);
  for (const name of LENT_KEYS) {
    const key = systemContractNamedKey(copy, SYSTEM_ENTITY_NAMES.Auction, name);
    if (key === undefined) throw new TrackingCopyError({ _tag: 'NamedKeyNotFound', name });
    const uref = key.asURef();
    if (uref === undefined) throw new TrackingCopyError({ _tag: 'UnexpectedKeyVariant', key });
    accessRights.insert(uref);
    footprint = footprint.withNamedKey(name, key);
  }
  return new NativeRuntime(
    {
      config,
      protocolVersion,
      id: { _tag: 'Transaction', hash: transactionHash },
      trackingCopy: copy,
      phase: Phase.Session,
    },
    {
      address,
      contextKey: Key.addressableEntity(found.entityAddr),
      footprint,
      accessRights,
      remainingSpendingLimit: U512_MAX,
    },
  );
}

function callMethod(provider: AuctionProvider, config: NativeRuntimeConfig, method: AuctionMethod): bigint | undefined {
  switch (method._tag) {
    case 'AddBid':
      return addBid(provider, { ...method, maxDelegatorsPerValidator: config.maxDelegatorsPerValidator });
    case 'WithdrawBid':
      return withdrawBid(provider, method.publicKey, method.amount, method.minimumBidAmount);
    case 'Delegate': {
      const { delegator, validator, amount, maxDelegatorsPerValidator } = method;
      return delegate(provider, delegator, validator, amount, maxDelegatorsPerValidator);
    }
    case 'Undelegate':
      return undelegate(provider, method.delegator, method.validator, method.amount);
    case 'Redelegate':
      return redelegate(provider, method.delegator, method.validator, method.amount, method.newValidator);
    case 'ActivateBid':
      activateBid(provider, method.validator, config.minimumBidAmount);
      return undefined;
    case 'ChangeBidPublicKey':
      changeBidPublicKey(provider, method.publicKey, method.newPublicKey);
      return undefined;
    case 'AddReservations':
      addReservations(provider, method.reservations);
      return undefined;
    case 'CancelReservations':
      cancelReservations(provider, method.validator, method.delegators, method.maxDelegatorsPerValidator);
      return undefined;
  }
}
