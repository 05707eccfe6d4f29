/**
 * Value that contracts pass and store: its type, and its bytes in that type.
 *
 * The bytes are not checked against the type, as they are not in the Rust engine; `decode` does.
 *
 * Answers to: casper-types `cl_value.rs`.
 */

import { BytesError } from '../bytes/bytesError';
import { bytesEqual, concatBytes } from '../bytes/compareBytes';
import { bytesToHex } from '../bytes/hex';
import { type ByteReader, readAll } from '../bytes/reader';
import { ByteWriter, writeBytes } from '../bytes/writer';
import type { AccountHash } from './accountHash';
import { type CLData, compareCLData, readCLData } from './clData';
import { CLType, clTypeChildren, clTypeEquals, clTypeLength, clTypeText, readCLType, writeCLType } from './clType';
import type { Key } from './key';
import type { PublicKey } from './publicKey';
import type { URef } from './uref';

/** How `CLValue.result` is told its value, and the type of the side not taken. */
export type CLResultInput =
  | { readonly ok: CLValue; readonly errType: CLType }
  | { readonly err: CLValue; readonly okType: CLType };

const NO_BYTES = new Uint8Array(0);

/** Immutable typed value. Numbers may be given as `number` where they are safe integers. */
export class CLValue {
  readonly _tag = 'CLValue' as const;
  readonly clType: CLType;
  /** Serialized value without its type. Not to be changed. */
  readonly bytes: Uint8Array;

  private constructor(clType: CLType, bytes: Uint8Array) {
    this.clType = clType;
    this.bytes = bytes;
  }

  /** From a type and bytes that are not checked; the bytes are kept, not copied. */
  static fromComponents(clType: CLType, bytes: Uint8Array): CLValue {
    return new CLValue(clType, bytes);
  }

  private static written(clType: CLType, write: (writer: ByteWriter) => void): CLValue {
    return new CLValue(clType, writeBytes(write));
  }

  /** A `Bool`. */
  static bool(value: boolean): CLValue {
    return CLValue.written(CLType.Bool, (writer) => writer.writeBool(value));
  }

  /** An `I32`, from -2^31 to 2^31 - 1. Throws `BytesError` if it is out of range. */
  static i32(value: number): CLValue {
    return CLValue.written(CLType.I32, (writer) => writer.writeI32(value));
  }

  /** An `I64`, from -2^63 to 2^63 - 1. Throws `BytesError` if it is out of range. */
  static i64(value: bigint | number): CLValue {
    return CLValue.written(CLType.I64, (writer) => writer.writeI64(toBigInt(value, 'i64')));
  }

  /** A `U8`, up to 255. Throws `BytesError` if it is out of range. */
  static u8(value: number): CLValue {
    return CLValue.written(CLType.U8, (writer) => writer.writeU8(value));
  }

  /** A `U32`, up to 2^32 - 1. Throws `BytesError` if it is out of range. */
  static u32(value: number): CLValue {
    return CLValue.written(CLType.U32, (writer) => writer.writeU32(value));
  }

  /** A `U64`, up to 2^64 - 1. Throws `BytesError` if it is out of range. */
  static u64(value: bigint | number): CLValue {
    return CLValue.written(CLType.U64, (writer) => writer.writeU64(toBigInt(value, 'u64')));
  }

  /** A `U128`, up to 2^128 - 1. Throws `BytesError` if it is out of range. */
  static u128(value: bigint | number): CLValue {
    return CLValue.written(CLType.U128, (writer) => writer.writeU128(toBigInt(value, 'U128')));
  }

  /** A `U256`, up to 2^256 - 1. Throws `BytesError` if it is out of range. */
  static u256(value: bigint | number): CLValue {
    return CLValue.written(CLType.U256, (writer) => writer.writeU256(toBigInt(value, 'U256')));
  }

  /** A `U512`, up to 2^512 - 1: what amounts of motes are. Throws `BytesError` if it is out of range. */
  static u512(value: bigint | number): CLValue {
    return CLValue.written(CLType.U512, (writer) => writer.writeU512(toBigInt(value, 'U512')));
  }

  /** A `Unit`. */
  static unit(): CLValue {
    return new CLValue(CLType.Unit, NO_BYTES);
  }

  /** A `String`. */
  static string(value: string): CLValue {
    return CLValue.written(CLType.String, (writer) => writer.writeString(value));
  }

  /** A `Key`. */
  static key(value: Key): CLValue {
    return new CLValue(CLType.Key, value.toBytes());
  }

  /** A `URef`, with its rights. */
  static uref(value: URef): CLValue {
    return new CLValue(CLType.URef, value.toBytes());
  }

  /** A `PublicKey`. */
  static publicKey(value: PublicKey): CLValue {
    return new CLValue(CLType.PublicKey, value.toBytes());
  }

  /** An account hash travels as `ByteArray(32)`. */
  static accountHash(value: AccountHash): CLValue {
    return CLValue.byteArray(value.bytes);
  }

  /** `ByteArray` of the given length. */
  static byteArray(value: Uint8Array): CLValue {
    return new CLValue(CLType.byteArray(value.length), new Uint8Array(value));
  }

  /** `List<U8>`, what Rust calls `Bytes`. */
  static byteList(value: Uint8Array): CLValue {
    return CLValue.written(CLType.list(CLType.U8), (writer) => writer.writeByteVec(value));
  }

  /** `Some(value)`, or with undefined `None`, whose type must then be given. */
  static option(value: CLValue | undefined, innerType?: CLType): CLValue {
    const inner = innerType ?? value?.clType ?? missingType('an option without a value');
    return value === undefined
      ? new CLValue(CLType.option(inner), Uint8Array.of(0))
      : new CLValue(CLType.option(inner), concatBytes(Uint8Array.of(1), checked(value, inner).bytes));
  }

  /** A list of values of one type, which must be given for an empty list. */
  static list(values: readonly CLValue[], elementType?: CLType): CLValue {
    const type = elementType ?? values[0]?.clType ?? missingType('an empty list');
    return CLValue.written(CLType.list(type), (writer) => {
      writer.writeVec(values, (_, value) => writer.writeRaw(checked(value, type).bytes));
    });
  }

  /** A `Result`: the value that there is, and the type of the other side. */
  static result(input: CLResultInput): CLValue {
    return 'ok' in input
      ? new CLValue(CLType.result(input.ok.clType, input.errType), concatBytes(Uint8Array.of(1), input.ok.bytes))
      : new CLValue(CLType.result(input.okType, input.err.clType), concatBytes(Uint8Array.of(0), input.err.bytes));
  }

  /** A map, sorted by key as Rust sorts it, of equal keys the last; types must be given for an empty map. */
  static map(entries: Iterable<readonly [CLValue, CLValue]>, keyType?: CLType, valueType?: CLType): CLValue {
    const given = [...entries];
    const key = keyType ?? given[0]?.[0].clType ?? missingType('an empty map');
    const value = valueType ?? given[0]?.[1].clType ?? missingType('an empty map');
    const decoded = given.map((entry) => ({ entry, data: checked(entry[0], key).decode() }));
    decoded.sort((left, right) => compareCLData(key, left.data, right.data));
    // The sort is stable: of equal keys the last given comes last.
    const unique = decoded.filter(
      ({ data }, index) => index + 1 === decoded.length || compareCLData(key, data, decoded[index + 1]!.data) !== 0,
    );
    return CLValue.written(CLType.map(key, value), (writer) => {
      writer.writeVec(unique, (_, { entry }) => {
        writer.writeRaw(entry[0].bytes).writeRaw(checked(entry[1], value).bytes);
      });
    });
  }

  /** A `Tuple1`. */
  static tuple1(first: CLValue): CLValue {
    return new CLValue(CLType.tuple1(first.clType), first.bytes);
  }

  /** A `Tuple2`. */
  static tuple2(first: CLValue, second: CLValue): CLValue {
    return new CLValue(CLType.tuple2(first.clType, second.clType), concatBytes(first.bytes, second.bytes));
  }

  /** A `Tuple3`. */
  static tuple3(first: CLValue, second: CLValue, third: CLValue): CLValue {
    const type = CLType.tuple3(first.clType, second.clType, third.clType);
    return new CLValue(type, concatBytes(first.bytes, second.bytes, third.bytes));
  }

  /** Bytes of a type that is not said. */
  static any(bytes: Uint8Array): CLValue {
    return new CLValue(CLType.Any, new Uint8Array(bytes));
  }

  /** From the serialized form; throws `BytesError`. */
  static fromBytes(bytes: Uint8Array): CLValue {
    return readAll(bytes, CLValue.read);
  }

  /** Reads one in bytesrepr. Throws `BytesError`. */
  static read(reader: ByteReader): CLValue {
    const bytes = reader.readByteVec();
    return new CLValue(readCLType(reader), bytes);
  }

  /** Writes it in bytesrepr: length, value, type. */
  write(writer: ByteWriter): void {
    writer.writeByteVec(this.bytes);
    writeCLType(writer, this.clType);
  }

  /** Serialized form: u32 length of the value, the value, its type. */
  toBytes(): Uint8Array {
    const writer = new ByteWriter(this.bytes.length + 16);
    this.write(writer);
    return writer.finish();
  }

  /** Length of `toBytes()`. */
  serializedLength(): number {
    return 4 + this.bytes.length + clTypeLength(this.clType);
  }

  /** The value in JavaScript; throws `BytesError` if the bytes are not of the type. */
  decode(): CLData {
    return readAll(this.bytes, (reader) => readCLData(reader, this.clType));
  }

  /** Same type and same bytes. */
  equals(other: CLValue): boolean {
    return clTypeEquals(this.clType, other.clType) && bytesEqual(this.bytes, other.bytes);
  }

  /** Its text, as messages show it. */
  toString(): string {
    return `CLValue(${clTypeText(this.clType)}, ${bytesToHex(this.bytes)})`;
  }

  /** For people, as in the diffs of Jest: the type and what is said by it, in hex where that is not one number or text. */
  toJSON(): string {
    const isPlain =
      clTypeChildren(this.clType).length === 0 && this.clType._tag !== 'ByteArray' && this.clType._tag !== 'Any';
    try {
      return isPlain ? `CLValue(${clTypeText(this.clType)}, ${String(this.decode())})` : this.toString();
    } catch {
      return this.toString();
    }
  }
}

function toBigInt(value: bigint | number, type: string): bigint {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new BytesError('NotRepresentable', 0, `${value} is not exactly a ${type}; use a bigint such as 1n`);
  }
  return BigInt(value);
}

function missingType(what: string): never {
  throw new BytesError('NotRepresentable', 0, `the type of ${what} must be given`);
}

function checked(value: CLValue, type: CLType): CLValue {
  if (!clTypeEquals(value.clType, type)) {
    const reason = `expected a value of type ${clTypeText(type)}, got ${clTypeText(value.clType)}`;
    throw new BytesError('NotRepresentable', 0, reason);
  }
  return value;
}
