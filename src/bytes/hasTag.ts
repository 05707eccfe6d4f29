/**
 * Telling what was thrown by its tag, because `instanceof` fails between two copies of a module and between realms.
 */

/** Whether a value is an object with this `_tag`. */
export function hasTag(value: unknown, tag: string): boolean {
  return typeof value === 'object' && value !== null && (value as { _tag?: unknown })._tag === tag;
}
