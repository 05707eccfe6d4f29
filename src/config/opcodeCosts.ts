/**
 * Section `[wasm.v1.opcode_costs]`: the multiplier of each class of Wasm opcodes. What an opcode costs is its multiplier here times its
 * cycles in `src/wasm/opcodes.ts`.
 *
 * Answers to: casper-types `chainspec/vm_config/opcode_costs.rs`.
 *
 * @module
 */

/** `br_table` costs `cost + sizeMultiplier * (number of labels without the default)`, times its cycles. */
export interface BrTableCost {
  readonly cost: number;
  readonly sizeMultiplier: number;
}

export interface ControlFlowCosts {
  readonly block: number;
  readonly loop: number;
  readonly if: number;
  readonly else: number;
  readonly end: number;
  readonly br: number;
  readonly brIf: number;
  readonly return: number;
  readonly call: number;
  readonly callIndirect: number;
  readonly drop: number;
  readonly select: number;
  readonly brTable: BrTableCost;
}

/** All are u32. */
export interface OpcodeCosts {
  readonly bit: number;
  readonly add: number;
  readonly mul: number;
  readonly div: number;
  readonly load: number;
  readonly store: number;
  readonly const: number;
  readonly local: number;
  readonly global: number;
  readonly integerComparison: number;
  readonly conversion: number;
  readonly unreachable: number;
  readonly nop: number;
  readonly currentMemory: number;
  /** Multiplier of `memory.grow`, and again the charge for each page it asks for; with 0 pages are free. */
  readonly growMemory: number;
  readonly controlFlow: ControlFlowCosts;
  readonly sign: number;
}

/** Source: casper-types `DEFAULT_*_COST`, equal to casper-engine-test-support `resources/chainspec.toml`. */
export const DEFAULT_OPCODE_COSTS: OpcodeCosts = {
  bit: 105,
  add: 105,
  mul: 105,
  div: 105,
  load: 105,
  store: 105,
  const: 105,
  local: 105,
  global: 105,
  integerComparison: 105,
  conversion: 105,
  unreachable: 105,
  nop: 105,
  currentMemory: 105,
  growMemory: 900,
  controlFlow: {
    block: 255,
    loop: 255,
    if: 105,
    else: 105,
    end: 105,
    br: 1665,
    brIf: 510,
    return: 105,
    call: 225,
    callIndirect: 270,
    drop: 105,
    select: 105,
    brTable: { cost: 150, sizeMultiplier: 100 },
  },
  sign: 105,
};
