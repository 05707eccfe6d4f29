/**
 * A state as it would be after the changes made so far, and the journal of these changes. The state below stays as it
 * is; committing the journal to it makes the changes real.
 *
 * Three kinds of reading differ, and the difference reaches the effects: `read` leaves an entry in the journal, `get`
 * does not, and `peek` moreover does not know what was pruned. (In Rust the last is `StateReader::read` on a reference to
 * the copy, which is what `self.read` means in its methods that take `&self`.) A pruned value that is in the state below
 * is still found by `get` and `read`, as in the reference.
 *
 * Answers to: casper-storage `tracking_copy/mod.rs`.
 *
 * @module
 */
import { isLeft } from 'fp-ts/Either';
import { isBytesError, rustMessage } from '../bytes/bytesError';
import { startsWithBytes } from '../bytes/compareBytes';
import { ByteReader } from '../bytes/reader';
import { applyTransform } from '../types/applyTransform';
import { CLType, clTypeEquals } from '../types/clType';
import type { CLValue } from '../types/clValue';
import { Key } from '../types/key';
import type { Message, Messages } from '../types/message';
import { type StoredValue, storedValueTypeName } from '../types/storedValue';
import type { Effects, Transform, TransformKind } from '../types/transform';
import { transformErrorText } from '../types/transformError';
import type { MerkleProof } from './merkleProof';
import { type QueryResult, runQuery } from './query';
import type { StateReader } from './stateReader';

/** What of an addition came of it. */
export type AddResult =
  | { readonly _tag: 'Success' }
  /** Nothing is there to add to; the key is the normalized one. */
  | { readonly _tag: 'KeyNotFound'; readonly key: Key }
  /** The types as Rust names them. */
  | { readonly _tag: 'TypeMismatch'; readonly expected: string; readonly found: string }
  /** The bytes of one of the values are not of its type; Rust's text. */
  | { readonly _tag: 'Serialization'; readonly message: string }
  /** Any other error of the transform; Rust's text. */
  | { readonly _tag: 'Transform'; readonly message: string };

/** Settings of a tracking copy. */
export interface TrackingCopyOptions {
  /** How many keys a query may visit. */
  readonly maxQueryDepth: number;
  /** Whether accounts and contracts become addressable entities when used. */
  readonly enableAddressableEntity: boolean;
}

/** What {@link TrackingCopy.emitMessage} writes; each key goes with the value after it. */
export interface EmittedMessage {
  readonly topicKey: Key;
  readonly topicSummary: StoredValue;
  readonly messageKey: Key;
  readonly messageChecksum: StoredValue;
  readonly blockMessageCount: StoredValue;
  readonly message: Message;
}

/** All that a tracking copy gathered. */
export interface TrackingCopyParts {
  /** What was written and added, by ascending bytes of the key. */
  readonly writes: readonly (readonly [Key, StoredValue])[];
  /** What was pruned and not written since, in Rust's order of keys. */
  readonly prunes: readonly Key[];
  readonly effects: Effects;
}

interface Entry {
  readonly key: Key;
  readonly value: StoredValue;
}

const IDENTITY: TransformKind = { _tag: 'Identity' };
const SUCCESS: AddResult = { _tag: 'Success' };
const NAMED_KEY_TYPE: CLType = CLType.tuple2(CLType.String, CLType.Key);
const MESSAGE_COUNT_KEY: Key = Key.blockGlobal('MessageCount');

/** See the module's description. */
export class TrackingCopy {
  readonly _tag = 'TrackingCopy';
  /** What lies below. */
  readonly reader: StateReader;
  readonly maxQueryDepth: number;
  readonly enableAddressableEntity: boolean;
  /** Written and added values by `Key.id`; pruning leaves them here. */
  private readonly written = new Map<string, Entry>();
  private readonly pruned = new Map<string, Key>();
  private readonly journal: Transform[] = [];
  private readonly emitted: Message[] = [];

  constructor(reader: StateReader, options: TrackingCopyOptions) {
    this.reader = reader;
    this.maxQueryDepth = options.maxQueryDepth;
    this.enableAddressableEntity = options.enableAddressableEntity;
  }

  /** The value under a key, which must be normalized. Leaves no entry in the journal. */
  get(key: Key): StoredValue | undefined {
    if (this.pruned.size > 0 && this.pruned.has(key.id)) return this.reader.read(key);
    const entry = this.written.get(key.id);
    return entry === undefined ? this.reader.read(key) : entry.value;
  }

  /** The value under a key; if there is one, the journal says that it was read. */
  read(key: Key): StoredValue | undefined {
    const normalized = key.normalize();
    const value = this.get(normalized);
    if (value !== undefined) this.journal.push({ key: normalized, kind: IDENTITY });
    return value;
  }

  /** The first value there is under these keys. */
  readFirst(keys: readonly Key[]): StoredValue | undefined {
    for (const key of keys) {
      const value = this.read(key);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** What was last written under a key, pruned since or not, else what the state below has. Leaves no entry. */
  peek(key: Key): StoredValue | undefined {
    const entry = this.written.get(key.id);
    return entry === undefined ? this.reader.read(key) : entry.value;
  }

  /** The value in the state below, with its proof. */
  readWithProof(key: Key): MerkleProof | undefined {
    return this.reader.readWithProof(key);
  }

  /** Puts a value under a key. */
  write(key: Key, value: StoredValue): void {
    const normalized = key.normalize();
    this.put(normalized, value);
    this.journal.push({ key: normalized, kind: { _tag: 'Write', value } });
  }

  /** Adds a number to a number, or a pair of name and key to the named keys of an account or contract. */
  add(key: Key, value: StoredValue): AddResult {
    const normalized = key.normalize();
    const current = this.get(normalized);
    if (current === undefined) return { _tag: 'KeyNotFound', key: normalized };

    let kind: TransformKind | undefined;
    try {
      kind = value._tag === 'CLValue' ? additionOf(value.value) : undefined;
    } catch (error) {
      if (isBytesError(error)) return { _tag: 'Serialization', message: rustMessage(error) };
      throw error;
    }
    if (kind === undefined) {
      const expected = 'I32, U64, U128, U256, U512 or (String, Key) tuple';
      return { _tag: 'TypeMismatch', expected, found: storedValueTypeName(value) };
    }

    const applied = applyTransform(kind, current);
    if (isLeft(applied)) {
      const error = applied.left;
      if (error._tag === 'TypeMismatch') return { _tag: 'TypeMismatch', ...error.mismatch };
      return {
        _tag: error._tag === 'Serialization' ? 'Serialization' : 'Transform',
        message: transformErrorText(error),
      };
    }
    // Additions always store.
    if (applied.right._tag === 'Store') this.put(normalized, applied.right.value);
    this.journal.push({ key: normalized, kind });
    return SUCCESS;
  }

  /** Takes a key away. */
  prune(key: Key): void {
    const normalized = key.normalize();
    this.pruned.set(normalized.id, normalized);
    this.journal.push({ key: normalized, kind: { _tag: 'Prune', key } });
  }

  /** Keeps a message for the execution's result and writes its checksum, then its topic, then the block's count. */
  emitMessage(emitted: EmittedMessage): void {
    this.write(emitted.messageKey, emitted.messageChecksum);
    this.write(emitted.topicKey, emitted.topicSummary);
    this.write(MESSAGE_COUNT_KEY, emitted.blockMessageCount);
    this.emitted.push(emitted.message);
  }

  /** The keys of one variant, by its tag byte, in Rust's order of keys. */
  getKeys(tag: number): readonly Key[] {
    return this.getKeysByPrefix(Uint8Array.of(tag));
  }

  /** The keys that begin with these bytes, each once, in Rust's order of keys. */
  getKeysByPrefix(prefix: Uint8Array): readonly Key[] {
    const unique = new Map(this.keysWithPrefix(prefix).map((key) => [key.id, key]));
    return [...unique.values()].sort((a, b) => a.compare(b));
  }

  /**
   * The keys that begin with these bytes: those of the state below that were not pruned, then the written ones, both by
   * ascending bytes. A key of the state that was written again is there twice.
   */
  keysWithPrefix(prefix: Uint8Array): readonly Key[] {
    const below = this.reader.keysWithPrefix(prefix);
    const keys = this.pruned.size === 0 ? [...below] : below.filter((key) => !this.pruned.has(key.id));
    return keys.concat(
      sortById([...this.written.values()].filter(({ key }) => startsWithBytes(key.bytes, prefix))).map(
        ({ key }) => key,
      ),
    );
  }

  /** Follows a path of names from a key. Sees only the state below, not what was changed here. */
  query(key: Key, path: readonly string[]): QueryResult {
    return runQuery(this.reader, this.maxQueryDepth, key, path);
  }

  /** The journal so far. */
  effects(): Effects {
    return this.journal.slice();
  }

  /** The messages so far. */
  messages(): Messages {
    return this.emitted.slice();
  }

  /** What was gathered, for a commit of values instead of effects, as a protocol upgrade makes it. */
  destructure(): TrackingCopyParts {
    return {
      writes: sortById([...this.written.values()]).map(({ key, value }) => [key, value]),
      prunes: [...this.pruned.values()].sort((a, b) => a.compare(b)),
      effects: this.effects(),
    };
  }

  private put(key: Key, value: StoredValue): void {
    if (this.pruned.size > 0) this.pruned.delete(key.id);
    this.written.set(key.id, { key, value });
  }
}

/** By ascending bytes of the key: ids are Latin-1 strings, which compare as the bytes they stand for. */
function sortById(entries: Entry[]): Entry[] {
  return entries.sort((a, b) => (a.key.id < b.key.id ? -1 : 1));
}

/**
 * The transform that adds a value, or `undefined` if its type is none that can be added.
 *
 * @throws BytesError if its bytes are not of its type.
 */
function additionOf({ clType, bytes }: CLValue): TransformKind | undefined {
  const reader = new ByteReader(bytes);
  let kind: TransformKind;
  switch (clType._tag) {
    case 'I32':
      kind = { _tag: 'AddInt32', value: reader.readI32() };
      break;
    case 'U64':
      kind = { _tag: 'AddUInt64', value: reader.readU64() };
      break;
    case 'U128':
      kind = { _tag: 'AddUInt128', value: reader.readU128() };
      break;
    case 'U256':
      kind = { _tag: 'AddUInt256', value: reader.readU256() };
      break;
    case 'U512':
      kind = { _tag: 'AddUInt512', value: reader.readU512() };
      break;
    default: {
      if (!clTypeEquals(clType, NAMED_KEY_TYPE)) return undefined;
      const name = reader.readString();
      kind = { _tag: 'AddKeys', value: new Map([[name, Key.read(reader)]]) };
    }
  }
  reader.finish();
  return kind;
}
