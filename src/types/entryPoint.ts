/**
 * Entry points of contracts and of addressable entities: name, parameters, return type, who may call, how it runs.
 *
 * Answers to: casper-types addressable_entity/entry_points.rs and the entry points of contracts.rs.
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { type CLType, readCLType, writeCLType } from './clType';
import { compareUtf8, sortedEntries } from './sortedEntries';

/** Name under which a session's only entry point is found. */
export const DEFAULT_ENTRY_POINT_NAME = 'call';

/** Where an entry point runs: in the caller's context, in the contract's own, or as a template of a factory. */
export type EntryPointType = 'Caller' | 'Called' | 'Factory';

/** Who pays for an entry point of an addressable entity. */
export type EntryPointPayment = 'Caller' | 'DirectInvocationOnly' | 'SelfOnward';

/** Who may call: everybody, holders of a uref of one of the groups (nobody if there are none), or nobody. */
export type EntryPointAccess =
  | { readonly _tag: 'Public' }
  | { readonly _tag: 'Groups'; readonly groups: readonly string[] }
  | { readonly _tag: 'Template' };

/** One declared parameter. */
export interface Parameter {
  readonly name: string;
  readonly clType: CLType;
}

/** An entry point of a contract. */
export interface EntryPoint {
  readonly name: string;
  readonly args: readonly Parameter[];
  readonly ret: CLType;
  readonly access: EntryPointAccess;
  readonly entryPointType: EntryPointType;
}

/** An entry point of an addressable entity, which also says who pays. */
export interface EntityEntryPoint extends EntryPoint {
  readonly entryPointPayment: EntryPointPayment;
}

/** Entry points by name; serialised in the order of the names' bytes. */
export type EntryPoints = ReadonlyMap<string, EntryPoint>;

/** Entity entry points by name; serialised in the order of the names' bytes. */
export type EntityEntryPoints = ReadonlyMap<string, EntityEntryPoint>;

/** An entry point record stored on its own, under `Key::EntryPoint`. */
export type EntryPointValue = { readonly _tag: 'V1CasperVm'; readonly entryPoint: EntityEntryPoint };

const ACCESS_TAGS = { Public: 1, Groups: 2, Template: 3 } as const;
const TYPE_BITS: Readonly<Record<EntryPointType, number>> = { Caller: 0, Called: 1, Factory: 0x80 };
const PAYMENT_TAGS: readonly EntryPointPayment[] = ['Caller', 'DirectInvocationOnly', 'SelfOnward'];
/** Tag of the only kind of `EntryPointValue`. */
const V1_ENTRY_POINT_TAG = 0;

/** An entity's view of a contract entry point: the caller pays. */
export function toEntityEntryPoint(entryPoint: EntryPoint): EntityEntryPoint {
  const { name, args, ret, access, entryPointType } = entryPoint;
  return { name, args, ret, access, entryPointType, entryPointPayment: 'Caller' };
}

/** A contract's view of an entity entry point, without the payment. */
export function toContractEntryPoint(entryPoint: EntityEntryPoint): EntryPoint {
  const { name, args, ret, access, entryPointType } = entryPoint;
  return { name, args, ret, access, entryPointType };
}

/** Entry points under their own names; the last of equal names wins. */
export function entryPointsFrom<E extends EntryPoint>(entryPoints: Iterable<E>): ReadonlyMap<string, E> {
  const map = new Map<string, E>();
  for (const entryPoint of entryPoints) {
    map.set(entryPoint.name, entryPoint);
  }
  return map;
}

/** Whether any entry point runs in the context of its caller. */
export function containsStoredSession(entryPoints: ReadonlyMap<string, EntryPoint>): boolean {
  for (const entryPoint of entryPoints.values()) {
    if (entryPoint.entryPointType === 'Caller') {
      return true;
    }
  }
  return false;
}

function writeEntryPointAccess(writer: ByteWriter, access: EntryPointAccess): void {
  writer.writeU8(ACCESS_TAGS[access._tag]);
  if (access._tag === 'Groups') {
    writer.writeVec(access.groups, (_, group) => writer.writeString(group));
  }
}

function readEntryPointAccess(reader: ByteReader): EntryPointAccess {
  const { offset } = reader;
  const tag = reader.readU8();
  switch (tag) {
    case ACCESS_TAGS.Public:
      return { _tag: 'Public' };
    case ACCESS_TAGS.Groups:
      return { _tag: 'Groups', groups: reader.readVec(() => reader.readString()) };
    case ACCESS_TAGS.Template:
      return { _tag: 'Template' };
    default:
      return reader.fail(`no entry point access has the tag ${tag}`, offset);
  }
}

function writeEntryPointType(writer: ByteWriter, type: EntryPointType): void {
  writer.writeU8(TYPE_BITS[type]);
}

function readEntryPointType(reader: ByteReader): EntryPointType {
  const { offset } = reader;
  const bits = reader.readU8();
  switch (bits) {
    case TYPE_BITS.Caller:
      return 'Caller';
    case TYPE_BITS.Called:
      return 'Called';
    case TYPE_BITS.Factory:
      return 'Factory';
    default:
      return reader.fail(`no entry point type has the bits ${bits}`, offset);
  }
}

/** Writes a contract entry point. */
function writeEntryPoint(writer: ByteWriter, entryPoint: EntryPoint): void {
  writer.writeString(entryPoint.name);
  writer.writeVec(entryPoint.args, (_, parameter) => {
    writer.writeString(parameter.name);
    writeCLType(writer, parameter.clType);
  });
  writeCLType(writer, entryPoint.ret);
  writeEntryPointAccess(writer, entryPoint.access);
  writeEntryPointType(writer, entryPoint.entryPointType);
}

/** Reads what `writeEntryPoint` writes. Throws `BytesError`. */
function readEntryPoint(reader: ByteReader): EntryPoint {
  return {
    name: reader.readString(),
    args: reader.readVec(() => ({ name: reader.readString(), clType: readCLType(reader) })),
    ret: readCLType(reader),
    access: readEntryPointAccess(reader),
    entryPointType: readEntryPointType(reader),
  };
}

/** Writes an entity entry point. */
function writeEntityEntryPoint(writer: ByteWriter, entryPoint: EntityEntryPoint): void {
  writeEntryPoint(writer, entryPoint);
  writer.writeU8(PAYMENT_TAGS.indexOf(entryPoint.entryPointPayment));
}

/** Reads what `writeEntityEntryPoint` writes. Throws `BytesError`. */
function readEntityEntryPoint(reader: ByteReader): EntityEntryPoint {
  const entryPoint = readEntryPoint(reader);
  const { offset } = reader;
  const tag = reader.readU8();
  const entryPointPayment = PAYMENT_TAGS[tag];
  if (entryPointPayment === undefined) {
    return reader.fail(`no entry point payment has the tag ${tag}`, offset);
  }
  return { ...entryPoint, entryPointPayment };
}

function writeMap<E>(
  writer: ByteWriter,
  entryPoints: ReadonlyMap<string, E>,
  write: (writer: ByteWriter, entryPoint: E) => void,
): void {
  writer.writeU32(entryPoints.size);
  for (const [name, entryPoint] of sortedEntries([...entryPoints], (a, b) => compareUtf8(a[0], b[0]))) {
    writer.writeString(name);
    write(writer, entryPoint);
  }
}

function readMap<E>(reader: ByteReader, read: (reader: ByteReader) => E): ReadonlyMap<string, E> {
  const entries = reader.readVec((): [string, E] => [reader.readString(), read(reader)]);
  return new Map(sortedEntries(entries, (a, b) => compareUtf8(a[0], b[0])));
}

/** Writes the entry points of a contract, in the order of their names. */
export function writeEntryPoints(writer: ByteWriter, entryPoints: EntryPoints): void {
  writeMap(writer, entryPoints, writeEntryPoint);
}

/** Reads the entry points of a contract. Throws `BytesError`. */
export function readEntryPoints(reader: ByteReader): EntryPoints {
  return readMap(reader, readEntryPoint);
}

/** Writes the entry points of an entity, in the order of their names. */
export function writeEntityEntryPoints(writer: ByteWriter, entryPoints: EntityEntryPoints): void {
  writeMap(writer, entryPoints, writeEntityEntryPoint);
}

/** Reads the entry points of an entity. Throws `BytesError`. */
export function readEntityEntryPoints(reader: ByteReader): EntityEntryPoints {
  return readMap(reader, readEntityEntryPoint);
}

/** Writes an entry point record. */
export function writeEntryPointValue(writer: ByteWriter, value: EntryPointValue): void {
  writer.writeU8(V1_ENTRY_POINT_TAG);
  writeEntityEntryPoint(writer, value.entryPoint);
}

/** Reads an entry point record. Throws `BytesError`. */
export function readEntryPointValue(reader: ByteReader): EntryPointValue {
  const { offset } = reader;
  const tag = reader.readU8();
  if (tag !== V1_ENTRY_POINT_TAG) {
    return reader.fail(`no entry point value has the tag ${tag}`, offset);
  }
  return { _tag: 'V1CasperVm', entryPoint: readEntityEntryPoint(reader) };
}
