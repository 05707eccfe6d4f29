/**
 * Questions about the functions of a module that lowering, the stack bound and the interpreter share.
 *
 * @module
 */
import { type FunctionType, importedFunctionTypes, type WasmModule } from './module';

/** The function index space, and which types are the same. */
export interface FunctionSpace {
  /** Number of imported functions: the index of the first defined one. */
  readonly imported: number;
  /** Type index of each function. */
  readonly typeIndices: readonly number[];
  /** For each type the index of the first equal one: types are compared by structure. */
  readonly sameType: Int32Array;
}

/** Lists the functions of a module, imported ones first. */
export function functionSpace(module: WasmModule): FunctionSpace {
  const imports = importedFunctionTypes(module);
  return {
    imported: imports.length,
    typeIndices: imports.concat(module.functions),
    sameType: firstEqualTypes(module.types),
  };
}

function firstEqualTypes(types: readonly FunctionType[]): Int32Array {
  const firstByShape = new Map<string, number>();
  return Int32Array.from(types, ({ params, result }, index) => {
    const shape = `${params.join()}:${result}`;
    const first = firstByShape.get(shape) ?? index;
    firstByShape.set(shape, first);
    return first;
  });
}

/** Indices of the imports that charge gas. */
export function gasFunctions(module: WasmModule): ReadonlySet<number> {
  const indices = new Set<number>();
  let index = 0;
  for (const { field, external } of module.imports) {
    if (external.kind !== 'function') continue;
    if (field === 'gas') indices.add(index);
    index++;
  }
  return indices;
}

/**
 * Where code comes to life again after an instruction that never passes control on.
 *
 * @returns the index of the `else` or `end` that belongs to the block of the instruction at `index`
 */
export function endOfDeadCode(opcodes: Uint8Array, index: number): number {
  let depth = 0;
  for (let i = index + 1; ; i++) {
    switch (opcodes[i]) {
      case 0x02: // Block
      case 0x03: // Loop
      case 0x04: // If
        depth += 1;
        break;
      case 0x05: // Else
        if (depth === 0) return i;
        break;
      case 0x0b: // End
        if (depth === 0) return i;
        depth -= 1;
        break;
    }
  }
}
