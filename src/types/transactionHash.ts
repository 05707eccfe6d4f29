/**
 * Hash of a deploy or of a version 1 transaction.
 *
 * Answers to: casper-types transaction/transaction_hash.rs.
 */
import { bytesToHex } from '../bytes/hex';
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';

const DEPLOY_TAG = 0;
const V1_TAG = 1;

/** Immutable 32-byte hash with the kind of transaction it names. */
export class TransactionHash {
  readonly _tag = 'TransactionHash';
  readonly kind: 'Deploy' | 'V1';
  /** 32 bytes. */
  readonly digest: Uint8Array;

  private constructor(kind: 'Deploy' | 'V1', digest: Uint8Array) {
    this.kind = kind;
    this.digest = digest;
  }

  /** Hash of a deploy. */
  static deploy(digest: Uint8Array): TransactionHash {
    return new TransactionHash('Deploy', digest);
  }

  /** Hash of a version 1 transaction. */
  static v1(digest: Uint8Array): TransactionHash {
    return new TransactionHash('V1', digest);
  }

  /** The digest in lower-case hex. */
  toHex(): string {
    return bytesToHex(this.digest);
  }

  /** Its text, as messages show it. */
  toString(): string {
    return this.toHex();
  }
}

/** Writes a transaction hash: kind and digest. */
export function writeTransactionHash(writer: ByteWriter, hash: TransactionHash): void {
  writer.writeU8(hash.kind === 'Deploy' ? DEPLOY_TAG : V1_TAG);
  writer.writeRaw(hash.digest);
}

/** Reads what `writeTransactionHash` writes. Throws `BytesError`. */
export function readTransactionHash(reader: ByteReader): TransactionHash {
  const { offset } = reader;
  const tag = reader.readU8();
  switch (tag) {
    case DEPLOY_TAG:
      return TransactionHash.deploy(reader.readRaw(32));
    case V1_TAG:
      return TransactionHash.v1(reader.readRaw(32));
    default:
      return reader.fail(`no transaction hash has the tag ${tag}`, offset);
  }
}
