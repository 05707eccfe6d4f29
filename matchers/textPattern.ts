/**
 * Texts that a matcher compares with a RegExp.
 *
 * @module
 */

/** Whether the value is a RegExp, also one of another realm. */
export function isPattern(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === '[object RegExp]';
}

/** Whether the text matches, whatever was matched with the same RegExp before. */
export function matchesPattern(text: string, pattern: RegExp): boolean {
  return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '')).test(text);
}
