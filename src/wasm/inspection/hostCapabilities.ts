/**
 * What each host function lets code do, by the part of an account or of global state it touches.
 *
 * Answers to: the host functions of casper-execution-engine `runtime/externals.rs`.
 *
 * @module
 */

/** Part of the world that a host function touches. */
export type CapabilityArea =
  | 'AssociatedKeys'
  | 'ActionThresholds'
  | 'Motes'
  | 'NamedKeys'
  | 'Storage'
  | 'Dictionaries'
  | 'ContractCalls'
  | 'ContractInstallation'
  | 'ContractVersions'
  | 'UserGroups'
  | 'Messages'
  | 'Arguments'
  | 'Callers'
  | 'Environment'
  | 'Cryptography'
  | 'Control';

/** Whether it changes something there or only looks. */
export type CapabilityAccess = 'changes' | 'reads';

/** What a host function is for. */
export interface HostCapability {
  readonly area: CapabilityArea;
  readonly access: CapabilityAccess;
}

const BY_AREA: { readonly [area in CapabilityArea]: { readonly changes?: string; readonly reads?: string } } = {
  AssociatedKeys: { changes: 'add_associated_key remove_associated_key update_associated_key' },
  ActionThresholds: { changes: 'set_action_threshold' },
  Motes: {
    changes: 'create_purse transfer_to_account transfer_from_purse_to_account transfer_from_purse_to_purse',
    reads: 'get_balance get_main_purse',
  },
  NamedKeys: { changes: 'put_key remove_key', reads: 'get_key has_key load_named_keys' },
  Storage: { changes: 'write add new_uref', reads: 'read_value is_valid_uref' },
  Dictionaries: { changes: 'new_dictionary dictionary_put', reads: 'dictionary_get dictionary_read' },
  ContractCalls: {
    changes: 'call_contract call_versioned_contract call_package_version',
    reads: 'get_system_contract',
  },
  ContractInstallation: {
    changes:
      'create_contract_package_at_hash add_contract_version add_contract_version_with_message_topics add_package_version_with_message_topics',
  },
  ContractVersions: { changes: 'disable_contract_version enable_contract_version' },
  UserGroups: {
    changes:
      'create_contract_user_group remove_contract_user_group provision_contract_user_group_uref remove_contract_user_group_urefs',
  },
  Messages: { changes: 'manage_message_topic emit_message' },
  Arguments: { reads: 'get_named_arg get_named_arg_size' },
  Callers: { reads: 'get_caller load_call_stack load_caller_information load_authorization_keys' },
  Environment: { reads: 'get_blocktime get_block_info get_phase random_bytes' },
  Cryptography: { reads: 'blake2b generic_hash recover_secp256k1 verify_signature' },
  Control: { changes: 'ret revert print', reads: 'read_host_buffer' },
};

/** By the name a contract imports. */
export const HOST_CAPABILITIES: ReadonlyMap<string, HostCapability> = new Map(
  Object.entries(BY_AREA).flatMap(([area, names]) =>
    (['changes', 'reads'] as const).flatMap((access) =>
      (names[access]?.split(' ') ?? []).map((name): [string, HostCapability] => [
        `casper_${name}`,
        { area: area as CapabilityArea, access },
      ]),
    ),
  ),
);
