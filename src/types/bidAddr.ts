/**
 * Address of an auction record.
 *
 * Answers to: casper-types `system/auction/bid_addr.rs`.
 */

import { type ByteReader, readAll } from '../bytes/reader';
import { type ByteWriter, writeBytes } from '../bytes/writer';
import { AccountHash } from './accountHash';
import { HASH_LENGTH } from './formattedString';

/** Which record of the auction; addresses of purses are 32 bytes. */
export type BidAddr =
  | { readonly _tag: 'Unified' | 'Validator' | 'ValidatorRev'; readonly validator: AccountHash }
  | {
      readonly _tag: 'DelegatedAccount' | 'ReservedDelegationAccount';
      readonly validator: AccountHash;
      readonly delegator: AccountHash;
    }
  | {
      readonly _tag: 'DelegatedPurse' | 'ReservedDelegationPurse';
      readonly validator: AccountHash;
      readonly delegator: Uint8Array;
    }
  | { readonly _tag: 'Credit'; readonly validator: AccountHash; readonly eraId: bigint }
  | { readonly _tag: 'UnbondAccount'; readonly validator: AccountHash; readonly unbonder: AccountHash }
  | { readonly _tag: 'UnbondPurse'; readonly validator: AccountHash; readonly unbonder: Uint8Array };

/** Variants of `BidAddr`. */
export type BidAddrTag = BidAddr['_tag'];

/** Variants by their tag byte. */
export const BID_ADDR_TAGS: readonly BidAddrTag[] = [
  'Unified',
  'Validator',
  'DelegatedAccount',
  'DelegatedPurse',
  'Credit',
  'ReservedDelegationAccount',
  'ReservedDelegationPurse',
  'UnbondAccount',
  'UnbondPurse',
  'ValidatorRev',
];

/** Bytes that follow the tag, by tag byte: the validator, then nothing, another 32 bytes or an era id. */
const LENGTHS: readonly number[] = [32, 32, 64, 64, 40, 64, 64, 64, 64, 32];

/** Reads past one address; cheaper than `readBidAddr` where only its bytes are wanted. */
export function skipBidAddr(reader: ByteReader): void {
  const tag = reader.readU8();
  const length = LENGTHS[tag];
  if (length === undefined) {
    reader.fail(`bid address tag is 0 to ${LENGTHS.length - 1}, got ${tag}`, reader.offset - 1);
  }
  reader.skip(length, 'bid address');
}

export function readBidAddr(reader: ByteReader): BidAddr {
  const tagByte = reader.readU8();
  const _tag = BID_ADDR_TAGS[tagByte];
  if (_tag === undefined) {
    reader.fail(`bid address tag is 0 to ${LENGTHS.length - 1}, got ${tagByte}`, reader.offset - 1);
  }
  const validator = AccountHash.read(reader);
  switch (_tag) {
    case 'Unified':
    case 'Validator':
    case 'ValidatorRev':
      return { _tag, validator };
    case 'DelegatedAccount':
    case 'ReservedDelegationAccount':
      return { _tag, validator, delegator: AccountHash.read(reader) };
    case 'DelegatedPurse':
    case 'ReservedDelegationPurse':
      return { _tag, validator, delegator: reader.readRaw(HASH_LENGTH) };
    case 'Credit':
      return { _tag, validator, eraId: reader.readU64() };
    case 'UnbondAccount':
      return { _tag, validator, unbonder: AccountHash.read(reader) };
    case 'UnbondPurse':
      return { _tag, validator, unbonder: reader.readRaw(HASH_LENGTH) };
  }
}

export function writeBidAddr(writer: ByteWriter, addr: BidAddr): void {
  writer.writeU8(BID_ADDR_TAGS.indexOf(addr._tag)).writeRaw(addr.validator.bytes);
  switch (addr._tag) {
    case 'DelegatedAccount':
    case 'ReservedDelegationAccount':
      writer.writeRaw(addr.delegator.bytes);
      break;
    case 'DelegatedPurse':
    case 'ReservedDelegationPurse':
      writer.writeRaw(addr.delegator);
      break;
    case 'Credit':
      writer.writeU64(addr.eraId);
      break;
    case 'UnbondAccount':
      writer.writeRaw(addr.unbonder.bytes);
      break;
    case 'UnbondPurse':
      writer.writeRaw(addr.unbonder);
      break;
    default:
      break;
  }
}

export function bidAddrToBytes(addr: BidAddr): Uint8Array {
  return writeBytes((writer) => writeBidAddr(writer, addr), 65);
}

export function bidAddrFromBytes(bytes: Uint8Array): BidAddr {
  return readAll(bytes, readBidAddr);
}
