/**
 * Makes a module pay for its instructions: an imported function `env.gas` is called at the start of each metered block, and
 * `memory.grow` goes through a function that pays for the pages first. Here is what that means outside of code.
 *
 * Answers to: casper-wasm-utils `gas.rs` (`inject_gas_counter`).
 *
 * @module
 */
import { GAS_FUNCTION, GAS_MODULE } from './checks';
import { I32, type Import, importedFunctionTypes, type ModuleWithoutCode, withoutCode } from './module';
import { rebuild, TypeTable } from './rebuild';

/** The new import takes the first index after the other imported functions; all functions from there on move up by one. */
export function movedByGas(index: number, gasFunction: number): number {
  return index >= gasFunction ? index + 1 : index;
}

/** A module that imports `gas`. */
export interface PayingModule {
  readonly module: ModuleWithoutCode;
  readonly gasFunction: number;
  readonly growFunction: number | undefined;
}

/**
 * @param growCost gas of a page; for free pages `memory.grow` stays as it is
 * @param growsMemory whether there is one
 */
export function injectGas(module: ModuleWithoutCode, growCost: number, growsMemory: boolean): PayingModule {
  const types = new TypeTable(module.types);
  const gasType = types.indexOf({ params: [I32], result: undefined });
  const gasImport: Import = {
    module: GAS_MODULE,
    field: GAS_FUNCTION,
    external: { kind: 'function', typeIndex: gasType },
  };
  const gasFunction = importedFunctionTypes(module).length;
  const moved = (index: number): number => movedByGas(index, gasFunction);

  const grows = growCost > 0 && growsMemory;
  const functions = module.functions.slice();
  if (grows) functions.push(types.indexOf({ params: [I32], result: I32 }));

  const paying = rebuild({
    ...withoutCode(module),
    types: types.types,
    imports: [...module.imports, gasImport],
    functions,
    exports: module.exports.map((entry) =>
      entry.kind === 'function' ? { ...entry, index: moved(entry.index) } : entry,
    ),
    start: module.start === undefined ? undefined : moved(module.start),
    elements: module.elements.map((segment) => ({ ...segment, members: segment.members.map(moved) })),
  });
  return {
    module: grows ? rebuild(paying) : paying,
    gasFunction,
    growFunction: grows ? gasFunction + 1 + module.functions.length : undefined,
  };
}
