/**
 * What may be done with the value under a URef: a set of three bits.
 *
 * Answers to: casper-types `access_rights.rs` (`AccessRights`).
 */

/** Access rights as bits. */
export type AccessRights = number;

/** Each set of rights by its Rust name. */
export const AccessRights: {
  readonly NONE: AccessRights;
  readonly READ: AccessRights;
  readonly WRITE: AccessRights;
  readonly READ_WRITE: AccessRights;
  readonly ADD: AccessRights;
  readonly READ_ADD: AccessRights;
  readonly ADD_WRITE: AccessRights;
  readonly READ_ADD_WRITE: AccessRights;
} = {
  NONE: 0,
  READ: 1,
  WRITE: 2,
  READ_WRITE: 3,
  ADD: 4,
  READ_ADD: 5,
  ADD_WRITE: 6,
  READ_ADD_WRITE: 7,
};

const TEXTS: readonly string[] = [
  'NONE',
  'READ',
  'WRITE',
  'READ_WRITE',
  'ADD',
  'READ_ADD',
  'ADD_WRITE',
  'READ_ADD_WRITE',
];

/** Whether `bits` is a set of rights: 0 to 7. */
export function isAccessRights(bits: number): boolean {
  return (bits & 7) === bits;
}

/** Whether `held` includes all of `wanted`. */
export function hasAccessRights(held: AccessRights, wanted: AccessRights): boolean {
  return (held & wanted) === wanted;
}

/** Rust's Display text, such as `READ_ADD`. */
export function accessRightsText(rights: AccessRights): string {
  return TEXTS[rights] ?? 'UNKNOWN';
}
