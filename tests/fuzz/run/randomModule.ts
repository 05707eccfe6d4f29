/**
 * Random valid modules that terminate, for running against the reference interpreter: every instruction the engine allows, control flow
 * in all shapes, recursion, calls of the host and through the table, traps of every kind.
 *
 * Loops count to a small number in a local that nothing else writes; recursion ends at the stack limiter or with the gas.
 *
 * @module
 */
import { encode } from '../../../src/wasm/encode';
import {
  type BranchTable,
  F32,
  F64,
  type FunctionType,
  type Global,
  I32,
  I64,
  type Import,
  type LocalGroups,
  NO_RESULT,
  SECTION,
  type ValueType,
} from '../../../src/wasm/module';
import { Random } from './random';

/** The functions of the host program that `oracle/src/bin/wasm_run.rs` and `runCase.ts` have. */
const HOST: readonly { readonly name: string; readonly type: FunctionType }[] = [
  { name: 'casper_revert', type: { params: [I32], result: undefined } },
  { name: 'casper_get_blocktime', type: { params: [I32], result: undefined } },
  { name: 'casper_has_key', type: { params: [I32, I32], result: I32 } },
];

const BINARY: { readonly [type: number]: readonly number[] } = {
  [I32]: [0x6a, 0x6b, 0x6c, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78],
  [I64]: [0x7c, 0x7d, 0x7e, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a],
};
/** Opcode and natural alignment (log2). */
const LOADS: { readonly [type: number]: readonly (readonly [number, number])[] } = {
  [I32]: [
    [0x28, 2],
    [0x2c, 0],
    [0x2d, 0],
    [0x2e, 1],
    [0x2f, 1],
  ],
  [I64]: [
    [0x29, 3],
    [0x30, 0],
    [0x31, 0],
    [0x32, 1],
    [0x33, 1],
    [0x34, 2],
    [0x35, 2],
  ],
  [F32]: [[0x2a, 2]],
  [F64]: [[0x2b, 3]],
};
const STORES: { readonly [type: number]: readonly (readonly [number, number])[] } = {
  [I32]: [
    [0x36, 2],
    [0x3a, 0],
    [0x3b, 1],
  ],
  [I64]: [
    [0x37, 3],
    [0x3c, 0],
    [0x3d, 1],
    [0x3e, 2],
  ],
  [F32]: [[0x38, 2]],
  [F64]: [[0x39, 3]],
};

/** A label: the type a branch to it takes, or `loop`. */
type Label = ValueType | undefined | 'loop';

/** Constants at which integers overflow. */
const EXTREMES: readonly number[] = [-0x8000_0000, 0x7fff_ffff, -1, 0];

const MAX_DEPTH = 7;

/** The bytes of the module of a seed. Its export is `call`. */
export function randomModule(seed: number): Uint8Array {
  return new ModuleGenerator(new Random(seed)).generate();
}

class ModuleGenerator {
  readonly #random: Random;
  readonly #types: FunctionType[];
  readonly #imports: readonly Import[];
  /** Type index of each function, imported ones first. */
  readonly #functions: number[];
  readonly #globals: readonly Global[];
  readonly #tableSize: number;
  readonly #branchTables: BranchTable[] = [];
  readonly #opcodes: number[] = [];
  readonly #first: number[] = [];
  readonly #second: number[] = [];
  readonly #starts: number[] = [0];
  readonly #locals: LocalGroups[] = [];

  // Of the function being generated.
  #self = 0;
  #result: ValueType | undefined;
  #variables: ValueType[] = [];
  #freeCounters: number[] = [];
  #labels: Label[] = [];
  #fuel = 0;

  constructor(random: Random) {
    this.#random = random;
    const { below } = { below: (limit: number) => random.below(limit) };
    const host = random.oneIn(2) ? HOST : HOST.slice(0, below(HOST.length));
    this.#types = [{ params: [], result: undefined }, ...host.map(({ type }) => type)];
    for (let i = 2 + below(4); i > 0; i--) {
      this.#types.push({
        params: Array.from({ length: below(4) }, () => this.#type()),
        result: random.oneIn(3) ? undefined : this.#type(),
      });
    }
    this.#imports = host.map(({ name }, index) => ({
      module: 'env',
      field: name,
      external: { kind: 'function', typeIndex: index + 1 },
    }));
    this.#functions = host.map((_, index) => index + 1);
    this.#functions.push(0);
    for (let i = 1 + below(6); i > 0; i--) this.#functions.push(below(this.#types.length));
    this.#globals = Array.from({ length: below(5) }, () => this.#global());
    this.#tableSize = 1 + below(9);
  }

  generate(): Uint8Array {
    const random = this.#random;
    const imported = this.#imports.length;
    for (let index = imported; index < this.#functions.length; index++) this.#function(index);
    const memory = { initial: random.below(3), maximum: random.oneIn(2) ? undefined : 2 + random.below(3) };
    const members = (length: number): number[] => Array.from({ length }, () => random.below(this.#functions.length));
    const offset = random.below(this.#tableSize);
    return encode({
      types: this.#types,
      imports: this.#imports,
      functions: this.#functions.slice(imported),
      tables: [{ initial: this.#tableSize, maximum: random.oneIn(2) ? this.#tableSize : undefined }],
      memories: [memory],
      globals: this.#globals,
      exports: [{ field: 'call', kind: 'function', index: imported }],
      start: undefined,
      elements: [
        { tableIndex: 0, offset: [constant(0)], members: members(random.below(this.#tableSize + 1)) },
        { tableIndex: 0, offset: [constant(offset)], members: members(random.below(this.#tableSize - offset + 1)) },
      ],
      code: {
        opcodes: Uint8Array.from(this.#opcodes),
        first: Int32Array.from(this.#first),
        second: Int32Array.from(this.#second),
        starts: this.#starts,
        locals: this.#locals,
        branchTables: this.#branchTables,
      },
      data: Array.from({ length: memory.initial === 0 ? 0 : random.below(4) }, () => ({
        memoryIndex: 0,
        offset: [constant(random.below(2000))],
        bytes: Uint8Array.from({ length: random.below(200) }, () => random.below(256)),
      })),
      others: [],
      sections:
        (1 << SECTION.type) |
        (imported === 0 ? 0 : 1 << SECTION.import) |
        (1 << SECTION.function) |
        (1 << SECTION.table) |
        (1 << SECTION.memory) |
        (1 << SECTION.global) |
        (1 << SECTION.export) |
        (1 << SECTION.element) |
        (1 << SECTION.code) |
        (1 << SECTION.data),
    });
  }

  #type(): ValueType {
    if (this.#random.oneIn(20)) return this.#random.oneIn(2) ? F32 : F64;
    return this.#random.oneIn(3) ? I64 : I32;
  }

  #global(): Global {
    const valueType = this.#type();
    const init = { opcode: 0x41 + (0x7f - valueType), first: this.#random.bits32(), second: this.#random.bits32() };
    return { type: { valueType, mutable: !this.#random.oneIn(4) }, init: [init] };
  }

  #emit(opcode: number, first = 0, second = 0): void {
    this.#opcodes.push(opcode);
    this.#first.push(first);
    this.#second.push(second);
  }

  #function(index: number): void {
    const random = this.#random;
    const { params, result } = this.#types[this.#functions[index]!]!;
    this.#self = index;
    this.#result = result;
    this.#variables = params.slice();
    const groups: number[] = [];
    const declare = (count: number, type: ValueType): void => {
      groups.push(count, type);
      for (let i = 0; i < count; i++) this.#variables.push(type);
    };
    for (let i = random.below(3); i > 0; i--)
      declare(random.oneIn(30) ? 100 + random.below(450) : random.below(4), this.#type());
    const counter = this.#variables.length;
    groups.push(2, I32);
    this.#freeCounters = [counter, counter + 1];
    this.#locals.push(groups);
    this.#labels = [result];
    this.#fuel = 30 + random.below(80);
    this.#statements(2 + random.below(8), 0);
    if (result !== undefined) this.#expression(result, 0);
    this.#emit(0x0b);
    this.#starts.push(this.#opcodes.length);
  }

  #statements(count: number, depth: number): void {
    for (let i = 0; i < count; i++) this.#statement(depth);
  }

  #statement(depth: number): void {
    const random = this.#random;
    this.#fuel--;
    if (this.#fuel <= 0 || depth > MAX_DEPTH) return;
    switch (random.below(17)) {
      case 0:
      case 1: {
        const type = this.#type();
        const variable = this.#variable(type);
        if (variable === undefined) return;
        this.#expression(type, 1);
        this.#emit(0x21, variable);
        return;
      }
      case 2:
      case 3:
      case 4: {
        const type = this.#type();
        this.#address();
        this.#expression(type, 1);
        const [opcode, alignment] = random.pick(STORES[type]!);
        this.#emit(opcode, random.below(alignment + 1), this.#offset());
        return;
      }
      case 5: {
        const mutable = this.#globals.flatMap(({ type }, index) => (type.mutable ? [index] : []));
        if (mutable.length === 0) return;
        const index = random.pick(mutable);
        this.#expression(this.#globals[index]!.type.valueType, 1);
        this.#emit(0x24, index);
        return;
      }
      case 6:
        this.#expression(this.#type(), 1);
        this.#emit(0x1a);
        return;
      case 7:
        this.#expression(I32, 1);
        this.#emit(0x04, NO_RESULT);
        this.#labels.push(undefined);
        this.#statements(1 + random.below(3), depth + 1);
        if (random.oneIn(2)) {
          this.#emit(0x05);
          this.#statements(random.below(3), depth + 1);
        }
        this.#labels.pop();
        this.#emit(0x0b);
        return;
      case 8:
        this.#emit(0x02, NO_RESULT);
        this.#labels.push(undefined);
        this.#statements(1 + random.below(3), depth + 1);
        this.#labels.pop();
        this.#emit(0x0b);
        return;
      case 9:
      case 10:
        this.#loop(depth);
        return;
      case 11:
        this.#branch();
        return;
      case 12:
        this.#branchTable();
        return;
      case 13:
        if (!random.oneIn(4)) return;
        if (this.#result !== undefined) this.#expression(this.#result, 3);
        this.#emit(0x0f);
        return;
      case 14:
        if (random.oneIn(40)) this.#emit(0x00);
        else if (random.oneIn(3)) this.#emit(0x01);
        return;
      case 15: {
        const callees = this.#callees(() => true);
        if (callees.length === 0) return;
        const callee = random.pick(callees);
        const { params, result } = this.#types[this.#functions[callee]!]!;
        if (callee < this.#imports.length && this.#imports[callee]!.field === 'casper_revert' && !random.oneIn(8))
          return;
        for (const type of params) this.#expression(type, 2);
        this.#emit(0x10, callee);
        if (result !== undefined) this.#emit(0x1a);
        return;
      }
      default:
        this.#indirectCall(random.below(this.#types.length), 1, true);
    }
  }

  /** Counts its rounds; a branch back from inside may cut one short. */
  #loop(depth: number): void {
    const random = this.#random;
    const counter = this.#freeCounters.pop();
    if (counter === undefined) return;
    const step = (): void => {
      this.#emit(0x20, counter);
      this.#emit(0x41, 1);
      this.#emit(0x6a);
      this.#emit(0x22, counter);
      this.#emit(0x41, 2 + random.below(12));
      this.#emit(0x49);
    };
    this.#emit(0x41, 0);
    this.#emit(0x21, counter);
    this.#emit(0x03, NO_RESULT);
    this.#labels.push('loop');
    this.#statements(1 + random.below(3), depth + 1);
    if (random.oneIn(4)) {
      step();
      this.#emit(0x04, NO_RESULT);
      this.#emit(0x0c, 1);
      this.#emit(0x0b);
    } else {
      step();
      this.#emit(0x0d, 0);
    }
    this.#labels.pop();
    this.#emit(0x0b);
    this.#freeCounters.push(counter);
  }

  #branch(): void {
    const random = this.#random;
    const targets = this.#labels.flatMap((label, index) => (label === 'loop' ? [] : [index]));
    const target = random.pick(targets);
    const type = this.#labels[target] as ValueType | undefined;
    const depth = this.#labels.length - 1 - target;
    if (type !== undefined) this.#expression(type, 3);
    if (random.oneIn(3)) {
      this.#emit(0x0c, depth);
      if (random.oneIn(2)) this.#deadCode();
    } else {
      this.#expression(I32, 2);
      this.#emit(0x0d, depth);
      if (type !== undefined) this.#emit(0x1a);
    }
  }

  #branchTable(): void {
    const random = this.#random;
    const type = random.oneIn(3) ? this.#result : undefined;
    const depths = this.#labels.flatMap((label, index) => (label === type ? [this.#labels.length - 1 - index] : []));
    if (depths.length === 0) return;
    if (type !== undefined) this.#expression(type, 3);
    this.#expression(I32, 2);
    if (random.oneIn(2)) {
      this.#emit(0x41, 3);
      this.#emit(0x71);
    }
    const targets = Array.from({ length: random.below(4) }, () => random.pick(depths));
    this.#branchTables.push({ targets, default: random.pick(depths) });
    this.#emit(0x0e, this.#branchTables.length - 1);
    if (random.oneIn(3)) this.#deadCode([0x45]); // the stack limiter thinks the index still there, and takes no more from it
  }

  /** Valid only because it cannot be reached. */
  #deadCode(opcodes: readonly number[] = [0x6a, 0x1b, 0x45, 0x7c]): void {
    this.#emit(this.#random.pick(opcodes));
    if (this.#random.oneIn(2)) {
      this.#emit(0x02, NO_RESULT);
      this.#emit(0x41, 5);
      this.#emit(0x1a);
      this.#emit(0x0b);
    }
    this.#emit(0x1a);
  }

  /** Later functions, sometimes earlier ones or itself, and those of the host. */
  #callees(accepts: (type: FunctionType) => boolean): number[] {
    const imported = this.#imports.length;
    return this.#functions.flatMap((typeIndex, index) => {
      const allowed = index < imported || index > this.#self || this.#random.oneIn(6);
      return allowed && accepts(this.#types[typeIndex]!) ? [index] : [];
    });
  }

  #indirectCall(typeIndex: number, depth: number, dropResult: boolean): void {
    const random = this.#random;
    const { params, result } = this.#types[typeIndex]!;
    for (const type of params) this.#expression(type, depth + 2);
    if (random.oneIn(4)) this.#expression(I32, depth + 2);
    else this.#emit(0x41, random.below(this.#tableSize + 1));
    this.#emit(0x11, typeIndex, 0);
    if (dropResult && result !== undefined) this.#emit(0x1a);
  }

  #expression(type: ValueType, depth: number): void {
    const random = this.#random;
    this.#fuel--;
    const choice = this.#fuel <= 0 || depth > 5 ? random.below(2) : random.below(24);
    const isInteger = type === I32 || type === I64;
    switch (choice) {
      case 0:
        this.#simplest(type);
        return;
      case 1:
        this.#get(type);
        return;
      case 2:
      case 3:
      case 4:
      case 5:
      case 6:
        if (!isInteger) {
          this.#load(type);
          return;
        }
        this.#expression(type, depth + 1);
        this.#expression(type, depth + 1);
        this.#emit(random.pick(BINARY[type]!));
        return;
      case 7:
        if (!isInteger) {
          this.#load(type);
          return;
        }
        if (random.oneIn(12)) {
          this.#emit(type === I32 ? 0x41 : 0x42, type === I32 ? EXTREMES[0] : 0, EXTREMES[0]);
          this.#emit(type === I32 ? 0x41 : 0x42, -1, -1);
        } else {
          this.#expression(type, depth + 1);
          if (random.oneIn(3)) this.#expression(type, depth + 1);
          else this.#simplest(type);
        }
        this.#emit((type === I32 ? 0x6d : 0x7f) + random.below(4));
        return;
      case 8:
        this.#comparison(type, depth);
        return;
      case 9:
        this.#conversion(type, depth);
        return;
      case 10:
        if (!isInteger) {
          this.#load(type);
          return;
        }
        this.#expression(type, depth + 1);
        this.#emit((type === I32 ? 0x67 : 0x79) + random.below(3));
        return;
      case 11:
      case 12:
        this.#load(type);
        return;
      case 13: {
        const variable = this.#variable(type);
        if (variable === undefined) {
          this.#simplest(type);
          return;
        }
        this.#expression(type, depth + 1);
        this.#emit(0x22, variable);
        return;
      }
      case 14: {
        const globals = this.#globals.flatMap((global, index) => (global.type.valueType === type ? [index] : []));
        if (globals.length === 0) this.#simplest(type);
        else this.#emit(0x23, random.pick(globals));
        return;
      }
      case 15:
        this.#expression(type, depth + 1);
        this.#expression(type, depth + 1);
        this.#expression(I32, depth + 1);
        this.#emit(0x1b);
        return;
      case 16:
      case 17:
        this.#ifElse(type, depth);
        return;
      case 18:
        this.#emit(random.oneIn(4) ? 0x03 : 0x02, type);
        this.#labels.push(this.#opcodes.at(-1) === 0x03 ? 'loop' : type);
        this.#statements(random.below(2), depth + 1);
        this.#expression(type, depth + 1);
        if (this.#labels.at(-1) !== 'loop' && random.oneIn(2)) {
          this.#expression(I32, depth + 1);
          this.#emit(0x0d, 0);
        }
        this.#labels.pop();
        this.#emit(0x0b);
        return;
      case 19: {
        const callees = this.#callees(({ result }) => result === type);
        if (callees.length === 0) {
          this.#simplest(type);
          return;
        }
        const callee = random.pick(callees);
        for (const param of this.#types[this.#functions[callee]!]!.params) this.#expression(param, depth + 2);
        this.#emit(0x10, callee);
        return;
      }
      case 20: {
        const types = this.#types.flatMap(({ result }, index) => (result === type ? [index] : []));
        if (types.length === 0 || random.oneIn(2)) {
          this.#simplest(type);
          return;
        }
        this.#indirectCall(random.pick(types), depth, false);
        return;
      }
      case 21:
        if (type !== I32) {
          this.#get(type);
          return;
        }
        if (random.oneIn(2)) {
          this.#emit(0x3f);
          return;
        }
        this.#emit(0x41, random.oneIn(10) ? random.bits32() : random.below(3));
        this.#emit(0x40);
        return;
      default:
        this.#get(type);
        return;
    }
  }

  /** Sometimes many operands deep, which the stack limiter does not always see in an else branch. */
  #ifElse(type: ValueType, depth: number): void {
    const random = this.#random;
    this.#expression(I32, depth + 1);
    this.#emit(0x04, type);
    this.#labels.push(type);
    this.#statements(random.below(2), depth + 1);
    this.#expression(type, depth + 1);
    if (random.oneIn(6)) this.#emit(0x0c, 0);
    this.#emit(0x05);
    if (random.oneIn(12)) {
      this.#emit(0x00);
    } else if (type === I32 && random.oneIn(25)) {
      const operands = 100 + random.below(800);
      for (let i = 0; i < operands; i++) this.#emit(0x20, this.#variables.length) /* a counter */;
      if (random.oneIn(2)) this.#statement(depth + 1);
      for (let i = 1; i < operands; i++) this.#emit(0x6a);
    } else {
      this.#statements(random.below(2), depth + 1);
      this.#expression(type, depth + 1);
    }
    this.#labels.pop();
    this.#emit(0x0b);
  }

  #comparison(type: ValueType, depth: number): void {
    if (type !== I32) {
      this.#get(type);
      return;
    }
    const operand = this.#random.oneIn(2) ? I32 : I64;
    this.#expression(operand, depth + 1);
    if (this.#random.oneIn(4)) {
      this.#emit(operand === I32 ? 0x45 : 0x50);
      return;
    }
    this.#expression(operand, depth + 1);
    this.#emit((operand === I32 ? 0x46 : 0x51) + this.#random.below(10));
  }

  #conversion(type: ValueType, depth: number): void {
    const [operand, opcodes] = this.#random.pick<readonly [ValueType, readonly number[]]>(
      type === I32
        ? [
            [I64, [0xa7]],
            [I32, [0xc0, 0xc1]],
          ]
        : [
            [I32, [0xac, 0xad]],
            [I64, [0xc2, 0xc3, 0xc4]],
          ],
    );
    if (type !== I32 && type !== I64) {
      this.#load(type);
      return;
    }
    this.#expression(operand, depth + 1);
    this.#emit(this.#random.pick(opcodes));
  }

  #load(type: ValueType): void {
    this.#address();
    const [opcode, alignment] = this.#random.pick(LOADS[type]!);
    this.#emit(opcode, this.#random.below(alignment + 1), this.#offset());
  }

  /** Mostly inside the memory. */
  #address(): void {
    const kind = this.#random.below(24);
    this.#expression(I32, 3);
    if (kind === 0) return;
    this.#emit(0x41, kind < 3 ? 0x1ffff : 0xfff8 >> this.#random.below(4));
    this.#emit(0x71);
  }

  #offset(): number {
    if (this.#random.oneIn(200)) return this.#random.bits32();
    return this.#random.oneIn(4) ? this.#random.below(200) : 0;
  }

  #simplest(type: ValueType): void {
    const random = this.#random;
    if (type === I32) {
      this.#emit(0x41, random.oneIn(6) ? random.pick(EXTREMES) : random.oneIn(4) ? random.bits32() : random.below(300));
    } else if (type === I64) {
      const high = random.oneIn(6) ? random.pick(EXTREMES) : random.oneIn(2) ? 0 : random.bits32() >> random.below(32);
      this.#emit(0x42, high === -1 ? -1 : random.oneIn(3) ? 0 : random.bits32(), high);
    } else {
      this.#emit(0x41, random.below(512));
      this.#emit(LOADS[type]![0]![0], 0, 0);
    }
  }

  #get(type: ValueType): void {
    const variable = this.#variable(type);
    if (variable === undefined) this.#simplest(type);
    else this.#emit(0x20, variable);
  }

  /** A local that is not a loop counter. */
  #variable(type: ValueType): number | undefined {
    const variables = this.#variables.flatMap((variable, index) => (variable === type ? [index] : []));
    return variables.length === 0 ? undefined : this.#random.pick(variables);
  }
}

function constant(value: number): { opcode: number; first: number; second: number } {
  return { opcode: 0x41, first: value, second: 0 };
}
