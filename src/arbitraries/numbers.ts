/**
 * Numbers of the widths that Casper has, often at a limit: zero, one, the largest, and where their bytes get longer.
 *
 * @module
 */
import type { Arbitrary } from 'fast-check';
import { withBoundaries } from './boundaries';
import { fc } from './fastCheck';

/** Limits of a number; those of its type when left out. */
export interface BigNumberLimits {
  readonly min?: bigint;
  readonly max?: bigint;
}

/** Limits of a number; those of its type when left out. */
export interface NumberLimits {
  readonly min?: number;
  readonly max?: number;
}

const I32: readonly [number, number] = [-(2 ** 31), 2 ** 31 - 1];
const I64: readonly [bigint, bigint] = [-(2n ** 63n), 2n ** 63n - 1n];

/** An `i32`. */
export function i32(limits: NumberLimits = {}): Arbitrary<number> {
  return number('i32', limits, ...I32);
}

/** A `u8`. */
export function u8(limits: NumberLimits = {}): Arbitrary<number> {
  return number('u8', limits, 0, 2 ** 8 - 1);
}

/** A `u32`. */
export function u32(limits: NumberLimits = {}): Arbitrary<number> {
  return number('u32', limits, 0, 2 ** 32 - 1);
}

/** An `i64`. */
export function i64(limits: BigNumberLimits = {}): Arbitrary<bigint> {
  return bigNumber('i64', limits, ...I64);
}

/** A `u64`. */
export function u64(limits: BigNumberLimits = {}): Arbitrary<bigint> {
  return bigNumber('u64', limits, 0n, 2n ** 64n - 1n);
}

/** A `U128`. */
export function u128(limits: BigNumberLimits = {}): Arbitrary<bigint> {
  return bigNumber('U128', limits, 0n, 2n ** 128n - 1n);
}

/** A `U256`. */
export function u256(limits: BigNumberLimits = {}): Arbitrary<bigint> {
  return bigNumber('U256', limits, 0n, 2n ** 256n - 1n);
}

/** A `U512`, for example motes. */
export function u512(limits: BigNumberLimits = {}): Arbitrary<bigint> {
  return bigNumber('U512', limits, 0n, 2n ** 512n - 1n);
}

function number(type: string, { min, max }: NumberLimits, least: number, most: number): Arbitrary<number> {
  const [low, high] = [min ?? least, max ?? most];
  checkLimits(type, low, high, least, most);
  const wanted = [0, 1, -1, low, low + 1, high - 1, high, 127, 128, 255, 256, 65_535, 65_536];
  const inside = wanted.filter((value) => value >= low && value <= high);
  return withBoundaries(fc.integer({ min: low, max: high }), inside);
}

function bigNumber(type: string, { min, max }: BigNumberLimits, least: bigint, most: bigint): Arbitrary<bigint> {
  const [low, high] = [min ?? least, max ?? most];
  checkLimits(type, low, high, least, most);
  // The bytes of U128 and its kin get longer at powers of 256, and JavaScript's numbers are exact up to 2^53.
  const powers = [8n, 16n, 32n, 53n, 63n, 64n, 127n, 128n, 255n, 256n, 504n, 511n].map((bits) => 2n ** bits);
  const wanted = [0n, 1n, -1n, low, low + 1n, high - 1n, high, ...powers.flatMap((power) => [power - 1n, power])];
  const inside = wanted.filter((value) => value >= low && value <= high);
  return withBoundaries(fc.bigInt({ min: low, max: high }), inside);
}

function checkLimits<N extends number | bigint>(type: string, low: N, high: N, least: N, most: N): void {
  if (low >= least && high <= most && low <= high) return;
  throw new RangeError(
    `The limits of a ${type} lie from ${least} to ${most}, the lower one first: got ${low} to ${high}.`,
  );
}
