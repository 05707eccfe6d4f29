/**
 * What is under a key of the latest state.
 *
 * @module
 */
import { isLeft } from 'fp-ts/Either';
import { bytesToHex } from '../../bytes/hex';
import { balanceOf } from '../../engine/balance';
import { clValueText } from '../../report/clValueText';
import { dictionaryItemOf } from '../../report/dictionaryItem';
import { formatCspr } from '../../report/motes';
import { storedValueLines, storedValueText } from '../../report/storedValueText';
import type { BalanceIdentifier } from '../../system/balanceIdentifier';
import type { Key } from '../../types/key';
import { type NamedKeys, sortedNamedKeys } from '../../types/namedKeys';
import type { StoredValue } from '../../types/storedValue';
import type { Chain } from '../chain/chain';
import { copyOf } from '../chain/stateReading';
import type { Json, JsonObject } from '../json/exactJson';
import { dictionariesOf } from './dictionaryIndex';
import { namesOf, withNames } from './stateNames';
import { clValueJson, LONG_TEXT, SHORT_TEXT } from './valueTexts';

/** Letters of a value in a table. */
const LONGEST_VALUE = 300;
/** Lines and letters of a value on a page of its own. */
const MOST_LINES = 2000;
const LONGEST_LINE = 4000;

/** Motes of a purse: all, and what of them can be spent. */
export interface PurseReport extends JsonObject {
  /** In CSPR, exact. */
  readonly total: string;
  readonly total_motes: string;
  readonly available: string;
  readonly available_motes: string;
}

/** What is in a purse; `undefined` if there is none. */
export function balanceJson(chain: Chain, identifier: BalanceIdentifier): PurseReport | undefined {
  const copy = copyOf(chain.tip.state, chain.network.chainspec.core.enableAddressableEntity);
  const { protocolVersion } = chain.network.node;
  const found = balanceOf(copy, { identifier, protocolVersion, handling: 'Available', withProofs: false });
  if (isLeft(found)) return undefined;
  const { totalBalance, availableBalance } = found.right;
  return {
    total: formatCspr(totalBalance),
    total_motes: totalBalance.toString(),
    available: formatCspr(availableBalance),
    available_motes: availableBalance.toString(),
  };
}

/** Named keys, with what each leads to in a few words. */
export function namedKeysReport(chain: Chain, namedKeys: NamedKeys): Json {
  return sortedNamedKeys(namedKeys).map(([name, key]) => ({
    name,
    key: key.toFormattedString(),
    ...underKey(chain, key),
  }));
}

/** What is under a key: `purse`, `dictionary`, `contract`, `value`, … with a short text. */
export function underKey(chain: Chain, key: Key): { readonly kind: string; readonly text: string } {
  const uref = key.asURef();
  const { state } = chain.tip;
  if (uref !== undefined) {
    const balance = balanceJson(chain, { _tag: 'Internal', addr: uref.addr });
    if (balance !== undefined) return { kind: 'purse', text: balance.total };
    const items = dictionariesOf(chain).count(uref.addr);
    if (items > 0) return { kind: 'dictionary', text: items === 1 ? '1 item' : `${items} items` };
  }
  const stored = state.read(key.normalize());
  if (stored === undefined) return { kind: 'nothing', text: '' };
  return { kind: kindOf(stored), text: shortText(stored) };
}

function kindOf(stored: StoredValue): string {
  const words: { readonly [tag in StoredValue['_tag']]?: string } = {
    CLValue: 'value',
    ContractPackage: 'package',
    SmartContract: 'package',
    Contract: 'contract',
    AddressableEntity: 'entity',
    Account: 'account',
  };
  return words[stored._tag] ?? stored._tag;
}

function shortText(stored: StoredValue): string {
  if (stored._tag === 'CLValue') {
    const { type, value } = clValueJson(stored.value, SHORT_TEXT);
    return type === 'Unit' ? 'unit' : `${type} ${value}`.slice(0, LONGEST_VALUE);
  }
  const isNamedByKind = kindOf(stored) !== stored._tag;
  return isNamedByKind ? '' : storedValueText(stored).slice(0, LONGEST_VALUE);
}

/** Everything about one key. */
export function describeKey(chain: Chain, key: Key): Json {
  const stored = chain.tip.state.read(key.normalize());
  const uref = key.asURef();
  const lines = stored === undefined ? [] : storedValueLines(stored);
  const item = stored && dictionaryItemOf(key, stored);
  return withNames(
    {
      key: key.toFormattedString(),
      ...underKey(chain, key),
      ...(item === undefined
        ? {}
        : {
            item: { dictionary: `uref-${bytesToHex(item.seed)}-007`, name: item.name, value: clValueText(item.value) },
          }),
      ...(stored?._tag === 'CLValue' && item === undefined ? clValueJson(stored.value, LONG_TEXT) : {}),
      lines: lines.slice(0, MOST_LINES).map((line) => line.slice(0, LONGEST_LINE)),
      balance: (uref && balanceJson(chain, { _tag: 'Internal', addr: uref.addr })) ?? null,
      dictionary_items: uref === undefined ? 0 : dictionariesOf(chain).count(uref.addr),
    },
    namesOf(chain, chain.tip.state),
  );
}

/** A page of the items of a dictionary, by the URef that it was made with. */
export function listDictionary(chain: Chain, seed: Uint8Array, after: string | undefined, count: number): Json {
  const index = dictionariesOf(chain);
  return withNames(
    {
      items: index.items(seed, after, count).map(({ name, value, key }) => ({
        name,
        key: key.toFormattedString(),
        ...clValueJson(value, LONG_TEXT),
      })),
      count: index.count(seed),
    },
    namesOf(chain, chain.tip.state),
  );
}
