/**
 * Makes a module pay for its instructions: an imported function `env.gas` is called at the start of each metered block, and
 * `memory.grow` goes through a function that pays for the pages first.
 *
 * Answers to: casper-wasm-utils `gas.rs` (`inject_gas_counter`).
 *
 * @module
 */
import type { OpcodeCosts } from '../config/opcodeCosts';
import { GAS_FUNCTION, GAS_MODULE } from './checks';
import { CodeWriter } from './codeWriter';
import { type Charges, findCharges } from './meteredBlocks';
import { type Code, I32, type Import, importedFunctionTypes, type WasmModule } from './module';
import { opcodePrices } from './opcodes';
import { rebuild, TypeTable } from './rebuild';

/** Throws `WasmError` of stage `preparation` if an opcode has no price or a cost is no u32. */
export function injectGas(module: WasmModule, costs: OpcodeCosts): WasmModule {
  const charges = findCharges(module.code, opcodePrices(costs));
  const types = new TypeTable(module.types);
  const gasType = types.indexOf({ params: [I32], result: undefined });
  const gasImport: Import = {
    module: GAS_MODULE,
    field: GAS_FUNCTION,
    external: { kind: 'function', typeIndex: gasType },
  };
  // The new import takes the first index after the other imported functions; all functions from there on move up by one.
  const gas = importedFunctionTypes(module).length;
  const moved = (index: number): number => (index >= gas ? index + 1 : index);

  const grows = costs.growMemory > 0 && module.code.opcodes.includes(0x40 /* GrowMemory */);
  const growFunction = grows ? gas + 1 + module.functions.length : undefined;
  const functions = module.functions.slice();
  if (grows) functions.push(types.indexOf({ params: [I32], result: I32 }));

  const metered = rebuild({
    ...module,
    types: types.types,
    imports: [...module.imports, gasImport],
    functions,
    exports: module.exports.map((entry) =>
      entry.kind === 'function' ? { ...entry, index: moved(entry.index) } : entry,
    ),
    start: module.start === undefined ? undefined : moved(module.start),
    elements: module.elements.map((segment) => ({ ...segment, members: segment.members.map(moved) })),
    code: meterCode(module.code, charges, gas, growFunction, costs.growMemory),
  });
  return grows ? rebuild(metered) : metered;
}

/** Instructions of the function that `memory.grow` is replaced with. */
const GROW_FUNCTION_LENGTH = 7;

function meterCode(
  code: Code,
  charges: Charges,
  gas: number,
  growFunction: number | undefined,
  growCost: number,
): Code {
  const { opcodes, first, second, starts } = code;
  const length = opcodes.length + 2 * charges.count + (growFunction === undefined ? 0 : GROW_FUNCTION_LENGTH);
  const writer = new CodeWriter(length);
  const before = charges.before;
  for (let body = 0; body < code.locals.length; body++) {
    const end = starts[body + 1]!;
    for (let i = starts[body]!; i < end; i++) {
      const charge = before[i]!;
      if (charge !== 0) {
        writer.write(0x41 /* I32Const */, charge);
        writer.write(0x10 /* Call */, gas);
      }
      const opcode = opcodes[i]!;
      if (opcode === 0x10 /* Call */) {
        const callee = first[i]! >>> 0;
        writer.write(opcode, callee >= gas ? callee + 1 : callee);
      } else if (opcode === 0x40 /* GrowMemory */ && growFunction !== undefined) {
        writer.write(0x10 /* Call */, growFunction);
      } else {
        writer.write(opcode, first[i]!, second[i]!);
      }
    }
    writer.endBody(code.locals[body]!);
  }
  if (growFunction !== undefined) writeGrowFunction(writer, gas, growCost);
  return writer.finish(code.branchTables);
}

/** Pays for as many pages as its argument says, then asks for them. The product wraps at 2^32, and nothing here is itself metered. */
function writeGrowFunction(writer: CodeWriter, gas: number, growCost: number): void {
  writer.write(0x20 /* GetLocal */, 0);
  writer.write(0x20 /* GetLocal */, 0);
  writer.write(0x41 /* I32Const */, growCost);
  writer.write(0x6c /* I32Mul */);
  writer.write(0x10 /* Call */, gas);
  writer.write(0x40 /* GrowMemory */);
  writer.write(0x0b /* End */);
  writer.endBody([]);
}
