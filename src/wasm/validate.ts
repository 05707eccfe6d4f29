/**
 * Validates a module as Casper's interpreter does before it instantiates it, in its order and with its texts. Validity is decided here
 * and never by V8, which knows newer Wasm.
 *
 * Answers to: casper-wasmi-validation `lib.rs` (`validate_module`), `context.rs`.
 *
 * @module
 */

import { TextEncoder } from 'node:util';
import { compareBytes } from '../bytes/compareBytes';
import { hasTag } from '../bytes/hasTag';
import { CodeReader } from './bodyReader';
import { valueTypeText } from './instructionText';
import {
  F32,
  F64,
  type GlobalType,
  I32,
  I64,
  type InitExpression,
  type Limits,
  type ValueType,
  type WasmModule,
} from './module';
import { FunctionValidator, ValidationFailure } from './validateFunction';
import { type ValidationContext, validationContext } from './validationContext';
import { interpreterError } from './wasmError';

/** Pages of 64 KiB in 4 GiB. Source: `LINEAR_MEMORY_MAX_PAGES`. */
const MAX_MEMORY_PAGES = 65536;

/**
 * Validates a module and returns, for each function it defines, a number of operands that it never exceeds. Throws `WasmError` of stage
 * `interpreter`. Code that was found valid before it was instrumented is not looked at again.
 */
export function validate(module: WasmModule): Int32Array {
  try {
    return new ModuleValidator(module).validate();
  } catch (failure) {
    if (!hasTag(failure, 'ValidationFailure')) throw failure;
    throw interpreterError((failure as ValidationFailure).message);
  }
}

class ModuleValidator {
  readonly #module: WasmModule;
  readonly #context: ValidationContext;

  constructor(module: WasmModule) {
    this.#module = module;
    this.#context = validationContext(module);
  }

  validate(): Int32Array {
    const { tables, memories, globals } = this.#module;
    tables.forEach(checkTableLimits);
    memories.forEach(checkMemoryLimits);
    for (const { type, init } of globals) {
      // An initialiser sees imported globals only.
      const initType = constantType(init, this.#context.importedGlobals);
      if (initType !== type.valueType) {
        const expected = valueTypeText(type.valueType);
        fail(`Trying to initialize variable of type ${expected} with value of type ${valueTypeText(initType)}`);
      }
    }
    const heights = this.#module.operandHeights ?? this.#validateFunctions();
    this.#validateStart();
    this.#validateExports();
    this.#validateImports();
    if (this.#context.tableCount > 1) fail(`too many tables in index space: ${this.#context.tableCount}`);
    if (this.#context.memoryCount > 1) fail(`too many memory regions in index space: ${this.#context.memoryCount}`);
    this.#validateSegments();
    return heights;
  }

  #validateFunctions(): Int32Array {
    const { types, functions, code } = this.#module;
    const heights = new Int32Array(functions.length);
    const validator = new FunctionValidator(this.#context);
    const bodies = new CodeReader(code);
    for (const [body, typeIndex] of functions.entries()) {
      try {
        const type = types[typeIndex] ?? fail(`Type at index ${typeIndex} doesn't exists`);
        heights[body] = validator.validate(type, bodies.locals(body), bodies.read(body));
      } catch (failure) {
        if (!hasTag(failure, 'ValidationFailure')) throw failure;
        fail(`Function #${body} reading/validation error: ${(failure as ValidationFailure).message}`);
      }
    }
    return heights;
  }

  #validateStart(): void {
    const { start, types } = this.#module;
    if (start === undefined) return;
    const { params, result } = types[this.#requireFunction(start)]!;
    if (params.length > 0 || result !== undefined) fail('start function expected to have type [] -> []');
  }

  #validateExports(): void {
    const { exports } = this.#module;
    const names = new Set(exports.map(({ field }) => field));
    if (names.size < exports.length) fail(`duplicate export ${firstDuplicate(exports.map(({ field }) => field))}`);
    for (const { kind, index } of exports) {
      if (kind === 'function') this.#requireFunction(index);
      else if (kind === 'global') requireIndex(index < this.#context.globals.length, 'Global', index);
      else if (kind === 'memory') requireIndex(index < this.#context.memoryCount, 'Memory', index);
      else requireIndex(index < this.#context.tableCount, 'Table', index);
    }
  }

  #validateImports(): void {
    for (const { external } of this.#module.imports) {
      if (external.kind === 'function') this.#requireType(external.typeIndex);
      else if (external.kind === 'memory') checkMemoryLimits(external.limits);
      else if (external.kind === 'table') checkTableLimits(external.limits);
    }
  }

  #validateSegments(): void {
    const { data, elements } = this.#module;
    for (const { memoryIndex, offset } of data) {
      requireIndex(memoryIndex < this.#context.memoryCount, 'Memory', memoryIndex);
      this.#validateOffset(offset);
    }
    for (const { tableIndex, offset, members } of elements) {
      requireIndex(tableIndex < this.#context.tableCount, 'Table', tableIndex);
      this.#validateOffset(offset);
      for (const index of members) this.#requireFunction(index);
    }
  }

  #validateOffset(offset: InitExpression): void {
    if (constantType(offset, this.#context.globals) !== I32) fail('segment offset should return I32');
  }

  /** Returns the type index of a function. */
  #requireFunction(index: number): number {
    requireIndex(index < this.#context.functionTypes.length, 'Function', index);
    return this.#requireType(this.#context.functionTypes[index]!);
  }

  #requireType(index: number): number {
    requireIndex(index < this.#module.types.length, 'Type', index);
    return index;
  }
}

function requireIndex(exists: boolean, what: string, index: number): void {
  if (!exists) fail(`${what} at index ${index} doesn't exists`);
}

function checkTableLimits({ initial, maximum }: Limits): void {
  if (maximum !== undefined && initial > maximum) {
    fail(`maximum limit ${maximum} is less than minimum ${initial}`);
  }
}

function checkMemoryLimits(limits: Limits): void {
  if (limits.initial > MAX_MEMORY_PAGES) fail(`initial memory size must be at most ${MAX_MEMORY_PAGES} pages`);
  checkTableLimits(limits);
  if (limits.maximum !== undefined && limits.maximum > MAX_MEMORY_PAGES) {
    fail(`maximum memory size must be at most ${MAX_MEMORY_PAGES} pages`);
  }
}

/** The type of an initialiser: one constant, or an immutable global among those given. */
function constantType(init: InitExpression, globals: readonly GlobalType[]): ValueType {
  const instruction = init[0];
  if (instruction === undefined || init.length !== 1) fail('Init expression should always be with length 2');
  switch (instruction.opcode) {
    case 0x41: // I32Const
      return I32;
    case 0x42: // I64Const
      return I64;
    case 0x43: // F32Const
      return F32;
    case 0x44: // F64Const
      return F64;
    case 0x23: {
      // GetGlobal
      const index = instruction.first >>> 0;
      const global = globals[index] ?? fail(`Global ${index} doesn't exists or not yet defined`);
      if (global.mutable) fail(`Global ${index} is mutable`);
      return global.valueType;
    }
    default:
      fail('Non constant opcode in init expr');
  }
}

/** The smallest name, in the order of its UTF-8 bytes, that occurs twice. */
function firstDuplicate(names: readonly string[]): string {
  const utf8 = new TextEncoder();
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const repeated = [...counts.keys()].filter((name) => counts.get(name)! > 1);
  return repeated.sort((a, b) => compareBytes(utf8.encode(a), utf8.encode(b)))[0]!;
}

function fail(text: string): never {
  throw new ValidationFailure(text);
}
