import { causeLines } from './executionLines';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { EXECUTION } from './subject';
import { containsOrMatches, textPattern } from './textPattern';

/** Passes when code of the execution printed (`casper_print`) a text that contains this, or matches it. Failed code prints, too. */
export function toPrint(this: MatcherContext, received: unknown, expected: string | RegExp): MatcherResult {
  const call = { name: 'toPrint', subject: EXECUTION, received, args: ['text'] };
  return matcherResult(this, call, ({ result: { output = [] }, error }) => {
    const pattern = textPattern('toPrint takes a part of what is printed, or a RegExp.', expected);
    const matched = output.filter(({ text }) => containsOrMatches(text, pattern));
    return {
      pass: matched.length > 0,
      lines: (words) => [
        `Expected the execution ${words.not}to print this.`,
        // Hashes in a text are part of it.
        { whole: words.expected(this.utils.stringify(expected)) },
        output.length === 0 ? words.received('nothing was printed') : 'It printed:',
        ...(words.isNot ? matched : output).map(({ text }) => ({
          whole: `  ${this.utils.RECEIVED_COLOR(JSON.stringify(text))}`,
        })),
        ...causeLines({ error }),
      ],
    };
  });
}
