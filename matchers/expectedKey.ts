/**
 * Keys that are expected among those of effects.
 *
 * @module
 */
import { type ContractHandle, Key, type KeyLike, type Transform, toKey } from '../src/index';
import { keyText } from '../src/report/effectsText';
import { type Asymmetric, isAsymmetric } from './expectedAmount';
import type { MatcherContext } from './matcher';
import { tagOf, unwrap } from './subject';

/** A key in any form (a URef whatever its access rights), a contract by its handle, or an asymmetric matcher on the Key. */
export type ExpectedKey = KeyLike | ContractHandle | Asymmetric;

/** What is expected of a key. */
export interface KeyPattern {
  readonly matches: (key: Key) => boolean;
  readonly text: string;
  /** Absent for an asymmetric matcher. */
  readonly key: Key | undefined;
}

/**
 * The keys that are meant.
 *
 * @throws CasperTestError `BAD_ARGUMENT` for what is no key
 */
export function keyPattern({ utils }: MatcherContext, expected: ExpectedKey): KeyPattern {
  if (isAsymmetric(expected)) {
    return { matches: (key) => expected.asymmetricMatch(key), text: utils.stringify(expected), key: undefined };
  }
  const plain = unwrap(expected) as KeyLike | ContractHandle;
  const key = tagOf(plain) === 'ContractHandle' ? Key.hash((plain as ContractHandle).hash) : toKey(plain as KeyLike);
  const { id } = key.normalize();
  return { matches: (each) => each.normalize().id === id, text: keyText(key), key };
}

/** Says where the motes of a purse are, when its URef was given and its balance changed. */
export function purseHint({ key }: KeyPattern, changes: readonly Transform[]): readonly string[] {
  const purse = key?.asURef();
  if (purse === undefined) return [];
  const balance = Key.balance(purse.addr);
  if (!changes.some((each) => each.key.equals(balance))) return [];
  return [`The motes of ${purse} did change: they are under a key of their own, Key.balance(purse.addr).`];
}
