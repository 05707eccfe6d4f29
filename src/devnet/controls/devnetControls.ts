/**
 * Steering a devnet: when blocks are made, what time it is, whose motes are where.
 *
 * @module
 */
import { resolve } from 'node:path';
import { CasperTestError } from '../../bytes/casperTestError';
import type { GlobalState } from '../../state/globalState';
import type { AccountHash } from '../../types/accountHash';
import type { Transaction } from '../../types/transaction';
import type { BlockRecord, BlockRequest, Chain, ChainSnapshot } from '../chain/chain';
import type { ChainState } from '../chain/chainState';
import { stateFiles } from '../lazyModules';
import { balanceEffects } from './balanceEffects';
import type { DevnetClock } from './devnetClock';
import { stateReplacement } from './stateReplacement';

/**
 * When blocks are made: with every transaction, every so many milliseconds, or only when asked for.
 */
export type BlockMode =
  | { readonly _tag: 'Instant' }
  | { readonly _tag: 'Interval'; readonly milliseconds: number }
  | { readonly _tag: 'Manual' };

/** Blocks that are made before other clients get a turn. */
const BLOCKS_A_TURN = 16;

interface Snapshot {
  readonly id: number;
  readonly chain: ChainSnapshot;
  readonly clockOffset: bigint;
}

function notANumber(name: string, value: number): never {
  throw new CasperTestError({
    code: 'BAD_ARGUMENT',
    shortMessage: `${name}: expected a whole number from 1 to 100000, got ${value}.`,
  });
}

/** See the module's description. Amounts are motes, times milliseconds since 1970. */
export class DevnetControls {
  readonly chain: Chain;
  readonly #clock: DevnetClock;
  readonly #mode: BlockMode;
  #snapshots: Snapshot[] = [];
  #lastSnapshot = 0;

  constructor(chain: Chain, clock: DevnetClock, mode: BlockMode) {
    this.chain = chain;
    this.#clock = clock;
    this.#mode = mode;
  }

  /**
   * Takes a transaction; in the instant mode it is executed when this returns.
   *
   * @returns whether it is new
   * @throws Rejection with the node's reason
   */
  submit(transaction: Transaction): boolean {
    const isNew = this.chain.submit(transaction);
    if (isNew && this.#mode._tag === 'Instant') this.chain.produceBlock();
    return isNew;
  }

  /** Remembers everything there is now. */
  snapshot(): number {
    this.#lastSnapshot++;
    this.#snapshots.push({ id: this.#lastSnapshot, chain: this.chain.snapshot(), clockOffset: this.#clock.offset });
    return this.#lastSnapshot;
  }

  /**
   * Goes back to a snapshot, which stays; those taken after it are forgotten.
   *
   * @throws CasperTestError `NOT_FOUND`
   */
  revert(id: number): void {
    const index = this.#snapshots.findIndex((each) => each.id === id);
    const found = this.#snapshots[index];
    if (found === undefined) {
      throw new CasperTestError({
        code: 'NOT_FOUND',
        shortMessage: `There is no snapshot ${id}.`,
        details: [`snapshots: ${this.#snapshots.map((each) => each.id).join(', ') || 'none'}`],
        hint: 'Take one first; going back to an earlier one forgets it.',
      });
    }
    this.#snapshots = this.#snapshots.slice(0, index + 1);
    this.#clock.offset = found.clockOffset;
    this.chain.revertTo(found.chain);
  }

  /** Makes blocks; the first takes what waits, as far as there is room. */
  mine(blocks: number = 1): readonly BlockRecord[] {
    return this.#times('blocks', blocks).map(() => this.chain.produceBlock());
  }

  /** {@link DevnetControls.mine} that lets other work go on in between. */
  mineInTurns(blocks: number = 1): Promise<readonly BlockRecord[]> {
    return this.#inTurns(this.#times('blocks', blocks).length, {});
  }

  /** Ends eras. */
  advanceEra(eras: number = 1): readonly BlockRecord[] {
    return this.#times('eras', eras).map(() => this.chain.produceBlock({ endEra: true }));
  }

  /** {@link DevnetControls.advanceEra} that lets other work go on in between. */
  advanceEraInTurns(eras: number = 1): Promise<readonly BlockRecord[]> {
    return this.#inTurns(this.#times('eras', eras).length, { endEra: true });
  }

  /** Sets the clock; it goes on from there. Gives the time. */
  setTime(milliseconds: bigint): bigint {
    this.#clock.set(milliseconds);
    return this.#clock.now();
  }

  /** Moves the clock ahead. Gives the time. */
  increaseTime(milliseconds: bigint): bigint {
    this.#clock.offset += milliseconds;
    return this.#clock.now();
  }

  /** Sets what is in the main purse of an account, in a block of its own; makes the account if it is not there. */
  setBalance(accountHash: AccountHash, motes: bigint): BlockRecord {
    return this.chain.produceBlock({ effects: balanceEffects(this.chain, accountHash, motes) });
  }

  /** Takes transactions of an account without its signatures. */
  impersonate(accountHash: AccountHash, on: boolean = true): void {
    this.chain.impersonate(accountHash, on);
  }

  /**
   * Writes the latest state to one file. Gives its root.
   *
   * @throws CasperTestError `NOT_SUPPORTED` for a fork, whose state is elsewhere
   */
  dumpState(file: string): Uint8Array {
    const { state } = this.chain.tip;
    if (!isWholeState(state)) {
      throw new CasperTestError({
        code: 'NOT_SUPPORTED',
        shortMessage: 'The state of a fork is not all here, so it cannot be written to a file.',
        hint: 'Commit the cache folder of the fork instead.',
      });
    }
    stateFiles().writeStateFile(resolve(file), state);
    return state.stateRootHash();
  }

  /** Replaces everything in the state by what is in a file, in a block of its own. */
  loadState(file: string): BlockRecord {
    const { state } = this.chain.tip;
    return this.chain.produceBlock({ effects: stateReplacement(state, resolve(file)) });
  }

  #times(name: string, count: number): readonly number[] {
    if (!Number.isInteger(count) || count < 1 || count > 100_000) notANumber(name, count);
    return Array.from({ length: count }, (_, index) => index);
  }

  async #inTurns(count: number, request: BlockRequest): Promise<readonly BlockRecord[]> {
    const made: BlockRecord[] = [];
    for (let index = 0; index < count; index++) {
      if (index > 0 && index % BLOCKS_A_TURN === 0) await new Promise((next) => setImmediate(next));
      made.push(this.chain.produceBlock(request));
    }
    return made;
  }
}

function isWholeState(state: ChainState): state is GlobalState {
  return (state as { readonly _tag?: unknown })._tag === 'GlobalState';
}
