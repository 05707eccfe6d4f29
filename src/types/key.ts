/**
 * Key of global state: what a value is stored under.
 *
 * A key is held as its canonical bytes, since that is what the trie, the journal and the host functions need; its
 * parts are decoded when asked for.
 *
 * Answers to: casper-types `key.rs`.
 */

import { blake2b256 } from '../bytes/blake2b';
import { latin1 } from '../bytes/latin1';
import { ByteReader, readAll } from '../bytes/reader';
import { type ByteWriter, writeBytes } from '../bytes/writer';
import { AccountHash } from './accountHash';
import { type BidAddr, writeBidAddr } from './bidAddr';
import { BYTE_CODE_KINDS, type ByteCodeAddr } from './byteCodeAddr';
import type { EntityAddr } from './entityAddr';
import { checkLength, HASH_LENGTH } from './formattedString';
import {
  BALANCE_HOLD_KINDS,
  type BalanceHoldKind,
  BLOCK_GLOBALS,
  type BlockGlobal,
  compareKeyBytes,
  KEY_TAGS,
  KEY_VARIANTS,
  type KeyPayload,
  type KeyVariant,
  keyPayloadFromBytes,
  readKeyBytes,
} from './keyPayload';
import { keyBytesFromText, keyDisplay, keyToText } from './keyText';
import { URef } from './uref';

/** Dictionary item keys longer than this many bytes are refused by the host (`DICTIONARY_ITEM_KEY_MAX_LENGTH`). */
export const DICTIONARY_ITEM_KEY_MAX_LENGTH = 128;

/** Immutable key of global state. */
export class Key {
  readonly _tag = 'Key' as const;
  /** Canonical serialized form. Not to be changed. */
  readonly bytes: Uint8Array;
  private memoisedId: string | undefined;

  private constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  private static of(variant: KeyVariant, ...parts: readonly Uint8Array[]): Key {
    let length = 1;
    for (const part of parts) {
      length += part.length;
    }
    const bytes = new Uint8Array(length);
    bytes[0] = KEY_TAGS[variant];
    let at = 1;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return new Key(bytes);
  }

  private static ofHash(variant: KeyVariant, addr: Uint8Array): Key {
    return Key.of(variant, checkLength(addr, HASH_LENGTH, `${variant} key`));
  }

  /** An account. */
  static account(accountHash: AccountHash): Key {
    return Key.of('Account', accountHash.bytes);
  }

  /** A contract, contract package or contract Wasm; 32 bytes. */
  static hash(addr: Uint8Array): Key {
    return Key.ofHash('Hash', addr);
  }

  /** A URef, with its rights. */
  static uref(uref: URef): Key {
    return Key.of('URef', uref.addr, Uint8Array.of(uref.accessRights));
  }

  /** The record of a transfer; 32 bytes. */
  static transfer(addr: Uint8Array): Key {
    return Key.ofHash('Transfer', addr);
  }

  /** The record of a deploy; 32 bytes. */
  static deployInfo(deployHash: Uint8Array): Key {
    return Key.ofHash('DeployInfo', deployHash);
  }

  /** The rewards of one era. */
  static eraInfo(eraId: bigint): Key {
    return Key.of('EraInfo', u64(eraId));
  }

  /** Balance of the purse at a URef's address; 32 bytes. */
  static balance(addr: Uint8Array): Key {
    return Key.ofHash('Balance', addr);
  }

  /** The bid of a validator in the old form; today it is under {@link Key.bidAddr}. */
  static bid(accountHash: AccountHash): Key {
    return Key.of('Bid', accountHash.bytes);
  }

  /** What a validator withdraws, in the oldest form. */
  static withdraw(accountHash: AccountHash): Key {
    return Key.of('Withdraw', accountHash.bytes);
  }

  /** An item of a dictionary; 32 bytes, as {@link Key.dictionaryItem} makes them. */
  static dictionary(addr: Uint8Array): Key {
    return Key.ofHash('Dictionary', addr);
  }

  /** The dictionary key of an item: hash of the dictionary's URef address and the item key's bytes. */
  static dictionaryItem(seed: URef, itemKey: Uint8Array): Key {
    return Key.of('Dictionary', blake2b256(seed.addr, itemKey));
  }

  /** The hashes of the system contracts. */
  static systemEntityRegistry(): Key {
    return SYSTEM_ENTITY_REGISTRY;
  }

  /** The rewards of the last era. */
  static eraSummary(): Key {
    return ERA_SUMMARY;
  }

  /** What is unbonding in the old form; today it is under {@link Key.bidAddr}. */
  static unbond(accountHash: AccountHash): Key {
    return Key.of('Unbond', accountHash.bytes);
  }

  /** The hashes of the chainspec and its files. */
  static chainspecRegistry(): Key {
    return CHAINSPEC_REGISTRY;
  }

  /** The checksum registry. */
  static checksumRegistry(): Key {
    return CHECKSUM_REGISTRY;
  }

  /** A bid, delegation, credit, reservation or unbond. */
  static bidAddr(addr: BidAddr): Key {
    return Key.fromWriter('BidAddr', (writer) => writeBidAddr(writer, addr));
  }

  /** A package of the addressable-entity model (text prefix `package-`). */
  static smartContract(addr: Uint8Array): Key {
    return Key.ofHash('SmartContract', addr);
  }

  /** An entity of the addressable-entity model. */
  static addressableEntity(addr: EntityAddr): Key {
    return Key.of('AddressableEntity', addr.toBytes());
  }

  /** The code of an entity. */
  static byteCode(addr: ByteCodeAddr): Key {
    const kind = Uint8Array.of(BYTE_CODE_KINDS.indexOf(addr._tag));
    return addr._tag === 'Empty' ? Key.of('ByteCode', kind) : Key.of('ByteCode', kind, hash(addr.addr));
  }

  /** Checksum of one message of a topic. */
  static message(entity: EntityAddr, topicNameHash: Uint8Array, index: number): Key {
    return Key.fromWriter('Message', (writer) => {
      writer.writeRaw(entity.toBytes()).writeRaw(hash(topicNameHash)).writeU8(1).writeU32(index);
    });
  }

  /** Summary of a message topic. */
  static messageTopic(entity: EntityAddr, topicNameHash: Uint8Array): Key {
    return Key.of('Message', entity.toBytes(), hash(topicNameHash), Uint8Array.of(0));
  }

  /** One named key of an entity; `nameHash` as `nameHash(name)` makes it. */
  static namedKey(entity: EntityAddr, nameHash: Uint8Array): Key {
    return Key.of('NamedKey', entity.toBytes(), hash(nameHash));
  }

  /** A fact of the last block: its time, message count, protocol version or whether entities are enabled. */
  static blockGlobal(which: BlockGlobal): Key {
    return Key.of('BlockGlobal', Uint8Array.of(BLOCK_GLOBALS.indexOf(which)), new Uint8Array(31));
  }

  /** `purse`: 32-byte address; `blockTime`: milliseconds. */
  static balanceHold(kind: BalanceHoldKind, purse: Uint8Array, blockTime: bigint): Key {
    return Key.of('BalanceHold', Uint8Array.of(BALANCE_HOLD_KINDS.indexOf(kind)), hash(purse), u64(blockTime));
  }

  /** One entry point of an entity; `nameHash` as `nameHash(name)` makes it. */
  static entryPoint(entity: EntityAddr, nameHash: Uint8Array): Key {
    return Key.of('EntryPoint', Uint8Array.of(0), entity.toBytes(), hash(nameHash));
  }

  /** The state of an entity that runs on the second virtual machine. */
  static state(addr: EntityAddr): Key {
    return Key.of('State', addr.toBytes());
  }

  private static fromWriter(variant: KeyVariant, write: (writer: ByteWriter) => void): Key {
    return new Key(
      writeBytes((writer) => {
        writer.writeU8(KEY_TAGS[variant]);
        write(writer);
      }, 72),
    );
  }

  /** From serialized bytes; throws `BytesError`. */
  static fromBytes(bytes: Uint8Array): Key {
    return readAll(bytes, Key.read);
  }

  /** Reads one in bytesrepr. Throws `BytesError`. */
  static read(reader: ByteReader): Key {
    return new Key(readKeyBytes(reader));
  }

  /** From text such as `hash-...` or `uref-...-007`; throws `BytesError`. */
  static fromFormattedString(text: string): Key {
    return new Key(keyBytesFromText(text));
  }

  /** Tag byte of the variant. */
  get tag(): number {
    return this.bytes[0]!;
  }

  /** Rust's name of the variant: `Account`, `Hash`, `URef`, … */
  get variant(): KeyVariant {
    return KEY_VARIANTS[this.bytes[0]!]!;
  }

  /** The bytes as a string of Latin-1 characters: equal for equal keys, made for use in `Map` and `Set`. */
  get id(): string {
    let id = this.memoisedId;
    if (id === undefined) {
      id = latin1(this.bytes);
      this.memoisedId = id;
    }
    return id;
  }

  /** The parts of the key. */
  payload(): KeyPayload {
    return keyPayloadFromBytes(this.bytes);
  }

  /** The key without access rights, under which its value is stored. */
  normalize(): Key {
    const { bytes } = this;
    if (bytes[0] !== KEY_TAGS.URef || bytes[HASH_LENGTH + 1] === 0) {
      return this;
    }
    const normalized = new Uint8Array(bytes);
    normalized[HASH_LENGTH + 1] = 0;
    return new Key(normalized);
  }

  /** The URef, if it is one. */
  asURef(): URef | undefined {
    const { bytes } = this;
    return bytes[0] === KEY_TAGS.URef ? URef.read(new ByteReader(bytes, 1)) : undefined;
  }

  /** The account hash, if it is a key of variant `Account`. */
  asAccount(): AccountHash | undefined {
    return this.tag === KEY_TAGS.Account ? AccountHash.fromBytes(this.bytes.subarray(1)) : undefined;
  }

  /** The 32 bytes, if it is a key of variant `Hash`. */
  asHash(): Uint8Array | undefined {
    return this.tag === KEY_TAGS.Hash ? this.bytes.slice(1) : undefined;
  }

  /** A copy of the canonical serialized form. */
  toBytes(): Uint8Array {
    return new Uint8Array(this.bytes);
  }

  /** Its text, such as `hash-…` or `uref-…-007`. */
  toFormattedString(): string {
    return keyToText(this.bytes);
  }

  /** Rust's Display and Debug text, as it appears in engine errors: `Key::Hash(<hex>)`. */
  display(): string {
    return keyDisplay(this.bytes);
  }

  /** Rust's name of the variant in type mismatches (where `Withdraw` is called `Key::Unbond`). */
  typeString(): string {
    return this.variant === 'Withdraw' ? 'Key::Unbond' : `Key::${this.variant}`;
  }

  /** Whether both are the same key, a URef with the same rights. */
  equals(other: Key): boolean {
    return this.id === other.id;
  }

  /** Negative, zero or positive, as Rust orders keys: by variant, then by content (numbers as numbers). */
  compare(other: Key): number {
    return compareKeyBytes(this.bytes, other.bytes);
  }

  /** Its text, as messages show it. */
  toString(): string {
    return this.toFormattedString();
  }

  /** Its text, which JSON and Jest show. */
  toJSON(): string {
    return this.toFormattedString();
  }
}

function u64(value: bigint): Uint8Array {
  return writeBytes((writer) => writer.writeU64(value), 8);
}

function hash(bytes: Uint8Array): Uint8Array {
  return checkLength(bytes, HASH_LENGTH, 'address');
}

/** How names of named keys and entry points enter their keys: hash of the serialized string. */
export function nameHash(name: string): Uint8Array {
  return blake2b256(writeBytes((writer) => writer.writeString(name)));
}

function padded(variant: KeyVariant): Key {
  const bytes = new Uint8Array(HASH_LENGTH + 1);
  bytes[0] = KEY_TAGS[variant];
  return Key.fromBytes(bytes);
}

const SYSTEM_ENTITY_REGISTRY = padded('SystemEntityRegistry');
const ERA_SUMMARY = padded('EraSummary');
const CHAINSPEC_REGISTRY = padded('ChainspecRegistry');
const CHECKSUM_REGISTRY = padded('ChecksumRegistry');
