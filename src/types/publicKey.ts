/**
 * Public keys.
 *
 * Answers to: casper-types `crypto/asymmetric_key.rs` (`PublicKey`, `AsymmetricType`).
 */

import { BytesError } from '../bytes/bytesError';
import { bytesEqual, compareBytes } from '../bytes/compareBytes';
import { bytesToHex, checksummedHex, checksummedHexToBytes } from '../bytes/hex';
import { type ByteReader, readAll } from '../bytes/reader';
import { AccountHash } from './accountHash';
import { compressSecp256k1, isEd25519Point } from './curvePoints';
import { publicKeyFromPem, publicKeyToPem } from './pem';

/** Algorithms of keys; `system` is the network itself, which has a key without content. */
export type KeyAlgorithm = 'system' | 'ed25519' | 'secp256k1';

/** Algorithms by their tag byte. */
export const KEY_ALGORITHMS: readonly KeyAlgorithm[] = ['system', 'ed25519', 'secp256k1'];

/** Rust's names of the algorithms, by tag byte. */
export const KEY_ALGORITHM_NAMES: readonly string[] = ['System', 'Ed25519', 'Secp256k1'];

/** Lengths of raw public keys, by tag byte; secp256k1 keys are compressed. */
const LENGTHS: readonly number[] = [0, 32, 33];

/** Immutable public key. */
export class PublicKey {
  readonly _tag = 'PublicKey' as const;
  readonly algorithm: KeyAlgorithm;
  /** Raw key without tag: 32 bytes (ed25519), 33 bytes (secp256k1, compressed) or none. Not to be changed. */
  readonly bytes: Uint8Array;
  private memoisedAccountHash: AccountHash | undefined;

  private constructor(algorithm: KeyAlgorithm, bytes: Uint8Array) {
    this.algorithm = algorithm;
    this.bytes = bytes;
  }

  /** The key of the system account. */
  static system(): PublicKey {
    return new PublicKey('system', new Uint8Array(0));
  }

  /** From 32 bytes, which must be a point of the curve; throws `BytesError`. */
  static ed25519(bytes: Uint8Array): PublicKey {
    if (bytes.length !== 32 || !isEd25519Point(bytes)) {
      throw new BytesError('Formatting', 0, `${bytesToHex(bytes)} is not an ed25519 public key`);
    }
    return new PublicKey('ed25519', Uint8Array.from(bytes));
  }

  /** From 32 bytes that the caller knows to be a point of the curve: checking that takes a while. */
  static ed25519Point(bytes: Uint8Array): PublicKey {
    return new PublicKey('ed25519', Uint8Array.from(bytes));
  }

  /** From 33 (compressed) or 65 bytes, which must be a point of the curve; throws `BytesError`. */
  static secp256k1(bytes: Uint8Array): PublicKey {
    const compressed = compressSecp256k1(bytes);
    if (compressed === undefined) {
      throw new BytesError('Formatting', 0, `${bytesToHex(bytes)} is not a secp256k1 public key`);
    }
    return new PublicKey('secp256k1', compressed);
  }

  private static fromRaw(tag: number | undefined, bytes: Uint8Array): PublicKey {
    switch (tag) {
      case 0:
        if (bytes.length > 0) {
          throw new BytesError('Formatting', 1, 'the system key has no bytes behind its tag');
        }
        return PublicKey.system();
      case 1:
        return PublicKey.ed25519(bytes);
      case 2:
        return PublicKey.secp256k1(bytes);
      default:
        throw new BytesError('Formatting', 0, `key tag is 0 (system), 1 (ed25519) or 2 (secp256k1), got ${tag}`);
    }
  }

  /** From hex that begins with the tag (`00`, `01`, `02`); mixed case must carry the checksum. Throws `BytesError`. */
  static fromHex(text: string): PublicKey {
    const tag = checksummedHexToBytes(text.slice(0, 2));
    return PublicKey.fromRaw(tag[0], checksummedHexToBytes(text.slice(2)));
  }

  /** From a `PUBLIC KEY` PEM document; throws `BytesError`. */
  static fromPem(pem: string): PublicKey {
    const { algorithm, bytes } = publicKeyFromPem(pem);
    return algorithm === 'ed25519' ? PublicKey.ed25519(bytes) : PublicKey.secp256k1(bytes);
  }

  /** From the serialized form, tag and raw key; throws `BytesError`. */
  static fromBytes(bytes: Uint8Array): PublicKey {
    return readAll(bytes, PublicKey.read);
  }

  /** Reads one in bytesrepr. Throws `BytesError`. */
  static read(reader: ByteReader): PublicKey {
    const start = reader.offset;
    const tag = reader.readU8();
    const length = LENGTHS[tag];
    if (length === undefined) {
      reader.fail(`key tag is 0 (system), 1 (ed25519) or 2 (secp256k1), got ${tag}`, start);
    }
    const bytes = reader.readRaw(length);
    if (tag === 1 ? isEd25519Point(bytes) : tag === 0) {
      return new PublicKey(KEY_ALGORITHMS[tag]!, bytes);
    }
    const compressed = tag === 2 ? compressSecp256k1(bytes) : undefined;
    if (compressed === undefined) {
      reader.fail(`${bytesToHex(bytes)} is not a point of the curve`, start + 1);
    }
    return new PublicKey('secp256k1', compressed);
  }

  /** Tag byte of the algorithm. */
  get tag(): number {
    return KEY_ALGORITHMS.indexOf(this.algorithm);
  }

  /** Serialized form: tag and raw key. */
  toBytes(): Uint8Array {
    const bytes = new Uint8Array(1 + this.bytes.length);
    bytes[0] = this.tag;
    bytes.set(this.bytes, 1);
    return bytes;
  }

  /** Lower-case hex of the serialized form. */
  toHex(): string {
    return bytesToHex(this.toBytes());
  }

  /** Hex with checksum in its letter case, as wallets show it. */
  toChecksummedHex(): string {
    return bytesToHex(Uint8Array.of(this.tag)) + checksummedHex(this.bytes);
  }

  /** `PUBLIC KEY` PEM document; the system key has none and throws `BytesError`. */
  toPem(): string {
    const { algorithm, bytes } = this;
    if (algorithm === 'system') {
      throw new BytesError('NotRepresentable', 0, 'the system key has no PEM form');
    }
    return publicKeyToPem({ algorithm, bytes });
  }

  /** The hash of the account that this key makes. */
  toAccountHash(): AccountHash {
    this.memoisedAccountHash ??= AccountHash.fromPublicKey(this);
    return this.memoisedAccountHash;
  }

  /** Whether both are the same key of the same algorithm. */
  equals(other: PublicKey): boolean {
    return this.algorithm === other.algorithm && bytesEqual(this.bytes, other.bytes);
  }

  /** Negative, zero or positive: by algorithm, then by bytes. */
  compare(other: PublicKey): number {
    return this.tag - other.tag || compareBytes(this.bytes, other.bytes);
  }

  /** Rust's Debug text: `PublicKey::Ed25519(<hex without tag>)`. */
  display(): string {
    return `PublicKey::${KEY_ALGORITHM_NAMES[this.tag]!}(${bytesToHex(this.bytes)})`;
  }

  /** Its text, as messages show it. */
  toString(): string {
    return this.toHex();
  }

  /** Its text, which JSON and Jest show. */
  toJSON(): string {
    return this.toHex();
  }
}
