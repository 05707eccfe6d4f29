/**
 * Growing the typed arrays that serve as stacks.
 *
 * @module
 */

/** A copy of a typed array with twice the room. */
export function enlarged<T extends Uint8Array | Int32Array | Float64Array>(array: T): T {
  const copy = new (array.constructor as new (length: number) => T)(array.length * 2);
  copy.set(array);
  return copy;
}
