/**
 * A chainspec in the shape of its file: the inverse of chainspecDecoder.ts.
 *
 * @module
 */
import type { Chainspec } from './chainspec';
import { tomlName } from './decoder';

/** Fields that are durations, which a file writes with their unit. */
const DURATIONS: ReadonlySet<string> = new Set([
  'eraDuration',
  'minimumBlockTime',
  'lockedFundsPeriod',
  'vestingSchedulePeriod',
  'gasHoldInterval',
]);

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

/** The sections `core`, `wasm`, `system_costs` and `storage_costs`, as a TOML writer takes them. */
export function chainspecTable({ core, wasm, systemCosts, storageCosts }: Chainspec): Record<string, unknown> {
  return written('', { core, wasm, systemCosts, storageCosts }) as Record<string, unknown>;
}
