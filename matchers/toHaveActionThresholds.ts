import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { ACCOUNT } from './subject';

/** The thresholds of an account; one left out is not compared. */
export interface ExpectedThresholds {
  readonly deployment?: number;
  readonly keyManagement?: number;
}

/** Passes when the account's action thresholds are these. */
export function toHaveActionThresholds(
  this: MatcherContext,
  received: unknown,
  expected: ExpectedThresholds,
): MatcherResult {
  const name = 'toHaveActionThresholds';
  return matcherResult(this, { name, subject: ACCOUNT, received, args: ['thresholds'] }, (account) => {
    if (expected?.deployment === undefined && expected?.keyManagement === undefined) {
      throw badArgument(`${name} takes { deployment } or { keyManagement } or both.`, expected);
    }
    const found = account === 'none' ? undefined : account.actionThresholds;
    return {
      pass:
        found !== undefined &&
        (expected.deployment === undefined || found.deployment === expected.deployment) &&
        (expected.keyManagement === undefined || found.keyManagement === expected.keyManagement),
      lines: (words) => [
        `Expected the account ${words.not}to have these action thresholds.`,
        words.expected(thresholdsText(expected)),
        words.received(found === undefined ? 'no such account' : thresholdsText(found)),
      ],
    };
  });
}

function thresholdsText({ deployment, keyManagement }: ExpectedThresholds): string {
  const parts = [
    deployment === undefined ? undefined : `deployment ${deployment}`,
    keyManagement === undefined ? undefined : `key management ${keyManagement}`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}
