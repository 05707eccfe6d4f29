/**
 * An instance run by the interpreter.
 *
 * @module
 */
import type { Executable } from './executable';
import { readRegion, writeRegion } from './hostMemory';
import type { HostFunctions, Outcome, WasmInstance } from './instance';
import { type ImportedFunction, type Interruption, interpret, type Machine } from './interpreter';
import { giveMemoryBack, takeMemory } from './interpreterBuffers';
import type { InterpreterFunction } from './interpreterCode';
import type { InterpreterProgram } from './interpreterProgram';
import { lowestData, memoryLimits, PAGE_SIZE, writeData } from './segments';
import { isWasmTrap, trapMessage } from './traps';

/** The most gas kept as a number; the rest waits in `#reserve`. */
const MAX_COUNTER = 2 ** 52;

/** Pages of a memory without a declared maximum: all of 4 GiB. */
const MAX_PAGES = 65_536;

const NO_MEMORY = new Uint8Array(0);

/** Thrown out of the interpreter when gas has run out. */
const OUT_OF_GAS = Object.freeze({ _tag: 'OutOfGas' });

/** See the module. */
export class InterpreterInstance implements WasmInstance, Machine {
  readonly engine: 'interpreter' = 'interpreter';
  readonly globals: Int32Array;
  readonly table: Int32Array | undefined;
  readonly imported: readonly ImportedFunction[];
  readonly #executable: Executable;
  readonly #program: InterpreterProgram;
  readonly #maxPages: number;
  /** Room for the memory, at its start. */
  #room: Uint8Array;
  #bytes: Uint8Array;
  #view: DataView;
  lowestWrite: number;
  readonly instructions: number | undefined;
  /** Negative when gas has run out. */
  #counter = 0;
  #reserve = 0n;

  /** @param instructions how many of them a run may have */
  constructor(executable: Executable, hostFunctions: HostFunctions, instructions?: number) {
    this.instructions = instructions;
    const { module } = executable;
    const { initial, maximum } = memoryLimits(module)!;
    this.#executable = executable;
    this.#program = executable.program();
    this.#maxPages = maximum ?? MAX_PAGES;
    this.#room = takeMemory(initial * PAGE_SIZE);
    this.#bytes = this.#room.subarray(0, initial * PAGE_SIZE);
    this.#view = viewOf(this.#bytes);
    this.lowestWrite = lowestData(module);
    writeData(module, this.#bytes);
    this.globals = this.#program.newGlobals();
    this.table = executable.table();
    this.imported = this.#importedFunctions(hostFunctions);
  }

  #importedFunctions(hostFunctions: HostFunctions): ImportedFunction[] {
    const { imports, types } = this.#executable.module;
    return imports.flatMap(({ field, external }) => {
      if (external.kind !== 'function') return [];
      const { params, result } = types[external.typeIndex]!;
      const call = field === 'gas' ? this.#gasFunction : asImported(hostFunctions[field]!);
      return [{ parameters: params.length, hasResult: result !== undefined, call }];
    });
  }

  readonly #gasFunction = ([amount]: readonly number[]): number => {
    if (!this.chargeGas(amount! >>> 0)) throw OUT_OF_GAS;
    return 0;
  };

  memory(): Uint8Array {
    return this.#bytes;
  }

  memoryToWrite(start: number): Uint8Array {
    if (start < this.lowestWrite) this.lowestWrite = start;
    return this.#bytes;
  }

  get view(): DataView {
    return this.#view;
  }

  functionAt(functionIndex: number): InterpreterFunction {
    return this.#program.functionAt(functionIndex);
  }

  typeOf(functionIndex: number): number {
    return this.#program.typeOf(functionIndex);
  }

  growMemory(pages: number): number {
    const before = this.#bytes.length / PAGE_SIZE;
    if (before + pages > this.#maxPages) return -1;
    if (pages > 0) {
      const length = (before + pages) * PAGE_SIZE;
      if (length > this.#room.length) {
        const room = takeMemory(length);
        room.set(this.#bytes);
        this.#giveMemoryBack();
        this.#room = room;
      }
      this.#bytes = this.#room.subarray(0, length);
      this.#view = viewOf(this.#bytes);
    }
    return before;
  }

  readMemory(pointer: number, length: number): Uint8Array {
    return readRegion(this.#bytes, pointer, length);
  }

  writeMemory(pointer: number, bytes: Uint8Array): void {
    writeRegion(this.memoryToWrite(pointer), pointer, bytes);
  }

  gasRemaining(): bigint {
    return this.#counter < 0 ? 0n : BigInt(this.#counter) + this.#reserve;
  }

  setGasRemaining(gas: bigint): void {
    this.#counter = gas > MAX_COUNTER ? MAX_COUNTER : Number(gas);
    this.#reserve = gas > MAX_COUNTER ? gas - BigInt(MAX_COUNTER) : 0n;
  }

  chargeGas(amount: number | bigint): boolean {
    if (typeof amount === 'number' && amount <= this.#counter) {
      this.#counter -= amount;
      return true;
    }
    const total = BigInt(this.#counter) + this.#reserve - BigInt(amount);
    this.setGasRemaining(total < 0n ? -1n : total);
    return total >= 0n;
  }

  release(): void {
    this.#giveMemoryBack();
    this.#room = NO_MEMORY;
    this.#bytes = NO_MEMORY;
  }

  #giveMemoryBack(): void {
    giveMemoryBack(this.#room, this.lowestWrite, this.#bytes.length);
  }

  invoke(exportName: string): Outcome {
    const entry = this.#executable.entry(exportName);
    if (entry._tag === 'Refused') return entry.outcome;
    let interruption: Interruption | undefined;
    try {
      interruption = interpret(this, entry.functionIndex);
    } catch (thrown) {
      if (this.#counter < 0) interruption = 'OutOfGas';
      else if (isWasmTrap(thrown)) interruption = thrown.kind;
      else return { _tag: 'HostTrap', trap: thrown };
    }
    if (interruption === undefined) return { _tag: 'Returned' };
    if (interruption === 'OutOfGas') return { _tag: 'OutOfGas' };
    if (interruption === 'TooLong') {
      this.#executable.noteTooLong();
      return { _tag: 'TooLong' };
    }
    return { _tag: 'Trap', kind: interruption, message: trapMessage(interruption) };
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Parameters and result as V8 converts them. */
function asImported(hostFunction: HostFunctions[string]): ImportedFunction['call'] {
  return (parameters) => (hostFunction(...parameters) as number) | 0;
}
