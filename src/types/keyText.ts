/**
 * Keys as text: the formatted strings users write (`hash-...`, `uref-...-007`), and the Display text that appears in
 * engine errors (`Key::Hash(...)`).
 *
 * Answers to: casper-types `key.rs` (`to_formatted_string`, `from_formatted_str`, `Display`) and the texts of the
 * address types inside.
 */

import { concatBytes } from '../bytes/compareBytes';
import { bytesToHex } from '../bytes/hex';
import { readAll } from '../bytes/reader';
import { AccountHash } from './accountHash';
import { BYTE_CODE_KINDS } from './byteCodeAddr';
import { EntityAddr } from './entityAddr';
import { HASH_LENGTH, parseHexBetween, parseHexTail, refuseText } from './formattedString';
import {
  BLOCK_GLOBALS,
  type BlockGlobal,
  KEY_TAGS,
  type KeyPayload,
  type KeyVariant,
  keyPayloadFromBytes,
  readKeyBytes,
} from './keyPayload';
import { URef } from './uref';

/** Variants whose text is a prefix and the hex of everything behind the tag byte. */
const HEX_PREFIXES: Readonly<Partial<Record<KeyVariant, string>>> = {
  Account: 'account-hash-',
  Hash: 'hash-',
  Transfer: 'transfer-',
  DeployInfo: 'deploy-',
  Balance: 'balance-',
  Bid: 'bid-',
  Withdraw: 'withdraw-',
  Dictionary: 'dictionary-',
  SystemEntityRegistry: 'system-entity-registry-',
  EraSummary: 'era-summary-',
  Unbond: 'unbond-',
  ChainspecRegistry: 'chainspec-registry-',
  ChecksumRegistry: 'checksum-registry-',
  BidAddr: 'bid-addr-',
  SmartContract: 'package-',
  BalanceHold: 'balance-hold-',
};

/** The same with longer prefixes first, since `balance-` also begins `balance-hold-`. */
const HEX_PARSERS: readonly (readonly [KeyVariant, string])[] = (
  Object.entries(HEX_PREFIXES) as [KeyVariant, string][]
).sort(([, left], [, right]) => right.length - left.length);

const BLOCK_GLOBAL_PREFIXES: Readonly<Record<BlockGlobal, string>> = {
  BlockTime: 'block-time-',
  MessageCount: 'block-message-count-',
  ProtocolVersion: 'block-protocol-version-',
  AddressableEntity: 'block-addressable-entity-',
};
const BLOCK_GLOBAL_PADDING = 31;

const BYTE_CODE_PREFIXES: readonly string[] = ['byte-code-empty-', 'byte-code-v1-wasm-', 'byte-code-v2-wasm-'];

const UREF_PREFIX = 'uref-';
const ERA_INFO_PREFIX = 'era-';
const ENTITY_PREFIX = 'entity-';
const STATE_PREFIX = 'state-';
const MESSAGE_PREFIX = 'message-';
const TOPIC_PREFIX = 'topic-';
const NAMED_KEY_PREFIX = 'named-key-';
const ENTRY_POINT_PREFIX = 'entry-point-v1-';

const ZERO_HASH = '0'.repeat(HASH_LENGTH * 2);
const BLOCK_GLOBAL_ZEROS = '0'.repeat(BLOCK_GLOBAL_PADDING * 2);

/** The formatted string of a key, from its canonical bytes. */
export function keyToText(bytes: Uint8Array): string {
  const payload = keyPayloadFromBytes(bytes);
  switch (payload.variant) {
    case 'URef':
      return payload.uref.toFormattedString();
    case 'EraInfo':
      return ERA_INFO_PREFIX + payload.eraId;
    case 'AddressableEntity':
      return payload.entityAddr.toFormattedString();
    case 'State':
      return STATE_PREFIX + payload.entityAddr.toFormattedString();
    case 'ByteCode':
      return byteCodeText(payload);
    case 'Message':
      return payload.messageIndex === undefined
        ? `${MESSAGE_PREFIX}${TOPIC_PREFIX}${messageText(payload)}`
        : `${MESSAGE_PREFIX}${messageText(payload)}`;
    case 'NamedKey':
      return namedText(NAMED_KEY_PREFIX, payload);
    case 'EntryPoint':
      return namedText(ENTRY_POINT_PREFIX, payload);
    case 'BlockGlobal':
      return BLOCK_GLOBAL_PREFIXES[payload.blockGlobal] + BLOCK_GLOBAL_ZEROS;
    default:
      return HEX_PREFIXES[payload.variant]! + bytesToHex(bytes.subarray(1));
  }
}

function byteCodeText({ byteCodeAddr }: KeyPayload & { variant: 'ByteCode' }): string {
  const prefix = BYTE_CODE_PREFIXES[BYTE_CODE_KINDS.indexOf(byteCodeAddr._tag)]!;
  return prefix + (byteCodeAddr._tag === 'Empty' ? ZERO_HASH : bytesToHex(byteCodeAddr.addr));
}

function messageText({ entityAddr, topicNameHash, messageIndex }: KeyPayload & { variant: 'Message' }): string {
  const index = messageIndex === undefined ? '' : `-${messageIndex.toString(16)}`;
  return `${entityAddr.toFormattedString()}-${bytesToHex(topicNameHash)}${index}`;
}

function namedText(
  prefix: string,
  { entityAddr, nameHash }: KeyPayload & { variant: 'NamedKey' | 'EntryPoint' },
): string {
  return `${prefix}${entityAddr.toFormattedString()}-${bytesToHex(nameHash)}`;
}

/** Rust's Display (and Debug) text of a key, as it appears in engine errors. */
export function keyDisplay(bytes: Uint8Array): string {
  const payload = keyPayloadFromBytes(bytes);
  const hex = bytesToHex(bytes.subarray(1));
  switch (payload.variant) {
    case 'URef':
      return `Key::${payload.uref.display()}`;
    case 'EraInfo':
      return `Key::EraInfo(era ${payload.eraId})`;
    case 'Message':
      return `Key::Message(${messageText(payload)})`;
    case 'SmartContract':
      return `Key::Package(${hex})`;
    case 'AddressableEntity':
      return `Key::AddressableEntity(${payload.entityAddr.kindText()}-${bytesToHex(payload.entityAddr.addr)})`;
    case 'ByteCode':
      return `Key::ByteCode(${byteCodeText(payload)})`;
    case 'NamedKey':
      return `Key::NamedKey(${namedText(NAMED_KEY_PREFIX, payload)})`;
    case 'EntryPoint':
      return `Key::EntryPointAddr(${namedText(ENTRY_POINT_PREFIX, payload)})`;
    case 'State':
      return `Key::State(${payload.entityAddr.toFormattedString()})`;
    case 'BlockGlobal':
      return `Key::BlockGlobal(${hex.slice(0, 2)}-${BLOCK_GLOBAL_ZEROS})`;
    case 'BalanceHold':
      return `Key::BalanceHold(${hex.slice(0, 2)}-${bytesToHex(payload.purse)}-${timestampText(payload.blockTime)})`;
    default:
      return `Key::${payload.variant}(${hex})`;
  }
}

/** Milliseconds since 1970 as `2020-11-17T00:39:24.072Z`, as far as dates with four-digit years go. */
function timestampText(milliseconds: bigint): string {
  return milliseconds < 253_402_300_800_000n ? new Date(Number(milliseconds)).toISOString() : `${milliseconds}`;
}

/** The canonical bytes of the key that `text` names; throws `BytesError` with the position of what is wrong. */
export function keyBytesFromText(text: string): Uint8Array {
  for (const [blockTag, blockGlobal] of BLOCK_GLOBALS.entries()) {
    const prefix = BLOCK_GLOBAL_PREFIXES[blockGlobal];
    if (text.startsWith(prefix)) {
      parseHexTail(text, prefix.length, BLOCK_GLOBAL_PADDING, 'padding');
      return tagged('BlockGlobal', Uint8Array.of(blockTag), new Uint8Array(BLOCK_GLOBAL_PADDING));
    }
  }
  for (const [variant, prefix] of HEX_PARSERS) {
    if (text.startsWith(prefix)) {
      return hexKey(text, variant, prefix);
    }
  }
  for (const [kind, prefix] of BYTE_CODE_PREFIXES.entries()) {
    if (text.startsWith(prefix)) {
      const addr = parseHexTail(text, prefix.length, HASH_LENGTH, 'byte code address');
      return tagged('ByteCode', Uint8Array.of(kind), kind === 0 ? new Uint8Array(0) : addr);
    }
  }
  if (text.startsWith(UREF_PREFIX)) {
    return tagged('URef', URef.fromFormattedString(text).toBytes());
  }
  if (text.startsWith(ERA_INFO_PREFIX)) {
    return tagged('EraInfo', eraBytes(text));
  }
  if (text.startsWith(ENTITY_PREFIX)) {
    return tagged('AddressableEntity', entityBytes(text, 0, text.length));
  }
  if (text.startsWith(STATE_PREFIX)) {
    return tagged('State', entityBytes(text, STATE_PREFIX.length, text.length));
  }
  if (text.startsWith(MESSAGE_PREFIX)) {
    return messageKey(text);
  }
  if (text.startsWith(NAMED_KEY_PREFIX)) {
    return tagged('NamedKey', ...entityAndHash(text, NAMED_KEY_PREFIX.length, text.length));
  }
  if (text.startsWith(ENTRY_POINT_PREFIX)) {
    return tagged('EntryPoint', Uint8Array.of(0), ...entityAndHash(text, ENTRY_POINT_PREFIX.length, text.length));
  }
  return refuseText(`'${text.slice(0, 40)}' does not begin with the prefix of any key`, 0);
}

function tagged(variant: KeyVariant, ...parts: readonly Uint8Array[]): Uint8Array {
  return concatBytes(Uint8Array.of(KEY_TAGS[variant]), ...parts);
}

/** A key that is written as prefix and hex; the hex must be exactly the bytes behind its tag. */
function hexKey(text: string, variant: KeyVariant, prefix: string): Uint8Array {
  if (variant === 'Account') {
    return tagged(variant, AccountHash.fromFormattedString(text).bytes);
  }
  const bytes = tagged(variant, parseHexBetween(text, prefix.length, text.length, `${variant} key`));
  try {
    return readAll(bytes, readKeyBytes);
  } catch (error) {
    const { reason, offset } = error as { reason: string; offset: number };
    return refuseText(`${variant} key: ${reason}`, prefix.length + Math.max(0, offset - 1) * 2);
  }
}

function eraBytes(text: string): Uint8Array {
  const digits = text.slice(ERA_INFO_PREFIX.length);
  const era = /^\+?\d+$/.test(digits) ? BigInt(digits.replace('+', '')) : -1n;
  if (era < 0n || era > 0xffff_ffff_ffff_ffffn) {
    refuseText(`'${digits}' is not an era number`, ERA_INFO_PREFIX.length);
  }
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, era, true);
  return bytes;
}

function entityBytes(text: string, start: number, end: number): Uint8Array {
  try {
    return EntityAddr.fromFormattedString(text.slice(start, end)).toBytes();
  } catch (error) {
    const { reason, offset } = error as { reason: string; offset: number };
    return refuseText(reason, start + offset);
  }
}

/** `<entity address>-<hash>` between two indices. */
function entityAndHash(text: string, start: number, end: number): [Uint8Array, Uint8Array] {
  const dash = text.lastIndexOf('-', end - 1);
  if (dash < start) {
    refuseText('expected an entity address, a dash and a hash', start);
  }
  const hash = parseHexBetween(text, dash + 1, end, 'hash');
  if (hash.length !== HASH_LENGTH) {
    refuseText(`hash has ${HASH_LENGTH} bytes, got ${hash.length}`, dash + 1);
  }
  return [entityBytes(text, start, dash), hash];
}

function messageKey(text: string): Uint8Array {
  const isTopic = text.startsWith(TOPIC_PREFIX, MESSAGE_PREFIX.length);
  if (isTopic) {
    const start = MESSAGE_PREFIX.length + TOPIC_PREFIX.length;
    return tagged('Message', ...entityAndHash(text, start, text.length), Uint8Array.of(0));
  }
  const dash = text.lastIndexOf('-');
  const digits = text.slice(dash + 1);
  const index = /^\+?[0-9a-fA-F]+$/.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
  if (!(index <= 0xffff_ffff)) {
    refuseText(`'${digits}' is not a hexadecimal message index`, dash + 1);
  }
  const option = new Uint8Array(5);
  option[0] = 1;
  new DataView(option.buffer).setUint32(1, index, true);
  return tagged('Message', ...entityAndHash(text, MESSAGE_PREFIX.length, dash), option);
}
