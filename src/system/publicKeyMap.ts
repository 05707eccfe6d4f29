/**
 * Maps by public key in the order of Rust's `BTreeMap<PublicKey, _>`.
 *
 * @module
 */

import { latin1 } from '../bytes/latin1';
import { comparePublicKeys } from '../types/delegatorKind';
import type { PublicKey } from '../types/publicKey';

/** Key of a public key in a `Map` or `Set`. */
export function publicKeyId(publicKey: PublicKey): string {
  return latin1(publicKey.toBytes());
}

/** Entries in ascending order of their public keys; of equal keys the last one. */
export function sortedByPublicKey<T>(entries: Iterable<readonly [PublicKey, T]>): readonly (readonly [PublicKey, T])[] {
  const byId = new Map<string, readonly [PublicKey, T]>();
  for (const entry of entries) byId.set(publicKeyId(entry[0]), entry);
  return [...byId.values()].sort((left, right) => comparePublicKeys(left[0], right[0]));
}
