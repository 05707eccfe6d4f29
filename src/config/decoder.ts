/**
 * Reads configuration out of parsed TOML or JSON: each decoder turns an unknown value into a typed one, or says which
 * field is wrong and what was expected there. With a `base`, a value may be a patch: tables merge field by field, all
 * else replaces.
 *
 * @module
 */
import { CasperTestError } from '../bytes/casperTestError';

/**
 * Reads `value`; `path` is the dotted name of the field for messages. `base` is what the field holds so far, if the
 * value is a patch over it.
 */
export type Decoder<T> = (value: unknown, path: string, base?: T) => T;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string') return `the string ${JSON.stringify(value)}`;
  if (typeof value === 'bigint') return `${value}`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a table';
  return String(value);
}

/** Always throws: `BAD_CHAINSPEC`, naming the field. */
export function wrongField(path: string, expected: string, value: unknown): never {
  throw new CasperTestError({
    code: 'BAD_CHAINSPEC',
    shortMessage: `Chainspec field ${path}: expected ${expected}, got ${shown(value)}.`,
  });
}

/** The name in the TOML file for a name of ours: `maxStackHeight` is `max_stack_height`. */
export function tomlName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A table in the sense of TOML (an object of JSON), or `undefined`. */
export function asTable(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return value as Readonly<Record<string, unknown>>;
}

function integer(value: unknown, maximum: bigint, path: string): bigint {
  const expected = `an integer from 0 to ${maximum}`;
  if (typeof value === 'number' && !Number.isSafeInteger(value)) wrongField(path, expected, value);
  if (typeof value !== 'number' && typeof value !== 'bigint') wrongField(path, expected, value);
  const wide = BigInt(value);
  if (wide < 0n || wide > maximum) wrongField(path, expected, value);
  return wide;
}

/** An integer of 8 bits. */
export const u8: Decoder<number> = (value, path) => Number(integer(value, 0xffn, path));

/** An integer of 32 bits. */
export const u32: Decoder<number> = (value, path) => Number(integer(value, 0xffff_ffffn, path));

/** An integer of 64 bits. (A TOML file itself can only hold 63 of them.) */
export const u64: Decoder<bigint> = (value, path) => integer(value, 0xffff_ffff_ffff_ffffn, path);

/** true or false. */
export const bool: Decoder<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : wrongField(path, 'true or false', value);

/** A text. */
export const text: Decoder<string> = (value, path) =>
  typeof value === 'string' ? value : wrongField(path, 'a string', value);

/** A list of exactly `length` values. */
export function listOf<T>(item: Decoder<T>, length: number): Decoder<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length !== length) wrongField(path, `a list of ${length}`, value);
    return value.map((entry, index) => item(entry, `${path}[${index}]`));
  };
}

/** One decoder for each field of `T`. */
export type Fields<T> = { readonly [K in keyof T]-?: Decoder<T[K]> };

/**
 * A table with exactly these fields under their TOML names. Without a base all of them must be there; unknown ones are
 * refused either way, as `deny_unknown_fields` does in Rust.
 */
export function table<T extends object>(fields: Fields<T>): Decoder<T> {
  const known = new Map(Object.keys(fields).map((name) => [tomlName(name), name as keyof T & string]));
  return (value, path, base) => {
    const given = asTable(value);
    if (given === undefined) wrongField(path, 'a table', value);
    for (const name of Object.keys(given)) {
      if (known.has(name)) continue;
      throw new CasperTestError({
        code: 'BAD_CHAINSPEC',
        shortMessage: `Chainspec field ${path}.${name} is not known.`,
        details: [`known here: ${[...known.keys()].join(', ')}`],
      });
    }
    const result: Partial<T> = {};
    for (const [name, field] of known) {
      const at = `${path}.${name}`;
      if (Object.hasOwn(given, name)) {
        result[field] = fields[field](given[name], at, base?.[field]);
      } else if (base !== undefined) {
        result[field] = base[field];
      } else {
        throw new CasperTestError({ code: 'BAD_CHAINSPEC', shortMessage: `Chainspec field ${at} is missing.` });
      }
    }
    return result as T;
  };
}

/**
 * A decoder for values of the shape of `example`: its numbers stand for u32, its bigints for u64, its lists for lists of
 * that length.
 */
export function like<T>(example: T): Decoder<T> {
  if (typeof example === 'number') return u32 as unknown as Decoder<T>;
  if (typeof example === 'bigint') return u64 as unknown as Decoder<T>;
  if (Array.isArray(example)) return listOf(like(example[0] as unknown), example.length) as unknown as Decoder<T>;
  const fields = Object.fromEntries(Object.entries(example as object).map(([name, value]) => [name, like(value)]));
  return table(fields as unknown as Fields<T & object>) as unknown as Decoder<T>;
}
