/**
 * Nodes of the state trie. They are immutable and shared between all states that have them in common; what is derived
 * from them (bytes, hash) is computed when first asked for and kept. A node that lies in a store and was not needed yet is
 * a {@link StoredNode}.
 *
 * Byte forms: a leaf is `0`, key, value; a branch `1` and for each of the 256 indexes `0` or `1` and a pointer; an
 * extension `2`, its affix with length, and a pointer. A pointer is `0` (to a leaf) or `1`, and a hash.
 *
 * Answers to: casper-storage `global_state/trie/mod.rs`, casper-types `global_state/pointer.rs`.
 *
 * @module
 */
import { blake2b256, hashInput, hashOfInput, sharedHashOfInput } from '../bytes/blake2b';
import { ByteWriter, writeBytes } from '../bytes/writer';
import type { Key } from '../types/key';
import { type StoredValue, storedValueFromBytes, storedValueToBytes, writeStoredValue } from '../types/storedValue';

/** Children a branch can have. */
export const RADIX = 256;

/** Bytes of a hash. */
export const HASH_LENGTH = 32;

/** The tags of the byte form, which also tell the classes apart. */
export const LEAF_TAG = 0;
export const BRANCH_TAG = 1;
export const EXTENSION_TAG = 2;
/** Tells the class of what is not loaded yet; no byte form begins with it. */
export const STORED_TAG = 3;

/** The tags of a pointer. */
export const LEAF_POINTER_TAG = 0;
export const NODE_POINTER_TAG = 1;

/** Longer node bytes are hashed in chunks (`ChunkWithProof::CHUNK_SIZE_BYTES`). */
const CHUNK_SIZE = 8 * 1024 * 1024;

/** Any node, loaded or not. */
export type TrieNode = LoadedNode | StoredNode;

/** A node that is in memory. */
export type LoadedNode = TrieLeaf | TrieBranch | TrieExtension;

/** Where nodes are loaded from; one object for each store, which also marks what is known to lie in it. */
export interface NodeSource {
  /** The node with this hash; `isLeaf` is what the pointer to it says. */
  load(hash: Uint8Array, isLeaf: boolean): LoadedNode;
  /** The byte form of the node with this hash. */
  bytesOf(hash: Uint8Array): Uint8Array | undefined;
}

/** A key and the value under it. */
export class TrieLeaf {
  readonly tag: typeof LEAF_TAG = LEAF_TAG;
  readonly key: Key;
  private stored: StoredValue | undefined;
  private bytes: Uint8Array | undefined;
  private memoisedHash: Uint8Array | undefined = undefined;
  /** The store that has this node. */
  storedIn: NodeSource | undefined = undefined;

  private constructor(key: Key, stored: StoredValue | undefined, bytes: Uint8Array | undefined) {
    this.key = key;
    this.stored = stored;
    this.bytes = bytes;
  }

  /** From a value, which is serialized only when its bytes are needed. */
  static of(key: Key, value: StoredValue): TrieLeaf {
    return new TrieLeaf(key, value, undefined);
  }

  /** From the serialized value, which is decoded only when it is read. */
  static fromValueBytes(key: Key, bytes: Uint8Array): TrieLeaf {
    return new TrieLeaf(key, undefined, bytes);
  }

  /** From a store. */
  static ofStored(key: Key, bytes: Uint8Array, hash: Uint8Array, source: NodeSource): TrieLeaf {
    const leaf = new TrieLeaf(key, undefined, bytes);
    leaf.memoisedHash = hash;
    leaf.storedIn = source;
    return leaf;
  }

  /** The value. */
  get value(): StoredValue {
    this.stored ??= storedValueFromBytes(this.bytes!);
    return this.stored;
  }

  /** The serialized value. Not to be changed. */
  get valueBytes(): Uint8Array {
    this.bytes ??= storedValueToBytes(this.stored!);
    return this.bytes;
  }

  /** The hash of the byte form. */
  get hash(): Uint8Array {
    this.memoisedHash ??= this.computeHash();
    return this.memoisedHash;
  }

  private computeHash(): Uint8Array {
    // Nothing that writes a value hashes on the way, which would write to the same place.
    const input = hashInput();
    const writer = new ByteWriter(0, input);
    this.write(writer);
    if (writer.length <= input.length) return sharedHashOfInput(writer.length);
    const bytes = writer.toBytes();
    return bytes.length <= CHUNK_SIZE ? blake2b256(bytes) : chunkedHash(bytes);
  }

  /** The byte form. */
  toBytes(): Uint8Array {
    return writeBytes((writer) => this.write(writer), 1 + this.key.bytes.length + (this.bytes?.length ?? 0));
  }

  /** The value's bytes are not kept: most are needed for the hash alone. */
  private write(writer: ByteWriter): void {
    writer.writeU8(LEAF_TAG).writeRaw(this.key.bytes);
    if (this.bytes === undefined) writeStoredValue(writer, this.stored!);
    else writer.writeRaw(this.bytes);
  }
}

/** A fork in the paths of keys. Only the root may have fewer than two children. */
export class TrieBranch {
  readonly tag: typeof BRANCH_TAG = BRANCH_TAG;
  /** The next byte of the path for each child, ascending. */
  readonly indexes: Uint8Array;
  readonly children: readonly TrieNode[];
  private memoisedHash: Uint8Array | undefined = undefined;
  /** The store that has this node and all below it. */
  storedIn: NodeSource | undefined = undefined;

  private constructor(indexes: Uint8Array, children: readonly TrieNode[]) {
    this.indexes = indexes;
    this.children = children;
  }

  /** `indexes` are ascending and match `children`. */
  static of(indexes: Uint8Array, children: readonly TrieNode[]): TrieBranch {
    return new TrieBranch(indexes, children);
  }

  /** From a store. */
  static ofStored(
    indexes: Uint8Array,
    children: readonly TrieNode[],
    hash: Uint8Array,
    source: NodeSource,
  ): TrieBranch {
    const branch = new TrieBranch(indexes, children);
    branch.memoisedHash = hash;
    branch.storedIn = source;
    return branch;
  }

  /** The child behind a byte of the path. */
  child(index: number): TrieNode | undefined {
    const { indexes } = this;
    let low = 0;
    let high = indexes.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const candidate = indexes[middle]!;
      if (candidate === index) return this.children[middle];
      if (candidate < index) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** The hash of the byte form; hashes the children that are not yet hashed. */
  get hash(): Uint8Array {
    this.memoisedHash ??= hashOfInput(this.write());
    return this.memoisedHash;
  }

  /** The byte form. */
  toBytes(): Uint8Array {
    const length = this.write();
    return hashInput().slice(0, length);
  }

  /** Writes the byte form to where it is hashed, 8,705 bytes at most, and returns its length. */
  private write(): number {
    // First all hashes: computing one writes to the same place.
    const { indexes, children } = this;
    for (const child of children) if (child.tag !== STORED_TAG) child.hash;
    const target = hashInput();
    target[0] = BRANCH_TAG;
    let at = 1;
    let next = 0;
    for (let position = 0; position < indexes.length; position++) {
      const index = indexes[position]!;
      at = writeZeros(target, at, index - next);
      next = index + 1;
      target[at++] = 1;
      const child = children[position]!;
      if (child.tag === STORED_TAG) {
        target.set(child.pointer, at);
      } else {
        target[at] = pointerTag(child);
        target.set(child.hash, at + 1);
      }
      at += 1 + HASH_LENGTH;
    }
    return writeZeros(target, at, RADIX - next);
  }
}

/** A stretch of path without fork, down to a branch. */
export class TrieExtension {
  readonly tag: typeof EXTENSION_TAG = EXTENSION_TAG;
  readonly affix: Uint8Array;
  readonly child: TrieBranch | StoredNode;
  private memoisedHash: Uint8Array | undefined = undefined;
  /** The store that has this node and all below it. */
  storedIn: NodeSource | undefined = undefined;

  private constructor(affix: Uint8Array, child: TrieBranch | StoredNode) {
    this.affix = affix;
    this.child = child;
  }

  /** `affix` is not empty. */
  static of(affix: Uint8Array, child: TrieBranch | StoredNode): TrieExtension {
    return new TrieExtension(affix, child);
  }

  /** From a store. */
  static ofStored(affix: Uint8Array, child: StoredNode, hash: Uint8Array, source: NodeSource): TrieExtension {
    const extension = new TrieExtension(affix, child);
    extension.memoisedHash = hash;
    extension.storedIn = source;
    return extension;
  }

  /** The hash of the byte form; hashes what is below if it is not yet hashed. */
  get hash(): Uint8Array {
    this.memoisedHash ??= blake2b256(this.toBytes());
    return this.memoisedHash;
  }

  /** The byte form. */
  toBytes(): Uint8Array {
    const { affix } = this;
    const bytes = new Uint8Array(1 + 4 + affix.length + 1 + HASH_LENGTH);
    bytes[0] = EXTENSION_TAG;
    // Keys are far shorter than 256 bytes, so the length needs one byte of its four.
    bytes[1] = affix.length;
    bytes.set(affix, 5);
    bytes[5 + affix.length] = NODE_POINTER_TAG;
    bytes.set(this.child.hash, 6 + affix.length);
    return bytes;
  }
}

/** A node in a store, known by the pointer to it and loaded when first needed. */
export class StoredNode {
  readonly tag: typeof STORED_TAG = STORED_TAG;
  private readonly source: NodeSource;
  /** The byte form of the node above, and where in it the pointer begins: branches have too many to copy each. */
  private readonly parent: Uint8Array;
  private readonly at: number;
  private loaded: LoadedNode | undefined = undefined;

  private constructor(source: NodeSource, parent: Uint8Array, at: number) {
    this.source = source;
    this.parent = parent;
    this.at = at;
  }

  /** `parent` is kept and must not change. */
  static of(source: NodeSource, parent: Uint8Array, at: number): StoredNode {
    return new StoredNode(source, parent, at);
  }

  /** The pointer: its tag and the hash. */
  get pointer(): Uint8Array {
    return this.parent.subarray(this.at, this.at + 1 + HASH_LENGTH);
  }

  /** Whether it is a leaf. */
  get isLeaf(): boolean {
    return this.parent[this.at] === LEAF_POINTER_TAG;
  }

  /** The hash of the byte form. */
  get hash(): Uint8Array {
    return this.parent.subarray(this.at + 1, this.at + 1 + HASH_LENGTH);
  }

  /** The store that has this node and all below it. */
  get storedIn(): NodeSource {
    return this.source;
  }

  /** The node itself. @throws CasperTestError `CORRUPT_STORE` when the store does not have it */
  load(): LoadedNode {
    this.loaded ??= this.source.load(this.hash, this.isLeaf);
    return this.loaded;
  }
}

/** Returns where they end. A call of `fill` costs as much as a dozen of bytes. */
function writeZeros(target: Uint8Array, at: number, count: number): number {
  const end = at + count;
  if (count > 12) target.fill(0, at, end);
  else for (let index = at; index < end; index++) target[index] = 0;
  return end;
}

/** The tag of a pointer to a node. */
export function pointerTag(node: TrieNode): number {
  const isLeaf = node.tag === LEAF_TAG || (node.tag === STORED_TAG && node.isLeaf);
  return isLeaf ? LEAF_POINTER_TAG : NODE_POINTER_TAG;
}

/**
 * The hash of node bytes above 8 MiB: the Merkle root over the hashes of their chunks, with the number of chunks.
 *
 * Answers to: casper-types `digest.rs` (`hash_into_chunks_if_necessary`, `hash_merkle_tree`).
 */
export function chunkedHash(bytes: Uint8Array): Uint8Array {
  const hashes: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK_SIZE) hashes.push(blake2b256(bytes.subarray(at, at + CHUNK_SIZE)));
  const count = new Uint8Array(8);
  new DataView(count.buffer).setUint32(0, hashes.length, true);
  return blake2b256(new Uint8Array(CHUNK_SIZE), count, foldPairs(hashes));
}

/** Hashes neighbours together, level by level; one without neighbour moves up as it is. */
function foldPairs(hashes: readonly Uint8Array[]): Uint8Array {
  let level = hashes;
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const right = level[at + 1];
      above.push(right === undefined ? level[at]! : blake2b256(level[at]!, right));
    }
    level = above;
  }
  return level[0]!;
}
