import { failureResult } from './failureResult';
import type { MatcherContext, MatcherResult } from './matcher';

/** Passes when the execution failed because it exceeded its gas limit. */
export function toRunOutOfGas(this: MatcherContext, received: unknown): MatcherResult {
  return failureResult(this, {
    name: 'toRunOutOfGas',
    received,
    expected: () => ({ verb: 'run out of gas', isMeant: ({ _tag }) => _tag === 'GasLimit' }),
  });
}
