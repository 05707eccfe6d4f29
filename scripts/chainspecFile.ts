/**
 * Writes resources/chainspec.toml, the file form of `DEFAULT_CHAINSPEC`:
 *
 *     npx tsx scripts/chainspecFile.ts
 *
 * The Rust crate reads the same values from it (tests/vectors/builders.json); what concerns only a node is left out.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tomlName } from '../src/config/decoder';
import { DEFAULT_CHAINSPEC } from '../src/config/defaultChainspec';

const HEADER = `# The default chainspec: the values of casper-engine-test-support 8.1.1, without the sections that only a node reads.
# Written by scripts/chainspecFile.ts; a copy of it is a good beginning for a chainspec of one's own.

`;

const DURATIONS = new Set([
  'eraDuration',
  'minimumBlockTime',
  'lockedFundsPeriod',
  'vestingSchedulePeriod',
  'gasHoldInterval',
]);

/** A value as TOML writes it: the inverse of src/config/chainspecDecoder.ts. */
function written(name: string, value: unknown): unknown {
  if (DURATIONS.has(name)) return `${value} ms`;
  if (Array.isArray(value)) return value.map((entry) => written('', entry));
  if (typeof value !== 'object' || value === null) return value;
  if ('numer' in value && 'denom' in value) return [value.numer, value.denom];
  if ('major' in value && 'minor' in value && 'patch' in value) return `${value.major}.${value.minor}.${value.patch}`;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) =>
      key === '_tag' ? ['type', tomlName(String(field)).slice(1)] : [tomlName(key), written(key, field)],
    ),
  );
}

const { stringify } = require('smol-toml') as typeof import('smol-toml', { with: { 'resolution-mode': 'import' }});
const path = join(__dirname, '..', 'resources', 'chainspec.toml');
writeFileSync(path, HEADER + stringify(written('', DEFAULT_CHAINSPEC)));
