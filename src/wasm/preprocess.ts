/**
 * Session bytes to an instrumented module: decode, check, give the memory to the host, meter, limit the stack.
 *
 * Answers to: casper-execution-engine `runtime/wasm_prep.rs` (`preprocess`, `deserialize`).
 *
 * @module
 */
import { hasTag } from '../bytes/hasTag';
import type { WasmConfig } from '../config/wasmConfig';
import { checkModule } from './checks';
import { decode, MULTI_VALUE_DISABLED } from './decode';
import { externalizeMemory } from './externalizeMemory';
import { instrument } from './instrument';
import type { WasmModule } from './module';
import { preparationError, WasmError } from './wasmError';
import type { DecodeError } from './wasmReader';

/** The part of the configuration that shapes a module. */
export type PreparationConfig = Pick<WasmConfig, 'maxMemory' | 'maxStackHeight' | 'opcodeCosts'>;

/** Instruments session or installer bytes. Throws `WasmError` of stage `preparation`. */
export function preprocess(bytes: Uint8Array, config: PreparationConfig): WasmModule {
  const checked = checkModule(decodeOrThrow(bytes, sessionDecodeError));
  const externalized = externalizeMemory(checked, config.maxMemory);
  return instrument(externalized, config);
}

/** Decodes the bytes of a stored contract, which are instrumented already. Throws `WasmError` of stage `deserialization`. */
export function decodeStored(bytes: Uint8Array): WasmModule {
  return decodeOrThrow(bytes, ({ message }) => new WasmError('deserialization', message));
}

function decodeOrThrow(bytes: Uint8Array, toWasmError: (error: DecodeError) => WasmError): WasmModule {
  try {
    return decode(bytes);
  } catch (error) {
    if (!hasTag(error, 'DecodeError')) throw error;
    throw toWasmError(error as DecodeError);
  }
}

/** For session bytes alone the Rust engine rewords what has to do with newer Wasm features. */
function sessionDecodeError(error: DecodeError): WasmError {
  return preparationError(`Deserialization error: ${sessionDecodeText(error)}`);
}

function sessionDecodeText({ message, unknownOpcode }: DecodeError): string {
  if (message === MULTI_VALUE_DISABLED) return 'Multi value extension is not supported';
  switch (unknownOpcode) {
    case undefined:
      return message;
    case 0xfc:
      return 'Bulk memory operations are not supported';
    case 0xfd:
      return 'SIMD operations are not supported';
    case 0xfe:
      return 'Atomic operations are not supported';
    default:
      return 'Encountered an unsupported operation';
  }
}
