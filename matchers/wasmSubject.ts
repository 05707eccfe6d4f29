/**
 * The subject of the matchers of Wasm files.
 *
 * @module
 */
import { type Chainspec, inspectWasm, type WasmInspection } from '../src/index';
import type { Subject } from './matcher';
import { unwrap } from './subject';

/** A module: its bytes, the name of its file, or an inspection of it. */
export function wasmSubject(chainspec?: Chainspec): Subject<WasmInspection> {
  return {
    name: 'wasm',
    accepted: `a Wasm module: pass its bytes, the name of its file, or inspectWasm(…)${
      chainspec === undefined ? '' : ' without a chainspec after it'
    }`,
    find(received) {
      const value = unwrap(received);
      if (typeof value === 'string') return inspectWasm(value, chainspec);
      if (ArrayBuffer.isView(value)) return inspectWasm(bytesOf(value), chainspec);
      return chainspec === undefined && isInspection(value) ? value : undefined;
    },
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function isInspection(value: unknown): value is WasmInspection {
  if (typeof value !== 'object' || value === null) return false;
  const { deployable, problems, imports } = value as Partial<WasmInspection>;
  return typeof deployable === 'boolean' && Array.isArray(problems) && Array.isArray(imports);
}
