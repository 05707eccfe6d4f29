/**
 * Finds the metered blocks of function bodies: stretches of code of which, traps aside, either all or nothing runs, so that one charge
 * at their start pays for all.
 *
 * Answers to: casper-wasm-utils `gas.rs` (`determine_metered_blocks` and `Counter`).
 *
 * @module
 */

import type { Body } from './bodyReader';
import { enlarged } from './enlarged';
import type { BranchTable, Instructions } from './module';
import { branchTablePrice, FORBIDDEN, type OpcodePrices } from './opcodes';
import { preparationError, type WasmError } from './wasmError';

/** The one text of everything that goes wrong while charges are placed. */
export function forbiddenOperation(): WasmError {
  return preparationError('Encountered operation forbidden by gas rules. Consult instruction -> metering config map');
}

/** Serves all bodies, one after the other. */
let blockMeter: BlockMeter | undefined;

/**
 * Where a body has to charge how much: for each position the gas (u32) to charge before that instruction, 0 for none. Good until the next
 * body is metered. Throws {@link forbiddenOperation} for opcodes without a price and costs above u32.
 */
export function chargesOf({ code, start, end }: Body, prices: OpcodePrices): Uint32Array {
  blockMeter ??= new BlockMeter();
  meterBody(blockMeter, code, start, end, prices);
  return blockMeter.charges;
}

function meterBody(meter: BlockMeter, code: Instructions, start: number, end: number, prices: OpcodePrices): void {
  const { opcodes, first, branchTables } = code;
  const fixed = prices.fixed;
  const forbidden = FORBIDDEN;
  meter.beginBody(start, end);
  for (let i = start; i < end; i++) {
    const opcode = opcodes[i]!;
    const price = opcode === 0x0e /* BrTable */ ? tablePrice(branchTables[first[i]!]!, prices) : fixed[opcode]!;
    if (price === forbidden) throw forbiddenOperation();
    switch (opcode) {
      case 0x02: // Block
        meter.add(price);
        meter.beginBlock();
        break;
      case 0x03: // Loop
        meter.add(price);
        meter.begin(i + 1, true);
        break;
      case 0x04: // If
        meter.add(price);
        meter.begin(i + 1, false);
        break;
      case 0x05: // Else: must have a price but does not cost it
        meter.finish(i);
        break;
      case 0x0b: // End: likewise
        meter.end(i);
        break;
      case 0x0c: // Br
      case 0x0d: // BrIf
        meter.add(price);
        meter.checkLabel(first[i]! >>> 0);
        meter.finish(i);
        meter.branchesTo(first[i]! >>> 0);
        break;
      case 0x0e: // BrTable
        meter.add(price);
        meterBranchTable(meter, i, branchTables[first[i]!]!);
        break;
      case 0x0f: // Return
        meter.add(price);
        meter.finish(i);
        meter.returns();
        break;
      default:
        // Calls and `unreachable` do not end a block either.
        meter.add(price);
    }
  }
}

function tablePrice(table: BranchTable, prices: OpcodePrices): number {
  return branchTablePrice(table.targets.length, prices.costs);
}

function meterBranchTable(meter: BlockMeter, position: number, table: BranchTable): void {
  meter.checkLabel(table.default);
  for (const label of table.targets) meter.checkLabel(label);
  meter.finish(position);
  meter.branchesTo(table.default);
  for (const label of table.targets) meter.branchesTo(label);
}

const MAX_COST = 0xffff_ffff;

/**
 * The open control blocks of a body. Entry 0 is the function body; each has one metered block that instructions add their cost to.
 * Parallel arrays, since there is one push and pop for every block of the contract.
 */
class BlockMeter {
  charges: Uint32Array = new Uint32Array(1024);
  #top = 0;
  #start = new Int32Array(1024);
  #cost = new Float64Array(1024);
  /** Lowest entry that a branch out of this one jumps forward to; loops do not count, branches to them go back. */
  #lowestTarget = new Int32Array(1024);
  #isLoop = new Uint8Array(1024);

  beginBody(start: number, end: number): void {
    if (end <= this.charges.length) this.charges.fill(0, start, end);
    else this.charges = new Uint32Array(2 * end);
    this.#top = -1;
    this.begin(start, false);
  }

  /** Opens a control block whose metered block starts anew. */
  begin(start: number, isLoop: boolean): void {
    const top = ++this.#top;
    if (top === this.#start.length) this.#grow();
    this.#start[top] = start;
    this.#cost[top] = 0;
    this.#lowestTarget[top] = top;
    this.#isLoop[top] = isLoop ? 1 : 0;
  }

  /** Opens a `block`: what it begins with is run with what stands before it, hence the same start, by which `finish` joins them. */
  beginBlock(): void {
    this.begin(this.#start[this.#top]!, false);
  }

  add(price: number): void {
    const cost = this.#cost[this.#top]! + price;
    if (cost > MAX_COST) throw forbiddenOperation();
    this.#cost[this.#top] = cost;
  }

  /** Ends the metered block of the innermost control block with the instruction of this position. */
  finish(position: number): void {
    const top = this.#top;
    const start = this.#start[top]!;
    const cost = this.#cost[top]!;
    this.#start[top] = position + 1;
    this.#cost[top] = 0;
    if (top > 0 && start === this.#start[top - 1]) {
      // Not checked in the Rust engine: a release build wraps.
      this.#cost[top - 1] = (this.#cost[top - 1]! + cost) >>> 0;
    } else if (cost > 0) {
      this.charges[start] = cost;
    }
  }

  /** Closes the innermost control block. Where a branch may have left the one around it, that one's metered block ends as well. */
  end(position: number): void {
    this.finish(position);
    const closed = this.#top--;
    if (closed === 0) return;
    const lowest = this.#lowestTarget[closed]!;
    if (lowest < this.#lowestTarget[closed - 1]!) this.#lowestTarget[closed - 1] = lowest;
    if (lowest < closed) this.finish(position);
  }

  checkLabel(label: number): void {
    if (label > this.#top) throw forbiddenOperation();
  }

  branchesTo(label: number): void {
    const target = this.#top - label;
    if (this.#isLoop[target] === 0) this.#lowerTarget(target);
  }

  returns(): void {
    this.#lowerTarget(0);
  }

  #lowerTarget(target: number): void {
    if (target < this.#lowestTarget[this.#top]!) this.#lowestTarget[this.#top] = target;
  }

  #grow(): void {
    this.#start = enlarged(this.#start);
    this.#cost = enlarged(this.#cost);
    this.#lowestTarget = enlarged(this.#lowestTarget);
    this.#isLoop = enlarged(this.#isLoop);
  }
}
