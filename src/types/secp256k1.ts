/**
 * The curve library's secp256k1, loaded on first use (it takes longer to load than the rest of this package).
 */

type Secp256k1 = typeof import('@noble/curves/secp256k1.js').secp256k1;

/** Order of the group (SEC 2 §2.4.1). */
export const SECP256K1_ORDER: bigint = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

let loaded: Secp256k1 | undefined;

/** @noble/curves' `secp256k1`. */
export function secp256k1(): Secp256k1 {
  loaded ??= (require('@noble/curves/secp256k1.js') as { secp256k1: Secp256k1 }).secp256k1;
  return loaded;
}
