/**
 * What casper-wasm's module builder does to a module besides what it was asked for. Each instrumenting step rebuilds the module once.
 *
 * Answers to: casper-wasm `builder/module.rs` (`From<Module> for ModuleScaffold` and back, `resolve_type_ref`).
 *
 * @module
 */
import { type FunctionType, type ModuleWithoutCode, SECTION } from './module';

/** Sections with content, in their canonical order; empty ones go, and the others move to the end in reversed order. */
export function rebuild<T extends ModuleWithoutCode>(module: T): T {
  const others = module.others.map((section) => ({ ...section, after: SECTION.data })).reverse();
  return { ...module, others, sections: sectionsWithContent(module) };
}

function sectionsWithContent(module: ModuleWithoutCode): number {
  const contents: readonly (readonly [number, number])[] = [
    [SECTION.type, module.types.length],
    [SECTION.import, module.imports.length],
    [SECTION.function, module.functions.length],
    [SECTION.table, module.tables.length],
    [SECTION.memory, module.memories.length],
    [SECTION.global, module.globals.length],
    [SECTION.export, module.exports.length],
    [SECTION.start, module.start === undefined ? 0 : 1],
    [SECTION.element, module.elements.length],
    [SECTION.code, module.functions.length],
    [SECTION.data, module.data.length],
  ];
  let sections = 0;
  for (const [id, length] of contents) if (length > 0) sections |= 1 << id;
  return sections;
}

/** The types of a module, to which instrumenting adds the ones it needs. */
export class TypeTable {
  readonly #types: FunctionType[];
  readonly #indices = new Map<string, number>();

  constructor(types: readonly FunctionType[]) {
    this.#types = types.slice();
    for (const [index, type] of types.entries()) {
      const key = typeKey(type);
      if (!this.#indices.has(key)) this.#indices.set(key, index);
    }
  }

  get types(): readonly FunctionType[] {
    return this.#types;
  }

  /** Index of the first equal type, which is added at the end if there is none. */
  indexOf(type: FunctionType): number {
    const key = typeKey(type);
    let index = this.#indices.get(key);
    if (index === undefined) {
      index = this.#types.push(type) - 1;
      this.#indices.set(key, index);
    }
    return index;
  }
}

function typeKey({ params, result }: FunctionType): string {
  return `${params.join()}>${result ?? ''}`;
}
