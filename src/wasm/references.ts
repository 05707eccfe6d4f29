/**
 * What function bodies refer to, noted when they are examined: what a contract keeps when it is stored is found without reading them again.
 *
 * @module
 */
import type { Body } from './bodyReader';
import { enlarged } from './enlarged';
import { movedByGas } from './gasInjection';
import type { Metering } from './metering';

/** References of bodies that are added in order. */
export class References {
  /** Opcode and index, by turns. */
  #notes = new Int32Array(1024);
  #length = 0;
  readonly #starts: number[] = [0];

  /** @param charges for each position what is charged there */
  add({ code, start, end }: Body, charges: Uint32Array): void {
    const { opcodes, first } = code;
    let isCharged = false;
    for (let i = start; i < end; i++) {
      const opcode = opcodes[i]!;
      if (charges[i] !== 0) isCharged = true;
      if (opcode === 0x10 || opcode === 0x11 || opcode === 0x23 || opcode === 0x24) this.#note(opcode, first[i]!);
      else if (opcode === 0x40) this.#note(opcode, 0);
    }
    if (isCharged) this.#note(CHARGE, 0);
    this.#starts.push(this.#length);
  }

  #note(opcode: number, index: number): void {
    if (this.#length === this.#notes.length) this.#notes = enlarged(this.#notes);
    this.#notes[this.#length++] = opcode;
    this.#notes[this.#length++] = index;
  }

  /** Whether a body grows the memory. */
  get growsMemory(): boolean {
    for (let i = 0; i < this.#length; i += 2) if (this.#notes[i] === 0x40 /* GrowMemory */) return true;
    return false;
  }

  /** Tells the instructions of an instrumented body that refer to something, some more than once. */
  tell(body: number, metering: Metering, listener: (opcode: number, index: number) => void): void {
    const { gasFunction, growFunction, stackCosts, heightGlobal } = metering;
    const call = (callee: number): void => {
      if (stackCosts[callee]! > 0) listener(0x23 /* GetGlobal */, heightGlobal);
      listener(0x10 /* Call */, callee);
    };
    for (let i = this.#starts[body]!; i < this.#starts[body + 1]!; i += 2) {
      const index = this.#notes[i + 1]! >>> 0;
      switch (this.#notes[i]) {
        case 0x10: // Call
          call(movedByGas(index, gasFunction));
          break;
        case 0x40: // GrowMemory
          if (growFunction !== undefined) call(growFunction);
          break;
        case CHARGE:
          listener(0x10 /* Call */, gasFunction);
          break;
        default:
          listener(this.#notes[i]!, index);
      }
    }
  }
}

/** Noted in place of an opcode: no instruction has it. */
const CHARGE = 0xff;
