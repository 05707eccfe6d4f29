/**
 * A state as one byte string, for fixtures.
 *
 * Format, version 1, numbers little-endian: `casper-state` (12 bytes of ASCII), version (u32), root hash (32), number of keys
 * (u64); for each key, ascending by its bytes: the key, the length of its value (u32), the value, both as they are serialized in
 * the trie; at the end the blake2b-256 hash of all before. The same state gives the same bytes.
 *
 * @module
 */
import { TextEncoder } from 'node:util';
import { blake2b256 } from '../bytes/blake2b';
import { CasperTestError } from '../bytes/casperTestError';
import { bytesEqual, compareBytes, startsWithBytes } from '../bytes/compareBytes';
import { bytesToHex } from '../bytes/hex';
import { ByteReader } from '../bytes/reader';
import { ByteWriter } from '../bytes/writer';
import { Key } from '../types/key';
import { storedValueFromBytes } from '../types/storedValue';
import { GlobalState } from './globalState';
import { HASH_LENGTH, TrieLeaf } from './trieNode';

const MAGIC = new TextEncoder().encode('casper-state');
const VERSION = 1;
const VERSION_END = MAGIC.length + 4;
const SHORTEST = VERSION_END + HASH_LENGTH + 8 + HASH_LENGTH;

/** A state in the format above. */
export function stateToBytes(state: GlobalState): Uint8Array {
  const leaves = state.leaves();
  const writer = new ByteWriter();
  writer.writeRaw(MAGIC);
  writer.writeU32(VERSION);
  writer.writeRaw(state.stateRootHash());
  writer.writeU64(BigInt(leaves.length));
  for (const leaf of leaves) {
    writer.writeRaw(leaf.key.bytes);
    writer.writeByteVec(leaf.valueBytes);
  }
  const content = writer.toBytes();
  writer.writeRaw(blake2b256(content));
  return writer.toBytes();
}

/**
 * A state from the format above. Every key and value is decoded once, and the root is computed anew.
 *
 * @param name what errors call the bytes, for example the file they came from
 * @throws CasperTestError `BAD_STATE_FILE`
 */
export function stateFromBytes(bytes: Uint8Array, name: string): GlobalState {
  if (!startsWithBytes(bytes, MAGIC)) {
    throw badStateFile(`${name} is not an exported state.`, 'Name a file that exportState wrote.');
  }
  const reader = new ByteReader(bytes, MAGIC.length);
  const version = bytes.length < VERSION_END ? VERSION : reader.readU32();
  if (version !== VERSION) {
    const hint = 'Export the state again, or use the version of this package that wrote it.';
    throw badStateFile(`${name} has version ${version} of the format; this package reads version ${VERSION}.`, hint);
  }
  const end = bytes.length - HASH_LENGTH;
  if (bytes.length < SHORTEST || !bytesEqual(blake2b256(bytes.subarray(0, end)), bytes.subarray(end))) {
    throw badStateFile(`${name} is damaged or cut short: its checksum is wrong.`, 'Copy or export it again.');
  }
  const root = reader.readRaw(HASH_LENGTH);
  const state = readLeaves(new ByteReader(bytes.subarray(0, end), reader.offset), name);
  if (bytesEqual(state.stateRootHash(), root)) return state;
  throw badStateFile(
    `${name} says that its root is ${bytesToHex(root)}, but what it holds has the root ${bytesToHex(state.stateRootHash())}.`,
    'Export the state again.',
  );
}

/** A state from bytes in the format above that this process wrote itself: values are decoded when they are needed. */
export function stateFromTrustedBytes(bytes: Uint8Array): GlobalState {
  const reader = new ByteReader(bytes, VERSION_END + HASH_LENGTH);
  const leaves: TrieLeaf[] = [];
  for (let left = reader.readU64(); left > 0n; left--) {
    const key = Key.read(reader);
    leaves.push(TrieLeaf.fromValueBytes(key, reader.readByteVec()));
  }
  return GlobalState.ofLeaves(leaves);
}

function readLeaves(reader: ByteReader, name: string): GlobalState {
  const leaves: TrieLeaf[] = [];
  try {
    const count = reader.readU64();
    let previous: Key | undefined;
    for (let read = 0n; read < count; read++) {
      const at = reader.offset;
      const key = Key.read(reader);
      if (previous !== undefined && compareBytes(previous.bytes, key.bytes) >= 0) reader.fail('keys ascend', at);
      const valueAt = reader.offset;
      const value = reader.readByteVec();
      try {
        storedValueFromBytes(value);
      } catch (error) {
        reader.fail(`value: ${(error as Error).message}`, valueAt + 4);
      }
      leaves.push(TrieLeaf.fromValueBytes(key, value));
      previous = key;
    }
    reader.finish();
  } catch (cause) {
    const reason = (cause as { readonly message: string }).message;
    throw badStateFile(`${name} cannot be read: ${reason}.`, 'Export the state again.', cause);
  }
  return GlobalState.ofLeaves(leaves);
}

function badStateFile(shortMessage: string, hint: string, cause?: unknown): CasperTestError {
  return new CasperTestError({ code: 'BAD_STATE_FILE', shortMessage, hint, cause });
}
