/**
 * What the interpreter's instances of one module share: functions are translated when they are first called, and once.
 *
 * @module
 */
import { type FunctionSpace, functionSpace } from './functionSpace';
import { addedCode } from './instrumentedCode';
import { type FunctionSource, type InterpreterFunction, translateFunction } from './interpreterCode';
import { gasFunctions } from './lower';
import type { Code, WasmModule } from './module';

/** A module as the interpreter runs it. */
export class InterpreterProgram {
  readonly module: WasmModule;
  readonly #space: FunctionSpace;
  readonly #gasFunctions: ReadonlySet<number>;
  readonly #functions: (InterpreterFunction | undefined)[];
  /** Of a module with metering, what instrumenting adds. */
  #added: Code | undefined;

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
      translated = translateFunction(this.#source(body), this.module.types, this.#space, this.#gasFunctions);
      this.#functions[body] = translated;
    }
    return translated;
  }

  #source(body: number): FunctionSource {
    const { module } = this;
    const { metering } = module;
    const type = module.types[module.functions[body]!]!;
    if (metering === undefined) return { type, code: module.code, body, metering };
    const { code } = metering;
    if (body < code.locals.length) return { type, code, body, metering };
    this.#added ??= addedCode(module, metering);
    return { type, code: this.#added, body: body - code.locals.length, metering: undefined };
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
