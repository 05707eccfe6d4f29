/**
 * Order of the maps and sets that Rust keeps in a `BTreeMap` or `BTreeSet`: they are serialised by ascending key, and
 * reading accepts any order and lets the last of two equal keys win.
 */

/** Sorts before (negative), together with (0) or after (positive). */
export type Compare<T> = (left: T, right: T) => number;

/**
 * Compares two strings as their UTF-8 bytes compare, which is the order of Rust's `String`.
 *
 * UTF-16 units order the same way except where a surrogate meets a unit above the surrogates, so only that case is
 * corrected.
 */
export function compareUtf8(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(i);
    if (a !== b) {
      const aSurrogate = (a & 0xf800) === 0xd800;
      const bSurrogate = (b & 0xf800) === 0xd800;
      return aSurrogate === bSurrogate ? a - b : aSurrogate ? 1 : -1;
    }
  }
  return left.length - right.length;
}

/** Whether `entries` is strictly ascending under `compare`. */
function isSorted<T>(entries: readonly T[], compare: Compare<T>): boolean {
  for (let i = 1; i < entries.length; i++) {
    if (compare(entries[i - 1]!, entries[i]!) >= 0) {
      return false;
    }
  }
  return true;
}

/**
 * The entries in ascending order, the last of equal ones kept. Returns the given array itself when nothing has to
 * change.
 */
export function sortedEntries<T>(entries: readonly T[], compare: Compare<T>): readonly T[] {
  if (isSorted(entries, compare)) {
    return entries;
  }
  const sorted = [...entries].sort(compare);
  const unique: T[] = [];
  for (const entry of sorted) {
    // The sort is stable, so of equal entries the last given comes last.
    if (unique.length > 0 && compare(unique[unique.length - 1]!, entry) === 0) {
      unique[unique.length - 1] = entry;
    } else {
      unique.push(entry);
    }
  }
  return unique;
}
