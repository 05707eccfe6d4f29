/**
 * Whether a module can fill the reference interpreter's stacks, which V8 does not have.
 *
 * The reference has a value stack of 131,072 cells and 65,536 frames, and traps with `StackOverflow` at exactly that depth. In modules
 * the engine has instrumented, the stack limiter almost always traps first; that is proved here module by module. The limiter keeps in
 * one global the sum of the costs of all guarded calls under way, at most its limit. So a chain of frames is a sequence of guarded
 * calls whose costs add up to no more than the limit, each followed by unguarded ones (calls through the table and of functions that
 * cost nothing). With `need(f)` the most cells that f and a chain of unguarded calls below it can hold, no stack has more than
 *
 *     max need(entry) + limit * max(need(callee) / cost of the call)
 *
 * cells, and likewise for frames. Real contracts stay at 2,000 to 3,100. What exceeds the bound is a crafted module: it runs on the
 * interpreter.
 *
 * Answers to: casper-wasmi `runner.rs` (`ValueStack`, `CallStack`), casper-wasm-utils `stack_height/mod.rs` (the guarded call).
 *
 * @module
 */
import { type FunctionSpace, functionSpace } from './functionSpace';
import { guardOfCall } from './guardedCall';
import type { LocalGroups, WasmModule } from './module';
import { EMPTY_ELEMENT, tableElements } from './segments';

/** Cells of the reference's value stack: 1 MiB of 8 bytes. */
export const VALUE_STACK_CELLS = 131_072;

/** A function with this many frames on the stack, itself included, cannot call. */
export const MAX_FRAMES = 65_536;

// A global is slow to look up in the contexts Jest runs tests in.
const { max } = Math;

/** How many unguarded calls in a row are looked at; more count as no bound. Real modules have two. */
const MAX_UNGUARDED_CHAIN = 1000;

/** What is known about the stacks a module needs. */
export interface StackBound {
  /** Neither stack of the reference can overflow. */
  readonly safe: boolean;
  /**
   * For each defined function whether it may ever be entered. Says nothing unless `safe`. A function that costs more than the limit,
   * for example, is called but never entered.
   */
  readonly entered: Uint8Array;
}

/** What one function holds and calls. */
interface FrameNeed {
  /** Parameters, locals and the highest operand stack. */
  readonly cells: number;
  /** Defined functions called without a guard. */
  readonly unguarded: Set<number>;
  /** Types (the first of equal ones) called through the table. */
  readonly indirect: Set<number>;
}

/**
 * Bounds the stacks of an instrumented module.
 *
 * @param operandHeights for each defined function the most operands it ever has
 */
export function boundStack(module: WasmModule, operandHeights: Int32Array): StackBound {
  const analysis = new StackAnalysis(module, operandHeights);
  analysis.visitEntered();
  return { safe: analysis.isSafe(), entered: analysis.entered };
}

class StackAnalysis {
  readonly entered: Uint8Array;
  readonly #module: WasmModule;
  readonly #operandHeights: Int32Array;
  readonly #space: FunctionSpace;
  readonly #frames: FrameNeed[] = [];
  /** Functions of the table by type (the first of equal ones), without imported ones: those have no frame. */
  readonly #tableFunctions = new Map<number, Set<number>>();
  readonly #pending: number[] = [];
  readonly #reachedTypes = new Set<number>();
  #limiterGlobal: number | undefined;
  #limit = 0;
  #guardedCalls = 0;
  #highestCost = 0;
  readonly #globalWrites: Float64Array;
  /** Lowest cost of a guarded call by callee. */
  readonly #callCosts = new Map<number, number>();

  constructor(module: WasmModule, operandHeights: Int32Array) {
    this.#module = module;
    this.#operandHeights = operandHeights;
    this.#space = functionSpace(module);
    this.entered = new Uint8Array(module.functions.length);
    this.#globalWrites = new Float64Array(module.globals.length);
    for (const index of tableElements(module)) {
      if (index === EMPTY_ELEMENT || index < this.#space.imported) continue;
      const type = this.#space.sameType[this.#space.typeIndices[index]!]!;
      const functions = this.#tableFunctions.get(type) ?? new Set();
      this.#tableFunctions.set(type, functions.add(index - this.#space.imported));
    }
  }

  /** Looks at every function that a run may enter, beginning with the exports. */
  visitEntered(): void {
    for (const { kind, index } of this.#module.exports) {
      if (kind === 'function' && index >= this.#space.imported) this.#enter(index - this.#space.imported);
    }
    for (let body = this.#pending.pop(); body !== undefined; body = this.#pending.pop()) {
      this.#frames[body] = this.#visit(body);
    }
  }

  isSafe(): boolean {
    if (!this.#limiterIsSound()) return false;
    const cells = this.#bound((body) => this.#frames[body]!.cells);
    const frames = this.#bound(() => 1);
    return cells <= VALUE_STACK_CELLS && frames < MAX_FRAMES;
  }

  #enter(body: number): void {
    if (this.entered[body] === 1) return;
    this.entered[body] = 1;
    this.#pending.push(body);
  }

  /**
   * The sum of costs is what the limiter says only if nobody else writes its global, it starts with 0, and a call of the most expensive
   * function does not wrap it around.
   */
  #limiterIsSound(): boolean {
    if (this.#limiterGlobal === undefined) return true;
    const [start] = this.#module.globals[this.#limiterGlobal]!.init;
    return (
      this.#globalWrites[this.#limiterGlobal] === 2 * this.#guardedCalls &&
      start!.first === 0 &&
      this.#highestCost + this.#limit <= 0xffff_ffff
    );
  }

  /** Notes what a function calls, also in code that cannot be reached: that only makes the bound higher. */
  #visit(body: number): FrameNeed {
    const { types, code } = this.#module;
    const { opcodes, first, second } = code;
    const unguarded = new Set<number>();
    const indirect = new Set<number>();
    const end = code.starts[body + 1]!;
    for (let i = code.starts[body]!; i < end; i++) {
      const opcode = opcodes[i];
      if (opcode === 0x10 /* Call */) {
        if (first[i]! >= this.#space.imported) this.#noteCall(i, first[i]! - this.#space.imported, unguarded);
      } else if (opcode === 0x11 /* CallIndirect */) {
        if (second[i] === 0) this.#noteIndirectCall(this.#space.sameType[first[i]!]!, indirect);
      } else if (opcode === 0x24 /* SetGlobal */) {
        this.#globalWrites[first[i]!]! += 1;
      }
    }
    const { params } = types[this.#module.functions[body]!]!;
    const cells = params.length + localCount(code.locals[body]!) + this.#operandHeights[body]!;
    return { cells, unguarded, indirect };
  }

  #noteCall(index: number, callee: number, unguarded: Set<number>): void {
    const guard = guardOfCall(this.#module.code, index);
    if (guard === undefined || (this.#limiterGlobal ?? guard.global) !== guard.global) {
      unguarded.add(callee);
      this.#enter(callee);
      return;
    }
    this.#limiterGlobal = guard.global;
    this.#guardedCalls += 1;
    if (guard.limit > this.#limit) this.#limit = guard.limit;
    if (guard.cost > this.#highestCost) this.#highestCost = guard.cost;
    if (guard.cost > guard.limit) return;
    const lowest = this.#callCosts.get(callee);
    if (lowest === undefined || guard.cost < lowest) this.#callCosts.set(callee, guard.cost);
    this.#enter(callee);
  }

  #noteIndirectCall(type: number, indirect: Set<number>): void {
    indirect.add(type);
    if (this.#reachedTypes.has(type)) return;
    this.#reachedTypes.add(type);
    for (const body of this.#tableFunctions.get(type) ?? []) this.#enter(body);
  }

  /** The bound of the module comment, for any measure of a frame. */
  #bound(measure: (body: number) => number): number {
    const needs = new Map<number | string, number>();
    const need = (body: number, depth: number): number => {
      const known = needs.get(body);
      if (known !== undefined) return known;
      if (depth > MAX_UNGUARDED_CHAIN) return Number.POSITIVE_INFINITY;
      needs.set(body, Number.POSITIVE_INFINITY); // what calls itself without a guard has no bound
      const { unguarded, indirect } = this.#frames[body]!;
      let below = 0;
      for (const callee of unguarded) below = max(below, need(callee, depth + 1));
      for (const type of indirect) below = max(below, needOfType(type, depth + 1));
      const total = measure(body) + below;
      needs.set(body, total);
      return total;
    };
    const needOfType = (type: number, depth: number): number => {
      const key = `type ${type}`;
      const known = needs.get(key);
      if (known !== undefined) return known;
      needs.set(key, Number.POSITIVE_INFINITY);
      let most = 0;
      for (const body of this.#tableFunctions.get(type) ?? []) most = max(most, need(body, depth));
      needs.set(key, most);
      return most;
    };
    let entry = 0;
    for (const { kind, index } of this.#module.exports) {
      if (kind === 'function' && index >= this.#space.imported) {
        entry = max(entry, need(index - this.#space.imported, 0));
      }
    }
    let perCost = 0;
    for (const [callee, cost] of this.#callCosts) perCost = max(perCost, need(callee, 0) / cost);
    return entry + this.#limit * perCost;
  }
}

/** Declared locals of a function, without parameters; up to 2^32. */
export function localCount(groups: LocalGroups): number {
  let count = 0;
  for (let i = 0; i < groups.length; i += 2) count += groups[i]!;
  return count;
}
