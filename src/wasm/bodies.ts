/**
 * The function bodies of a module for who goes through them one instruction after the other, whether they are written out or not.
 *
 * @module
 */
import { addedCode, writeInstrumented } from './instrumentedCode';
import type { BranchTable, Code, LocalGroups, WasmModule } from './module';

/** Takes instructions one by one, in the form of `Code`. */
export interface InstructionWriter {
  write(opcode: number, first?: number, second?: number): void;
}

/** See the module. */
export interface Bodies {
  readonly count: number;
  readonly branchTables: readonly BranchTable[];
  locals(body: number): LocalGroups;
  /** Hands over the instructions of a body. */
  write(body: number, writer: InstructionWriter): void;
}

/** The bodies of a module. Of one that was instrumented here they are put together while they are read. */
export function bodiesOf(module: WasmModule): Bodies {
  const { metering } = module;
  if (metering === undefined) return new WrittenBodies(module.code);
  const { code } = metering;
  const added = new WrittenBodies(addedCode(module, metering));
  const original = code.locals.length;
  return {
    count: original + added.count,
    branchTables: code.branchTables,
    locals: (body) => (body < original ? code.locals[body]! : added.locals(body - original)),
    write(body, writer) {
      if (body < original) writeInstrumented(writer, metering, body);
      else added.write(body - original, writer);
    },
  };
}

class WrittenBodies implements Bodies {
  readonly count: number;
  readonly branchTables: readonly BranchTable[];
  readonly #code: Code;

  constructor(code: Code) {
    this.#code = code;
    this.count = code.locals.length;
    this.branchTables = code.branchTables;
  }

  locals(body: number): LocalGroups {
    return this.#code.locals[body]!;
  }

  write(body: number, writer: InstructionWriter): void {
    const { opcodes, first, second, starts } = this.#code;
    const end = starts[body + 1]!;
    for (let i = starts[body]!; i < end; i++) writer.write(opcodes[i]!, first[i]!, second[i]!);
  }
}
