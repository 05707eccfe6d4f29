/**
 * Secret keys.
 *
 * Public keys are derived and ed25519 messages signed by Node's own crypto; the curve library is only loaded to sign
 * with secp256k1, which must be deterministic.
 *
 * Answers to: casper-types `crypto/asymmetric_key.rs` (`SecretKey`, `sign`).
 */

import { BytesError } from '../bytes/bytesError';
import { bytesToHex, hexToBytes } from '../bytes/hex';
import { nodeCrypto } from '../bytes/nodeCrypto';
import { type PemAlgorithm, secretKeyFromPem, secretKeyToDer, secretKeyToPem } from './pem';
import { PublicKey } from './publicKey';
import { SECP256K1_ORDER, secp256k1 } from './secp256k1';
import { Signature } from './signature';

const LENGTH = 32;

/** Immutable secret key of an account or validator. Its text forms do not reveal it; `toHex` and `toPem` do. */
export class SecretKey {
  readonly _tag = 'SecretKey' as const;
  readonly algorithm: PemAlgorithm;
  readonly #bytes: Uint8Array;
  #publicKey: PublicKey | undefined;
  #nodeKey: import('node:crypto').KeyObject | undefined;

  private constructor(algorithm: PemAlgorithm, bytes: Uint8Array) {
    if (bytes.length !== LENGTH) {
      throw new BytesError('Formatting', 0, `${algorithm} secret key has ${LENGTH} bytes, got ${bytes.length}`);
    }
    this.algorithm = algorithm;
    this.#bytes = Uint8Array.from(bytes);
  }

  /** From any 32 bytes. */
  static ed25519(bytes: Uint8Array): SecretKey {
    return new SecretKey('ed25519', bytes);
  }

  /** From 32 bytes, a number from 1 to below the order of the curve; throws `BytesError`. */
  static secp256k1(bytes: Uint8Array): SecretKey {
    const key = new SecretKey('secp256k1', bytes);
    const scalar = BigInt(`0x${bytesToHex(bytes)}`);
    if (scalar === 0n || scalar >= SECP256K1_ORDER) {
      throw new BytesError('Formatting', 0, 'not a secp256k1 secret key: out of range');
    }
    return key;
  }

  /** A new random key. */
  static generate(algorithm: PemAlgorithm): SecretKey {
    return SecretKey.fromRaw(algorithm, nodeCrypto().randomBytes(LENGTH));
  }

  private static fromRaw(algorithm: PemAlgorithm, bytes: Uint8Array): SecretKey {
    return algorithm === 'ed25519' ? SecretKey.ed25519(bytes) : SecretKey.secp256k1(bytes);
  }

  /** From 64 hex digits; throws `BytesError`. */
  static fromHex(text: string, algorithm: PemAlgorithm): SecretKey {
    return SecretKey.fromRaw(algorithm, hexToBytes(text));
  }

  /** From a PEM document: `PRIVATE KEY` for ed25519, `EC PRIVATE KEY` for secp256k1. Throws `BytesError`. */
  static fromPem(pem: string): SecretKey {
    const { algorithm, bytes } = secretKeyFromPem(pem);
    return SecretKey.fromRaw(algorithm, bytes);
  }

  /** The raw 32 bytes (a copy). */
  toBytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  /** Its 32 bytes in hex. */
  toHex(): string {
    return bytesToHex(this.#bytes);
  }

  /** Its text in a file such as `secret_key.pem` of casper-client. */
  toPem(): string {
    return secretKeyToPem({ algorithm: this.algorithm, bytes: this.#bytes });
  }

  /** The public key that belongs to it. */
  publicKey(): PublicKey {
    this.#publicKey ??= this.algorithm === 'ed25519' ? this.ed25519PublicKey() : this.secp256k1PublicKey();
    return this.#publicKey;
  }

  /** Signs the message; the same message always gives the same signature. */
  sign(message: Uint8Array): Signature {
    if (this.algorithm === 'ed25519') {
      return Signature.ed25519(nodeCrypto().sign(null, message, this.nodeKey()));
    }
    const digest = nodeCrypto().createHash('sha256').update(message).digest();
    const signature = secp256k1().sign(digest, this.#bytes, { lowS: true, prehash: false });
    return Signature.secp256k1(signature.toCompactRawBytes());
  }

  /** Made once: that takes longer than signing. */
  private nodeKey(): import('node:crypto').KeyObject {
    if (this.#nodeKey === undefined) {
      const der = secretKeyToDer({ algorithm: this.algorithm, bytes: this.#bytes });
      this.#nodeKey = nodeCrypto().createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
    }
    return this.#nodeKey;
  }

  private ed25519PublicKey(): PublicKey {
    const der = nodeCrypto().createPublicKey(this.nodeKey()).export({ format: 'der', type: 'spki' });
    return PublicKey.ed25519(Uint8Array.from(der.subarray(der.length - LENGTH)));
  }

  private secp256k1PublicKey(): PublicKey {
    const exchange = nodeCrypto().createECDH('secp256k1');
    exchange.setPrivateKey(this.#bytes);
    return PublicKey.secp256k1(Uint8Array.from(exchange.getPublicKey(null, 'compressed')));
  }

  /** Rust's Debug text, which keeps the secret. */
  toString(): string {
    return `SecretKey::${this.algorithm === 'ed25519' ? 'Ed25519' : 'Secp256k1'}`;
  }

  /** Its text, which JSON and Jest show. */
  toJSON(): string {
    return this.toString();
  }
}
