/**
 * Loads and stores of the interpreter. `interpreterNumeric.ts` says what the value stack looks like.
 *
 * @module
 */

/** Loads from an address that has been checked into the cell at `place`. Floats are moved as the bits they are. */
export function load(opcode: number, memory: DataView, address: number, cells: Int32Array, place: number): void {
  let low: number;
  let high = 0;
  switch (opcode) {
    case 0x29: // I64Load
    case 0x2b: // F64Load
      low = memory.getInt32(address, true);
      high = memory.getInt32(address + 4, true);
      break;
    case 0x2c: // I32Load8S
    case 0x30: // I64Load8S
      low = memory.getInt8(address);
      high = low >> 31;
      break;
    case 0x2d: // I32Load8U
    case 0x31: // I64Load8U
      low = memory.getUint8(address);
      break;
    case 0x2e: // I32Load16S
    case 0x32: // I64Load16S
      low = memory.getInt16(address, true);
      high = low >> 31;
      break;
    case 0x2f: // I32Load16U
    case 0x33: // I64Load16U
      low = memory.getUint16(address, true);
      break;
    case 0x34: // I64Load32S
      low = memory.getInt32(address, true);
      high = low >> 31;
      break;
    default: // I32Load, F32Load, I64Load32U
      low = memory.getInt32(address, true);
  }
  cells[place] = low;
  cells[place + 1] = high;
}

/** Stores the cell at `place` at an address that has been checked. */
export function store(opcode: number, memory: DataView, address: number, cells: Int32Array, place: number): void {
  const low = cells[place]!;
  switch (opcode) {
    case 0x37: // I64Store
    case 0x39: // F64Store
      memory.setInt32(address, low, true);
      memory.setInt32(address + 4, cells[place + 1]!, true);
      break;
    case 0x3a: // I32Store8
    case 0x3c: // I64Store8
      memory.setInt8(address, low);
      break;
    case 0x3b: // I32Store16
    case 0x3d: // I64Store16
      memory.setInt16(address, low, true);
      break;
    default: // I32Store, F32Store, I64Store32
      memory.setInt32(address, low, true);
  }
}
