/**
 * What the instances of a prepared module share, made once and kept as long as the module: whether it links, its exports, the module
 * V8 compiled and the functions the interpreter translated.
 *
 * @module
 */
import type { Outcome } from './instance';
import { InterpreterProgram } from './interpreterProgram';
import { checkLink } from './link';
import type { LoweringOptions } from './lower';
import { type ExternalKind, importedFunctionTypes, type WasmModule, withExports } from './module';
import type { ReusableInstance } from './reusableInstance';
import { memoryLimits, tableElements } from './segments';
import { trapMessage } from './traps';
import { interpreterError, type WasmError } from './wasmError';

/** An export to call, or what calling it comes to. */
export type Entry =
  | { readonly _tag: 'Function'; readonly functionIndex: number }
  | { readonly _tag: 'Refused'; readonly outcome: Outcome };

/** What runs a module when. Tests change it: whatever runs it, the result is the same. */
export const TIERS: { interpretedRuns: number; afterRuns: number; maxGas: bigint } = {
  /** The first runs of a module are on the interpreter: for a few short runs, compiling takes longer than running. */
  interpretedRuns: 4,
  /** A module that ran this often will probably run again: instances that can be reset pay, though their code is a little slower. */
  afterRuns: 4,
  /** Gas of a run that keeps V8 busy for some ten milliseconds. Code that works so long should be as fast as can be. */
  maxGas: 20_000_000_000n,
};

/**
 * Instructions that a run on the interpreter may have, and one more for each byte of code. What is lost when they are used up, and V8 begins
 * again, is a fraction of what it takes to compile the module.
 */
const INTERPRETED_INSTRUCTIONS = 500;

/** What may be known of a module. */
export interface ExecutableOptions {
  /** The one export that is ever called: the rest is not compiled. */
  readonly onlyExport?: string | undefined;
  /** The same module with other exports. */
  readonly like?: Executable;
}

/** A module that can be instantiated many times. */
export class Executable {
  readonly module: WasmModule;
  /** Why the module cannot be instantiated. */
  readonly linkError: WasmError | undefined;
  /** Names of the imported functions in order, `gas` included. */
  readonly importedNames: readonly string[];
  readonly #operandHeights: Int32Array;
  readonly #onlyExport: string | undefined;
  readonly #like: Executable | undefined;
  readonly #entries = new Map<string, Entry>();
  #compiled: WebAssembly.Module | 'refused' | undefined;
  #guarded: WebAssembly.Module | 'refused' | undefined;
  #runs = 0;
  #isLong = false;
  #isHeavy = false;
  #program: InterpreterProgram | undefined;
  #table: Int32Array | undefined;

  /**
   * @param operandHeights for each defined function the most operands it ever has
   * @param maxMemory pages a memory may have
   */
  constructor(
    module: WasmModule,
    operandHeights: Int32Array,
    maxMemory: number,
    { onlyExport, like }: ExecutableOptions = {},
  ) {
    this.module = module;
    this.#onlyExport = onlyExport;
    this.#like = like;
    this.#operandHeights = operandHeights;
    this.linkError = checkLink(module, maxMemory);
    this.importedNames = module.imports.flatMap(({ field, external }) => (external.kind === 'function' ? [field] : []));
  }

  /** How many instructions the interpreter may run of the run that begins, or `undefined` when V8 is to run it. */
  interpretedInstructions(): number | undefined {
    if (this.#isLong || this.#runs >= TIERS.interpretedRuns) return undefined;
    this.#runs += 1;
    return INTERPRETED_INSTRUCTIONS + this.program().size;
  }

  /** Is told that they were not enough. */
  noteTooLong(): void {
    this.#isLong = true;
  }

  /** The module for V8, or `undefined` when only the interpreter can run it. */
  v8Module(): WebAssembly.Module | undefined {
    this.#compiled ??= this.#compile() ?? 'refused';
    return this.#compiled === 'refused' ? undefined : this.#compiled;
  }

  /**
   * An instance that has served before or will again, or `undefined` when a new one of {@link v8Module} is to serve. Asked only of what V8
   * can run.
   */
  takeReusable(): ReusableInstance | undefined {
    if (this.#isHeavy || this.#runs++ < TIERS.afterRuns || this.#guarded === 'refused') return undefined;
    const { ReusableInstance, takeWaiting } = reuse();
    const waiting = takeWaiting(this);
    if (waiting !== undefined) return waiting;
    this.#guarded ??=
      (memoryLimits(this.module)?.maximum === undefined ? undefined : this.#compile({ guarded: true })) ?? 'refused';
    return this.#guarded === 'refused'
      ? undefined
      : new ReusableInstance(this.module, this.#guarded, this.importedNames);
  }

  #compile(options?: LoweringOptions): WebAssembly.Module | undefined {
    // Most modules of a test never need it, so it is loaded then.
    const { compile } = require('./v8Module') as typeof import('./v8Module');
    const only = this.#onlyExport;
    if (only === undefined) return compile(this.module, this.#operandHeights, options);
    const exports = this.module.exports.filter(({ field }) => field === only);
    return compile(withExports(this.module, exports), this.#operandHeights, options);
  }

  /** Takes an instance back. */
  giveBack(instance: ReusableInstance): void {
    reuse().letWait(this, instance);
  }

  /** Is told what each run used up. */
  noteGas(used: bigint): void {
    if (used > TIERS.maxGas) this.#isHeavy = true;
  }

  program(): InterpreterProgram {
    if (this.#like !== undefined) return this.#like.program();
    this.#program ??= new InterpreterProgram(this.module);
    return this.#program;
  }

  /** The table of every instance: no instruction can change it. */
  table(): Int32Array | undefined {
    if (this.module.tables.length === 0) return undefined;
    this.#table ??= tableElements(this.module);
    return this.#table;
  }

  /**
   * Finds an export that is to be called without arguments.
   *
   * Answers to: casper-wasmi `module.rs` (`func_by_name`), `runner.rs` (`check_function_args`).
   */
  entry(name: string): Entry {
    if (this.#onlyExport !== undefined && name !== this.#onlyExport) {
      throw new TypeError(`only ${this.#onlyExport} of this module was to be called, not ${name}`);
    }
    let entry = this.#entries.get(name);
    if (entry === undefined) {
      entry = findEntry(this.module, name);
      this.#entries.set(name, entry);
    }
    return entry;
  }
}

let reusableInstances: typeof import('./reusableInstance') | undefined;

/** Loaded when a module first runs on V8; asked for in every run after that, where `require` would take a while. */
function reuse(): typeof import('./reusableInstance') {
  reusableInstances ??= require('./reusableInstance') as typeof import('./reusableInstance');
  return reusableInstances;
}

const KIND_NAMES: { readonly [kind in ExternalKind]: string } = {
  function: 'Func',
  table: 'Table',
  memory: 'Memory',
  global: 'Global',
};

function findEntry(module: WasmModule, name: string): Entry {
  const found = module.exports.find(({ field }) => field === name);
  if (found === undefined) return refused(`Module doesn't have export ${name}`);
  if (found.kind !== 'function') {
    return refused(`Export ${name} is not a function, but ExternVal { ${KIND_NAMES[found.kind]} }`);
  }
  const typeIndex = importedFunctionTypes(module).concat(module.functions)[found.index]!;
  if (module.types[typeIndex]!.params.length === 0) return { _tag: 'Function', functionIndex: found.index };
  const kind = 'UnexpectedSignature';
  return { _tag: 'Refused', outcome: { _tag: 'Trap', kind, message: trapMessage(kind) } };
}

function refused(text: string): Entry {
  return { _tag: 'Refused', outcome: { _tag: 'HostTrap', trap: interpreterError(text) } };
}
