/**
 * The function bodies of a module for who goes through them one instruction after the other, whether they are written out or not.
 *
 * @module
 */
import { type BodyReader, bodyReaderOf, CodeReader } from './bodyReader';
import { addedCode, writeInstrumented } from './instrumentedCode';
import type { BranchTable, LocalGroups, WasmModule } from './module';

/** Takes instructions one by one, in the form of `Code`. */
export interface InstructionWriter {
  write(opcode: number, first?: number, second?: number): void;
}

/** See the module. */
export interface Bodies {
  readonly count: number;
  /** Of the body that is being written. */
  readonly branchTables: readonly BranchTable[];
  locals(body: number): LocalGroups;
  /** Hands over the instructions of a body. */
  write(body: number, writer: InstructionWriter): void;
}

/** The bodies of a module. Of one that was instrumented here they are put together while they are read. */
export function bodiesOf(module: WasmModule): Bodies {
  const { metering } = module;
  const bodies = bodyReaderOf(module);
  if (metering === undefined) return new ReadBodies(bodies);
  const added = new ReadBodies(new CodeReader(addedCode(module, metering)));
  return {
    count: bodies.count + added.count,
    branchTables: bodies.branchTables,
    locals: (body) => (body < bodies.count ? bodies.locals(body) : added.locals(body - bodies.count)),
    write(body, writer) {
      if (body < bodies.count) writeInstrumented(writer, metering, body);
      else added.write(body - bodies.count, writer);
    },
  };
}

class ReadBodies implements Bodies {
  readonly count: number;
  readonly branchTables: readonly BranchTable[];
  readonly #reader: BodyReader;

  constructor(reader: BodyReader) {
    this.#reader = reader;
    this.count = reader.count;
    this.branchTables = reader.branchTables;
  }

  locals(body: number): LocalGroups {
    return this.#reader.locals(body);
  }

  write(body: number, writer: InstructionWriter): void {
    const { code, start, end } = this.#reader.read(body);
    const { opcodes, first, second } = code;
    for (let i = start; i < end; i++) writer.write(opcodes[i]!, first[i]!, second[i]!);
  }
}
