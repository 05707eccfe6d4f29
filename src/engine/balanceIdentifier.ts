/**
 * The ways to name a purse in native requests, and the balance behind one.
 *
 * Answers to: casper-storage `data_access_layer/balance.rs`, `global_state/state/mod.rs` (`balance`).
 *
 * @module
 */
import { type Either, left, right } from 'fp-ts/Either';
import { availableBalance, type HoldsByBlockTime } from '../state/availableBalance';
import type { GlobalState } from '../state/globalState';
import type { MerkleProof } from '../state/merkleProof';
import { TrackingCopy } from '../state/trackingCopy';
import { failTrackingCopy, isTrackingCopyError, type TrackingCopyError } from '../state/trackingCopyError';
import { getSystemContractHash, runtimeFootprintByEntityAddr } from '../state/trackingCopyExt';
import {
  getBalanceHoldConfig,
  getBalanceHolds,
  getBalanceHoldsWithProof,
  getPurseBalanceKey,
  getTotalBalance,
  getTotalBalanceWithProof,
} from '../state/trackingCopyExtBalances';
import { runtimeFootprintByAccountHash } from '../state/trackingCopyExtEntity';
import { AccessRights } from '../types/accessRights';
import type { AccountHash } from '../types/accountHash';
import { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import type { ProtocolVersion } from '../types/protocolVersion';
import type { PublicKey } from '../types/publicKey';
import type { RuntimeFootprint } from '../types/runtimeFootprint';
import { URef } from '../types/uref';

/** Names a purse. */
export type BalanceIdentifier =
  /** Purses of the handle payment contract. */
  | { readonly _tag: 'Refund' | 'Payment' | 'Accumulate' | 'PenalizedPayment' }
  | { readonly _tag: 'Purse'; readonly uref: URef }
  /** A purse by its 32-byte address. */
  | { readonly _tag: 'Internal'; readonly addr: Uint8Array }
  /** Main purses. */
  | { readonly _tag: 'Public'; readonly publicKey: PublicKey }
  | { readonly _tag: 'Account' | 'PenalizedAccount'; readonly accountHash: AccountHash }
  | { readonly _tag: 'Entity'; readonly entityAddr: EntityAddr };

/** Named keys of the handle payment contract. Source: casper-types `system/handle_payment/constants.rs`. */
const HANDLE_PAYMENT_PURSES = {
  Refund: 'refund_purse',
  Payment: 'payment_purse',
  PenalizedPayment: 'payment_purse',
  Accumulate: 'accumulation_purse',
} as const;

/** A balance; amounts are motes. */
export interface Balance {
  /** 32 bytes. */
  readonly purseAddr: Uint8Array;
  readonly totalBalance: bigint;
  /** Less what is on hold, if the holds were asked for. */
  readonly availableBalance: bigint;
  /** With proofs: that of the total balance, and how many block times have holds. */
  readonly proofs: { readonly totalBalance: MerkleProof; readonly holds: number } | undefined;
}

/** What is asked about a balance. */
export interface BalanceRequest {
  readonly identifier: BalanceIdentifier;
  readonly protocolVersion: ProtocolVersion;
  /** `Total` ignores holds. */
  readonly handling: 'Total' | 'Available';
  readonly withProofs: boolean;
  readonly enableAddressableEntity: boolean;
  readonly maxQueryDepth: number;
}

/** The purse that an identifier names. @throws TrackingCopyError */
export function purseOf(copy: TrackingCopy, identifier: BalanceIdentifier, protocolVersion: ProtocolVersion): URef {
  switch (identifier._tag) {
    case 'Internal':
      return URef.create(identifier.addr, AccessRights.READ);
    case 'Purse':
      return identifier.uref;
    case 'Public':
      return accountPurse(copy, identifier.publicKey.toAccountHash(), protocolVersion);
    case 'Account':
    case 'PenalizedAccount':
      return accountPurse(copy, identifier.accountHash, protocolVersion);
    case 'Entity':
      return mainPurse(runtimeFootprintByEntityAddr(copy, identifier.entityAddr));
    default:
      return handlePaymentPurse(copy, HANDLE_PAYMENT_PURSES[identifier._tag]);
  }
}

/** The balance of a purse in a state; nothing is changed. */
export function balanceOf(state: GlobalState, request: BalanceRequest): Either<TrackingCopyError, Balance> {
  const { enableAddressableEntity, maxQueryDepth } = request;
  const copy = new TrackingCopy(state, { maxQueryDepth, enableAddressableEntity });
  try {
    return right(readBalance(copy, request));
  } catch (error) {
    if (isTrackingCopyError(error)) return left(error);
    throw error;
  }
}

function readBalance(copy: TrackingCopy, request: BalanceRequest): Balance {
  const purse = purseOf(copy, request.identifier, request.protocolVersion);
  const balanceKey = getPurseBalanceKey(Key.uref(purse));
  const { totalBalance, holds, proof } = request.withProofs
    ? provenHoldings(copy, balanceKey, purse, request.handling)
    : holdings(copy, balanceKey, purse, request.handling);
  const config = getBalanceHoldConfig(copy, 'Gas');
  return {
    purseAddr: purse.addr,
    totalBalance,
    availableBalance:
      config === undefined || holds.size === 0
        ? totalBalance
        : availableBalance(holds, config.blockTime, totalBalance, config),
    proofs: proof === undefined ? undefined : { totalBalance: proof, holds: holds.size },
  };
}

interface Holdings {
  readonly totalBalance: bigint;
  readonly holds: HoldsByBlockTime;
  readonly proof: MerkleProof | undefined;
}

function holdings(copy: TrackingCopy, balanceKey: Key, purse: URef, handling: 'Total' | 'Available'): Holdings {
  const totalBalance = getTotalBalance(copy, balanceKey);
  const config = handling === 'Total' ? undefined : getBalanceHoldConfig(copy, 'Gas');
  const holds = config === undefined ? new Map() : getBalanceHolds(copy, purse.addr, config.blockTime, config.interval);
  return { totalBalance, holds, proof: undefined };
}

function provenHoldings(copy: TrackingCopy, balanceKey: Key, purse: URef, handling: 'Total' | 'Available'): Holdings {
  const { amount, proof } = getTotalBalanceWithProof(copy, balanceKey);
  const proven = handling === 'Total' ? new Map() : getBalanceHoldsWithProof(copy, purse.addr);
  const holds = new Map(
    [...proven].map(([time, kinds]) => [time, new Map([...kinds].map(([kind, hold]) => [kind, hold.amount]))]),
  );
  return { totalBalance: amount, holds, proof };
}

function accountPurse(copy: TrackingCopy, accountHash: AccountHash, protocolVersion: ProtocolVersion): URef {
  return mainPurse(runtimeFootprintByAccountHash(copy, protocolVersion, accountHash).footprint);
}

function mainPurse(footprint: RuntimeFootprint): URef {
  return footprint.mainPurse ?? failTrackingCopy({ _tag: 'Authorization' });
}

function handlePaymentPurse(copy: TrackingCopy, name: string): URef {
  const contract = EntityAddr.system(getSystemContractHash(copy, 'handle payment'));
  const key =
    runtimeFootprintByEntityAddr(copy, contract).namedKeys.get(name) ??
    failTrackingCopy({ _tag: 'NamedKeyNotFound', name });
  return key.asURef() ?? failTrackingCopy({ _tag: 'UnexpectedKeyVariant', key });
}
