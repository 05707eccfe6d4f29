/**
 * Arithmetic of amounts: 512 bits without sign, in `bigint`, with the ways out that Rust's `U512` has.
 *
 * Answers to: casper-types `uint.rs` (the `uint` crate's `U512`).
 *
 * @module
 */

import { EnginePanic } from '../state/enginePanic';

/** The largest U512. */
export const U512_MAX: bigint = (1n << 512n) - 1n;

/** The largest u64. */
export const U64_MAX: bigint = (1n << 64n) - 1n;

/** The sum. Rust panics where it does not fit, so this throws {@link EnginePanic}. */
export function addU512(left: bigint, right: bigint): bigint {
  const sum = left + right;
  if (sum > U512_MAX) throw new EnginePanic('arithmetic operation overflow');
  return sum;
}

/** The product. Rust panics where it does not fit, so this throws {@link EnginePanic}. */
export function multiplyU512(left: bigint, right: bigint): bigint {
  const product = left * right;
  if (product > U512_MAX) throw new EnginePanic('arithmetic operation overflow');
  return product;
}

/** The difference. Rust panics where it is negative, so this throws {@link EnginePanic}. */
export function subtractU512(left: bigint, right: bigint): bigint {
  if (right > left) throw new EnginePanic('arithmetic operation overflow');
  return left - right;
}

/** The sum, or undefined where it does not fit. */
export function checkedAddU512(left: bigint, right: bigint): bigint | undefined {
  const sum = left + right;
  return sum > U512_MAX ? undefined : sum;
}

/** The sum, or the largest U512. */
export function saturatingAddU512(left: bigint, right: bigint): bigint {
  const sum = left + right;
  return sum > U512_MAX ? U512_MAX : sum;
}

/** The difference, or zero. */
export function saturatingSubtract(left: bigint, right: bigint): bigint {
  return right > left ? 0n : left - right;
}

/** The smaller one. */
export function minimum(left: bigint, right: bigint): bigint {
  if (right < left) return right;
  return left;
}
