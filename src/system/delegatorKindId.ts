/**
 * Delegators as keys of maps.
 *
 * @module
 */

import { latin1 } from '../bytes/latin1';
import type { DelegatorKind } from '../types/delegatorKind';

/** Equal for equal delegators, for use in `Map` and `Set`. */
export function delegatorKindId(kind: DelegatorKind): string {
  const bytes = kind._tag === 'PublicKey' ? kind.publicKey.toBytes() : kind.addr;
  return kind._tag + latin1(bytes);
}
