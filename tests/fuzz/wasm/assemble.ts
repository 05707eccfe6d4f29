/**
 * Makes modules for tests: from text, or byte by byte where they are to be malformed.
 *
 * @module
 */
import openWabt from 'wabt';

type Wabt = Awaited<ReturnType<typeof openWabt>>;

/** Newer features on, so that modules can use what the engine refuses. */
const FEATURES = {
  mutable_globals: true,
  sign_extension: true,
  sat_float_to_int: true,
  multi_value: true,
  bulk_memory: true,
  reference_types: true,
  simd: true,
  threads: true,
};

/** Assembles WebAssembly text; what it says need not be valid. */
export function fromText(wabt: Wabt, text: string, debugNames = false): Uint8Array {
  const module = wabt.parseWat('module.wat', text, FEATURES);
  const { buffer } = module.toBinary({ canonicalize_lebs: true, write_debug_names: debugNames });
  module.destroy();
  return buffer;
}

export { openWabt, type Wabt };

/** A byte, several bytes, or text in UTF-8. */
export type Part = number | string | Uint8Array | readonly Part[];

/** Parts one after the other. */
export function bytes(...parts: readonly Part[]): Uint8Array {
  return Uint8Array.from(parts.flatMap(flatten));
}

function flatten(part: Part): number[] {
  if (typeof part === 'number') return [part];
  if (typeof part === 'string') return [...new TextEncoder().encode(part)];
  return ArrayBuffer.isView(part) ? [...part] : part.flatMap(flatten);
}

/** Unsigned LEB128. */
export function u32(value: number): number[] {
  return value < 0x80 ? [value] : [(value % 0x80) | 0x80, ...u32(Math.floor(value / 0x80))];
}

/** Content after its length. */
export function sized(...parts: readonly Part[]): Part {
  const content = bytes(...parts);
  return [u32(content.length), content];
}

/** Items after their count. */
export function list(...items: readonly Part[]): Part {
  return [u32(items.length), ...items];
}

export function section(id: number, ...parts: readonly Part[]): Part {
  return [id, sized(...parts)];
}

/** "\0asm" and version 1, then sections. */
export function module(...sections: readonly Part[]): Uint8Array {
  return bytes('\0asm', 1, 0, 0, 0, ...sections);
}

const END = 0x0b;

/** The usual sections of a module with one function `call` of type `() -> ()` and a memory, to be used with others or replaced. */
export const usual: { readonly [name in 'types' | 'functions' | 'memory' | 'exports' | 'code']: Part } = {
  types: section(1, list([0x60, 0, 0])),
  functions: section(3, list(0)),
  memory: section(5, list([0, 1])),
  exports: section(7, list([sized('call'), 0, 0])),
  code: section(10, list(sized(0, END))),
};

/** A module with one function `call` of the given locals and instructions (its `end` is added). */
export function withBody(instructions: readonly Part[], locals: readonly Part[] = []): Uint8Array {
  const code = section(10, list(sized(list(...locals), ...instructions, END)));
  return module(usual.types, usual.functions, usual.memory, usual.exports, code);
}
