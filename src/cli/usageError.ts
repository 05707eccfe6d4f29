/**
 * Mistakes in a command line, and how every command ends with one.
 *
 * @module
 */
import { parseArgs } from 'node:util';
import { isCasperTestError } from '../bytes/casperTestError';
import { hasTag } from '../bytes/hasTag';
import { nearestName } from '../report/nearestName';
import type { CommandContext } from './command';

/** A mistake in the command line. Its message says what was expected. */
export class UsageError extends Error {
  readonly _tag: 'UsageError' = 'UsageError';
}

/** Options of `node:util.parseArgs`. */
export type OptionTable = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** What was parsed. */
export type CommandLine<T extends OptionTable> = ReturnType<
  typeof parseArgs<{ readonly options: T; readonly allowPositionals: true; readonly strict: true }>
>;

/**
 * Parses a command line.
 *
 * @throws UsageError for an option that there is not, with the nearest that there is, and for one without its value
 */
export function parseCommandLine<T extends OptionTable>(args: readonly string[], options: T): CommandLine<T> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message: string };
    const unknown = /Unknown option '(-[^' ]*)/.exec(message)?.[1];
    if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION' || unknown === undefined) throw new UsageError(message);
    const near = nearestName(unknown.replace(/^-+/, ''), Object.keys(options));
    throw new UsageError(`There is no option ${unknown}.${near === undefined ? '' : ` Did you mean --${near}?`}`);
  }
}

/** Runs a command: mistakes of its user are told in their words and end with 2, everything else is thrown on. */
export async function withUsageErrors(
  name: string,
  { err }: CommandContext,
  run: () => number | Promise<number>,
): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!hasTag(error, 'UsageError') && !isCasperTestError(error)) throw error;
    err(`${(error as unknown as { readonly message: string }).message}\n\ncasper-test ${name} --help says more.`);
    return 2;
  }
}
