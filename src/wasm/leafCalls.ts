/**
 * Which functions call nothing, and which calls of them the stack limiter guards: lowering makes both cheaper.
 *
 * @module
 */
import { GUARD_LENGTH, GUARDED_CALL_LENGTH, type Guard, guardOfCall } from './guardedCall';
import type { WasmModule } from './module';

/**
 * Instructions a function may have to go without a gas test of its own. A caller can have some hundred thousand calls between two tests:
 * that many times this many are done in a moment, and cost less than the counter holds below zero (2^18 * 2^6 * 2^32 < 2^63).
 */
const LEAF_LENGTH = 64;

const UNKNOWN = 2;

/** Questions about the functions of an instrumented module. */
export class LeafCalls {
  readonly #module: WasmModule;
  readonly #imported: number;
  readonly #gasFunctions: ReadonlySet<number>;
  /** The global in which the stack limiter counts, once a guarded call was seen. */
  #limiterGlobal: number | undefined;
  /** For each defined function whether it calls nothing and leaves the limiter's count alone. */
  readonly #leaves: Uint8Array;

  constructor(module: WasmModule, imported: number, gasFunctions: ReadonlySet<number>) {
    this.#module = module;
    this.#imported = imported;
    this.#gasFunctions = gasFunctions;
    this.#leaves = new Uint8Array(module.functions.length).fill(UNKNOWN);
  }

  /** Whether a body is short and only goes forward: its callers look at the gas soon enough. */
  isShortLeaf(start: number, end: number): boolean {
    if (end - start > LEAF_LENGTH) return false;
    const { opcodes } = this.#module.code;
    for (let i = start; i < end; i++) {
      const opcode = opcodes[i];
      if (opcode === 0x03 || opcode === 0x11 || (opcode === 0x10 && !this.isGasCall(i))) return false;
    }
    return true;
  }

  /** The guard of the call at `index`, if it has one and the callee calls nothing itself: nobody reads the count meanwhile. */
  guardOfLeaf(index: number): Guard | undefined {
    const guard = guardOfCall(this.#module.code, index);
    if (guard === undefined) return undefined;
    this.#limiterGlobal ??= guard.global;
    if (guard.global !== this.#limiterGlobal) return undefined;
    const callee = this.#module.code.first[index]! - this.#imported;
    return callee >= 0 && this.#isLeaf(callee) ? guard : undefined;
  }

  #isLeaf(body: number): boolean {
    let known = this.#leaves[body]!;
    if (known === UNKNOWN) {
      known = this.#looksLikeLeaf(body) ? 1 : 0;
      this.#leaves[body] = known;
    }
    return known === 1;
  }

  #looksLikeLeaf(body: number): boolean {
    const { opcodes, first, starts } = this.#module.code;
    for (let i = starts[body]!; i < starts[body + 1]!; i++) {
      const opcode = opcodes[i]!;
      if (opcode === 0x11 || (opcode === 0x10 && !this.isGasCall(i))) return false;
      if ((opcode === 0x23 || opcode === 0x24) && first[i] === this.#limiterGlobal) return false;
    }
    return true;
  }

  /** What a function guards, if it does nothing but hand its parameters to a short function that calls nothing. */
  thunkOfShortLeaf(body: number): { readonly guard: Guard; readonly leaf: number } | undefined {
    const { types, functions, code } = this.#module;
    const { opcodes, first, starts } = code;
    const start = starts[body]!;
    const { params } = types[functions[body]!]!;
    const length = params.length + GUARDED_CALL_LENGTH + 1;
    if (starts[body + 1]! - start !== length || code.locals[body]!.length > 0) return undefined;
    for (let k = 0; k < params.length; k++) {
      if (opcodes[start + k] !== 0x20 || first[start + k] !== k) return undefined;
    }
    const call = start + params.length + GUARD_LENGTH;
    const leaf = first[call]! - this.#imported;
    if (opcodes[call] !== 0x10 || leaf < 0 || functions[leaf] !== functions[body]) return undefined;
    const guard = this.guardOfLeaf(call);
    return guard !== undefined && this.isShortLeaf(starts[leaf]!, starts[leaf + 1]!) ? { guard, leaf } : undefined;
  }

  /** Whether the instruction at `index` charges gas. */
  isGasCall(index: number): boolean {
    const { opcodes, first } = this.#module.code;
    return opcodes[index] === 0x10 && this.#gasFunctions.has(first[index]!);
  }
}
