/**
 * What a project says about its gas report.
 *
 * @module
 */
import { resolve } from 'node:path';
import { inspect } from 'node:util';
import { CasperTestError } from '../src/index';
import { type GasTolerance, NO_TOLERANCE, parseGasTolerance } from '../src/report/gasTolerance';
import { nearestName } from '../src/report/nearestName';

/** The options of the reporter: `['casper-engine-test-support/reporter', { … }]`. Paths are from Jest's `rootDir`. */
export interface GasReporterOptions {
  /** The file to compare with, which is written as Jest's snapshots are; `.casper-gas-snapshot` when left out, none if `false`. */
  readonly snapshot?: string | false;
  /**
   * Whether the run fails when an entry point costs more than in the snapshot; nothing is written then without `--updateSnapshot`. The
   * variable `CASPER_TEST_GAS_CHECK` (1 or 0) comes before it.
   */
  readonly check?: boolean;
  /** How much more counts as no more: gas (`500`), or percent (`'0.5%'`). None when left out: gas is exact. */
  readonly tolerance?: number | string;
  /** Whether the table is printed; what changed is printed in any case. */
  readonly table?: boolean;
  /** A file for programs. */
  readonly json?: string;
  /** A file with a table for a pull request. */
  readonly markdown?: string;
  /** Test files whose path matches one of these regular expressions are left out, as in Jest's option of this name. */
  readonly testPathIgnorePatterns?: readonly string[];
}

/** The options with all that is left out, and absolute paths. */
export interface ReporterSettings {
  readonly snapshot: string | undefined;
  readonly check: boolean;
  /** Whether a variable asks for an update. */
  readonly update: boolean;
  readonly tolerance: GasTolerance;
  readonly table: boolean;
  readonly json: string | undefined;
  readonly markdown: string | undefined;
  readonly ignored: readonly RegExp[];
}

/** Where the snapshot is unless an option says otherwise. */
export const DEFAULT_SNAPSHOT = '.casper-gas-snapshot';
/** Asks to fail on a regression. */
export const CHECK_VARIABLE = 'CASPER_TEST_GAS_CHECK';
/** Asks to update the snapshot, as `--updateSnapshot` does. */
export const UPDATE_VARIABLE = 'CASPER_TEST_GAS_UPDATE';

const EXPECTED: Readonly<Record<keyof GasReporterOptions, string>> = {
  snapshot: 'a path, or false',
  check: 'true or false',
  tolerance: "an amount of gas such as 500, or a text such as '0.5%'",
  table: 'true or false',
  json: 'a path',
  markdown: 'a path',
  testPathIgnorePatterns: 'a list of regular expressions, as texts',
};

/**
 * Reads the options and the variables.
 *
 * @throws CasperTestError `BAD_ARGUMENT` naming the option and what it takes
 */
export function readSettings(
  given: unknown,
  rootDir: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): ReporterSettings {
  const options = (given ?? {}) as GasReporterOptions;
  for (const name of Object.keys(options)) if (!(name in EXPECTED)) throw unknownOption(name);
  const { snapshot = DEFAULT_SNAPSHOT, check = false, table = true, tolerance, json, markdown } = options;
  const amount = tolerance === undefined ? NO_TOLERANCE : parseGasTolerance(tolerance);
  if (amount === undefined) throw badOption('tolerance', tolerance);
  return {
    snapshot: snapshot === false ? undefined : resolve(rootDir, path('snapshot', snapshot)),
    check: variable(CHECK_VARIABLE, env) ?? flag('check', check),
    update: variable(UPDATE_VARIABLE, env) ?? false,
    tolerance: amount,
    table: flag('table', table),
    json: json === undefined ? undefined : resolve(rootDir, path('json', json)),
    markdown: markdown === undefined ? undefined : resolve(rootDir, path('markdown', markdown)),
    ignored: patterns(options.testPathIgnorePatterns ?? []),
  };
}

function path(name: keyof GasReporterOptions, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw badOption(name, value);
}

function flag(name: keyof GasReporterOptions, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw badOption(name, value);
}

function patterns(value: unknown): readonly RegExp[] {
  if (!Array.isArray(value) || value.some((each) => typeof each !== 'string')) {
    throw badOption('testPathIgnorePatterns', value);
  }
  return value.map((pattern: string) => {
    try {
      return new RegExp(pattern);
    } catch {
      throw badOption('testPathIgnorePatterns', value);
    }
  });
}

function variable(name: string, env: Readonly<Record<string, string | undefined>>): boolean | undefined {
  const value = env[name];
  if (value === undefined || value === '') return undefined;
  if (value === '1' || value === 'true') return true;
  if (value === '0' || value === 'false') return false;
  throw new CasperTestError({
    code: 'BAD_ARGUMENT',
    shortMessage: `The variable ${name} is ${JSON.stringify(value)}.`,
    hint: 'Set it to 1 or 0.',
  });
}

function badOption(name: keyof GasReporterOptions, value: unknown): CasperTestError {
  return new CasperTestError({
    code: 'BAD_ARGUMENT',
    shortMessage: `The option ${name} of casper-engine-test-support/reporter takes ${EXPECTED[name]}.\nReceived: ${inspect(value)}`,
  });
}

function unknownOption(name: string): CasperTestError {
  const near = nearestName(name, Object.keys(EXPECTED));
  return new CasperTestError({
    code: 'BAD_ARGUMENT',
    shortMessage: `casper-engine-test-support/reporter has no option ${JSON.stringify(name)}.`,
    hint: near === undefined ? `Its options are: ${Object.keys(EXPECTED).join(', ')}.` : `Did you mean ${near}?`,
  });
}
