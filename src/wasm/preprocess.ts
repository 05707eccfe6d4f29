/**
 * Session bytes to an instrumented module: decode, check, give the memory to the host, meter, limit the stack.
 *
 * Answers to: casper-execution-engine `runtime/wasm_prep.rs` (`preprocess`, `deserialize`).
 *
 * @module
 */
import { hasTag } from '../bytes/hasTag';
import type { WasmConfig } from '../config/wasmConfig';
import { CodeReader } from './bodyReader';
import { checkModule } from './checks';
import { decode, MULTI_VALUE_DISABLED } from './decode';
import { externalizeMemory } from './externalizeMemory';
import { injectGas } from './gasInjection';
import { instrument } from './instrument';
import { chargesOf } from './meteredBlocks';
import type { WasmModule } from './module';
import { opcodePrices } from './opcodes';
import { instrumentAtOnce, readAtOnce } from './preprocessAtOnce';
import { StackMeter } from './stackHeight';
import { preparationError, WasmError } from './wasmError';
import type { DecodeError } from './wasmReader';

/** The part of the configuration that shapes a module. */
export type PreparationConfig = Pick<WasmConfig, 'maxMemory' | 'maxStackHeight' | 'opcodeCosts'>;

/** Instruments session or installer bytes. Throws `WasmError` of stage `preparation`. */
export function preprocess(bytes: Uint8Array, config: PreparationConfig): WasmModule {
  return instrumentAtOnce(bytes, config) ?? instrumentInOrder(bytes, config);
}

/** Step by step as the reference does it, for the right error; hardly ever it finds none. */
function instrumentInOrder(bytes: Uint8Array, config: PreparationConfig): WasmModule {
  const module = externalizeMemory(checkModule(decodeOrThrow(bytes, sessionDecodeError)), config.maxMemory);
  const prices = opcodePrices(config.opcodeCosts);
  const bodies = new CodeReader(module.code);
  for (let body = 0; body < bodies.count; body++) chargesOf(bodies.read(body), prices);
  const paying = injectGas(module, prices.costs.growMemory, module.code.opcodes.includes(0x40 /* GrowMemory */));
  const meter = new StackMeter(module, paying.module.types);
  const heights = Uint32Array.from(module.functions, (_, index) => {
    const body = bodies.read(index);
    return meter.maximalHeight(index, body, chargesOf(body, prices));
  });
  return instrument(module, {
    bodies,
    paying,
    prices,
    heights,
    operandHeights: undefined,
    stackLimit: config.maxStackHeight,
  });
}

/** Decodes the bytes of a stored contract, which are instrumented already. Throws `WasmError` of stage `deserialization`. */
export function decodeStored(bytes: Uint8Array): WasmModule {
  return readAtOnce(bytes) ?? decodeOrThrow(bytes, ({ message }) => new WasmError('deserialization', message));
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
