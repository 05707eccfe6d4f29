/**
 * Instructions, types and labels as Rust's Debug prints them: validation errors quote them.
 *
 * Answers to: casper-wasm `elements/ops.rs`, `elements/types.rs` (derived `Debug`).
 *
 * @module
 */
import { F32, F64, I32, I64, type Instructions, NO_RESULT } from './module';
import { IMMEDIATES, IMMEDIATES_OF, OPCODE_NAMES } from './opcodes';

const VALUE_TYPE_NAMES: { readonly [type: number]: string } = {
  [I32]: 'I32',
  [I64]: 'I64',
  [F32]: 'F32',
  [F64]: 'F64',
};

/** `ValueType`, for example `I32`. */
export function valueTypeText(type: number): string {
  return VALUE_TYPE_NAMES[type]!;
}

/** `BlockType`: `NoResult` or `Value(I32)`. */
export function blockTypeText(type: number): string {
  return type === NO_RESULT ? 'NoResult' : `Value(${valueTypeText(type)})`;
}

/** An instruction of a module's code, for example `I32Load(2, 16)`. */
export function instructionText(code: Instructions, position: number): string {
  const opcode = code.opcodes[position]!;
  const name = OPCODE_NAMES[opcode]!;
  const first = code.first[position]!;
  const second = code.second[position]!;
  switch (IMMEDIATES_OF[opcode]) {
    case IMMEDIATES.index:
      return `${name}(${first >>> 0})`;
    case IMMEDIATES.blockType:
      return `${name}(${blockTypeText(first)})`;
    case IMMEDIATES.memory:
    case IMMEDIATES.callIndirect:
      return `${name}(${first >>> 0}, ${second >>> 0})`;
    case IMMEDIATES.i32:
      return `${name}(${first})`;
    case IMMEDIATES.i64:
      return `${name}(${(BigInt(second) << 32n) | BigInt(first >>> 0)})`;
    case IMMEDIATES.f32:
      return `${name}(${first >>> 0})`;
    case IMMEDIATES.f64:
      return `${name}(${(BigInt(second >>> 0) << 32n) | BigInt(first >>> 0)})`;
    case IMMEDIATES.branchTable: {
      const table = code.branchTables[first]!;
      return `${name}(BrTableData { table: [${table.targets.join(', ')}], default: ${table.default} })`;
    }
    case IMMEDIATES.reserved:
      return `${name}(0)`;
    default:
      return name;
  }
}
