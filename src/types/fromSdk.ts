/**
 * Values of casper-js-sdk 5, recognised by shape and turned into ours; the SDK itself is never imported.
 *
 * Fixed-size values are taken by their bytes. What the SDK serializes wrongly (version 5.0.12) is taken from where it
 * keeps the value: strings (it counts characters, not bytes), numbers above 256 bits, keys of messages and block values.
 * Maps keep the SDK's order of entries, which is what it would send to a network.
 */

import { BytesError } from '../bytes/bytesError';
import { concatBytes } from '../bytes/compareBytes';
import { AccountHash } from './accountHash';
import { type CLType, clTypeEquals, clTypeFromBytes, clTypeText } from './clType';
import { CLValue } from './clValue';
import { Key } from './key';
import { KEY_TAGS } from './keyPayload';
import { PublicKey } from './publicKey';
import { type NamedArg, RuntimeArgs } from './runtimeArgs';
import { SecretKey } from './secretKey';
import { URef } from './uref';

/** What `fromSdk` gives. */
export type FromSdk = PublicKey | SecretKey | AccountHash | Key | URef | CLValue | RuntimeArgs;

/** An object of the SDK, of which nothing is known yet. */
type Shape = Readonly<Record<string, unknown>>;

const KEY_ALGORITHMS = { 1: 'ed25519', 2: 'secp256k1' } as const;

function isShape(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null;
}

function hasMethods(value: Shape, ...names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === 'function');
}

/** Calls a method that gives bytes. */
function bytesOf(value: Shape, method: 'bytes' | 'toBytes'): Uint8Array {
  return Uint8Array.from((value[method] as () => Uint8Array).call(value));
}

/**
 * Our form of the SDK's `PublicKey`, `PrivateKey`, `AccountHash`, `Key`, `URef`, `CLValue` or `Args`; undefined for
 * anything else. Throws `BytesError` for one of these that holds no proper value.
 */
export function fromSdk(value: unknown): FromSdk | undefined {
  if (!isShape(value) || '_tag' in value) {
    return undefined;
  }
  if (typeof value.cryptoAlg === 'number' && hasMethods(value, 'bytes', 'accountHash')) {
    return PublicKey.fromBytes(bytesOf(value, 'bytes'));
  }
  if (isShape(value.priv) && hasMethods(value, 'toBytes', 'sign') && isKeyAlgorithm(value.alg)) {
    return SecretKey[KEY_ALGORITHMS[value.alg]](bytesOf(value, 'toBytes'));
  }
  if (String(value.originPrefix).startsWith('account-hash') && hasMethods(value, 'toBytes', 'toPrefixedString')) {
    return AccountHash.fromBytes(bytesOf(value, 'toBytes'));
  }
  if ('access' in value && 'data' in value && hasMethods(value, 'bytes', 'toPrefixedString')) {
    return URef.fromBytes(bytesOf(value, 'bytes'));
  }
  if (typeof value.type === 'number' && hasMethods(value, 'bytes', 'toPrefixedString')) {
    return keyFromSdk(value);
  }
  if (isShape(value.type) && hasMethods(value.type, 'toBytes') && hasMethods(value, 'bytes', 'getType')) {
    return clValueFromSdk(value);
  }
  if (isShape(value.args) && hasMethods(value.args, 'forEach') && hasMethods(value, 'toBytes', 'getByName')) {
    return argsFromSdk(value.args);
  }
  return undefined;
}

function isKeyAlgorithm(value: unknown): value is keyof typeof KEY_ALGORITHMS {
  return value === 1 || value === 2;
}

/** Bytes of a message key before the option of its index, which the SDK writes without its tag. */
const MESSAGE_INDEX_AT = 66;

/** Some variants have wrong bytes, or throw instead of giving them, but have the right text. */
function keyFromSdk(value: Shape): Key {
  try {
    const bytes = bytesOf(value, 'bytes');
    if (bytes[0] === KEY_TAGS.Message) {
      const index = bytes.subarray(MESSAGE_INDEX_AT);
      const tag = Uint8Array.of(index.length > 0 ? 1 : 0);
      return Key.fromBytes(concatBytes(bytes.subarray(0, MESSAGE_INDEX_AT), tag, index));
    }
    return Key.fromBytes(bytes);
  } catch {
    const text = (value.toPrefixedString as () => string).call(value);
    return Key.fromFormattedString(text.replace(/^block-global-/, 'block-').replace(/^(block-.*-)00(0{62})$/, '$1$2'));
  }
}

function argsFromSdk(args: Shape): RuntimeArgs {
  const entries: NamedArg[] = [];
  (args.forEach as (visit: (value: unknown, name: string) => void) => void).call(args, (value, name) => {
    entries.push({ name, value: nested(value) });
  });
  return RuntimeArgs.fromEntries(entries);
}

/** A value inside another one. */
function nested(value: unknown): CLValue {
  const converted = fromSdk(value);
  if (converted?._tag !== 'CLValue') {
    throw new BytesError('Formatting', 0, 'expected a CLValue of casper-js-sdk');
  }
  return converted;
}

/** Where the SDK keeps the content of a value, by type. */
const FIELDS: Readonly<Partial<Record<CLType['_tag'], string>>> = {
  I32: 'i32',
  I64: 'i64',
  U8: 'ui8',
  U32: 'ui32',
  U64: 'ui64',
  U128: 'ui128',
  U256: 'ui256',
  U512: 'ui512',
  String: 'stringVal',
  Key: 'key',
  Option: 'option',
  List: 'list',
  Result: 'result',
  Map: 'map',
  Tuple1: 'tuple1',
  Tuple2: 'tuple2',
  Tuple3: 'tuple3',
};

function clValueFromSdk(value: Shape): CLValue {
  const type = clTypeFromBytes(bytesOf(value.type as Shape, 'toBytes'));
  const field = FIELDS[type._tag];
  const content = field === undefined ? undefined : value[field];
  if (!isShape(content)) {
    return CLValue.fromComponents(type, bytesOf(value, 'bytes'));
  }
  const made = contentFromSdk(type, content);
  if (!clTypeEquals(made.clType, type)) {
    const reason = `a value said to be ${clTypeText(type)} holds ${clTypeText(made.clType)}`;
    throw new BytesError('Formatting', 0, reason);
  }
  return made;
}

function contentFromSdk(type: CLType, content: Shape): CLValue {
  switch (type._tag) {
    case 'String':
      return CLValue.string(String(content.value));
    case 'I32':
      return CLValue.i32(Number(content.value));
    case 'U8':
      return CLValue.u8(Number(content.value));
    case 'U32':
      return CLValue.u32(Number(content.value));
    case 'I64':
      return CLValue.i64(BigInt(String(content.value)));
    case 'U64':
      return CLValue.u64(BigInt(String(content.value)));
    case 'U128':
      return CLValue.u128(BigInt(String(content.value)));
    case 'U256':
      return CLValue.u256(BigInt(String(content.value)));
    case 'U512':
      return CLValue.u512(BigInt(String(content.value)));
    case 'Key':
      return CLValue.key(keyFromSdk(content));
    case 'Option':
      return CLValue.option(isShape(content.inner) ? nested(content.inner) : undefined, type.inner);
    case 'List':
      return CLValue.list((content.elements as readonly unknown[]).map(nested), type.inner);
    case 'Result':
      return CLValue.result(
        content.isSuccess === true
          ? { ok: nested(content.inner), errType: type.err }
          : { err: nested(content.inner), okType: type.ok },
      );
    case 'Map':
      return mapFromSdk(type, content.data as readonly Shape[]);
    case 'Tuple1':
      return CLValue.tuple1(nested(content.innerVal));
    case 'Tuple2':
      return CLValue.tuple2(nested(content.inner1), nested(content.inner2));
    default:
      return CLValue.tuple3(nested(content.inner1), nested(content.inner2), nested(content.inner3));
  }
}

/** In the SDK's order; each entry is checked as part of a list of pairs would be. */
function mapFromSdk(type: CLType & { _tag: 'Map' }, data: readonly Shape[]): CLValue {
  const pairs = data.map(({ inner1, inner2 }) => CLValue.tuple2(nested(inner1), nested(inner2)));
  const list = CLValue.list(pairs, { _tag: 'Tuple2', inner: [type.key, type.value] });
  return CLValue.fromComponents(type, list.bytes);
}
