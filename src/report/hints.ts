/**
 * What is probably wrong and how to put it right: one table. The first line that fits a failure is shown.
 *
 * @module
 */
import type { EngineError } from '../runtime/execError';
import type { Failure } from './failure';
import {
  calledKey,
  codeName,
  entryPointHint,
  groupHint,
  initiatorName,
  keyList,
  missingArgument,
  moreGas,
  moreSigners,
  nameHint,
  quote,
  unreadableArgument,
  wantedName,
  wrongArgumentType,
} from './hintTexts';
import { motes } from './valueText';

/** When a hint fits, and what it says. Every condition that is there must hold. */
export interface Hint {
  /** Tag of the error. */
  readonly error?: EngineError['_tag'];
  /** Part of the engine's text. */
  readonly message?: string | RegExp;
  /** Name of the ApiError the code reverted with, or of what the decisive host call was refused with. */
  readonly code?: string | readonly string[];
  /** Import name of the decisive host call, `casper_` left out. */
  readonly call?: string | readonly string[];
  readonly when?: (failure: Failure) => boolean;
  readonly hint: string | ((failure: Failure) => string);
}

/** How to build for the engine, which knows the first WebAssembly with sign extension only. */
const MVP_BUILD =
  "RUSTFLAGS='-C target-cpu=mvp' cargo +nightly build --release --target wasm32-unknown-unknown -Zbuild-std=core,alloc,panic_abort";
const LOWERING = 'lower the file with wasm-opt --llvm-memory-copy-fill-lowering';

/** The table, from the particular to the general. */
export const HINTS: readonly Hint[] = [
  // Who may act for the account
  {
    message: 'Tracking copy error: Authorization error',
    hint: (failure) =>
      `None of the signers is a key of ${initiatorName(failure)}, whose keys are ${keyList(failure)}: pass .withAuthorizationKeys([…]) with enough of them.`,
  },
  {
    message: 'Tracking copy error: Deployment authorization failure',
    hint: (failure) => moreSigners(failure, 'deployment'),
  },
  {
    message: /^Tracking copy error: Key Key::Account\(\w+\) not found/,
    hint: (failure) =>
      `There is no account ${initiatorName(failure)}: fund it in the genesis request, or make it with a transfer, and commit() that.`,
  },
  // What the transaction names
  {
    error: 'NamedKeyNotFound',
    when: (failure) => failure.wasNotCommitted({ account: failure.trace.initiator, namedKey: wantedName(failure) }),
    hint: (failure) =>
      `An earlier execution made ${quote(wantedName(failure))}, but was not committed: call commit() after it.`,
  },
  {
    error: 'NamedKeyNotFound',
    hint: (failure) => nameHint(wantedName(failure), failure, 'named key', initiatorName(failure)),
  },
  {
    error: 'InvalidKeyVariant',
    hint: 'The named key leads to no contract: name the one that the installer put the contract hash under.',
  },
  {
    error: 'KeyNotFound',
    when: (failure) => failure.wasNotCommitted(calledKey(failure)),
    hint: 'An earlier execution made this contract, but was not committed: call commit() after it.',
  },
  {
    error: 'KeyNotFound',
    when: (failure) => failure.kindAt(calledKey(failure)) === 'ContractPackage',
    hint: 'This is the hash of a package: call it as one (versionedContractCallByHash, call_versioned_contract), or pass the hash of a contract.',
  },
  {
    error: 'TrackingCopy',
    when: (failure) => failure.kindAt(calledKey(failure)) === 'Contract',
    hint: 'This is the hash of a contract, not of a package: call it with contractCallByHash (in a contract: call_contract).',
  },
  {
    when: ({ frame, error }) =>
      frame.code._tag === 'Unresolved' && (error._tag === 'KeyNotFound' || error.message.includes('Value not found')),
    hint: 'There is no contract under this hash: install it first, commit(), and take its hash from builder.contract(account, name).hash.',
  },
  { error: 'NoSuchMethod', hint: (failure) => entryPointHint(failure) },
  { error: 'TemplateMethod', hint: 'The entry point is a template of a factory: nobody can call it.' },
  {
    error: 'InvalidContext',
    when: ({ frame }) => frame.declaration?.access._tag === 'Groups',
    hint: (failure) => groupHint(failure),
  },
  {
    error: 'InvalidContext',
    when: ({ frame }) => frame.declaration?.entryPointType === 'Caller',
    hint: 'The entry point is session code (EntryPointType::Caller), and a contract cannot run that: call it from session code, or declare it as EntryPointType::Called.',
  },
  {
    error: 'InvalidContext',
    call: 'set_action_threshold',
    hint: 'Accounts have thresholds for deployment and key management only: UpgradeManagement is for addressable entities.',
  },
  {
    error: 'InvalidContext',
    call: 'manage_message_topic',
    hint: 'Only stored contracts have message topics, session code has none.',
  },
  {
    error: 'DisabledEntity',
    hint: 'This version of the contract was disabled: call the latest one through its package, or enable it again.',
  },
  {
    error: 'DisabledEntityVersion',
    hint: 'This version was disabled: leave the version out to call the latest enabled one.',
  },
  {
    error: 'MissingEntityVersion',
    hint: 'The package has no such version: versions count from 1, and installing an upgrade makes the next one. Leave the version out to call the latest.',
  },
  {
    error: 'NoMatchingEntityVersionKey',
    hint: 'No enabled version of the package has this number: leave it out to call the latest.',
  },
  {
    error: 'AmbiguousEntityVersion',
    hint: 'Several major protocol versions have a contract version of this number: say the protocol version too.',
  },
  { error: 'NoActiveEntityVersions', hint: 'Every version of the package is disabled, or there is none yet.' },
  {
    error: 'LockedEntity',
    hint: 'The package was made with new_locked_contract: such contracts have one version for ever. Use new_contract.',
  },
  {
    error: 'RuntimeStackOverflow',
    hint: 'Contracts call one another too deep: look for a circle in the calls above, or raise maxRuntimeCallStackHeight in the chainspec.',
  },
  { error: 'IncompatibleRuntime', hint: 'The contract is for VM 2, which this engine does not run.' },
  // Arguments
  {
    error: 'MissingArgument',
    hint: (failure) => missingArgument(failure.error.message.replace('Missing argument: ', ''), failure),
  },
  {
    error: 'TypeMismatch',
    when: ({ frame, call }) => call === undefined && frame.declaration !== undefined,
    hint: (failure) => wrongArgumentType(failure),
  },
  {
    code: 'MissingArgument',
    call: ['get_named_arg_size', 'get_named_arg'],
    hint: (failure) => missingArgument(String(failure.call?.args.name ?? ''), failure),
  },
  { code: 'MissingArgument', hint: 'An argument that the code asked for with get_named_arg is missing.' },
  {
    code: ['InvalidArgument', 'Deserialize', 'EarlyEndOfStream', 'LeftOverBytes', 'Formatting', 'OutOfMemory'],
    call: ['get_named_arg', 'get_named_arg_size'],
    hint: (failure) => unreadableArgument(failure),
  },
  {
    code: ['Deserialize', 'EarlyEndOfStream', 'LeftOverBytes', 'Formatting', 'CLTypeMismatch'],
    call: ['read_value', 'dictionary_get', 'dictionary_read'],
    hint: 'The stored value is of another type than the code reads: compare what was written with what is read.',
  },
  {
    code: ['Deserialize', 'EarlyEndOfStream', 'LeftOverBytes', 'Formatting', 'CLTypeMismatch'],
    hint: 'Bytes are of another type than the code reads: an argument, a stored value, or what a called contract returned.',
  },
  {
    code: 'InvalidArgument',
    hint: 'The code could not make sense of an argument: its CLType is probably not the one that the code reads it as.',
  },
  // Keys and thresholds
  {
    code: 'PermissionDenied',
    when: ({ shortfall }) => shortfall?.what.includes('key management') === true,
    hint: (failure) => moreSigners(failure, 'keyManagement'),
  },
  {
    code: ['PermissionDenied', 'PermissionDeniedError'],
    when: ({ shortfall, trace }) => shortfall === undefined && trace.account !== undefined,
    hint: 'Keys and thresholds of an account are changed by its own session code only, and on a private chain only with the signature of an administrator.',
  },
  { code: ['PermissionDenied', 'PermissionDeniedError'], hint: (failure) => moreSigners(failure, 'keyManagement') },
  { code: 'DuplicateKey', hint: 'The key is associated already: change its weight with update_associated_key.' },
  {
    code: 'MaxKeysLimit',
    hint: 'The account has as many keys as the chainspec allows (core.max_associated_keys): remove one first.',
  },
  {
    code: 'MissingKey',
    call: ['remove_associated_key', 'update_associated_key'],
    hint: 'The account has no such key: add it first, or look at its keys with builder.getExpectedAccount(…).associatedKeys.',
  },
  {
    code: 'ThresholdViolation',
    hint: 'What remains would not reach the thresholds, and nobody could use the account any more: lower the thresholds or add other keys first.',
  },
  {
    code: 'InsufficientTotalWeight',
    hint: 'All keys together do not weigh as much as this threshold, so nobody could ever meet it: add keys first, or set it lower.',
  },
  {
    code: 'DeploymentThreshold',
    hint: 'The deployment threshold may not be above the one for key management: set key management first.',
  },
  {
    code: 'KeyManagementThreshold',
    hint: 'The threshold for key management may not be below the one for deployment: set deployment first.',
  },
  // Motes
  {
    code: 'Mint(InsufficientFunds)',
    hint: ({ shortfall }) =>
      shortfall?.needed === undefined
        ? 'The purse holds less than that: fund it first, or move less.'
        : `The purse holds ${motes(shortfall.needed - shortfall.had)} too little: fund it first, or move less.`,
  },
  {
    code: 'Mint(UnapprovedSpendingAmount)',
    hint: ({ shortfall }) =>
      `Session code takes no more out of the main purse than its argument \`amount\` says: pass amount: CLValue.u512(${shortfall?.needed ?? '…'}n) or more.`,
  },
  {
    code: 'Mint(InvalidAccessRights)',
    hint: 'Motes leave a purse only for who holds its URef with WRITE, and enter with ADD. Contracts get the main purse of an account without WRITE: hand over a purse made for it.',
  },
  { code: 'Mint(EqualSourceAndTarget)', hint: 'Both purses are the same one.' },
  {
    code: ['Mint(SourceNotFound)', 'Mint(DestNotFound)', 'Mint(PurseNotFound)'],
    hint: 'This URef is no purse: make one with create_purse.',
  },
  {
    code: 'PurseNotCreated',
    hint: 'No room for the URef of the new purse: the build of casper-contract does not fit this engine.',
  },
  {
    code: 'AuctionError(BondTooSmall)',
    hint: 'The bid is below the minimum of the chainspec (core.minimum_bid_amount).',
  },
  {
    code: /* also of undelegations */ [
      'AuctionError(DelegationAmountTooSmall)',
      'AuctionError(DelegationAmountTooLarge)',
    ],
    hint: 'The amount is outside of the limits for delegations: those of the validator, within core.minimum_delegation_amount and core.maximum_delegation_amount of the chainspec.',
  },
  {
    code: 'AuctionError(InvalidContext)',
    hint: 'Only the account that the public key belongs to may do this: send it from that account.',
  },
  {
    code: 'AuctionError(ValidatorNotFound)',
    hint: 'There is no bid of this validator: add it first (in the genesis request, or with add_bid), and commit().',
  },
  {
    code: 'AuctionError(TransferToDelegatorPurse)',
    hint: 'The motes could not be moved: is there enough in the main purse, and does the argument `amount` say as much?',
  },
  // Gas
  {
    error: 'GasLimit',
    when: ({ shortfall }) => shortfall?.needed !== undefined,
    hint: ({ shortfall, trace }) =>
      trace.gas.instructions + trace.gas.hostCalls + trace.gas.storage + trace.gas.systemContracts <
      (shortfall?.had ?? 0n)
        ? `${moreGas(shortfall?.needed)} (A price was asked that is given back, but must be there for a moment.)`
        : moreGas(shortfall?.needed),
  },
  {
    error: 'GasLimit',
    hint: 'Much more gas is not enough either, or leads to another failure: does the code come to an end?',
  },
  // Rights
  {
    error: 'ForgedReference',
    hint: 'Code can only use URefs that it made, finds among its named keys, or was handed: pass it as an argument, or put it under a named key of the code that uses it.',
  },
  {
    error: 'InvalidAccess',
    call: ['write', 'add'],
    when: ({ call }) => String(call?.args.key).startsWith('uref-') === false,
    hint: 'Session code and contracts write under URefs only: make one with new_uref, or use a dictionary.',
  },
  {
    error: 'InvalidAccess',
    hint: 'The URef lacks a right that is needed here: hand it over with it (READ 1, WRITE 2, ADD 4; -007 has all).',
  },
  { error: 'UpgradeAuthorizationFailure', hint: 'The signers do not reach the upgrade threshold of the contract.' },
  // Named keys, dictionaries, messages
  {
    code: 'MissingKey',
    call: 'get_key',
    hint: (failure) => nameHint(String(failure.call?.args.name ?? ''), failure, 'named key', codeName(failure)),
  },
  { code: ['GetKey', 'MissingKey'], hint: 'A named key that the code asked for is not there.' },
  {
    code: 'ValueNotFound',
    hint: 'Nothing is stored there: is what writes it committed, and is the key or item key the same?',
  },
  { code: 'DictionaryItemKeyTooLarge', hint: 'Item keys have at most 128 bytes: use a hash of the name.' },
  { error: 'DictionaryItemKeyExceedsLength', hint: 'Item keys have at most 128 bytes: use a hash of the name.' },
  { code: 'InvalidDictionaryItemKey', hint: 'Item keys of dictionaries are UTF-8.' },
  {
    code: 'MessageTopicNotRegistered',
    hint: 'The contract has no such topic: add it in add_contract_version_with_message_topics, or with manage_message_topic.',
  },
  {
    code: 'MessageTopicAlreadyRegistered',
    hint: 'The contract has this topic already; versions inherit the topics of the version before.',
  },
  {
    code: ['MessageTooLarge', 'MaxTopicNameSizeExceeded', 'MaxTopicsNumberExceeded'],
    hint: 'The limits are those of wasm.messages_limits in the chainspec.',
  },
  {
    code: 'NotAllowedToAddContractVersion',
    hint: 'Only installing and upgrading transactions may do this: set isInstallUpgrade, or send a deploy.',
  },
  { code: 'ContractHeader(GroupAlreadyExists)', hint: 'The package has a user group of this name.' },
  {
    code: ['ContractHeader(GroupDoesNotExist)', 'ContractHeader(GroupInUse)'],
    hint: 'Look at the groups of the package, and at which entry points ask for them.',
  },
  {
    code: ['ContractHeader(MaxGroupsExceeded)', 'ContractHeader(MaxTotalURefsExceeded)'],
    hint: 'A package has at most 10 user groups with 100 URefs together.',
  },
  {
    code: 'HostBufferFull',
    hint: 'The result of the host call before was not fetched: the build of casper-contract does not fit this engine.',
  },
  // Reverts
  {
    code: 'None',
    hint: 'An Option was None where the code called unwrap_or_revert(): unwrap_or_revert_with(error) would say which.',
  },
  {
    error: 'Revert',
    when: ({ userError }) => userError?.description !== undefined,
    hint: ({ userError }) => userError?.description ?? '',
  },
  {
    error: 'Revert',
    when: ({ revert, userError }) => revert?.startsWith('User(') === true && userError === undefined,
    hint: ({ revert }) =>
      `Give the contract's errors their names: builder.withErrorNames({ ${/\d+/.exec(revert ?? '')?.[0]}: '…' }), or pass the contract's schema.`,
  },
  { code: 'ContractNotFound', hint: 'A contract that the code looked for is not there.' },
  {
    error: 'ExpectedReturnValue',
    hint: 'The contract ended with casper_ret and bytes that are no CLValue: was it built with another casper-contract?',
  },
  // Wasm that ran
  {
    when: ({ trace }) => trace.limitHit === 'StackHeight',
    hint: 'Calls inside the code go too deep (the limit is wasm.v1.max_stack_height of the chainspec): is there a recursion without end? Functions with many variables take more of the stack.',
  },
  {
    message: 'Code(Unreachable)',
    when: ({ frame, trace }) =>
      trace.limitHit === 'Memory' || (frame.memory !== undefined && frame.memory.bytes >= frame.memory.limit),
    hint: 'The code has used all memory it may have: an allocation failed. Keep less at once, or raise wasm.v1.max_memory in the chainspec.',
  },
  {
    message: 'Code(Unreachable)',
    hint: ({ frame }) =>
      `A panic in Rust (unwrap, expect, index out of range, overflow in a debug build)${frame.code._tag === 'Contract' ? ', an allocation that failed, or a recursion that went too deep' : ''}. Build casper-contract with its feature "test-support" to have the message printed, or revert with an error instead.`,
  },
  {
    message: 'Code(StackOverflow)',
    hint: 'Calls inside the contract go too deep: is there a recursion without end? The limit is wasm.v1.max_stack_height of the chainspec.',
  },
  {
    message: 'Code(MemoryAccessOutOfBounds)',
    hint: 'The code reached outside of its memory: unsafe code, or a stack that grew over its end.',
  },
  { message: 'Code(DivisionByZero)', hint: 'A division by zero in code that was built without checks.' },
  { message: 'Code(IntegerOverflow)', hint: 'The smallest number divided by -1.' },
  {
    message: /Code\((TableAccessOutOfBounds|ElemUninitialized)\)/,
    hint: 'A call through a function pointer that is none: unsafe code, or a damaged module.',
  },
  {
    message: 'Code(UnexpectedSignature)',
    call: /* a u8 */ ['add_associated_key', 'update_associated_key', 'set_action_threshold'],
    hint: 'Weights and thresholds are 0 to 255.',
  },
  {
    message: 'Code(UnexpectedSignature)',
    hint: 'A call through a function pointer of another type, or a number that is no u8 where a host function takes one.',
  },
  {
    message: 'trying to access region',
    hint: 'The code gave a host function a pointer or length outside of its memory.',
  },
  {
    error: 'InvalidImputedOperation',
    hint: 'The host function knows no operation of this number: the build of casper-contract does not fit this engine.',
  },
  { error: 'InvalidUtf8Encoding', hint: 'A text that the code gave to a host function is not UTF-8.' },
  {
    error: 'BytesRepr',
    hint: 'What the code gave to a host function is not what that reads: the build of casper-contract does not fit this engine, or the bytes were put together by hand.',
  },
  { error: 'CLValue', hint: 'The bytes of a CLValue do not fit its CLType.' },
  {
    error: 'TypeMismatch',
    message: 'Expected StoredValue',
    hint: 'Code reads values, not records: an account or contract is looked at by its host functions (get_main_purse, load_named_keys, call_contract).',
  },
  {
    error: 'TypeMismatch',
    call: 'add',
    hint: 'Only I32, U64, U128, U256 and U512 can be added to a value of the same type.',
  },
  {
    error: 'MissingSystemContractHash',
    hint: 'This engine has no such system contract: standard payment is part of the engine since protocol version 1.5.',
  },
  // Wasm that was refused
  {
    message: 'Bulk memory operations are not supported',
    hint: `Rust emits memory.copy and memory.fill since 1.87. Build with ${MVP_BUILD}, or ${LOWERING}.`,
  },
  {
    message: 'Multi value extension is not supported',
    hint: `A function returns several values. Build with ${MVP_BUILD}.`,
  },
  { message: 'SIMD operations are not supported', hint: `Build without simd128: ${MVP_BUILD}.` },
  { message: 'Atomic operations are not supported', hint: `Build without threads: ${MVP_BUILD}.` },
  {
    message: 'Encountered an unsupported operation',
    hint: `The module uses Wasm that the engine does not know, such as reference types. Build with ${MVP_BUILD}, or lower the file with wasm-opt.`,
  },
  {
    message: 'forbidden by gas rules',
    hint: 'Floating point has no price on Casper: find what computes with f32 or f64 (formatting and parsing of numbers, Duration, some crates), and do without.',
  },
  { message: 'Invalid magic number', hint: 'This is no Wasm file.' },
  {
    message: /UnexpectedEof|Deserialization error: I\/O/,
    hint: 'The Wasm file ends too early: is it empty, or cut off while it was copied?',
  },
  {
    message: 'Unsupported Wasm start',
    hint: 'The module has a start section, which would run before `call`: write #![no_main] and build a cdylib or a bin without `fn main`.',
  },
  {
    message: 'Memory section should exist',
    hint: 'The module has no memory of its own: it must declare one (and export it as `memory`), not import it.',
  },
  {
    message: /Stack limiter error|exceeds allowed limit|too many parameters|number of tables/,
    hint: 'The module is beyond a limit of the engine: wasm-opt -Oz makes it smaller, and splitting large functions helps.',
  },
  {
    message: /Module (wasi\w*) not found/,
    hint: 'The module was built for WASI: build with --target wasm32-unknown-unknown.',
  },
  {
    message: /Module (__wbindgen\w*) not found/,
    hint: 'A dependency expects a browser (wasm-bindgen): turn off its "js" feature, such as that of getrandom.',
  },
  {
    message: /Module .* not found/,
    hint: 'The module imports something that is not of Casper: only functions of "env" are there.',
  },
  {
    message: "host module doesn't export function",
    hint: 'The engine has no such host function: the contract was built with a casper-contract for another engine, or an extern function was not linked.',
  },
  {
    message: 'Expected function with type',
    hint: 'The host function has other parameters here: the contract was built with a casper-contract for another engine.',
  },
  {
    message: /Module requested too much memory|maximum limit \d+ is less than minimum/,
    hint: 'The memory is larger than wasm.v1.max_memory of the chainspec allows: build with less (link argument --max-memory, --initial-memory).',
  },
  {
    error: 'FunctionNotFound',
    hint: 'The module does not export this function: write #[no_mangle] pub extern "C" fn with the name of the entry point.',
  },
  {
    message: /doesn't have export call|call.*not found/i,
    hint: 'Session code needs an exported function: #[no_mangle] pub extern "C" fn call().',
  },
];

/** What to do about a failure, if that can be told. */
export function hintFor(failure: Failure): string | undefined {
  const found = HINTS.find((each) => fits(each, failure));
  return typeof found?.hint === 'function' ? found.hint(failure) : found?.hint;
}

function fits({ error, message, code, call, when }: Hint, failure: Failure): boolean {
  if (error !== undefined && failure.error._tag !== error) return false;
  if (message !== undefined && !isPart(message, failure.error.message)) return false;
  if (code !== undefined && !isOneOf(code, [failure.revert, failure.refusal])) return false;
  if (call !== undefined && !isOneOf(call, [failure.call?.name.replace(/^casper_/, '')])) return false;
  return when?.(failure) ?? true;
}

function isPart(part: string | RegExp, text: string): boolean {
  return typeof part === 'string' ? text.includes(part) : part.test(text);
}

function isOneOf(wanted: string | readonly string[], given: readonly (string | undefined)[]): boolean {
  return given.some((each) => each !== undefined && (typeof wanted === 'string' ? [wanted] : wanted).includes(each));
}
