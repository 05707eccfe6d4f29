/**
 * Names for what has only a hash, in a state of the chain.
 *
 * @module
 */
import { left, right } from 'fp-ts/Either';
import { none, some } from 'fp-ts/Option';
import { type LabelledState, labelsOfState } from '../../builder/stateLabels';
import { DEFAULT_PROPOSER, TEST_ACCOUNTS } from '../../builder/testAccounts';
import { DEFAULT_MAX_QUERY_DEPTH } from '../../config/engineConfig';
import { Labels } from '../../report/labels';
import { runQuery } from '../../state/query';
import type { TrackingCopy } from '../../state/trackingCopy';
import { getNamedKeys, getSystemEntityRegistry } from '../../state/trackingCopyExt';
import type { AccountHash } from '../../types/accountHash';
import { AddressableEntity } from '../../types/addressableEntity';
import { Key } from '../../types/key';
import { KEY_TAGS } from '../../types/keyPayload';
import type { Chain } from '../chain/chain';
import type { ChainState } from '../chain/chainState';
import { copyOf } from '../chain/stateReading';
import { type JsonObject, writeJson } from '../json/exactJson';

/** Accounts without a name whose named keys are looked at. */
const MOST_ACCOUNTS = 200;

const NAMES = new WeakMap<ChainState, Labels>();

/** The names in a state: accounts of the devnet, system contracts, main purses, what is under named keys. */
export function namesOf(chain: Chain, state: ChainState): Labels {
  const known = NAMES.get(state);
  if (known !== undefined) return known;
  const names = chain.endsEras ? namesInState(chain, state) : knownAccounts();
  NAMES.set(state, names);
  return names;
}

/** A fork would have to ask its network for each: there, people have names and nothing else has. */
function knownAccounts(): Labels {
  const accounts = [...Object.values(TEST_ACCOUNTS), DEFAULT_PROPOSER];
  return new Labels(
    new Map(
      accounts.flatMap(({ name, accountHash, publicKey }) => [
        [accountHash.toHex(), name],
        [publicKey.toHex(), name],
      ]),
    ),
  );
}

function namesInState(chain: Chain, state: ChainState): Labels {
  const copy = copyOf(state, chain.network.chainspec.core.enableAddressableEntity);
  const accounts = state.keysWithPrefix(Uint8Array.of(KEY_TAGS.Account)).slice(0, MOST_ACCOUNTS);
  return labelsOfState({
    state: labelled(state, copy),
    systemContracts: getSystemEntityRegistry(copy),
    given: new Map(),
    genesisEffects: [],
    accounts: accounts.flatMap((key) => key.asAccount() ?? []),
  });
}

function labelled(state: ChainState, copy: TrackingCopy): LabelledState {
  return {
    query: (key) => {
      const result = runQuery(state, DEFAULT_MAX_QUERY_DEPTH, key as Key, []);
      return result._tag === 'Success' ? right(result.value) : left(result._tag);
    },
    getNamedKeys: (owner) => getNamedKeys(copy, owner),
    getEntityByAccountHash: (account) => {
      const value = state.read(Key.account(account as AccountHash));
      if (value?._tag === 'Account') return some(AddressableEntity.fromAccount(value.value));
      if (value?._tag !== 'CLValue' || value.value.clType._tag !== 'Key') return none;
      const entity = state.read(Key.fromBytes(value.value.bytes));
      return entity?._tag === 'AddressableEntity' ? some(entity.value) : none;
    },
  };
}

const HEX = /[0-9a-f]{64,68}/g;

/** A result with the names of the hashes in it, under `names`: by the hex of the address or public key. */
export function withNames(result: JsonObject, labels: Labels): JsonObject {
  const names: { [hex: string]: string } = {};
  for (const [hex] of writeJson(result).matchAll(HEX)) {
    const name = labels.names.get(hex);
    if (name !== undefined) names[hex] = name;
  }
  return { ...result, names };
}
