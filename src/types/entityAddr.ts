/**
 * Address of an addressable entity: what kind of entity, and 32 bytes.
 *
 * Answers to: casper-types `addressable_entity.rs` (`EntityAddr`, `EntityKindTag`).
 */

import { bytesEqual } from '../bytes/compareBytes';
import { bytesToHex } from '../bytes/hex';
import { type ByteReader, readAll } from '../bytes/reader';
import { checkLength, HASH_LENGTH, parseHexTail, refuseText } from './formattedString';

/** Kinds of entities; their order is their tag. */
export type EntityKindTag = 'System' | 'Account' | 'SmartContract';

const KINDS: readonly EntityKindTag[] = ['System', 'Account', 'SmartContract'];
const WORDS: readonly string[] = ['system', 'account', 'contract'];
const PREFIX = 'entity-';

/** Address of an entity. */
export class EntityAddr {
  readonly _tag = 'EntityAddr' as const;
  readonly kind: EntityKindTag;
  /** The 32 bytes. Not to be changed. */
  readonly addr: Uint8Array;

  private constructor(kind: EntityKindTag, addr: Uint8Array) {
    this.kind = kind;
    this.addr = addr;
  }

  /** From a kind and 32 bytes, which are copied. */
  static create(kind: EntityKindTag, addr: Uint8Array): EntityAddr {
    return new EntityAddr(kind, new Uint8Array(checkLength(addr, HASH_LENGTH, 'entity address')));
  }

  /** A system contract; 32 bytes. */
  static system(addr: Uint8Array): EntityAddr {
    return EntityAddr.create('System', addr);
  }

  /** An account; the 32 bytes of its hash. */
  static account(addr: Uint8Array): EntityAddr {
    return EntityAddr.create('Account', addr);
  }

  /** A stored contract; 32 bytes. */
  static smartContract(addr: Uint8Array): EntityAddr {
    return EntityAddr.create('SmartContract', addr);
  }

  /** Reads one in bytesrepr. Throws `BytesError`. */
  static read(reader: ByteReader): EntityAddr {
    const tag = readEntityKindTag(reader);
    return new EntityAddr(KINDS[tag]!, reader.readRaw(HASH_LENGTH));
  }

  /** From serialized bytes: the kind, then the address. Throws `BytesError`. */
  static fromBytes(bytes: Uint8Array): EntityAddr {
    return readAll(bytes, EntityAddr.read);
  }

  /** From `entity-system-<hex>`, `entity-account-<hex>` or `entity-contract-<hex>`; throws `BytesError`. */
  static fromFormattedString(text: string): EntityAddr {
    for (const [tag, word] of WORDS.entries()) {
      const prefix = `${PREFIX}${word}-`;
      if (text.startsWith(prefix)) {
        return new EntityAddr(KINDS[tag]!, parseHexTail(text, prefix.length, HASH_LENGTH, 'entity address'));
      }
    }
    return refuseText('entity address must begin with entity-system-, entity-account- or entity-contract-', 0);
  }

  /** Tag of the kind, then the 32 bytes. */
  toBytes(): Uint8Array {
    const bytes = new Uint8Array(HASH_LENGTH + 1);
    bytes[0] = KINDS.indexOf(this.kind);
    bytes.set(this.addr, 1);
    return bytes;
  }

  /** `entity-account-`, `entity-contract-` or `entity-system-`, and the address in hex. */
  toFormattedString(): string {
    return `${PREFIX}${this.kindText()}-${bytesToHex(this.addr)}`;
  }

  /** Rust's Display text of the kind: `system`, `account` or `contract`. */
  kindText(): string {
    return WORDS[KINDS.indexOf(this.kind)]!;
  }

  /** Whether both have the same bytes. */
  equals(other: EntityAddr): boolean {
    return this.kind === other.kind && bytesEqual(this.addr, other.addr);
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

/** Reads the tag byte of an entity kind: 0 to 2. */
export function readEntityKindTag(reader: ByteReader): number {
  const tag = reader.readU8();
  if (tag >= KINDS.length) {
    reader.fail(`entity kind is 0 to 2, got ${tag}`, reader.offset - 1);
  }
  return tag;
}
