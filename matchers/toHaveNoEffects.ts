import { EFFECTS, effectLines } from './effectsSubject';
import { causeLines } from './executionLines';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';

/** Passes when nothing is written, added or pruned; an execution that failed has no effects. */
export function toHaveNoEffects(this: MatcherContext, received: unknown): MatcherResult {
  return matcherResult(this, { name: 'toHaveNoEffects', subject: EFFECTS, received }, (found) => ({
    pass: found.changes.length === 0,
    lines: (words) =>
      words.isNot
        ? ['Expected effects, but there are none.', ...causeLines(found)]
        : ['Expected no effects.', ...effectLines('The effects:', found.changes, found)],
  }));
}
