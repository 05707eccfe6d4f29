/**
 * What makes plain `toEqual`, `toStrictEqual`, `toContainEqual`, `toMatchObject`, `toHaveBeenCalledWith`, ... right for values of
 * Casper: installed by the setup with `expect.addEqualityTesters`.
 *
 * Without them two equal Keys differ as soon as one of them remembers its hash, all secret keys are equal, and an object of
 * casper-js-sdk never equals ours.
 *
 * @module
 */
import { bytesToHex } from '../src/index';
import { bigNumberOf, type CasperValue, casperValueOf, isOurs, keyOf, publicKeyOf, sameBytes } from './casperValue';
import { tagOf } from './subject';

/** What Jest and Vitest call for each pair of values: `undefined` leaves the pair to the others. */
export type EqualityTester = (
  this: unknown,
  a: unknown,
  b: unknown,
  customTesters: readonly EqualityTester[],
) => boolean | undefined;

/**
 * Values of Casper. Of one type they are equal when their bytes are: a URef with its access rights, a CLValue with its type.
 *
 * `toEqual` asks what a value means: the object of casper-js-sdk equals ours, and whatever is written the same is the same
 * (`Key::URef` and its URef, `Key::Account` and its account hash, any of them and its formatted string). `toStrictEqual` also
 * asks for the same class. A CLValue equals CLValues only.
 */
function casperValueEquality(
  this: unknown,
  a: unknown,
  b: unknown,
  customTesters: readonly EqualityTester[] = [],
): boolean | undefined {
  const left = casperValueOf(a);
  const right = casperValueOf(b);
  const found = left ?? right;
  if (found === undefined) return undefined;
  if (isStrict(customTesters) && (isOurs(a) !== isOurs(b) || left?._tag !== right?._tag)) return false;
  if (left?._tag === right?._tag) return identity(left as CasperValue) === identity(right as CasperValue);
  const text = textOf(a);
  return text !== undefined && text === textOf(b) ? true : undefined;
}

/** Bytes: a Uint8Array, a Buffer and one of another realm are equal when their bytes are; a strict comparison asks for one class. */
function bytesEquality(
  this: unknown,
  a: unknown,
  b: unknown,
  customTesters: readonly EqualityTester[] = [],
): boolean | undefined {
  if (!isUint8Array(a) || !isUint8Array(b)) return undefined;
  if (isStrict(customTesters) && a.constructor.name !== b.constructor.name) return false;
  return sameBytes(a, b);
}

/** Numbers: a bigint or an integer equals the number object of casper-js-sdk (ethers' `BigNumber`, or the SDK's holder of one). */
function bigNumberEquality(
  this: unknown,
  a: unknown,
  b: unknown,
  customTesters: readonly EqualityTester[] = [],
): boolean | undefined {
  if (isStrict(customTesters)) return undefined;
  const left = bigNumberOf(a);
  const right = bigNumberOf(b);
  if (left === undefined && right === undefined) return undefined;
  const leftInteger = left ?? plainInteger(a);
  return leftInteger === undefined ? undefined : leftInteger === (right ?? plainInteger(b));
}

/** All of them, for `expect.addEqualityTesters` of a runner of your own. */
export const equalityTesters: readonly EqualityTester[] = [casperValueEquality, bytesEquality, bigNumberEquality];

/** Equal for equal values of one type. */
function identity(value: CasperValue): string {
  // The bytes of a secret key do not say of which algorithm it is.
  return (value._tag === 'SecretKey' ? value.algorithm : '') + bytesToHex(value.toBytes());
}

/** How an address or a public key is written, also of text that is one; `undefined` for anything else. */
function textOf(value: unknown): string | undefined {
  const found = typeof value === 'string' ? value : casperValueOf(value);
  if (found === undefined || tagOf(found) === 'CLValue') return undefined;
  return keyOf(found)?.toFormattedString() ?? publicKeyOf(found)?.toHex();
}

/** Jest and Vitest tell a tester of a strict comparison only by the testers that come with it. */
function isStrict(customTesters: readonly EqualityTester[]): boolean {
  return customTesters.some((tester) => tester.name === 'typeEquality');
}

function isUint8Array(value: unknown): value is Uint8Array {
  return Object.prototype.toString.call(value) === '[object Uint8Array]';
}

function plainInteger(value: unknown): bigint | undefined {
  if (typeof value === 'bigint') return value;
  return Number.isSafeInteger(value) ? BigInt(value as number) : undefined;
}
