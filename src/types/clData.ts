/**
 * What a `CLValue` holds, as JavaScript values: reading by type, and Rust's order (which maps are sorted by).
 *
 * Answers to: casper-types `bytesrepr.rs`.
 */

import { compareBytes } from '../bytes/compareBytes';
import type { ByteReader } from '../bytes/reader';
import type { CLType } from './clType';
import { Key } from './key';
import { PublicKey } from './publicKey';
import { compareUtf8 } from './sortedEntries';
import { URef } from './uref';

/** An optional value; an fp-ts `Option`. */
export type CLOption = { readonly _tag: 'None' } | { readonly _tag: 'Some'; readonly value: CLData };

/** A Rust `Result`; an fp-ts `Either` with the error on the left. */
export type CLResult =
  | { readonly _tag: 'Left'; readonly left: CLData }
  | { readonly _tag: 'Right'; readonly right: CLData };

/** A list or tuple. */
export interface CLList extends ReadonlyArray<CLData> {}

/** A map. Keys that are objects are only found by iterating. */
export interface CLMap extends ReadonlyMap<CLData, CLData> {}

/**
 * A decoded value: numbers up to 32 bits are `number`, larger ones `bigint`; unit is `undefined`; `ByteArray`,
 * `List<U8>` and `Any` are `Uint8Array`.
 */
export type CLData =
  | boolean
  | number
  | bigint
  | string
  | undefined
  | Uint8Array
  | Key
  | URef
  | PublicKey
  | CLOption
  | CLResult
  | CLList
  | CLMap;

/** Reads a value of a type; `Any`, whose end nothing tells, takes all that remains and is refused inside others. */
export function readCLData(reader: ByteReader, type: CLType, isNested = false): CLData {
  const read = (inner: CLType): CLData => readCLData(reader, inner, true);
  switch (type._tag) {
    case 'Bool':
      return reader.readBool();
    case 'I32':
      return reader.readI32();
    case 'I64':
      return reader.readI64();
    case 'U8':
      return reader.readU8();
    case 'U32':
      return reader.readU32();
    case 'U64':
      return reader.readU64();
    case 'U128':
      return reader.readU128();
    case 'U256':
      return reader.readU256();
    case 'U512':
      return reader.readU512();
    case 'Unit':
      return undefined;
    case 'String':
      return reader.readString();
    case 'Key':
      return Key.read(reader);
    case 'URef':
      return URef.read(reader);
    case 'PublicKey':
      return PublicKey.read(reader);
    case 'Any':
      return isNested
        ? reader.fail('the length of an Any inside another value is unknown')
        : reader.readRaw(reader.remaining);
    case 'Option':
      return readTag(reader, 'option') === 0 ? { _tag: 'None' } : { _tag: 'Some', value: read(type.inner) };
    case 'List':
      return type.inner._tag === 'U8' ? reader.readByteVec() : reader.readVec(() => read(type.inner));
    case 'ByteArray':
      return reader.readRaw(type.size);
    case 'Result':
      return readTag(reader, 'result') === 0
        ? { _tag: 'Left', left: read(type.err) }
        : { _tag: 'Right', right: read(type.ok) };
    case 'Map':
      return new Map(reader.readVec((): [CLData, CLData] => [read(type.key), read(type.value)]));
    case 'Tuple1':
    case 'Tuple2':
    case 'Tuple3':
      return type.inner.map(read);
  }
}

function readTag(reader: ByteReader, what: string): number {
  const tag = reader.readU8();
  if (tag > 1) {
    reader.fail(`${what} tag must be 0 or 1, got ${tag}`, reader.offset - 1);
  }
  return tag;
}

/** Negative, zero or positive as Rust orders two values of the type. */
export function compareCLData(type: CLType, left: CLData, right: CLData): number {
  switch (type._tag) {
    case 'Unit':
      return 0;
    case 'String':
      return compareUtf8(left as string, right as string);
    case 'Key':
      return (left as Key).compare(right as Key);
    case 'PublicKey':
      return (left as PublicKey).compare(right as PublicKey);
    case 'URef':
      return compareBytes((left as URef).toBytes(), (right as URef).toBytes());
    case 'ByteArray':
    case 'Any':
      return compareBytes(left as Uint8Array, right as Uint8Array);
    case 'Option':
      return compareOptions(type.inner, left as CLOption, right as CLOption);
    case 'Result':
      return compareResults(type, left as CLResult, right as CLResult);
    case 'List':
      return type.inner._tag === 'U8'
        ? compareBytes(left as Uint8Array, right as Uint8Array)
        : compareLists(() => type.inner, left as CLList, right as CLList);
    case 'Tuple1':
    case 'Tuple2':
    case 'Tuple3':
      return compareLists((index) => type.inner[index]!, left as CLList, right as CLList);
    case 'Map': {
      const entry: CLType = { _tag: 'Tuple2', inner: [type.key, type.value] };
      return compareLists(() => entry, [...(left as CLMap)], [...(right as CLMap)]);
    }
    default: {
      const a = left as number | bigint | boolean;
      const b = right as number | bigint | boolean;
      return a < b ? -1 : a > b ? 1 : 0;
    }
  }
}

function compareOptions(type: CLType, left: CLOption, right: CLOption): number {
  if (left._tag === 'Some' && right._tag === 'Some') {
    return compareCLData(type, left.value, right.value);
  }
  return Number(left._tag === 'Some') - Number(right._tag === 'Some');
}

/** Rust declares `Ok` before `Err`. */
function compareResults(type: CLType & { _tag: 'Result' }, left: CLResult, right: CLResult): number {
  if (left._tag === 'Right' && right._tag === 'Right') {
    return compareCLData(type.ok, left.right, right.right);
  }
  if (left._tag === 'Left' && right._tag === 'Left') {
    return compareCLData(type.err, left.left, right.left);
  }
  return Number(left._tag === 'Left') - Number(right._tag === 'Left');
}

function compareLists(typeOf: (index: number) => CLType, left: CLList, right: CLList): number {
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const order = compareCLData(typeOf(index), left[index], right[index]);
    if (order !== 0) {
      return order;
    }
  }
  return left.length - right.length;
}
