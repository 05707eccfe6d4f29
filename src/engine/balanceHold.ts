/**
 * Holding part of a balance, and letting it go.
 *
 * Answers to: casper-storage `global_state/state/mod.rs` (`balance_hold`), `data_access_layer/balance_hold.rs`.
 *
 * @module
 */
import { type Either, left, right } from 'fp-ts/Either';
import { ByteReader } from '../bytes/reader';
import type { StateReader } from '../state/stateReader';
import { TrackingCopy, type TrackingCopyOptions } from '../state/trackingCopy';
import { isTrackingCopyError, type TrackingCopyError } from '../state/trackingCopyError';
import { getBlockTime } from '../state/trackingCopyExt';
import { clearExpiredBalanceHolds, getBalanceHoldConfig } from '../state/trackingCopyExtBalances';
import { type BalanceIdentifier, purseOf } from '../system/balanceIdentifier';
import { CLValue } from '../types/clValue';
import { Key } from '../types/key';
import type { BalanceHoldKind } from '../types/keyPayload';
import type { ProtocolVersion } from '../types/protocolVersion';
import type { Effects } from '../types/transform';
import { readBalance } from './balance';

/** What to do about holds. Amounts are motes. */
export type BalanceHoldMode =
  | {
      readonly _tag: 'Hold';
      readonly kind: BalanceHoldKind;
      readonly amount: bigint;
      /** When the balance does not suffice: hold what remains, or refuse. */
      readonly insufficient: 'HoldRemaining' | 'Noop';
    }
  /** Removes what has expired, of both kinds. */
  | { readonly _tag: 'Clear' };

/** Asks for a hold. */
export interface BalanceHoldRequest {
  readonly identifier: BalanceIdentifier;
  readonly protocolVersion: ProtocolVersion;
  readonly mode: BalanceHoldMode;
}

/** What came of it. */
export interface BalanceHoldSuccess {
  /** Where the hold is kept; absent after clearing. */
  readonly hold: { readonly kind: BalanceHoldKind; readonly key: Key } | undefined;
  readonly totalBalance: bigint;
  readonly availableBalance: bigint;
  /** Motes asked for. */
  readonly requested: bigint;
  /** Motes really held. */
  readonly held: bigint;
  readonly effects: Effects;
}

/** Why nothing was held. */
export type BalanceHoldError =
  | { readonly _tag: 'BlockTimeNotFound' }
  | { readonly _tag: 'InsufficientBalance'; readonly remaining: bigint; readonly message: string }
  | { readonly _tag: 'TrackingCopy'; readonly error: TrackingCopyError };

type Outcome = Either<BalanceHoldError, BalanceHoldSuccess>;

const U512_MAX = (1n << 512n) - 1n;

/** Places or clears holds on a purse; nothing is committed. */
export function balanceHold(state: StateReader, request: BalanceHoldRequest, options: TrackingCopyOptions): Outcome {
  try {
    return request.mode._tag === 'Hold'
      ? placeHold(state, request, request.mode, options)
      : clearHolds(state, request, options);
  } catch (error) {
    if (isTrackingCopyError(error)) return left({ _tag: 'TrackingCopy', error });
    throw error;
  }
}

function placeHold(
  state: StateReader,
  { identifier, protocolVersion }: BalanceHoldRequest,
  mode: Extract<BalanceHoldMode, { readonly _tag: 'Hold' }>,
  options: TrackingCopyOptions,
): Outcome {
  const copy = new TrackingCopy(state, options);
  const blockTime = getBlockTime(copy);
  if (blockTime === undefined) return left({ _tag: 'BlockTimeNotFound' });
  const balance = readBalance(new TrackingCopy(state, options), {
    identifier,
    protocolVersion,
    handling: 'Available',
    withProofs: false,
  });
  const remaining = balance.availableBalance;
  if (remaining < mode.amount && mode.insufficient === 'Noop') {
    return left({ _tag: 'InsufficientBalance', remaining, message: `InsufficientBalance: ${remaining}` });
  }
  // biome-ignore lint/complexity/useMathMinMax: Math.min takes no bigint
  const held = remaining < mode.amount ? remaining : mode.amount;
  const key = Key.balanceHold(mode.kind, balance.purseAddr, blockTime);
  const previous = copy.get(key);
  const sum = held + (previous?._tag === 'CLValue' ? new ByteReader(previous.value.bytes).readU512() : 0n);
  copy.write(key, { _tag: 'CLValue', value: CLValue.u512(sum > U512_MAX ? U512_MAX : sum) });
  return right({
    hold: { kind: mode.kind, key },
    totalBalance: balance.totalBalance,
    availableBalance: remaining - held,
    requested: mode.amount,
    held,
    effects: copy.effects(),
  });
}

function clearHolds(
  state: StateReader,
  { identifier, protocolVersion }: BalanceHoldRequest,
  options: TrackingCopyOptions,
): Outcome {
  const copy = new TrackingCopy(state, options);
  const purse = purseOf(identifier, copy, protocolVersion);
  const filter: { kind: BalanceHoldKind; epoch: bigint }[] = [];
  for (const kind of ['Processing', 'Gas'] as const) {
    const config = getBalanceHoldConfig(copy, kind);
    if (config === undefined) return left({ _tag: 'BlockTimeNotFound' });
    const { blockTime, interval } = config;
    filter.push({ kind, epoch: blockTime > interval ? blockTime - interval : 0n });
  }
  clearExpiredBalanceHolds(copy, purse.addr, filter);
  // As in Rust, the balance shown is that of the state before: the holds are not yet gone from it.
  const balance = readBalance(new TrackingCopy(state, options), {
    identifier,
    protocolVersion,
    handling: 'Available',
    withProofs: false,
  });
  return right({
    hold: undefined,
    totalBalance: balance.totalBalance,
    availableBalance: balance.availableBalance,
    requested: 0n,
    held: 0n,
    effects: copy.effects(),
  });
}
