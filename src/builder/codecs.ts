/**
 * A codec for every type that a contract schema can name, and the makers of those it defines.
 *
 * @module
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { readCLData } from '../types/clData';
import { CLType } from '../types/clType';
import { Key } from '../types/key';
import { PublicKey } from '../types/publicKey';
import { URef } from '../types/uref';
import { Codec, wrongPart } from './codec';
import { describe, type KeyLike, type PublicKeyLike, toKey, toPublicKey, toURef, type URefLike } from './coerce';
import { byteArray, bytes, list, map, option, result, tuple1, tuple2, tuple3 } from './compositeCodecs';
import { enumeration, lazy, struct, union } from './customCodecs';

function number(clType: CLType, write: (writer: ByteWriter, value: number) => void): Codec<number> {
  return new Codec<number>({
    name: clType._tag,
    clType: () => clType,
    write: (writer, value) => {
      if (typeof value !== 'number') throw wrongPart(`a number (${clType._tag})`, describe(value));
      write(writer, value);
    },
    read: (reader) => readCLData(reader, clType) as number,
  });
}

function bigNumber(clType: CLType, write: (writer: ByteWriter, value: bigint) => void): Codec<bigint> {
  return new Codec<bigint>({
    name: clType._tag,
    clType: () => clType,
    write: (writer, value) => {
      if (typeof value !== 'bigint') throw wrongPart(`a bigint (${clType._tag}) such as 5n`, describe(value));
      write(writer, value);
    },
    read: (reader) => readCLData(reader, clType) as bigint,
  });
}

function address<Value, Given>(
  clType: CLType,
  toValue: (value: Given) => Value & { toBytes(): Uint8Array },
  read: (reader: ByteReader) => Value,
): Codec<Value, Given> {
  return new Codec<Value, Given>({
    name: clType._tag,
    clType: () => clType,
    write: (writer, value) => {
      writer.writeRaw(toValue(value).toBytes());
    },
    read,
  });
}

const bool = new Codec<boolean>({
  name: 'Bool',
  clType: () => CLType.Bool,
  write: (writer, value) => {
    if (typeof value !== 'boolean') throw wrongPart('true or false', describe(value));
    writer.writeBool(value);
  },
  read: (reader) => reader.readBool(),
});

const string = new Codec<string>({
  name: 'String',
  clType: () => CLType.String,
  write: (writer, value) => {
    if (typeof value !== 'string') throw wrongPart('a string', describe(value));
    writer.writeString(value);
  },
  read: (reader) => reader.readString(),
});

const unit = new Codec<undefined>({
  name: 'Unit',
  clType: () => CLType.Unit,
  write: (_, value) => {
    if (value !== undefined) throw wrongPart('undefined', describe(value));
  },
  read: () => undefined,
});

/** Every codec, and every maker of codecs. */
export interface Codecs {
  readonly bool: Codec<boolean>;
  readonly i32: Codec<number>;
  readonly i64: Codec<bigint>;
  readonly u8: Codec<number>;
  readonly u32: Codec<number>;
  readonly u64: Codec<bigint>;
  readonly u128: Codec<bigint>;
  readonly u256: Codec<bigint>;
  readonly u512: Codec<bigint>;
  readonly unit: Codec<undefined>;
  readonly string: Codec<string>;
  readonly key: Codec<Key, KeyLike>;
  readonly uref: Codec<URef, URefLike>;
  readonly publicKey: Codec<PublicKey, PublicKeyLike>;
  readonly bytes: typeof bytes;
  /** Bytes of a fixed length. */
  readonly byteArray: typeof byteArray;
  /** An fp-ts `Option`. */
  readonly option: typeof option;
  /** An array. */
  readonly list: typeof list;
  /** A `Map`. */
  readonly map: typeof map;
  /** An fp-ts `Either`. */
  readonly result: typeof result;
  /** A tuple of one. */
  readonly tuple1: typeof tuple1;
  /** A tuple of two. */
  readonly tuple2: typeof tuple2;
  /** A tuple of three. */
  readonly tuple3: typeof tuple3;
  /** An object, its members in this order. */
  readonly struct: typeof struct;
  /** An enum whose variants hold nothing: a text. */
  readonly enumeration: typeof enumeration;
  /** An enum whose variants hold something: `{ _tag, value }`. */
  readonly union: typeof union;
  /** A codec that is made when it is first used, for types that contain themselves. */
  readonly lazy: typeof lazy;
}

/** Every codec, and every maker of codecs. */
export const CODECS: Codecs = {
  bool,
  i32: number(CLType.I32, (writer, value) => writer.writeI32(value)),
  i64: bigNumber(CLType.I64, (writer, value) => writer.writeI64(value)),
  u8: number(CLType.U8, (writer, value) => writer.writeU8(value)),
  u32: number(CLType.U32, (writer, value) => writer.writeU32(value)),
  u64: bigNumber(CLType.U64, (writer, value) => writer.writeU64(value)),
  u128: bigNumber(CLType.U128, (writer, value) => writer.writeU128(value)),
  u256: bigNumber(CLType.U256, (writer, value) => writer.writeU256(value)),
  u512: bigNumber(CLType.U512, (writer, value) => writer.writeU512(value)),
  unit,
  string,
  key: address(CLType.Key, toKey, Key.read),
  uref: address(CLType.URef, toURef, URef.read),
  publicKey: address(CLType.PublicKey, toPublicKey, PublicKey.read),
  bytes,
  byteArray,
  option,
  list,
  map,
  result,
  tuple1,
  tuple2,
  tuple3,
  struct,
  enumeration,
  union,
  lazy,
};
