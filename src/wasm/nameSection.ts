/**
 * The debug names of a module. Of all custom sections they alone outlive the optimizer, which renumbers them.
 *
 * Answers to: casper-wasm `elements/name_section.rs`, `elements/index_map.rs`.
 *
 * @module
 */
import { hasTag } from '../bytes/hasTag';
import { bodyReaderOf } from './bodyReader';
import { importedFunctionTypes, type WasmModule } from './module';
import { DecodeError, WasmReader } from './wasmReader';
import { WasmWriter } from './wasmWriter';

/** Names by index, ascending. */
export type NameMap = readonly (readonly [number, string])[];

export interface NameSection {
  readonly module: string | undefined;
  readonly functions: NameMap | undefined;
  /** Names of locals, by function index. */
  readonly locals: readonly (readonly [number, NameMap])[] | undefined;
}

/** Reads the payload of a custom section called `name`; `undefined` if it is malformed. */
export function parseNames(module: WasmModule, payload: Uint8Array): NameSection | undefined {
  try {
    return new NameParser(module, payload).parse();
  } catch (error) {
    if (hasTag(error, 'DecodeError')) return undefined;
    throw error;
  }
}

class NameParser {
  readonly #reader: WasmReader;
  /** No index of a function may reach this. */
  readonly #functionSpace: number;
  /** No index of a local may reach this: the most parameters of any type plus the most locals of any function. */
  readonly #localSpace: number;

  constructor(module: WasmModule, payload: Uint8Array) {
    this.#reader = new WasmReader(payload);
    this.#functionSpace = importedFunctionTypes(module).length + module.functions.length;
    const mostParameters = module.types.reduce((most, { params }) => Math.max(most, params.length), 0);
    // What instrumenting adds has none.
    const bodies = bodyReaderOf(module);
    let mostLocals = 0;
    for (let body = 0; body < bodies.count; body++) mostLocals = Math.max(mostLocals, localCount(bodies.locals(body)));
    this.#localSpace = mostParameters + mostLocals;
  }

  parse(): NameSection {
    const reader = this.#reader;
    let module: NameSection['module'];
    let functions: NameSection['functions'];
    let locals: NameSection['locals'];
    while (reader.position < reader.end) {
      const kind = reader.readByte();
      // The size matters only where content is skipped: known content ends where it ends.
      const size = reader.readU32();
      switch (kind) {
        case 0:
          if (module !== undefined) throw new DecodeError('Duplicated name subsections');
          module = reader.readName();
          break;
        case 1:
          if (functions !== undefined) throw new DecodeError('Duplicated name subsections');
          functions = this.#readMap(this.#functionSpace, () => reader.readName());
          break;
        case 2:
          if (locals !== undefined) throw new DecodeError('Duplicated name subsections');
          locals = this.#readMap(this.#functionSpace, () => this.#readMap(this.#localSpace, () => reader.readName()));
          break;
        default:
          reader.readBytes(size);
      }
    }
    return { module, functions, locals };
  }

  #readMap<T>(space: number, readValue: () => T): [number, T][] {
    let previous = -1;
    return this.#reader.readList(() => {
      const index = this.#reader.readU32();
      if (index >= space || index <= previous) throw new DecodeError('Name index too large or out of order');
      previous = index;
      return [index, readValue()];
    });
  }
}

function localCount(groups: readonly number[]): number {
  let count = 0;
  for (let group = 0; group < groups.length; group += 2) count += groups[group]!;
  return count;
}

/** The payload of the custom section. */
export function encodeNames({ module, functions, locals }: NameSection): Uint8Array {
  const writer = new WasmWriter();
  const writeMap = (names: NameMap): void =>
    writer.writeList(names, ([index, name]) => {
      writer.writeU32(index);
      writer.writeName(name);
    });
  if (module !== undefined) {
    writer.writeByte(0);
    writer.writeSized(() => writer.writeName(module));
  }
  if (functions !== undefined) {
    writer.writeByte(1);
    writer.writeSized(() => writeMap(functions));
  }
  if (locals !== undefined) {
    writer.writeByte(2);
    writer.writeSized(() =>
      writer.writeList(locals, ([index, names]) => {
        writer.writeU32(index);
        writeMap(names);
      }),
    );
  }
  return writer.finish();
}
