/**
 * What the interpreter's instances of one module share: functions are translated when they are first called, and once.
 *
 * @module
 */
import { type BodyReader, bodyReaderOf, CodeReader } from './bodyReader';
import { type FunctionSpace, functionSpace, gasFunctions } from './functionSpace';
import { addedCode } from './instrumentedCode';
import { type FunctionSource, type InterpreterFunction, translateFunction } from './interpreterCode';
import type { WasmModule } from './module';

/** A module as the interpreter runs it. */
export class InterpreterProgram {
  readonly module: WasmModule;
  readonly #space: FunctionSpace;
  readonly #gasFunctions: ReadonlySet<number>;
  readonly #functions: (InterpreterFunction | undefined)[];
  /** Of a module with metering, what instrumenting adds. */
  #added: BodyReader | undefined;

  constructor(module: WasmModule) {
    this.module = module;
    this.#space = functionSpace(module);
    this.#gasFunctions = gasFunctions(module);
    this.#functions = new Array(module.functions.length);
  }

  /** How long the code of the module is. */
  get size(): number {
    return bodyReaderOf(this.module).length;
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
    let bodies = bodyReaderOf(module);
    let index = body;
    if (metering !== undefined && body >= bodies.count) {
      index -= bodies.count;
      this.#added ??= new CodeReader(addedCode(module, metering));
      bodies = this.#added;
    }
    const isInstrumented = bodies !== metering?.bodies;
    return {
      type,
      locals: bodies.locals(index),
      body: bodies.read(index),
      metering: isInstrumented ? undefined : metering,
    };
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
