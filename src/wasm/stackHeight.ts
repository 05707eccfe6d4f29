/**
 * How high the operand stack of a function can get, by the reckoning of the stack limiter. It is not the true height: consensus wants
 * this one, whose oddities are kept (see {@link HeightMeter}).
 *
 * Answers to: casper-wasm-utils `stack_height/max_height.rs`.
 *
 * @module
 */
import type { Body } from './bodyReader';
import { enlarged } from './enlarged';
import {
  type BranchTable,
  type FunctionType,
  importedFunctionTypes,
  type ModuleWithoutCode,
  NO_RESULT,
} from './module';
import { POPPED, PUSHED } from './opcodes';
import { preparationError, type WasmError } from './wasmError';

/** The one text of everything that goes wrong in the stack limiter. */
export function stackLimiterError(): WasmError {
  return preparationError('Stack limiter error');
}

/** Parameter and result count of each function of the index space. */
interface Arities {
  readonly params: Int32Array;
  readonly results: Uint8Array;
}

function functionArities(module: ModuleWithoutCode): Arities {
  const types = importedFunctionTypes(module)
    .concat(module.functions)
    .map((index) => module.types[index]!);
  return {
    params: Int32Array.from(types, (type) => type.params.length),
    results: Uint8Array.from(types, (type) => (type.result === undefined ? 0 : 1)),
  };
}

/** Reckons one function after the other. */
export class StackMeter {
  readonly #module: ModuleWithoutCode;
  readonly #types: readonly FunctionType[];
  readonly #arities: Arities;
  readonly #meter = new HeightMeter();

  /**
   * @param module before it was instrumented
   * @param types of the module with `gas`
   */
  constructor(module: ModuleWithoutCode, types: readonly FunctionType[]) {
    this.#module = module;
    this.#types = types;
    this.#arities = functionArities(module);
  }

  /**
   * The maximal height of a defined function, whose charges will be put on the operands for a moment.
   *
   * @throws WasmError of stage `preparation` for code that cannot be reckoned
   */
  maximalHeight(index: number, { code, start, end }: Body, charges: Uint32Array): number {
    const module = this.#module;
    const arities = this.#arities;
    const meter = this.#meter;
    const { opcodes, first, branchTables } = code;
    const resultCount = module.types[module.functions[index]!]!.result === undefined ? 0 : 1;
    const [popped, pushed] = [POPPED, PUSHED];
    let maximum = 0;
    meter.beginBody(resultCount);
    for (let i = start; i < end; i++) {
      if (charges[i] !== 0) {
        // the constant, the call of gas
        if (meter.height >= maximum && !meter.isPolymorphic()) maximum = meter.height + 1;
        meter.push(1);
        meter.pop(1);
      }
      if (meter.height > maximum && !meter.isPolymorphic()) maximum = meter.height;
      const opcode = opcodes[i]!;
      switch (opcode) {
        case 0x00: // Unreachable
          meter.becomePolymorphic();
          break;
        case 0x01: // Nop
        case 0x05: // Else: neither height nor polymorphism is reset
          break;
        case 0x02: // Block
        case 0x03: // Loop
        case 0x04: {
          // If
          const arity = first[i] === NO_RESULT ? 0 : 1;
          if (opcode === 0x04) meter.pop(1);
          meter.begin(arity, opcode === 0x03 ? 0 : arity);
          break;
        }
        case 0x0b: // End
          meter.end();
          break;
        case 0x0c: // Br
          meter.pop(meter.branchArity(first[i]! >>> 0));
          meter.becomePolymorphic();
          break;
        case 0x0d: {
          // BrIf
          const arity = meter.branchArity(first[i]! >>> 0);
          meter.pop(arity);
          meter.pop(1);
          meter.push(arity);
          break;
        }
        case 0x0e: // BrTable: the index is not popped
          meter.pop(tableArity(meter, branchTables[first[i]!]!));
          meter.becomePolymorphic();
          break;
        case 0x0f: // Return
          meter.pop(resultCount);
          meter.becomePolymorphic();
          break;
        case 0x10: {
          // Call
          const callee = first[i]! >>> 0;
          meter.pop(arities.params[callee]!);
          meter.push(arities.results[callee]!);
          break;
        }
        case 0x11: {
          // CallIndirect
          const type = this.#types[first[i]! >>> 0];
          if (type === undefined) throw stackLimiterError();
          meter.pop(1);
          meter.pop(type.params.length);
          meter.push(type.result === undefined ? 0 : 1);
          break;
        }
        case 0x1b: // Select: in two steps, which differ from one at the bottom of unreachable code
          meter.pop(2);
          meter.pop(1);
          meter.push(1);
          break;
        default:
          meter.pop(popped[opcode]!);
          meter.push(pushed[opcode]!);
      }
    }
    return maximum;
  }
}

function tableArity(meter: HeightMeter, table: BranchTable): number {
  const arity = meter.branchArity(table.default);
  for (const label of table.targets) {
    if (meter.branchArity(label) !== arity) throw stackLimiterError();
  }
  return arity;
}

/**
 * Operand height and open control frames. Popping any number of values from the bottom of a polymorphic frame is free, but from above the
 * bottom it may reach below it.
 */
class HeightMeter {
  height = 0;
  #top = -1;
  #polymorphic = new Uint8Array(1024);
  #endArity = new Uint8Array(1024);
  #branchArity = new Uint8Array(1024);
  #startHeight = new Int32Array(1024);

  beginBody(resultCount: number): void {
    this.height = 0;
    this.#top = -1;
    this.begin(resultCount, resultCount);
  }

  begin(endArity: number, branchArity: number): void {
    const top = ++this.#top;
    if (top === this.#polymorphic.length) this.#grow();
    this.#polymorphic[top] = 0;
    this.#endArity[top] = endArity;
    this.#branchArity[top] = branchArity;
    this.#startHeight[top] = this.height;
  }

  end(): void {
    this.height = this.#startHeight[this.#top]! + this.#endArity[this.#top]!;
    this.#top--;
  }

  isPolymorphic(): boolean {
    return this.#polymorphic[this.#top] === 1;
  }

  becomePolymorphic(): void {
    this.#polymorphic[this.#top] = 1;
  }

  branchArity(label: number): number {
    if (label > this.#top) throw stackLimiterError();
    return this.#branchArity[this.#top - label]!;
  }

  push(count: number): void {
    this.height += count;
  }

  pop(count: number): void {
    if (count === 0) return;
    if (this.height === this.#startHeight[this.#top]) {
      if (this.#polymorphic[this.#top] === 0) throw stackLimiterError();
      return;
    }
    if (this.height < count) throw stackLimiterError();
    this.height -= count;
  }

  #grow(): void {
    this.#polymorphic = enlarged(this.#polymorphic);
    this.#endArity = enlarged(this.#endArity);
    this.#branchArity = enlarged(this.#branchArity);
    this.#startHeight = enlarged(this.#startHeight);
  }
}
