/**
 * Constants that a function body hands to the functions it calls, as far as straight-line code shows them. An operand that is not
 * certain is unknown; nothing is guessed here.
 *
 * @module
 */

/** A constant, a parameter of the function that calls, or anything. */
export type Operand =
  | { readonly _tag: 'Constant'; readonly value: number }
  | { readonly _tag: 'Parameter'; readonly index: number }
  | { readonly _tag: 'Unknown' };

/** A direct call with what is known of its operands. */
export interface CallWithOperands {
  /** In the function index space. */
  readonly target: number;
  readonly operands: readonly Operand[];
}

/** How many operands a function takes, and results it gives. */
export interface Arity {
  readonly params: number;
  readonly results: number;
}

/** How a body looks up what it calls. */
export interface Arities {
  ofFunction(index: number): Arity | undefined;
  ofType(index: number): Arity | undefined;
}

/** The operand of which nothing is known. */
export const UNKNOWN: Operand = { _tag: 'Unknown' };

/** Opcodes, first and last, by what they do to the stack. Source: WebAssembly specification, Index of Instructions. */
const UNARY: readonly (readonly [number, number])[] = [
  [0x28, 0x35], // loads
  [0x40, 0x40], // memory.grow
  [0x45, 0x45],
  [0x50, 0x50],
  [0x67, 0x69],
  [0x79, 0x7b],
  [0x8b, 0x91],
  [0x99, 0x9f],
  [0xa7, 0xc4], // conversions
];

const within = (ranges: typeof UNARY, opcode: number): boolean =>
  ranges.some(([first, last]) => opcode >= first && opcode <= last);

/** Follows the operand stack of one body. */
export class ConstantOperands {
  readonly #arities: Arities;
  readonly #params: number;
  #stack: Operand[] = [];
  readonly #assigned = new Set<number>();
  readonly #calls: CallWithOperands[] = [];

  constructor(arities: Arities, params: number) {
    this.#arities = arities;
    this.#params = params;
  }

  /** Calls with an operand that is known. A parameter that the body assigns anywhere counts as unknown. */
  calls(): readonly CallWithOperands[] {
    return this.#calls.flatMap(({ target, operands }) => {
      const certain = operands.map((operand) =>
        operand._tag === 'Parameter' && this.#assigned.has(operand.index) ? UNKNOWN : operand,
      );
      return certain.some(({ _tag }) => _tag !== 'Unknown') ? [{ target, operands: certain }] : [];
    });
  }

  /** Takes the next instruction; `index` is its first immediate. */
  see(opcode: number, index: number): void {
    switch (opcode) {
      case 0x01: // nop
      case 0x02: // block: what lies below stays as it is
      case 0x03: // loop
        return;
      case 0x0d: // br_if
      case 0x1a: // drop
      case 0x24: // global.set
        this.#pop();
        return;
      case 0x10: // call
        this.#call(index);
        return;
      case 0x11: // call_indirect
        this.#pop();
        this.#exchange(this.#arities.ofType(index));
        return;
      case 0x1b: // select
        this.#exchange({ params: 3, results: 1 });
        return;
      case 0x20: // local.get
        this.#stack.push(index < this.#params ? { _tag: 'Parameter', index } : UNKNOWN);
        return;
      case 0x21: // local.set
        this.#assigned.add(index);
        this.#pop();
        return;
      case 0x22: // local.tee
        this.#assigned.add(index);
        return;
      case 0x23: // global.get
      case 0x3f: // memory.size
      case 0x42: // i64.const, f32.const, f64.const
      case 0x43:
      case 0x44:
        this.#stack.push(UNKNOWN);
        return;
      case 0x41: // i32.const
        this.#stack.push({ _tag: 'Constant', value: index >>> 0 });
        return;
    }
    if (opcode >= 0x36 && opcode <= 0x3e) this.#exchange({ params: 2, results: 0 });
    else if (within(UNARY, opcode)) this.#exchange({ params: 1, results: 1 });
    else if (opcode >= 0x46 && opcode <= 0xa6) this.#exchange({ params: 2, results: 1 });
    else this.#stack = []; // control flow, and everything newer
  }

  #pop(): Operand {
    return this.#stack.pop() ?? UNKNOWN;
  }

  #exchange(arity: Arity | undefined): void {
    if (arity === undefined) {
      this.#stack = [];
      return;
    }
    for (let i = 0; i < arity.params; i++) this.#pop();
    for (let i = 0; i < arity.results; i++) this.#stack.push(UNKNOWN);
  }

  #call(target: number): void {
    const arity = this.#arities.ofFunction(target);
    if (arity !== undefined) {
      const operands = Array.from({ length: arity.params }, () => this.#pop()).reverse();
      this.#calls.push({ target, operands });
      for (const _ of Array(arity.results)) this.#stack.push(UNKNOWN);
    } else this.#stack = [];
  }
}
