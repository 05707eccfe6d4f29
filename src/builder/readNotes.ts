/**
 * What speaks against something that was read: an execution before it that was not committed, or that failed. It is the usual reason why
 * an expectation about it fails.
 *
 * @module
 */

const notes = new WeakMap<object, string>();

/** @internal Keeps the note with something just read; an older one goes. */
export function noteRead<T extends object>(value: T, note: string | undefined): T {
  if (note === undefined) notes.delete(value);
  else notes.set(value, note);
  return value;
}

/**
 * Why an account, a contract or a `none` may not be what a test expects, by what the builder had done when it was last read from one: an
 * execution was not committed, or failed. A sentence without its full stop; `undefined` when nothing speaks for that.
 */
export function noteOfRead(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? notes.get(value) : undefined;
}
