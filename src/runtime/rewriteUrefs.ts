/**
 * URefs inside CLValues: finding them, and taking rights from them.
 *
 * Only some shapes are looked into, and one level deep. A value of such a shape is decoded and written again, so that what
 * was written in an odd way (a map out of order, a number with leading zeros) comes out in the usual one.
 *
 * Answers to: casper-execution-engine `runtime/utils.rs` (`rewrite_urefs`, `extract_urefs`, `attenuate_uref_in_args`).
 *
 * @module
 */

import { bytesEqual, compareBytes } from '../bytes/compareBytes';
import type { ByteReader } from '../bytes/reader';
import { ByteWriter } from '../bytes/writer';
import type { CLType } from '../types/clType';
import { CLValue } from '../types/clValue';
import { compareURefs } from '../types/groups';
import { Key } from '../types/key';
import { PublicKey } from '../types/publicKey';
import { RuntimeArgs } from '../types/runtimeArgs';
import { compareUtf8, sortedEntries } from '../types/sortedEntries';
import { URef } from '../types/uref';
import { readClValue } from './clValueDecoding';

type Visit = (uref: URef) => URef;

/** How one element of a compound value is read, written, ordered as a map key, and searched. */
interface Codec<T> {
  read(reader: ByteReader): T;
  write(writer: ByteWriter, value: T): void;
  compare(left: T, right: T): number;
  /** Gives the element with its URef replaced; absent for types without URefs. */
  visit?(value: T, visit: Visit): T;
}

const compareValues = (left: number | bigint | boolean, right: number | bigint | boolean): number =>
  left < right ? -1 : left > right ? 1 : 0;

/** Element types without URefs that the reference looks beside. */
const PLAIN_CODECS: Readonly<Record<string, unknown>> = {
  Bool: { read: (r) => r.readBool(), write: (w, v) => w.writeBool(v), compare: compareValues } as Codec<boolean>,
  I32: { read: (r) => r.readI32(), write: (w, v) => w.writeI32(v), compare: compareValues } as Codec<number>,
  I64: { read: (r) => r.readI64(), write: (w, v) => w.writeI64(v), compare: compareValues } as Codec<bigint>,
  U8: { read: (r) => r.readU8(), write: (w, v) => w.writeU8(v), compare: compareValues } as Codec<number>,
  U32: { read: (r) => r.readU32(), write: (w, v) => w.writeU32(v), compare: compareValues } as Codec<number>,
  U64: { read: (r) => r.readU64(), write: (w, v) => w.writeU64(v), compare: compareValues } as Codec<bigint>,
  U128: { read: (r) => r.readU128(), write: (w, v) => w.writeU128(v), compare: compareValues } as Codec<bigint>,
  U256: { read: (r) => r.readU256(), write: (w, v) => w.writeU256(v), compare: compareValues } as Codec<bigint>,
  U512: { read: (r) => r.readU512(), write: (w, v) => w.writeU512(v), compare: compareValues } as Codec<bigint>,
  Unit: { read: () => undefined, write: () => undefined, compare: () => 0 } as Codec<undefined>,
  String: { read: (r) => r.readString(), write: (w, v) => w.writeString(v), compare: compareUtf8 } as Codec<string>,
};

const UREF_CODEC: Codec<URef> = {
  read: URef.read,
  write: (writer, uref) => writer.writeRaw(uref.toBytes()),
  compare: compareURefs,
  visit: (uref, visit) => visit(uref),
};

const KEY_CODEC: Codec<Key> = {
  read: Key.read,
  write: (writer, key) => writer.writeRaw(key.bytes),
  compare: (left, right) => left.compare(right),
  visit: (key, visit) => {
    const uref = key.asURef();
    return uref === undefined ? key : Key.uref(visit(uref));
  },
};

const PUBLIC_KEY_CODEC: Codec<PublicKey> = {
  read: PublicKey.read,
  write: (writer, key) => writer.writeRaw(key.toBytes()),
  compare: (left, right) => compareBytes(left.toBytes(), right.toBytes()),
};

/** The codec of a type that holds a URef itself. */
function urefCodec(type: CLType): Codec<unknown> | undefined {
  if (type._tag === 'URef') return UREF_CODEC as Codec<unknown>;
  return type._tag === 'Key' ? (KEY_CODEC as Codec<unknown>) : undefined;
}

function plainCodec(type: CLType): Codec<unknown> | undefined {
  return PLAIN_CODECS[type._tag] as Codec<unknown> | undefined;
}

/** The codecs of a pair with a URef at one place at least, and nothing deeper at the other. */
function pairCodecs(first: CLType, second: CLType): readonly [Codec<unknown>, Codec<unknown>] | undefined {
  const left = urefCodec(first) ?? plainCodec(first);
  const right = urefCodec(second) ?? plainCodec(second);
  if (left === undefined || right === undefined) return undefined;
  return left.visit === undefined && right.visit === undefined ? undefined : [left, right];
}

/**
 * Replaces every URef that is looked at.
 *
 * @throws ExecError `CLValue` when the bytes do not fit the type
 */
function rewriteUrefs(value: CLValue, visit: Visit): CLValue {
  const rewrite = rewriter(value.clType, visit);
  if (rewrite === undefined) return value;
  const writer = new ByteWriter(value.bytes.length);
  readClValue(value, (reader) => rewrite(reader, writer));
  return CLValue.fromComponents(value.clType, writer.finish());
}

/** What copies a value of that type from reader to writer; undefined for types that are left alone. */
function rewriter(type: CLType, visit: Visit): ((reader: ByteReader, writer: ByteWriter) => void) | undefined {
  const copy = (codec: Codec<unknown>) => (reader: ByteReader, writer: ByteWriter) => {
    const value = codec.read(reader);
    codec.write(writer, codec.visit === undefined ? value : codec.visit(value, visit));
  };
  switch (type._tag) {
    case 'URef':
    case 'Key':
      return copy(urefCodec(type)!);
    case 'Option': {
      const codec = urefCodec(type.inner);
      return codec && ((reader, writer) => copyOption(codec, reader, writer, visit));
    }
    case 'List': {
      const codec = urefCodec(type.inner);
      return codec && ((reader, writer) => copyList(codec, reader, writer, visit));
    }
    case 'Result': {
      const codecs = pairCodecs(type.ok, type.err);
      if (codecs === undefined) return undefined;
      const [ok, err] = [copy(codecs[0]), copy(codecs[1])];
      return (reader, writer) => {
        // 1 is Ok, 0 is Err.
        const tag = reader.readU8();
        if (tag > 1) reader.fail(`a result begins with 0 or 1, got ${tag}`, reader.offset - 1);
        writer.writeU8(tag);
        (tag === 1 ? ok : err)(reader, writer);
      };
    }
    case 'Map': {
      const codecs = mapCodecs(type.key, type.value);
      return codecs && ((reader, writer) => copyMap(codecs, reader, writer, visit));
    }
    case 'Tuple1': {
      const codec = urefCodec(type.inner[0]);
      return codec && copy(codec);
    }
    case 'Tuple2': {
      const codecs = pairCodecs(type.inner[0], type.inner[1]);
      if (codecs === undefined) return undefined;
      const [first, second] = [copy(codecs[0]), copy(codecs[1])];
      return (reader, writer) => {
        first(reader, writer);
        second(reader, writer);
      };
    }
    default:
      return undefined;
  }
}

/** Maps may also have public keys as keys. */
function mapCodecs(key: CLType, value: CLType): readonly [Codec<unknown>, Codec<unknown>] | undefined {
  if (key._tag !== 'PublicKey') return pairCodecs(key, value);
  const codec = urefCodec(value);
  return codec && [PUBLIC_KEY_CODEC as Codec<unknown>, codec];
}

function visitWith(codec: Codec<unknown>, value: unknown, visit: Visit): unknown {
  return codec.visit === undefined ? value : codec.visit(value, visit);
}

function copyOption(codec: Codec<unknown>, reader: ByteReader, writer: ByteWriter, visit: Visit): void {
  const value = reader.readOption((inner) => codec.read(inner));
  writer.writeOption(value, (_, some) => codec.write(writer, visitWith(codec, some, visit)));
}

function copyList(codec: Codec<unknown>, reader: ByteReader, writer: ByteWriter, visit: Visit): void {
  const values = reader.readVec((inner) => codec.read(inner));
  writer.writeVec(values, (_, value) => codec.write(writer, visitWith(codec, value, visit)));
}

/** Maps are visited and written in the order of their keys, which replacing may change. */
function copyMap(
  [keyCodec, valueCodec]: readonly [Codec<unknown>, Codec<unknown>],
  reader: ByteReader,
  writer: ByteWriter,
  visit: Visit,
): void {
  const byKey = (left: [unknown, unknown], right: [unknown, unknown]): number => keyCodec.compare(left[0], right[0]);
  const entries = reader.readVec((inner): [unknown, unknown] => [keyCodec.read(inner), valueCodec.read(inner)]);
  const visited = sortedEntries(entries, byKey).map(([key, value]): [unknown, unknown] => [
    visitWith(keyCodec, key, visit),
    visitWith(valueCodec, value, visit),
  ]);
  writer.writeVec(sortedEntries(visited, byKey), (_, [key, value]) => {
    keyCodec.write(writer, key);
    valueCodec.write(writer, value);
  });
}

/** Every URef that is looked at, in order. */
export function extractUrefs(value: CLValue): readonly URef[] {
  const urefs: URef[] = [];
  rewriteUrefs(value, (uref) => {
    urefs.push(uref);
    return uref;
  });
  return urefs;
}

/** The arguments with some rights taken from every URef of one address. */
export function attenuateUrefInArgs(args: RuntimeArgs, address: Uint8Array, rightsToDisable: number): RuntimeArgs {
  const attenuate = (uref: URef): URef =>
    bytesEqual(uref.addr, address) ? uref.withAccessRights(uref.accessRights & ~rightsToDisable) : uref;
  let changed = false;
  const entries = args.entries.map((entry) => {
    const value = rewriteUrefs(entry.value, attenuate);
    if (value !== entry.value) changed = true;
    return { name: entry.name, value };
  });
  return changed ? RuntimeArgs.from(entries) : args;
}
