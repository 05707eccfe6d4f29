/**
 * The signs that an execution is to begin again on something else: nothing that the reference would know of has happened.
 *
 * @module
 */

/** Thrown through all frames of an execution that is too long for the interpreter. */
export const TOO_LONG: { readonly _tag: 'TooLong' } = Object.freeze({ _tag: 'TooLong' });

/** Thrown through all frames of an execution in which the host's WebAssembly gave up where the reference would have gone on. */
export const HOST_LIMIT: { readonly _tag: 'HostLimit' } = Object.freeze({ _tag: 'HostLimit' });

/** Whether a thrown value is {@link TOO_LONG}. */
export function isTooLong(thrown: unknown): boolean {
  return thrown === TOO_LONG;
}

/** Whether a thrown value is {@link HOST_LIMIT}. */
export function isHostLimit(thrown: unknown): boolean {
  return thrown === HOST_LIMIT;
}
