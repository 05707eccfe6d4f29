/**
 * Reads `chainspec.toml`, and patches a chainspec with values named as in that file.
 *
 * Answers to: casper-engine-test-support `chainspec_config.rs`.
 *
 * @module
 */
import { CasperTestError } from '../bytes/casperTestError';
import type { Chainspec } from './chainspec';
import { CHAINSPEC_SECTIONS } from './chainspecDecoder';
import { asTable, tomlName, wrongField } from './decoder';
import { DEFAULT_CHAINSPEC } from './defaultChainspec';

/** 13 weeks (`VESTING_SCHEDULE_LENGTH_MILLIS` of casper-types `system/auction`). */
const LONGEST_VESTING_SCHEDULE = 91n * 24n * 60n * 60n * 1000n;

type Section = keyof Chainspec;
const SECTIONS = Object.keys(CHAINSPEC_SECTIONS) as readonly Section[];

function readSections(read: (section: Section, name: string) => unknown): Chainspec {
  return Object.fromEntries(
    SECTIONS.map((section) => [section, read(section, tomlName(section))]),
  ) as unknown as Chainspec;
}

/**
 * Reads the text of a `chainspec.toml`. All fields of the sections `core`, `wasm`, `system_costs` and `storage_costs`
 * must be there; other sections are the node's business and skipped.
 *
 * @throws CasperTestError `BAD_CHAINSPEC` that names the missing, unknown or mistyped field, or the line TOML fails at.
 */
export function parseChainspec(toml: string): Chainspec {
  // Loaded on first use: most test files never read one.
  const { parse } = require('smol-toml') as typeof import('smol-toml', { with: { 'resolution-mode': 'import' }});
  let file: Readonly<Record<string, unknown>>;
  try {
    file = parse(toml, { integersAsBigInt: 'asNeeded' });
  } catch (cause) {
    const reason = String((cause as { message?: unknown }).message);
    throw new CasperTestError({
      code: 'BAD_CHAINSPEC',
      shortMessage: `The chainspec is not valid TOML: ${reason}`,
      cause,
    });
  }
  const chainspec = readSections((section, name) => {
    if (!Object.hasOwn(file, name)) wrongField(name, 'a section', undefined);
    return CHAINSPEC_SECTIONS[section](file[name], name);
  });
  if (chainspec.core.vestingSchedulePeriod > LONGEST_VESTING_SCHEDULE) {
    throw new CasperTestError({
      code: 'BAD_CHAINSPEC',
      shortMessage: `Chainspec field core.vesting_schedule_period: expected at most 13 weeks, got ${chainspec.core.vestingSchedulePeriod} ms.`,
    });
  }
  return chainspec;
}

/**
 * A chainspec with some values changed. `overrides` is shaped and named like the TOML file, as in
 * `{ core: { validator_slots: 10, fee_handling: { type: 'burn' } } }`: tables merge, all else replaces.
 *
 * @throws CasperTestError `BAD_CHAINSPEC` that names the unknown or mistyped field.
 */
export function withChainspecOverrides(overrides: unknown, base: Chainspec = DEFAULT_CHAINSPEC): Chainspec {
  const given = asTable(overrides) ?? wrongField('(top level)', 'a table of sections', overrides);
  const unknownSection = Object.keys(given).find((name) => !SECTIONS.some((section) => tomlName(section) === name));
  if (unknownSection !== undefined) {
    throw new CasperTestError({
      code: 'BAD_CHAINSPEC',
      shortMessage: `Chainspec section ${unknownSection} is not known.`,
      details: [`sections: ${SECTIONS.map(tomlName).join(', ')}`],
    });
  }
  return readSections((section, name) => {
    const decode = CHAINSPEC_SECTIONS[section] as (value: unknown, path: string, base: unknown) => unknown;
    return Object.hasOwn(given, name) ? decode(given[name], name, base[section]) : base[section];
  });
}
