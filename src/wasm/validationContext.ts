/**
 * What function bodies may refer to.
 *
 * @module
 */
import type { FunctionType, GlobalType, ModuleWithoutCode } from './module';

/** See the module. */
export interface ValidationContext {
  readonly types: readonly FunctionType[];
  /** Type index of each function of the index space. */
  readonly functionTypes: readonly number[];
  readonly tableCount: number;
  readonly memoryCount: number;
  /** Imported ones first. */
  readonly globals: readonly GlobalType[];
  readonly importedGlobals: readonly GlobalType[];
}

/** Gathers it from the sections of a module. */
export function validationContext(module: ModuleWithoutCode): ValidationContext {
  const functionTypes: number[] = [];
  const importedGlobals: GlobalType[] = [];
  let tableCount = module.tables.length;
  let memoryCount = module.memories.length;
  for (const { external } of module.imports) {
    if (external.kind === 'function') functionTypes.push(external.typeIndex);
    else if (external.kind === 'global') importedGlobals.push(external.type);
    else if (external.kind === 'table') tableCount++;
    else memoryCount++;
  }
  for (const typeIndex of module.functions) functionTypes.push(typeIndex);
  const globals = importedGlobals.concat(module.globals.map(({ type }) => type));
  return { types: module.types, functionTypes, tableCount, memoryCount, globals, importedGlobals };
}
