/**
 * The sign that the host's WebAssembly gave up where the reference would have gone on.
 *
 * @module
 */

/** Thrown through all frames of an execution; whoever started it starts it again on the interpreter. */
export const HOST_LIMIT: { readonly _tag: 'HostLimit' } = Object.freeze({ _tag: 'HostLimit' });

/** Whether a thrown value is {@link HOST_LIMIT}. */
export function isHostLimit(thrown: unknown): boolean {
  return thrown === HOST_LIMIT;
}
