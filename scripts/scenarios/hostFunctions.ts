/**
 * The host functions of the reference engine by name: how many i32 parameters they take and whether they return one.
 * The position in this list is the opcode of the driver module (`driver.ts`).
 *
 * Answers to: casper-execution-engine resolvers/v1_resolver.rs
 */

/** Name, number of i32 parameters, whether an i32 is returned. */
export type HostFunction = readonly [name: string, parameters: number, returns: boolean];

/** What session code can use without any stored contract. */
export const SESSION_FUNCTIONS: readonly HostFunction[] = [
  ['casper_read_value', 3, true],
  ['casper_load_named_keys', 2, true],
  ['casper_write', 4, false],
  ['casper_add', 4, false],
  ['casper_new_uref', 3, false],
  ['casper_ret', 2, false],
  ['casper_get_key', 5, true],
  ['casper_has_key', 2, true],
  ['casper_put_key', 4, false],
  ['casper_is_valid_uref', 2, true],
  ['casper_revert', 1, false],
  ['casper_add_associated_key', 3, true],
  ['casper_remove_associated_key', 2, true],
  ['casper_update_associated_key', 3, true],
  ['casper_set_action_threshold', 2, true],
  ['casper_remove_key', 2, false],
  ['casper_get_caller', 1, true],
  ['casper_get_blocktime', 1, false],
  ['casper_create_purse', 2, true],
  ['casper_transfer_to_account', 7, true],
  ['casper_transfer_from_purse_to_account', 9, true],
  ['casper_transfer_from_purse_to_purse', 8, true],
  ['casper_get_balance', 3, true],
  ['casper_get_phase', 1, false],
  ['casper_get_system_contract', 3, true],
  ['casper_get_main_purse', 1, false],
  ['casper_read_host_buffer', 3, true],
  ['casper_get_named_arg_size', 3, true],
  ['casper_get_named_arg', 4, true],
  ['casper_blake2b', 4, true],
  ['casper_generic_hash', 5, true],
  ['casper_load_call_stack', 2, true],
  ['casper_load_caller_information', 3, true],
  ['casper_load_authorization_keys', 2, true],
  ['casper_random_bytes', 2, true],
  ['casper_print', 2, false],
  ['casper_get_block_info', 2, false],
];

/** The rest: contracts, dictionaries, groups, messages, signatures. */
export const CONTRACT_FUNCTIONS: readonly HostFunction[] = [
  ['casper_create_contract_package_at_hash', 3, false],
  ['casper_create_contract_user_group', 8, true],
  ['casper_add_contract_version', 10, true],
  ['casper_add_contract_version_with_message_topics', 11, true],
  ['casper_add_package_version_with_message_topics', 11, true],
  ['casper_disable_contract_version', 4, true],
  ['casper_enable_contract_version', 4, true],
  ['casper_call_contract', 7, true],
  ['casper_call_versioned_contract', 9, true],
  ['casper_call_package_version', 11, true],
  ['casper_remove_contract_user_group', 4, true],
  ['casper_provision_contract_user_group_uref', 5, true],
  ['casper_remove_contract_user_group_urefs', 6, true],
  ['casper_new_dictionary', 1, true],
  ['casper_dictionary_get', 5, true],
  ['casper_dictionary_read', 3, true],
  ['casper_dictionary_put', 6, true],
  ['casper_manage_message_topic', 4, true],
  ['casper_emit_message', 4, true],
  ['casper_recover_secp256k1', 6, true],
  ['casper_verify_signature', 6, true],
];

export const HOST_FUNCTIONS: readonly HostFunction[] = [...SESSION_FUNCTIONS, ...CONTRACT_FUNCTIONS];
