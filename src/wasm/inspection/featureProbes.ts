/**
 * Whether the engine takes a feature of WebAssembly, found out by giving the real preparation a module that uses it and little else.
 *
 * @module
 */
import { hasTag } from '../../bytes/hasTag';
import { checkLink } from '../link';
import { prepareSession } from '../prepare';
import type { PreparationConfig } from '../preprocess';
import type { WasmFeature } from './features';

/** What the engine says to a feature. */
export interface FeatureVerdict {
  readonly accepted: boolean;
  /** The engine's own error text, absent if it accepts. */
  readonly reason: string | undefined;
}

/** Sections of a probe that differ from those of the plainest module, as bytes with their counts. */
interface Probe {
  /** Instructions of `call`, a function without parameters and result. */
  readonly code?: readonly number[];
  readonly type?: readonly number[];
  readonly import?: readonly number[];
  readonly table?: readonly number[];
  readonly memory?: readonly number[];
  readonly global?: readonly number[];
  readonly start?: readonly number[];
  readonly dataCount?: readonly number[];
}

const I32_ZERO = [0x41, 0x00];
const DROP = 0x1a;

const PROBES: { readonly [feature in WasmFeature]: Probe } = {
  'sign-ext': { code: [...I32_ZERO, 0xc0, DROP] },
  'call-indirect-overlong': { table: [0x01, 0x70, 0x00, 0x01], code: [...I32_ZERO, 0x11, 0x00, 0x80, 0x80, 0x00] },
  // memory.fill
  'bulk-memory': { code: [...I32_ZERO, ...I32_ZERO, ...I32_ZERO, 0xfc, 0x0b, 0x00] },
  'data-count': { dataCount: [0x00] },
  // i32.trunc_sat_f32_s of f32.const 0
  'nontrapping-fptoint': { code: [0x43, 0, 0, 0, 0, 0xfc, 0x00, DROP] },
  'float-instructions': { code: [0x43, 0, 0, 0, 0, DROP] },
  // f32.load
  'float-values': { code: [...I32_ZERO, 0x2a, 0x02, 0x00, DROP] },
  // type 0: () -> (), type 1: () -> (i32, i32)
  multivalue: { type: [0x02, 0x60, 0x00, 0x00, 0x60, 0x00, 0x02, 0x7f, 0x7f] },
  // ref.null func
  'reference-types': { code: [0xd0, 0x70, DROP] },
  // v128.const
  simd128: { code: [0xfd, 0x0c, ...Array<number>(16).fill(0), DROP] },
  // i8x16.relaxed_swizzle of two constants
  'relaxed-simd': {
    code: [0xfd, 0x0c, ...Array<number>(16).fill(0), 0xfd, 0x0c, ...Array<number>(16).fill(0), 0xfd, 0x80, 0x02, DROP],
  },
  // atomic.fence
  atomics: { code: [0xfe, 0x03, 0x00] },
  'tail-call': { code: [0x12, 0x00] },
  // try_table without catches
  'exception-handling': { code: [0x1f, 0x40, 0x00, 0x0b] },
  // ref.i31
  gc: { code: [...I32_ZERO, 0xfb, 0x1c, DROP] },
  memory64: { memory: [0x01, 0x04, 0x01] },
  multimemory: { memory: [0x02, 0x00, 0x01, 0x00, 0x01] },
  // i32.const 0, i32.const 0, i32.add
  'extended-const': { global: [0x01, 0x7f, 0x00, ...I32_ZERO, ...I32_ZERO, 0x6a, 0x0b] },
  'start-section': { start: [0x00] },
  'imported-memory': {
    memory: [0x00],
    import: [0x01, 3, 0x65, 0x6e, 0x76, 6, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 0x02, 0x00, 0x01],
  },
  'unknown-instruction': { code: [0xff] },
};

/** Asks the engine. */
export function featureVerdict(feature: WasmFeature, config: PreparationConfig): FeatureVerdict {
  try {
    const prepared = prepareSession(assemble(PROBES[feature]), config);
    const error = checkLink(prepared.module, config.maxMemory);
    return { accepted: error === undefined, reason: error?.message };
  } catch (error) {
    if (!hasTag(error, 'WasmError')) throw error;
    return { accepted: false, reason: (error as unknown as { message: string }).message };
  }
}

function assemble(probe: Probe): Uint8Array {
  const body = [0x00, ...(probe.code ?? []), 0x0b];
  const section = (id: number, content: readonly number[] | undefined): number[] =>
    content === undefined ? [] : [id, content.length, ...content];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, probe.type ?? [0x01, 0x60, 0x00, 0x00]),
    ...section(2, probe.import),
    ...section(3, [0x01, 0x00]),
    ...section(4, probe.table),
    ...section(5, probe.memory ?? [0x01, 0x00, 0x01]),
    ...section(6, probe.global),
    ...section(7, [0x01, 4, 0x63, 0x61, 0x6c, 0x6c, 0x00, 0x00]),
    ...section(8, probe.start),
    ...section(12, probe.dataCount),
    ...section(10, [0x01, body.length, ...body]),
  ]);
}
