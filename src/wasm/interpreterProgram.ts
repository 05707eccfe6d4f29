/**
 * What the interpreter's instances of one module share: functions are translated when they are first called, and once.
 *
 * @module
 */
import { type FunctionSpace, functionSpace } from './functionSpace';
import { type InterpreterFunction, translateFunction } from './interpreterCode';
import { gasFunctions } from './lower';
import type { WasmModule } from './module';

/** A module as the interpreter runs it. */
export class InterpreterProgram {
  readonly module: WasmModule;
  readonly #space: FunctionSpace;
  readonly #gasFunctions: ReadonlySet<number>;
  readonly #functions: (InterpreterFunction | undefined)[];

  constructor(module: WasmModule) {
    this.module = module;
    this.#space = functionSpace(module);
    this.#gasFunctions = gasFunctions(module);
    this.#functions = new Array(module.functions.length);
  }

  /** A defined function by its index among all functions. */
  functionAt(functionIndex: number): InterpreterFunction {
    const body = functionIndex - this.#space.imported;
    let translated = this.#functions[body];
    if (translated === undefined) {
      translated = translateFunction(this.module, this.#space, body, this.#gasFunctions);
      this.#functions[body] = translated;
    }
    return translated;
  }

  /** Type of a function, as the first of equal ones. */
  typeOf(functionIndex: number): number {
    return this.#space.sameType[this.#space.typeIndices[functionIndex]!]!;
  }

  /** The globals of a new instance: two i32 for each, the low half first. */
  newGlobals(): Int32Array {
    return Int32Array.from(this.module.globals.flatMap(({ init }) => [init[0]!.first, init[0]!.second]));
  }
}
