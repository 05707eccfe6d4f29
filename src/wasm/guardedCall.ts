/**
 * The sequence the stack limiter makes of a call: S += cost; if (S > limit) unreachable; call; S -= cost.
 *
 * Answers to: casper-wasm-utils `stack_height/mod.rs` (`instrument_call!`).
 *
 * @module
 */
import type { Instructions } from './module';

/** A call in the limiter's sequence. */
export interface Guard {
  /** The global the limiter counts in. */
  readonly global: number;
  readonly cost: number;
  readonly limit: number;
}

/** Instructions before the call. */
export const GUARD_LENGTH = 10;

/** global.get, i32.const, i32.add, global.set, global.get, i32.const, i32.gt_u, if, unreachable, end, CALL, global.get, i32.const, i32.sub, global.set */
const GUARDED_CALL: readonly number[] = [
  0x23, 0x41, 0x6a, 0x24, 0x23, 0x41, 0x4b, 0x04, 0x00, 0x0b, 0x10, 0x23, 0x41, 0x6b, 0x24,
];

/** Instructions of the whole sequence. */
export const GUARDED_CALL_LENGTH: number = GUARDED_CALL.length;

/** The guard of the call at `index`, if it has one. */
export function guardOfCall({ opcodes, first }: Instructions, index: number): Guard | undefined {
  for (let k = 0; k < GUARDED_CALL.length; k++) {
    if (opcodes[index + k - GUARD_LENGTH] !== GUARDED_CALL[k]) return undefined;
  }
  const global = first[index - 10]!;
  const cost = first[index - 9]! >>> 0;
  const isSameGlobal =
    first[index - 7] === global &&
    first[index - 6] === global &&
    first[index + 1] === global &&
    first[index + 4] === global;
  if (!isSameGlobal || first[index + 2]! >>> 0 !== cost || cost === 0) return undefined;
  return { global, cost, limit: first[index - 5]! >>> 0 };
}
