/**
 * User groups of a package: each name stands for the urefs whose holders belong to it.
 *
 * Answers to: casper-types package.rs (`Group`, `Groups`).
 */
import { compareBytes } from '../bytes/compareBytes';
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { compareUtf8, sortedEntries } from './sortedEntries';
import { URef } from './uref';

/** Most groups a package may have (casper-types addressable_entity.rs `MAX_GROUPS`). */
export const MAX_GROUPS = 10;
/** Most urefs all groups of a package may have together (casper-types addressable_entity.rs `MAX_TOTAL_UREFS`). */
export const MAX_TOTAL_UREFS = 100;

/** Urefs by group name. The urefs of a group are a set: kept ascending, without repetition. */
export type Groups = ReadonlyMap<string, readonly URef[]>;

/** Order of Rust's `URef`: address, then rights. */
export function compareURefs(left: URef, right: URef): number {
  return compareBytes(left.addr, right.addr) || left.accessRights - right.accessRights;
}

/** The urefs as a set: ascending, without repetition. */
export function urefSet(urefs: Iterable<URef>): readonly URef[] {
  return sortedEntries([...urefs], compareURefs);
}

/** How many urefs the groups have together. */
export function totalUrefs(groups: Groups): number {
  let total = 0;
  for (const urefs of groups.values()) {
    total += urefs.length;
  }
  return total;
}

/** Writes the groups in the order of their names. */
export function writeGroups(writer: ByteWriter, groups: Groups): void {
  writer.writeU32(groups.size);
  for (const [name, urefs] of sortedEntries([...groups], (a, b) => compareUtf8(a[0], b[0]))) {
    writer.writeString(name);
    writer.writeVec(urefSet(urefs), (_, uref) => writer.writeRaw(uref.toBytes()));
  }
}

/** Reads what `writeGroups` writes. Throws `BytesError`. */
export function readGroups(reader: ByteReader): Groups {
  const entries = reader.readVec((): [string, readonly URef[]] => [
    reader.readString(),
    urefSet(reader.readVec(URef.read)),
  ]);
  return new Map(sortedEntries(entries, (a, b) => compareUtf8(a[0], b[0])));
}
