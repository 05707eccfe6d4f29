/**
 * The opcodes of Casper's Wasm (the MVP and sign extension) in one table: name, immediates, operands and results, cycles and price.
 * The arrays derived from it below are indexed by opcode byte and are what the passes read.
 *
 * Answers to: casper-wasm `elements/ops.rs` (names, immediates), casper-execution-engine `runtime/wasm_prep.rs`
 * (`cycles_for_instruction`, `instruction_cost_multiplier`).
 *
 * @module
 */
import type { OpcodeCosts } from '../config/opcodeCosts';
import { F32, F64, I32, I64, type ValueType } from './module';

/** What follows an opcode byte; `module.ts` says how each kind is kept. */
export const IMMEDIATES = {
  none: 0,
  index: 1,
  blockType: 2,
  memory: 3,
  i32: 4,
  i64: 5,
  f32: 6,
  f64: 7,
  branchTable: 8,
  callIndirect: 9,
  reserved: 10,
  unknown: 255,
} as const;

type ImmediatesName = Exclude<keyof typeof IMMEDIATES, 'unknown'>;

/** The multiplier in the cost table that prices an opcode; `forbidden` opcodes have none. */
type Price =
  | Exclude<keyof OpcodeCosts, 'controlFlow'>
  | `controlFlow.${Exclude<keyof OpcodeCosts['controlFlow'], 'brTable'>}`
  | 'brTable'
  | 'forbidden';

/**
 * Consecutive opcodes that differ in name only. `type` is operands and results, `i l f d` for i32, i64, f32, f64 and `?` for a type that
 * depends on the context; control instructions and calls have none.
 */
interface OpcodeGroup {
  readonly first: number;
  /** As Rust's Debug prints them: they appear in error texts. */
  readonly names: string;
  readonly immediates?: ImmediatesName;
  readonly type?: string;
  /** Natural alignment in bytes of a memory access. */
  readonly align?: number;
  readonly cycles: number;
  readonly price: Price;
}

const GROUPS: readonly OpcodeGroup[] = [
  { first: 0x00, names: 'Unreachable', cycles: 1, price: 'unreachable' },
  { first: 0x01, names: 'Nop', cycles: 1, price: 'nop' },
  { first: 0x02, names: 'Block', immediates: 'blockType', cycles: 1, price: 'controlFlow.block' },
  { first: 0x03, names: 'Loop', immediates: 'blockType', cycles: 1, price: 'controlFlow.loop' },
  { first: 0x04, names: 'If', immediates: 'blockType', cycles: 3, price: 'controlFlow.if' },
  { first: 0x05, names: 'Else', cycles: 1, price: 'controlFlow.else' },
  { first: 0x0b, names: 'End', cycles: 1, price: 'controlFlow.end' },
  { first: 0x0c, names: 'Br', immediates: 'index', cycles: 1, price: 'controlFlow.br' },
  { first: 0x0d, names: 'BrIf', immediates: 'index', cycles: 3, price: 'controlFlow.brIf' },
  { first: 0x0e, names: 'BrTable', immediates: 'branchTable', cycles: 5, price: 'brTable' },
  { first: 0x0f, names: 'Return', cycles: 1, price: 'controlFlow.return' },
  { first: 0x10, names: 'Call', immediates: 'index', cycles: 22, price: 'controlFlow.call' },
  { first: 0x11, names: 'CallIndirect', immediates: 'callIndirect', cycles: 27, price: 'controlFlow.callIndirect' },
  { first: 0x1a, names: 'Drop', type: '?:', cycles: 1, price: 'controlFlow.drop' },
  { first: 0x1b, names: 'Select', type: '??i:?', cycles: 11, price: 'controlFlow.select' },
  { first: 0x20, names: 'GetLocal', immediates: 'index', type: ':?', cycles: 5, price: 'local' },
  { first: 0x21, names: 'SetLocal', immediates: 'index', type: '?:', cycles: 5, price: 'local' },
  { first: 0x22, names: 'TeeLocal', immediates: 'index', type: '?:?', cycles: 5, price: 'local' },
  { first: 0x23, names: 'GetGlobal', immediates: 'index', type: ':?', cycles: 7, price: 'global' },
  { first: 0x24, names: 'SetGlobal', immediates: 'index', type: '?:', cycles: 5, price: 'global' },
  ...memory(0x28, 'I32Load', 'i:i', 4),
  ...memory(0x29, 'I64Load', 'i:l', 8),
  ...memory(0x2a, 'F32Load', 'i:f', 4),
  ...memory(0x2b, 'F64Load', 'i:d', 8),
  ...memory(0x2c, 'I32Load8S I32Load8U', 'i:i', 1),
  ...memory(0x2e, 'I32Load16S I32Load16U', 'i:i', 2),
  ...memory(0x30, 'I64Load8S I64Load8U', 'i:l', 1),
  ...memory(0x32, 'I64Load16S I64Load16U', 'i:l', 2),
  ...memory(0x34, 'I64Load32S I64Load32U', 'i:l', 4),
  ...memory(0x36, 'I32Store', 'ii:', 4),
  ...memory(0x37, 'I64Store', 'il:', 8),
  ...memory(0x38, 'F32Store', 'if:', 4),
  ...memory(0x39, 'F64Store', 'id:', 8),
  ...memory(0x3a, 'I32Store8', 'ii:', 1),
  ...memory(0x3b, 'I32Store16', 'ii:', 2),
  ...memory(0x3c, 'I64Store8', 'il:', 1),
  ...memory(0x3d, 'I64Store16', 'il:', 2),
  ...memory(0x3e, 'I64Store32', 'il:', 4),
  { first: 0x3f, names: 'CurrentMemory', immediates: 'reserved', type: ':i', cycles: 5, price: 'currentMemory' },
  { first: 0x40, names: 'GrowMemory', immediates: 'reserved', type: 'i:i', cycles: 5, price: 'growMemory' },
  { first: 0x41, names: 'I32Const', immediates: 'i32', type: ':i', cycles: 5, price: 'const' },
  { first: 0x42, names: 'I64Const', immediates: 'i64', type: ':l', cycles: 5, price: 'const' },
  { first: 0x43, names: 'F32Const', immediates: 'f32', type: ':f', cycles: 5, price: 'forbidden' },
  { first: 0x44, names: 'F64Const', immediates: 'f64', type: ':d', cycles: 5, price: 'forbidden' },
  ...plain(0x45, 'I32Eqz', 'i:i', 'integerComparison'),
  ...plain(0x46, 'I32Eq I32Ne I32LtS I32LtU I32GtS I32GtU I32LeS I32LeU I32GeS I32GeU', 'ii:i', 'integerComparison'),
  ...plain(0x50, 'I64Eqz', 'l:i', 'integerComparison'),
  ...plain(0x51, 'I64Eq I64Ne I64LtS I64LtU I64GtS I64GtU I64LeS I64LeU I64GeS I64GeU', 'll:i', 'integerComparison'),
  ...plain(0x5b, 'F32Eq F32Ne F32Lt F32Gt F32Le F32Ge', 'ff:i', 'forbidden'),
  ...plain(0x61, 'F64Eq F64Ne F64Lt F64Gt F64Le F64Ge', 'dd:i', 'forbidden'),
  ...plain(0x67, 'I32Clz I32Ctz I32Popcnt', 'i:i', 'bit'),
  ...plain(0x6a, 'I32Add I32Sub', 'ii:i', 'add'),
  ...plain(0x6c, 'I32Mul', 'ii:i', 'mul'),
  ...plain(0x6d, 'I32DivS I32DivU I32RemS I32RemU', 'ii:i', 'div'),
  ...plain(0x71, 'I32And I32Or I32Xor I32Shl I32ShrS I32ShrU I32Rotl I32Rotr', 'ii:i', 'bit'),
  ...plain(0x79, 'I64Clz I64Ctz I64Popcnt', 'l:l', 'bit'),
  ...plain(0x7c, 'I64Add I64Sub', 'll:l', 'add'),
  ...plain(0x7e, 'I64Mul', 'll:l', 'mul'),
  ...plain(0x7f, 'I64DivS I64DivU I64RemS I64RemU', 'll:l', 'div'),
  ...plain(0x83, 'I64And I64Or I64Xor I64Shl I64ShrS I64ShrU I64Rotl I64Rotr', 'll:l', 'bit'),
  ...plain(0x8b, 'F32Abs F32Neg F32Ceil F32Floor F32Trunc F32Nearest F32Sqrt', 'f:f', 'forbidden'),
  ...plain(0x92, 'F32Add F32Sub F32Mul F32Div F32Min F32Max F32Copysign', 'ff:f', 'forbidden'),
  ...plain(0x99, 'F64Abs F64Neg F64Ceil F64Floor F64Trunc F64Nearest F64Sqrt', 'd:d', 'forbidden'),
  ...plain(0xa0, 'F64Add F64Sub F64Mul F64Div F64Min F64Max F64Copysign', 'dd:d', 'forbidden'),
  ...plain(0xa7, 'I32WrapI64', 'l:i', 'conversion'),
  // The Rust engine gives truncations 40 to 195 cycles; they are forbidden, so it never shows.
  ...plain(0xa8, 'I32TruncSF32 I32TruncUF32', 'f:i', 'forbidden'),
  ...plain(0xaa, 'I32TruncSF64 I32TruncUF64', 'd:i', 'forbidden'),
  ...plain(0xac, 'I64ExtendSI32 I64ExtendUI32', 'i:l', 'conversion'),
  ...plain(0xae, 'I64TruncSF32 I64TruncUF32', 'f:l', 'forbidden'),
  ...plain(0xb0, 'I64TruncSF64 I64TruncUF64', 'd:l', 'forbidden'),
  ...plain(0xb2, 'F32ConvertSI32 F32ConvertUI32', 'i:f', 'forbidden'),
  ...plain(0xb4, 'F32ConvertSI64 F32ConvertUI64', 'l:f', 'forbidden'),
  ...plain(0xb6, 'F32DemoteF64', 'd:f', 'forbidden'),
  ...plain(0xb7, 'F64ConvertSI32 F64ConvertUI32', 'i:d', 'forbidden'),
  ...plain(0xb9, 'F64ConvertSI64 F64ConvertUI64', 'l:d', 'forbidden'),
  ...plain(0xbb, 'F64PromoteF32', 'f:d', 'forbidden'),
  ...plain(0xbc, 'I32ReinterpretF32', 'f:i', 'forbidden'),
  ...plain(0xbd, 'I64ReinterpretF64', 'd:l', 'forbidden'),
  ...plain(0xbe, 'F32ReinterpretI32', 'i:f', 'forbidden'),
  ...plain(0xbf, 'F64ReinterpretI64', 'l:d', 'forbidden'),
  ...plain(0xc0, 'I32Extend8S I32Extend16S', 'i:i', 'sign'),
  ...plain(0xc2, 'I64Extend8S I64Extend16S I64Extend32S', 'l:l', 'sign'),
];

/** Loads take 8 cycles, stores 4. */
function memory(first: number, names: string, type: string, align: number): OpcodeGroup[] {
  const [cycles, price] = type.endsWith(':') ? ([4, 'store'] as const) : ([8, 'load'] as const);
  return [{ first, names, immediates: 'memory', type, align, cycles, price }];
}

/** Opcodes without immediates that only compute; all take 5 cycles. */
function plain(first: number, names: string, type: string, price: Price): OpcodeGroup[] {
  return [{ first, names, type, cycles: 5, price }];
}

/** One of {@link IMMEDIATES} for each opcode byte. */
export const IMMEDIATES_OF: Uint8Array = new Uint8Array(256).fill(IMMEDIATES.unknown);

/** Name for each opcode byte. Sign extensions print as `SignExt(...)`. */
export const OPCODE_NAMES: readonly (string | undefined)[] = Array.from({ length: 256 });

/** Operands popped and results pushed; 0 and 0 for what has no `type`. */
export const POPPED: Uint8Array = new Uint8Array(256);
export const PUSHED: Uint8Array = new Uint8Array(256);

/** Type of the last operand (of all, unless it is a store) and of the result; 0 when there is none or it depends on the context. */
export const OPERAND_TYPE: Uint8Array = new Uint8Array(256);
export const RESULT_TYPE: Uint8Array = new Uint8Array(256);

/** Natural alignment in bytes of a memory access; 0 for all else. */
export const NATURAL_ALIGNMENT: Uint8Array = new Uint8Array(256);

/** 1 for opcodes that only compute on operands of known types: no immediates, no memory, no control. */
export const IS_PLAIN: Uint8Array = new Uint8Array(256);

const CYCLES = new Uint8Array(256);
const PRICES: (Price | undefined)[] = Array.from({ length: 256 });

const TYPE_LETTERS: { readonly [letter: string]: ValueType } = { i: I32, l: I64, f: F32, d: F64 };

for (const group of GROUPS) {
  const [operands, results] = (group.type ?? ':').split(':') as [string, string];
  for (const [offset, name] of group.names.split(' ').entries()) {
    const opcode = group.first + offset;
    (OPCODE_NAMES as string[])[opcode] = opcode >= 0xc0 ? `SignExt(${name})` : name;
    IMMEDIATES_OF[opcode] = IMMEDIATES[group.immediates ?? 'none'];
    POPPED[opcode] = operands.length;
    PUSHED[opcode] = results.length;
    OPERAND_TYPE[opcode] = TYPE_LETTERS[operands.at(-1) ?? ''] ?? 0;
    RESULT_TYPE[opcode] = TYPE_LETTERS[results] ?? 0;
    NATURAL_ALIGNMENT[opcode] = group.align ?? 0;
    IS_PLAIN[opcode] = group.immediates === undefined && group.type !== undefined && !group.type.includes('?') ? 1 : 0;
    CYCLES[opcode] = group.cycles;
    PRICES[opcode] = group.price;
  }
}

/** Largest u32: no cost may exceed it. */
const MAX_COST = 0xffff_ffff;

/** An opcode that has no cost is refused. */
export const FORBIDDEN = -1;

/** What each opcode costs under one cost table. */
export interface OpcodePrices {
  /** Gas, or {@link FORBIDDEN}, for each opcode byte; `br_table` depends on its size, see {@link branchTablePrice}. */
  readonly fixed: Float64Array;
  readonly costs: OpcodeCosts;
}

/** Prices by cost table, since a configuration is one object for many modules. */
const pricesByCosts = new WeakMap<OpcodeCosts, OpcodePrices>();

/** Gas for each opcode: cycles times multiplier, {@link FORBIDDEN} if there is no multiplier or the product is not a u32. */
export function opcodePrices(costs: OpcodeCosts): OpcodePrices {
  let prices = pricesByCosts.get(costs);
  if (prices === undefined) {
    prices = { fixed: new Float64Array(256).map((_, opcode) => fixedPrice(opcode, costs)), costs };
    pricesByCosts.set(costs, prices);
  }
  return prices;
}

function fixedPrice(opcode: number, costs: OpcodeCosts): number {
  const price = PRICES[opcode];
  if (price === undefined || price === 'forbidden' || price === 'brTable') return FORBIDDEN;
  const multiplier = price.startsWith('controlFlow.')
    ? (costs.controlFlow[price.slice('controlFlow.'.length) as keyof OpcodeCosts['controlFlow']] as number)
    : (costs[price as keyof OpcodeCosts] as number);
  return asCost(CYCLES[opcode]! * multiplier);
}

/** Gas of a `br_table` with so many labels besides its default, or {@link FORBIDDEN}. */
export function branchTablePrice(targets: number, costs: OpcodeCosts): number {
  const { cost, sizeMultiplier } = costs.controlFlow.brTable;
  const sizePart = asCost(targets * sizeMultiplier);
  const multiplier = sizePart === FORBIDDEN ? FORBIDDEN : asCost(cost + sizePart);
  return multiplier === FORBIDDEN ? FORBIDDEN : asCost(CYCLES[0x0e]! * multiplier);
}

function asCost(value: number): number {
  return value > MAX_COST ? FORBIDDEN : value;
}
