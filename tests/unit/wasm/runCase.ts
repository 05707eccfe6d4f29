/**
 * Runs a module as `oracle/src/bin/wasm_run.rs` does, on V8 and on the interpreter.
 *
 * @module
 */
import type { WasmConfig } from '../../../src/config/wasmConfig';
import type { HostFunctions, Outcome, WasmInstance } from '../../../src/wasm/instance';
import { instantiate } from '../../../src/wasm/instantiate';
import { loadStored, type PreparedModule, prepareSession } from '../../../src/wasm/prepare';
import { wasmTrap } from '../../../src/wasm/traps';
import { isWasmError } from '../../../src/wasm/wasmError';

/** What the reference program prints for one run. */
export interface RunResult {
  readonly gas: string;
  readonly memory: number | null;
  readonly error: string | null;
}

/** What ran the code, with its result. */
export interface EngineRun extends RunResult {
  readonly engine: WasmInstance['engine'] | 'none';
  /** V8 gave up: the result counts for nothing. */
  readonly hostLimit: boolean;
}

/** Thrown by the host of the test: an error with the text the engine gives it. */
interface HostError {
  readonly text: string;
}

// A global is slow to look up inside Jest.
const { imul } = Math;

const BLOCK_TIME = Uint8Array.of(8, 7, 6, 5, 4, 3, 2, 1);

/** A module, or the error that preparing it gave. */
export type Prepared = PreparedModule | RunResult;

export function prepareCase(bytes: Uint8Array, config: WasmConfig, stored = false): Prepared {
  try {
    return stored ? loadStored(bytes, config) : prepareSession(bytes, config);
  } catch (error) {
    return refused(error);
  }
}

export function runCase(prepared: Prepared, limit: bigint, interpreter: boolean): EngineRun {
  if (!('_tag' in prepared)) return { ...prepared, engine: 'none', hostLimit: false };
  let instance: WasmInstance | undefined;
  const host = hostFunctions(() => instance!);
  try {
    instance = instantiate(prepared, host, { engine: interpreter ? 'interpreter' : 'v8' });
  } catch (error) {
    return { ...refused(error), engine: 'none', hostLimit: false };
  }
  instance.setGasRemaining(limit);
  const outcome = instance.invoke('call');
  const run: EngineRun = {
    gas: (limit - instance.gasRemaining()).toString(),
    memory: memoryHash(instance.memory()),
    error: errorText(outcome),
    engine: instance.engine,
    hostLimit: outcome._tag === 'HostLimit',
  };
  instance.release();
  return run;
}

function hostFunctions(running: () => WasmInstance): HostFunctions {
  const charge = (amount: number): void => {
    if (!running().chargeGas(amount)) throw { text: 'Out of gas error' } satisfies HostError;
  };
  return {
    casper_revert: (code) => {
      charge(500);
      throw { text: `User error: ${code! & 0xffff}` } satisfies HostError;
    },
    casper_get_blocktime: (pointer) => {
      charge(330);
      running().writeMemory(pointer! >>> 0, BLOCK_TIME);
    },
    casper_has_key: (first, second) => {
      if (second === 0xbad) throw wasmTrap('UnexpectedSignature');
      charge(200 + ((second! >>> 0) % 65_536));
      return first! ^ second!;
    },
  };
}

function errorText(outcome: Outcome): string | null {
  switch (outcome._tag) {
    case 'Returned':
      return null;
    case 'Trap':
      return outcome.message;
    case 'OutOfGas':
      return 'Out of gas error';
    case 'TooLong':
      return 'too long';
    case 'HostLimit':
      return 'host limit';
    case 'HostTrap':
      if (isWasmError(outcome.trap)) return outcome.trap.message;
      if (outcome.trap !== null && typeof outcome.trap === 'object' && 'text' in outcome.trap) {
        return (outcome.trap as HostError).text;
      }
      throw outcome.trap;
  }
}

function refused(error: unknown): RunResult {
  if (!isWasmError(error)) throw error;
  return { gas: '0', memory: null, error: error.message };
}

/** FNV-1a over the little endian words. */
function memoryHash(memory: Uint8Array): number {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length / 4);
  let hash = 0x811c_9dc5;
  for (let i = 0; i < words.length; i++) hash = imul(hash ^ words[i]!, 0x0100_0193);
  return hash >>> 0;
}
