/**
 * What was read while an execution waited for `commit()`: the usual reason why an expectation about it fails.
 *
 * @module
 */

const reads = new WeakSet<object>();

/** @internal Remembers of something just read whether an execution was waiting. */
export function noteRead<T extends object>(value: T, hasUncommitted: boolean): T {
  if (hasUncommitted) reads.add(value);
  else reads.delete(value);
  return value;
}

/**
 * Whether an account, contract or `none` was last read from a builder that had executed something and not committed it: what was read is
 * the state without that execution.
 */
export function wasReadBeforeCommit(value: unknown): boolean {
  return typeof value === 'object' && value !== null && reads.has(value);
}
