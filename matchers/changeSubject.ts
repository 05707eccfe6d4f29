/**
 * The subject of the matchers of changes: what was done, seen as a builder before and after it.
 *
 * @module
 */
import { CasperTestError, type WasmTestBuilder } from '../src/index';
import { badArgument, type Subject } from './matcher';
import { isBuilder } from './subject';

/** Between which two states a change is measured. */
export interface ChangeOptions {
  /** With a function as subject: the builder that it works with. */
  readonly builder?: WasmTestBuilder;
  /** With a builder as subject: a `fork()` of it from before, to compare with instead of the state before the last commit. */
  readonly since?: WasmTestBuilder;
}

/** A builder before and after. */
export interface Change {
  readonly before: WasmTestBuilder;
  readonly after: WasmTestBuilder;
}

/**
 * Either a function, which is run, and the builder it changes is given in the options; or a builder, compared with what it was
 * before its last commit.
 */
export function changeSubject(matcher: string, options: ChangeOptions = {}): Subject<Change> {
  return {
    name: 'change',
    accepted: 'a change: pass the builder (its last commit), or a function to run and { builder } as the last argument',
    find(received) {
      if (typeof received === 'function') return changeOf(matcher, received as () => unknown, options);
      return isBuilder(received) ? lastCommitOf(matcher, received, options) : undefined;
    },
  };
}

function changeOf(matcher: string, run: () => unknown, { builder }: ChangeOptions): Change {
  if (!isBuilder(builder)) {
    throw badArgument(
      `${matcher} takes the builder that the function changes as the last argument: { builder }.`,
      builder,
    );
  }
  const before = builder.fork();
  const returned = run();
  if (typeof (returned as { then?: unknown } | null | undefined)?.then === 'function') {
    throw badArgument(
      `${matcher} runs a function that does its work at once, as everything of the builder does; this one returned a promise.`,
      returned,
    );
  }
  return { before, after: builder };
}

function lastCommitOf(matcher: string, builder: WasmTestBuilder, { since }: ChangeOptions): Change {
  if (isBuilder(since)) return { before: since, after: builder };
  if (since !== undefined) throw badArgument(`${matcher} takes a fork of the builder as { since }.`, since);
  const before = builder.forkBeforeLastCommit();
  if (before._tag === 'Some') return { before: before.value, after: builder };
  throw new CasperTestError({
    code: 'BAD_ARGUMENT',
    shortMessage: `${matcher} compares with the state before the last commit, but nothing was committed after genesis.`,
    hint: 'Commit an execution first, or pass a function to run and { builder } as the last argument.',
  });
}
