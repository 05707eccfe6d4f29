/**
 * Proof that a value is in a state: the nodes from its leaf up to the root, without the branch taken.
 *
 * Answers to: casper-types `global_state/merkle_proof.rs`, casper-storage `trie_store/operations/mod.rs`
 * (`read_with_proof`, `compute_state_hash`).
 *
 * @module
 */

import { blake2b256 } from '../bytes/blake2b';
import { type ByteReader, readAll } from '../bytes/reader';
import { ByteWriter } from '../bytes/writer';
import { Key } from '../types/key';
import { readStoredValue, type StoredValue } from '../types/storedValue';
import {
  BRANCH_TAG,
  EXTENSION_TAG,
  HASH_LENGTH,
  pointerTag,
  RADIX,
  type TrieBranch,
  TrieLeaf,
  type TrieNode,
} from './trieNode';

/** A pointer of a branch: the byte of the path, the pointer's tag (0 to a leaf, 1 to a node) and the 32-byte hash. */
export interface IndexedPointer {
  readonly index: number;
  readonly tag: number;
  readonly hash: Uint8Array;
}

/** One node on the way; the pointer to the node below it is left out, since it follows from the step before. */
export type MerkleProofStep =
  | { readonly _tag: 'Node'; readonly holeIndex: number; readonly indexedPointers: readonly IndexedPointer[] }
  | { readonly _tag: 'Extension'; readonly affix: Uint8Array };

const NODE_STEP_TAG = 0;
const EXTENSION_STEP_TAG = 1;

/** A value, its key, and the proof. What comes from a state computes its steps when they are first asked for. */
export class MerkleProof {
  readonly _tag = 'MerkleProof';
  readonly leaf: TrieLeaf;
  private readonly path: readonly TrieNode[];
  private memoisedSteps: readonly MerkleProofStep[] | undefined;

  private constructor(leaf: TrieLeaf, path: readonly TrieNode[], steps: readonly MerkleProofStep[] | undefined) {
    this.leaf = leaf;
    this.path = path;
    this.memoisedSteps = steps;
  }

  /** `path` is the nodes from the root down to the one above the leaf. */
  static ofPath(leaf: TrieLeaf, path: readonly TrieNode[]): MerkleProof {
    return new MerkleProof(leaf, path, undefined);
  }

  /** From the serialized proof; throws `BytesError`. Whether it proves anything is for `stateRootHash` to say. */
  static fromBytes(bytes: Uint8Array): MerkleProof {
    return readAll(bytes, (reader) => {
      const key = Key.read(reader);
      const value = readStoredValue(reader);
      return new MerkleProof(
        TrieLeaf.of(key, value),
        [],
        reader.readVec(() => readStep(reader)),
      );
    });
  }

  get key(): Key {
    return this.leaf.key;
  }

  get value(): StoredValue {
    return this.leaf.value;
  }

  /** From the node above the leaf up to the root. */
  get steps(): readonly MerkleProofStep[] {
    this.memoisedSteps ??= stepsOf(this.path, this.key);
    return this.memoisedSteps;
  }

  /** Key, value, and the steps with their number. */
  toBytes(): Uint8Array {
    const writer = new ByteWriter();
    writer.writeRaw(this.key.bytes);
    writer.writeRaw(this.leaf.valueBytes);
    writer.writeVec(this.steps, (_, step) => writeStep(writer, step));
    return writer.finish();
  }

  /** The root of the state this is a proof for, computed from the leaf upwards. */
  stateRootHash(): Uint8Array {
    let tag = 0;
    let hash = this.leaf.hash;
    for (const step of this.steps) {
      hash = blake2b256(stepNodeBytes(step, { tag, hash }));
      tag = 1;
    }
    return hash;
  }
}

/** The steps for a path, which is given from the root down. */
function stepsOf(path: readonly TrieNode[], key: Key): readonly MerkleProofStep[] {
  const steps: MerkleProofStep[] = [];
  let depth = 0;
  for (const node of path) {
    steps.push(stepOf(node, key, depth));
    depth += node.tag === EXTENSION_TAG ? node.affix.length : 1;
  }
  return steps.reverse();
}

function stepOf(node: TrieNode, key: Key, depth: number): MerkleProofStep {
  if (node.tag === EXTENSION_TAG) return { _tag: 'Extension', affix: node.affix };
  const branch = node as TrieBranch;
  const holeIndex = key.bytes[depth]!;
  const indexedPointers: IndexedPointer[] = [];
  for (let position = 0; position < branch.indexes.length; position++) {
    const index = branch.indexes[position]!;
    const child = branch.children[position]!;
    if (index !== holeIndex) indexedPointers.push({ index, tag: pointerTag(child), hash: child.hash });
  }
  return { _tag: 'Node', holeIndex, indexedPointers };
}

function writeStep(writer: ByteWriter, step: MerkleProofStep): void {
  if (step._tag === 'Extension') {
    writer.writeU8(EXTENSION_STEP_TAG);
    writer.writeByteVec(step.affix);
    return;
  }
  writer.writeU8(NODE_STEP_TAG);
  writer.writeU8(step.holeIndex);
  writer.writeVec(step.indexedPointers, (_, { index, tag, hash }) => {
    writer.writeU8(index);
    writer.writeU8(tag);
    writer.writeRaw(hash);
  });
}

function readStep(reader: ByteReader): MerkleProofStep {
  const tag = reader.readU8();
  if (tag === EXTENSION_STEP_TAG) return { _tag: 'Extension', affix: reader.readByteVec() };
  if (tag !== NODE_STEP_TAG) reader.fail(`proof step tag is 0 or 1, got ${tag}`, reader.offset - 1);
  const holeIndex = reader.readU8();
  const indexedPointers = reader.readVec((): IndexedPointer => {
    const index = reader.readU8();
    const pointer = reader.readU8();
    if (pointer > 1) reader.fail(`pointer tag is 0 or 1, got ${pointer}`, reader.offset - 1);
    return { index, tag: pointer, hash: reader.readRaw(HASH_LENGTH) };
  });
  return { _tag: 'Node', holeIndex, indexedPointers };
}

/** The byte form of the node a step stands for, with the pointer below it put back. */
function stepNodeBytes(step: MerkleProofStep, below: Omit<IndexedPointer, 'index'>): Uint8Array {
  const writer = new ByteWriter();
  if (step._tag === 'Extension') {
    writer.writeU8(EXTENSION_TAG);
    writer.writeByteVec(step.affix);
    writer.writeU8(below.tag);
    writer.writeRaw(below.hash);
    return writer.finish();
  }
  const pointers = new Map(step.indexedPointers.map((pointer) => [pointer.index, pointer]));
  pointers.set(step.holeIndex, { index: step.holeIndex, ...below });
  writer.writeU8(BRANCH_TAG);
  for (let index = 0; index < RADIX; index++) {
    const pointer = pointers.get(index);
    writer.writeU8(pointer === undefined ? 0 : 1);
    if (pointer !== undefined) {
      writer.writeU8(pointer.tag);
      writer.writeRaw(pointer.hash);
    }
  }
  return writer.finish();
}
