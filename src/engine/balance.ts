/**
 * The balance behind any way to name a purse.
 *
 * Answers to: casper-storage `global_state/state/mod.rs` (`balance`), `data_access_layer/balance.rs`.
 *
 * @module
 */
import { type Either, left, right } from 'fp-ts/Either';
import { availableBalance, type HoldsByBlockTime } from '../state/availableBalance';
import type { MerkleProof } from '../state/merkleProof';
import type { TrackingCopy } from '../state/trackingCopy';
import { isTrackingCopyError, type TrackingCopyError } from '../state/trackingCopyError';
import {
  getBalanceHoldConfig,
  getBalanceHolds,
  getBalanceHoldsWithProof,
  getPurseBalanceKey,
  getTotalBalance,
  getTotalBalanceWithProof,
} from '../state/trackingCopyExtBalances';
import { type BalanceIdentifier, purseOf } from '../system/balanceIdentifier';
import { Key } from '../types/key';
import type { ProtocolVersion } from '../types/protocolVersion';

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
}

/** The balance of a purse; what the tracking copy wrote on the way is of no use. */
export function balanceOf(copy: TrackingCopy, request: BalanceRequest): Either<TrackingCopyError, Balance> {
  try {
    return right(readBalance(copy, request));
  } catch (error) {
    if (isTrackingCopyError(error)) return left(error);
    throw error;
  }
}

/** {@link balanceOf} that throws `TrackingCopyError`. */
export function readBalance(copy: TrackingCopy, request: BalanceRequest): Balance {
  const purse = purseOf(request.identifier, copy, request.protocolVersion);
  const balanceKey = getPurseBalanceKey(Key.uref(purse));
  const held = request.handling === 'Total' ? undefined : purse.addr;
  const { totalBalance, holds, proof } = request.withProofs
    ? provenHoldings(copy, balanceKey, held)
    : holdings(copy, balanceKey, held);
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

function holdings(copy: TrackingCopy, balanceKey: Key, held: Uint8Array | undefined): Holdings {
  const totalBalance = getTotalBalance(copy, balanceKey);
  const config = held === undefined ? undefined : getBalanceHoldConfig(copy, 'Gas');
  const holds =
    config === undefined || held === undefined
      ? new Map()
      : getBalanceHolds(copy, held, config.blockTime, config.interval);
  return { totalBalance, holds, proof: undefined };
}

function provenHoldings(copy: TrackingCopy, balanceKey: Key, held: Uint8Array | undefined): Holdings {
  const { amount, proof } = getTotalBalanceWithProof(copy, balanceKey);
  const proven = held === undefined ? new Map() : getBalanceHoldsWithProof(copy, held);
  const holds = new Map(
    [...proven].map(([time, kinds]) => [time, new Map([...kinds].map(([kind, hold]) => [kind, hold.amount]))]),
  );
  return { totalBalance: amount, holds, proof };
}
