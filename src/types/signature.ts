/**
 * Signatures: checking them, and finding a secp256k1 key by its signature.
 *
 * What is accepted must be what the Rust libraries accept. Node's own crypto does the arithmetic; the rules it does not
 * have are applied first: no small-order points for ed25519, no high S for secp256k1.
 *
 * Answers to: casper-types `crypto/asymmetric_key.rs` (`Signature`, `verify`, `recover_secp256k1`), ed25519-dalek 2
 * (`verify_strict`), k256 0.13.
 */

import { BytesError } from '../bytes/bytesError';
import { bytesEqual } from '../bytes/compareBytes';
import { bytesToHex, checksummedHexToBytes } from '../bytes/hex';
import { nodeCrypto } from '../bytes/nodeCrypto';
import { type ByteReader, readAll } from '../bytes/reader';
import { isEd25519Point, isSmallOrderEd25519 } from './curvePoints';
import { type PemAlgorithm, publicKeyToDer } from './pem';
import { KEY_ALGORITHM_NAMES, KEY_ALGORITHMS, type KeyAlgorithm, PublicKey } from './publicKey';
import { SECP256K1_ORDER, secp256k1 } from './secp256k1';

const LENGTH = 64;

/** Immutable signature. */
export class Signature {
  readonly _tag = 'Signature' as const;
  readonly algorithm: KeyAlgorithm;
  /** Raw 64 bytes (R and S, or r and s), or none for the system. Not to be changed. */
  readonly bytes: Uint8Array;

  private constructor(algorithm: KeyAlgorithm, bytes: Uint8Array) {
    if (bytes.length !== (algorithm === 'system' ? 0 : LENGTH)) {
      throw new BytesError('Formatting', 0, `${algorithm} signature cannot have ${bytes.length} bytes`);
    }
    this.algorithm = algorithm;
    this.bytes = Uint8Array.from(bytes);
  }

  /** The placeholder signature of the system; it never verifies. */
  static system(): Signature {
    return new Signature('system', new Uint8Array(0));
  }

  /** From any 64 bytes. */
  static ed25519(bytes: Uint8Array): Signature {
    return new Signature('ed25519', bytes);
  }

  /** From 64 bytes, two numbers from 1 to below the order of the curve; throws `BytesError`. */
  static secp256k1(bytes: Uint8Array): Signature {
    const signature = new Signature('secp256k1', bytes);
    for (const half of [bytes.subarray(0, 32), bytes.subarray(32)]) {
      const scalar = BigInt(`0x${bytesToHex(half)}`);
      if (scalar === 0n || scalar >= SECP256K1_ORDER) {
        throw new BytesError('Formatting', 0, 'not a secp256k1 signature: a number is out of range');
      }
    }
    return signature;
  }

  private static fromRaw(tag: number | undefined, bytes: Uint8Array): Signature {
    switch (tag) {
      case 0:
        return new Signature('system', bytes);
      case 1:
        return Signature.ed25519(bytes);
      case 2:
        return Signature.secp256k1(bytes);
      default:
        throw new BytesError('Formatting', 0, `signature tag is 0 (system), 1 (ed25519) or 2 (secp256k1), got ${tag}`);
    }
  }

  /** From hex that begins with the tag; throws `BytesError`. */
  static fromHex(text: string): Signature {
    return Signature.fromRaw(checksummedHexToBytes(text.slice(0, 2))[0], checksummedHexToBytes(text.slice(2)));
  }

  /** From the serialized form, tag and raw signature; throws `BytesError`. */
  static fromBytes(bytes: Uint8Array): Signature {
    return readAll(bytes, Signature.read);
  }

  static read(reader: ByteReader): Signature {
    const start = reader.offset;
    const tag = reader.readU8();
    if (tag >= KEY_ALGORITHMS.length) {
      reader.fail(`signature tag is 0 (system), 1 (ed25519) or 2 (secp256k1), got ${tag}`, start);
    }
    const bytes = reader.readRaw(tag === 0 ? 0 : LENGTH);
    try {
      return Signature.fromRaw(tag, bytes);
    } catch (error) {
      return reader.fail((error as BytesError).reason, start + 1);
    }
  }

  /** Tag byte of the algorithm. */
  get tag(): number {
    return KEY_ALGORITHMS.indexOf(this.algorithm);
  }

  /** Serialized form: tag and raw signature. */
  toBytes(): Uint8Array {
    const bytes = new Uint8Array(1 + this.bytes.length);
    bytes[0] = this.tag;
    bytes.set(this.bytes, 1);
    return bytes;
  }

  toHex(): string {
    return bytesToHex(this.toBytes());
  }

  equals(other: Signature): boolean {
    return this.algorithm === other.algorithm && bytesEqual(this.bytes, other.bytes);
  }

  /** Rust's Debug text: `Signature::Ed25519(<hex without tag>)`. */
  display(): string {
    return `Signature::${KEY_ALGORITHM_NAMES[this.tag]!}(${bytesToHex(this.bytes)})`;
  }

  toString(): string {
    return this.toHex();
  }

  toJSON(): string {
    return this.toHex();
  }
}

/** Whether the key has signed the message, by the Rust engine's rules; false also for keys of another algorithm. */
export function verifySignature(message: Uint8Array, signature: Signature, publicKey: PublicKey): boolean {
  const { algorithm } = signature;
  if (algorithm === 'system' || algorithm !== publicKey.algorithm) {
    return false;
  }
  if (algorithm === 'ed25519') {
    const r = signature.bytes.subarray(0, 32);
    return (
      isEd25519Point(r) &&
      !isSmallOrderEd25519(r) &&
      !isSmallOrderEd25519(publicKey.bytes) &&
      nodeCrypto().verify(null, message, nodeKey(algorithm, publicKey), signature.bytes)
    );
  }
  if (hasHighS(signature)) {
    return false;
  }
  const key = { key: nodeKey(algorithm, publicKey), dsaEncoding: 'ieee-p1363' } as const;
  return nodeCrypto().verify('sha256', message, key, signature.bytes);
}

function hasHighS(signature: Signature): boolean {
  return BigInt(`0x${bytesToHex(signature.bytes.subarray(32))}`) > SECP256K1_ORDER / 2n;
}

function nodeKey(algorithm: PemAlgorithm, { bytes }: PublicKey): import('node:crypto').KeyObject {
  const der = publicKeyToDer({ algorithm, bytes });
  return nodeCrypto().createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' });
}

/**
 * The secp256k1 key whose signature of the message this is, or undefined if there is none.
 * `recoveryId` is 0 to 3: bit 0, whether R's y is odd; bit 1, whether R's x was reduced.
 */
export function recoverSecp256k1(message: Uint8Array, signature: Signature, recoveryId: number): PublicKey | undefined {
  if (signature.algorithm !== 'secp256k1' || recoveryId < 0 || recoveryId > 3 || hasHighS(signature)) {
    return undefined;
  }
  const digest = nodeCrypto().createHash('sha256').update(message).digest();
  try {
    const point = secp256k1()
      .Signature.fromCompact(signature.bytes)
      .addRecoveryBit(recoveryId)
      .recoverPublicKey(digest);
    const key = PublicKey.secp256k1(point.toRawBytes(true));
    return verifySignature(message, signature, key) ? key : undefined;
  } catch {
    return undefined;
  }
}
