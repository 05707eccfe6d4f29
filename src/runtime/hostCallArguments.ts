/**
 * The arguments of host calls, decoded from memory: what each host function takes, by the names of its parameters. Places
 * where results are to be written are no arguments.
 *
 * Answers to: casper-contract `ext_ffi.rs` (the parameters), `src/runtime/host/` (how they are read).
 *
 * @module
 */

import { TextDecoder } from 'node:util';
import { type ByteReader, readAll } from '../bytes/reader';
import { AccountHash } from '../types/accountHash';
import { CLValue } from '../types/clValue';
import { readEntityEntryPoints, readEntryPoints } from '../types/entryPoint';
import { Key } from '../types/key';
import { readMessagePayload } from '../types/message';
import { readNamedKeys } from '../types/namedKeys';
import { RuntimeArgs } from '../types/runtimeArgs';
import { SYSTEM_ENTITY_NAMES, SYSTEM_ENTITY_TYPES } from '../types/systemEntityType';
import { URef } from '../types/uref';
import type { HostCallArgument } from './executionTrace';

/** A region of memory, two raw arguments: what its bytes are, or undefined for nothing to show. */
type Region = (bytes: Uint8Array) => HostCallArgument | undefined;

type Parameter =
  /** One raw argument that is no input. */
  | { readonly _tag: 'Skipped' }
  | { readonly _tag: 'Number'; readonly name: string; readonly read: (value: number) => HostCallArgument }
  | { readonly _tag: 'Region'; readonly name: string; readonly read: Region };

const LOSSY_UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
const U32 = (value: number): number => value >>> 0;

const SKIPPED: Parameter = { _tag: 'Skipped' };

function number(name: string, read: (value: number) => HostCallArgument = U32): Parameter {
  return { _tag: 'Number', name, read };
}

function region(name: string, read: Region): Parameter {
  return { _tag: 'Region', name, read };
}

/** A region whose bytes are one serialised value. */
function value<T extends HostCallArgument | undefined>(name: string, read: (reader: ByteReader) => T): Parameter {
  return region(name, (bytes) => readAll(bytes, read));
}

/** One of several by number. */
function choice(name: string, names: readonly string[]): Parameter {
  return number(name, (index) => names[index >>> 0] ?? index >>> 0);
}

const string = (name: string): Parameter => value(name, (reader) => reader.readString());
/** Text without a length in front. */
const text = (name: string): Parameter => region(name, (bytes) => LOSSY_UTF8.decode(bytes));
const bytes = (name: string): Parameter => region(name, (read) => Uint8Array.prototype.slice.call(read));
const key = (name: string): Parameter => value(name, Key.read);
const uref = (name: string): Parameter => value(name, (reader) => Key.uref(URef.read(reader)));
const urefs = (name: string): Parameter => value(name, (reader) => reader.readVec(URef.read).map(String));
const account = (name: string): Parameter => value(name, (reader) => Key.account(AccountHash.read(reader)));
const hash = (name: string): Parameter => value(name, (reader) => Key.hash(reader.readRaw(32)));
const clValue = (name: string): Parameter => value(name, CLValue.read);
const u512 = (name: string): Parameter => value(name, (reader) => reader.readU512());
const optionalU64 = (name: string): Parameter =>
  value(name, (reader) => reader.readOption((option) => option.readU64()));
const optionalU32 = (name: string): Parameter =>
  value(name, (reader) => reader.readOption((option) => option.readU32()));
const runtimeArgs = (name: string): Parameter => value(name, RuntimeArgs.read);
const namesOfKeys = value('namedKeys', (reader) => [...readNamedKeys(reader).keys()]);

/** By number, casper-types `addressable_entity/action_type.rs`. */
const ACTIONS = choice('action', ['Deployment', 'KeyManagement', 'UpgradeManagement']);
/** By number, casper-types `crypto/hash_algorithm`. */
const HASH_ALGORITHMS = choice('algorithm', ['Blake2b', 'Blake3', 'Sha256']);
const SYSTEM_CONTRACTS = choice(
  'systemContract',
  SYSTEM_ENTITY_TYPES.map((type) => SYSTEM_ENTITY_NAMES[type]),
);

const PACKAGE = hash('packageHash');
const ENTITY_ENTRY_POINTS = value('entryPoints', (reader) => [...readEntityEntryPoints(reader).keys()]);
const VERSION_WITH_TOPICS = [PACKAGE, SKIPPED, ENTITY_ENTRY_POINTS, namesOfKeys];
const CALL = [string('entryPoint'), runtimeArgs('args')];

/** Of each host function in order; one that is not here has no inputs. */
const PARAMETERS: { readonly [hostFunction: string]: readonly Parameter[] } = {
  casper_read_value: [key('key')],
  casper_write: [key('key'), clValue('value')],
  casper_add: [key('key'), clValue('value')],
  casper_new_uref: [SKIPPED, clValue('value')],
  casper_ret: [clValue('value')],
  casper_get_key: [string('name')],
  casper_has_key: [string('name')],
  casper_put_key: [string('name'), key('key')],
  casper_remove_key: [string('name')],
  casper_is_valid_uref: [uref('uref')],
  casper_revert: [number('status')],
  casper_add_associated_key: [account('accountHash'), number('weight')],
  casper_remove_associated_key: [account('accountHash')],
  casper_update_associated_key: [account('accountHash'), number('weight')],
  casper_set_action_threshold: [ACTIONS, number('threshold')],
  casper_get_system_contract: [SYSTEM_CONTRACTS],
  casper_get_block_info: [number('field')],
  casper_load_caller_information: [number('action')],
  casper_random_bytes: [SKIPPED, number('size')],
  casper_print: [string('text')],
  casper_transfer_to_account: [account('target'), u512('amount'), optionalU64('id')],
  casper_transfer_from_purse_to_account: [uref('source'), account('target'), u512('amount'), optionalU64('id')],
  casper_transfer_from_purse_to_purse: [uref('source'), uref('target'), u512('amount'), optionalU64('id')],
  casper_get_balance: [uref('purse')],
  casper_get_named_arg_size: [text('name')],
  casper_get_named_arg: [text('name')],
  casper_blake2b: [bytes('input')],
  casper_generic_hash: [bytes('input'), HASH_ALGORITHMS],
  casper_recover_secp256k1: [bytes('message'), bytes('signature'), SKIPPED, number('recoveryId')],
  casper_verify_signature: [bytes('message'), bytes('signature'), bytes('publicKey')],
  casper_dictionary_get: [uref('dictionary'), text('itemKey')],
  casper_dictionary_read: [key('key')],
  casper_dictionary_put: [uref('dictionary'), text('itemKey'), clValue('value')],
  casper_create_contract_package_at_hash: [SKIPPED, SKIPPED, number('isLocked')],
  casper_create_contract_user_group: [PACKAGE, string('label'), number('newUrefs'), urefs('existingUrefs')],
  casper_remove_contract_user_group: [PACKAGE, string('label')],
  casper_provision_contract_user_group_uref: [PACKAGE, string('label')],
  casper_remove_contract_user_group_urefs: [PACKAGE, string('label'), urefs('urefs')],
  casper_add_contract_version: [
    PACKAGE,
    SKIPPED,
    value('entryPoints', (reader) => [...readEntryPoints(reader).keys()]),
    namesOfKeys,
  ],
  casper_add_contract_version_with_message_topics: VERSION_WITH_TOPICS,
  casper_add_package_version_with_message_topics: VERSION_WITH_TOPICS,
  casper_disable_contract_version: [PACKAGE, hash('contractHash')],
  casper_enable_contract_version: [PACKAGE, hash('contractHash')],
  casper_call_contract: [hash('contractHash'), ...CALL],
  casper_call_versioned_contract: [PACKAGE, optionalU32('version'), ...CALL],
  casper_call_package_version: [PACKAGE, optionalU32('protocolVersionMajor'), optionalU32('version'), ...CALL],
  casper_manage_message_topic: [text('topic')],
  casper_emit_message: [text('topic'), value('message', (reader) => readMessagePayload(reader).value)],
};

/**
 * Decodes the arguments of a host call; what cannot be decoded is left out.
 *
 * @param parameters raw 32-bit arguments
 * @param memory of the calling Wasm, before the call is served
 */
export function decodeHostCallArguments(
  hostFunction: string,
  parameters: readonly number[],
  memory: Uint8Array,
): { readonly [parameter: string]: HostCallArgument } {
  const decoded: Record<string, HostCallArgument> = {};
  let at = 0;
  for (const parameter of PARAMETERS[hostFunction] ?? []) {
    const first = parameters[at++];
    if (first === undefined) break;
    if (parameter._tag === 'Skipped') continue;
    if (parameter._tag === 'Number') {
      decoded[parameter.name] = parameter.read(first);
      continue;
    }
    const argument = decodeRegion(parameter.read, memory, first >>> 0, parameters[at++]! >>> 0);
    if (argument !== undefined) decoded[parameter.name] = argument;
  }
  return decoded;
}

function decodeRegion(read: Region, memory: Uint8Array, start: number, size: number): HostCallArgument | undefined {
  if (start + size > memory.length) return undefined;
  try {
    return read(memory.subarray(start, start + size));
  } catch {
    return undefined;
  }
}
