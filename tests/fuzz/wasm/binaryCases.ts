/**
 * Modules that parse but cannot be written as text: indices out of range, enormous locals, odd names.
 *
 * @module
 */
import { bytes, list, module, type Part, section, sized, u32, usual, withBody } from './assemble';

const [I32, I64] = [0x7f, 0x7e];
const END = 0x0b;
const DROP = 0x1a;
const ELSE = 0x05;
const MAX = u32(0xffff_ffff);

/** A module whose custom section `name` has this payload. */
function withNames(...payload: readonly Part[]): Uint8Array {
  const functions = section(3, list(0, 0, 0));
  // Function 1 is not reachable.
  const code = section(10, list(sized(0, 0x10, 2, END), sized(list([3, I32]), END), sized(0, 0x41, 1, DROP, END)));
  return module(usual.types, functions, usual.memory, usual.exports, code, section(0, sized('name'), ...payload));
}

/** One entry of a name map. */
function entry(index: number, name: string): Part {
  return [u32(index), sized(name)];
}

/** `count` nested blocks around these instructions. */
function nested(count: number, ...inner: readonly Part[]): Uint8Array {
  return withBody([
    Uint8Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? 0x02 : 0x40)),
    inner,
    new Uint8Array(count).fill(END),
  ]);
}

/** Instructions that leave so many operands. */
function operands(count: number): Uint8Array {
  return Uint8Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? 0x41 : 0));
}

/** By name. */
export const BINARY_CASES: { readonly [name: string]: Uint8Array } = {
  'function of a missing type': module(
    usual.types,
    section(3, list(4)),
    usual.memory,
    section(10, list(sized(0, END))),
  ),
  'import of a missing type': module(section(2, list([sized('env'), sized('f'), 0, 9])), usual.memory),
  'function without types': module(section(3, list(0)), usual.memory, section(10, list(sized(0, END)))),
  'empty memory section': module(usual.types, usual.functions, section(5, list()), usual.exports, usual.code),
  'a code section without content': module(usual.memory, section(10)),
  'a code section without bodies': module(usual.memory, section(10, list())),
  'no code section': module(usual.memory, section(7, list())),
  'long br_table in an initialiser only': module(
    usual.types,
    usual.functions,
    usual.memory,
    section(6, list([I32, 0, 0x0e, list(...Array.from({ length: 300 }, () => 0)), 0, END])),
    usual.code,
  ),
  'br_table in an initialiser and in code': module(
    usual.types,
    usual.functions,
    usual.memory,
    section(6, list([I32, 0, 0x0e, list(0, 0), 1, END])),
    section(10, list(sized(0, 0x41, 0, 0x0e, list(0), 0, END))),
  ),
  'else without if': withBody([ELSE]),
  'else in a block': withBody([0x02, 0x40, ELSE, END]),
  'two else': withBody([0x41, 1, 0x04, 0x40, ELSE, ELSE, END]),
  'call_indirect of a missing type': module(
    usual.types,
    usual.functions,
    section(4, list([0x70, 0, 1])),
    usual.memory,
    usual.exports,
    section(10, list(sized(0, 0x41, 0, 0x11, 9, 0, END))),
  ),
  '2^32-1 locals': withBody([], [[MAX, I32]]),
  '2^32-1 locals and an operand': withBody([0x41, 1, DROP], [[MAX, I32]]),
  '2^32-1 locals and a parameter': module(
    section(1, list([0x60, list(I64), 0])),
    usual.functions,
    usual.memory,
    section(10, list(sized(list([MAX, I32]), END))),
  ),
  '2^32-2 locals and an operand': withBody([0x41, 1, 0x21, MAX], [[u32(0xffff_fffe), I32]]),
  '2^32-1 locals, the last of them used': withBody(
    [0x20, u32(0xffff_fffe), DROP],
    [
      [u32(0xffff_fffe), I64],
      [1, I32],
    ],
  ),
  '2^32-1 locals, uncounted operands': withBody([0x00, 0x20, 0, 0x20, 0, 0x6a, 0x21, 0], [[MAX, I32]]),
  '2^32-1 locals, uncounted operand below local.set': withBody([0x00, 0x41, 0, 0x41, 0, 0x21, 0, DROP], [[MAX, I32]]),
  '2^32-1 locals, uncounted operand at local.tee': withBody([0x00, 0x41, 0, 0x22, 0, DROP], [[MAX, I32]]),
  '16383 nested blocks': nested(16383),
  '16384 nested blocks': nested(16384),
  'a loop in 16383 nested blocks': nested(16383, 0x03, 0x7d, 0x00, END, DROP),
  'an f32 constant beyond the stack limit': withBody([operands(16384), 0x43, 1, 2, 3, 0xff]),
  'an f64 constant beyond the stack limit': withBody([operands(16384), 0x44, 1, 2, 3, 4, 5, 6, 7, 0xff]),
  'locals in many groups': withBody(
    [0x20, 5, 0x21, 7],
    Array.from({ length: 9 }, (_, group) => [group === 3 ? 0 : 1, I64]),
  ),
  'local groups without locals': withBody(
    [],
    [
      [0, I64],
      [0, I32],
    ],
  ),
  'a section id after the names': withNames([0, sized(sized('m')), 7, sized(1, 2)]),
  'names of a module and functions': withNames(
    [0, sized(sized('m'))],
    [1, sized(list(entry(0, 'call'), entry(1, 'dead'), entry(2, 'c')))],
  ),
  'names of locals': withNames([
    2,
    sized(list([0, list()], [1, list(entry(2, 'x'))], [2, list(entry(0, 'y'), entry(1, 'z'))])),
  ]),
  'names of functions that do not exist': withNames([1, sized(list(entry(9, 'f')))]),
  'names of the function put in for gas': withNames([1, sized(list(entry(3, 'f')))]),
  'names of locals that do not exist': withNames([2, sized(list([0, list(entry(4, 'x'))]))]),
  'names out of order': withNames([1, sized(list(entry(1, 'f'), entry(0, 'g')))]),
  'names of one function twice': withNames([1, sized(list(entry(1, 'f'), entry(1, 'g')))]),
  'module names twice': withNames([0, sized(sized('m'))], [0, sized(sized('n'))]),
  'function names twice': withNames([1, sized(list())], [1, sized(list())]),
  'local names twice': withNames([2, sized(list())], [2, sized(list())]),
  'names that are no text': withNames([0, sized(sized(0xff))]),
  'names cut off': withNames([0, sized(5, 'm')]),
  'names with a wrong size': withNames([0, 99, sized('m')]),
  'names with a subsection skipped': withNames([4, sized('abc')], [0, sized(sized('m'))]),
  'names with a subsection that is too long': withNames([4, 50, 'abc']),
  'names with padding': withNames([1, 0x86, 0x00, 0x81, 0x80, 0x00, 0x82, 0x00, sized('fn')]),
  'no names at all': withNames(),
  'two name sections': bytes(
    withNames([0, sized(sized('m'))]),
    section(0, sized('name'), 1, sized(list(entry(0, 'f')))),
    section(0, sized('name'), 1, sized(list(entry(9, 'f')))),
    section(0, sized('other'), 1),
  ),
  'names before everything': module(
    section(0, sized('name'), 0, sized(sized('m'))),
    usual.types,
    usual.functions,
    usual.memory,
    usual.exports,
    usual.code,
  ),
  'data count': module(
    usual.types,
    usual.functions,
    usual.memory,
    usual.exports,
    section(12, 1),
    usual.code,
    section(11, list([0, 0x41, 0, END, sized('x')])),
  ),
};
