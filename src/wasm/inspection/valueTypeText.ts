/**
 * Types of WebAssembly in the notation of its text format.
 *
 * @module
 */

/** By the byte of the binary format. */
const NAMES: { readonly [byte: number]: string } = {
  127: 'i32',
  126: 'i64',
  125: 'f32',
  124: 'f64',
  123: 'v128',
  112: 'funcref',
  111: 'externref',
  105: 'exnref',
};

/** A value type by its byte; `unknown(0x..)` for what no compiler for Casper emits. */
export function valueTypeText(byte: number): string {
  return NAMES[byte] ?? `unknown(0x${byte.toString(16)})`;
}

/** `(i32, i32) -> i32`; `()` stands for no result. */
export function signatureText(params: readonly string[], results: readonly string[]): string {
  const result = results.length === 1 ? results[0]! : `(${results.join(', ')})`;
  return `(${params.join(', ')}) -> ${result}`;
}
