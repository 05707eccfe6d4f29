/**
 * Which byte strings are public keys: whether they encode a point of the curve, by the rules of the Rust libraries.
 *
 * Done with a Jacobi symbol on BigInt and remembered, so that reading a stored public key does not load a curve
 * library.
 *
 * Answers to: curve25519-dalek 4 (`CompressedEdwardsY::decompress`, `is_small_order`), k256 0.13
 * (`PublicKey::from_sec1_bytes`).
 */

import { bytesToHex, hexToBytes } from '../bytes/hex';
import { littleEndianToBigInt } from '../bytes/reader';

/** Field prime of curve25519. */
const P25519 = 2n ** 255n - 19n;
/** Edwards curve constant d = -121665/121666 (RFC 8032 §5.1). */
const D25519 = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;
/** Field prime of secp256k1 (SEC 2 §2.4.1). */
const P_SECP256K1 = 2n ** 256n - 2n ** 32n - 977n;

/** The y coordinates of the eight points of small order of edwards25519. */
const SMALL_ORDER_Y: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  P25519 - 1n,
  2707385501144840649318225287225658788936804267575313519463743609750303402022n,
  55188659117513257062467267217118295137698188065244968500265048394206261417927n,
]);

/** As many as the delegators of a large network: each end of an era reads them all. Some 100 bytes each. */
const MAX_REMEMBERED = 32_768;
/** Hex of keys already found valid; when there are too many, those are forgotten that were not asked for since the last time. */
let remembered: Set<string> = new Set();
let rememberedBefore: Set<string> = new Set();

function isRemembered(id: string): boolean {
  return remembered.has(id) || (rememberedBefore.has(id) && remember(id));
}

/** The Jacobi symbol (a/n) for odd n: for a prime n, 1 for squares, 0 for 0, -1 otherwise. */
function jacobi(a: bigint, n: bigint): number {
  let upper = a % n;
  let lower = n;
  let lowerBits = Number(lower & 7n);
  let sign = 1;
  while (upper !== 0n) {
    // Factors 2 of the upper number: each turns the sign if the lower one is 3 or 5 modulo 8.
    let low = Number(upper & 0xffff_ffffn);
    while (low === 0) {
      upper >>= 32n;
      low = Number(upper & 0xffff_ffffn);
    }
    const zeros = 31 - Math.clz32(low & -low);
    upper >>= BigInt(zeros);
    if (zeros % 2 === 1 && (lowerBits === 3 || lowerBits === 5)) {
      sign = -sign;
    }
    // Reciprocity: swapping two odd numbers turns the sign if both are 3 modulo 4.
    const upperBits = Number(upper & 7n);
    if ((upperBits & lowerBits & 3) === 3) {
      sign = -sign;
    }
    const rest = lower % upper;
    lower = upper;
    lowerBits = upperBits;
    upper = rest;
  }
  return lower === 1n ? sign : 0;
}

function bigEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${bytesToHex(bytes)}`);
}

/** The y coordinate of an encoded edwards25519 point; values above the prime are accepted, as the Rust library does. */
function ed25519Y(bytes: Uint8Array): bigint {
  return (littleEndianToBigInt(bytes, 0, 32) & (2n ** 255n - 1n)) % P25519;
}

function remember(id: string): true {
  if (remembered.size >= MAX_REMEMBERED) {
    rememberedBefore = remembered;
    remembered = new Set();
  }
  remembered.add(id);
  return true;
}

/** Whether 32 bytes encode a point of edwards25519. */
export function isEd25519Point(bytes: Uint8Array): boolean {
  const id = bytesToHex(bytes);
  if (isRemembered(id)) {
    return true;
  }
  // x² = (y² - 1) / (d·y² + 1) must be a square; a quotient is one exactly if the product is.
  const square = ed25519Y(bytes) ** 2n % P25519;
  return jacobi((square + P25519 - 1n) * (D25519 * square + 1n), P25519) >= 0 && remember(id);
}

/** Whether an encoded point of edwards25519 has small order, which the Rust engine's signature check refuses. */
export function isSmallOrderEd25519(bytes: Uint8Array): boolean {
  return SMALL_ORDER_Y.has(ed25519Y(bytes));
}

/**
 * The compressed form (33 bytes) of a point of secp256k1 in one of the SEC1 encodings the Rust library accepts:
 * compressed (02, 03), uncompressed (04, 65 bytes) and compact (05, an even y). Undefined if it is none.
 */
export function compressSecp256k1(bytes: Uint8Array): Uint8Array | undefined {
  const form = bytes[0];
  if (form === undefined || form < 2 || form > 5 || bytes.length !== (form === 4 ? 65 : 33)) {
    return undefined;
  }
  const id = bytesToHex(bytes);
  if (isRemembered(id)) {
    return Uint8Array.from(bytes);
  }
  const x = bigEndian(bytes.subarray(1, 33));
  if (x >= P_SECP256K1) {
    return undefined;
  }
  const square = (x ** 3n + 7n) % P_SECP256K1;
  let isOdd = form === 3;
  if (form === 4) {
    const y = bigEndian(bytes.subarray(33));
    if (y >= P_SECP256K1 || (y * y) % P_SECP256K1 !== square) {
      return undefined;
    }
    isOdd = (y & 1n) === 1n;
  } else if (jacobi(square, P_SECP256K1) < 0) {
    return undefined;
  }
  const compressed = (isOdd ? '03' : '02') + id.slice(2, 66);
  remember(compressed);
  return hexToBytes(compressed);
}
