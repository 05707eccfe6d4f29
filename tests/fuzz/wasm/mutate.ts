/**
 * Damages modules at random: bytes, so that they may not parse, or instructions and indices, so that they parse and fail later.
 *
 * @module
 */
import { decode } from '../../../src/wasm/decode';
import { encode } from '../../../src/wasm/encode';
import type { Code, LocalGroups, WasmModule } from '../../../src/wasm/module';
import { IMMEDIATES_OF } from '../../../src/wasm/opcodes';

/** Integers from 0 up to (not including) the limit. */
export type Random = (limit: number) => number;

/** A reproducible stream (xorshift32). */
export function randomFrom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

/** One damaged copy of a module. */
export function mutate(module: Uint8Array, random: Random): Uint8Array {
  if (random(2) === 0) return mutateBytes(module, random);
  try {
    return encode(mutateModule(decode(module.slice()), random));
  } catch {
    return mutateBytes(module, random);
  }
}

/** Bytes that mean something nearly everywhere: control opcodes, calls, types, the bounds of LEB128. */
const TELLING_BYTES = [
  0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f, 0x10, 0x11, 0x1a, 0x1b, 0x20, 0x21, 0x22, 0x23,
  0x24, 0x40, 0x41, 0x42, 0x60, 0x70, 0x7c, 0x7d, 0x7e, 0x7f, 0x80, 0xc0, 0xfc, 0xff,
];

function mutateBytes(module: Uint8Array, random: Random): Uint8Array {
  const bytes = [...module];
  for (let count = 1 + random(3); count > 0 && bytes.length > 0; count--) {
    const at = random(bytes.length);
    switch (random(6)) {
      case 0:
        bytes[at] = random(256);
        break;
      case 1:
        bytes[at] = TELLING_BYTES[random(TELLING_BYTES.length)]!;
        break;
      case 2:
        bytes[at] = bytes[at]! ^ (1 << random(8));
        break;
      case 3:
        bytes.splice(at, 1);
        break;
      case 4:
        bytes.splice(at, 0, random(2) === 0 ? random(256) : TELLING_BYTES[random(TELLING_BYTES.length)]!);
        break;
      case 5:
        if (random(8) === 0) bytes.length = at;
        else bytes[at] = (bytes[at]! + random(3) - 1) & 0xff;
        break;
    }
  }
  return Uint8Array.from(bytes);
}

/** A small number, or sometimes a great one. */
function index(random: Random): number {
  return random(6) === 0 ? [0xffff_ffff, 0x8000_0000, 0x7fff_ffff, 300, 4097, 65537][random(6)]! : random(12);
}

const VALUE_TYPES = [0x7f, 0x7e, 0x7d, 0x7c] as const;

function mutateModule(module: WasmModule, random: Random): WasmModule {
  let mutated = module;
  for (let count = 1 + random(3); count > 0; count--) {
    mutated =
      random(4) === 0 ? mutateSections(mutated, random) : { ...mutated, code: mutateCode(mutated.code, random) };
  }
  return mutated;
}

function mutateSections(module: WasmModule, random: Random): WasmModule {
  const change = <T>(items: readonly T[], with_: (item: T) => T): T[] => {
    const at = items.length === 0 ? -1 : random(items.length);
    if (random(6) === 0) return items.filter((_, i) => i !== at);
    if (random(8) === 0) return items.flatMap((item, i) => (i === at ? [item, item] : [item]));
    return items.map((item, i) => (i === at ? with_(item) : item));
  };
  const type = VALUE_TYPES[random(4)]!;
  const limits = () => ({ initial: index(random), maximum: random(2) === 0 ? undefined : index(random) });
  const init = () => [
    { opcode: [0x41, 0x42, 0x43, 0x44, 0x23, 0x01, 0x10][random(7)]!, first: index(random) | 0, second: 0 },
  ];
  const sections = module.sections;
  switch (random(10)) {
    case 0:
      return {
        ...module,
        types: change(module.types, ({ params, result }) =>
          random(2) === 0
            ? { params: [...params, type], result }
            : { params, result: random(2) === 0 ? type : undefined },
        ),
      };
    case 1:
      return {
        ...module,
        imports: change(module.imports, (entry) => ({
          ...entry,
          external: [
            { kind: 'function' as const, typeIndex: index(random) },
            { kind: 'memory' as const, limits: limits() },
            { kind: 'table' as const, limits: limits() },
            { kind: 'global' as const, type: { valueType: type, mutable: random(2) === 0 } },
          ][random(4)]!,
        })),
      };
    case 2:
      return { ...module, functions: module.functions.map((old) => (random(4) === 0 ? index(random) : old)) };
    case 3:
      return { ...module, tables: random(3) === 0 ? [limits(), limits()] : [limits()], sections: sections | (1 << 4) };
    case 4:
      return {
        ...module,
        memories: random(3) === 0 ? [limits(), limits()] : [limits()],
        sections: sections | (1 << 5),
      };
    case 5:
      return {
        ...module,
        globals: [
          ...change(module.globals, (old) => ({ ...old, init: init() })),
          { type: { valueType: type, mutable: random(2) === 0 }, init: init() },
        ],
        sections: sections | (1 << 6),
      };
    case 6:
      return {
        ...module,
        exports: change(module.exports, (entry) => ({
          field: random(3) === 0 ? 'call' : entry.field,
          kind: (['function', 'table', 'memory', 'global'] as const)[random(4)]!,
          index: index(random),
        })),
      };
    case 7:
      return {
        ...module,
        start: random(2) === 0 ? index(random) : random(Math.max(1, module.functions.length)),
        sections: sections | (1 << 8),
      };
    case 8:
      return {
        ...module,
        elements: [
          ...module.elements,
          { tableIndex: random(4) === 0 ? 1 : 0, offset: init(), members: [index(random)] },
        ],
        sections: sections | (1 << 9),
      };
    default:
      return {
        ...module,
        data: [...module.data, { memoryIndex: random(4) === 0 ? 1 : 0, offset: init(), bytes: Uint8Array.of(1, 2) }],
        sections: sections | (1 << 11),
      };
  }
}

const OPCODES = Array.from({ length: 256 }, (_, opcode) => opcode).filter((opcode) => IMMEDIATES_OF[opcode] !== 255);

function mutateCode(code: Code, random: Random): Code {
  if (code.locals.length === 0) return code;
  const body = random(code.locals.length);
  if (random(8) === 0) {
    const locals = code.locals.map(
      (old, at): LocalGroups => (at === body ? [...old, index(random), VALUE_TYPES[random(4)]!] : old),
    );
    return { ...code, locals };
  }
  const [start, end] = [code.starts[body]!, code.starts[body + 1]!];
  const at = start + random(end - start);
  const opcode =
    random(5) === 0 ? [0x02, 0x03, 0x04, 0x05, 0x0c, 0x0d, 0x0f, 0x00][random(8)]! : OPCODES[random(OPCODES.length)]!;
  const instruction: [number, number, number] = [
    opcode,
    immediate(opcode, code, random),
    random(4) === 0 ? index(random) : 0,
  ];
  // Replacing keeps the length; the closing `end` must stay the last instruction, or what follows is another body's.
  switch (random(4)) {
    case 0:
      return spliced(code, body, at, at === end - 1 ? 0 : 1, []);
    case 1:
      return spliced(code, body, at, at === end - 1 ? 0 : 1, [instruction]);
    case 2:
      return spliced(code, body, at, 0, [instruction]);
    default: {
      const changed: [number, number, number] = [
        code.opcodes[at]!,
        immediate(code.opcodes[at]!, code, random),
        code.second[at]!,
      ];
      return spliced(code, body, at, 1, [changed]);
    }
  }
}

function immediate(opcode: number, code: Code, random: Random): number {
  switch (IMMEDIATES_OF[opcode]) {
    case 2:
      return [0x40, ...VALUE_TYPES][random(5)]!;
    case 8:
      return code.branchTables.length === 0 ? 0 : random(code.branchTables.length);
    case 0:
    case 10:
      return 0;
    default:
      return index(random) | 0;
  }
}

function spliced(code: Code, body: number, at: number, removed: number, inserted: [number, number, number][]): Code {
  const splice = (array: Uint8Array | Int32Array, column: 0 | 1 | 2): number[] => [
    ...array.subarray(0, at),
    ...inserted.map((instruction) => instruction[column]),
    ...array.subarray(at + removed),
  ];
  const shift = inserted.length - removed;
  return {
    ...code,
    opcodes: Uint8Array.from(splice(code.opcodes, 0)),
    first: Int32Array.from(splice(code.first, 1)),
    second: Int32Array.from(splice(code.second, 2)),
    starts: code.starts.map((start, i) => (i > body ? start + shift : start)),
    branchTables: code.branchTables.length === 0 ? [{ targets: [0, 1], default: 0 }] : code.branchTables,
  };
}
