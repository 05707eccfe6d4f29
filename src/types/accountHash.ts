/**
 * Address of an account: the blake2b hash of its public key and the key's algorithm.
 *
 * Answers to: casper-types `account/account_hash.rs`.
 */

import { blake2b256 } from '../bytes/blake2b';
import { bytesEqual, concatBytes } from '../bytes/compareBytes';
import { bytesToHex } from '../bytes/hex';
import type { ByteReader } from '../bytes/reader';
import { checkLength, HASH_LENGTH, parseHexTail, refuseText } from './formattedString';

const PREFIX = 'account-hash-';

/** What an account hash is made of: a public key's lower-case algorithm name and raw bytes. */
export interface AccountHashPreimage {
  readonly algorithm: 'ed25519' | 'secp256k1' | 'system';
  readonly bytes: Uint8Array;
}

/** 32-byte address of an account. */
export class AccountHash {
  /** Length in bytes. */
  static readonly LENGTH: number = HASH_LENGTH;

  readonly _tag = 'AccountHash' as const;
  /** The 32 bytes. Not to be changed. */
  readonly bytes: Uint8Array;

  private constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** From 32 bytes, which are copied; throws `BytesError` for another number. */
  static fromBytes(bytes: Uint8Array): AccountHash {
    return new AccountHash(new Uint8Array(checkLength(bytes, HASH_LENGTH, 'account hash')));
  }

  /** Reads one in bytesrepr. Throws `BytesError`. */
  static read(reader: ByteReader): AccountHash {
    return new AccountHash(reader.readRaw(HASH_LENGTH));
  }

  /** From `account-hash-<64 hex digits>`; throws `BytesError`. */
  static fromFormattedString(text: string): AccountHash {
    if (!text.startsWith(PREFIX)) {
      refuseText(`account hash must begin with '${PREFIX}'`, 0);
    }
    return new AccountHash(parseHexTail(text, PREFIX.length, HASH_LENGTH, 'account hash'));
  }

  /** The hash of the account that this public key makes. */
  static fromPublicKey(key: AccountHashPreimage): AccountHash {
    const name = Uint8Array.from(`${key.algorithm}\0`, (char) => char.charCodeAt(0));
    return new AccountHash(blake2b256(concatBytes(name, key.bytes)));
  }

  /** A copy of the 32 bytes, which are also its serialized form. */
  toBytes(): Uint8Array {
    return new Uint8Array(this.bytes);
  }

  /** Its 32 bytes in hex. */
  toHex(): string {
    return bytesToHex(this.bytes);
  }

  /** `account-hash-` and its bytes in hex. */
  toFormattedString(): string {
    return PREFIX + bytesToHex(this.bytes);
  }

  /** Whether both have the same bytes. */
  equals(other: AccountHash): boolean {
    return bytesEqual(this.bytes, other.bytes);
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
