/**
 * Writes function bodies into the flat arrays of `Code`.
 *
 * @module
 */
import { enlarged } from './enlarged';
import type { BranchTable, Code, LocalGroups } from './module';

/** See the module. */
export class CodeWriter {
  #opcodes = new Uint8Array(1024);
  #first = new Int32Array(1024);
  #second = new Int32Array(1024);
  #length = 0;
  readonly #starts: number[] = [0];
  readonly #locals: LocalGroups[] = [];
  readonly #branchTables: BranchTable[] = [];
  readonly #given: readonly BranchTable[];

  /** @param given branch tables that the instructions to be written refer to, at the time of each */
  constructor(given: readonly BranchTable[] = []) {
    this.#given = given;
  }

  write(opcode: number, first = 0, second = 0): void {
    const position = this.#length++;
    if (position === this.#opcodes.length) {
      this.#opcodes = enlarged(this.#opcodes);
      this.#first = enlarged(this.#first);
      this.#second = enlarged(this.#second);
    }
    this.#opcodes[position] = opcode;
    this.#first[position] = opcode === 0x0e /* BrTable */ ? this.#branchTables.push(this.#given[first]!) - 1 : first;
    this.#second[position] = second;
  }

  /** Closes a body, whose last instruction must have been its `end`. */
  endBody(locals: LocalGroups): void {
    this.#starts.push(this.#length);
    this.#locals.push(locals);
  }

  finish(): Code {
    return {
      opcodes: this.#opcodes.slice(0, this.#length),
      first: this.#first.slice(0, this.#length),
      second: this.#second.slice(0, this.#length),
      starts: this.#starts,
      locals: this.#locals,
      branchTables: this.#branchTables,
    };
  }
}
