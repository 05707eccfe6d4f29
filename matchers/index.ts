/**
 * The matchers as pure functions, for `expect.extend` of a runner of your own. `casper-engine-test-support/matchers/setup`
 * installs and types them for Jest.
 *
 * @module
 */
export type { AmountRange, Asymmetric, ExpectedAmount } from './expectedAmount';
export type { MatcherContext, MatcherResult } from './matcher';
export { toConsumeGas } from './toConsumeGas';
export { toFailWith } from './toFailWith';
export type { ExpectedThresholds } from './toHaveActionThresholds';
export { toHaveActionThresholds } from './toHaveActionThresholds';
export { toHaveAssociatedKey } from './toHaveAssociatedKey';
export { toHaveBalance } from './toHaveBalance';
export { toHaveNamedKey } from './toHaveNamedKey';
export { type ExpectedRevert, toRevertWith } from './toRevertWith';
export { toSucceed } from './toSucceed';
export type { CasperMatchers } from './types';
