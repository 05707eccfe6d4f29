/**
 * Property testing with fast-check: arbitraries for Casper's values, and contracts against models. The entry
 * `casper-engine-test-support/arbitraries`; it needs the package `fast-check` 4.
 *
 * @module
 */

export {
  accessRights,
  accountHash,
  entityAddr,
  hash,
  type KeyConstraints,
  key,
  type PublicKeyConstraints,
  publicKey,
  testAccount,
  uref,
} from './addresses';
export {
  type ArgumentArbitraries,
  type ArgumentValue,
  argumentsOf,
  type ContractInterface,
  customValue,
} from './argumentsOf';
export { type CLTypeConstraints, type CLValueConstraints, clType, clValue, text } from './clValues';
export {
  type Action,
  type Actions,
  ContractModel,
  contractModel,
  type ModelCheckOptions,
  type ModelSetup,
  type StartedRun,
} from './contractModel';
export { type BigNumberLimits, i32, i64, type NumberLimits, u8, u32, u64, u128, u256, u512 } from './numbers';
