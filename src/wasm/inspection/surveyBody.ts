/**
 * The facts of one function body: how big it is and what it calls.
 *
 * @module
 */
import { hasTag } from '../../bytes/hasTag';
import type { WasmReader } from '../wasmReader';
import type { CallWithOperands, ConstantOperands } from './constantOperands';
import type { FeatureCounter } from './features';
import { type SurveyedInstruction, skipInstruction, UNKNOWN_INSTRUCTION } from './instructionSkipper';

export interface BodySurvey {
  /** Bytes in the code section. */
  readonly bytes: number;
  readonly instructions: number;
  /** Functions called directly, by index. */
  readonly calls: ReadonlySet<number>;
  /** Types called through a table, by index. */
  readonly indirectTypes: ReadonlySet<number>;
  /** Calls a function reference: it may reach every function in a table. */
  readonly callsReferences: boolean;
  /** Direct calls with an operand that is a constant or a parameter. */
  readonly callsWithOperands: readonly CallWithOperands[];
  /** Two 32-bit constants one after the other. */
  readonly constantPairs: readonly (readonly [number, number])[];
  /** Every instruction was read; otherwise there may be more of all. */
  readonly complete: boolean;
}

/**
 * Reads the instructions from the reader's position to its end.
 *
 * @param constants follows the operands of calls
 * @param references takes the functions whose references are made: they may end up in a table
 */
export function surveyBody(
  reader: WasmReader,
  instruction: SurveyedInstruction,
  features: FeatureCounter,
  references: Set<number>,
  bytes: number,
  constants: ConstantOperands,
): BodySurvey {
  const calls = new Set<number>();
  const indirectTypes = new Set<number>();
  const constantPairs: [number, number][] = [];
  let callsReferences = false;
  let lastConstant: number | undefined;
  let instructions = 0;
  let complete = true;
  try {
    for (; reader.position < reader.end && complete; instructions++) {
      skipInstruction(reader, instruction);
      const { opcode, index } = instruction;
      features.noteInstruction(opcode);
      constants.see(opcode, index);
      const constant = opcode === 0x41 /* i32.const */ ? index >>> 0 : undefined;
      if (constant !== undefined && lastConstant !== undefined) constantPairs.push([lastConstant, constant]);
      lastConstant = constant;
      if (instruction.overlong) features.note('call-indirect-overlong');
      switch (opcode) {
        case UNKNOWN_INSTRUCTION:
          complete = false;
          break;
        case 0x02: // block
        case 0x03: // loop
        case 0x04: // if
          if (index >= 0) features.note('multivalue');
          break;
        case 0x10: // call
        case 0x12: // return_call
          calls.add(index);
          break;
        case 0x11: // call_indirect
        case 0x13: // return_call_indirect
          indirectTypes.add(index);
          break;
        case 0x14: // call_ref
        case 0x15: // return_call_ref
          callsReferences = true;
          break;
        case 0xd2: // ref.func
          references.add(index);
          break;
      }
    }
  } catch (error) {
    if (!hasTag(error, 'DecodeError')) throw error;
    complete = false;
  }
  return {
    bytes,
    instructions,
    calls,
    indirectTypes,
    callsReferences,
    callsWithOperands: constants.calls(),
    constantPairs,
    complete,
  };
}
