/**
 * JSON whose integers stay exact beyond 2^53, as a node's are.
 *
 * Answers to: serde_json, as casper-types and the node's RPC use it.
 *
 * @module
 */

/** What can be written as JSON. A bigint is written as its digits. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | JsonObject;

/** An object of {@link Json}; members without a value are left out. */
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

const lossless = (): typeof import('lossless-json', { with: { 'resolution-mode': 'require' }}) =>
  require('lossless-json');

/** An integer as JSON: a number where that is exact, else its digits. */
export function integer(value: bigint): number | bigint {
  return value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER ? Number(value) : value;
}

/** The text of a value. */
export function writeJson(value: Json): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    // Integers that no number holds are rare, and the platform's own writer refuses them.
    if (error instanceof TypeError || (error as Error).name === 'TypeError') return lossless().stringify(value)!;
    throw error;
  }
}

/** Strings, or integers of at least 16 digits, which a number may not hold. */
const STRING_OR_LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/** The value of a text; integers beyond 2^53 become bigints. Throws `SyntaxError`. */
export function parseJson(text: string): Json {
  const plain = JSON.parse(text) as Json;
  // The platform's parser is much faster, and right unless there is a long integer outside of strings.
  const hasLong = text.match(STRING_OR_LONG_NUMBER)?.some((match) => !match.startsWith('"')) ?? false;
  if (!hasLong) return plain;
  return lossless().parse(text, null, (digits) => {
    if (!/^-?\d+$/.test(digits)) return Number(digits);
    return integer(BigInt(digits));
  }) as Json;
}
