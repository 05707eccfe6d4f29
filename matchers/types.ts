/**
 * The matchers as they read in a test. The entries for Jest and Vitest put this interface into the types of their `expect`.
 *
 * @module
 */

import type {
  AccountHashLike,
  AddressLike,
  Chainspec,
  CLValue,
  KeyLike,
  TrapKind,
  URefLike,
  WasmTestBuilder,
} from '../src/index';
import type { ExpectedStaker } from './auctionSubject';
import type { BalanceHolder } from './balanceOf';
import type { ChangeOptions } from './changeSubject';
import type { ExpectedMembers } from './emittedEvents';
import type { ExpectedAccessRights } from './expectedAccessRights';
import type { Asymmetric, ExpectedAmount } from './expectedAmount';
import type { ExpectedCLType } from './expectedCLType';
import type { ExpectedContent } from './expectedContent';
import type { ExpectedContract } from './expectedContract';
import type { ExpectedEntryPoint } from './expectedEntryPoint';
import type { ExpectedKey } from './expectedKey';
import type { ExpectedVersion } from './packageSubject';
import type { AuthorizedAction } from './toBeAuthorizedFor';
import type { MotesTolerance } from './toBeCloseToMotes';
import type { ExpectedArgs } from './toCall';
import type { ExpectedChanges } from './toChangeBalances';
import type { FeePurse } from './toChargeFeeTo';
import type { CostOptions } from './toCost';
import type { EventOptions } from './toEmitCesEvent';
import type { EventsOptions, ExpectedEvent } from './toEmitEvents';
import type { ExpectedPayload, MessageOptions } from './toEmitMessage';
import type { ExpectedThresholds } from './toHaveActionThresholds';
import type { ExpectedKeys } from './toHaveAssociatedKeys';
import type { ExpectedBid } from './toHaveBid';
import type { ExpectedDictionary } from './toHaveDictionaryItem';
import type { EffectsOptions, ExpectedEffect } from './toHaveEffects';
import type { ExpectedEntryPoints } from './toHaveEntryPoints';
import type { ExpectedNamedKeys } from './toHaveNamedKeys';
import type { ExpectedProtocolVersion } from './toHaveProtocolVersion';
import type { ExpectedPath } from './toHaveValueAt';
import type { HoldOptions } from './toHoldBalance';
import type { GasSnapshotOptions } from './toMatchGasSnapshot';
import type { ExpectedRevert } from './toRevertWith';
import type { ExpectedTransfer } from './toTransfer';
import type { UserErrorNames } from './userErrors';
import type { ExpectedBytes, ExpectedPublicKey, KeyPrefix } from './valuePatterns';

/** The matchers; `R` is what an assertion returns. */
export interface CasperMatchers<R> {
  // Execution. Subject: the builder (its last execution) or an execution result.
  /** The execution, or the native operation of the builder, has no error. */
  toSucceed(): R;
  /** The execution failed with an error whose text contains or matches this, or whose tag it is. */
  toFailWith(expected: string | RegExp): R;
  /** The code reverted with this ApiError: u32 code, `{ user: n }`, name, or RegExp. */
  toRevertWith(expected: ExpectedRevert): R;
  /** The execution, or the native operation of the builder, has an error. */
  toFail(): R;
  /** The code reverted with this `ApiError::User`: number, or name with an enum or a contract schema. */
  toRevertWithUserError(error: number | string, names?: UserErrorNames): R;
  /** Wasm trapped, with this kind of trap. */
  toTrap(kind?: TrapKind): R;
  /** The gas limit was exceeded. */
  toRunOutOfGas(): R;
  /** The engine refused a module before its first instruction, for this reason. */
  toFailPreprocessing(reason?: string | RegExp): R;

  // Gas and cost. Subject: as for executions.
  /** The execution consumed this much gas. */
  toConsumeGas(expected: ExpectedAmount): R;
  /** The execution consumed no more gas than this. */
  toConsumeGasAtMost(most: bigint | number | string): R;
  /** The gas consumed, and what it was spent on, are those of the runner's snapshot. */
  toMatchGasSnapshot(name?: string, options?: GasSnapshotOptions): R;
  /** The same without a name. */
  toMatchGasSnapshot(options: GasSnapshotOptions): R;
  /** The gas consumed costs this many motes, at a gas price of 1 if none is given. */
  toCost(motes: ExpectedAmount, options?: CostOptions): R;
  /** So many motes were refunded. Subject: what `builder.handleRefund(…)` returned. */
  toRefund(motes: ExpectedAmount): R;
  /** The fee was paid into this purse. Subject: what `builder.handleFee(…)` returned. */
  toChargeFeeTo(purse: FeePurse, motes?: ExpectedAmount): R;
  /** So much is on hold. Subject: what `builder.balanceHold(…)` returned, or the builder with `{ of }`. */
  toHoldBalance(motes: ExpectedAmount, options?: HoldOptions): R;

  // Effects. Subject: the builder (what its `commit` would apply), an execution result, what a native operation returned, effects.
  /** They write the key (this content). */
  toWriteKey(key: ExpectedKey, ...value: readonly [ExpectedContent?]): R;
  /** They add to the key (this much altogether). */
  toAddTo(key: ExpectedKey, amount?: ExpectedAmount): R;
  /** The execution read this key from the state. Subject: as for executions. */
  toReadKey(key: ExpectedKey): R;
  /** They change each of these keys, and nothing else. */
  toChangeOnly(keys: readonly ExpectedKey[]): R;
  /** They change nothing. */
  toHaveNoEffects(): R;
  /** There are effects like these among them. */
  toHaveEffects(
    effects: ExpectedEffect | Asymmetric | readonly (ExpectedEffect | Asymmetric)[],
    options?: EffectsOptions,
  ): R;
  /** They are those of the snapshot of the test. */
  toMatchEffectSnapshot(hint?: string): R;
  /** The state has this root hash. Subject: the builder, or a state. */
  toHaveStateRoot(hash: Uint8Array | string): R;

  // Account authorization. Subject: an account, or an Option of one.
  /** The account has this associated key (with this weight). */
  toHaveAssociatedKey(key: AccountHashLike, options?: { readonly weight?: number }): R;
  /** The account's action thresholds are these. */
  toHaveActionThresholds(expected: ExpectedThresholds): R;
  /** The account has these keys with these weights; with `exact` no others. */
  toHaveAssociatedKeys(keys: ExpectedKeys, options?: { readonly exact?: boolean }): R;
  /** All keys together weigh this much. */
  toHaveTotalKeyWeight(weight: ExpectedAmount): R;
  /** These keys together may do this for the account, as the engine decides it. */
  toBeAuthorizedFor(action: AuthorizedAction, keys: AccountHashLike | readonly AccountHashLike[]): R;
  /** There is such an account; with a builder the subject may be whatever names it. */
  toExistAsAccount(builder?: WasmTestBuilder): R;
  /** The main purse is at this address, whatever the access rights. */
  toHaveMainPurse(purse: URefLike): R;

  // Balances. Subject: the builder.
  /** A purse, or the main purse of an account or entity, holds this much in total. */
  toHaveBalance(holder: BalanceHolder, expected: ExpectedAmount): R;
  /** The same, by the name that says it where holds are in play. */
  toHaveTotalBalance(holder: BalanceHolder, expected: ExpectedAmount): R;
  /** This much of a balance can be spent, holds taken off. */
  toHaveAvailableBalance(holder: BalanceHolder, expected: ExpectedAmount): R;
  /** A balance changed by this much in the last commit, or by the function that is the subject (then with `{ builder }`). */
  toChangeBalance(holder: BalanceHolder, delta: ExpectedAmount, options?: ChangeOptions): R;
  /** Several balances changed by this much each: `[[alice, '-5 CSPR'], [bob, '5 CSPR']]`. */
  toChangeBalances(changes: ExpectedChanges, options?: ChangeOptions): R;
  /** The total supply changed by this much; subjects as for `toChangeBalance`. */
  toChangeTotalSupply(delta: ExpectedAmount, options?: ChangeOptions): R;
  /** No motes appeared or vanished; subjects as for `toChangeBalance`. */
  toConserveSupply(options?: ChangeOptions): R;
  /** The execution transferred motes like this. Subject: as for executions. */
  toTransfer(expected?: ExpectedTransfer): R;

  // State.
  /** The account or contract has this named key. */
  toHaveNamedKey(name: string, key?: KeyLike): R;

  /** The account or contract has these named keys (names, or names with keys); with `exact` no others. */
  toHaveNamedKeys(names: ExpectedNamedKeys, options?: { readonly exact?: boolean }): R;
  /** What `builder.query` found, or a CLValue, has this content: plain, asymmetric, or a CLValue with its type. */
  toHaveStoredValue(value: ExpectedContent): R;
  /** A CLValue, or what holds one, is of this type: `'U64'`, `CLType.option(CLType.U64)`. */
  toHaveCLType(type: ExpectedCLType): R;
  /** The same CLValue, type and content, ours or of casper-js-sdk. */
  toEqualCLValue(clValue: CLValue | object): R;
  /** The dictionary has this item (with this content). Subject: a contract, or the builder. */
  toHaveDictionaryItem(dictionary: ExpectedDictionary, item: string, ...value: readonly [ExpectedContent?]): R;
  /** There is a value at the end of a path of named keys (with this content). Subject: a contract, or the builder. */
  toHaveValueAt(path: ExpectedPath, ...value: readonly [ExpectedContent?]): R;
  /** A URef has exactly these access rights. */
  toHaveAccessRights(rights: ExpectedAccessRights): R;
  /** There is a value under the key. */
  toExistInGlobalState(builder: WasmTestBuilder): R;
  /** The last commit removed the value under the key. */
  toBePruned(builder: WasmTestBuilder, options?: Pick<ChangeOptions, 'since'>): R;

  // Contracts and packages. Subject: a contract handle, a contract or entity, entry points, a package, or an Option of them.
  /** There is this entry point, with these parameters, return type, access, type and payment. */
  toHaveEntryPoint(name: string, expected?: ExpectedEntryPoint): R;
  /** There are these entry points; with `exact` no others. */
  toHaveEntryPoints(expected: ExpectedEntryPoints, options?: { readonly exact?: boolean }): R;
  /** This is the latest enabled version: `2`, or `'2.1'` with the major protocol version in front. */
  toHaveContractVersion(version: ExpectedVersion): R;
  /** Exactly these versions are enabled. */
  toHaveEnabledVersions(versions: readonly ExpectedVersion[]): R;
  /** There is this version, and it is disabled. */
  toHaveDisabledVersion(version: ExpectedVersion): R;
  /** The package takes no further versions. */
  toBeLocked(): R;
  /** There is a user group of this name, of exactly these URefs. */
  toHaveGroup(name: string, urefs?: readonly URefLike[]): R;
  /** It has the interface that a contract schema (JSON, its text, or parsed) declares. */
  toMatchContractSchema(schema: unknown): R;
  /** The contract or entity is of this protocol version. */
  toHaveProtocolVersion(version: ExpectedProtocolVersion): R;
  /** Its code is stored at this hash. */
  toHaveByteCodeHash(hash: AddressLike): R;

  // System contracts. Subject: the builder.
  /** The validator has a bid, of this stake, rate and activity. */
  toHaveBid(validator: ExpectedPublicKey, bid?: ExpectedBid): R;
  /** Somebody has delegated to the validator (this much). */
  toHaveDelegation(validator: ExpectedPublicKey, delegator: ExpectedStaker, motes?: ExpectedAmount): R;
  /** Somebody unbonds from the validator (this much) and has not been paid out yet. */
  toHaveUnbond(validator: ExpectedPublicKey, staker: ExpectedStaker, motes?: ExpectedAmount): R;
  /** This is a validator of the current era, or of `era`, of this weight. */
  toBeInEraValidators(
    validator: ExpectedPublicKey,
    weight?: ExpectedAmount,
    options?: { readonly era?: bigint | number },
  ): R;
  /** This is the current era. */
  toBeInEra(era: ExpectedAmount): R;
  /** Validators are known so many eras ahead. */
  toHaveAuctionDelay(eras: ExpectedAmount): R;

  // Calls and output. Subject: as for executions.
  /** Code of the execution called this entry point of this contract (with these arguments), at any depth. */
  toCall(contract: ExpectedContract, entryPoint?: string, args?: ExpectedArgs): R;
  /** Calls went this deep; session code that calls nothing has 1. */
  toHaveCallDepth(depth: ExpectedAmount): R;
  /** What was executed returned this: plain, asymmetric, or a CLValue with its type. */
  toReturn(value: ExpectedContent): R;
  /** Code of the execution printed a text that contains or matches this. */
  toPrint(text: string | RegExp): R;

  // Messages and events. Subject: as for executions, if not said.
  /** The execution emitted a message to this topic (that says this, by this contract, so many times). */
  toEmitMessage(topic: string | RegExp | Asymmetric, payload?: ExpectedPayload, options?: MessageOptions): R;
  /** A contract has this message topic (with so many messages in the block of the last one). */
  toHaveMessageTopic(name: string, options?: { readonly count?: ExpectedAmount }): R;

  /** A contract emitted this event by the Casper Event Standard (with these members, so many times). */
  toEmitCesEvent(name: string, members?: ExpectedMembers, options?: EventOptions): R;
  /** The execution emitted all of these events by the Casper Event Standard; `ordered` in this order, `exact` no others. */
  toEmitEvents(events: readonly ExpectedEvent[], options?: EventsOptions): R;

  // Wasm. Subject: bytes, the name of a file, or `inspectWasm(…)`.
  /** A network with this chainspec, or that of this builder, takes the module as session code. */
  toBeDeployableOn(network?: Chainspec | WasmTestBuilder): R;
  /** The module imports no host functions but these. */
  toImportOnly(hostFunctions: readonly string[]): R;
  /** The module exports a function of this name. */
  toExport(name: string): R;
  /** The module has at most so many bytes. */
  toHaveWasmSizeAtMost(bytes: number): R;

  // Values. Subject: any value, or an Option of it.
  /** A Key or what has one, of this variant (`'Hash'`) or with this beginning (`'hash'`) if given. */
  toBeKey(prefix?: KeyPrefix): R;
  /** A URef, with exactly these access rights if given. */
  toBeURef(rights?: ExpectedAccessRights): R;
  /** An account hash, that of this account if given. */
  toBeAccountHash(account?: AccountHashLike): R;
  /** A public key, of this algorithm or exactly this one if given. */
  toBePublicKey(expected?: ExpectedPublicKey): R;
  /** The same bytes, each in any form: Uint8Array, Buffer, numbers, hex. */
  toEqualBytes(bytes: ExpectedBytes): R;
  /** The same key, each in any form: ours, of casper-js-sdk, text, bytes. */
  toEqualKey(key: KeyLike | Uint8Array): R;
  /** An amount that is at most so far off. */
  toBeCloseToMotes(motes: bigint | number | string, options: MotesTolerance): R;
}
