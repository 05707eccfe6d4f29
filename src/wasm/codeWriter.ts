/**
 * Writes function bodies into the flat arrays of `Code`.
 *
 * @module
 */
import type { BranchTable, Code, LocalGroups } from './module';

/** The caller says beforehand how many instructions there will be. */
export class CodeWriter {
  readonly #opcodes: Uint8Array;
  readonly #first: Int32Array;
  readonly #second: Int32Array;
  readonly #starts: number[] = [0];
  readonly #locals: LocalGroups[] = [];
  #length = 0;

  constructor(length: number) {
    this.#opcodes = new Uint8Array(length);
    this.#first = new Int32Array(length);
    this.#second = new Int32Array(length);
  }

  write(opcode: number, first = 0, second = 0): void {
    const position = this.#length++;
    this.#opcodes[position] = opcode;
    this.#first[position] = first;
    this.#second[position] = second;
  }

  /** Closes a body, whose last instruction must have been its `end`. */
  endBody(locals: LocalGroups): void {
    this.#starts.push(this.#length);
    this.#locals.push(locals);
  }

  finish(branchTables: readonly BranchTable[]): Code {
    return {
      opcodes: this.#opcodes,
      first: this.#first,
      second: this.#second,
      starts: this.#starts,
      locals: this.#locals,
      branchTables,
    };
  }
}
