/**
 * How often something happened.
 *
 * @module
 */
import { badArgument } from './matcher';

/** @throws CasperTestError `BAD_ARGUMENT` unless it is a count, or left out */
export function checkTimes(matcher: string, times: unknown): void {
  if (times === undefined || (Number.isSafeInteger(times) && (times as number) >= 0)) return;
  throw badArgument(`${matcher} takes a count as { times }.`, times);
}

/** `once`, `2 times`. */
export function timesText(times: number): string {
  return times === 1 ? 'once' : `${times} times`;
}
