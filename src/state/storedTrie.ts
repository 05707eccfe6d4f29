/**
 * The tries in a store of nodes: any root in it can be opened, nodes are loaded when they are first needed, and a trie that
 * grew in memory is written without what the store already has.
 *
 * Answers to: casper-storage `global_state/trie/mod.rs` (`LazilyDeserializedTrie`), `trie_store/lmdb.rs`
 * (`write_root_to_db`), `state/lmdb.rs` (`checkout`).
 *
 * @module
 */
import { CasperTestError } from '../bytes/casperTestError';
import { bytesToHex } from '../bytes/hex';
import { ByteReader } from '../bytes/reader';
import { Key } from '../types/key';
import type { NodeStore, WritableNodeStore } from './nodeStore';
import {
  BRANCH_TAG,
  EXTENSION_TAG,
  HASH_LENGTH,
  LEAF_POINTER_TAG,
  LEAF_TAG,
  type LoadedNode,
  NODE_POINTER_TAG,
  type NodeSource,
  RADIX,
  STORED_TAG,
  StoredNode,
  TrieBranch,
  TrieExtension,
  TrieLeaf,
  type TrieNode,
} from './trieNode';

/** The tries of one store. Make one object for each store: nodes remember it. */
export class StoredTrie implements NodeSource {
  private readonly store: NodeStore;

  constructor(store: NodeStore) {
    this.store = store;
  }

  /** The root node with this hash; `undefined` if the store does not have it. */
  root(hash: Uint8Array): TrieBranch | undefined {
    const bytes = this.store.get(hash);
    if (bytes === undefined) return undefined;
    const node = decodeNode(bytes, hash, this);
    if (node.tag === BRANCH_TAG) return node;
    throw corruptStore(hash, 'a state root is a branch');
  }

  /** The byte form of the node with this hash. */
  bytesOf(hash: Uint8Array): Uint8Array | undefined {
    return this.store.get(hash);
  }

  /** @throws CasperTestError `CORRUPT_STORE` when the store does not have the node, or has something else */
  load(hash: Uint8Array, isLeaf: boolean): LoadedNode {
    const bytes = this.store.get(hash);
    if (bytes === undefined) throw corruptStore(hash, 'it is missing');
    const node = decodeNode(bytes, hash, this);
    if ((node.tag === LEAF_TAG) !== isLeaf) throw corruptStore(hash, `its tag ${node.tag} contradicts the node above`);
    return node;
  }
}

/** The tries of a store that can be written. */
export class WritableTrie extends StoredTrie {
  readonly #store: WritableNodeStore;

  constructor(store: WritableNodeStore) {
    super(store);
    this.#store = store;
  }

  /** Writes what the store does not have of a trie, all or nothing, and says how many nodes that were. */
  save(root: TrieBranch): number {
    const unsaved: LoadedNode[] = [];
    this.#collectUnsaved(root, unsaved);
    if (unsaved.length === 0) return 0;
    this.#store.write(unsaved);
    for (const node of unsaved) node.storedIn = this;
    return unsaved.length;
  }

  #collectUnsaved(node: TrieNode, found: LoadedNode[]): void {
    if (node.storedIn === this) return;
    if (node.tag === STORED_TAG) {
      // It lies in another store.
      this.#collectUnsaved(node.load(), found);
      return;
    }
    if (node.tag === BRANCH_TAG) for (const child of node.children) this.#collectUnsaved(child, found);
    else if (node.tag === EXTENSION_TAG) this.#collectUnsaved(node.child, found);
    found.push(node);
  }
}

/** @throws CasperTestError `CORRUPT_STORE` */
function decodeNode(bytes: Uint8Array, hash: Uint8Array, source: NodeSource): LoadedNode {
  switch (bytes[0]) {
    case LEAF_TAG:
      return decodeLeaf(bytes, hash, source);
    case BRANCH_TAG:
      return decodeBranch(bytes, hash, source);
    case EXTENSION_TAG:
      return decodeExtension(bytes, hash, source);
    default:
      throw corruptStore(hash, `it begins with ${bytes[0] ?? 'nothing'} where a tag from 0 to 2 belongs`);
  }
}

function decodeLeaf(bytes: Uint8Array, hash: Uint8Array, source: NodeSource): TrieLeaf {
  const reader = new ByteReader(bytes, 1);
  let key: Key;
  try {
    key = Key.read(reader);
  } catch (cause) {
    throw corruptStore(hash, 'its key cannot be read', cause);
  }
  return TrieLeaf.ofStored(key, bytes.subarray(reader.offset), hash, source);
}

function decodeBranch(bytes: Uint8Array, hash: Uint8Array, source: NodeSource): TrieBranch {
  const indexes = new Uint8Array(RADIX);
  const children: StoredNode[] = [];
  let at = 1;
  for (let index = 0; index < RADIX; index++) {
    const hasChild = bytes[at++];
    if (hasChild === 0) continue;
    if (hasChild !== 1 || bytes[at]! > NODE_POINTER_TAG) throw corruptStore(hash, 'a pointer in it cannot be read');
    indexes[children.length] = index;
    children.push(StoredNode.of(source, bytes, at));
    at += 1 + HASH_LENGTH;
  }
  if (at !== bytes.length) throw corruptStore(hash, `it has ${bytes.length} bytes where ${at} belong`);
  return TrieBranch.ofStored(indexes.slice(0, children.length), children, hash, source);
}

function decodeExtension(bytes: Uint8Array, hash: Uint8Array, source: NodeSource): TrieExtension {
  const reader = new ByteReader(bytes, 1);
  let affix: Uint8Array;
  try {
    affix = reader.readByteVec();
  } catch (cause) {
    throw corruptStore(hash, 'its affix cannot be read', cause);
  }
  const at = reader.offset;
  if (affix.length === 0 || bytes[at] === LEAF_POINTER_TAG || bytes.length !== at + 1 + HASH_LENGTH) {
    throw corruptStore(hash, 'it is no extension down to a branch');
  }
  return TrieExtension.ofStored(affix, StoredNode.of(source, bytes, at), hash, source);
}

function corruptStore(hash: Uint8Array, reason: string, cause?: unknown): CasperTestError {
  return new CasperTestError({
    code: 'CORRUPT_STORE',
    shortMessage: `The state on disk is damaged: node ${bytesToHex(hash)}: ${reason}.`,
    hint: 'Make the state again, or open a copy of it.',
    cause,
  });
}
