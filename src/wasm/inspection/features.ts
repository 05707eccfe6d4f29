/**
 * The features of WebAssembly that a module uses, by the names that compilers, `wasm-opt` and the `target_features` section give them.
 *
 * @module
 */

import { F32, F64 } from '../module';
import { OPCODE_NAMES, OPERAND_TYPE, RESULT_TYPE } from '../opcodes';

/** A feature beyond the plainest module. Those without a proposal have a name of their own. */
export type WasmFeature =
  | 'atomics'
  | 'bulk-memory'
  | 'call-indirect-overlong'
  | 'data-count'
  | 'exception-handling'
  | 'extended-const'
  | 'float-instructions'
  | 'float-values'
  | 'gc'
  | 'imported-memory'
  | 'memory64'
  | 'multimemory'
  | 'multivalue'
  | 'nontrapping-fptoint'
  | 'reference-types'
  | 'relaxed-simd'
  | 'sign-ext'
  | 'simd128'
  | 'start-section'
  | 'tail-call'
  | 'unknown-instruction';

/** How often each feature is used. */
export class FeatureCounter {
  readonly uses: Map<WasmFeature, number> = new Map();

  note(feature: WasmFeature): void {
    this.uses.set(feature, (this.uses.get(feature) ?? 0) + 1);
  }

  /** Notes what an instruction needs, by its opcode (see `instructionSkipper.ts`). */
  noteInstruction(opcode: number): void {
    const feature = opcode < 0x100 ? FEATURE_OF_BYTE[opcode + 1] : prefixedFeature(opcode);
    if (feature !== undefined) this.note(feature);
  }
}

function prefixedFeature(opcode: number): WasmFeature {
  const number = opcode & 0xffff;
  switch (opcode >>> 16) {
    case 0xfb:
      return 'gc';
    case 0xfc:
      if (number < 8) return 'nontrapping-fptoint';
      return number < 15 ? 'bulk-memory' : 'reference-types';
    case 0xfd:
      return number < 0x100 ? 'simd128' : 'relaxed-simd';
    default:
      return 'atomics';
  }
}

/** By opcode byte plus one, so that the unknown instruction, -1, has a place. */
const FEATURE_OF_BYTE: readonly (WasmFeature | undefined)[] = Array.from({ length: 257 }, (_, index) =>
  featureOfByte(index - 1),
);

function featureOfByte(opcode: number): WasmFeature | undefined {
  if (opcode < 0) return 'unknown-instruction';
  if (opcode >= 0xc0 && opcode <= 0xc4) return 'sign-ext';
  if (opcode >= 0x06 && opcode <= 0x0a) return 'exception-handling';
  if (opcode === 0x18 || opcode === 0x19 || opcode === 0x1f) return 'exception-handling';
  if (opcode === 0x12 || opcode === 0x13 || opcode === 0x15) return 'tail-call';
  if (opcode === 0x14 || (opcode >= 0xd3 && opcode <= 0xd6)) return 'gc';
  if (opcode === 0x1c || opcode === 0x25 || opcode === 0x26 || (opcode >= 0xd0 && opcode <= 0xd2))
    return 'reference-types';
  if (OPCODE_NAMES[opcode] === undefined) return undefined;
  const isFloat = [OPERAND_TYPE[opcode], RESULT_TYPE[opcode]].some((type) => type === F32 || type === F64);
  if (!isFloat) return undefined;
  // Loads and stores move floats; all else computes with them.
  return opcode >= 0x28 && opcode <= 0x3e ? 'float-values' : 'float-instructions';
}
