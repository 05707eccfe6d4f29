import type { Key } from '../src/index';
import { keyText } from '../src/report/effectsText';
import { causeLines } from './executionLines';
import { type ExpectedKey, keyPattern } from './expectedKey';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { TRACED } from './tracedSubject';

/** Keys that a message shows. */
const MOST_KEYS = 20;

/**
 * Passes when the execution read this key from the state it started from, for itself or on the way to something else; also when it
 * failed in the end. What it wrote itself before reading it does not count.
 */
export function toReadKey(this: MatcherContext, received: unknown, key: ExpectedKey): MatcherResult {
  return matcherResult(this, { name: 'toReadKey', subject: TRACED, received, args: ['key'] }, (execution) => {
    const pattern = keyPattern(this, key);
    const { reads } = execution.trace;
    return {
      pass: reads.some(pattern.matches),
      lines: (words) => [
        `Expected the execution ${words.not}to read this key.`,
        words.expected(pattern.text),
        ...(words.isNot ? [] : readLines(reads)),
        ...causeLines(execution),
      ],
    };
  });
}

function readLines(reads: readonly Key[]): readonly string[] {
  if (reads.length === 0) return ['It read nothing.'];
  const shown = reads.slice(0, MOST_KEYS).map((each) => `  ${keyText(each)}`);
  const more = reads.length - shown.length;
  return ['It read:', ...shown, ...(more === 0 ? [] : [`  … and ${more} more`])];
}
