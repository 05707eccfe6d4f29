/**
 * Who delegates: an account by its public key, or a purse by its address.
 *
 * Answers to: casper-types system/auction/delegator_kind.rs.
 */

import { compareBytes } from '../bytes/compareBytes';
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { PublicKey } from './publicKey';

/** A delegator. */
export type DelegatorKind =
  | { readonly _tag: 'PublicKey'; readonly publicKey: PublicKey }
  /** `addr`: address of a purse, 32 bytes. */
  | { readonly _tag: 'Purse'; readonly addr: Uint8Array };

const PUBLIC_KEY_TAG = 0;
const PURSE_TAG = 1;

/** Order of Rust's `PublicKey`: algorithm, then bytes, which is the order of the serialised forms. */
export function comparePublicKeys(a: PublicKey, b: PublicKey): number {
  return compareBytes(a.toBytes(), b.toBytes());
}

/** Order of Rust's `DelegatorKind`: public keys before purses. */
export function compareDelegatorKinds(a: DelegatorKind, b: DelegatorKind): number {
  if (a._tag === 'PublicKey') {
    return b._tag === 'PublicKey' ? comparePublicKeys(a.publicKey, b.publicKey) : -1;
  }
  return b._tag === 'Purse' ? compareBytes(a.addr, b.addr) : 1;
}

/** Writes a delegator. */
export function writeDelegatorKind(writer: ByteWriter, kind: DelegatorKind): void {
  if (kind._tag === 'PublicKey') {
    writer.writeU8(PUBLIC_KEY_TAG).writeRaw(kind.publicKey.toBytes());
  } else {
    writer.writeU8(PURSE_TAG).writeRaw(kind.addr);
  }
}

/** Reads what `writeDelegatorKind` writes. Throws `BytesError`. */
export function readDelegatorKind(reader: ByteReader): DelegatorKind {
  const { offset } = reader;
  const tag = reader.readU8();
  switch (tag) {
    case PUBLIC_KEY_TAG:
      return { _tag: 'PublicKey', publicKey: PublicKey.read(reader) };
    case PURSE_TAG:
      return { _tag: 'Purse', addr: reader.readRaw(32) };
    default:
      return reader.fail(`no delegator kind has the tag ${tag}`, offset);
  }
}
