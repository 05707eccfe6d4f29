/**
 * The table of host functions, and how they are given to Wasm. Every host call passes {@link createHostFunctions}.
 *
 * Answers to: casper-execution-engine `runtime/externals.rs` (`invoke_index`).
 *
 * @module
 */

import type { HostFunctions } from '../wasm/instance';
import * as accounts from './host/accounts';
import * as hostArguments from './host/arguments';
import * as callStack from './host/callStack';
import * as contractCalls from './host/contractCalls';
import * as contractVersions from './host/contractVersions';
import * as control from './host/control';
import * as crypto from './host/crypto';
import * as dictionaries from './host/dictionaries';
import * as environment from './host/environment';
import * as hostBuffer from './host/hostBuffer';
import type { HostFunction } from './host/hostFunction';
import * as messages from './host/messages';
import * as namedKeys from './host/namedKeys';
import * as purses from './host/purses';
import * as storage from './host/storage';
import * as userGroups from './host/userGroups';
import type { Runtime } from './runtime';

/** Every host function by the name contracts import it under. */
export const HOST_FUNCTIONS: { readonly [name: string]: HostFunction } = {
  casper_read_value: storage.readValue,
  casper_load_named_keys: namedKeys.loadNamedKeys,
  casper_write: storage.write,
  casper_add: storage.add,
  casper_new_uref: storage.newUref,
  casper_ret: control.ret,
  casper_get_key: namedKeys.getKey,
  casper_has_key: namedKeys.hasKey,
  casper_put_key: namedKeys.putKey,
  casper_remove_key: namedKeys.removeKey,
  casper_is_valid_uref: storage.isValidUref,
  casper_revert: control.revert,
  casper_add_associated_key: accounts.addAssociatedKey,
  casper_remove_associated_key: accounts.removeAssociatedKey,
  casper_update_associated_key: accounts.updateAssociatedKey,
  casper_set_action_threshold: accounts.setActionThreshold,
  casper_get_caller: environment.getCaller,
  casper_get_blocktime: environment.getBlocktime,
  casper_get_block_info: environment.getBlockInfo,
  casper_get_phase: environment.getPhase,
  casper_get_main_purse: environment.getMainPurse,
  casper_get_system_contract: environment.getSystemContract,
  casper_load_authorization_keys: environment.loadAuthorizationKeys,
  casper_random_bytes: environment.randomBytes,
  casper_print: environment.print,
  casper_create_purse: purses.createPurse,
  casper_transfer_to_account: purses.transferToAccount,
  casper_transfer_from_purse_to_account: purses.transferFromPurseToAccount,
  casper_transfer_from_purse_to_purse: purses.transferFromPurseToPurse,
  casper_get_balance: purses.getBalance,
  casper_read_host_buffer: hostBuffer.readHostBuffer,
  casper_get_named_arg_size: hostArguments.getNamedArgSize,
  casper_get_named_arg: hostArguments.getNamedArg,
  casper_blake2b: crypto.blake2b,
  casper_generic_hash: crypto.genericHash,
  casper_recover_secp256k1: crypto.recoverSecp256k1,
  casper_verify_signature: crypto.verifySignature,
  casper_load_call_stack: callStack.loadCallStack,
  casper_load_caller_information: callStack.loadCallerInformation,
  casper_new_dictionary: dictionaries.newDictionary,
  casper_dictionary_get: dictionaries.dictionaryGet,
  casper_dictionary_read: dictionaries.dictionaryRead,
  casper_dictionary_put: dictionaries.dictionaryPut,
  casper_create_contract_package_at_hash: userGroups.createContractPackageAtHash,
  casper_create_contract_user_group: userGroups.createContractUserGroup,
  casper_remove_contract_user_group: userGroups.removeContractUserGroup,
  casper_provision_contract_user_group_uref: userGroups.provisionContractUserGroupUref,
  casper_remove_contract_user_group_urefs: userGroups.removeContractUserGroupUrefs,
  casper_add_contract_version: contractVersions.addContractVersion,
  casper_add_contract_version_with_message_topics: contractVersions.addContractVersionWithMessageTopics,
  casper_add_package_version_with_message_topics: contractVersions.addPackageVersionWithMessageTopics,
  casper_disable_contract_version: contractVersions.disableContractVersion,
  casper_enable_contract_version: contractVersions.enableContractVersion,
  casper_call_contract: contractCalls.callContract,
  casper_call_versioned_contract: contractCalls.callVersionedContract,
  casper_call_package_version: contractCalls.callPackageVersion,
  casper_manage_message_topic: messages.manageMessageTopic,
  casper_emit_message: messages.emitMessage,
};

/** The host functions of one frame. A function is bound when its name is first looked up. */
export function createHostFunctions(runtime: Runtime): HostFunctions {
  return new FrameFunctions(runtime) as unknown as HostFunctions;
}

/** Has a property for each host function, which gives it bound to the frame. */
class FrameFunctions {
  readonly runtime: Runtime;

  constructor(runtime: Runtime) {
    this.runtime = runtime;
  }
}

for (const [name, hostFunction] of Object.entries(HOST_FUNCTIONS)) {
  Object.defineProperty(FrameFunctions.prototype, name, {
    get(this: FrameFunctions) {
      return bind(name, hostFunction, this.runtime);
    },
  });
}

function bind(name: string, hostFunction: HostFunction, runtime: Runtime): Bound {
  const { recorder } = runtime.execution;
  if (recorder === undefined) return hostFunction.bind(undefined, runtime);
  return (...parameters) => {
    // Out of gas already: the host's WebAssembly has not looked yet, and the reference would never have got here.
    if (runtime.instance?.chargeGas(0) === false) return hostFunction(runtime, ...parameters);
    recorder.hostCallBegun(name, parameters, runtime);
    let returned: ReturnType<HostFunction>;
    try {
      returned = hostFunction(runtime, ...parameters);
    } catch (thrown) {
      recorder.hostCallFailed(thrown, runtime);
      throw thrown;
    }
    recorder.hostCallReturned(returned, runtime);
    return returned;
  };
}

// biome-ignore lint/suspicious/noConfusingVoidType: as in HostFunctions
type Bound = (...parameters: number[]) => number | void;
