/**
 * Arguments as JSON, in the form of the Rust client: an array of `{"name":…,"type":…,"value":…}`.
 *
 * Answers to: casper-client 5.0.1 `cli/json_args.rs`.
 *
 * @module
 */
import { isLosslessNumber, type LosslessNumber, parse } from 'lossless-json';
import { CasperTestError } from '../../bytes/casperTestError';
import { hasTag } from '../../bytes/hasTag';
import { hexToBytes } from '../../bytes/hex';
import { ByteWriter } from '../../bytes/writer';
import { type CLType, clTypeText } from '../../types/clType';
import { clTypeFromJson } from '../../types/clTypeJson';
import { CLValue } from '../../types/clValue';
import { JsonNode } from '../../types/jsonNode';
import { Key } from '../../types/key';
import type { KeyVariant } from '../../types/keyPayload';
import { PublicKey } from '../../types/publicKey';
import { type NamedArg, RuntimeArgs } from '../../types/runtimeArgs';
import { URef } from '../../types/uref';

/** Members in the order in which they are written: those of a map's object are encoded so. */
type JsonObject = ReadonlyMap<string, unknown>;

/** What does not fit, without the name of the argument. */
class Mismatch extends Error {
  readonly _tag: 'Mismatch' = 'Mismatch';
}

const EXAMPLE = `[{"name":"amount","type":"U512","value":"2500000000"}]`;

/**
 * Reads arguments.
 *
 * @throws CasperTestError `BAD_ARGUMENT` that names the argument and says what was expected
 */
export function parseJsonArgs(text: string): RuntimeArgs {
  const parsed = parsedJson(text);
  if (!Array.isArray(parsed)) throw badArgs(`Expected an array of arguments, got ${jsonText(parsed)}.`);
  return RuntimeArgs.fromEntries(parsed.map(parseJsonArg));
}

/** Reads one argument, parsed with its numbers as they are written. */
export function parseJsonArg(arg: unknown): NamedArg {
  if (!isObject(arg)) throw badArgs(`Expected an object with name, type and value, got ${jsonText(arg)}.`);
  const name = arg.get('name');
  if (typeof name !== 'string') throw badArgs(`An argument has no name that is a text: ${jsonText(arg)}.`);
  for (const member of ['type', 'value']) {
    if (!arg.has(member)) throw badArgs(`The argument ${JSON.stringify(name)} has no ${member}.`);
  }
  const type = argType(name, arg.get('type'));
  const writer = new ByteWriter();
  try {
    writeJson(writer, type, arg.get('value'));
  } catch (error) {
    const { message, reason } = error as { readonly message: string; readonly reason?: string };
    if (!hasTag(error, 'Mismatch') && !hasTag(error, 'BytesError')) throw error;
    throw badArgs(
      `The argument ${JSON.stringify(name)} is no ${clTypeText(type)}: ${jsonText(arg.get('value'))} (${reason ?? message}).`,
    );
  }
  return { name, value: CLValue.fromComponents(type, writer.toBytes()) };
}

/** A text, or the name of a member with its colon. */
const TEXT_OR_NAME = /"((?:[^"\\]|\\.)*)"(\s*:)?/g;

/** Stands before every name while it is parsed, as JavaScript would sort the names that are numbers. */
const MARK = '.';

/** Parses JSON with every number as it is written, and objects as maps in the order of their members. */
export function parsedJson(text: string): unknown {
  try {
    parse(text); // An error tells a place in the text as it is.
    const marked = text.replace(TEXT_OR_NAME, (whole, inside: string, colon: string | undefined) =>
      colon === undefined ? whole : `"${MARK}${inside}"${colon}`,
    );
    return parse(marked, (_, value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value)
        ? new Map(Object.entries(value).map(([name, inside]) => [name.slice(MARK.length), inside]))
        : value,
    );
  } catch (error) {
    throw badArgs(`The arguments are not JSON: ${(error as Error).message}.`);
  }
}

function argType(name: string, type: unknown): CLType {
  try {
    return clTypeFromJson(JsonNode.parse(jsonText(type)));
  } catch (error) {
    if (!hasTag(error, 'BytesError')) throw error;
    const { reason } = error as unknown as { readonly reason: string };
    throw badArgs(`The argument ${JSON.stringify(name)} has a type that there is not: ${jsonText(type)} (${reason}).`);
  }
}

function writeJson(writer: ByteWriter, type: CLType, value: unknown): void {
  switch (type._tag) {
    case 'Bool':
      if (typeof value !== 'boolean') throw new Mismatch('expected true or false');
      writer.writeBool(value);
      break;
    case 'I32':
      writer.writeI32(Number(numberIn(value, -(2n ** 31n), 2n ** 31n - 1n)));
      break;
    case 'I64':
      writer.writeI64(numberIn(value, -(2n ** 63n), 2n ** 63n - 1n));
      break;
    case 'U8':
      writer.writeU8(Number(numberIn(value, 0n, 255n)));
      break;
    case 'U32':
      writer.writeU32(Number(numberIn(value, 0n, 2n ** 32n - 1n)));
      break;
    case 'U64':
      writer.writeU64(numberIn(value, 0n, 2n ** 64n - 1n));
      break;
    case 'U128':
      writer.writeU128(bigNumber(value, 128n));
      break;
    case 'U256':
      writer.writeU256(bigNumber(value, 256n));
      break;
    case 'U512':
      writer.writeU512(bigNumber(value, 512n));
      break;
    case 'Unit':
      if (value !== null) throw new Mismatch('expected null');
      break;
    case 'String':
      writer.writeString(textOf(value));
      break;
    case 'Key':
      writer.writeRaw(keyOf(value).bytes);
      break;
    case 'URef':
      writer.writeRaw(URef.fromFormattedString(textOf(value)).toBytes());
      break;
    case 'PublicKey':
      writer.writeRaw(PublicKey.fromHex(textOf(value)).toBytes());
      break;
    case 'Any':
      throw new Mismatch('a value of type Any cannot be written as JSON');
    default:
      writeCompound(writer, type, value);
  }
}

function writeCompound(writer: ByteWriter, type: Exclude<CLType, { readonly _tag: 'Any' }>, value: unknown): void {
  switch (type._tag) {
    case 'Option':
      writer.writeU8(value === null ? 0 : 1);
      if (value !== null) writeJson(writer, type.inner, value);
      break;
    case 'List':
      if (typeof value === 'string' && type.inner._tag === 'U8') writer.writeByteVec(hexToBytes(value));
      else writeList(writer, listOf(value), (item) => writeJson(writer, type.inner, item));
      break;
    case 'ByteArray':
      writer.writeRaw(byteArrayOf(value, type.size));
      break;
    case 'Result':
      writeResult(writer, type, value);
      break;
    case 'Map':
      writeMap(writer, type, value);
      break;
    case 'Tuple1':
    case 'Tuple2':
    case 'Tuple3': {
      const items = listOf(value);
      if (items.length !== type.inner.length) {
        throw new Mismatch(`expected an array of ${type.inner.length}, got ${items.length}`);
      }
      for (const [index, inner] of type.inner.entries()) writeJson(writer, inner, items[index]);
    }
  }
}

function writeList<T>(writer: ByteWriter, items: readonly T[], writeItem: (item: T) => void): void {
  writer.writeU32(items.length);
  for (const item of items) writeItem(item);
}

function writeResult(writer: ByteWriter, type: Extract<CLType, { readonly _tag: 'Result' }>, value: unknown): void {
  const members = isObject(value) ? [...value] : [];
  const [name, inside] = members.length === 1 ? members[0]! : ['', undefined];
  switch (name.toLowerCase()) {
    case 'ok':
      writer.writeU8(1);
      writeJson(writer, type.ok, inside);
      break;
    case 'err':
      writer.writeU8(0);
      writeJson(writer, type.err, inside);
      break;
    default:
      throw new Mismatch('expected {"Ok":…} or {"Err":…}');
  }
}

const NAMES_OF_NUMBERS: readonly CLType['_tag'][] = ['I32', 'I64', 'U8', 'U32', 'U64', 'U128', 'U256', 'U512'];

/** Entries stay in the order given, as the client leaves them. */
function writeMap(writer: ByteWriter, type: Extract<CLType, { readonly _tag: 'Map' }>, value: unknown): void {
  if (Array.isArray(value)) {
    writeList(writer, value, (entry) => {
      if (!isObject(entry) || entry.size !== 2 || !entry.has('key') || !entry.has('value')) {
        throw new Mismatch('expected entries of the form {"key":…,"value":…}');
      }
      writeJson(writer, type.key, entry.get('key'));
      writeJson(writer, type.value, entry.get('value'));
    });
    return;
  }
  if (!isObject(value)) throw new Mismatch('expected an array of {"key":…,"value":…}, or an object');
  const isNumber = NAMES_OF_NUMBERS.includes(type.key._tag);
  if (!isNumber && type.key._tag !== 'String') {
    throw new Mismatch('only maps whose keys are texts or numbers can be an object: expected an array of entries');
  }
  writeList(writer, [...value], ([name, inside]) => {
    writeJson(writer, type.key, isNumber ? numberName(name, type.key) : name);
    writeJson(writer, type.value, inside);
  });
}

/** The name of a member as the number it stands for: a text for the big ones, as they are written. */
function numberName(name: string, { _tag }: CLType): unknown {
  if (_tag === 'U128' || _tag === 'U256' || _tag === 'U512') return name;
  if (!/^[-+]?\d+$/.test(name)) throw new Mismatch(`the name ${JSON.stringify(name)} is no number`);
  return parse(BigInt(name.replace(/^\+/, '')).toString());
}

function numberIn(value: unknown, low: bigint, high: bigint): bigint {
  if (isLosslessNumber(value) && /^-?\d+$/.test(value.value)) {
    const number = BigInt((value as LosslessNumber).value);
    if (number >= low && number <= high) return number;
  }
  throw new Mismatch(`expected a whole number from ${low} to ${high}, without quotes`);
}

function bigNumber(value: unknown, bits: bigint): bigint {
  if (typeof value !== 'string') return numberIn(value, 0n, 2n ** 64n - 1n);
  if (/^\d*$/.test(value)) {
    const number = BigInt(value);
    if (number < 2n ** bits) return number;
  }
  throw new Mismatch(`expected a whole number of at most ${bits} bits in quotes`);
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new Mismatch('expected a text');
  return value;
}

/** The variants that casper-client takes as an object. */
const KEY_OBJECTS: readonly KeyVariant[] = [
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
  'Unbond',
  'ChainspecRegistry',
];

function keyOf(value: unknown): Key {
  if (!isObject(value)) return Key.fromFormattedString(textOf(value));
  const members = [...value];
  if (members.length !== 1) throw new Mismatch('expected a formatted key, or an object such as {"Hash":"hash-…"}');
  const [variant, text] = members[0]!;
  const key = Key.fromFormattedString(textOf(text));
  if (key.variant !== variant || !KEY_OBJECTS.includes(key.variant)) {
    throw new Mismatch(`the key is not of the variant ${JSON.stringify(variant)}`);
  }
  return key;
}

function byteArrayOf(value: unknown, size: number): Uint8Array {
  const bytes =
    typeof value === 'string'
      ? hexToBytes(value)
      : Uint8Array.from(listOf(value), (item) => Number(numberIn(item, 0n, 255n)));
  if (bytes.length !== size) throw new Mismatch(`expected ${size} bytes, got ${bytes.length}`);
  return bytes;
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Mismatch('expected an array');
  return value;
}

function isObject(value: unknown): value is JsonObject {
  return Object.prototype.toString.call(value) === '[object Map]';
}

/** A value as JSON, shortened. */
function jsonText(value: unknown): string {
  const plain = (inside: unknown): unknown => {
    if (isObject(inside)) return Object.fromEntries(inside);
    return isLosslessNumber(inside) ? Number(inside.value) : inside;
  };
  const text = JSON.stringify(value, (_, inside) => plain(inside)) ?? '';
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function badArgs(shortMessage: string): CasperTestError {
  return new CasperTestError({ code: 'BAD_ARGUMENT', shortMessage, hint: `For example ${EXAMPLE}.` });
}
