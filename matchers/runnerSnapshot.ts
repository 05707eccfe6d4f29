/**
 * The snapshots of the runner, for matchers that compare with them: written the first time, updated with `--updateSnapshot`, never
 * written with `--ci`.
 *
 * @module
 */
import { CasperTestError } from '../src/index';
import type { MatcherContext, SnapshotExpect } from './matcher';

/**
 * The `expect` that knows the snapshots.
 *
 * @throws CasperTestError `NOT_SUPPORTED` if the runner has none
 */
export function snapshotExpect({ expect }: MatcherContext, matcher: string): SnapshotExpect {
  const found = expect ?? (globalThis as { readonly expect?: SnapshotExpect }).expect;
  if (found !== undefined) return found;
  throw new CasperTestError({
    code: 'NOT_SUPPORTED',
    shortMessage: `${matcher} needs the expect of the runner, for its snapshots.`,
    hint: 'Install the matchers with casper-engine-test-support/matchers/setup or …/matchers/vitest.',
  });
}

/** Compares by the runner's `toMatchSnapshot`, which tells a difference in its own way. It counts as one assertion, not two. */
export function matchSnapshot(expect: SnapshotExpect, text: string, hint: string | undefined): void {
  const { assertionCalls } = expect.getState();
  try {
    const comparison = expect(text);
    // Jest takes an argument that is undefined for a mistake.
    if (hint === undefined) comparison.toMatchSnapshot();
    else comparison.toMatchSnapshot(hint);
  } finally {
    expect.setState({ assertionCalls });
  }
}

/**
 * {@link matchSnapshot} for a matcher with a message of its own.
 *
 * @returns the text of the snapshot if it is another one; undefined if all is well
 * @throws what the runner throws when there is no snapshot and it may not write one
 */
export function differingSnapshot(expect: SnapshotExpect, text: string, hint: string | undefined): string | undefined {
  // Jest adds to the list itself.
  const before = [...(expect.getState().suppressedErrors ?? [])];
  let error: unknown;
  try {
    matchSnapshot(expect, text, hint);
    // Jest goes on after a snapshot that differs, and tells at the end of the test.
    const { suppressedErrors: after = [] } = expect.getState();
    if (after.length === before.length) return undefined;
    error = after.at(-1);
    expect.setState({ suppressedErrors: before });
  } catch (thrown) {
    error = thrown;
  }
  const { matcherResult, expected } = error as { matcherResult?: { expected?: unknown }; expected?: unknown };
  const stored = matcherResult?.expected ?? expected;
  if (typeof stored !== 'string' || stored === '') throw error;
  return withoutQuotes(stored);
}

/** The parts of the runner's bookkeeping that are looked at; nothing of it is changed. */
interface SnapshotState {
  readonly _snapshotData?: Readonly<Record<string, string>>;
  readonly _counters?: { get(name: string): number | undefined };
  readonly _updateSnapshot?: string;
}

/**
 * The text that the next comparison in this test would be with, before anything is compared.
 *
 * @returns `'none'` if there is no snapshot yet or it is being updated; undefined if the runner does not let it be seen
 */
export function storedSnapshot(expect: SnapshotExpect, hint: string | undefined): string | 'none' | undefined {
  const { snapshotState, currentTestName = '', currentConcurrentTestName } = expect.getState();
  const { _snapshotData, _counters, _updateSnapshot } = (snapshotState ?? {}) as SnapshotState;
  if (_snapshotData === undefined || typeof _counters?.get !== 'function') return undefined;
  if (_updateSnapshot === 'all') return 'none';
  const test = currentConcurrentTestName?.() ?? currentTestName;
  // As Jest and as Vitest join them.
  for (const name of hint === undefined ? [test] : [`${test}: ${hint}`, `${test} > ${hint}`]) {
    const stored = _snapshotData[`${name} ${(_counters.get(name) ?? 0) + 1}`];
    if (stored !== undefined) return withoutQuotes(stored);
  }
  return 'none';
}

/** A text as it was before the runner wrote it down. */
function withoutQuotes(stored: string): string {
  return stored.trim().replace(/^"([\s\S]*)"$/, '$1');
}
