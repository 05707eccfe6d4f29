/**
 * Access rights as a test may write them: `AccessRights.READ_WRITE`, or `'READ_WRITE'`.
 *
 * @module
 */
import { AccessRights } from '../src/index';
import { badArgument } from './matcher';

/** The bits, or their Rust name. */
export type ExpectedAccessRights = AccessRights | keyof typeof AccessRights;

const NAMES = Object.keys(AccessRights) as readonly (keyof typeof AccessRights)[];

/**
 * The rights.
 *
 * @throws CasperTestError `BAD_ARGUMENT` when they are none
 */
export function toAccessRights(matcher: string, expected: ExpectedAccessRights): AccessRights {
  if (typeof expected === 'number' && NAMES.some((name) => AccessRights[name] === expected)) return expected;
  const named = NAMES.find((name) => name === expected);
  if (named !== undefined) return AccessRights[named];
  throw badArgument(
    `${matcher} takes access rights: AccessRights.READ or its like, or one of ${NAMES.join(', ')}.`,
    expected,
  );
}

/** Their Rust name: `READ_ADD_WRITE`. */
export function accessRightsName(rights: AccessRights): string {
  return NAMES.find((name) => AccessRights[name] === rights) ?? String(rights);
}
