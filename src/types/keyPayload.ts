/**
 * What is inside a `Key`: its variants, how long each is in bytes, and its parts.
 *
 * Answers to: casper-types `key.rs` (`KeyTag`, `FromBytes for Key`), `block/block_global.rs`,
 * `system/mint/balance_hold.rs`, `contract_messages.rs` (`MessageAddr`), `addressable_entity.rs` (`NamedKeyAddr`),
 * `addressable_entity/entry_points.rs` (`EntryPointAddr`).
 */

import { compareBytes } from '../bytes/compareBytes';
import { ByteReader } from '../bytes/reader';
import { AccountHash } from './accountHash';
import { type BidAddr, readBidAddr, skipBidAddr } from './bidAddr';
import { BYTE_CODE_KINDS, type ByteCodeAddr } from './byteCodeAddr';
import { EntityAddr, readEntityKindTag } from './entityAddr';
import { HASH_LENGTH } from './formattedString';
import { URef } from './uref';

/** Variants by their tag byte (in Rust the tag of `SmartContract` is called `Package`). */
export const KEY_VARIANTS = [
  'Account',
  'Hash',
  'URef',
  'Transfer',
  'DeployInfo',
  'EraInfo',
  'Balance',
  'Bid',
  'Withdraw',
  'Dictionary',
  'SystemEntityRegistry',
  'EraSummary',
  'Unbond',
  'ChainspecRegistry',
  'ChecksumRegistry',
  'BidAddr',
  'SmartContract',
  'AddressableEntity',
  'ByteCode',
  'Message',
  'NamedKey',
  'BlockGlobal',
  'BalanceHold',
  'EntryPoint',
  'State',
] as const;

/** Name of a variant of `Key`. */
export type KeyVariant = (typeof KEY_VARIANTS)[number];

/** Tag byte of each variant. */
export const KEY_TAGS: Readonly<Record<KeyVariant, number>> = Object.fromEntries(
  KEY_VARIANTS.map((variant, tag) => [variant, tag]),
) as Record<KeyVariant, number>;

/** Values of the current block, by their tag byte. */
export const BLOCK_GLOBALS = ['BlockTime', 'MessageCount', 'ProtocolVersion', 'AddressableEntity'] as const;

/** Which value of the current block. */
export type BlockGlobal = (typeof BLOCK_GLOBALS)[number];

/** Kinds of balance holds, by their tag byte. */
export const BALANCE_HOLD_KINDS = ['Gas', 'Processing'] as const;

/** Why motes are held. */
export type BalanceHoldKind = (typeof BALANCE_HOLD_KINDS)[number];

/** The parts of a key. Addresses and hashes are 32 bytes; block times are milliseconds. */
export type KeyPayload =
  | { readonly variant: 'Account' | 'Bid' | 'Withdraw' | 'Unbond'; readonly accountHash: AccountHash }
  | {
      readonly variant: 'Hash' | 'Transfer' | 'DeployInfo' | 'Balance' | 'Dictionary' | 'SmartContract';
      readonly addr: Uint8Array;
    }
  | { readonly variant: 'URef'; readonly uref: URef }
  | { readonly variant: 'EraInfo'; readonly eraId: bigint }
  | { readonly variant: 'SystemEntityRegistry' | 'EraSummary' | 'ChainspecRegistry' | 'ChecksumRegistry' }
  | { readonly variant: 'BidAddr'; readonly bidAddr: BidAddr }
  | { readonly variant: 'AddressableEntity' | 'State'; readonly entityAddr: EntityAddr }
  | { readonly variant: 'ByteCode'; readonly byteCodeAddr: ByteCodeAddr }
  | {
      readonly variant: 'Message';
      readonly entityAddr: EntityAddr;
      readonly topicNameHash: Uint8Array;
      /** Absent in the key of the topic itself. */
      readonly messageIndex: number | undefined;
    }
  | { readonly variant: 'NamedKey' | 'EntryPoint'; readonly entityAddr: EntityAddr; readonly nameHash: Uint8Array }
  | { readonly variant: 'BlockGlobal'; readonly blockGlobal: BlockGlobal }
  | {
      readonly variant: 'BalanceHold';
      readonly kind: BalanceHoldKind;
      readonly purse: Uint8Array;
      readonly blockTime: bigint;
    };

/** Zeros that fill keys without an address (Rust accepts any bytes there and writes zeros). */
const PADDING = 32;
const BLOCK_GLOBAL_PADDING = 31;

function skipTag(reader: ByteReader, count: number, what: string): number {
  const tag = reader.readU8();
  if (tag >= count) {
    reader.fail(`${what} is 0 to ${count - 1}, got ${tag}`, reader.offset - 1);
  }
  return tag;
}

function skipEntityAddr(reader: ByteReader): void {
  readEntityKindTag(reader);
  reader.skip(HASH_LENGTH, 'entity address');
}

/** Reads past one key and returns its bytes in canonical form (a copy). */
export function readKeyBytes(reader: ByteReader): Uint8Array {
  const start = reader.offset;
  const variant = KEY_VARIANTS[skipTag(reader, KEY_VARIANTS.length, 'key tag')]!;
  let padding = 0;
  switch (variant) {
    case 'URef':
      reader.skip(HASH_LENGTH, variant);
      skipTag(reader, 8, 'access rights byte');
      break;
    case 'EraInfo':
      reader.skip(8, variant);
      break;
    case 'SystemEntityRegistry':
    case 'EraSummary':
    case 'ChainspecRegistry':
    case 'ChecksumRegistry':
      reader.skip(PADDING, variant);
      padding = PADDING;
      break;
    case 'BidAddr':
      skipBidAddr(reader);
      break;
    case 'AddressableEntity':
    case 'State':
      skipEntityAddr(reader);
      break;
    case 'ByteCode':
      if (skipTag(reader, BYTE_CODE_KINDS.length, 'kind of byte code') > 0) {
        reader.skip(HASH_LENGTH, variant);
      }
      break;
    case 'Message':
      skipEntityAddr(reader);
      reader.skip(HASH_LENGTH, 'topic name hash');
      reader.readOption((option) => option.skip(4, 'message index'));
      break;
    case 'NamedKey':
      skipEntityAddr(reader);
      reader.skip(HASH_LENGTH, variant);
      break;
    case 'EntryPoint':
      skipTag(reader, 1, 'kind of entry point address');
      skipEntityAddr(reader);
      reader.skip(HASH_LENGTH, variant);
      break;
    case 'BlockGlobal':
      skipTag(reader, BLOCK_GLOBALS.length, 'block value');
      reader.skip(BLOCK_GLOBAL_PADDING, variant);
      padding = BLOCK_GLOBAL_PADDING;
      break;
    case 'BalanceHold':
      skipTag(reader, BALANCE_HOLD_KINDS.length, 'kind of balance hold');
      reader.skip(HASH_LENGTH + 8, variant);
      break;
    default:
      reader.skip(HASH_LENGTH, variant);
      break;
  }
  const bytes = reader.bytes.slice(start, reader.offset);
  if (padding > 0) {
    bytes.fill(0, bytes.length - padding);
  }
  return bytes;
}

/** The parts of a key, from its canonical bytes. */
export function keyPayloadFromBytes(bytes: Uint8Array): KeyPayload {
  const reader = new ByteReader(bytes, 1);
  const variant = KEY_VARIANTS[bytes[0]!]!;
  switch (variant) {
    case 'Account':
    case 'Bid':
    case 'Withdraw':
    case 'Unbond':
      return { variant, accountHash: AccountHash.read(reader) };
    case 'Hash':
    case 'Transfer':
    case 'DeployInfo':
    case 'Balance':
    case 'Dictionary':
    case 'SmartContract':
      return { variant, addr: reader.readRaw(HASH_LENGTH) };
    case 'URef':
      return { variant, uref: URef.read(reader) };
    case 'EraInfo':
      return { variant, eraId: reader.readU64() };
    case 'SystemEntityRegistry':
    case 'EraSummary':
    case 'ChainspecRegistry':
    case 'ChecksumRegistry':
      return { variant };
    case 'BidAddr':
      return { variant, bidAddr: readBidAddr(reader) };
    case 'AddressableEntity':
    case 'State':
      return { variant, entityAddr: EntityAddr.read(reader) };
    case 'ByteCode': {
      const _tag = BYTE_CODE_KINDS[reader.readU8()]!;
      return { variant, byteCodeAddr: _tag === 'Empty' ? { _tag } : { _tag, addr: reader.readRaw(HASH_LENGTH) } };
    }
    case 'Message':
      return {
        variant,
        entityAddr: EntityAddr.read(reader),
        topicNameHash: reader.readRaw(HASH_LENGTH),
        messageIndex: reader.readOption((option) => option.readU32()),
      };
    case 'NamedKey':
      return { variant, entityAddr: EntityAddr.read(reader), nameHash: reader.readRaw(HASH_LENGTH) };
    case 'EntryPoint':
      reader.skip(1, 'tag');
      return { variant, entityAddr: EntityAddr.read(reader), nameHash: reader.readRaw(HASH_LENGTH) };
    case 'BlockGlobal':
      return { variant, blockGlobal: BLOCK_GLOBALS[reader.readU8()]! };
    case 'BalanceHold':
      return {
        variant,
        kind: BALANCE_HOLD_KINDS[reader.readU8()]!,
        purse: reader.readRaw(HASH_LENGTH),
        blockTime: reader.readU64(),
      };
  }
}

/** Where Rust declares the kinds of byte code, by tag byte; that is how it orders them. */
const BYTE_CODE_RANKS: readonly number[] = [2, 0, 1];

/** Negative, zero or positive as Rust orders two keys, from their canonical bytes. */
export function compareKeyBytes(left: Uint8Array, right: Uint8Array): number {
  if (left[0] !== right[0] || left.length !== right.length) {
    return KEY_VARIANTS[left[0]!] === 'ByteCode' && left[0] === right[0]
      ? BYTE_CODE_RANKS[left[1]!]! - BYTE_CODE_RANKS[right[1]!]!
      : compareBytes(left, right);
  }
  // Numbers at the end are serialized with the least significant byte first, but compare as numbers.
  const numberAt = left.length - endingNumberLength(left);
  const order = compareBytes(left.subarray(0, numberAt), right.subarray(0, numberAt));
  for (let index = left.length - 1; order === 0 && index >= numberAt; index--) {
    if (left[index] !== right[index]) {
      return left[index]! - right[index]!;
    }
  }
  return order;
}

/** Length of a Credit bid address with its key tag: validator and era. */
const CREDIT_KEY_LENGTH = 42;

function endingNumberLength(bytes: Uint8Array): number {
  switch (KEY_VARIANTS[bytes[0]!]) {
    case 'EraInfo':
    case 'BalanceHold':
      return 8;
    case 'BidAddr':
      return bytes.length === CREDIT_KEY_LENGTH ? 8 : 0;
    case 'Message':
      return bytes[HASH_LENGTH * 2 + 2] === 1 ? 4 : 0;
    default:
      return 0;
  }
}
