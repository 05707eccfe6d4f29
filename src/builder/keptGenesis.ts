/**
 * Genesis states that a Jest worker keeps from one test file to the next.
 *
 * @module
 */
import { TextEncoder } from 'node:util';
import { blake2b256 } from '../bytes/blake2b';
import { bytesToHex } from '../bytes/hex';
import type { WorkerCache } from '../bytes/workerCache';
import { stateFromTrustedBytes, stateToBytes } from '../state/stateFile';
import type { GenesisSuccess } from '../system/genesis';
import type { GenesisAccount } from '../system/genesisAccount';
import type { GenesisConfig, GenesisRequest } from '../system/genesisRequest';
import type { Effects } from '../types/transform';
import { toTaggedJson } from './taggedJson';

/** The state of a genesis that this worker ran before; its effects are computed only if somebody asks for them. */
export function keptGenesis(
  cache: WorkerCache,
  request: GenesisRequest,
  run: () => GenesisSuccess,
): GenesisSuccess | undefined {
  const bytes = cache.state(genesisId(request));
  if (bytes === undefined) return undefined;
  let effects: Effects | undefined;
  return {
    state: stateFromTrustedBytes(bytes),
    get effects() {
      effects ??= run().effects;
      return effects;
    },
  };
}

/** Keeps the state of a genesis for later test files. */
export function keepGenesis(cache: WorkerCache, request: GenesisRequest, { state }: GenesisSuccess): void {
  cache.keepState(genesisId(request), stateToBytes(state));
}

/** What genesis looks at; the compiler sees to it that a new setting is thought of. */
type ConfigParts = { readonly [name in keyof GenesisConfig]: unknown };

/** Requests that lead to the same state have the same id, others never. */
function genesisId({ chainspecHash, protocolVersion, config, chainspecRegistry }: GenesisRequest): string {
  const parts: ConfigParts = {
    ...config,
    accounts: config.accounts.map(accountParts),
    wasmConfig: undefined,
    systemConfig: undefined,
    storageCosts: undefined,
  };
  const { chainspecRawHash, genesisAccountsRawHash, globalStateRawHash } = chainspecRegistry;
  const hashes = [chainspecHash, chainspecRawHash, genesisAccountsRawHash, globalStateRawHash];
  const all = [String(protocolVersion), hashes.map((hash) => (hash === undefined ? null : bytesToHex(hash))), parts];
  return `genesis ${bytesToHex(blake2b256(new TextEncoder().encode(toTaggedJson(all))))}`;
}

function accountParts(account: GenesisAccount): unknown {
  switch (account._tag) {
    case 'Account': {
      const { publicKey, balance, validator } = account;
      return ['Account', publicKey.toHex(), balance, validator?.bondedAmount, validator?.delegationRate];
    }
    case 'Delegator': {
      const { validatorPublicKey, delegatorPublicKey, balance, delegatedAmount } = account;
      return ['Delegator', validatorPublicKey.toHex(), delegatorPublicKey.toHex(), balance, delegatedAmount];
    }
    case 'Administrator':
      return ['Administrator', account.publicKey.toHex(), account.balance];
  }
}
