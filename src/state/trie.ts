/**
 * The state trie: looking up, changing and listing what is in it.
 *
 * The shape of a trie follows from its keys alone: the root is a branch, every other branch has two children or more, a
 * stretch of path without fork is one extension (or, down to a leaf, nothing), so the order of writes and prunes does
 * not matter and a batch of changes is applied in one walk. The Rust engine gets to the same shape one write at a time.
 *
 * Answers to: casper-storage `global_state/trie_store/operations/mod.rs` (`read`, `write`, `prune`, `keys_with_prefix`)
 * and `trie_store/cache/mod.rs`.
 *
 * @module
 */
import { concatBytes, startsWithBytes } from '../bytes/compareBytes';
import type { Key } from '../types/key';
import {
  BRANCH_TAG,
  EXTENSION_TAG,
  LEAF_TAG,
  type NodeSource,
  STORED_TAG,
  type StoredNode,
  TrieBranch,
  TrieExtension,
  type TrieLeaf,
  type TrieNode,
} from './trieNode';

/** What a key becomes: another leaf, or nothing. */
export interface TrieChange {
  readonly key: Key;
  readonly leaf: TrieLeaf | undefined;
}

/** The trie without any key: a branch without children. */
export const EMPTY_TRIE: TrieBranch = TrieBranch.of(new Uint8Array(0), []);

/** The leaf of a key. */
export function findLeaf(root: TrieBranch, key: Key): TrieLeaf | undefined {
  const path = key.bytes;
  let node: TrieNode | undefined = root;
  let depth = 0;
  while (node !== undefined) {
    if (node.tag === BRANCH_TAG) {
      node = node.child(path[depth++]!);
    } else if (node.tag === LEAF_TAG) {
      return node.key.id === key.id ? node : undefined;
    } else if (node.tag === STORED_TAG) {
      node = node.load();
    } else {
      const length: number = node.affix.length;
      if (sharedLength(node.affix, path, depth) < length) return undefined;
      depth += length;
      node = node.child;
    }
  }
  return undefined;
}

/** The leaf of a key and the nodes above it, from the root down. */
export function findPath(
  root: TrieBranch,
  key: Key,
): { readonly leaf: TrieLeaf; readonly path: readonly TrieNode[] } | undefined {
  const leaf = findLeaf(root, key);
  if (leaf === undefined) return undefined;
  const path: TrieNode[] = [];
  let depth = 0;
  for (let node: TrieNode = root; node.tag !== LEAF_TAG; ) {
    if (node.tag === STORED_TAG) {
      node = node.load();
      continue;
    }
    path.push(node);
    if (node.tag === BRANCH_TAG) {
      node = node.child(key.bytes[depth++]!)!;
    } else {
      depth += node.affix.length;
      node = node.child;
    }
  }
  return { leaf, path };
}

/** All leaves whose key begins with these bytes, ascending by the bytes of their keys. */
export function leavesWithPrefix(root: TrieBranch, prefix: Uint8Array): TrieLeaf[] {
  const found: TrieLeaf[] = [];
  let node: TrieNode | undefined = root;
  let depth = 0;
  while (node !== undefined && depth < prefix.length && node.tag !== LEAF_TAG) {
    if (node.tag === BRANCH_TAG) {
      node = node.child(prefix[depth++]!);
    } else if (node.tag === STORED_TAG) {
      node = node.load();
    } else {
      const wanted = Math.min(node.affix.length, prefix.length - depth);
      if (sharedLength(node.affix, prefix, depth) < wanted) return found;
      depth += node.affix.length;
      node = node.child;
    }
  }
  if (node !== undefined) collectLeaves(node, prefix, found);
  return found;
}

function collectLeaves(node: TrieNode, prefix: Uint8Array, found: TrieLeaf[]): void {
  if (node.tag === LEAF_TAG) {
    if (leafStartsWith(node, prefix)) found.push(node);
  } else if (node.tag === EXTENSION_TAG) {
    collectLeaves(node.child, prefix, found);
  } else if (node.tag === STORED_TAG) {
    collectLeaves(node.load(), prefix, found);
  } else {
    for (const child of node.children) collectLeaves(child, prefix, found);
  }
}

/** Rust compares with the bytes of the whole leaf, so a prefix longer than the key goes on in the value. */
function leafStartsWith(leaf: TrieLeaf, prefix: Uint8Array): boolean {
  const keyBytes = leaf.key.bytes;
  if (prefix.length <= keyBytes.length) return startsWithBytes(keyBytes, prefix);
  return startsWithBytes(prefix, keyBytes) && startsWithBytes(leaf.valueBytes, prefix.subarray(keyBytes.length));
}

/**
 * The byte form of the node with this hash, if the trie has one; looks at every node that is not in a store, and asks the
 * stores for the others.
 */
export function findNodeBytes(root: TrieNode, hash: Uint8Array): Uint8Array | undefined {
  const stores = new Set<NodeSource>();
  const found = findUnstored(root, hash, stores);
  if (found !== undefined) return found;
  for (const store of stores) {
    const bytes = store.bytesOf(hash);
    if (bytes !== undefined) return bytes;
  }
  return undefined;
}

function findUnstored(node: TrieNode, hash: Uint8Array, stores: Set<NodeSource>): Uint8Array | undefined {
  if (node.storedIn !== undefined) stores.add(node.storedIn);
  if (node.tag === STORED_TAG || node.storedIn !== undefined) return undefined;
  if (startsWithBytes(node.hash, hash)) return node.toBytes();
  const children = node.tag === BRANCH_TAG ? node.children : node.tag === EXTENSION_TAG ? [node.child] : [];
  for (const child of children) {
    const found = findUnstored(child, hash, stores);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The trie with the changes made; of two for one key only one may be given. Nothing is hashed here. */
export function applyChanges(root: TrieBranch, changes: Iterable<TrieChange>): TrieBranch {
  // Latin-1 strings compare as the bytes they stand for.
  const sorted = [...changes].sort((a, b) => (a.key.id < b.key.id ? -1 : 1));
  if (sorted.length === 0) return root;
  const merged = mergeChildren(root.indexes, root.children, sorted, 0, sorted.length, 0);
  return merged === undefined ? root : TrieBranch.of(merged.indexes, merged.children);
}

interface Children {
  readonly indexes: Uint8Array;
  readonly children: readonly TrieNode[];
}

/** Applies the changes `from` to `to`, which share the path down to `depth`, to a node at that path. */
function merge(
  node: TrieNode | undefined,
  changes: readonly TrieChange[],
  from: number,
  to: number,
  depth: number,
): TrieNode | undefined {
  if (node === undefined) return buildFromLeaves(leavesOf(changes, from, to), depth);
  switch (node.tag) {
    case LEAF_TAG:
      return mergeIntoLeaf(node, changes, from, to, depth);
    case BRANCH_TAG: {
      const merged = mergeChildren(node.indexes, node.children, changes, from, to, depth);
      return merged === undefined ? node : branchOrLess(merged);
    }
    case EXTENSION_TAG:
      return mergeIntoExtension(node, changes, from, to, depth);
    case STORED_TAG: {
      const loaded = node.load();
      const merged = merge(loaded, changes, from, to, depth);
      return merged === loaded ? node : merged;
    }
  }
}

/** Applies changes to the children of a branch; `undefined` if that leaves them as they are. */
function mergeChildren(
  oldIndexes: Uint8Array,
  oldChildren: readonly TrieNode[],
  changes: readonly TrieChange[],
  from: number,
  to: number,
  depth: number,
): Children | undefined {
  if (changes[to - 1]!.key.bytes[depth] === changes[from]!.key.bytes[depth]) {
    return mergeOneChild(oldIndexes, oldChildren, changes, from, to, depth);
  }
  const children: TrieNode[] = oldChildren.slice();
  /** Of its own as soon as there is another child or one less. */
  let ownIndexes: number[] | undefined;
  let indexes: ArrayLike<number> = oldIndexes;
  let changed = false;
  let position = 0;
  for (let at = from; at < to; ) {
    const index = changes[at]!.key.bytes[depth]!;
    let end = at + 1;
    while (end < to && changes[end]!.key.bytes[depth] === index) end++;
    while (position < indexes.length && indexes[position]! < index) position++;
    const before = indexes[position] === index ? children[position] : undefined;
    const after = merge(before, changes, at, end, depth + 1);
    at = end;
    if (after === before) continue;
    changed = true;
    if (before !== undefined && after !== undefined) {
      children[position] = after;
      continue;
    }
    ownIndexes ??= Array.from(oldIndexes);
    indexes = ownIndexes;
    if (after !== undefined) {
      ownIndexes.splice(position, 0, index);
      children.splice(position, 0, after);
    } else {
      ownIndexes.splice(position, 1);
      children.splice(position, 1);
    }
  }
  if (!changed) return undefined;
  return { indexes: ownIndexes === undefined ? oldIndexes : new Uint8Array(ownIndexes), children };
}

/** As `mergeChildren`, where all changes belong to one child: the most common case. */
function mergeOneChild(
  oldIndexes: Uint8Array,
  oldChildren: readonly TrieNode[],
  changes: readonly TrieChange[],
  from: number,
  to: number,
  depth: number,
): Children | undefined {
  const index = changes[from]!.key.bytes[depth]!;
  let position = 0;
  while (position < oldIndexes.length && oldIndexes[position]! < index) position++;
  const before = oldIndexes[position] === index ? oldChildren[position] : undefined;
  const after = merge(before, changes, from, to, depth + 1);
  if (after === before) return undefined;
  if (before !== undefined && after !== undefined) {
    const children = oldChildren.slice();
    children[position] = after;
    return { indexes: oldIndexes, children };
  }
  if (after === undefined) {
    return {
      indexes: oldIndexes.filter((_, at) => at !== position),
      children: oldChildren.toSpliced(position, 1),
    };
  }
  const indexes = new Uint8Array(oldIndexes.length + 1);
  indexes.set(oldIndexes.subarray(0, position));
  indexes[position] = index;
  indexes.set(oldIndexes.subarray(position), position + 1);
  return { indexes, children: oldChildren.toSpliced(position, 0, after) };
}

function mergeIntoLeaf(
  leaf: TrieLeaf,
  changes: readonly TrieChange[],
  from: number,
  to: number,
  depth: number,
): TrieNode | undefined {
  const leaves: TrieLeaf[] = [];
  let pending: TrieLeaf | undefined = leaf;
  for (let at = from; at < to; at++) {
    const change = changes[at]!;
    if (pending !== undefined && pending.key.id <= change.key.id) {
      if (pending.key.id < change.key.id) leaves.push(pending);
      pending = undefined;
    }
    if (change.leaf !== undefined) leaves.push(change.leaf);
  }
  if (pending !== undefined) leaves.push(pending);
  return buildFromLeaves(leaves, depth);
}

function mergeIntoExtension(
  extension: TrieExtension,
  changes: readonly TrieChange[],
  from: number,
  to: number,
  depth: number,
): TrieNode | undefined {
  const { affix, child } = extension;
  // The changes are sorted, so no other leaves the affix earlier than both the first and the last.
  const shared = Math.min(
    sharedLength(affix, changes[from]!.key.bytes, depth),
    sharedLength(affix, changes[to - 1]!.key.bytes, depth),
  );
  if (shared === affix.length) {
    const merged = merge(child, changes, from, to, depth + shared);
    return merged === child ? extension : extend(affix, merged);
  }
  const below = shared + 1 === affix.length ? child : TrieExtension.of(affix.subarray(shared + 1), child);
  const merged = mergeChildren(affix.subarray(shared, shared + 1), [below], changes, from, to, depth + shared);
  return merged === undefined ? extension : extend(affix.subarray(0, shared), branchOrLess(merged));
}

function leavesOf(changes: readonly TrieChange[], from: number, to: number): TrieLeaf[] {
  const leaves: TrieLeaf[] = [];
  for (let at = from; at < to; at++) {
    const { leaf } = changes[at]!;
    if (leaf !== undefined) leaves.push(leaf);
  }
  return leaves;
}

/** The node for sorted leaves that share the path down to `depth`. */
function buildFromLeaves(leaves: readonly TrieLeaf[], depth: number): TrieNode | undefined {
  return leaves.length === 0 ? undefined : buildRange(leaves, 0, leaves.length, depth);
}

function buildRange(leaves: readonly TrieLeaf[], from: number, to: number, depth: number): TrieNode {
  const first = leaves[from]!;
  if (to - from === 1) return first;
  const path = first.key.bytes;
  const last = leaves[to - 1]!.key.bytes;
  let fork = depth;
  while (path[fork] === last[fork]) fork++;
  const indexes: number[] = [];
  const children: TrieNode[] = [];
  for (let at = from; at < to; ) {
    const index = leaves[at]!.key.bytes[fork]!;
    let end = at + 1;
    while (end < to && leaves[end]!.key.bytes[fork] === index) end++;
    indexes.push(index);
    children.push(buildRange(leaves, at, end, fork + 1));
    at = end;
  }
  const branch = TrieBranch.of(new Uint8Array(indexes), children);
  return fork === depth ? branch : TrieExtension.of(path.slice(depth, fork), branch);
}

/** A branch with these children, or what stands for it if there are fewer than two. */
function branchOrLess({ indexes, children }: Children): TrieNode | undefined {
  if (children.length > 1) return TrieBranch.of(indexes, children);
  return children.length === 0 ? undefined : extend(indexes, children[0]);
}

/** A node seen from further up its path: leaves need no path, extensions join. */
function extend(affix: Uint8Array, node: TrieNode | undefined): TrieNode | undefined {
  if (node === undefined || node.tag === LEAF_TAG || affix.length === 0) return node;
  if (node.tag === STORED_TAG) return node.isLeaf ? node : extendStored(affix, node);
  if (node.tag === EXTENSION_TAG) return TrieExtension.of(concatBytes(affix, node.affix), node.child);
  return TrieExtension.of(affix, node);
}

/** Only the node itself tells whether it is an extension. */
function extendStored(affix: Uint8Array, node: StoredNode): TrieNode {
  const loaded = node.load();
  return loaded.tag === EXTENSION_TAG
    ? TrieExtension.of(concatBytes(affix, loaded.affix), loaded.child)
    : TrieExtension.of(affix, node);
}

/** How many bytes of `affix` the path has from `depth` on. */
function sharedLength(affix: Uint8Array, path: Uint8Array, depth: number): number {
  let length = 0;
  while (length < affix.length && affix[length] === path[depth + length]) length++;
  return length;
}
