/**
 * Phase of an execution, part of the seed of its addresses and visible to contracts.
 *
 * Answers to: casper-types `phase.rs`.
 */

/** Phases by name; the number is the tag. */
export const Phase: {
  readonly System: 0;
  readonly Payment: 1;
  readonly Session: 2;
  readonly FinalizePayment: 3;
} = { System: 0, Payment: 1, Session: 2, FinalizePayment: 3 };

/** Tag of a phase. */
export type Phase = (typeof Phase)[keyof typeof Phase];

/** Serialized form: one byte. */
export function phaseToBytes(phase: Phase): Uint8Array {
  return Uint8Array.of(phase);
}
