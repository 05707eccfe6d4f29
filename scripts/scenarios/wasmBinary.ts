/**
 * Builds Wasm modules byte by byte, so that a scenario can hold one that no assembler would make.
 */

export type Byte = number | string | readonly Byte[];

/** Flattens numbers (one byte each), strings (their UTF-8 bytes) and lists. */
export function bytes(...parts: readonly Byte[]): number[] {
  return parts.flatMap((part): number[] => {
    if (typeof part === 'number') return [part & 255];
    return typeof part === 'string' ? [...Buffer.from(part, 'utf8')] : bytes(...part);
  });
}

/** Unsigned LEB128. */
export function leb(value: number | bigint): number[] {
  let rest = BigInt(value);
  const out: number[] = [];
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    out.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return out;
}

/** Signed LEB128. */
export function signedLeb(value: number | bigint): number[] {
  let rest = BigInt(value);
  const out: number[] = [];
  for (;;) {
    const low = Number(rest & 127n);
    rest >>= 7n;
    const done = (rest === 0n && (low & 64) === 0) || (rest === -1n && (low & 64) !== 0);
    out.push(done ? low : low | 128);
    if (done) return out;
  }
}

export const name = (text: string): number[] => [...leb(Buffer.byteLength(text)), ...bytes(text)];
/** A vector: its length, then its items. */
export const vec = (...items: readonly Byte[]): number[] => [...leb(items.length), ...bytes(...items)];
export const section = (id: number, ...content: readonly Byte[]): number[] => {
  const body = bytes(...content);
  return [id, ...leb(body.length), ...body];
};

export const HEADER: readonly number[] = bytes(0, 'asm', 1, 0, 0, 0);
export const I32 = 0x7f;
export const I64 = 0x7e;
export const F32 = 0x7d;
export const F64 = 0x7c;
export const END = 0x0b;

export const funcType = (parameters: readonly number[], results: readonly number[]): number[] => [
  0x60,
  ...vec(...parameters),
  ...vec(...results),
];
/** A function body: groups of locals, then code without its `end`. */
export const body = (locals: readonly Byte[], ...code: readonly Byte[]): number[] => {
  const all = [...vec(...locals), ...bytes(...code), END];
  return [...leb(all.length), ...all];
};

export interface Parts {
  types?: readonly Byte[];
  imports?: readonly Byte[];
  functions?: readonly number[];
  tables?: readonly Byte[];
  memories?: readonly Byte[];
  globals?: readonly Byte[];
  exports?: readonly Byte[];
  start?: number;
  elements?: readonly Byte[];
  bodies?: readonly Byte[];
  data?: readonly Byte[];
  /** Appended as it is. */
  tail?: readonly Byte[];
}

const UNIT = funcType([], []);

/** A module whose function 0 (after the imports) is `call`, with one page of memory, unless said otherwise. */
export function module(parts: Parts = {}): string {
  const {
    types = [UNIT],
    imports = [],
    functions = [0],
    tables = [],
    memories = [[0, 1]],
    globals = [],
    elements = [],
    data = [],
    tail = [],
  } = parts;
  const importedFunctions = imports.filter(
    (entry) => bytes(entry).includes(0) && importKind(bytes(entry)) === 0,
  ).length;
  const exported = parts.exports ?? [[...name('call'), 0, ...leb(importedFunctions)]];
  const bodies = parts.bodies ?? functions.map(() => body([]));
  const optional = (id: number, items: readonly Byte[]): number[] =>
    items.length > 0 ? section(id, vec(...items)) : [];
  const all = bytes(
    HEADER,
    optional(1, types),
    optional(2, imports),
    optional(
      3,
      functions.map((f) => leb(f)),
    ),
    optional(4, tables),
    optional(5, memories),
    optional(6, globals),
    optional(7, exported),
    parts.start === undefined ? [] : section(8, leb(parts.start)),
    optional(9, elements),
    optional(10, bodies),
    optional(11, data),
    tail,
  );
  return hexWasm(all);
}

/** The kind byte of an import entry. */
function importKind(entry: readonly number[]): number {
  const afterModule = 1 + entry[0]!;
  return entry[afterModule + 1 + entry[afterModule]!]!;
}

export const importFunction = (from: string, field: string, type: number): number[] => [
  ...name(from),
  ...name(field),
  0,
  ...leb(type),
];

/** The form in which a scenario holds a module inline. */
export function hexWasm(all: readonly Byte[]): string {
  return `hex:${Buffer.from(bytes(...all)).toString('hex')}`;
}
