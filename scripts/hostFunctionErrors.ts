/**
 * Every way a host function can end in the reference engine, and the scenario that shows it.
 *
 * Answers to: casper-execution-engine runtime/externals.rs, runtime/mod.rs, runtime_context/mod.rs
 */

/** What a vector must contain for the row to be believed. */
export type Evidence =
  /** A step without error. */
  | 'ok'
  /** A step whose error contains this text, or whose reference engine panicked with it. */
  | { readonly error: string }
  /** A step that reverted with this code, or returned it in its result. */
  | { readonly code: number };

export interface Row {
  readonly outcome: string;
  /** `folder/name`; absent when no execution can get there. */
  readonly scenario?: string;
  readonly evidence?: Evidence;
  /** Why no execution can get there. */
  readonly unreachable?: string;
}

const row = (outcome: string, scenario: string, evidence: Evidence): Row => ({ outcome, scenario, evidence });
const ok = (scenario: string, outcome = 'success'): Row => row(outcome, scenario, 'ok');
const never = (outcome: string, unreachable: string): Row => ({ outcome, unreachable });

const REGION = { error: 'trying to access region' };
const memory = (scenario: string, what = 'a pointer outside of memory'): Row =>
  row(`\`Interpreter\`: ${what}`, scenario, REGION);
const gas = (scenario: string, outcome = '`GasLimit`: weight times size'): Row =>
  row(outcome, scenario, { error: 'Out of gas' });
const storage = (scenario = 'session/gas_limit_sweep'): Row =>
  row('`GasLimit` in the price of the bytes written', scenario, { error: 'Out of gas' });
const early = (what: string, scenario: string): Row =>
  row(`\`BytesRepr(EarlyEndOfStream)\`: ${what}`, scenario, { error: 'early end of stream' });
const leftOver = (what: string, scenario: string): Row =>
  row(`\`BytesRepr(LeftOverBytes)\`: ${what}`, scenario, { error: 'left-over bytes' });
const formatting = (what: string, scenario: string): Row =>
  row(`\`BytesRepr(Formatting)\`: ${what}`, scenario, { error: 'formatting' });
/** The three ways in which bytes cannot be decoded. */
const undecodable = (what: string, scenario: string): readonly Row[] => [
  early(what, scenario),
  leftOver(what, scenario),
  formatting(what, scenario),
];
const forged = (scenario: string, what = 'a URef the context does not know'): Row =>
  row(`\`ForgedReference\`: ${what}`, scenario, { error: 'Forged reference' });
const access = (rights: string, scenario: string): Row =>
  row(`\`InvalidAccess\`: ${rights}`, scenario, { error: `Invalid access rights: ${rights}` });
const bufferFull = (scenario: string): Row => row('`HostBufferFull` [34]', scenario, { code: 34 });
const notByte = (scenario: string): Row =>
  row('trap `UnexpectedSignature`: a u8 parameter above 255, before any charge', scenario, {
    error: 'UnexpectedSignature',
  });
const cannotSerialize = (what: string): Row =>
  never(`an error while ${what} is serialized`, 'a value that was decoded or made by the engine always serializes');
const tooLong = (): Row =>
  never(
    '`OutOfMemory` or `BufferTooSmall`: a value longer than u32 tells',
    'memory and state values are far below 4 GiB',
  );
const noMemory = (): Row =>
  never('`WasmPreprocessing(MissingMemorySection)`', 'a running module has memory: preparation refuses others');

const addKey = 'session/add_associated_key';
const badHash = 'session/associated_key_bad_bytes';
const manage = (name: 'add' | 'update' | 'remove'): readonly Row[] => [
  memory(badHash),
  early('an account hash below 32 bytes', badHash),
  leftOver('an account hash above 32 bytes', badHash),
  row(
    `\`PermissionDenied\` [${name === 'add' ? 3 : 2}]: the signers may not manage keys`,
    'session/key_management_permission_denied',
    { code: name === 'add' ? 3 : 2 },
  ),
  row('`TrackingCopy(TypeMismatch)`: code of a contract has no account', 'contracts/contract_context', {
    error: 'Expected Account but found Contract',
  }),
  never(
    '`PermissionDenied`: session code outside of an account',
    'the context of session code is always an account, or a system contract that runs no Wasm',
  ),
  never('`KeyNotFound`: no record of the account', 'the account was read to authorize the execution'),
];

const transferBytes = 'session/transfer_bad_bytes';
const RIGHTS = 'session/transfer_from_purse_to_purse_rights';
const transferRows = (scenario: string): readonly Row[] => [
  row('`Mint(InsufficientFunds)` [65024]', 'session/transfer_more_than_there_is', { code: 65_024 }),
  row('`Mint(UnapprovedSpendingAmount)` [65045]: more than the argument `amount` allows', 'session/spending_limit', {
    code: 65_045,
  }),
  row('`Mint(DisabledUnrestrictedTransfers)` [65046]', 'session/transfers_on_a_restricted_chain', { code: 65_046 }),
  memory(transferBytes),
  ...undecodable('target, amount, id or source', scenario),
];

const packageRows = (scenario: string, what: string): readonly Row[] => [
  row('`KeyNotFound`: no such package', scenario, { error: 'not found' }),
  forged(scenario, 'the access URef of the package'),
  ...[
    row('`TrackingCopy(TypeMismatch)`: no package', scenario, { error: 'Expected ContractPackage but found Contract' }),
  ].filter(() => what !== 'group'),
];

const installing = 'contracts/add_contract_version_bad_bytes';
const topicsFailures = 'contracts/add_contract_version_with_topics_failures';
const versionRows: readonly Row[] = [
  row(
    '`NotAllowedToAddContractVersion` [48]: a V1 transaction that is no installer',
    'contracts/contract_install_as_transaction_v1',
    { code: 48 },
  ),
  row('`LockedEntity`', 'contracts/contract_package_locked', { error: 'A locked contract cannot be upgraded' }),
  row('`KeyNotFound`: no such package', 'contracts/add_contract_version_access', { error: 'not found' }),
  row('`TrackingCopy(TypeMismatch)`: no package', 'contracts/add_contract_version_access', {
    error: 'Expected ContractPackage but found Contract',
  }),
  forged('contracts/add_contract_version_access', 'the access URef of the package'),
  row(
    '`FunctionNotFound`: an entry point the module does not export',
    'contracts/add_contract_version_missing_export',
    { error: 'Function not found' },
  ),
  never('`WasmOptimizer`', 'the module has been validated and its entry points found before'),
  storage('contracts/counter_failures'),
];

const callRows = (scenario: string): readonly Row[] => [
  row('`NoSuchMethod`', scenario, { error: 'No such method' }),
  row('`InvalidContext`: the caller is in none of the groups', 'contracts/entry_point_access', {
    error: 'Invalid context',
  }),
  row('`InvalidContext`: session code called by contract code', 'contracts/session_code_of_contracts', {
    error: 'Invalid context',
  }),
  row('`TemplateMethod`', 'contracts/entry_point_access', { error: 'Error calling a template entry point' }),
  row('`TypeMismatch`: an argument of another type, when checking is strict', 'contracts/arguments_strict', {
    error: 'Type mismatch',
  }),
  row('`MissingArgument`, when checking is strict', 'contracts/arguments_strict', { error: 'Missing argument' }),
  forged('contracts/urefs_in_arguments', 'a URef in an argument'),
  row('`CLValue`: an argument whose type holds URefs cannot be decoded', 'contracts/urefs_in_arguments', {
    error: 'CLValue error',
  }),
  row('`RuntimeStackOverflow`', 'contracts/call_depth', { error: 'Runtime stack overflow' }),
  row('`ExpectedReturnValue`: the contract returned what is no CLValue', 'contracts/call_contract_results', {
    error: 'Expected return value',
  }),
  row('a revert of the contract', 'contracts/call_chain_endings', { error: 'User error: 7' }),
  row('a trap of the contract', 'contracts/call_chain_endings', { error: 'Unreachable' }),
  gas('contracts/call_chain_endings', '`GasLimit` inside of the contract'),
  row(
    '`Revert(HandlePayment(AttemptToPersistPaymentPurse))`: the payment purse as an argument',
    'contracts/custom_payment_into_the_payment_purse',
    {
      error: 'Handle Payment error: 40',
    },
  ),
  row('`ParityWasm`: stored bytes that are no module', 'contracts/contract_with_broken_wasm', {
    error: 'I/O Error: UnexpectedEof',
  }),
  row('`Resolver`: a stored module that was never prepared', 'contracts/contract_with_broken_wasm', {
    error: 'Resolver error: No imported memory',
  }),
  row('`InvalidByteCode`: another record where the Wasm should be', 'contracts/contract_with_broken_wasm', {
    error: 'Invalid contract WASM',
  }),
  row('`KeyNotFound`: the Wasm is gone', 'contracts/contract_with_missing_records', { error: 'not found' }),
  row('`Interpreter`: a memory that is not allowed any more', 'contracts/contract_after_a_smaller_memory', {
    error: 'Module requested too much memory',
  }),
  never('`IncompatibleRuntime`: a contract of the second virtual machine', 'records of this model do not name one'),
];

const DICTIONARY_GET = 'contracts/dictionary_get_failures';
const DICTIONARY_PUT = 'contracts/dictionary_put_failures';
const GROUPS = 'contracts/user_group_create_failures';

/** By host function, in the order of the engine's resolver. */
export const HOST_FUNCTION_ERRORS: Readonly<Record<string, readonly Row[]>> = {
  casper_read_value: [
    ok('session/new_uref_every_type'),
    bufferFull('session/host_buffer_full'),
    memory('session/read_value_bad_bytes'),
    ...undecodable('the key', 'session/read_value_bad_bytes'),
    access('READ', 'session/read_value_forbidden_keys'),
    forged('session/read_value_rights'),
    row('`ValueNotFound` [6]', 'session/read_value_missing', { code: 6 }),
    row('`TypeMismatch`: a record that is no CLValue', 'session/read_value_of_records', {
      error: 'Expected StoredValue but found Account',
    }),
    gas('session/read_value_bad_bytes'),
    tooLong(),
    noMemory(),
  ],
  casper_load_named_keys: [
    ok('session/load_named_keys'),
    ok('session/load_named_keys', 'success without names: the buffer stays empty'),
    bufferFull('session/load_named_keys'),
    memory('session/load_named_keys'),
    tooLong(),
  ],
  casper_write: [
    ok('session/write_rights'),
    memory('session/write_bad_bytes'),
    ...undecodable('key or value', 'session/write_bad_bytes'),
    access('WRITE', 'session/write_other_keys'),
    forged('session/write_rights', 'the key'),
    forged('session/write_bad_bytes', 'a URef or Key that is the value'),
    row('`CLValue`: a Key or URef value that cannot be decoded', 'session/write_bad_bytes', { error: 'CLValue error' }),
    storage(),
    noMemory(),
  ],
  casper_add: [
    ok('session/add_every_type'),
    memory('session/add_bad_bytes'),
    formatting('the key', 'session/add_bad_bytes'),
    early('the value', 'session/add_bad_bytes'),
    access('ADD', 'session/add_rights'),
    forged('session/add_rights', 'the key'),
    forged('session/add_bad_bytes', 'a URef that is the value'),
    row('`TypeMismatch`: a value that cannot be added', 'session/add_what_cannot_be_added', {
      error: 'Expected I32, U64, U128, U256, U512 or (String, Key) tuple',
    }),
    row('`TypeMismatch`: a number added to what is none', 'session/add_across_types', {
      error: 'Expected integral type compatible with',
    }),
    row('`TypeMismatch`: a named key added to a value', 'session/add_what_cannot_be_added', {
      error: 'Expected Contract or Account but found U64',
    }),
    row('`BytesRepr`: a number that cannot be decoded, the added or the stored', 'session/add_what_cannot_be_added', {
      error: 'early end of stream',
    }),
    never('`KeyNotFound`: nothing to add to', 'a URef among the rights has a value, and other keys cannot be added to'),
    never(
      '`Transform(Deprecated)`: a named key added to an entity',
      'entities are not addable by contracts and exist only with addressable entities on',
    ),
    storage(),
  ],
  casper_new_uref: [
    ok('session/new_uref_every_type'),
    memory('session/new_uref_bad_pointers'),
    ...undecodable('the value', 'session/new_uref_bad_values'),
    forged('session/new_uref_bad_values', 'a URef, Key or named key that is the value'),
    row('`CLValue`: a Key or URef value that cannot be decoded', 'session/new_uref_bad_values', {
      error: 'CLValue error',
    }),
    storage(),
  ],
  casper_ret: [
    ok('session/ret_every_type'),
    memory('session/ret_bad_pointers'),
    row('`ExpectedReturnValue`: no CLValue', 'session/ret_what_is_not_a_cl_value', { error: 'Expected return value' }),
    forged('session/ret_urefs', 'a URef anywhere in the value'),
    row('`CLValue`: a type that holds URefs cannot be decoded', 'session/ret_bytes_that_do_not_suit_their_type', {
      error: 'CLValue error',
    }),
    gas('session/ret_bad_pointers'),
  ],
  casper_get_key: [
    ok('session/get_key'),
    memory('session/get_key_bad_pointers'),
    formatting('the name', 'session/get_key_bad_pointers'),
    row('`MissingKey` [24]', 'session/get_key', { code: 24 }),
    row('`BufferTooSmall` [32]', 'session/get_key', { code: 32 }),
    cannotSerialize('the key'),
  ],
  casper_has_key: [
    ok('session/has_key', '0: the name is there'),
    row('1: the name is not there', 'session/has_key', { code: 1 }),
    memory('session/has_key'),
    formatting('the name', 'session/has_key'),
  ],
  casper_put_key: [
    ok('session/put_key_every_variant'),
    ok('contracts/contract_context', 'success in a contract'),
    memory('session/put_key_bad_bytes'),
    ...undecodable('name or key', 'session/put_key_bad_bytes'),
    forged('session/put_key_uref'),
    row('`Revert(HandlePayment(AttemptToPersistPaymentPurse))`', 'contracts/custom_payment_into_the_payment_purse', {
      error: 'Handle Payment error: 40',
    }),
    gas('session/put_key_bad_bytes'),
    storage(),
    never('`InvalidContext`: a context that is neither account nor contract', 'there is no other'),
  ],
  casper_is_valid_uref: [
    ok('session/is_valid_uref', '1: known with these rights'),
    ok('session/is_valid_uref', '0: not known'),
    memory('session/is_valid_uref'),
    ...undecodable('the URef', 'session/is_valid_uref'),
  ],
  casper_revert: [
    row('`Revert` with any status', 'session/revert_named_codes', { error: 'ApiError::' }),
    row('statuses of system contracts and users', 'session/revert_codes_of_system_contracts', {
      error: 'User error: 999',
    }),
    row('a status that has no text: printing it panics', 'session/revert_codes_without_a_text_panic', {
      error: 'formatting trait implementation',
    }),
  ],
  casper_add_associated_key: [
    ok(addKey),
    row('`MaxKeysLimit` [1]', 'session/add_associated_key_limit', { code: 1 }),
    row('`DuplicateKey` [2]', 'session/add_associated_key_duplicate', { code: 2 }),
    notByte('session/add_associated_key_weight_out_of_range'),
    ...manage('add'),
    storage('session/two_party_out_of_gas'),
  ],
  casper_remove_associated_key: [
    ok('session/remove_associated_key'),
    row('`MissingKey` [1]', 'session/remove_associated_key_failures', { code: 1 }),
    row('`ThresholdViolation` [3]', 'session/remove_associated_key_failures', { code: 3 }),
    ...manage('remove'),
  ],
  casper_update_associated_key: [
    ok('session/update_associated_key'),
    row('`MissingKey` [1]', 'session/update_associated_key_failures', { code: 1 }),
    row('`ThresholdViolation` [3]', 'session/update_associated_key_failures', { code: 3 }),
    notByte('session/update_associated_key_failures'),
    ...manage('update'),
  ],
  casper_set_action_threshold: [
    ok('session/set_action_threshold'),
    row('`KeyManagementThreshold` [1]', 'session/set_action_threshold_failures', { code: 1 }),
    row('`DeploymentThreshold` [2]', 'session/set_action_threshold_failures', { code: 2 }),
    row('`PermissionDeniedError` [3]', 'session/key_management_permission_denied', { code: 3 }),
    row('`InsufficientTotalWeight` [4]', 'session/set_action_threshold_failures', { code: 4 }),
    row(
      '`InvalidContext`: the action of upgrading has no threshold in an account',
      'session/set_action_threshold_failures',
      { error: 'Invalid context' },
    ),
    row('trap `Unreachable`: an unknown action', 'session/set_action_threshold_failures', { error: 'Unreachable' }),
    notByte('session/set_action_threshold_failures'),
    row('`KeyNotFound`: code of a contract has no account', 'contracts/contract_context', {
      error: 'Key Key::Account',
    }),
  ],
  casper_remove_key: [
    ok('session/remove_key'),
    ok('contracts/contract_context', 'success in a contract'),
    memory('session/remove_key'),
    formatting('the name', 'session/remove_key'),
    storage(),
  ],
  casper_get_caller: [
    ok('session/get_caller'),
    bufferFull('session/get_caller'),
    memory('session/get_caller', 'eight bytes for the size'),
  ],
  casper_get_blocktime: [ok('session/get_blocktime'), memory('session/get_blocktime')],
  casper_create_purse: [
    ok('session/create_purse'),
    row('`PurseNotCreated` [30]: less than 33 bytes for it', 'session/create_purse_failures', { code: 30 }),
    memory('session/create_purse_failures'),
    never('an error of the mint', 'a purse needs nothing but a new address'),
  ],
  casper_transfer_to_account: [
    ok('session/transfer_to_account', 'success: existing account'),
    ok('session/transfer_to_account', 'success: new account'),
    ok('session/transfer_to_itself', 'success without a transfer: the own main purse'),
    ...transferRows(transferBytes),
    row(
      '`DisabledUnrestrictedTransfers`: a new account on a restricted chain',
      'session/transfers_on_a_restricted_chain',
      {
        error: 'Failed to transfer with unrestricted transfers disabled',
      },
    ),
    forged('contracts/contracts_move_money', 'the main purse of the account, in a contract'),
    never('`Mint(EqualSourceAndTarget)`: the new purse is the source', 'the address of the new purse is new'),
    never('`AccountNotFound`: another record under the key of the account', 'only accounts are written there'),
  ],
  casper_transfer_from_purse_to_account: [
    ok('session/transfer_from_purse_to_account'),
    ...transferRows(transferBytes),
    row(
      '`Mint(InvalidAccessRights)` [65028]: a source that may not be written',
      'session/transfer_from_purse_to_account',
      { code: 65_028 },
    ),
    forged('session/transfer_from_purse_to_account'),
    row(
      '`TrackingCopy(KeyNotFound)`: a source without a balance, to a new account',
      'session/transfer_from_purse_to_account',
      { error: 'Key Key::Balance' },
    ),
  ],
  casper_transfer_from_purse_to_purse: [
    ok('session/transfer_from_purse_to_purse'),
    ...transferRows(transferBytes),
    row('`Mint(InvalidAccessRights)` [65028]: source without write or target without add', RIGHTS, { code: 65_028 }),
    row('`Mint(Storage)` [65030]: source or target is no purse', 'session/transfer_from_purse_to_purse_no_purse', {
      code: 65_030,
    }),
    forged(RIGHTS),
    never('`Mint(SourceNotFound)`, `Mint(DestNotFound)`', 'a missing balance is a storage error before'),
  ],
  casper_get_balance: [
    ok('session/get_balance'),
    bufferFull('session/get_balance'),
    memory('session/get_balance'),
    row('`EarlyEndOfStream` [17]: the URef', 'session/get_balance', { code: 17 }),
    row('`Formatting` [18]: the URef', 'session/get_balance', { code: 18 }),
    row('`LeftOverBytes` [19]: the URef', 'session/get_balance', { code: 19 }),
    row('`TrackingCopy(KeyNotFound)`: no purse', 'session/get_balance', { error: 'Key Key::Balance' }),
    never('`InvalidPurse` [12]', 'a missing balance is an error of the tracking copy before'),
  ],
  casper_get_phase: [
    ok('session/get_phase', 'success: session'),
    ok('session/custom_payment', 'success: payment'),
    memory('session/get_phase'),
  ],
  casper_get_system_contract: [
    ok('session/get_system_contract'),
    row('`InvalidSystemContract` [29]', 'session/get_system_contract', { code: 29 }),
    row('`MissingSystemContractHash`: standard payment has no record', 'session/get_system_contract', {
      error: 'Missing system contract hash',
    }),
    memory('session/get_system_contract'),
  ],
  casper_get_main_purse: [
    ok('session/get_main_purse'),
    memory('session/get_main_purse'),
    never('`InvalidContext`', 'the initiator has a main purse'),
  ],
  casper_read_host_buffer: [
    ok('session/read_host_buffer'),
    row('`HostBufferEmpty` [33]', 'session/read_host_buffer', { code: 33 }),
    row('`BufferTooSmall` [32]', 'session/read_host_buffer', { code: 32 }),
    memory('session/read_host_buffer'),
    tooLong(),
  ],
  casper_get_named_arg_size: [
    ok('session/get_named_arg_every_type'),
    ok('session/get_named_arg_invalid_utf8_name', 'success: a name that is not UTF-8'),
    row('`MissingArgument` [2]', 'session/get_named_arg_missing', { code: 2 }),
    memory('session/get_named_arg_bad_pointers'),
    tooLong(),
  ],
  casper_get_named_arg: [
    ok('session/get_named_arg_every_type'),
    row('`MissingArgument` [2]', 'session/get_named_arg_missing', { code: 2 }),
    row('`OutOfMemory` [20]: the destination is too small', 'session/get_named_arg_buffer_too_small', { code: 20 }),
    row('the engine itself panics: the destination is too large', 'session/get_named_arg_buffer_too_large_panics', {
      error: 'out of range for slice',
    }),
    memory('session/get_named_arg_bad_pointers'),
    gas('session/get_named_arg_bad_pointers'),
  ],
  casper_blake2b: [
    ok('session/blake2b'),
    row('`BufferTooSmall` [32]: an output of other than 32 bytes', 'session/blake2b', { code: 32 }),
    memory('session/blake2b'),
    gas('session/blake2b'),
  ],
  casper_generic_hash: [
    ok('session/generic_hash'),
    row('`InvalidArgument` [3]: an unknown algorithm', 'session/generic_hash_failures', { code: 3 }),
    row('`BufferTooSmall` [32]: an output below 32 bytes', 'session/generic_hash_failures', { code: 32 }),
    row('`HostBufferEmpty` [33]: an output outside of memory', 'session/generic_hash_failures', { code: 33 }),
    memory('session/generic_hash_failures', 'an input outside of memory'),
    gas('session/generic_hash_failures'),
  ],
  casper_load_call_stack: [
    ok('session/load_call_stack'),
    ok('contracts/call_stack_of_contracts', 'success in contracts'),
    bufferFull('session/load_call_stack'),
    memory('session/load_call_stack'),
    never('`Unhandled` [31]: no stack', 'every execution has one'),
  ],
  casper_load_caller_information: [
    ok('session/load_caller_information'),
    ok('contracts/call_stack_of_contracts', 'success in contracts'),
    bufferFull('session/load_caller_information'),
    row('`InvalidCallerInfoRequest` [50]', 'session/load_caller_information', { code: 50 }),
    row('`Unhandled` [31]: session code has no immediate caller', 'session/load_caller_information', { code: 31 }),
    notByte('session/load_caller_information'),
    memory('session/load_caller_information'),
    never('`CLTypeMismatch`: a frame that cannot be described', 'all kinds of frames can'),
  ],
  casper_load_authorization_keys: [
    ok('session/load_authorization_keys'),
    bufferFull('session/load_authorization_keys'),
    memory('session/load_authorization_keys'),
    never('success without keys', 'an execution without keys is not authorized'),
  ],
  casper_random_bytes: [
    ok('session/random_bytes'),
    row('`BufferTooSmall` [32]: an output of other than 32 bytes', 'session/random_bytes', { code: 32 }),
    memory('session/random_bytes'),
  ],
  casper_print: [
    ok('session/print'),
    memory('session/print'),
    ...undecodable('the text', 'session/print'),
    gas('session/print'),
  ],
  casper_get_block_info: [
    ok('session/get_block_info'),
    row('`InvalidImputedOperation`: an unknown field', 'session/get_block_info', {
      error: 'The imputed operation is invalid',
    }),
    notByte('session/get_block_info'),
    memory('session/get_block_info'),
  ],
  casper_create_contract_package_at_hash: [
    ok('contracts/contract_install_and_call'),
    ok('contracts/contract_package_locked', 'success: locked'),
    memory('contracts/contract_package_bad_pointers'),
    storage('contracts/counter_failures'),
  ],
  casper_create_contract_user_group: [
    ok('contracts/user_group_create'),
    row('`GroupAlreadyExists` [64771]', GROUPS, { code: 64_771 }),
    row('`MaxGroupsExceeded` [64772]', 'contracts/user_group_limits', { code: 64_772 }),
    row('`MaxTotalURefsExceeded` [64773]', 'contracts/user_group_limits', { code: 64_773 }),
    bufferFull(GROUPS),
    memory(GROUPS),
    early('package, label or URefs', GROUPS),
    leftOver('URefs', GROUPS),
    ...packageRows(GROUPS, 'package'),
  ],
  casper_add_contract_version: [
    ok('contracts/contract_versions'),
    memory(installing),
    ...undecodable('package, entry points or named keys', installing),
    forged(installing, 'a named key'),
    gas(installing),
    ...versionRows,
  ],
  casper_add_contract_version_with_message_topics: [
    ok('contracts/add_contract_version_with_topics'),
    row('`BufferTooSmall` [32]: less than 32 bytes for the hash', topicsFailures, { code: 32 }),
    row('`MaxTopicNameSizeExceeded` [43]', topicsFailures, { code: 43 }),
    row('`MaxTopicsNumberExceeded` [42]', 'contracts/message_topics_limit_on_install', { code: 42 }),
    row(
      '`MessageTopicAlreadyRegistered` [41]: the version before has it',
      'contracts/add_contract_version_with_topics',
      { code: 41 },
    ),
    formatting('entry points or topics', topicsFailures),
    early('topics', topicsFailures),
    memory(topicsFailures),
    ...versionRows,
  ],
  casper_add_package_version_with_message_topics: [
    ok('contracts/add_contract_version_with_topics'),
    row('`BufferTooSmall` [32]: less than 32 bytes for the hash', topicsFailures, { code: 32 }),
    row('`MaxTopicNameSizeExceeded` [43]', topicsFailures, { code: 43 }),
    formatting('entry points or topics', topicsFailures),
    early('topics', topicsFailures),
    memory(topicsFailures),
  ],
  casper_disable_contract_version: [
    ok('contracts/contract_disable_and_enable'),
    row('`EntityNotFound` [64770]: no version of the package', 'contracts/contract_disable_and_enable_failures', {
      error: 'Contract header error: 2',
    }),
    row('`LockedEntity`', 'contracts/contract_package_locked', { error: 'A locked contract cannot be upgraded' }),
    early('the hashes', 'contracts/contract_disable_and_enable_failures'),
    leftOver('the hashes', 'contracts/contract_disable_and_enable_failures'),
    memory('contracts/contract_disable_and_enable_failures'),
    ...packageRows('contracts/contract_disable_and_enable_failures', 'package'),
  ],
  casper_enable_contract_version: [
    ok('contracts/contract_disable_and_enable'),
    row('`EntityNotFound` [64770]: no version of the package', 'contracts/contract_disable_and_enable_failures', {
      error: 'Contract header error: 2',
    }),
    row('`LockedEntity`', 'contracts/contract_package_locked', { error: 'A locked contract cannot be upgraded' }),
    early('the hashes', 'contracts/contract_disable_and_enable_failures'),
    memory('contracts/contract_disable_and_enable_failures'),
    ...packageRows('contracts/contract_disable_and_enable_failures', 'package'),
  ],
  casper_call_contract: [
    ok('contracts/call_contract_results'),
    bufferFull('contracts/call_contract_results'),
    memory('contracts/call_contract_bad_inputs'),
    ...undecodable('contract, entry point or arguments', 'contracts/call_contract_bad_inputs'),
    row('`KeyNotFound`: no such contract', 'contracts/call_contract_bad_inputs', { error: 'not found' }),
    row('`DisabledEntity`', 'contracts/contract_disable_and_enable', { error: 'Contract is disabled' }),
    gas('contracts/call_contract_bad_inputs'),
    ...callRows('contracts/call_contract_bad_inputs'),
  ],
  casper_call_versioned_contract: [
    ok('contracts/call_versioned_contract'),
    bufferFull('contracts/call_versioned_contract'),
    memory('contracts/call_versioned_contract'),
    ...undecodable('the version', 'contracts/call_versioned_contract'),
    row('`TrackingCopy(ValueNotFound)`: no such package', 'contracts/call_versioned_contract', {
      error: 'Value not found',
    }),
    row('`NoMatchingEntityVersionKey`', 'contracts/call_versioned_contract', {
      error: 'No matching entity version key',
    }),
    row('`AmbiguousEntityVersion`', 'contracts/contract_ambiguous_version', { error: 'Ambiguous entity version' }),
    row('`NoActiveEntityVersions`', 'contracts/contract_disable_and_enable', { error: 'No active contract versions' }),
    row('`NoSuchMethod`', 'contracts/call_versioned_contract', { error: 'No such method' }),
  ],
  casper_call_package_version: [
    ok('contracts/call_package_version'),
    bufferFull('contracts/call_package_version'),
    memory('contracts/call_package_version'),
    row('`TrackingCopy(ValueNotFound)`: no such package', 'contracts/call_package_version', {
      error: 'Value not found',
    }),
    row('`MissingEntityVersion`', 'contracts/call_package_version', { error: 'Missing entity version' }),
    row('`DisabledEntityVersion`', 'contracts/contract_disable_and_enable', { error: 'Disabled entity version' }),
    row('`NoMatchingEntityVersionKey`', 'contracts/call_package_version', { error: 'No matching entity version key' }),
    row('`NoSuchMethod`', 'contracts/call_package_version', { error: 'No such method' }),
  ],
  casper_remove_contract_user_group: [
    ok('contracts/user_group_remove'),
    row('`GroupDoesNotExist` [64774]', 'contracts/user_group_remove', { code: 64_774 }),
    row('`GroupInUse` [64776]', 'contracts/user_group_remove', { code: 64_776 }),
    memory('contracts/user_group_remove'),
    early('package', 'contracts/user_group_remove'),
    ...packageRows('contracts/user_group_remove', 'group'),
  ],
  casper_provision_contract_user_group_uref: [
    ok('contracts/user_group_provision'),
    row('`GroupDoesNotExist` [64774]', 'contracts/user_group_provision', { code: 64_774 }),
    row('`MaxTotalURefsExceeded` [64773]: ten in the group', 'contracts/user_group_provision', { code: 64_773 }),
    row('`MaxTotalURefsExceeded` [64773]: a hundred in the package', 'contracts/user_group_limits', { code: 64_773 }),
    bufferFull('contracts/user_group_provision'),
    memory('contracts/user_group_provision'),
    leftOver('package', 'contracts/user_group_provision'),
    ...packageRows('contracts/user_group_provision', 'group'),
    never('`URefAlreadyExists` [64777]', 'the new URef is new'),
  ],
  casper_remove_contract_user_group_urefs: [
    ok('contracts/user_group_remove_urefs'),
    row('`GroupDoesNotExist` [64774]', 'contracts/user_group_remove_urefs', { code: 64_774 }),
    row('`UnableToRemoveURef` [64775]', 'contracts/user_group_remove_urefs', { code: 64_775 }),
    memory('contracts/user_group_remove_urefs'),
    early('URefs', 'contracts/user_group_remove_urefs'),
    gas('contracts/user_group_remove_urefs'),
    ...packageRows('contracts/user_group_remove_urefs', 'group'),
  ],
  casper_new_dictionary: [
    ok('contracts/dictionary_of_session_code'),
    bufferFull('contracts/dictionary_new_failures'),
    memory('contracts/dictionary_new_failures', 'eight bytes for the size'),
  ],
  casper_dictionary_get: [
    ok('contracts/dictionary_of_session_code'),
    bufferFull(DICTIONARY_GET),
    row('`ValueNotFound` [6]', DICTIONARY_GET, { code: 6 }),
    row('`InvalidDictionaryItemKey` [37]: not UTF-8', DICTIONARY_GET, { code: 37 }),
    row('`DictionaryItemKeyExceedsLength`: above 128 bytes', DICTIONARY_GET, {
      error: 'Dictionary item key exceeded maximum length',
    }),
    access('READ', DICTIONARY_GET),
    forged(DICTIONARY_GET),
    early('the URef', DICTIONARY_GET),
    memory(DICTIONARY_GET),
  ],
  casper_dictionary_read: [
    ok('contracts/dictionary_read'),
    bufferFull('contracts/dictionary_read'),
    row('`ValueNotFound` [6]', 'contracts/dictionary_read', { code: 6 }),
    row('`TypeMismatch`: a record that is no CLValue', 'contracts/dictionary_read', {
      error: 'Expected StoredValue but found Account',
    }),
    early('the key', 'contracts/dictionary_read'),
    memory('contracts/dictionary_read'),
    gas('contracts/dictionary_read'),
  ],
  casper_dictionary_put: [
    ok('contracts/dictionary_of_session_code'),
    row('`DictionaryItemKeyTooLarge` [36]: above 128 bytes', DICTIONARY_PUT, { code: 36 }),
    row('`InvalidDictionaryItemKey` [37]: not UTF-8', DICTIONARY_PUT, { code: 37 }),
    access('WRITE', DICTIONARY_PUT),
    forged(DICTIONARY_PUT, 'the dictionary, or a URef that is the value'),
    early('URef or value', DICTIONARY_PUT),
    leftOver('the value', DICTIONARY_PUT),
    memory(DICTIONARY_PUT),
    gas(DICTIONARY_PUT),
  ],
  casper_manage_message_topic: [
    ok('contracts/message_topics'),
    row('`MaxTopicNameSizeExceeded` [43]', 'contracts/message_topics_failures', { code: 43 }),
    row('`MaxTopicsNumberExceeded` [42]', 'contracts/message_topics_limit', { code: 42 }),
    row('`MessageTopicAlreadyRegistered` [41]', 'contracts/message_topics', { code: 41 }),
    row('`InvalidContext`: session code', 'contracts/message_topics', { error: 'Invalid context' }),
    row('`InvalidImputedOperation`', 'contracts/message_topics_failures', {
      error: 'The imputed operation is invalid',
    }),
    row('`InvalidUtf8Encoding`', 'contracts/message_topics_failures', { error: 'Invalid UTF-8 string encoding' }),
    memory('contracts/message_topics_failures'),
    gas('contracts/message_topics_failures'),
  ],
  casper_emit_message: [
    ok('contracts/messages'),
    ok('contracts/messages_over_block_times', 'success in another block time: messages before are pruned'),
    row('`MessageTopicNotRegistered` [44]', 'contracts/message_failures', { code: 44 }),
    row('`MaxTopicNameSizeExceeded` [43]', 'contracts/message_failures', { code: 43 }),
    row('`MessageTooLarge` [46]', 'contracts/message_failures', { code: 46 }),
    row('`MessageTopicFull` [45]', 'contracts/messages_counters_at_their_end', { code: 45 }),
    row('`MaxMessagesPerBlockExceeded` [47]', 'contracts/messages_counters_at_their_end', { code: 47 }),
    row('`InvalidUtf8Encoding`', 'contracts/message_failures', { error: 'Invalid UTF-8 string encoding' }),
    ...undecodable('the payload', 'contracts/message_failures'),
    memory('contracts/message_failures'),
    gas(
      'contracts/messages_over_the_block_limit_of_gas',
      '`GasLimit`: the price of the message, its size, its storage',
    ),
  ],
  casper_recover_secp256k1: [
    ok('contracts/recover_secp256k1'),
    row('`InvalidArgument` [3]: an id above 3, another kind of signature, no such key', 'contracts/recover_secp256k1', {
      code: 3,
    }),
    row('`HostBufferEmpty` [33]: an output outside of memory', 'contracts/recover_secp256k1_bad_bytes', { code: 33 }),
    ...undecodable('the signature', 'contracts/recover_secp256k1_bad_bytes'),
    memory('contracts/recover_secp256k1_bad_bytes'),
    gas('contracts/recover_secp256k1_bad_bytes'),
    cannotSerialize('the key'),
  ],
  casper_verify_signature: [
    ok('contracts/verify_signature'),
    row('`InvalidArgument` [3]: the signature does not hold', 'contracts/verify_signature', { code: 3 }),
    ...undecodable('signature or key', 'contracts/verify_signature_bad_bytes'),
    memory('contracts/verify_signature_bad_bytes'),
    gas('contracts/verify_signature_bad_bytes'),
  ],
  gas: [
    row('refused as an import; the engine injects it', 'session/wasm_instantiation_imports', {
      error: 'module imports a non-existent function',
    }),
    gas('session/gas_limit_exact', '`GasLimit`: the price of a block of instructions'),
  ],
};
