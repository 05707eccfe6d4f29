/**
 * The functions a contract can import, with their types: module `env`, protocol version 1 and 2.
 *
 * Whether an import links is decided by this table alone; what the functions do is the business of `src/runtime/host`.
 *
 * Answers to: casper-execution-engine `resolvers/v1_resolver.rs`, built with `test-support` (hence `casper_print`).
 *
 * @module
 */
import { type FunctionType, I32 } from './module';

/** Name: how many parameters and how many results, all of them `i32`. */
const SHAPES = {
  casper_read_value: [3, 1],
  casper_load_named_keys: [2, 1],
  casper_write: [4, 0],
  casper_add: [4, 0],
  casper_new_uref: [3, 0],
  casper_ret: [2, 0],
  casper_get_key: [5, 1],
  casper_has_key: [2, 1],
  casper_put_key: [4, 0],
  gas: [1, 0],
  casper_is_valid_uref: [2, 1],
  casper_revert: [1, 0],
  casper_add_associated_key: [3, 1],
  casper_remove_associated_key: [2, 1],
  casper_update_associated_key: [3, 1],
  casper_set_action_threshold: [2, 1],
  casper_remove_key: [2, 0],
  casper_get_caller: [1, 1],
  casper_get_blocktime: [1, 0],
  casper_create_purse: [2, 1],
  casper_transfer_to_account: [7, 1],
  casper_transfer_from_purse_to_account: [9, 1],
  casper_transfer_from_purse_to_purse: [8, 1],
  casper_get_balance: [3, 1],
  casper_get_phase: [1, 0],
  casper_get_system_contract: [3, 1],
  casper_get_main_purse: [1, 0],
  casper_read_host_buffer: [3, 1],
  casper_create_contract_package_at_hash: [3, 0],
  casper_create_contract_user_group: [8, 1],
  casper_add_contract_version: [10, 1],
  casper_add_contract_version_with_message_topics: [11, 1],
  casper_add_package_version_with_message_topics: [11, 1],
  casper_disable_contract_version: [4, 1],
  casper_call_contract: [7, 1],
  casper_call_versioned_contract: [9, 1],
  casper_get_named_arg_size: [3, 1],
  casper_get_named_arg: [4, 1],
  casper_remove_contract_user_group: [4, 1],
  casper_provision_contract_user_group_uref: [5, 1],
  casper_remove_contract_user_group_urefs: [6, 1],
  casper_blake2b: [4, 1],
  casper_load_call_stack: [2, 1],
  casper_load_caller_information: [3, 1],
  casper_print: [2, 0],
  casper_dictionary_get: [5, 1],
  casper_dictionary_read: [3, 1],
  casper_dictionary_put: [6, 1],
  casper_new_dictionary: [1, 1],
  casper_load_authorization_keys: [2, 1],
  casper_random_bytes: [2, 1],
  casper_enable_contract_version: [4, 1],
  casper_manage_message_topic: [4, 1],
  casper_emit_message: [4, 1],
  casper_get_block_info: [2, 0],
  casper_generic_hash: [5, 1],
  casper_recover_secp256k1: [6, 1],
  casper_verify_signature: [6, 1],
  casper_call_package_version: [11, 1],
} as const;

/** Type of every function of the host by name, `gas` included. */
export const HOST_SIGNATURES: ReadonlyMap<string, FunctionType> = new Map(
  Object.entries(SHAPES).map(([name, [parameters, results]]) => [
    name,
    { params: Array<typeof I32>(parameters).fill(I32), result: results === 1 ? I32 : undefined },
  ]),
);
