/**
 * What `src/wasm` makes of a module, in the form that `oracle/src/bin/wasm.rs` prints, to be compared as a whole.
 *
 * @module
 */
import { blake2b256 } from '../../../src/bytes/blake2b';
import { bytesToHex } from '../../../src/bytes/hex';
import { encode } from '../../../src/wasm/encode';
import type { WasmModule } from '../../../src/wasm/module';
import { storedBytes } from '../../../src/wasm/prepare';
import { decodeStored, type PreparationConfig, preprocess } from '../../../src/wasm/preprocess';
import { validate } from '../../../src/wasm/validate';
import { isWasmError } from '../../../src/wasm/wasmError';

interface Refused {
  readonly error: string;
}

/** What the reference engine panics on and ours throws on: modules that would have been refused before. */
interface Panic {
  readonly panic: true;
}

/** A digest of bytes, or why there are none. */
type Stored = string | Refused | Panic;

export interface Prepared {
  readonly bytes: string;
  readonly interpreter: string | null;
  readonly stored: { readonly [set: string]: Stored };
  readonly reloaded?: { readonly [set: string]: Prepared | Refused };
}

export interface ModuleDescription {
  readonly session: Prepared | Refused;
  readonly contract: Prepared | Refused;
}

/** Describes a module taken for session bytes and for the bytes of a stored contract. */
export function describeModule(bytes: Uint8Array, config: PreparationConfig): ModuleDescription {
  return {
    session: orRefused(() => describePrepared(preprocess(bytes, config), true)),
    contract: describeContract(bytes),
  };
}

function describeContract(bytes: Uint8Array): Prepared | Refused {
  return orRefused(() => describePrepared(decodeStored(bytes), false));
}

function describePrepared(module: WasmModule, reload: boolean): Prepared {
  const names = module.exports.map(({ field }) => field);
  const sets = { all: names, none: [], odd: names.filter((_, index) => index % 2 === 1), call: ['call'] };
  const stored: { [set: string]: Stored } = {};
  const reloaded: { [set: string]: Prepared | Refused } = {};
  const interpreter = orRefused(() => validate(module) && null);
  for (const [set, entryPoints] of Object.entries(sets)) {
    const contract = orPanic(() => orRefused(() => storedBytes(module, entryPoints)));
    stored[set] = contract instanceof Uint8Array ? digest(contract) : contract;
    if (reload && contract instanceof Uint8Array && (set === 'all' || set === 'odd')) {
      reloaded[set] = describeContract(contract);
    }
  }
  const description = {
    bytes: digest(encode(module)),
    interpreter: interpreter === null ? null : interpreter.error,
    stored,
  };
  return reload ? { ...description, reloaded } : description;
}

function digest(bytes: Uint8Array): string {
  return bytesToHex(blake2b256(bytes));
}

function orRefused<T>(run: () => T): T | Refused {
  try {
    return run();
  } catch (error) {
    if (isWasmError(error)) return { error: error.message };
    throw error;
  }
}

function orPanic<T>(run: () => T): T | Panic {
  try {
    return run();
  } catch {
    return { panic: true };
  }
}
