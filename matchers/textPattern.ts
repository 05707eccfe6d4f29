/**
 * Texts that a matcher compares with a part of them or with a RegExp.
 *
 * @module
 */
import { badArgument } from './matcher';

/**
 * A part of a text, or a RegExp.
 *
 * @param accepted what the matcher takes, a whole sentence
 * @throws CasperTestError `BAD_ARGUMENT` for anything else
 */
export function textPattern(accepted: string, value: unknown): string | RegExp {
  if (typeof value === 'string' || isPattern(value)) return value;
  throw badArgument(accepted, value);
}

/** Whether the text contains the part, or matches the RegExp. */
export function containsOrMatches(text: string, pattern: string | RegExp): boolean {
  return typeof pattern === 'string' ? text.includes(pattern) : matchesPattern(text, pattern);
}

/** Whether the value is a RegExp, also one of another realm. */
export function isPattern(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === '[object RegExp]';
}

/** Whether the text matches, whatever was matched with the same RegExp before. */
export function matchesPattern(text: string, pattern: RegExp): boolean {
  return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '')).test(text);
}
