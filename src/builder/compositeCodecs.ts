/**
 * Codecs made of codecs: options, lists, maps, tuples, structs, enums.
 *
 * Answers to: casper-types `bytesrepr.rs`; for structs (their members one after the other) and enums (a byte that tells the
 * variant, then what it holds) odra-macros `ast/odra_type_item.rs`.
 *
 * @module
 */
import type { Either } from 'fp-ts/Either';
import type { Option } from 'fp-ts/Option';
import { CLType, clTypeChildren } from '../types/clType';
import { CLValue } from '../types/clValue';
import { Codec, writePart, wrongPart } from './codec';
import { describe, tagOf } from './coerce';

/** `Option`: an fp-ts Option. */
export function option<Value, Given>(inner: Codec<Value, Given>): Codec<Option<Value>, Option<Given>> {
  return new Codec({
    name: `Option(${inner.name})`,
    clType: () => CLType.option(inner.clType),
    write: (writer, value) => {
      const tag = tagOf(value);
      if (tag !== 'None' && tag !== 'Some') throw wrongPart('an Option: none, or some(value)', describe(value));
      writer.writeU8(tag === 'None' ? 0 : 1);
      if (value._tag === 'Some') writePart('.value', () => inner.write(writer, value.value));
    },
    read: (reader): Option<Value> => {
      const tag = reader.readU8();
      if (tag > 1) reader.fail(`option tag must be 0 or 1, got ${tag}`, reader.offset - 1);
      return tag === 0 ? { _tag: 'None' } : { _tag: 'Some', value: inner.read(reader) };
    },
  });
}

/** `Result`: an fp-ts Either, with the error on the left. */
export function result<Ok, Err, GivenOk, GivenErr>(
  ok: Codec<Ok, GivenOk>,
  err: Codec<Err, GivenErr>,
): Codec<Either<Err, Ok>, Either<GivenErr, GivenOk>> {
  return new Codec({
    name: `Result(${ok.name}, ${err.name})`,
    clType: () => CLType.result(ok.clType, err.clType),
    write: (writer, value) => {
      const tag = tagOf(value);
      if (tag !== 'Left' && tag !== 'Right') {
        throw wrongPart('an Either: right(value), or left(error)', describe(value));
      }
      writer.writeU8(tag === 'Left' ? 0 : 1);
      if (value._tag === 'Left') writePart('.left', () => err.write(writer, value.left));
      else writePart('.right', () => ok.write(writer, value.right));
    },
    read: (reader): Either<Err, Ok> => {
      const tag = reader.readU8();
      if (tag > 1) reader.fail(`result tag must be 0 or 1, got ${tag}`, reader.offset - 1);
      return tag === 0 ? { _tag: 'Left', left: err.read(reader) } : { _tag: 'Right', right: ok.read(reader) };
    },
  });
}

/** `List`. For `List(U8)` there is `bytes`. */
export function list<Value, Given>(inner: Codec<Value, Given>): Codec<readonly Value[], readonly Given[]> {
  return new Codec({
    name: `List(${inner.name})`,
    clType: () => CLType.list(inner.clType),
    write: (writer, values) => {
      if (!Array.isArray(values)) throw wrongPart('an array', describe(values));
      writer.writeU32(values.length);
      for (const [index, value] of values.entries()) writePart(`[${index}]`, () => inner.write(writer, value));
    },
    read: (reader) => reader.readVec(() => inner.read(reader)),
  });
}

/** `Map`. It is sorted as Rust sorts it; with keys of struct and union types it stays in the order given. */
export function map<K, V, GivenK, GivenV>(
  key: Codec<K, GivenK>,
  value: Codec<V, GivenV>,
): Codec<ReadonlyMap<K, V>, ReadonlyMap<GivenK, GivenV>> {
  return new Codec({
    name: `Map(${key.name}, ${value.name})`,
    clType: () => CLType.map(key.clType, value.clType),
    write: (writer, entries) => {
      if (Object.prototype.toString.call(entries) !== '[object Map]') throw wrongPart('a Map', describe(entries));
      const written = [...entries].map(([givenKey, givenValue], index): [CLValue, CLValue] => {
        let pair: [CLValue, CLValue] | undefined;
        writePart(`.entry(${index})`, () => {
          pair = [key.toCLValue(givenKey), value.toCLValue(givenValue)];
        });
        return pair!;
      });
      if (!holdsAny(key.clType)) {
        writer.writeRaw(CLValue.map(written, key.clType, value.clType).bytes);
        return;
      }
      writer.writeVec(written, (_, [keyValue, valueValue]) => {
        writer.writeRaw(keyValue.bytes).writeRaw(valueValue.bytes);
      });
    },
    read: (reader) => new Map(reader.readVec((): [K, V] => [key.read(reader), value.read(reader)])),
  });
}

function holdsAny(type: CLType): boolean {
  return type._tag === 'Any' || clTypeChildren(type).some(holdsAny);
}

/** `ByteArray` of a fixed length. */
export function byteArray(length: number): Codec<Uint8Array> {
  return new Codec<Uint8Array>({
    name: `ByteArray(${length})`,
    clType: () => CLType.byteArray(length),
    write: (writer, value) => {
      if (!isBytes(value) || value.length !== length) throw wrongPart(`${length} bytes`, describe(value));
      writer.writeRaw(value);
    },
    read: (reader) => reader.readRaw(length),
  });
}

/** `List(U8)`, what Rust calls `Bytes`. */
export const bytes: Codec<Uint8Array> = new Codec<Uint8Array>({
  name: 'List(U8)',
  clType: () => CLType.list(CLType.U8),
  write: (writer, value) => {
    if (!isBytes(value)) throw wrongPart('a Uint8Array', describe(value));
    writer.writeByteVec(value);
  },
  read: (reader) => reader.readByteVec(),
});

function isBytes(value: unknown): boolean {
  return ArrayBuffer.isView(value) && 'length' in value && value.byteLength === value.length;
}

/** A tuple of one. */
export function tuple1<A, GivenA>(first: Codec<A, GivenA>): Codec<readonly [A], readonly [GivenA]> {
  return new Codec<readonly [A], readonly [GivenA]>({
    name: `Tuple1(${first.name})`,
    clType: () => CLType.tuple1(first.clType),
    write: (writer, value) => {
      checkTuple(value, 1);
      writePart('[0]', () => first.write(writer, value[0]));
    },
    read: (reader) => [first.read(reader)],
  });
}

/** A tuple of two. */
export function tuple2<A, B, GivenA, GivenB>(
  first: Codec<A, GivenA>,
  second: Codec<B, GivenB>,
): Codec<readonly [A, B], readonly [GivenA, GivenB]> {
  return new Codec<readonly [A, B], readonly [GivenA, GivenB]>({
    name: `Tuple2(${first.name}, ${second.name})`,
    clType: () => CLType.tuple2(first.clType, second.clType),
    write: (writer, value) => {
      checkTuple(value, 2);
      writePart('[0]', () => first.write(writer, value[0]));
      writePart('[1]', () => second.write(writer, value[1]));
    },
    read: (reader) => [first.read(reader), second.read(reader)],
  });
}

/** A tuple of three. */
export function tuple3<A, B, C, GivenA, GivenB, GivenC>(
  first: Codec<A, GivenA>,
  second: Codec<B, GivenB>,
  third: Codec<C, GivenC>,
): Codec<readonly [A, B, C], readonly [GivenA, GivenB, GivenC]> {
  return new Codec<readonly [A, B, C], readonly [GivenA, GivenB, GivenC]>({
    name: `Tuple3(${first.name}, ${second.name}, ${third.name})`,
    clType: () => CLType.tuple3(first.clType, second.clType, third.clType),
    write: (writer, value) => {
      checkTuple(value, 3);
      writePart('[0]', () => first.write(writer, value[0]));
      writePart('[1]', () => second.write(writer, value[1]));
      writePart('[2]', () => third.write(writer, value[2]));
    },
    read: (reader) => [first.read(reader), second.read(reader), third.read(reader)],
  });
}

function checkTuple(value: unknown, length: number): void {
  if (!Array.isArray(value)) throw wrongPart(`an array of ${length}`, describe(value));
  if (value.length !== length) throw wrongPart(`an array of ${length}`, `one of ${value.length}`);
}
