/**
 * The limits and references that session bytes must respect before anything is instrumented, in the Rust engine's order.
 *
 * Answers to: casper-execution-engine `runtime/wasm_prep.rs` (`preprocess` and its `ensure_*` functions).
 *
 * @module
 */
import { type Body, CodeReader } from './bodyReader';
import { importedFunctionTypes, type Limits, type ModuleWithoutCode, type WasmModule } from './module';
import { preparationError, wasmValidationError } from './wasmError';

/** Source: `DEFAULT_MAX_TABLE_SIZE`, elements. */
const MAX_TABLE_SIZE = 4096;
/** Source: `DEFAULT_BR_TABLE_MAX_SIZE`, labels besides the default. */
const MAX_BRANCH_TABLE_SIZE = 256;
/** Source: `DEFAULT_MAX_GLOBALS`. */
const MAX_GLOBALS = 256;
/** Source: `DEFAULT_MAX_PARAMETER_COUNT`. */
const MAX_PARAMETERS = 256;

/** Module and name of the function that instrumented code calls to pay; a contract may not import it itself. */
export const GAS_MODULE = 'env';
export const GAS_FUNCTION = 'gas';

/**
 * Checks a decoded module and returns it with the maximum of its table filled in. Throws `WasmError` of stage `preparation` for the first
 * rule broken.
 */
export function checkModule(module: WasmModule): WasmModule {
  const bodies = new CodeReader(module.code);
  const limits = codeLimits(module);
  checkReferences(module, () => {
    for (let body = 0; body < bodies.count; body++) checkBodyReferences(bodies.read(body), limits);
  });
  const tables = checkSections(module, () => {
    for (let body = 0; body < bodies.count; body++) checkBranchTables(bodies.read(body));
  });
  return tables === module.tables ? module : { ...module, tables };
}

/** As {@link checkModule} for all but the code, of which {@link checkBody} has to check each body. */
export function checkOutline(module: ModuleWithoutCode): ModuleWithoutCode {
  checkReferences(module);
  const tables = checkSections(module);
  return tables === module.tables ? module : { ...module, tables };
}

/** As {@link checkModule} for a function body. */
export function checkBody(body: Body, limits: CodeLimits): void {
  checkBodyReferences(body, limits);
  checkBranchTables(body);
}

/** How many functions and globals (without imported ones) code may refer to. */
export interface CodeLimits {
  readonly functionCount: number;
  readonly globalCount: number;
}

/** Of a module. */
export function codeLimits(module: ModuleWithoutCode): CodeLimits {
  return {
    functionCount: importedFunctionTypes(module).length + module.functions.length,
    globalCount: module.globals.length,
  };
}

/** @returns the tables, with a maximum */
function checkSections(module: ModuleWithoutCode, checkBranches?: () => void): readonly Limits[] {
  if (module.memories.length === 0) throw preparationError('Memory section should exist');
  const tables = checkTables(module.tables);
  checkBranches?.();
  if (module.globals.length > MAX_GLOBALS) {
    throw wasmValidationError(
      `declared number of globals (${module.globals.length}) exceeds allowed limit of ${MAX_GLOBALS}`,
    );
  }
  for (const { params } of module.types) {
    if (params.length > MAX_PARAMETERS) {
      throw wasmValidationError(
        `use of a function type with too many parameters (limit of ${MAX_PARAMETERS} but function declares ${params.length})`,
      );
    }
  }
  if (module.imports.some((entry) => entry.module === GAS_MODULE && entry.field === GAS_FUNCTION)) {
    throw wasmValidationError('module imports a non-existent function');
  }
  return tables;
}

/** Every type and function index, and every global index in code, must exist. Global imports do not count as globals here. */
function checkReferences(module: ModuleWithoutCode, checkCode?: () => void): void {
  for (const typeIndex of [...importedFunctionTypes(module), ...module.functions]) {
    if (typeIndex >= module.types.length) throw wasmValidationError(`missing type index ${typeIndex}`);
  }
  const { functionCount } = codeLimits(module);
  const checkFunction = (index: number): void => {
    if (index >= functionCount) throw wasmValidationError(`missing function index ${index}`);
  };
  if (module.start !== undefined) checkFunction(module.start);
  for (const { kind, index } of module.exports) {
    if (kind === 'function') checkFunction(index);
  }
  checkCode?.();
  for (const { members } of module.elements) members.forEach(checkFunction);
}

function checkBodyReferences({ code, start, end }: Body, { functionCount, globalCount }: CodeLimits): void {
  const { opcodes, first } = code;
  for (let i = start; i < end; i++) {
    const opcode = opcodes[i]!;
    if (opcode < 0x10 || opcode > 0x24) continue;
    const index = first[i]! >>> 0;
    if (opcode === 0x10 /* Call */) {
      if (index >= functionCount) throw wasmValidationError(`missing function index ${index}`);
    } else if (opcode >= 0x23 /* GetGlobal, SetGlobal */ && index >= globalCount) {
      throw wasmValidationError(`opcode for a global access refers to non-existing global index ${index}`);
    }
  }
}

/** At most one table of a limited size; a missing maximum becomes the limit. */
function checkTables(tables: readonly Limits[]): readonly Limits[] {
  if (tables.length > 1) throw wasmValidationError('the number of tables must be at most one');
  const table = tables[0];
  if (table === undefined) return tables;
  const { initial, maximum } = table;
  if (initial > MAX_TABLE_SIZE) {
    throw wasmValidationError(`initial table size of ${initial} exceeds allowed limit of ${MAX_TABLE_SIZE}`);
  }
  if (maximum === undefined) return [{ initial, maximum: MAX_TABLE_SIZE }];
  if (maximum > MAX_TABLE_SIZE) {
    throw wasmValidationError(`maximum table size of ${maximum} exceeds allowed limit of ${MAX_TABLE_SIZE}`);
  }
  return tables;
}

/** Only those in function bodies are limited. */
function checkBranchTables({ code, start, end }: Body): void {
  const { opcodes, first, branchTables } = code;
  if (branchTables.every(({ targets }) => targets.length <= MAX_BRANCH_TABLE_SIZE)) return;
  for (let i = start; i < end; i++) {
    if (opcodes[i] !== 0x0e /* BrTable */) continue;
    const size = branchTables[first[i]!]!.targets.length;
    if (size > MAX_BRANCH_TABLE_SIZE) {
      throw wasmValidationError(`maximum br_table size of ${size} exceeds allowed limit of ${MAX_BRANCH_TABLE_SIZE}`);
    }
  }
}
