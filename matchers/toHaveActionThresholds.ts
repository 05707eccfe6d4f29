import { AUTHORIZED, type Thresholds } from './authorizedSubject';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';

/** The thresholds of an account or entity; one left out is not compared. Only entities have `upgradeManagement`. */
export type ExpectedThresholds = Partial<Thresholds>;

const WORDS: Readonly<Record<keyof Thresholds, string>> = {
  deployment: 'deployment',
  keyManagement: 'key management',
  upgradeManagement: 'upgrade management',
};
const ACTIONS = Object.keys(WORDS) as readonly (keyof Thresholds)[];

/** Passes when the account's action thresholds are these. */
export function toHaveActionThresholds(
  this: MatcherContext,
  received: unknown,
  expected: ExpectedThresholds,
): MatcherResult {
  const name = 'toHaveActionThresholds';
  return matcherResult(this, { name, subject: AUTHORIZED, received, args: ['thresholds'] }, (account) => {
    const compared = ACTIONS.filter((action) => expected?.[action] !== undefined);
    if (compared.length === 0) {
      throw badArgument(
        `${name} takes { deployment }, { keyManagement }, { upgradeManagement }, or several.`,
        expected,
      );
    }
    const found = account === 'none' ? undefined : account.thresholds;
    return {
      pass: found !== undefined && compared.every((action) => found[action] === expected[action]),
      lines: (words) => [
        `Expected the account ${words.not}to have these action thresholds.`,
        words.expected(thresholdsText(expected)),
        words.received(found === undefined ? 'no such account' : thresholdsText(found)),
      ],
    };
  });
}

function thresholdsText(thresholds: ExpectedThresholds): string {
  const present = ACTIONS.filter((action) => thresholds[action] !== undefined);
  return present.map((action) => `${WORDS[action]} ${thresholds[action]}`).join(', ');
}
