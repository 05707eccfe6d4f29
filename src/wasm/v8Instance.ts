/**
 * An instance run by V8, from the module `lower.ts` makes.
 *
 * @module
 */
import type { Executable } from './executable';
import { readRegion, writeRegion } from './hostMemory';
import type { HostFunctions, Outcome, WasmInstance } from './instance';
import { LOWERED_EXPORTS, loweredName } from './lower';
import type { ReusableInstance } from './reusableInstance';
import { EMPTY_ELEMENT } from './segments';
import { classifyV8Trap, isV8Limit, isV8Trap, isWasmTrap, type TrapKind, trapMessage } from './traps';

/** The most gas the i64 counter is given at once; the rest waits in `#reserve`. Half of what fits: charges are below 2^54. */
const MAX_COUNTER = 1n << 62n;

/** Above every address. */
const NOTHING_WRITTEN = 0xffff_ffff;

/** Thrown through Wasm when gas has run out. Not an `Error`: no stack is captured. */
const OUT_OF_GAS = Object.freeze({ _tag: 'OutOfGas' });

/** See the module. */
export class V8Instance implements WasmInstance {
  readonly engine: 'v8' = 'v8';
  readonly #executable: Executable;
  readonly #exports: Record<string, () => void>;
  readonly #memory: WebAssembly.Memory;
  readonly #counter: WebAssembly.Global<bigint>;
  readonly #element: WebAssembly.Global<number>;
  readonly #charge: (amount: number) => number;
  /** Bytes that the contract has of a guarded memory. */
  readonly #limit: WebAssembly.Global<number> | undefined;
  #reusable: ReusableInstance | undefined;
  #lowestWrite = NOTHING_WRITTEN;
  #view: Uint8Array;
  #reserve = 0n;

  /**
   * @param source an instance to use again, or the module to make one of
   * @throws RangeError when V8 finds no room for the memory
   */
  constructor(
    executable: Executable,
    hostFunctions: HostFunctions,
    {
      reusable,
      compiled,
    }: { readonly reusable: ReusableInstance | undefined; readonly compiled: WebAssembly.Module | undefined },
  ) {
    const env: Record<string, HostFunctions[string]> = {};
    for (const name of executable.importedNames) env[name] = hostFunctions[name]!;
    env.gas = (amount = 0): void => {
      if (!this.chargeGas(amount >>> 0)) throw OUT_OF_GAS;
    };
    reusable?.begin(executable.importedNames, env);
    const exported = reusable?.exports ?? new WebAssembly.Instance(compiled!, { env }).exports;
    this.#executable = executable;
    this.#reusable = reusable;
    this.#limit = reusable === undefined ? undefined : exported[LOWERED_EXPORTS.limit];
    this.#exports = exported;
    this.#memory = exported[LOWERED_EXPORTS.memory];
    this.#counter = exported[LOWERED_EXPORTS.gas];
    this.#element = exported[LOWERED_EXPORTS.element];
    this.#charge = exported[LOWERED_EXPORTS.charge];
    this.#view = new Uint8Array(this.#memory.buffer);
  }

  memory(): Uint8Array {
    if (this.#limit !== undefined) {
      const length = this.#limit.value;
      if (this.#view.length !== length) this.#view = new Uint8Array(this.#memory.buffer, 0, length);
    } else if (this.#view.length === 0) {
      // Growing the memory detached the old buffer.
      this.#view = new Uint8Array(this.#memory.buffer);
    }
    return this.#view;
  }

  memoryToWrite(start: number): Uint8Array {
    if (start < this.#lowestWrite) this.#lowestWrite = start;
    return this.memory();
  }

  readMemory(pointer: number, length: number): Uint8Array {
    return readRegion(this.memory(), pointer, length);
  }

  writeMemory(pointer: number, bytes: Uint8Array): void {
    writeRegion(this.memoryToWrite(pointer), pointer, bytes);
  }

  gasRemaining(): bigint {
    const total = this.#counter.value + this.#reserve;
    return total < 0n ? 0n : total;
  }

  setGasRemaining(gas: bigint): void {
    this.#counter.value = gas > MAX_COUNTER ? MAX_COUNTER : gas;
    this.#reserve = gas > MAX_COUNTER ? gas - MAX_COUNTER : 0n;
  }

  chargeGas(amount: number | bigint): boolean {
    if (typeof amount === 'number') return this.#charge(amount) === 0 || this.#settle(0n);
    return this.#settle(amount);
  }

  /** Charges the slow way, on counter and reserve together. A counter left negative means that nothing is left. */
  #settle(amount: bigint): boolean {
    const total = this.#counter.value + this.#reserve - amount;
    this.setGasRemaining(total < 0n ? -1n : total);
    return total >= 0n;
  }

  #isExhausted(): boolean {
    return this.#counter.value < 0n && !this.#settle(0n);
  }

  invoke(exportName: string): Outcome {
    const entry = this.#executable.entry(exportName);
    if (entry._tag === 'Refused') return entry.outcome;
    const limit = this.gasRemaining();
    const outcome = this.#run(entry.functionIndex);
    this.#executable.noteGas(limit - this.gasRemaining());
    return outcome;
  }

  #run(functionIndex: number): Outcome {
    try {
      this.#exports[loweredName(functionIndex)]!();
    } catch (thrown) {
      return this.#isExhausted() ? { _tag: 'OutOfGas' } : this.#outcomeOf(thrown);
    }
    return this.#isExhausted() ? { _tag: 'OutOfGas' } : { _tag: 'Returned' };
  }

  release(): void {
    const reusable = this.#reusable;
    if (reusable === undefined) return;
    this.#reusable = undefined;
    reusable.end(this.#lowestWrite);
    this.#executable.giveBack(reusable);
  }

  #outcomeOf(thrown: unknown): Outcome {
    if (isWasmTrap(thrown)) return trap(thrown.kind);
    if (isV8Limit(thrown)) return { _tag: 'HostLimit' };
    if (!isV8Trap(thrown)) return { _tag: 'HostTrap', trap: thrown };
    const kind = classifyV8Trap(thrown);
    if (kind === undefined) return { _tag: 'HostLimit' };
    return trap(kind === 'IndirectCall' ? this.#indirectCallTrap() : kind);
  }

  #indirectCallTrap(): TrapKind {
    const element = this.#executable.table()?.[this.#element.value >>> 0];
    return element === EMPTY_ELEMENT ? 'ElemUninitialized' : 'UnexpectedSignature';
  }
}

function trap(kind: TrapKind): Outcome {
  return { _tag: 'Trap', kind, message: trapMessage(kind) };
}
