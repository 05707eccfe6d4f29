/**
 * Values of global state for people: `U64 5`, `Account { accountHash: account-hash-…, … }`.
 *
 * @module
 */
import { blake2b256 } from '../bytes/blake2b';
import { bytesToHex } from '../bytes/hex';
import { type CLType, clTypeText } from '../types/clType';
import type { CLValue } from '../types/clValue';
import type { StoredValue } from '../types/storedValue';
import { bytesText, clValueText } from './clValueText';
import { Labels } from './labels';
import { groupDigits } from './motes';
import { ValueText } from './valueText';

/** How the leaves are written. */
interface Leaves {
  readonly value: (value: CLValue) => string;
  readonly bytes: (bytes: Uint8Array) => string;
}

/** What is long is shortened. */
const SHORT: Leaves = { value: clValueText, bytes: bytesText };

/** Nothing is left out, so that two texts are the same only if the values are. */
const WHOLE: Leaves = { value: wholeClValueText, bytes: (bytes) => `0x${bytesToHex(bytes)}` };

const WHOLE_DATA = new ValueText(
  new Labels(),
  { text: (text) => text },
  { longestText: Number.POSITIVE_INFINITY, mostBytes: Number.POSITIVE_INFINITY, mostItems: Number.POSITIVE_INFINITY },
);

/** A text, or something with parts, of which those of a list have no name. */
type Description = string | { readonly head: string; readonly parts: readonly (readonly [string, Description])[] };

/** Tags of what has a text of its own. */
const TEXTS: readonly unknown[] = [
  'AccountHash',
  'AssociatedKeys',
  'EntityAddr',
  'Key',
  'ProtocolVersion',
  'PublicKey',
  'TransactionHash',
  'URef',
];

const HASH_LENGTH = 32;

/** From here on a value is split up into lines. */
const LONGEST_LINE = 90;

/** Fields that hold a CLType. */
const TYPE_FIELDS: readonly string[] = ['clType', 'ret'];

/** A value in one line; what is long in it is shortened. */
export function storedValueText(stored: StoredValue): string {
  return inOneLine(describeStored(stored, SHORT));
}

/** A CLValue with its type, whole. */
export function wholeClValueText(value: CLValue): string {
  const type = clTypeText(value.clType);
  try {
    return `${type} ${WHOLE_DATA.data(value.decode())}`;
  } catch {
    return `${type}, but its bytes are no such value: 0x${bytesToHex(value.bytes)}`;
  }
}

/** A value in lines, whole: what is long has one for each of its parts, indented by two spaces more than what it is a part of. */
export function storedValueLines(stored: StoredValue): readonly string[] {
  return inLines('', describeStored(stored, WHOLE));
}

function describeStored(stored: StoredValue, leaves: Leaves): Description {
  switch (stored._tag) {
    case 'CLValue':
      return leaves.value(stored.value);
    case 'ContractWasm':
    case 'ByteCode':
      return `${stored._tag} of ${groupDigits(stored.value.bytes.length)} bytes, blake2b ${bytesToHex(blake2b256(stored.value.bytes))}`;
    case 'Message':
      return `Message with the checksum ${bytesToHex(stored.value)}`;
    default:
      return named(stored._tag, describe(stored.value, leaves));
  }
}

function named(head: string, description: Description): Description {
  return typeof description === 'string' ? `${head} ${description}` : { ...description, head };
}

/** Anything a stored value can hold. */
function describe(value: unknown, leaves: Leaves): Description {
  if (value === undefined) return 'none';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (ArrayBuffer.isView(value)) return bytesDescription(value as Uint8Array, leaves);
  if (Array.isArray(value)) return { head: '', parts: value.map((each) => ['', describe(each, leaves)]) };
  if (Object.prototype.toString.call(value) === '[object Map]')
    return describeMap(value as ReadonlyMap<unknown, unknown>, leaves);
  return describeRecord(value, leaves);
}

function describeRecord(value: { readonly _tag?: string }, leaves: Leaves): Description {
  if (value._tag === 'CLValue') return leaves.value(value as CLValue);
  if (TEXTS.includes(value._tag)) return String(value);
  const fields = Object.entries(value).filter(([name]) => name !== '_tag');
  if (fields.length === 0) return value._tag ?? '';
  const parts = fields.map(([name, field]): [string, Description] => [
    name,
    TYPE_FIELDS.includes(name) ? clTypeText(field as unknown as CLType) : describe(field, leaves),
  ]);
  return { head: value._tag ?? '', parts };
}

/** Hashes stand for themselves, so that whoever writes the message can give them names. */
function bytesDescription(bytes: Uint8Array, leaves: Leaves): string {
  return bytes.length === HASH_LENGTH ? bytesToHex(bytes) : leaves.bytes(bytes);
}

function describeMap(map: ReadonlyMap<unknown, unknown>, leaves: Leaves): Description {
  return {
    head: '',
    parts: [...map].map(([key, value]) => [inOneLine(describe(key, leaves)), describe(value, leaves)]),
  };
}

function inOneLine(description: Description): string {
  if (typeof description === 'string') return description;
  const { head, parts } = description;
  if (parts.length === 0) return head === '' ? 'none' : head;
  const texts = parts.map(([name, part]) => (name === '' ? inOneLine(part) : `${name}: ${inOneLine(part)}`));
  const isList = head === '' && parts.every(([name]) => name === '');
  const list = isList ? `[${texts.join(', ')}]` : `{ ${texts.join(', ')} }`;
  return head === '' ? list : `${head} ${list}`;
}

function inLines(name: string, description: Description): readonly string[] {
  const label = name === '' ? '' : `${name}: `;
  const line = `${label}${inOneLine(description)}`;
  if (typeof description === 'string' || line.length <= LONGEST_LINE) return [line];
  const { head, parts } = description;
  const first = `${label}${head}`.trimEnd();
  const inner = parts.flatMap(([part, each]) => inLines(part === '' ? '-' : part, each)).map((line) => `  ${line}`);
  return first === '' ? inner : [first, ...inner];
}
