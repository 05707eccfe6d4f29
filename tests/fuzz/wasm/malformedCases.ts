/**
 * Modules that casper-wasm refuses to parse, or parses against expectation: one for each of its texts and quirks.
 *
 * @module
 */
import { bytes, list, module, type Part, section, sized, u32, usual, withBody } from './assemble';

const I32 = 0x7f;
const END = 0x0b;
const DROP = 0x1a;

/** `length` times the same byte. */
function repeated(byte: number, length: number): Part {
  return new Uint8Array(length).fill(byte);
}

/** A module with the usual sections and a type section of these types. */
function withTypes(...types: readonly Part[]): Uint8Array {
  return module(section(1, list(...types)), usual.functions, usual.memory, usual.exports, usual.code);
}

function withImports(...imports: readonly Part[]): Uint8Array {
  return module(usual.types, section(2, list(...imports)), usual.functions, usual.memory, usual.code);
}

function withGlobals(...globals: readonly Part[]): Uint8Array {
  return module(usual.types, usual.functions, usual.memory, section(6, list(...globals)), usual.exports, usual.code);
}

/** By name. */
export const MALFORMED_CASES: { readonly [name: string]: Uint8Array } = {
  'empty file': bytes(),
  'magic cut off': bytes('\0as'),
  'wrong magic': bytes('\0asn', 1, 0, 0, 0),
  'version cut off': bytes('\0asm', 1, 0, 0),
  'version 2': bytes('\0asm', 2, 0, 0, 0),
  'version 2^32-1': bytes('\0asm', 255, 255, 255, 255),
  'header only': module(),
  'section id only': module([1]),
  'section longer than the file': module([1, 5, 0]),
  'section of 4 GiB': module([1, u32(0xffff_ffff), 0]),
  'section length of six bytes': module([1, 0x80, 0x80, 0x80, 0x80, 0x80, 0]),
  'section id 13': module(section(13)),
  'section id 255': module(section(255)),
  'section shorter than its content': module([1, 3, 1, 0x60, 0, 0]),
  'bytes left in the type section': module(section(1, list([0x60, 0, 0]), 0)),
  'bytes left in the import section': module(usual.types, section(2, list(), 0)),
  'bytes left in the start section': module(usual.types, usual.functions, section(8, 0, 0), usual.code),
  'bytes left in the data count section': module(section(12, 0, 0)),
  'bytes left in a body': module(usual.types, usual.functions, section(10, list(sized(0, END, 0)))),
  'bytes left in the code section': module(usual.types, usual.functions, section(10, list(sized(0, END)), 0)),
  'empty type section': module(section(1)),
  'type section out of order': module(usual.memory, usual.types),
  'code before data count': module(usual.types, usual.functions, usual.code, section(12, 0)),
  'data count before elements': module(section(12, 0), section(9, list())),
  'duplicated type section': module(usual.types, usual.types),
  'duplicated memory section': module(usual.memory, usual.memory),
  'duplicated data count section': module(section(12, 0), section(12, 0)),
  'duplicated code section': module(usual.types, usual.functions, usual.code, usual.code),
  'duplicated data section': module(section(11, list()), section(11, list())),
  'content is read before order': module(usual.memory, section(1, list([0x61, 0, 0]))),
  'custom sections anywhere': module(
    section(0, sized('a'), 1, 2, 3),
    usual.types,
    section(0, sized('b')),
    usual.functions,
    usual.memory,
    section(0, sized('')),
    usual.exports,
    section(12, 0),
    section(0, sized('c'), 4),
    usual.code,
    section(0, sized('d')),
  ),
  'custom section without a name': module(section(0)),
  'custom section with a name cut off': module(section(0, 3, 'ab')),
  'custom section with a name that is no text': module(section(0, sized(0xff))),
  'fewer bodies than functions': module(usual.types, section(3, list(0, 0)), usual.memory, usual.code),
  'more bodies than functions': module(usual.types, usual.functions, section(10, list(sized(0, END), sized(0, END)))),
  'functions without code': module(usual.types, usual.functions, usual.memory),
  'code without functions': module(usual.types, usual.memory, usual.code),
  'empty sections': module(
    section(1, 0),
    section(2, 0),
    section(3, 0),
    section(4, 0),
    section(5, list([0, 1])),
    section(6, 0),
    section(7, 0),
    section(9, 0),
    section(10, 0),
    section(11, 0),
  ),
  'function form 0x5f': withTypes([0x5f, 0, 0]),
  'value type 0x7b': withTypes([0x60, 1, 0x7b, 0]),
  'value type 0x00': withTypes([0x60, 1, 0x00, 0]),
  'value type of two bytes': withTypes([0x60, 1, 0xff, 0x7f, 0]),
  'two results': withTypes([0x60, 0, 2, I32, I32]),
  'two results, the second of no type': withTypes([0x60, 0, 2, I32, 0]),
  'type cut off': module([1, 3, 1, 0x60, 1]),
  'import kind 4': withImports([sized('env'), sized('f'), 4, 0]),
  'import of no module text': withImports([sized(0xc0, 0x80), sized('f'), 0, 0]),
  'import of a surrogate': withImports([sized('env'), sized(0xed, 0xa0, 0x80), 0, 0]),
  'import with a byte order mark': withImports([sized('env'), sized(0xef, 0xbb, 0xbf, 'f'), 0, 0]),
  'import name longer than the section': module(usual.types, section(2, list([200, 'env']))),
  'import of a table of no type': withImports([sized('env'), sized('t'), 1, 0x6f, 0, 0]),
  'import of a table, type of two bytes': withImports([sized('env'), sized('t'), 1, 0xf0, 0x7f, 0, 0]),
  'import of a memory with flag 2': withImports([sized('env'), sized('memory'), 2, 2, 1]),
  'import of a mutable global 2': withImports([sized('env'), sized('g'), 3, I32, 2]),
  'memory with flag 3': module(usual.types, usual.functions, section(5, list([3, 1, 1])), usual.code),
  'table of no type': module(usual.types, usual.functions, section(4, list([0x40, 0, 0])), usual.memory, usual.code),
  'export kind 4': module(usual.types, usual.functions, usual.memory, section(7, list([sized('x'), 4, 0])), usual.code),
  'export of no text': module(usual.types, usual.functions, section(7, list([sized(0x80), 0, 0])), usual.code),
  'global of mutability 3': withGlobals([I32, 3, 0x41, 0, END]),
  'global without end': module(usual.memory, section(6, list([I32, 0, 0x41, 0]))),
  'global initialised by any code': withGlobals([I32, 0, 0x02, 0x40, 0x0e, 0, 0, 0x10, 9, 0x3f, 0, END]),
  'global initialised by nothing': withGlobals([I32, 0, END]),
  'global with an unknown opcode': withGlobals([I32, 0, 0x12, END]),
  'data longer than the section': module(usual.memory, section(11, list([0, 0x41, 0, END, 9, 1]))),
  'elements cut off': module(section(9, list([0, 0x41, 0, END, 2, 0]))),
  'body longer than the section': module(usual.types, usual.functions, section(10, 1, 9, 0, END)),
  'body without end': module(usual.types, usual.functions, section(10, list(sized(0, 0x01)))),
  'body with an open block': module(usual.types, usual.functions, section(10, list(sized(0, 0x02, 0x40, END)))),
  'body without locals': module(usual.types, usual.functions, section(10, list(sized()))),
  'locals of no type': withBody([], [[1, 0x40]]),
  '2^32 locals': withBody(
    [],
    [
      [u32(0xffff_ffff), I32],
      [1, I32],
    ],
  ),
  'locals cut off': module(usual.types, usual.functions, section(10, list(sized(2, 1, I32)))),
  'bulk memory opcode': withBody([0xfc, 0x0a, 0, 0]),
  'SIMD opcode': withBody([0xfd, 0x0c]),
  'atomic opcode': withBody([0xfe, 0x00]),
  'opcode 0x06': withBody([0x06]),
  'opcode 0x12': withBody([0x12]),
  'opcode 0x25': withBody([0x25, 0]),
  'opcode 0xc5': withBody([0xc5]),
  'opcode 0xff': withBody([0xff]),
  'block type 0': withBody([0x02, 0x00, END]),
  'block type -5': withBody([0x02, 0x7b, END]),
  'block type 300': withBody([0x03, 0xac, 0x02, END]),
  'block type of three bytes': withBody([0x04, 0xc0, 0xff, 0x7f, END]),
  'block type too large': withBody([0x02, 0x80, 0x80, 0x80, 0x80, 0x10, END]),
  'memory.size of memory 1': withBody([0x3f, 1, DROP]),
  'memory.grow of memory 128': withBody([0x41, 0, 0x40, 0x80, DROP]),
  'u32 with excess bits': withBody([0x20, 0x80, 0x80, 0x80, 0x80, 0x10, DROP]),
  'u32 of six bytes': withBody([0x20, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00, DROP]),
  'u32 of five bytes': withBody([0x20, 0xff, 0xff, 0xff, 0xff, 0x0f, DROP]),
  'u32 with padding': withBody([0x20, 0x81, 0x80, 0x80, 0x80, 0x00, DROP], [[2, I32]]),
  'u32 cut off': module(usual.types, usual.functions, section(10, list(sized(0, 0x20, 0x80)))),
  'i32 with padding': withBody([0x41, 0xff, 0xff, 0xff, 0xff, 0x7f, DROP]),
  'i32 with excess positive bits': withBody([0x41, 0x80, 0x80, 0x80, 0x80, 0x08, DROP]),
  'i32 with excess negative bits': withBody([0x41, 0x80, 0x80, 0x80, 0x80, 0x77, DROP]),
  'i32 of six bytes': withBody([0x41, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00, DROP]),
  'smallest i32': withBody([0x41, 0x80, 0x80, 0x80, 0x80, 0x78, DROP]),
  'greatest i32': withBody([0x41, 0xff, 0xff, 0xff, 0xff, 0x07, DROP]),
  'i64 with padding': withBody([0x42, repeated(0xff, 9), 0x7f, DROP]),
  'i64 with excess positive bits': withBody([0x42, repeated(0x80, 9), 0x01, DROP]),
  'i64 with excess negative bits': withBody([0x42, repeated(0x80, 9), 0x7e, DROP]),
  'i64 of eleven bytes': withBody([0x42, repeated(0x80, 10), 0x00, DROP]),
  'smallest i64': withBody([0x42, repeated(0x80, 9), 0x7f, DROP]),
  'greatest i64': withBody([0x42, repeated(0xff, 9), 0x00, DROP]),
  'i64 of each length': withBody(
    [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((length) => [
      [0x42, repeated(0x80, length), 0x40, DROP],
      [0x42, repeated(0xff, length), 0x3f, DROP],
    ]),
  ),
  'f32 cut off': module(usual.types, usual.functions, section(10, list(sized(0, 0x43, 1, 2, 3)))),
  'f64 cut off': module(usual.types, usual.functions, section(10, list(sized(0, 0x44, 1, 2, 3, 4, 5, 6, 7)))),
  'br_table that lies about its size': withBody([0x41, 0, 0x0e, u32(0xffff_ffff), 0]),
  'call_indirect of table 127': withBody([0x41, 0, 0x11, 0, 0x7f]),
  'call_indirect of table 1, overlong': withBody([0x41, 0, 0x11, 0, 0x81, 0x80, 0x80, 0x80, 0x00]),
  'call_indirect of table 0, overlong': withBody([0x41, 0, 0x11, 0, 0x80, 0x00]),
  'call_indirect of table 2^32-1': withBody([0x41, 0, 0x11, 0, 0xff, 0xff, 0xff, 0xff, 0x0f]),
  'call_indirect table with excess bits': withBody([0x41, 0, 0x11, 0, 0x80, 0x80, 0x80, 0x80, 0x10]),
  'call_indirect table of six bytes': withBody([0x41, 0, 0x11, 0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00]),
  'call_indirect without a table index': module(usual.types, usual.functions, section(10, list(sized(0, 0x11, 0)))),
};
