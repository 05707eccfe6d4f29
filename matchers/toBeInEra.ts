import { groupDigits } from '../src/report/motes';
import { AUCTION } from './auctionSubject';
import { type ExpectedAmount, matchAmount } from './expectedAmount';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';

/** Passes when this is the current era. */
export function toBeInEra(this: MatcherContext, received: unknown, era: ExpectedAmount): MatcherResult {
  return matcherResult(this, { name: 'toBeInEra', subject: AUCTION, received, args: ['era'] }, (builder) => {
    const match = matchAmount(this, 'toBeInEra', builder.getEra(), era, groupDigits);
    return {
      pass: match.pass,
      lines: (words) => [
        `Expected this ${words.not}to be the current era.`,
        words.expected(match.expectedText),
        words.received(groupDigits(builder.getEra()), match.differenceText),
      ],
    };
  });
}
