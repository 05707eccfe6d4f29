/**
 * Writes instrumented code: charges at the start of metered blocks, the limiter's sequence around calls, and the functions that
 * instrumenting adds.
 *
 * Answers to: casper-wasm-utils `gas.rs`, `stack_height.rs` (`instrument_call!`), `stack_height/thunk.rs`.
 *
 * @module
 */
import type { InstructionWriter } from './bodies';
import { CodeWriter } from './codeWriter';
import { movedByGas } from './gasInjection';
import { chargesOf } from './meteredBlocks';
import type { Metering } from './metering';
import { type Code, importedFunctionTypes, type ModuleWithoutCode, NO_RESULT } from './module';

/** The code of an instrumented module. */
export function instrumentedCode(module: ModuleWithoutCode, metering: Metering): Code {
  const { bodies } = metering;
  const writer = new CodeWriter(bodies.branchTables);
  for (let body = 0; body < bodies.count; body++) {
    writeInstrumented(writer, metering, body);
    writer.endBody(bodies.locals(body));
  }
  writeAdded(writer, module, metering);
  return writer.finish();
}

/** The functions that instrumenting adds, alone: first what pays for memory, then the thunks. */
export function addedCode(module: ModuleWithoutCode, metering: Metering): Code {
  const writer = new CodeWriter();
  writeAdded(writer, module, metering);
  return writer.finish();
}

function parameterCountsOf(module: ModuleWithoutCode, functions: readonly number[]): number[] {
  const typeIndices = importedFunctionTypes(module).concat(module.functions);
  return functions.map((index) => module.types[typeIndices[index]!]!.params.length);
}

/** Hands over the instructions of a function that was there before, as instrumented. */
export function writeInstrumented(writer: InstructionWriter, metering: Metering, body: number): void {
  const { bodies, prices, gasFunction, growFunction, stackCosts } = metering;
  const read = bodies.read(body);
  const charges = chargesOf(read, prices);
  const { opcodes, first, second } = read.code;
  for (let i = read.start; i < read.end; i++) {
    const charge = charges[i]!;
    if (charge !== 0) {
      writer.write(0x41 /* I32Const */, charge);
      writer.write(0x10 /* Call */, gasFunction);
    }
    const opcode = opcodes[i]!;
    if (opcode === 0x10 /* Call */) {
      const callee = movedByGas(first[i]! >>> 0, gasFunction);
      if (stackCosts[callee]! > 0) writeGuardedCall(writer, metering, callee);
      else writer.write(opcode, callee);
    } else if (opcode === 0x40 /* GrowMemory */ && growFunction !== undefined) {
      writeGuardedCall(writer, metering, growFunction);
    } else {
      writer.write(opcode, first[i]!, second[i]!);
    }
  }
}

function writeAdded(writer: CodeWriter, module: ModuleWithoutCode, metering: Metering): void {
  const { thunks, growFunction } = metering;
  if (growFunction !== undefined) writeGrowFunction(writer, metering);
  const parameterCounts = parameterCountsOf(module, thunks);
  for (const [index, callee] of thunks.entries()) {
    for (let parameter = 0; parameter < parameterCounts[index]!; parameter++) {
      writer.write(0x20 /* GetLocal */, parameter);
    }
    writeGuardedCall(writer, metering, callee);
    writer.write(0x0b /* End */);
    writer.endBody([]);
  }
}

/** Pays for as many pages as its argument says, then asks for them. The product wraps at 2^32, and nothing here is itself metered. */
function writeGrowFunction(writer: CodeWriter, { gasFunction, prices }: Metering): void {
  writer.write(0x20 /* GetLocal */, 0);
  writer.write(0x20 /* GetLocal */, 0);
  writer.write(0x41 /* I32Const */, prices.costs.growMemory);
  writer.write(0x6c /* I32Mul */);
  writer.write(0x10 /* Call */, gasFunction);
  writer.write(0x40 /* GrowMemory */);
  writer.write(0x0b /* End */);
  writer.endBody([]);
}

function writeGuardedCall(
  writer: InstructionWriter,
  { stackCosts, stackLimit, heightGlobal }: Metering,
  callee: number,
): void {
  const cost = stackCosts[callee]!;
  writer.write(0x23 /* GetGlobal */, heightGlobal);
  writer.write(0x41 /* I32Const */, cost);
  writer.write(0x6a /* I32Add */);
  writer.write(0x24 /* SetGlobal */, heightGlobal);
  writer.write(0x23 /* GetGlobal */, heightGlobal);
  writer.write(0x41 /* I32Const */, stackLimit);
  writer.write(0x4b /* I32GtU */);
  writer.write(0x04 /* If */, NO_RESULT);
  writer.write(0x00 /* Unreachable */);
  writer.write(0x0b /* End */);
  writer.write(0x10 /* Call */, callee);
  writer.write(0x23 /* GetGlobal */, heightGlobal);
  writer.write(0x41 /* I32Const */, cost);
  writer.write(0x6b /* I32Sub */);
  writer.write(0x24 /* SetGlobal */, heightGlobal);
}
