/**
 * Fractions of U512, always in lowest terms except where noted, with Rust's overflow behaviour: an intermediate value that
 * does not fit into 512 bits fails although the reduced result might.
 *
 * Answers to: num-rational 0.4 `Ratio<U512>` as casper-storage uses it.
 *
 * @module
 */

import type { Ratio } from '../config/coreConfig';
import { EnginePanic } from '../state/enginePanic';
import { U512_MAX } from './u512';

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** A fraction in lowest terms. Throws {@link EnginePanic} for a denominator of zero, as Rust panics. */
export function reducedRatio(numer: bigint, denom: bigint): Ratio {
  if (denom === 0n) throw new EnginePanic('denominator == 0');
  if (numer === 0n) return { numer: 0n, denom: 1n };
  const divisor = greatestCommonDivisor(numer, denom);
  return { numer: numer / divisor, denom: denom / divisor };
}

/** An integer as a fraction. */
export function ratioFromInteger(value: bigint): Ratio {
  return { numer: value, denom: 1n };
}

/** The product, or undefined where numerator or denominator overflow. */
export function checkedMultiplyRatio(left: Ratio, right: Ratio): Ratio | undefined {
  const crossLeft = greatestCommonDivisor(left.numer, right.denom);
  const crossRight = greatestCommonDivisor(left.denom, right.numer);
  const numer = (left.numer / crossLeft) * (right.numer / crossRight);
  const denom = (left.denom / crossRight) * (right.denom / crossLeft);
  return numer > U512_MAX || denom > U512_MAX ? undefined : reducedRatio(numer, denom);
}

/** The product. Throws {@link EnginePanic} where Rust's `*` panics on overflow. */
export function multiplyRatio(left: Ratio, right: Ratio): Ratio {
  const product = checkedMultiplyRatio(left, right);
  if (product === undefined) throw new EnginePanic('arithmetic operation overflow');
  return product;
}

/** The difference, or undefined where it is negative or something overflows on the way. */
export function checkedSubtractRatio(left: Ratio, right: Ratio): Ratio | undefined {
  const common = greatestCommonDivisor(left.denom, right.denom);
  const multiple = (left.denom / common) * right.denom;
  const leftNumer = (multiple / left.denom) * left.numer;
  const rightNumer = (multiple / right.denom) * right.numer;
  if (multiple > U512_MAX || leftNumer > U512_MAX || rightNumer > U512_MAX || rightNumer > leftNumer) return undefined;
  return reducedRatio(leftNumer - rightNumer, multiple);
}

/** The integer part. */
export function ratioToInteger(ratio: Ratio): bigint {
  return ratio.numer / ratio.denom;
}
