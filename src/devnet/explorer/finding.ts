/**
 * What somebody means who types a hash, a key, a height or a name.
 *
 * @module
 */
import { isBytesError } from '../../bytes/bytesError';
import { bytesToHex, hexToBytes } from '../../bytes/hex';
import { AccessRights } from '../../types/accessRights';
import { AccountHash } from '../../types/accountHash';
import { Key } from '../../types/key';
import { PublicKey } from '../../types/publicKey';
import { URef } from '../../types/uref';
import type { Chain } from '../chain/chain';
import type { Json } from '../json/exactJson';
import { contractAt, packageAt } from './contractReport';
import { namesOf } from './stateNames';

/** Something that has a page: `id` is a height, a hash in hex, or a formatted key. */
export interface Found {
  readonly kind: 'block' | 'transaction' | 'account' | 'contract' | 'key';
  readonly id: string;
}

/** Hashes that contracts and packages are called by. */
const CONTRACT_PREFIX =
  /^(?:hash|contract|contract-package|contract-package-wasm|package|entity-contract|entity-system)-/;

/** Finds it in the chain and its latest state. */
export function find(chain: Chain, text: string): Json {
  const found = findText(chain, text.trim());
  return { found: found === undefined ? null : { ...found } };
}

function findText(chain: Chain, text: string): Found | undefined {
  if (/^\d{1,15}$/.test(text)) {
    return chain.blockByHeight(BigInt(text)) === undefined ? undefined : { kind: 'block', id: text };
  }
  const lower = text.toLowerCase();
  const publicKey = /^0[12][0-9a-f]{64,66}$/.test(lower) ? parsed(() => PublicKey.fromHex(lower)) : undefined;
  if (publicKey !== undefined) return { kind: 'account', id: publicKey.toAccountHash().toFormattedString() };
  if (/^[0-9a-f]{64}$/.test(lower)) return findHash(chain, hexToBytes(lower));
  if (CONTRACT_PREFIX.test(lower) && /[0-9a-f]{64}$/.test(lower))
    return { kind: 'contract', id: `hash-${lower.slice(-64)}` };
  const key = parsed(() => Key.fromFormattedString(text));
  if (key === undefined) return findName(chain, text);
  const account = key.asAccount();
  return account === undefined
    ? { kind: 'key', id: key.toFormattedString() }
    : { kind: 'account', id: account.toFormattedString() };
}

function findHash(chain: Chain, hash: Uint8Array): Found | undefined {
  const hex = bytesToHex(hash);
  const block = chain.blockByHash(hash);
  if (block !== undefined) return { kind: 'block', id: block.block.header.height.toString() };
  if (chain.transaction(hash) !== undefined) return { kind: 'transaction', id: hex };
  const { state } = chain.tip;
  const account = AccountHash.fromBytes(hash);
  if (state.read(Key.account(account)) !== undefined) return { kind: 'account', id: account.toFormattedString() };
  if (packageAt(chain, hash) !== undefined || contractAt(chain, hash) !== undefined) {
    return { kind: 'contract', id: `hash-${hex}` };
  }
  const keys = [Key.uref(URef.create(hash, AccessRights.READ_ADD_WRITE)), Key.dictionary(hash), Key.balance(hash)];
  const key = keys.find((each) => state.read(each.normalize()) !== undefined);
  return key === undefined ? undefined : { kind: 'key', id: key.toFormattedString() };
}

/** Names are those that the page shows. */
function findName(chain: Chain, text: string): Found | undefined {
  const wanted = text.toLowerCase();
  for (const [hex, name] of namesOf(chain, chain.tip.state).names) {
    if (name.toLowerCase() === wanted && hex.length === 64) return findHash(chain, hexToBytes(hex));
  }
  return undefined;
}

function parsed<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (isBytesError(error)) return undefined;
    throw error;
  }
}
