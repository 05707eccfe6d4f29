/**
 * Types, and values of a given type.
 *
 * @module
 */
import type { Arbitrary } from 'fast-check';
import { CLType } from '../types/clType';
import { CLValue } from '../types/clValue';
import type { Key } from '../types/key';
import { key, publicKey, uref } from './addresses';
import { withBoundaries } from './boundaries';
import { fc } from './fastCheck';
import { i32, i64, u8, u32, u64, u128, u256, u512 } from './numbers';

/** How large what is made may get. */
export interface CLTypeConstraints {
  /** Levels of types inside types: 0 gives simple types only. 3 when left out. */
  readonly maxDepth?: number;
}

/** What values are made of. */
export interface CLValueConstraints {
  /**
   * Every `Key` among them; any variant when left out. Contracts made with Odra take `key({ variants: ['Account', 'Hash'] })` only
   * where their source says `Address`.
   */
  readonly keys?: Arbitrary<Key>;
}

const SIMPLE_TYPES: readonly CLType[] = [
  ...[CLType.Bool, CLType.U8, CLType.U32, CLType.U64, CLType.I32, CLType.I64, CLType.U128, CLType.U256, CLType.U512],
  ...[CLType.Unit, CLType.String, CLType.Key, CLType.URef, CLType.PublicKey],
];

/** Texts at which code breaks: empty, NUL, quotes, beyond ASCII, beyond 16 bits, names that objects have. */
const TEXTS: readonly string[] = ['', '\0', ' ', '\n', '"', "'", 'ü', '\uffff', '😀', '__proto__', 'a'.repeat(64), '0'];

/** Lengths of byte arrays; those of hashes, signatures and the empty one among them. */
const BYTE_ARRAY_LENGTHS: readonly number[] = [0, 1, 32, 33, 64, 65];

/** Elements a list or map has at most, by how deep it lies. */
const MAX_ELEMENTS: readonly number[] = [10, 5, 3, 2];

/** A type, but `Any`, of which nothing tells where its values end. */
export function clType({ maxDepth = 3 }: CLTypeConstraints = {}): Arbitrary<CLType> {
  const simple = fc.oneof(
    { arbitrary: fc.constantFrom(...SIMPLE_TYPES), weight: SIMPLE_TYPES.length },
    { arbitrary: fc.constantFrom(...BYTE_ARRAY_LENGTHS).map(CLType.byteArray), weight: 1 },
  );
  if (maxDepth <= 0) return simple;
  const inner = clType({ maxDepth: maxDepth - 1 });
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: simple, weight: 4 },
    inner.map(CLType.option),
    inner.map(CLType.list),
    inner.map(CLType.tuple1),
    fc.tuple(inner, inner).map(([ok, err]) => CLType.result(ok, err)),
    fc.tuple(inner, inner).map(([mapKey, value]) => CLType.map(mapKey, value)),
    fc.tuple(inner, inner).map(([first, second]) => CLType.tuple2(first, second)),
    fc.tuple(inner, inner, inner).map(([first, second, third]) => CLType.tuple3(first, second, third)),
  );
}

/** A text, often one at which code breaks. */
export function text(): Arbitrary<string> {
  return withBoundaries(fc.string({ unit: 'binary', maxLength: 40 }), TEXTS);
}

/** A value of a type; of any type when none is given. Lists and maps are often empty. */
export function clValue(type?: CLType, { keys = key() }: CLValueConstraints = {}): Arbitrary<CLValue> {
  return type === undefined ? clType().chain((any) => clValueAt(any, 0, keys)) : clValueAt(type, 0, keys);
}

/** @param depth in how many lists and maps it lies */
function clValueAt(type: CLType, depth: number, keys: Arbitrary<Key>): Arbitrary<CLValue> {
  switch (type._tag) {
    case 'Bool':
      return fc.boolean().map(CLValue.bool);
    case 'I32':
      return i32().map(CLValue.i32);
    case 'I64':
      return i64().map(CLValue.i64);
    case 'U8':
      return u8().map(CLValue.u8);
    case 'U32':
      return u32().map(CLValue.u32);
    case 'U64':
      return u64().map(CLValue.u64);
    case 'U128':
      return u128().map(CLValue.u128);
    case 'U256':
      return u256().map(CLValue.u256);
    case 'U512':
      return u512().map(CLValue.u512);
    case 'Unit':
      return fc.constant(CLValue.unit());
    case 'String':
      return text().map(CLValue.string);
    case 'Key':
      return keys.map(CLValue.key);
    case 'URef':
      return uref().map(CLValue.uref);
    case 'PublicKey':
      return publicKey().map(CLValue.publicKey);
    case 'Any':
      return fc.uint8Array({ maxLength: 40 }).map(CLValue.any);
    case 'ByteArray':
      return fc.uint8Array({ minLength: type.size, maxLength: type.size }).map(CLValue.byteArray);
    default:
      return compositeAt(type, depth, keys);
  }
}

function compositeAt(type: CLType, depth: number, keys: Arbitrary<Key>): Arbitrary<CLValue> {
  const of = (inner: CLType, levels = 0): Arbitrary<CLValue> => clValueAt(inner, depth + levels, keys);
  const maxLength = MAX_ELEMENTS[depth] ?? 1;
  switch (type._tag) {
    case 'Option':
      return optional(of(type.inner)).map((value) => CLValue.option(value, type.inner));
    case 'List':
      return type.inner._tag === 'U8'
        ? bytes().map(CLValue.byteList)
        : elements(of(type.inner, 1), maxLength).map((values) => CLValue.list(values, type.inner));
    case 'Map': {
      const entry = fc.tuple(of(type.key, 1), of(type.value, 1));
      return elements(entry, maxLength).map((entries) => CLValue.map(entries, type.key, type.value));
    }
    case 'Result':
      return fc.oneof(
        of(type.ok).map((ok) => CLValue.result({ ok, errType: type.err })),
        of(type.err).map((err) => CLValue.result({ err, okType: type.ok })),
      );
    case 'Tuple1':
      return of(type.inner[0]).map(CLValue.tuple1);
    case 'Tuple2':
      return fc.tuple(of(type.inner[0]), of(type.inner[1])).map(([first, second]) => CLValue.tuple2(first, second));
    case 'Tuple3':
      return fc
        .tuple(of(type.inner[0]), of(type.inner[1]), of(type.inner[2]))
        .map(([first, second, third]) => CLValue.tuple3(first, second, third));
    default:
      throw new TypeError(`${type._tag} is no composite type.`);
  }
}

/** A value or undefined, and undefined more often than one in many. */
export function optional<T>(value: Arbitrary<T>): Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined, freq: 3 });
}

/** Bytes of any number up to 64, often none. */
export function bytes(): Arbitrary<Uint8Array> {
  return withBoundaries(fc.uint8Array({ maxLength: 64 }), [new Uint8Array(0), new Uint8Array(64).fill(255)]);
}

/** Some of them, often none. */
export function elements<T>(element: Arbitrary<T>, maxLength: number = MAX_ELEMENTS[0]!): Arbitrary<readonly T[]> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 4, arbitrary: fc.array(element, { maxLength }) },
  );
}
