/**
 * The traps of the reference interpreter, their texts, and which of them an error thrown by V8 stands for.
 *
 * Trap texts end up in execution results, so they are consensus data: they are the reference's, never V8's. V8 tells the kinds apart
 * by nothing but a message that depends on its version, so its messages are learned from one micro-module, on the first trap.
 *
 * Answers to: casper-wasmi-core `trap.rs`, casper-wasmi `lib.rs` (`From<Error> for String`), casper-execution-engine
 * `execution/error.rs`.
 *
 * @module
 */
import { hasTag } from '../bytes/hasTag';

/** Kind of a trap, named as in the reference. */
export type TrapKind =
  | 'Unreachable'
  | 'MemoryAccessOutOfBounds'
  | 'TableAccessOutOfBounds'
  | 'ElemUninitialized'
  | 'DivisionByZero'
  | 'IntegerOverflow'
  | 'InvalidConversionToInt'
  | 'StackOverflow'
  | 'UnexpectedSignature';

/** Text of the engine error a trap becomes. */
export function trapMessage(kind: TrapKind): string {
  return `Interpreter error: trap: Code(${kind})`;
}

/** Thrown by a host function to end the run with a trap of the reference interpreter. Not an `Error`: no stack is captured. */
export interface WasmTrap {
  readonly _tag: 'WasmTrap';
  readonly kind: TrapKind;
}

/** A trap for a host function to throw. */
export function wasmTrap(kind: TrapKind): WasmTrap {
  return { _tag: 'WasmTrap', kind };
}

/** Whether something thrown is a {@link WasmTrap}. */
export function isWasmTrap(thrown: unknown): thrown is WasmTrap {
  return hasTag(thrown, 'WasmTrap');
}

/** What V8 says for a call of an empty table element and of one with another type: the same, so the caller must look. */
export type V8Trap = TrapKind | 'IndirectCall';

/** Whether an error is V8's for a trap. By name: an error of another realm is no instance of our `WebAssembly.RuntimeError`. */
export function isV8Trap(thrown: unknown): thrown is Error {
  return isErrorNamed(thrown, 'RuntimeError');
}

/** Whether an error says that the native stack is full, or that V8 found no room for a memory: limits the reference does not have. */
export function isV8Limit(thrown: unknown): boolean {
  return isErrorNamed(thrown, 'RangeError') && /call stack|out of memory|could not allocate/i.test(thrown.message);
}

/** The kind of a trap of V8, or `undefined` for a message not known. */
export function classifyV8Trap(error: Error): V8Trap | undefined {
  knownMessages ??= learnMessages();
  return knownMessages.get(error.message);
}

function isErrorNamed(thrown: unknown, name: string): thrown is Error {
  if (typeof thrown !== 'object' || thrown === null) return false;
  const error = thrown as Partial<Error>;
  return error.name === name && typeof error.message === 'string';
}

let knownMessages: ReadonlyMap<string, V8Trap> | undefined;

/** Runs every function of the micro-module. A message that two kinds share is left out: the interpreter decides then. */
function learnMessages(): ReadonlyMap<string, V8Trap> {
  const exported = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(microModule()))).exports;
  const messages = new Map<string, V8Trap>();
  const ambiguous = new Set<string>();
  TRAPPING_BODIES.forEach(([kind], index) => {
    try {
      exported[`f${index}`]();
    } catch (error) {
      if (!isV8Trap(error)) throw error;
      const other = messages.get(error.message);
      if (other !== undefined && other !== kind) ambiguous.add(error.message);
      messages.set(error.message, kind);
    }
  });
  for (const message of ambiguous) messages.delete(message);
  return messages;
}

/** Bodies that do nothing but trap, as instructions without the closing `end`. */
const TRAPPING_BODIES: readonly (readonly [V8Trap, readonly number[]])[] = [
  ['Unreachable', [0x00]],
  // i32.load, i64.store8 at address -1 of a memory of one page
  ['MemoryAccessOutOfBounds', [0x41, 0x7f, 0x28, 2, 0, 0x1a]],
  ['MemoryAccessOutOfBounds', [0x41, 0x7f, 0x42, 0, 0x3c, 0, 0]],
  // i32.div_s, i32.rem_u, i64.div_u, i64.rem_s by zero
  ['DivisionByZero', [0x41, 1, 0x41, 0, 0x6d, 0x1a]],
  ['DivisionByZero', [0x41, 1, 0x41, 0, 0x70, 0x1a]],
  ['DivisionByZero', [0x42, 1, 0x42, 0, 0x80, 0x1a]],
  ['DivisionByZero', [0x42, 1, 0x42, 0, 0x81, 0x1a]],
  // i32::MIN / -1, i64::MIN / -1 (the minimum as 1 << 31 and 1 << 63)
  ['IntegerOverflow', [0x41, 1, 0x41, 31, 0x74, 0x41, 0x7f, 0x6d, 0x1a]],
  ['IntegerOverflow', [0x42, 1, 0x42, 0x3f, 0x86, 0x42, 0x7f, 0x7f, 0x1a]],
  // call_indirect of type 0: element 9 of 2, element 0 (type 1), element 1 (empty)
  ['TableAccessOutOfBounds', [0x41, 9, 0x11, 0, 0]],
  ['IndirectCall', [0x41, 0, 0x11, 0, 0]],
  ['IndirectCall', [0x41, 1, 0x11, 0, 0]],
];

/** A module with one page of memory, a table of two (one of them set) and each of the trapping bodies exported as `f<index>`. */
function microModule(): number[] {
  const bodies = TRAPPING_BODIES.map(([, instructions]) => [0, ...instructions, 0x0b]);
  const section = (id: number, count: number, content: readonly number[]): number[] => [
    id,
    ...unsigned(content.length + unsigned(count).length),
    ...unsigned(count),
    ...content,
  ];
  const other = bodies.length;
  return [
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, 2, [0x60, 0, 0, 0x60, 0, 1, 0x7f]),
    ...section(3, other + 1, [...bodies.map(() => 0), 1]),
    ...section(4, 1, [0x70, 0, 2]),
    ...section(5, 1, [0, 1]),
    ...section(
      7,
      other,
      bodies.flatMap((_, index) => {
        const name = [...`f${index}`].map((character) => character.charCodeAt(0));
        return [name.length, ...name, 0, ...unsigned(index)];
      }),
    ),
    ...section(9, 1, [0, 0x41, 0, 0x0b, 1, ...unsigned(other)]),
    ...section(
      10,
      other + 1,
      [...bodies, [0, 0x41, 0, 0x0b]].flatMap((body) => [...unsigned(body.length), ...body]),
    ),
  ];
}

/** LEB128 of a number below 2^14. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, value >>> 7];
}
