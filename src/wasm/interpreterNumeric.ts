/**
 * The integer instructions of the interpreter, on its value stack.
 *
 * A cell is 64 bits. The stack is seen in two ways: `cells` has two i32 for each cell, the low half first, and `wide` one i64. Of a cell
 * with an i32 only the low half counts.
 *
 * Answers to: casper-wasmi `runner.rs`, casper-wasmi-core `value.rs`.
 *
 * @module
 */

// Globals are slow to look up in the contexts Jest runs tests in.
const { imul, clz32 } = Math;
const { asUintN } = BigInt;
const toBigInt = BigInt;

/** Negative results of {@link computeInteger}. */
export const DIVISION_BY_ZERO = -1;
export const INTEGER_OVERFLOW = -2;
/** Not an integer instruction. */
export const NOT_INTEGER = -3;

const I32_MIN = -0x8000_0000;
const I64_MIN = -(1n << 63n);

/**
 * Runs one instruction: takes its operands off the stack and puts its result there.
 *
 * @param top index into `cells` of the first free cell, so twice the height of the stack
 * @returns the new top, or why there is none
 */
export function computeInteger(opcode: number, cells: Int32Array, wide: BigInt64Array, top: number): number {
  if (opcode >= 0x6a && opcode <= 0x78) return binary32(opcode, cells, top);
  if (opcode >= 0x7c && opcode <= 0x8a) return binary64(opcode, cells, wide, top);
  if (opcode >= 0x46 && opcode <= 0x4f) {
    cells[top - 4] = compare32(opcode, cells[top - 4]!, cells[top - 2]!) ? 1 : 0;
    return top - 2;
  }
  if (opcode >= 0x51 && opcode <= 0x5a) {
    const cell = top >> 1;
    cells[top - 4] = compare64(opcode, wide[cell - 2]!, wide[cell - 1]!) ? 1 : 0;
    return top - 2;
  }
  return unary(opcode, cells, wide, top);
}

function binary32(opcode: number, cells: Int32Array, top: number): number {
  const left = cells[top - 4]!;
  const right = cells[top - 2]!;
  if (opcode >= 0x6d && opcode <= 0x70) {
    if (right === 0) return DIVISION_BY_ZERO;
    if (opcode === 0x6d && left === I32_MIN && right === -1) return INTEGER_OVERFLOW;
  }
  cells[top - 4] = compute32(opcode, left, right);
  return top - 2;
}

function compute32(opcode: number, left: number, right: number): number {
  switch (opcode) {
    case 0x6a: // I32Add
      return left + right;
    case 0x6b: // I32Sub
      return left - right;
    case 0x6c: // I32Mul
      return imul(left, right);
    case 0x6d: // I32DivS
      return left / right;
    case 0x6e: // I32DivU
      return (left >>> 0) / (right >>> 0);
    case 0x6f: // I32RemS
      return left % right;
    case 0x70: // I32RemU
      return (left >>> 0) % (right >>> 0);
    case 0x71: // I32And
      return left & right;
    case 0x72: // I32Or
      return left | right;
    case 0x73: // I32Xor
      return left ^ right;
    case 0x74: // I32Shl
      return left << right;
    case 0x75: // I32ShrS
      return left >> right;
    case 0x76: // I32ShrU
      return left >>> right;
    case 0x77: // I32Rotl
      return (left << right) | (left >>> -right);
    default: // I32Rotr
      return (left >>> right) | (left << -right);
  }
}

function compare32(opcode: number, left: number, right: number): boolean {
  switch (opcode) {
    case 0x46: // I32Eq
      return left === right;
    case 0x47: // I32Ne
      return left !== right;
    case 0x48: // I32LtS
      return left < right;
    case 0x49: // I32LtU
      return left >>> 0 < right >>> 0;
    case 0x4a: // I32GtS
      return left > right;
    case 0x4b: // I32GtU
      return left >>> 0 > right >>> 0;
    case 0x4c: // I32LeS
      return left <= right;
    case 0x4d: // I32LeU
      return left >>> 0 <= right >>> 0;
    case 0x4e: // I32GeS
      return left >= right;
    default: // I32GeU
      return left >>> 0 >= right >>> 0;
  }
}

function binary64(opcode: number, cells: Int32Array, wide: BigInt64Array, top: number): number {
  if (opcode >= 0x83 && opcode <= 0x85) {
    // I64And, I64Or, I64Xor: half by half, without BigInt
    for (let half = top - 4; half < top - 2; half++) {
      const left = cells[half]!;
      const right = cells[half + 2]!;
      cells[half] = opcode === 0x83 ? left & right : opcode === 0x84 ? left | right : left ^ right;
    }
    return top - 2;
  }
  const cell = (top >> 1) - 2;
  const left = wide[cell]!;
  const right = wide[cell + 1]!;
  if (opcode >= 0x7f && opcode <= 0x82) {
    if (right === 0n) return DIVISION_BY_ZERO;
    if (opcode === 0x7f && left === I64_MIN && right === -1n) return INTEGER_OVERFLOW;
  }
  wide[cell] = compute64(opcode, left, right);
  return top - 2;
}

/** What is stored from the result is its low 64 bits. */
function compute64(opcode: number, left: bigint, right: bigint): bigint {
  switch (opcode) {
    case 0x7c: // I64Add
      return left + right;
    case 0x7d: // I64Sub
      return left - right;
    case 0x7e: // I64Mul
      return left * right;
    case 0x7f: // I64DivS
      return left / right;
    case 0x80: // I64DivU
      return unsigned(left) / unsigned(right);
    case 0x81: // I64RemS
      return left % right;
    case 0x82: // I64RemU
      return unsigned(left) % unsigned(right);
    case 0x86: // I64Shl
      return left << (right & 63n);
    case 0x87: // I64ShrS
      return left >> (right & 63n);
    case 0x88: // I64ShrU
      return unsigned(left) >> (right & 63n);
    case 0x89: // I64Rotl
      return rotateLeft(unsigned(left), right & 63n);
    default: // I64Rotr
      return rotateLeft(unsigned(left), -right & 63n);
  }
}

function rotateLeft(value: bigint, by: bigint): bigint {
  return (value << by) | (value >> (64n - by));
}

function compare64(opcode: number, left: bigint, right: bigint): boolean {
  switch (opcode) {
    case 0x51: // I64Eq
      return left === right;
    case 0x52: // I64Ne
      return left !== right;
    case 0x53: // I64LtS
      return left < right;
    case 0x54: // I64LtU
      return unsigned(left) < unsigned(right);
    case 0x55: // I64GtS
      return left > right;
    case 0x56: // I64GtU
      return unsigned(left) > unsigned(right);
    case 0x57: // I64LeS
      return left <= right;
    case 0x58: // I64LeU
      return unsigned(left) <= unsigned(right);
    case 0x59: // I64GeS
      return left >= right;
    default: // I64GeU
      return unsigned(left) >= unsigned(right);
  }
}

function unary(opcode: number, cells: Int32Array, wide: BigInt64Array, top: number): number {
  const place = top - 2;
  const cell = place >> 1;
  const low = cells[place]!;
  const high = cells[place + 1]!;
  switch (opcode) {
    case 0x45: // I32Eqz
      cells[place] = low === 0 ? 1 : 0;
      break;
    case 0x50: // I64Eqz
      cells[place] = (low | high) === 0 ? 1 : 0;
      break;
    case 0x67: // I32Clz
      cells[place] = clz32(low);
      break;
    case 0x68: // I32Ctz
      cells[place] = trailingZeros(low);
      break;
    case 0x69: // I32Popcnt
      cells[place] = ones(low);
      break;
    case 0x79: // I64Clz
      wide[cell] = toBigInt(high === 0 ? 32 + clz32(low) : clz32(high));
      break;
    case 0x7a: // I64Ctz
      wide[cell] = toBigInt(low === 0 ? 32 + trailingZeros(high) : trailingZeros(low));
      break;
    case 0x7b: // I64Popcnt
      wide[cell] = toBigInt(ones(low) + ones(high));
      break;
    case 0xa7: // I32WrapI64
      break;
    case 0xac: // I64ExtendSI32
    case 0xc4: // I64Extend32S
      cells[place + 1] = low >> 31;
      break;
    case 0xad: // I64ExtendUI32
      cells[place + 1] = 0;
      break;
    case 0xc0: // I32Extend8S
      cells[place] = (low << 24) >> 24;
      break;
    case 0xc1: // I32Extend16S
      cells[place] = (low << 16) >> 16;
      break;
    case 0xc2: // I64Extend8S
      cells[place] = (low << 24) >> 24;
      cells[place + 1] = (low << 24) >> 31;
      break;
    case 0xc3: // I64Extend16S
      cells[place] = (low << 16) >> 16;
      cells[place + 1] = (low << 16) >> 31;
      break;
    default:
      return NOT_INTEGER;
  }
  return top;
}

function unsigned(value: bigint): bigint {
  return asUintN(64, value);
}

/** 32 for 0. */
function trailingZeros(value: number): number {
  return value === 0 ? 32 : 31 - clz32(value & -value);
}

function ones(value: number): number {
  let rest = value - ((value >>> 1) & 0x5555_5555);
  rest = (rest & 0x3333_3333) + ((rest >>> 2) & 0x3333_3333);
  return imul((rest + (rest >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
