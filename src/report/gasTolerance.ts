/**
 * How much gas may differ.
 *
 * @module
 */
import { parseMotes } from './motes';

/** An amount of gas, or a part in percent. */
export type GasTolerance =
  | { readonly _tag: 'Gas'; readonly gas: bigint }
  | { readonly _tag: 'Percent'; readonly millionths: bigint };

/** None: gas is exact. */
export const NO_TOLERANCE: GasTolerance = { _tag: 'Gas', gas: 0n };

/** From an amount of gas (`500n`, `500`, `'1_000'`) or `'0.5%'`; undefined for anything else. */
export function parseGasTolerance(value: unknown): GasTolerance | undefined {
  const percent = typeof value === 'string' ? /^\s*(\d{1,4})(?:\.(\d{1,6}))?\s*%\s*$/.exec(value) : null;
  if (percent !== null) {
    return { _tag: 'Percent', millionths: BigInt(`${percent[1]}${(percent[2] ?? '').padEnd(6, '0')}`) };
  }
  if (typeof value === 'string' && !/^[\s\d_,]+$/.test(value)) return undefined;
  const gas = parseMotes(value);
  return gas === undefined || gas < 0n ? undefined : { _tag: 'Gas', gas };
}

/** The gas that something may differ by from what it was. */
export function toleratedGas(tolerance: GasTolerance, before: bigint): bigint {
  return tolerance._tag === 'Gas' ? tolerance.gas : (before * tolerance.millionths) / 100_000_000n;
}

/** `+1.25 %` for a change from one amount to another; empty where there was nothing before, `±0` changes included. */
export function percentText(before: bigint, difference: bigint): string {
  if (before <= 0n || difference === 0n) return '';
  const sign = difference < 0n ? '-' : '+';
  const magnitude = difference < 0n ? -difference : difference;
  const hundredths = (magnitude * 10_000n + before / 2n) / before;
  if (hundredths === 0n) return `${sign}<0.01 %`;
  const decimals = (hundredths % 100n).toString().padStart(2, '0').replace(/0+$/, '');
  return `${sign}${hundredths / 100n}${decimals === '' ? '' : `.${decimals}`} %`;
}
