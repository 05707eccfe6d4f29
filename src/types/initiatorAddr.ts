/**
 * Who started a transaction: a public key, or only its account hash.
 *
 * Answers to: casper-types transaction/initiator_addr.rs.
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { AccountHash } from './accountHash';
import { CalltableReader, writeCalltable } from './calltable';
import { PublicKey } from './publicKey';

/** An initiator. */
export type InitiatorAddr =
  | { readonly _tag: 'PublicKey'; readonly publicKey: PublicKey }
  | { readonly _tag: 'AccountHash'; readonly accountHash: AccountHash };

const PUBLIC_KEY_TAG = 0;
const ACCOUNT_HASH_TAG = 1;

/** The account hash of an initiator. */
export function initiatorAccountHash(initiator: InitiatorAddr): AccountHash {
  return initiator._tag === 'PublicKey' ? initiator.publicKey.toAccountHash() : initiator.accountHash;
}

/** Writes an initiator as an envelope of tag and value. */
export function writeInitiatorAddr(writer: ByteWriter, initiator: InitiatorAddr): void {
  const isKey = initiator._tag === 'PublicKey';
  writeCalltable(writer, [
    [0, (fields) => fields.writeU8(isKey ? PUBLIC_KEY_TAG : ACCOUNT_HASH_TAG)],
    [1, (fields) => fields.writeRaw(isKey ? initiator.publicKey.toBytes() : initiator.accountHash.bytes)],
  ]);
}

/** Reads what `writeInitiatorAddr` writes. Throws `BytesError`. */
export function readInitiatorAddr(reader: ByteReader): InitiatorAddr {
  const { offset } = reader;
  const table = CalltableReader.read(reader, 2);
  const tag = table.field(0, (fields) => fields.readU8());
  if (tag !== PUBLIC_KEY_TAG && tag !== ACCOUNT_HASH_TAG) {
    return reader.fail(`no initiator has the tag ${tag}`, offset);
  }
  const initiator: InitiatorAddr =
    tag === PUBLIC_KEY_TAG
      ? { _tag: 'PublicKey', publicKey: table.field(1, PublicKey.read) }
      : { _tag: 'AccountHash', accountHash: table.field(1, AccountHash.read) };
  table.finish();
  return initiator;
}
