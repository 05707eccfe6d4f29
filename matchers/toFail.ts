import { failureResult } from './failureResult';
import type { MatcherContext, MatcherResult } from './matcher';

/** Passes when the execution (of a result, or the last one of a builder) or the native operation has an error, whichever. */
export function toFail(this: MatcherContext, received: unknown): MatcherResult {
  return failureResult(this, { name: 'toFail', received, expected: () => ({ verb: 'fail', isMeant: () => true }) });
}
