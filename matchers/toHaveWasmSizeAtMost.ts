import { groupDigits } from '../src/report/motes';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { wasmSubject } from './wasmSubject';

/** Passes when the module has at most so many bytes. */
export function toHaveWasmSizeAtMost(this: MatcherContext, received: unknown, bytes: number): MatcherResult {
  const call = { name: 'toHaveWasmSizeAtMost', subject: wasmSubject(), received, args: ['bytes'] };
  return matcherResult(this, call, ({ size, debugBytes }) => {
    if (!Number.isSafeInteger(bytes) || bytes < 0) {
      throw badArgument('toHaveWasmSizeAtMost takes a number of bytes.', bytes);
    }
    const tooMany = size.bytes - bytes;
    return {
      pass: tooMany <= 0,
      lines: (words) => [
        words.isNot ? 'Expected the module to be larger.' : 'Expected the module not to be larger.',
        `Expected: ${words.isNot ? 'more than' : 'at most'} ${this.utils.EXPECTED_COLOR(`${groupDigits(bytes)} bytes`)}`,
        words.received(`${groupDigits(size.bytes)} bytes`, tooMany > 0 ? ` (${groupDigits(tooMany)} too many)` : ''),
        ...(debugBytes === 0 ? [] : [`Of these ${groupDigits(debugBytes)} bytes are debug information: strip them.`]),
      ],
    };
  });
}
