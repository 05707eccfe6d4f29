/**
 * What can go wrong in an execution, as data: a `_tag` and the reference engine's own text.
 *
 * The texts are consensus data there (they are part of a block's execution results), so they are copied to the letter.
 * The reference has two enums, one for Wasm and one for the engine around it; here they are one flat union, because the
 * outer one prints the inner one unchanged.
 *
 * Inside `runtime/` these objects are thrown, also through Wasm frames: they are plain frozen data without a stack, and
 * `executeWasmV1` catches them once.
 *
 * Answers to: casper-execution-engine `execution/error.rs`, `engine_state/error.rs`.
 *
 * @module
 */

import { bytesToHex } from '../bytes/hex';
import { accessRightsText } from '../types/accessRights';
import { apiErrorText, normalizeApiError } from '../types/apiError';
import type { Key } from '../types/key';
import type { URef } from '../types/uref';

/** Names of the errors that carry nothing but their text. */
export type PlainErrorTag =
  | 'AccountNotFound'
  | 'AmbiguousEntityVersion'
  | 'BytesRepr'
  | 'CLValue'
  | 'DictionaryItemKeyExceedsLength'
  | 'DisabledEntity'
  | 'DisabledEntityVersion'
  | 'DisabledUnrestrictedTransfers'
  | 'ExpectedReturnValue'
  | 'ForgedReference'
  | 'FunctionNotFound'
  | 'GasLimit'
  | 'IncompatibleRuntime'
  | 'Interpreter'
  | 'InvalidAccess'
  | 'InvalidByteCode'
  | 'InvalidContext'
  | 'InvalidEntity'
  | 'InvalidEntryPointType'
  | 'InvalidExecutableItem'
  | 'InvalidImputedOperation'
  | 'InvalidKeyVariant'
  | 'InvalidUtf8Encoding'
  | 'KeyNotFound'
  | 'LockedEntity'
  | 'MissingArgument'
  | 'MissingEntityVersion'
  | 'MissingRuntimeStack'
  | 'MissingSystemContractHash'
  | 'NamedKeyNotFound'
  | 'NoActiveEntityVersions'
  | 'NoMatchingEntityVersionKey'
  | 'NoSuchMethod'
  | 'ParityWasm'
  | 'Resolver'
  | 'RuntimeStackOverflow'
  | 'Storage'
  | 'SystemContract'
  | 'TemplateMethod'
  | 'TrackingCopy'
  | 'Transfer'
  | 'Transform'
  | 'TypeMismatch'
  | 'UnexpectedKeyVariant'
  | 'UnexpectedStoredValueVariant'
  | 'UnsupportedWasmStart'
  | 'UpgradeAuthorizationFailure'
  | 'WasmPreprocessing';

/** Which of the four key management failures an error is; the code is what the host function would have returned. */
export type KeyFailureTag = 'AddKeyFailure' | 'RemoveKeyFailure' | 'UpdateKeyFailure' | 'SetThresholdFailure';

/** An error of an execution. */
export type ExecError =
  | { readonly _tag: PlainErrorTag; readonly message: string }
  /** The code called `revert`, or the engine reverted for it. `code` is the u32 form of the ApiError. */
  | { readonly _tag: 'Revert'; readonly message: string; readonly code: number }
  /** The code called `ret`: how a stored contract normally ends, never seen outside `runtime/`. */
  | { readonly _tag: 'Ret'; readonly message: string; readonly urefs: readonly URef[] }
  | { readonly _tag: KeyFailureTag; readonly message: string; readonly code: number };

/** The error on an execution result. */
export type EngineError = ExecError;

function plain(tag: PlainErrorTag, message: string): ExecError {
  return { _tag: tag, message };
}

const GAS_LIMIT: ExecError = Object.freeze(plain('GasLimit', 'Out of gas error'));
const INVALID_CONTEXT: ExecError = Object.freeze(plain('InvalidContext', 'Invalid context'));

/** Builds each error with its text. */
export const execError = {
  /** @param reason what the interpreter says, for example `trap: Code(Unreachable)` */
  interpreter(reason: string): ExecError {
    return plain('Interpreter', `Interpreter error: ${reason}`);
  },
  /** @param text Display text of the reference's bytesrepr error */
  bytesRepr(text: string): ExecError {
    return plain('BytesRepr', `Serialization error: ${text}`);
  },
  namedKeyNotFound(name: string): ExecError {
    return plain('NamedKeyNotFound', `Named key ${name} not found`);
  },
  keyNotFound(key: Key): ExecError {
    return plain('KeyNotFound', `Key ${key.display()} not found`);
  },
  accountNotFound(key: Key): ExecError {
    return plain('AccountNotFound', `Account ${key.display()} not found`);
  },
  /** A stored value or argument of the wrong type; both names as the reference prints them. */
  typeMismatch(expected: string, found: string): ExecError {
    return plain('TypeMismatch', `Type mismatch. Expected ${expected} but found ${found}.`);
  },
  invalidAccess(required: number): ExecError {
    return plain('InvalidAccess', `Invalid access rights: ${accessRightsText(required)}`);
  },
  forgedReference(uref: URef): ExecError {
    return plain('ForgedReference', `Forged reference: ${uref.display()}`);
  },
  /** A module that is refused, with the text it is refused with. */
  refusedModule(
    tag: 'FunctionNotFound' | 'Interpreter' | 'ParityWasm' | 'Resolver' | 'UnsupportedWasmStart' | 'WasmPreprocessing',
    text: string,
  ): ExecError {
    return plain(tag, text);
  },
  gasLimit(): ExecError {
    return GAS_LIMIT;
  },
  ret(urefs: readonly URef[]): ExecError {
    return { _tag: 'Ret', message: 'Return', urefs };
  },
  /** @param code the ApiError as u32 */
  revert(code: number): ExecError {
    return { _tag: 'Revert', message: apiErrorText(code), code: normalizeApiError(code) };
  },
  keyFailure(tag: KeyFailureTag, code: number, text: string): ExecError {
    return { _tag: tag, message: text, code };
  },
  /** @param text for example `Mint error: Insufficient funds` */
  systemContract(text: string): ExecError {
    return plain('SystemContract', text);
  },
  expectedReturnValue(): ExecError {
    return plain('ExpectedReturnValue', 'Expected return value');
  },
  invalidContext(): ExecError {
    return INVALID_CONTEXT;
  },
  /** @param text Display text of the reference's bytesrepr error */
  clValue(text: string): ExecError {
    return plain('CLValue', `CLValue error: ${text}`);
  },
  /** @param text the whole text */
  clValueText(text: string): ExecError {
    return plain('CLValue', text);
  },
  clTypeMismatch(expected: string, found: string): ExecError {
    return plain('CLValue', `Type mismatch: Expected ${expected} but found ${found}.`);
  },
  noActiveEntityVersions(): ExecError {
    return plain('NoActiveEntityVersions', 'No active contract versions for contract package');
  },
  disabledEntityVersion(major: number, version: number): ExecError {
    return plain('DisabledEntityVersion', `Disabled entity version: ${major}.${version}`);
  },
  missingEntityVersion(major: number, version: number): ExecError {
    return plain('MissingEntityVersion', `Missing entity version: ${major}.${version}`);
  },
  noSuchMethod(name: string): ExecError {
    return plain('NoSuchMethod', `No such method: ${name}`);
  },
  templateMethod(name: string): ExecError {
    return plain('TemplateMethod', `Error calling a template entry point: ${name}`);
  },
  /** @param text Display text of the preprocessing error */
  wasmPreprocessing(text: string): ExecError {
    return plain('WasmPreprocessing', `Wasm preprocessing error: ${text}`);
  },
  unexpectedStoredValueVariant(): ExecError {
    return plain('UnexpectedStoredValueVariant', 'Unexpected variant of a stored value');
  },
  lockedEntity(): ExecError {
    return plain('LockedEntity', 'A locked contract cannot be upgraded');
  },
  invalidEntity(hash: Uint8Array): ExecError {
    return plain('InvalidEntity', `Invalid contract: ${bytesToHex(hash)}`);
  },
  invalidByteCode(hash: Uint8Array): ExecError {
    return plain('InvalidByteCode', `Invalid contract WASM: ${bytesToHex(hash)}`);
  },
  missingArgument(name: string): ExecError {
    return plain('MissingArgument', `Missing argument: ${name}`);
  },
  dictionaryItemKeyExceedsLength(): ExecError {
    return plain('DictionaryItemKeyExceedsLength', 'Dictionary item key exceeded maximum length');
  },
  missingSystemContractHash(name: string): ExecError {
    return plain('MissingSystemContractHash', `Missing system contract hash: ${name}`);
  },
  runtimeStackOverflow(): ExecError {
    return plain('RuntimeStackOverflow', 'Runtime stack overflow');
  },
  missingRuntimeStack(): ExecError {
    return plain('MissingRuntimeStack', 'Runtime stack missing');
  },
  disabledEntity(): ExecError {
    return plain('DisabledEntity', 'Contract is disabled');
  },
  /** @param text Display text of the transform error */
  transform(text: string): ExecError {
    return plain('Transform', text);
  },
  unexpectedKeyVariant(key: Key): ExecError {
    return plain('UnexpectedKeyVariant', `Invalid key ${key.display()}`);
  },
  disabledUnrestrictedTransfers(): ExecError {
    return plain('DisabledUnrestrictedTransfers', 'Failed to transfer with unrestricted transfers disabled');
  },
  /** @param text Display text of the tracking copy error */
  trackingCopy(text: string): ExecError {
    return plain('TrackingCopy', `Tracking copy error: ${text}`);
  },
  upgradeAuthorizationFailure(): ExecError {
    return plain('UpgradeAuthorizationFailure', 'Deployment authorization failure');
  },
  invalidEntryPointType(): ExecError {
    return plain('InvalidEntryPointType', 'The EntryPoints contains an invalid entry');
  },
  invalidImputedOperation(): ExecError {
    return plain('InvalidImputedOperation', 'The imputed operation is invalid');
  },
  /** @param text Display text of the UTF-8 error */
  invalidUtf8Encoding(text: string): ExecError {
    return plain('InvalidUtf8Encoding', `Invalid UTF-8 string encoding: ${text}`);
  },
  /** @param runtime for example `vm-casper-v2` */
  incompatibleRuntime(runtime: string): ExecError {
    return plain('IncompatibleRuntime', `Incompatible runtime: ${runtime}`);
  },
  noMatchingEntityVersionKey(): ExecError {
    return plain('NoMatchingEntityVersionKey', 'No matching entity version key');
  },
  ambiguousEntityVersion(): ExecError {
    return plain('AmbiguousEntityVersion', 'Ambiguous entity version');
  },
  /** A named key to be called is neither a contract nor an entity. */
  invalidKeyVariant(key: Key): ExecError {
    return plain('InvalidKeyVariant', `Unsupported key type: ${key.display()}`);
  },
  /** @param text Display text of the transfer error */
  transfer(text: string): ExecError {
    return plain('Transfer', `Transfer error: ${text}`);
  },
  /** @param text Display text of the invalid request */
  invalidExecutableItem(text: string): ExecError {
    return plain('InvalidExecutableItem', `Invalid executable item: ${text}`);
  },
};

/** Whether a caught value is an error of the execution and not a bug. */
export function isExecError(value: unknown): value is ExecError {
  if (typeof value !== 'object' || value === null) return false;
  const candidate = value as { _tag?: unknown; message?: unknown; stack?: unknown };
  return typeof candidate._tag === 'string' && typeof candidate.message === 'string' && candidate.stack === undefined;
}
