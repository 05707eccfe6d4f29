import { groupDigits } from '../src/report/motes';
import { AUCTION } from './auctionSubject';
import { type ExpectedAmount, matchAmount } from './expectedAmount';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';

/** Passes when validators are known so many eras ahead. */
export function toHaveAuctionDelay(this: MatcherContext, received: unknown, eras: ExpectedAmount): MatcherResult {
  const name = 'toHaveAuctionDelay';
  return matcherResult(this, { name, subject: AUCTION, received, args: ['eras'] }, (builder) => {
    const match = matchAmount(this, name, builder.getAuctionDelay(), eras, groupDigits);
    return {
      pass: match.pass,
      lines: (words) => [
        `Expected the auction delay ${words.not}to be so many eras.`,
        words.expected(match.expectedText),
        words.received(groupDigits(builder.getAuctionDelay()), match.differenceText),
      ],
    };
  });
}
