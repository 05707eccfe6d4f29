/**
 * User errors and their names: `ApiError::User` carries nothing but a number.
 *
 * @module
 */
import { apiErrorDebug, type ContractSchemaErrors } from '../src/index';
import { badArgument } from './matcher';
import type { Failure } from './subject';

/** `ApiError::User(n)` has the code `65536 + n`, n up to 65535. Source: casper-types src/api_error.rs (`USER_ERROR_OFFSET`). */
export const USER_ERROR_OFFSET = 65_536;

/**
 * Names of user errors: an enum of TypeScript or an object like it (`{ InsufficientBalance: 60001 }`), names by number
 * (`{ 60001: 'InsufficientBalance' }`), or the JSON of a contract schema, whose `errors` count.
 */
export type UserErrorNames = Readonly<Record<string | number, string | number>> | ContractSchemaErrors;

/**
 * Numbers of user errors by name.
 *
 * @throws CasperTestError `BAD_ARGUMENT` for anything else
 */
export function userErrorNumbers(matcher: string, names: unknown): ReadonlyMap<string, number> {
  const { errors } = Object(names) as { readonly errors?: unknown };
  const entries = Array.isArray(errors)
    ? errors.map(({ name, discriminant }) => [name, discriminant])
    : Object.entries(Object(names)).map(([key, value]) =>
        typeof value === 'string' ? [value, Number(key)] : [key, value],
      );
  const isNames = typeof names === 'object' && entries.length > 0;
  if (isNames && entries.every(([name, number]) => typeof name === 'string' && isUserError(number))) {
    return new Map(entries as [string, number][]);
  }
  throw badArgument(
    `${matcher} takes as names an enum ({ Name: 1 }), names by number ({ 1: 'Name' }), or a contract schema with errors.`,
    names,
  );
}

/** Whether the number can be that of a user error, a u16. */
export function isUserError(number: unknown): number is number {
  return Number.isInteger(number) && (number as number) >= 0 && (number as number) < USER_ERROR_OFFSET;
}

/** The ApiError that code reverted with, as u32; `undefined` for another failure. */
export function revertCodeOf(error: Failure): number | undefined {
  return error._tag === 'Revert' ? (error as { readonly code?: number }).code : undefined;
}

/** `ApiError::User(5) [65541]`. */
export function userErrorText(number: number): string {
  return apiErrorDebug(USER_ERROR_OFFSET + number);
}
