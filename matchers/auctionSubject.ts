/**
 * What the matchers of the auction share: the builder as subject, and validators and stakers as arguments.
 *
 * @module
 */
import { bytesToHex, type PublicKey, type URefLike, type WasmTestBuilder } from '../src/index';
import { publicKeyOf, urefOf } from './casperValue';
import { badArgument, type Subject } from './matcher';
import { BUILDER } from './subject';
import type { ExpectedPublicKey } from './valuePatterns';

/** The auction of a builder. */
export const AUCTION: Subject<WasmTestBuilder> = {
  ...BUILDER,
  accepted: 'the auction of a builder: pass the builder',
};

/** Whose stake: a public key, a test account, or the purse that was delegated from. */
export type ExpectedStaker = ExpectedPublicKey | URefLike;

/** A staker by what its records are told apart: the hex of a public key, or of a purse's address. */
export interface Staker {
  readonly id: string;
  readonly text: string;
}

/**
 * A staker from whatever names it.
 *
 * @throws CasperTestError `BAD_ARGUMENT`
 */
export function toStaker(matcher: string, expected: ExpectedStaker): Staker {
  const publicKey = publicKeyOf((expected as { readonly publicKey?: unknown } | null)?.publicKey ?? expected);
  if (publicKey !== undefined) return stakerOf({ _tag: 'PublicKey', publicKey });
  const purse = urefOf(expected);
  if (purse !== undefined) return stakerOf({ _tag: 'Purse', addr: purse.addr });
  throw badArgument(
    `${matcher} takes as staker a public key, a TestAccount, or the purse that was delegated from.`,
    expected,
  );
}

/** Who a record of the auction is about: kinds of delegators and of unbonds. */
export function stakerOf(
  kind:
    | { readonly _tag: 'PublicKey' | 'Validator' | 'DelegatedPublicKey'; readonly publicKey: PublicKey }
    | { readonly _tag: 'Purse' | 'DelegatedPurse'; readonly addr: Uint8Array },
): Staker {
  if ('publicKey' in kind) return { id: kind.publicKey.toHex(), text: kind.publicKey.toHex() };
  const hex = bytesToHex(kind.addr);
  return { id: hex, text: `purse ${hex}` };
}

/** Whether two keys are the same. */
export function isKey(left: PublicKey, right: PublicKey): boolean {
  return left.toHex() === right.toHex();
}
