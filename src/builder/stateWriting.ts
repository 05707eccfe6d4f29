/**
 * What the builder writes into the state without any execution.
 *
 * Answers to: casper-engine-test-support src/wasm_test_builder.rs, casper-storage `data_access_layer/prune.rs`.
 *
 * @module
 */
import { type Either, isLeft, left, right } from 'fp-ts/Either';
import { fromNullable, type Option } from 'fp-ts/Option';
import { CasperTestError } from '../bytes/casperTestError';
import type { HoldBalanceHandling } from '../config/coreConfig';
import type { GlobalState } from '../state/globalState';
import { CLValue } from '../types/clValue';
import { Key } from '../types/key';
import type { StoredValue } from '../types/storedValue';
import type { Effects } from '../types/transform';
import { AuctionQueries } from './auctionQueries';
import { type KeyLike, toKey } from './coerce';
import { engine } from './lazyEngine';

/** Why nothing was pruned: the builder never had the state it was to be pruned from. */
export interface PruneError {
  readonly _tag: 'RootNotFound';
  readonly message: string;
}

/** What a prune made. */
export interface PruneSuccess {
  /** The state after it, committed. */
  readonly state: GlobalState;
  readonly effects: Effects;
}

/** What came of a prune. */
export type PruneResult = Either<PruneError, PruneSuccess>;

/** Writing into the state. */
export abstract class StateWriting extends AuctionQueries {
  /** Writes values without any execution and commits them. */
  writeDataAndCommit(data: Iterable<readonly [KeyLike, StoredValue]>): this {
    const trackingCopy = this.trackingCopy();
    for (const [key, value] of data) trackingCopy.write(toKey(key), value);
    return this.commitTransforms(trackingCopy.effects());
  }

  /**
   * Removes values from the state and commits that; a key that is not there is passed over.
   *
   * @param at root hash of the state to remove them from; the current one when left out
   */
  commitPrune(keys: Iterable<KeyLike>, at?: Uint8Array): this {
    if (this.findState(at) === undefined) {
      this.#keepResult(left({ _tag: 'RootNotFound', message: 'RootNotFound' }));
      return this;
    }
    const trackingCopy = this.trackingCopy(at);
    for (const key of keys) trackingCopy.prune(toKey(key));
    const effects = trackingCopy.effects();
    this.keepEffects(effects);
    this.commitTransforms(effects, at);
    this.#keepResult(right({ state: this.currentState(), effects }));
    return this;
  }

  /** The n-th prune of this builder, counted from 0; `clearResults` does not forget them, as in Rust. */
  getPruneResult(index: number): Option<PruneResult> {
    return fromNullable(this.record.pruneResults.at(index));
  }

  /** @throws CasperTestError `EXPECTED_SUCCESS` when the last prune failed, `NO_PRUNE_RESULT` when there was none */
  expectPruneSuccess(): this {
    const result = this.record.pruneResults.last();
    if (result === undefined) {
      throw new CasperTestError({
        code: 'NO_PRUNE_RESULT',
        shortMessage: 'There was no prune yet.',
        hint: 'Call builder.commitPrune(keys) first.',
      });
    }
    if (!isLeft(result)) return this;
    throw new CasperTestError({
      code: 'EXPECTED_SUCCESS',
      shortMessage: 'Expected the prune to succeed, but this builder never had the state it was to be made in.',
      hint: 'Take the root from getPostStateHash() of the same builder, or leave it out.',
    });
  }

  /** Sets the block time in global state (milliseconds), as native calls read it. */
  withBlockTime(blockTime: bigint | number): this {
    const value: StoredValue = { _tag: 'CLValue', value: CLValue.u64(BigInt(blockTime)) };
    return this.writeDataAndCommit([[Key.blockGlobal('BlockTime'), value]]);
  }

  /** Sets how gas is held and for how long (milliseconds) in global state. */
  withGasHoldConfig(handling: HoldBalanceHandling, interval: bigint | number): this {
    const effects = engine.gasHoldConfig.gasHoldConfigEffects(
      this.trackingCopy(),
      this.currentState(),
      handling,
      BigInt(interval),
    );
    return this.commitTransforms(effects);
  }

  #keepResult(result: PruneResult): void {
    this.change({ pruneResults: this.record.pruneResults.with(result) });
  }
}
