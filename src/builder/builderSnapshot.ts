/**
 * A moment of a builder, to come back to.
 *
 * @module
 */
import type { BuilderRecord } from './builderRecord';

/**
 * What `builder.snapshot()` gives and `builder.restore(snapshot)` takes, as often as wanted: the state, the results, the
 * counter of made-up transaction hashes and the settings. It is a reference, whatever the size of the state.
 */
export class BuilderSnapshot {
  readonly _tag: 'BuilderSnapshot' = 'BuilderSnapshot';
  /** @internal */
  readonly record: BuilderRecord;
  /** @internal What the states lie on: states of one store mean nothing to another. */
  readonly store: unknown;

  /** @internal */
  constructor(record: BuilderRecord, store: unknown) {
    this.record = record;
    this.store = store;
  }
}
