/**
 * Strips a module, before it is stored, of what its entry points do not reach. The oddities of the Rust optimizer decide the stored
 * bytes and with them state roots, so they are kept:
 *
 * - emptied sections stay, with no entries;
 * - type indices of `call_indirect` are renumbered only if a function or a global went too;
 * - names follow the functions that went, but never followed the ones that instrumenting put in;
 * - a data count section stays where instrumenting moved it, at the end; such a contract cannot be loaded again.
 *
 * Answers to: casper-wasm-utils `optimizer.rs`, `symbols.rs`.
 *
 * @module
 */
import { type Bodies, bodiesOf, type InstructionWriter } from './bodies';
import type { Export, InitExpression, LocalGroups, ModuleWithoutCode, OtherSection, WasmModule } from './module';
import { encodeNames, type NameMap, parseNames } from './nameSection';

/** What is stored of a module. */
export interface OptimizedModule {
  readonly module: ModuleWithoutCode;
  readonly bodies: Bodies;
  /**
   * Whether it can be loaded again and does what the whole module does. Not when type indices were left as they were although types went,
   * nor with a data count section, which now stands where it must not.
   */
  readonly isSound: boolean;
}

/** The module reduced to these exports and all that they, the table, the segments and the start function need. */
export function optimize(module: WasmModule, entryPoints: readonly string[]): OptimizedModule {
  const bodies = bodiesOf(module);
  const kept = new Reachability(module, bodies).trace(entryPoints);
  const space = new IndexSpace(module);
  const types = new Renumbering(module.types.length, (index) => kept.types.has(index));
  const functions = new Renumbering(space.functionImports.length + module.functions.length, (index) =>
    space.keepsFunction(kept, index),
  );
  const globals = new Renumbering(space.globalImports.length + module.globals.length, (index) =>
    space.keepsGlobal(kept, index),
  );
  const renumberedInit = (init: InitExpression): InitExpression =>
    init.map((instruction) =>
      usesGlobal(instruction.opcode) ? { ...instruction, first: globals.of(instruction.first >>> 0) } : instruction,
    );
  // Types alone do not make the Rust optimizer look at code.
  const changesCode = !functions.isIdentity || !globals.isIdentity;
  const optimized: ModuleWithoutCode = {
    tables: module.tables,
    memories: module.memories,
    sections: module.sections,
    types: module.types.filter((_, index) => kept.types.has(index)),
    imports: module.imports
      .filter(({ external }, item) => kept.imports.has(item) || external.kind === 'memory' || external.kind === 'table')
      .map((entry) =>
        entry.external.kind === 'function'
          ? { ...entry, external: { kind: 'function', typeIndex: types.of(entry.external.typeIndex) } }
          : entry,
      ),
    functions: module.functions.filter((_, index) => kept.functions.has(index)).map((index) => types.of(index)),
    globals: module.globals
      .filter((_, index) => kept.globals.has(index))
      .map(({ type, init }) => ({ type, init: renumberedInit(init) })),
    exports: module.exports
      .filter((_, item) => kept.exports.has(item))
      .map((entry) => ({ ...entry, index: renumberedExport(entry, functions, globals) })),
    start: module.start === undefined ? undefined : functions.of(module.start),
    elements: module.elements.map((segment) => ({
      ...segment,
      offset: renumberedInit(segment.offset),
      members: segment.members.map((index) => functions.of(index)),
    })),
    data: module.data.map((segment) => ({ ...segment, offset: renumberedInit(segment.offset) })),
    others: module.others.flatMap((section) => keptOther(module, section, functions)),
  };
  return {
    module: optimized,
    bodies: new KeptBodies(bodies, kept.functions, changesCode ? { types, functions, globals } : undefined),
    isSound: (changesCode || types.isIdentity) && !optimized.others.some(({ kind }) => kind === 'dataCount'),
  };
}

/** What stays, by position in its own section: functions and globals here count from the first that the module defines. */
interface Kept {
  readonly types: Set<number>;
  readonly imports: Set<number>;
  readonly functions: Set<number>;
  readonly globals: Set<number>;
  readonly exports: Set<number>;
}

/** Which imports the first functions and globals are. */
class IndexSpace {
  readonly functionImports: number[] = [];
  readonly globalImports: number[] = [];

  constructor(module: WasmModule) {
    for (const [item, { external }] of module.imports.entries()) {
      if (external.kind === 'function') this.functionImports.push(item);
      else if (external.kind === 'global') this.globalImports.push(item);
    }
  }

  keepsFunction(kept: Kept, index: number): boolean {
    const item = this.functionImports[index];
    return item === undefined ? kept.functions.has(index - this.functionImports.length) : kept.imports.has(item);
  }

  keepsGlobal(kept: Kept, index: number): boolean {
    const item = this.globalImports[index];
    return item === undefined ? kept.globals.has(index - this.globalImports.length) : kept.imports.has(item);
  }
}

/** Follows references from the entry points on. */
class Reachability implements InstructionWriter {
  readonly #module: WasmModule;
  readonly #bodies: Bodies;
  readonly #space: IndexSpace;
  readonly #kept: Kept = {
    types: new Set(),
    imports: new Set(),
    functions: new Set(),
    globals: new Set(),
    exports: new Set(),
  };
  readonly #pendingFunctions: number[] = [];
  readonly #pendingGlobals: number[] = [];

  constructor(module: WasmModule, bodies: Bodies) {
    this.#module = module;
    this.#bodies = bodies;
    this.#space = new IndexSpace(module);
  }

  trace(entryPoints: readonly string[]): Kept {
    const { exports, start, data, elements } = this.#module;
    const names = new Set(entryPoints);
    for (const [item, { field, kind, index }] of exports.entries()) {
      if (!names.has(field)) continue;
      this.#kept.exports.add(item);
      if (kind === 'function') this.#function(index);
      else if (kind === 'global') this.#global(index);
    }
    if (start !== undefined) this.#function(start);
    for (const { offset } of data) this.#init(offset);
    for (const { offset, members } of elements) {
      this.#init(offset);
      for (const index of members) this.#function(index);
    }
    this.#followPending();
    return this.#kept;
  }

  #function(index: number): void {
    const item = this.#space.functionImports[index];
    if (item !== undefined) {
      this.#kept.imports.add(item);
      const { external } = this.#module.imports[item]!;
      if (external.kind === 'function') this.#kept.types.add(external.typeIndex);
      return;
    }
    const defined = index - this.#space.functionImports.length;
    if (this.#kept.functions.has(defined)) return;
    this.#kept.functions.add(defined);
    this.#pendingFunctions.push(defined);
  }

  #global(index: number): void {
    const item = this.#space.globalImports[index];
    if (item !== undefined) {
      this.#kept.imports.add(item);
      return;
    }
    const defined = index - this.#space.globalImports.length;
    if (this.#kept.globals.has(defined)) return;
    this.#kept.globals.add(defined);
    this.#pendingGlobals.push(defined);
  }

  #followPending(): void {
    for (;;) {
      const body = this.#pendingFunctions.pop();
      const global = body === undefined ? this.#pendingGlobals.pop() : undefined;
      if (body !== undefined) this.#body(body);
      else if (global !== undefined) this.#init(this.#module.globals[global]!.init);
      else return;
    }
  }

  #body(body: number): void {
    const { metering } = this.#module;
    if (metering?.references !== undefined && body < metering.bodies.count) {
      metering.references.tell(body, metering, (opcode, index) => this.write(opcode, index));
    } else {
      this.#bodies.write(body, this);
    }
    this.#kept.types.add(this.#module.functions[body]!);
  }

  #init(init: InitExpression): void {
    for (const { opcode, first } of init) this.write(opcode, first);
  }

  /** Follows what an instruction refers to. */
  write(opcode: number, first = 0): void {
    if (opcode === 0x10 /* Call */) this.#function(first >>> 0);
    else if (opcode === 0x11 /* CallIndirect */) this.#kept.types.add(first >>> 0);
    else if (usesGlobal(opcode)) this.#global(first >>> 0);
  }
}

/** New indices of an index space after some entries went. */
class Renumbering {
  /** For each old index how many before it went; the last entry is how many went at all. */
  readonly #goneBefore: Uint32Array;

  constructor(count: number, stays: (index: number) => boolean) {
    this.#goneBefore = new Uint32Array(count + 1);
    let gone = 0;
    for (let index = 0; index < count; index++) {
      this.#goneBefore[index] = gone;
      if (!stays(index)) gone++;
    }
    this.#goneBefore[count] = gone;
  }

  get isIdentity(): boolean {
    return this.#goneBefore.at(-1) === 0;
  }

  of(index: number): number {
    return index - this.#goneBefore[Math.min(index, this.#goneBefore.length - 1)]!;
  }

  stays(index: number): boolean {
    return this.#goneBefore[index] === this.#goneBefore[index + 1];
  }
}

function usesGlobal(opcode: number): boolean {
  return opcode === 0x23 /* GetGlobal */ || opcode === 0x24 /* SetGlobal */;
}

function renumberedExport({ kind, index }: Export, functions: Renumbering, globals: Renumbering): number {
  if (kind === 'function') return functions.of(index);
  return kind === 'global' ? globals.of(index) : index;
}

/** New indices for what instructions refer to. */
interface Renumberings {
  readonly types: Renumbering;
  readonly functions: Renumbering;
  readonly globals: Renumbering;
}

class KeptBodies implements Bodies {
  readonly count: number;
  readonly branchTables: Bodies['branchTables'];
  readonly #bodies: Bodies;
  readonly #kept: readonly number[];
  readonly #renumberings: Renumberings | undefined;

  constructor(bodies: Bodies, kept: Set<number>, renumberings: Renumberings | undefined) {
    this.#bodies = bodies;
    this.#kept = [...kept].sort((a, b) => a - b);
    this.#renumberings = renumberings;
    this.count = this.#kept.length;
    this.branchTables = bodies.branchTables;
  }

  locals(body: number): LocalGroups {
    return this.#bodies.locals(this.#kept[body]!);
  }

  write(body: number, writer: InstructionWriter): void {
    const renumberings = this.#renumberings;
    this.#bodies.write(
      this.#kept[body]!,
      renumberings === undefined
        ? writer
        : { write: (opcode, first, second) => writer.write(opcode, renumbered(opcode, first, renumberings), second) },
    );
  }
}

function renumbered(
  opcode: number,
  first: number | undefined,
  { types, functions, globals }: Renumberings,
): number | undefined {
  switch (opcode) {
    case 0x10: // Call
      return functions.of(first! >>> 0);
    case 0x11: // CallIndirect
      return types.of(first! >>> 0);
    case 0x23: // GetGlobal
    case 0x24: // SetGlobal
      return globals.of(first! >>> 0);
    default:
      return first;
  }
}

/** Custom sections go, except names that can be read. */
function keptOther(module: WasmModule, section: OtherSection, functions: Renumbering): OtherSection[] {
  if (section.kind !== 'custom') return [section];
  const names = section.name === 'name' ? parseNames(module, section.payload) : undefined;
  if (names === undefined) return [];
  const renumbered = <T>(map: readonly (readonly [number, T])[]): (readonly [number, T])[] =>
    map.filter(([index]) => functions.stays(index)).map(([index, value]) => [functions.of(index), value]);
  const payload = encodeNames({
    module: names.module,
    functions: names.functions && renumbered<string>(names.functions),
    locals: names.locals && renumbered<NameMap>(names.locals),
  });
  return [{ ...section, payload }];
}
