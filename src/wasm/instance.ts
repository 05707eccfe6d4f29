/**
 * A running module as the layers above see it, whether V8 or the interpreter executes it.
 *
 * @module
 */
import type { TrapKind } from './traps';

/**
 * What a contract can call, by the name it imports; `gas` is not among them. Parameters and results are `i32`, so they arrive as
 * signed numbers: read an address or a length with `>>> 0`.
 *
 * A function ends the run by throwing: a `WasmTrap` for what the reference makes a trap, anything else comes back as `HostTrap`. It
 * must charge before it does anything that is seen outside.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: a function without a result is one that returns nothing, not undefined
export type HostFunctions = { readonly [name: string]: (...parameters: number[]) => number | void };

/** How a call into Wasm ended. */
export type Outcome =
  | { readonly _tag: 'Returned' }
  /**
   * A host function threw `trap`. Also, with a `WasmError` as `trap`, an export that is missing or is no function. An error that is
   * not one of yours is a defect of the host: throw it on.
   */
  | { readonly _tag: 'HostTrap'; readonly trap: unknown }
  /** `message` is the whole text of the engine error. */
  | { readonly _tag: 'Trap'; readonly kind: TrapKind; readonly message: string }
  | { readonly _tag: 'OutOfGas' }
  /** It is too long for the interpreter. Nothing may be concluded: run the whole execution again on V8. */
  | { readonly _tag: 'TooLong' }
  /** V8 gave up for a reason of its own. Nothing may be concluded: run the whole execution again on the interpreter. */
  | { readonly _tag: 'HostLimit' };

/** What runs Wasm. The interpreter does what the reference does whatever it takes; V8 is fast. */
export type WasmEngine = 'v8' | 'interpreter';

/** One module with its own memory, globals and gas counter. A frame of the call stack has one, and calls one export of it once. */
export interface WasmInstance {
  /** What runs the code. */
  readonly engine: WasmEngine;
  /** All of the memory, not a copy, to be read. Good until Wasm runs again: growing the memory leaves an old view empty. */
  memory(): Uint8Array;
  /** As {@link memory}, for who writes bytes from the address `start` on. */
  memoryToWrite(start: number): Uint8Array;
  /**
   * A copy of `length` bytes at `pointer` (both u32).
   *
   * @throws WasmError with the interpreter's text when they are not all in the memory
   */
  readMemory(pointer: number, length: number): Uint8Array;
  /** @throws WasmError as `readMemory`, and writes nothing then */
  writeMemory(pointer: number, bytes: Uint8Array): void;
  /** Gas left; 0 when the code has used up more than it had. */
  gasRemaining(): bigint;
  setGasRemaining(gas: bigint): void;
  /**
   * Takes `amount` (an integer, not negative, as a number at most 2^53) off the counter.
   *
   * @returns false when it is exhausted: nothing is left then, and `invoke` will say `OutOfGas`
   */
  chargeGas(amount: number | bigint): boolean;
  /** Runs an exported function without arguments; what it returns is ignored. */
  invoke(exportName: string): Outcome;
  /** Says that the instance is no longer needed, nor its memory: it may serve another run. */
  release(): void;
}
