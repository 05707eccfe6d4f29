/**
 * Types of the values that contracts pass and store.
 *
 * Answers to: casper-types `cl_type.rs`.
 */

import { BytesError } from '../bytes/bytesError';
import { type ByteReader, readAll } from '../bytes/reader';
import { type ByteWriter, writeBytes } from '../bytes/writer';

/** Types without parameters. */
export type SimpleCLType =
  | 'Bool'
  | 'I32'
  | 'I64'
  | 'U8'
  | 'U32'
  | 'U64'
  | 'U128'
  | 'U256'
  | 'U512'
  | 'Unit'
  | 'String'
  | 'Key'
  | 'URef'
  | 'PublicKey'
  | 'Any';

/** Type of a `CLValue`. */
export type CLType =
  | { readonly _tag: SimpleCLType }
  | { readonly _tag: 'Option' | 'List'; readonly inner: CLType }
  | { readonly _tag: 'ByteArray'; readonly size: number }
  | { readonly _tag: 'Result'; readonly ok: CLType; readonly err: CLType }
  | { readonly _tag: 'Map'; readonly key: CLType; readonly value: CLType }
  | { readonly _tag: 'Tuple1'; readonly inner: readonly [CLType] }
  | { readonly _tag: 'Tuple2'; readonly inner: readonly [CLType, CLType] }
  | { readonly _tag: 'Tuple3'; readonly inner: readonly [CLType, CLType, CLType] };

/** Types nested deeper than this are refused when read (`CL_TYPE_RECURSION_DEPTH`). */
export const CL_TYPE_RECURSION_DEPTH = 50;

/** Types by their tag byte. */
const TAGS: readonly CLType['_tag'][] = [
  'Bool',
  'I32',
  'I64',
  'U8',
  'U32',
  'U64',
  'U128',
  'U256',
  'U512',
  'Unit',
  'String',
  'Key',
  'URef',
  'Option',
  'List',
  'ByteArray',
  'Result',
  'Map',
  'Tuple1',
  'Tuple2',
  'Tuple3',
  'Any',
  'PublicKey',
];

const simple = (_tag: SimpleCLType): CLType => Object.freeze({ _tag });

/** The types and the makers of types: `CLType.U512`, `CLType.list(CLType.String)`. */
export const CLType: {
  readonly Bool: CLType;
  readonly I32: CLType;
  readonly I64: CLType;
  readonly U8: CLType;
  readonly U32: CLType;
  readonly U64: CLType;
  readonly U128: CLType;
  readonly U256: CLType;
  readonly U512: CLType;
  readonly Unit: CLType;
  readonly String: CLType;
  readonly Key: CLType;
  readonly URef: CLType;
  readonly PublicKey: CLType;
  readonly Any: CLType;
  /** Type of an `Option`. */
  readonly option: (inner: CLType) => CLType;
  /** Type of a `List`. */
  readonly list: (inner: CLType) => CLType;
  /** Type of a `ByteArray` of this length. */
  readonly byteArray: (size: number) => CLType;
  /** Type of a `Result`. */
  readonly result: (ok: CLType, err: CLType) => CLType;
  /** Type of a `Map`. */
  readonly map: (key: CLType, value: CLType) => CLType;
  /** Type of a `Tuple1`. */
  readonly tuple1: (first: CLType) => CLType;
  /** Type of a `Tuple2`. */
  readonly tuple2: (first: CLType, second: CLType) => CLType;
  /** Type of a `Tuple3`. */
  readonly tuple3: (first: CLType, second: CLType, third: CLType) => CLType;
} = {
  Bool: simple('Bool'),
  I32: simple('I32'),
  I64: simple('I64'),
  U8: simple('U8'),
  U32: simple('U32'),
  U64: simple('U64'),
  U128: simple('U128'),
  U256: simple('U256'),
  U512: simple('U512'),
  Unit: simple('Unit'),
  String: simple('String'),
  Key: simple('Key'),
  URef: simple('URef'),
  PublicKey: simple('PublicKey'),
  Any: simple('Any'),
  option: (inner) => ({ _tag: 'Option', inner }),
  list: (inner) => ({ _tag: 'List', inner }),
  byteArray: (size) => ({ _tag: 'ByteArray', size }),
  result: (ok, err) => ({ _tag: 'Result', ok, err }),
  map: (key, value) => ({ _tag: 'Map', key, value }),
  tuple1: (first) => ({ _tag: 'Tuple1', inner: [first] }),
  tuple2: (first, second) => ({ _tag: 'Tuple2', inner: [first, second] }),
  tuple3: (first, second, third) => ({ _tag: 'Tuple3', inner: [first, second, third] }),
};

/** The type with this name, of those without parameters. */
export function simpleCLType(name: string): CLType | undefined {
  return Object.values(CLType).find((type): type is CLType => typeof type === 'object' && type._tag === name);
}

const NO_CHILDREN: readonly CLType[] = [];

/** The parameter types of a type, in order. */
export function clTypeChildren(type: CLType): readonly CLType[] {
  switch (type._tag) {
    case 'Option':
    case 'List':
      return [type.inner];
    case 'Result':
      return [type.ok, type.err];
    case 'Map':
      return [type.key, type.value];
    case 'Tuple1':
    case 'Tuple2':
    case 'Tuple3':
      return type.inner;
    default:
      return NO_CHILDREN;
  }
}

export function writeCLType(writer: ByteWriter, type: CLType): void {
  writer.writeU8(TAGS.indexOf(type._tag));
  if (type._tag === 'ByteArray') {
    writer.writeU32(type.size);
  }
  for (const child of clTypeChildren(type)) {
    writeCLType(writer, child);
  }
}

export function clTypeToBytes(type: CLType): Uint8Array {
  return writeBytes((writer) => writeCLType(writer, type), 8);
}

/** Length of `clTypeToBytes(type)`. */
export function clTypeLength(type: CLType): number {
  const own = type._tag === 'ByteArray' ? 5 : 1;
  return clTypeChildren(type).reduce((sum, child) => sum + clTypeLength(child), own);
}

export function readCLType(reader: ByteReader): CLType {
  return readNested(reader, 0);
}

export function clTypeFromBytes(bytes: Uint8Array): CLType {
  return readAll(bytes, readCLType);
}

function readNested(reader: ByteReader, depth: number): CLType {
  if (depth >= CL_TYPE_RECURSION_DEPTH) {
    throw new BytesError(
      'ExceededRecursionDepth',
      reader.offset,
      `types nest at most ${CL_TYPE_RECURSION_DEPTH} levels deep`,
    );
  }
  const read = (): CLType => readNested(reader, depth + 1);
  const tag = reader.readU8();
  const _tag = TAGS[tag];
  switch (_tag) {
    case undefined:
      return reader.fail(`CLType tag is 0 to ${TAGS.length - 1}, got ${tag}`, reader.offset - 1);
    case 'Option':
    case 'List':
      return { _tag, inner: read() };
    case 'ByteArray':
      return { _tag, size: reader.readU32() };
    case 'Result':
      return { _tag, ok: read(), err: read() };
    case 'Map':
      return { _tag, key: read(), value: read() };
    case 'Tuple1':
      return { _tag, inner: [read()] };
    case 'Tuple2':
      return { _tag, inner: [read(), read()] };
    case 'Tuple3':
      return { _tag, inner: [read(), read(), read()] };
    default:
      return CLType[_tag];
  }
}

/** Whether two types are the same, down to the inner ones. */
export function clTypeEquals(left: CLType, right: CLType): boolean {
  if (left._tag !== right._tag) {
    return false;
  }
  if (left._tag === 'ByteArray' && right._tag === 'ByteArray') {
    return left.size === right.size;
  }
  const others = clTypeChildren(right);
  return clTypeChildren(left).every((child, index) => clTypeEquals(child, others[index]!));
}

/** Rust's Debug text, as in engine errors: `Map { key: String, value: List(U64) }`. */
export function clTypeText(type: CLType): string {
  const children = clTypeChildren(type).map(clTypeText);
  switch (type._tag) {
    case 'Option':
    case 'List':
      return `${type._tag}(${children[0]})`;
    case 'ByteArray':
      return `ByteArray(${type.size})`;
    case 'Result':
      return `Result { ok: ${children[0]}, err: ${children[1]} }`;
    case 'Map':
      return `Map { key: ${children[0]}, value: ${children[1]} }`;
    case 'Tuple1':
    case 'Tuple2':
    case 'Tuple3':
      return `${type._tag}([${children.join(', ')}])`;
    default:
      return type._tag;
  }
}

/** Rust's Display text: `map<string, list<u64>>`. */
export function clTypeDisplay(type: CLType): string {
  const children = clTypeChildren(type).map(clTypeDisplay);
  switch (type._tag) {
    case 'ByteArray':
      return `byte-array[${type.size}]`;
    case 'Tuple1':
      return `(${children[0]},)`;
    case 'Tuple2':
    case 'Tuple3':
      return `(${children.join(', ')})`;
    case 'PublicKey':
      return 'public-key';
    default:
      return children.length > 0 ? `${type._tag.toLowerCase()}<${children.join(', ')}>` : type._tag.toLowerCase();
  }
}
