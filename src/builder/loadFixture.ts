/**
 * A starting point that is made once for a test file and come back to in each test.
 *
 * @module
 */
import type { AsyncLocalStorage } from 'node:async_hooks';
import { CasperTestError } from '../bytes/casperTestError';
import type { BuilderSnapshot } from './builderSnapshot';
import { fixtureScope, noteChange } from './fixtureScope';
import type { StateHolder } from './stateHolder';
import type { WasmTestBuilder } from './wasmTestBuilder';

/** What a function returned, and the builders it made and changed as they were then. */
interface Fixture {
  readonly value: unknown;
  /** Whether the function was asynchronous. */
  readonly isPromised: boolean;
  readonly snapshots: ReadonlyMap<WasmTestBuilder, BuilderSnapshot>;
}

/** Fixtures of one function by their arguments, one argument after the other. */
interface ByArguments {
  readonly next: Map<unknown, ByArguments>;
  made: Fixture | undefined;
  /** While an asynchronous function runs. */
  pending: Promise<Fixture> | undefined;
}

const fixtures = new WeakMap<object, ByArguments>();
let scopes: AsyncLocalStorage<Set<StateHolder>> | undefined;

/**
 * Runs a function the first time, and from then on returns what it returned with every builder back in the moment when the
 * function ended.
 *
 * Builders are what is isolated: each one that the function made, changed or took from another fixture gets back its state, its
 * results and effects, its counter of transaction hashes, its chainspec and printer. It stays the same object, so contract handles
 * and functions that hold it stay right. Not isolated is what is yours: variables, files, mocks, the fields of objects the
 * function returned. Tests that run at the same time (`test.concurrent`) want a `builder.fork()` each.
 *
 * A function is known by its identity, so one that is written in the call itself runs each time. Arguments are told apart as
 * keys of a `Map` are. A function that throws, or whose promise is rejected, is run again the next time. One fixture may load
 * another.
 *
 * @param build any function, asynchronous ones too; then this returns a promise as well
 * @throws CasperTestError `BAD_ARGUMENT` for what is no function, and whatever `build` throws
 */
export function loadFixture<T, A extends readonly unknown[]>(build: (...args: A) => T, ...args: A): T {
  if (typeof build !== 'function') {
    throw new CasperTestError({
      code: 'BAD_ARGUMENT',
      shortMessage: `loadFixture expects a function, not ${build === null ? 'null' : `a ${typeof build}`}.`,
      hint: 'Pass the function itself: loadFixture(deployToken), not loadFixture(deployToken()).',
    });
  }
  const memory = memoryOf(build, args);
  const { made, pending } = memory;
  if (pending !== undefined) return pending.then(restore) as T;
  if (made === undefined) return make(build, args, memory);
  return made.isPromised ? (Promise.resolve(restore(made)) as T) : (restore(made) as T);
}

function memoryOf(build: object, args: readonly unknown[]): ByArguments {
  const memory = fixtures.get(build) ?? emptyMemory();
  fixtures.set(build, memory);
  return args.reduce<ByArguments>((before, arg) => {
    const next = before.next.get(arg) ?? emptyMemory();
    before.next.set(arg, next);
    return next;
  }, memory);
}

function make<T, A extends readonly unknown[]>(build: (...args: A) => T, args: A, memory: ByArguments): T {
  const builders = new Set<StateHolder>();
  let value: T;
  try {
    value = scopesOf().run(builders, () => build(...args));
  } finally {
    // A fixture that is being made around this one has these builders too.
    for (const builder of builders) noteChange(builder);
  }
  if (!isThenable(value)) {
    memory.made = fixtureOf(value, false, builders);
    return value;
  }
  memory.pending = Promise.resolve(value)
    .then((settled) => {
      for (const builder of builders) noteChange(builder);
      memory.made = fixtureOf(settled, true, builders);
      return memory.made;
    })
    .finally(() => {
      memory.pending = undefined;
    });
  return memory.pending.then((fixture) => fixture.value) as T;
}

function emptyMemory(): ByArguments {
  return { next: new Map(), made: undefined, pending: undefined };
}

function fixtureOf(value: unknown, isPromised: boolean, builders: ReadonlySet<StateHolder>): Fixture {
  const snapshots = new Map<WasmTestBuilder, BuilderSnapshot>();
  for (const builder of builders as ReadonlySet<WasmTestBuilder>) snapshots.set(builder, builder.snapshot());
  return { value, isPromised, snapshots };
}

function restore({ value, snapshots }: Fixture): unknown {
  for (const [builder, snapshot] of snapshots) builder.restore(snapshot);
  return value;
}

/** Asynchronous functions are followed too, so that a builder counts for the fixture that it is changed in. */
function scopesOf(): AsyncLocalStorage<Set<StateHolder>> {
  if (scopes === undefined) {
    const { AsyncLocalStorage } = require('node:async_hooks') as typeof import('node:async_hooks');
    const storage = new AsyncLocalStorage<Set<StateHolder>>();
    fixtureScope.current = () => storage.getStore();
    scopes = storage;
  }
  return scopes;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { readonly then?: unknown } | null | undefined)?.then === 'function';
}
