/**
 * What was thrown, by its text and its place.
 *
 * @module
 */

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  const text =
    typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
  return text.trimEnd();
}

/**
 * An error of another text that happened where `error` did. What a matcher hangs on its error is left behind: a bigint there kills
 * a worker of Jest.
 */
export function sameErrorSaying(message: string, error: unknown): Error {
  const other = new Error(message);
  const stack = (error as { readonly stack?: unknown } | null | undefined)?.stack;
  const frames = typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)) : [];
  if (frames.length > 0) other.stack = [`Error: ${message}`, ...frames].join('\n');
  return other;
}
