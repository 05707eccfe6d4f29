/**
 * Reads the function bodies of a module one at a time, into room that is used again: of most functions of most modules nobody needs the
 * instructions twice, and memory that was not touched before costs more than decoding.
 *
 * @module
 */
import { BodyDecoder, decodeCode } from './decodeCode';
import type { BranchTable, Code, Instructions, LocalGroups, WasmModule } from './module';
import { DecodeError, UNEXPECTED_END, WasmReader } from './wasmReader';

/** The instructions `start` up to (not including) `end` of `code`. */
export interface Body {
  readonly code: Instructions;
  readonly start: number;
  readonly end: number;
}

/** See the module. */
export interface BodyReader {
  readonly count: number;
  /** How long they are together, in bytes or in instructions. */
  readonly length: number;
  /** Of the body that was read last. */
  readonly branchTables: readonly BranchTable[];
  locals(body: number): LocalGroups;
  /** Good until the next body, of whatever module, is read. Throws {@link DecodeError}. */
  read(body: number): Body;
  /** All of them, to be kept. */
  all(): Code;
}

/** The bodies of a module; of one that was instrumented here as they were before, without those that instrumenting adds. */
export function bodyReaderOf(module: WasmModule): BodyReader {
  return module.metering?.bodies ?? module.bodies ?? new CodeReader(module.code);
}

/** Bodies that are decoded already. */
export class CodeReader implements BodyReader {
  readonly count: number;
  readonly length: number;
  readonly branchTables: readonly BranchTable[];
  readonly #code: Code;

  constructor(code: Code) {
    this.#code = code;
    this.count = code.locals.length;
    this.length = code.opcodes.length;
    this.branchTables = code.branchTables;
  }

  locals(body: number): LocalGroups {
    return this.#code.locals[body]!;
  }

  read(body: number): Body {
    return { code: this.#code, start: this.#code.starts[body]!, end: this.#code.starts[body + 1]! };
  }

  all(): Code {
    return this.#code;
  }
}

/** Positions of bytes, from `start` up to (not including) `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Bodies in the bytes of a module. */
export class BytesReader implements BodyReader {
  readonly count: number;
  readonly length: number;
  readonly branchTables: readonly BranchTable[];
  readonly #reader: WasmReader;
  readonly #section: ByteRange;
  /** Where each body begins, after its length, and ends. */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #decoder = new BodyDecoder();
  readonly #locals: (LocalGroups | undefined)[] = [];

  /**
   * @param section where the content of the code section is
   * @throws DecodeError when a body is not all inside the section
   */
  constructor(bytes: Uint8Array, section: ByteRange) {
    const reader = new WasmReader(bytes);
    const { start, end } = section;
    reader.position = start;
    reader.end = end;
    this.#reader = reader;
    this.#section = section;
    this.length = end - start;
    this.branchTables = this.#decoder.branchTables;
    this.count = reader.readU32();
    for (let body = 0; body < this.count; body++) {
      const length = reader.readU32();
      this.#starts.push(reader.position);
      reader.readBytes(length);
      this.#ends.push(reader.position);
    }
    if (reader.position !== end) throw new DecodeError(UNEXPECTED_END);
  }

  locals(body: number): LocalGroups {
    if (this.#locals[body] === undefined) this.read(body);
    return this.#locals[body]!;
  }

  read(body: number): Body {
    this.#reader.position = this.#starts[body]!;
    this.#reader.end = this.#ends[body]!;
    this.#locals[body] = this.#decoder.decode(this.#reader);
    return this.#decoder;
  }

  all(): Code {
    this.#reader.position = this.#section.start;
    this.#reader.end = this.#section.end;
    return decodeCode(this.#reader, []);
  }
}
