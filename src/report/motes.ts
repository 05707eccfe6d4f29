/**
 * Amounts for people: 1 CSPR = 1,000,000,000 motes.
 *
 * @module
 */

/** Motes in one CSPR. Source: casper-types src/motes.rs documentation and the network's token. */
export const MOTES_PER_CSPR = 1_000_000_000n;

/** `2500000000` motes -> `2.5 CSPR (2,500,000,000 motes)`. */
export function formatMotes(motes: bigint): string {
  return `${formatCspr(motes)} (${inMotes(motes)})`;
}

/** `2500` motes -> `2,500 motes`; one is `1 mote`. */
export function inMotes(motes: bigint): string {
  return `${groupDigits(motes)} ${motes === 1n || motes === -1n ? 'mote' : 'motes'}`;
}

/** `2500000000` motes -> `2.5 CSPR`; exact, without trailing zeros. */
export function formatCspr(motes: bigint): string {
  const sign = motes < 0n ? '-' : '';
  const magnitude = motes < 0n ? -motes : motes;
  const whole = groupDigits(magnitude / MOTES_PER_CSPR);
  const fraction = (magnitude % MOTES_PER_CSPR).toString().padStart(9, '0').replace(/0+$/, '');
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`} CSPR`;
}

/** `1234567` -> `1,234,567`. */
export function groupDigits(value: bigint | number): string {
  return value.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/**
 * Motes from a bigint or an integer (motes), or from a string: `'2.5 CSPR'`, `'100 motes'`, `'100'` (motes), each
 * with a sign if need be. Underscores and commas between digits are ignored.
 *
 * @returns `undefined` when the value is none of these
 */
export function parseMotes(value: unknown): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const match = /^\s*([-+]?)(\d[\d_,]*)(?:\.(\d{1,9}))?\s*(cspr|motes?)?\s*$/i.exec(value);
  if (match === null) return undefined;
  const [, sign, digits, fraction, unit] = match;
  const whole = BigInt(digits!.replace(/[_,]/g, ''));
  const isCspr = unit?.toLowerCase() === 'cspr';
  if (!isCspr && fraction !== undefined) return undefined;
  const motes = isCspr ? whole * MOTES_PER_CSPR + BigInt((fraction ?? '').padEnd(9, '0')) : whole;
  return sign === '-' ? -motes : motes;
}
