/**
 * The matchers as pure functions, for `expect.extend` of a runner of your own. `casper-engine-test-support/matchers/setup`
 * installs and types them for Jest.
 *
 * @module
 */
export { asymmetricMatchers, type CasperAsymmetricMatchers } from './asymmetricMatchers';
export type { BalanceChange } from './balanceChanges';
export type { BalanceHolder } from './balanceOf';
export type { ChangeOptions } from './changeSubject';
export { type EqualityTester, equalityTesters } from './equalityTesters';
export type { ExpectedAccessRights } from './expectedAccessRights';
export type { AmountRange, Asymmetric, ExpectedAmount } from './expectedAmount';
export type { ExpectedCLType } from './expectedCLType';
export type { ExpectedContent } from './expectedContent';
export type { ExpectedEntryPoint } from './expectedEntryPoint';
export type { MatcherContext, MatcherResult } from './matcher';
export type { ExpectedVersion } from './packageSubject';
export { toBeAccountHash } from './toBeAccountHash';
export { type AuthorizedAction, toBeAuthorizedFor } from './toBeAuthorizedFor';
export { type MotesTolerance, toBeCloseToMotes } from './toBeCloseToMotes';
export { toBeKey } from './toBeKey';
export { toBeLocked } from './toBeLocked';
export { toBePruned } from './toBePruned';
export { toBePublicKey } from './toBePublicKey';
export { toBeURef } from './toBeURef';
export { toChangeBalance } from './toChangeBalance';
export { type ExpectedChanges, toChangeBalances } from './toChangeBalances';
export { toChangeTotalSupply } from './toChangeTotalSupply';
export { toConserveSupply } from './toConserveSupply';
export { toConsumeGas } from './toConsumeGas';
export { toEqualBytes } from './toEqualBytes';
export { toEqualCLValue } from './toEqualCLValue';
export { toEqualKey } from './toEqualKey';
export { toExistAsAccount } from './toExistAsAccount';
export { toExistInGlobalState } from './toExistInGlobalState';
export { toFailWith } from './toFailWith';
export { toHaveAccessRights } from './toHaveAccessRights';
export type { ExpectedThresholds } from './toHaveActionThresholds';
export { toHaveActionThresholds } from './toHaveActionThresholds';
export { toHaveAssociatedKey } from './toHaveAssociatedKey';
export { type ExpectedKeys, toHaveAssociatedKeys } from './toHaveAssociatedKeys';
export { toHaveAvailableBalance } from './toHaveAvailableBalance';
export { toHaveBalance } from './toHaveBalance';
export { toHaveByteCodeHash } from './toHaveByteCodeHash';
export { toHaveCLType } from './toHaveCLType';
export { toHaveContractVersion } from './toHaveContractVersion';
export { type ExpectedDictionary, toHaveDictionaryItem } from './toHaveDictionaryItem';
export { toHaveDisabledVersion } from './toHaveDisabledVersion';
export { toHaveEnabledVersions } from './toHaveEnabledVersions';
export { toHaveEntryPoint } from './toHaveEntryPoint';
export { type ExpectedEntryPoints, toHaveEntryPoints } from './toHaveEntryPoints';
export { toHaveGroup } from './toHaveGroup';
export { toHaveMainPurse } from './toHaveMainPurse';
export { toHaveNamedKey } from './toHaveNamedKey';
export { type ExpectedNamedKeys, toHaveNamedKeys } from './toHaveNamedKeys';
export { type ExpectedProtocolVersion, toHaveProtocolVersion } from './toHaveProtocolVersion';
export { toHaveStoredValue } from './toHaveStoredValue';
export { toHaveTotalBalance } from './toHaveTotalBalance';
export { toHaveTotalKeyWeight } from './toHaveTotalKeyWeight';
export { type ExpectedPath, toHaveValueAt } from './toHaveValueAt';
export { type ExpectedRevert, toRevertWith } from './toRevertWith';
export { toSucceed } from './toSucceed';
export { type ExpectedTransfer, toTransfer } from './toTransfer';
export type { CasperMatchers } from './types';
export type { ExpectedBytes, ExpectedPublicKey, KeyPrefix } from './valuePatterns';
