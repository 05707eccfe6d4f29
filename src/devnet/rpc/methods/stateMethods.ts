/**
 * Methods that read global state.
 *
 * Answers to: casper-sidecar `rpc_sidecar/src/rpcs/state.rs`, casper-node 2.0 `components/binary_port.rs`.
 *
 * @module
 */

import { TextEncoder } from 'node:util';
import { isBytesError } from '../../../bytes/bytesError';
import { bytesToHex } from '../../../bytes/hex';
import { getNamedKeys, getV1EntryPoints } from '../../../state/trackingCopyExt';
import { AccountHash } from '../../../types/accountHash';
import { EntityAddr } from '../../../types/entityAddr';
import { Key } from '../../../types/key';
import type { NamedKeys } from '../../../types/namedKeys';
import { URef } from '../../../types/uref';
import type { ChainState } from '../../chain/chainState';
import { copyOf } from '../../chain/stateReading';
import { blockHeaderJson } from '../../json/blockJson';
import type { Json } from '../../json/exactJson';
import {
  accountJson,
  addressableEntityJson,
  entityEntryPointJson,
  namedKeysJson,
  storedValueJson,
} from '../../json/storedValueJson';
import { BLOCK_PARAM, type FoundValue, query, queryOrFail, STATE_PARAM, stateOf, stateOfBlock } from '../finding';
import type { Param, ParamSpec, Params } from '../params';
import { rpcFail, unknownRoot } from '../rpcError';
import type { RpcContext, RpcMethod } from '../rpcMethod';

const ROOT: ParamSpec = { name: 'state_root_hash', description: 'root of the state, 64 hex digits' };
const KEY: ParamSpec = { name: 'key', description: 'formatted key' };
const PATH: ParamSpec = { name: 'path', isOptional: true, description: 'names to follow from there' };

function rootedState({ chain }: RpcContext, params: Params, what: string): ChainState {
  return chain.stateByRoot(params.get('state_root_hash').digest()) ?? unknownRoot(what);
}

function pathOf(params: Params): readonly string[] {
  return (
    params
      .optional('path')
      ?.list()
      .map((name) => name.string()) ?? []
  );
}

const valueJson = ({ value, proof }: FoundValue): { readonly [name: string]: Json } => ({
  stored_value: storedValueJson(value),
  merkle_proof: proof,
});

/** An account by its public key or its hash. */
export function accountHashOf(param: Param): AccountHash {
  const text = param.string('a public key or an account hash');
  return text.startsWith('account-hash') ? param.accountHash() : param.publicKey().toAccountHash();
}

function accountInfo({ chain }: RpcContext, params: Params): Json {
  const what = 'account info';
  const accountHash = accountHashOf(params.get('account_identifier'));
  const state = stateOfBlock(chain, params, what);
  const found = query(state, Key.account(accountHash), [], what);
  if (found === undefined) return rpcFail('NoSuchAccount', 'the requested account was not found');
  if (found.value._tag !== 'Account') {
    return rpcFail('AccountMigratedToEntity', 'the requested account has been migrated to an addressable entity');
  }
  return { account: accountJson(found.value.value), merkle_proof: found.proof };
}

const noEntity = (): never => rpcFail('NoSuchAddressableEntity', 'the requested addressable entity was not found');

function entityJson(state: ChainState, entityAddr: EntityAddr): Json {
  const found = query(state, Key.addressableEntity(entityAddr), [], 'entity stored value');
  if (found?.value._tag !== 'AddressableEntity') return noEntity();
  const copy = copyOf(state, true);
  return {
    entity: {
      AddressableEntity: {
        entity: addressableEntityJson(found.value.value),
        named_keys: namedKeysJson(getNamedKeys(copy, entityAddr)),
        entry_points: [...getV1EntryPoints(copy, entityAddr).values()].map((entryPoint) => ({
          V1CasperVm: entityEntryPointJson(entryPoint),
        })),
      },
    },
    merkle_proof: found.proof,
  };
}

function entity({ chain }: RpcContext, params: Params): Json {
  const what = 'entity stored value';
  const [kind, value] = params.get('entity_identifier').variant('PublicKey', 'AccountHash', 'EntityAddr');
  const state = stateOfBlock(chain, params, what);
  if (kind === 'EntityAddr') return entityJson(state, value.entityAddr());
  const accountHash = kind === 'PublicKey' ? value.publicKey().toAccountHash() : value.accountHash();
  const found = query(state, Key.account(accountHash), [], what);
  if (found === undefined) return noEntity();
  if (found.value._tag === 'Account') {
    return { entity: { LegacyAccount: accountJson(found.value.value) }, merkle_proof: found.proof };
  }
  return entityJson(state, EntityAddr.account(accountHash.bytes));
}

function packageInfo({ chain }: RpcContext, params: Params): Json {
  const [kind, value] = params.get('package_identifier').variant('ContractPackageHash', 'PackageAddr');
  const state = stateOfBlock(chain, params, 'package');
  const text = value.string('a package address');
  const hex = /^(?:contract-package-(?:wasm)?|package-|hash-)([0-9a-fA-F]{64})$/.exec(text)?.[1];
  if (hex === undefined) return value.fail(kind === 'PackageAddr' ? 'package-…' : 'contract-package-…');
  const addr = Uint8Array.from(Buffer.from(hex, 'hex'));
  const legacy = query(state, Key.hash(addr), [], 'package');
  const found =
    legacy?.value._tag === 'ContractPackage' ? legacy : query(state, Key.smartContract(addr), [], 'package');
  if (found === undefined) return rpcFail('QueryFailed', 'value was not found in the global state');
  const contents = Object.values(storedValueJson(found.value) as { readonly [name: string]: Json })[0]!;
  const name = found.value._tag === 'ContractPackage' ? 'ContractPackage' : 'Package';
  return { package: { [name]: contents }, merkle_proof: found.proof };
}

const badKey = (reason: string): never =>
  rpcFail('FailedToParseQueryKey', `the provided dictionary key was invalid: ${reason}`);

function parsedKey<T>(text: string, parse: (text: string) => T): T {
  try {
    return parse(text);
  } catch (error) {
    if (!isBytesError(error)) throw error;
    return badKey(error.reason);
  }
}

function namedKeysOf(state: ChainState, kind: string, text: string): NamedKeys | undefined {
  if (kind === 'EntityNamedKey') {
    return getNamedKeys(copyOf(state, true), parsedKey(text, EntityAddr.fromFormattedString));
  }
  const key =
    kind === 'AccountNamedKey'
      ? Key.account(parsedKey(text, AccountHash.fromFormattedString))
      : parsedKey(text, Key.fromFormattedString);
  if (kind === 'ContractNamedKey' && key.asHash() === undefined) badKey('not a hash address');
  const stored = state.read(key.normalize());
  if (stored?._tag === 'Account' || stored?._tag === 'Contract') return stored.value.namedKeys;
  if (stored?._tag !== 'CLValue') return undefined;
  const hash = key.asAccount()?.bytes;
  return hash === undefined ? undefined : getNamedKeys(copyOf(state, true), EntityAddr.account(hash));
}

function dictionaryKey(state: ChainState, identifier: Param): Key {
  const [kind, value] = identifier.variant(
    'AccountNamedKey',
    'ContractNamedKey',
    'EntityNamedKey',
    'URef',
    'Dictionary',
  );
  if (kind === 'Dictionary') {
    const key = parsedKey(value.string(), Key.fromFormattedString);
    return key.variant === 'Dictionary' ? key : badKey('not a dictionary key');
  }
  const itemKey = new TextEncoder().encode(value.field('dictionary_item_key').string());
  if (kind === 'URef') {
    return Key.dictionaryItem(parsedKey(value.field('seed_uref').string(), URef.fromFormattedString), itemKey);
  }
  const name = value.field('dictionary_name').string();
  const seed = namedKeysOf(state, kind, value.field('key').string())?.get(name);
  if (seed === undefined) {
    return rpcFail('NodeRequestFailed', 'request for dictionary item has failed: dictionary URef not found');
  }
  const uref = seed.asURef();
  return uref === undefined
    ? rpcFail('NodeRequestFailed', 'request for dictionary item has failed: dictionary URef not found')
    : Key.dictionaryItem(uref, itemKey);
}

export const STATE_METHODS: readonly RpcMethod[] = [
  {
    name: 'query_global_state',
    description: 'A value of global state.',
    params: [STATE_PARAM, KEY, PATH],
    run: ({ chain }, params) => {
      const what = 'global state item';
      const { state, record } = stateOf(chain, params, what);
      const found = queryOrFail(state, queryKey(params), pathOf(params), what);
      const header = record === undefined ? null : { Version2: blockHeaderJson(record.block.header) };
      return { block_header: header, ...valueJson(found) };
    },
  },
  {
    name: 'state_get_item',
    description: 'A value of global state (use query_global_state).',
    params: [ROOT, KEY, PATH],
    run: (context, params) => {
      const what = 'global state item';
      return valueJson(queryOrFail(rootedState(context, params, what), queryKey(params), pathOf(params), what));
    },
  },
  {
    name: 'state_get_account_info',
    description: 'An account.',
    params: [
      { name: 'account_identifier', alias: 'public_key', description: 'public key or account hash' },
      BLOCK_PARAM,
    ],
    run: accountInfo,
  },
  {
    name: 'state_get_entity',
    description: 'An addressable entity, or an account that is none yet.',
    params: [
      { name: 'entity_identifier', description: '{"PublicKey": …}, {"AccountHash": …} or {"EntityAddr": …}' },
      BLOCK_PARAM,
    ],
    run: entity,
  },
  {
    name: 'state_get_package',
    description: 'A package of contracts.',
    params: [
      { name: 'package_identifier', description: '{"ContractPackageHash": …} or {"PackageAddr": …}' },
      BLOCK_PARAM,
    ],
    run: packageInfo,
  },
  {
    name: 'state_get_dictionary_item',
    description: 'An item of a dictionary.',
    params: [
      ROOT,
      {
        name: 'dictionary_identifier',
        description:
          '{"AccountNamedKey": …}, {"ContractNamedKey": …}, {"EntityNamedKey": …}, {"URef": …} or {"Dictionary": …}',
      },
    ],
    run: (context, params) => {
      const state = rootedState(context, params, 'dictionary item');
      const key = dictionaryKey(state, params.get('dictionary_identifier'));
      return { dictionary_key: key.toFormattedString(), ...valueJson(queryOrFail(state, key, [], 'dictionary item')) };
    },
  },
  {
    name: 'state_get_trie',
    description: 'The bytes of a node of the trie.',
    params: [{ name: 'trie_key', description: 'hash of the node, 64 hex digits' }],
    run: ({ chain }, params) => {
      const hash = params.get('trie_key').digest();
      const known = chain.stateByRoot(hash) ?? chain.tip.state;
      const bytes = known.rawTrie(hash);
      return { maybe_trie_bytes: bytes === undefined ? null : bytesToHex(bytes) };
    },
  },
];

/** The key of a query; casper-js-sdk also sends public keys and hashes with a missing hyphen. */
function queryKey(params: Params): Key {
  const param = params.get('key');
  const text = param.string('a formatted key');
  if (/^account-hash[0-9a-fA-F]{64}$/.test(text)) return Key.account(param.accountHash());
  return param.key();
}
