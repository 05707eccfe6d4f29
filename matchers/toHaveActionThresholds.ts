import { type MatcherContext, type MatcherResult, matcherResult, wrongSubject } from './matcher';
import { ACCOUNT_SUBJECTS, accountOf } from './subject';

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
  const account = accountOf(received);
  if (account === undefined) return wrongSubject(this, name, 'account', ACCOUNT_SUBJECTS, received);
  if (expected?.deployment === undefined && expected?.keyManagement === undefined) {
    throw new Error(`${name} compares at least one threshold: pass { deployment } or { keyManagement } or both.`);
  }
  const found = account === 'none' ? undefined : account.actionThresholds;
  return matcherResult(this, name, 'account', 'thresholds', {
    pass:
      found !== undefined &&
      (expected.deployment === undefined || found.deployment === expected.deployment) &&
      (expected.keyManagement === undefined || found.keyManagement === expected.keyManagement),
    lines: (not) => [
      `Expected the account ${not ? 'not ' : ''}to have these action thresholds.`,
      `Expected: ${not ? 'not ' : ''}${this.utils.EXPECTED_COLOR(thresholdsText(expected))}`,
      `Received: ${this.utils.RECEIVED_COLOR(found === undefined ? 'no such account' : thresholdsText(found))}`,
    ],
  });
}

function thresholdsText({ deployment, keyManagement }: ExpectedThresholds): string {
  const parts = [
    deployment === undefined ? undefined : `deployment ${deployment}`,
    keyManagement === undefined ? undefined : `key management ${keyManagement}`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}
