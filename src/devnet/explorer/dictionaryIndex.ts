/**
 * Which items each dictionary has: their keys are hashes, so this is only to be known by looking at all of them once, and from then
 * on at what each block writes.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import { type DictionaryItem, dictionaryItemOf } from '../../report/dictionaryItem';
import type { Key } from '../../types/key';
import { KEY_TAGS } from '../../types/keyPayload';
import type { StoredValue } from '../../types/storedValue';
import type { Effects } from '../../types/transform';
import type { BlockRecord, Chain } from '../chain/chain';

/** An item where it lies. */
export interface FoundItem extends DictionaryItem {
  readonly key: Key;
}

const INDEXES = new WeakMap<Chain, DictionaryIndex>();

/** The index of a chain, up to date with its tip. */
export function dictionariesOf(chain: Chain): DictionaryIndex {
  let index = INDEXES.get(chain);
  if (index === undefined) {
    index = new DictionaryIndex(chain);
    INDEXES.set(chain, index);
  }
  index.follow();
  return index;
}

/** See the module's description. */
export class DictionaryIndex {
  readonly #chain: Chain;
  /** Keys of items by name, by seed in hex. */
  readonly #seeds = new Map<string, Map<string, Key>>();
  #upTo: BlockRecord | undefined;

  constructor(chain: Chain) {
    this.#chain = chain;
  }

  /** Takes in the blocks that were added since. */
  follow(): void {
    const { tip } = this.#chain;
    const last = this.#upTo;
    if (last === tip) return;
    const isBelow = last !== undefined && this.#chain.blockByHeight(last.block.header.height) === last;
    if (isBelow) this.#takeBlocks(last);
    else this.#readAll();
    this.#upTo = tip;
  }

  /** How many items a dictionary has, by the address of its seed. */
  count(seed: Uint8Array): number {
    return this.#seeds.get(bytesToHex(seed))?.size ?? 0;
  }

  /** Items after a name, in the order of their names. */
  items(seed: Uint8Array, after: string | undefined, count: number): readonly FoundItem[] {
    const { state } = this.#chain.tip;
    const names = [...(this.#seeds.get(bytesToHex(seed)) ?? [])].sort(([left], [right]) => (left < right ? -1 : 1));
    const found: FoundItem[] = [];
    for (const [name, key] of names) {
      if (after !== undefined && name <= after) continue;
      if (found.length >= count) break;
      const stored = state.read(key);
      const item = stored && dictionaryItemOf(key, stored);
      if (item !== undefined) found.push({ ...item, key });
    }
    return found;
  }

  #readAll(): void {
    this.#seeds.clear();
    const { state } = this.#chain.tip;
    for (const key of state.keysWithPrefix(Uint8Array.of(KEY_TAGS.Dictionary))) this.#take(key, state.read(key));
  }

  #takeBlocks(last: BlockRecord): void {
    for (const { artifacts, stepEffects = [], given = [] } of this.#chain.blocks.slice(
      Number(last.block.header.height) + 1,
    )) {
      this.#takeEffects(given);
      for (const { result } of artifacts) this.#takeEffects(result.effects);
      this.#takeEffects(stepEffects);
    }
  }

  #takeEffects(effects: Effects): void {
    for (const { key, kind } of effects) {
      if (kind._tag === 'Write') this.#take(key, kind.value);
    }
  }

  #take(key: Key, stored: StoredValue | undefined): void {
    const item = stored && dictionaryItemOf(key, stored);
    if (item === undefined) return;
    const seed = bytesToHex(item.seed);
    const items = this.#seeds.get(seed) ?? new Map<string, Key>();
    this.#seeds.set(seed, items.set(item.name, key));
  }
}
