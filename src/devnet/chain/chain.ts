/**
 * The chain: blocks, the states after them, transactions that wait and those that were executed.
 *
 * Everything it holds is immutable, and it changes in one step only, when a block is complete: a mistake on the way to a block
 * leaves the chain as it was.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import { type EngineConfig, engineConfigFromChainspec } from '../../config/engineConfig';
import type { AccountHash } from '../../types/accountHash';
import { PublicKey } from '../../types/publicKey';
import type { Transaction } from '../../types/transaction';
import type { TransactionHash } from '../../types/transactionHash';
import type { Effects } from '../../types/transform';
import { acceptTransaction } from '../acceptance/acceptTransaction';
import type { NetworkChainspec } from '../settings/chainspecFile';
import { type Block, type EraEnd, makeBlock } from './block';
import { BlockPlan, type PlannedBlock } from './blockPlan';
import type { ChainState } from './chainState';
import { executeBlock, UnreadableState } from './executeBlock';
import type { ExecutionArtifact } from './executionArtifact';
import { blockUtilization, nextGasPrice } from './gasPrice';
import { auctionEraId, copyOf, eraValidators } from './stateReading';
import type { TransactionFacts } from './transactionFacts';

/** A block with the state after it and what its transactions came to. */
export interface BlockRecord {
  readonly block: Block;
  readonly state: ChainState;
  readonly artifacts: readonly ExecutionArtifact[];
  /** Effects of the end of the era, in a switch block. */
  readonly stepEffects: Effects | undefined;
  /** Changes that a control of the devnet made before anything else; a chain that comes back from the disk has forgotten them. */
  readonly given?: Effects;
}

/** A transaction that the chain took. */
export interface TransactionRecord {
  readonly transaction: Transaction;
  readonly hash: TransactionHash;
  /** Where and how it was executed; absent while it waits. */
  readonly execution: { readonly record: BlockRecord; readonly artifact: ExecutionArtifact } | undefined;
}

/** What happens on the chain. */
export type ChainEvent =
  | { readonly _tag: 'TransactionAccepted'; readonly transaction: Transaction }
  | { readonly _tag: 'TransactionExpired'; readonly hash: TransactionHash }
  | { readonly _tag: 'BlockAdded'; readonly record: BlockRecord }
  /** Blocks above this height are gone, and so is what they did. */
  | { readonly _tag: 'Reverted'; readonly height: bigint };

/** What a chain is made of. */
export interface ChainOptions {
  readonly network: NetworkChainspec;
  /** The time, milliseconds since 1970. */
  readonly clock: () => bigint;
  /** Further times that count as now when transactions are accepted. */
  readonly otherClocks: () => readonly bigint[];
  /** Whether the state has all records of the auction, so that eras can end. */
  readonly endsEras: boolean;
}

/** How a block is made. */
export interface BlockRequest {
  /** End the era with it, whether or not it is time. */
  readonly endEra?: boolean;
  /** Changes to make to the state before anything else. */
  readonly effects?: Effects;
}

/** Everything that a chain holds at one moment. */
export interface ChainSnapshot {
  readonly blocks: readonly BlockRecord[];
  readonly waiting: readonly TransactionFacts[];
}

/** See the module's description. */
export class Chain {
  readonly network: NetworkChainspec;
  readonly engineConfig: EngineConfig;
  readonly #options: ChainOptions;
  readonly #blocks: BlockRecord[] = [];
  readonly #blocksByHash = new Map<string, BlockRecord>();
  /** The last block of each era. */
  readonly #switchBlocks = new Map<bigint, BlockRecord>();
  #lastSwitchBlock: BlockRecord | undefined;
  readonly #statesByRoot = new Map<string, ChainState>();
  readonly #transactions = new Map<string, TransactionRecord>();
  readonly #waiting = new Map<string, TransactionFacts>();
  readonly #impersonated = new Set<string>();
  readonly #listeners = new Set<(event: ChainEvent) => void>();

  private constructor(options: ChainOptions) {
    this.#options = options;
    this.network = options.network;
    const { major, minor, patch } = options.network.node.protocolVersion;
    this.engineConfig = {
      ...engineConfigFromChainspec(options.network.chainspec),
      protocolVersion: { major, minor, patch },
    };
  }

  /** A new chain on a state: its first block ends the era that the state is in, which after genesis is era 0. */
  static genesis(options: ChainOptions, state: ChainState, genesisTime: bigint): Chain {
    const chain = new Chain(options);
    const copy = copyOf(state, options.network.chainspec.core.enableAddressableEntity);
    const eraId = auctionEraId(copy);
    const eras = eraValidators(copy);
    const weightsOf = (era: bigint): EraEnd['nextEraValidatorWeights'] =>
      eras.find((each) => each.eraId === era)?.weights ?? [];
    const { minGasPrice } = options.network.node.vacancy;
    const withoutAuction: EraEnd = {
      equivocators: [],
      inactiveValidators: [],
      nextEraValidatorWeights: weightsOf(eraId + 1n),
      rewards: [],
      nextEraGasPrice: minGasPrice,
    };
    const planned: PlannedBlock = {
      parent: undefined,
      parentState: state,
      timestamp: genesisTime,
      height: 0n,
      eraId,
      proposer: PublicKey.system(),
      gasPrice: minGasPrice,
      lanes: new Map(),
      rewardedSignatures: [],
      lastSwitchBlockHash: undefined,
      rewards: options.endsEras ? weightsOf(eraId).map(([key]) => [key, [0n]] as const) : undefined,
    };
    chain.#add(chain.#execute(planned, options.endsEras ? undefined : withoutAuction));
    return chain;
  }

  /** A chain of blocks there were. */
  static restore(options: ChainOptions, snapshot: ChainSnapshot): Chain {
    const chain = new Chain(options);
    for (const record of snapshot.blocks) chain.#index(record);
    for (const facts of snapshot.waiting) chain.#wait(facts);
    return chain;
  }

  /** The latest block. */
  get tip(): BlockRecord {
    return this.#blocks.at(-1)!;
  }

  /** Whether eras can end. */
  get endsEras(): boolean {
    return this.#options.endsEras;
  }

  /** Blocks from genesis on. */
  get blocks(): readonly BlockRecord[] {
    return this.#blocks;
  }

  /** Transactions that wait for a block, in the order they came. */
  get waiting(): readonly TransactionFacts[] {
    return [...this.#waiting.values()];
  }

  /** Now, milliseconds since 1970. */
  now(): bigint {
    return this.#options.clock();
  }

  blockByHash(hash: Uint8Array): BlockRecord | undefined {
    return this.#blocksByHash.get(bytesToHex(hash));
  }

  blockByHeight(height: bigint): BlockRecord | undefined {
    return height < BigInt(this.#blocks.length) ? this.#blocks[Number(height)] : undefined;
  }

  /** The switch block of an era. */
  switchBlock(eraId: bigint): BlockRecord | undefined {
    return this.#switchBlocks.get(eraId);
  }

  /** The latest switch block. */
  lastSwitchBlock(): BlockRecord {
    return this.#lastSwitchBlock!;
  }

  /** The state with this root, of any block. */
  stateByRoot(root: Uint8Array): ChainState | undefined {
    return this.#statesByRoot.get(bytesToHex(root));
  }

  /** A transaction of either kind by its hash, 32 bytes. */
  transaction(hash: Uint8Array): TransactionRecord | undefined {
    return this.#transactions.get(bytesToHex(hash));
  }

  /** Told about everything that happens; the function returned ends that. */
  listen(listener: (event: ChainEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes the transactions of an account without signatures, or no longer. */
  impersonate(accountHash: AccountHash, on: boolean): void {
    if (on) this.#impersonated.add(accountHash.toHex());
    else this.#impersonated.delete(accountHash.toHex());
  }

  /**
   * Takes a transaction, which then waits for a block. One that was taken before is passed over, as a node does.
   *
   * @returns whether it is new
   * @throws Rejection
   */
  submit(transaction: Transaction): boolean {
    const facts = this.check(transaction);
    if (this.#transactions.has(facts.hash.toHex())) return false;
    this.#wait(facts);
    this.#emit({ _tag: 'TransactionAccepted', transaction });
    return true;
  }

  /** Understands and checks a transaction without taking it. @throws Rejection */
  check(transaction: Transaction): TransactionFacts {
    return acceptTransaction(transaction, {
      network: this.network,
      state: this.tip.state,
      clocks: [this.now(), ...this.#options.otherClocks()],
      isImpersonated: (accountHash) => this.#impersonated.has(accountHash.toHex()),
    });
  }

  /**
   * Makes the next block out of what waits.
   *
   * @throws CasperTestError when the state of a fork cannot be read: the transaction that needed it waits no longer
   */
  produceBlock(request: BlockRequest = {}): BlockRecord {
    this.#dropExpired();
    const plan = new BlockPlan(this);
    const executed = this.#executable(() => this.#execute(plan.next(this.#waiting.values(), request)));
    const record = request.effects === undefined ? executed : { ...executed, given: request.effects };
    for (const { facts } of record.artifacts) this.#waiting.delete(facts.hash.toHex());
    this.#add(record);
    return record;
  }

  /** Everything there is now. */
  snapshot(): ChainSnapshot {
    return { blocks: [...this.#blocks], waiting: this.waiting };
  }

  /** Goes back to what there was. */
  revertTo(snapshot: ChainSnapshot): void {
    this.#blocks.length = 0;
    const indexes = [this.#blocksByHash, this.#switchBlocks, this.#statesByRoot, this.#transactions, this.#waiting];
    for (const index of indexes) index.clear();
    for (const record of snapshot.blocks) this.#index(record);
    for (const facts of snapshot.waiting) this.#wait(facts);
    this.#emit({ _tag: 'Reverted', height: this.tip.block.header.height });
  }

  /** One transaction that cannot be executed must not stop every block after it. */
  #executable(execute: () => BlockRecord): BlockRecord {
    try {
      return execute();
    } catch (error) {
      if (!(error instanceof UnreadableState)) throw error;
      const { hash } = error.facts;
      this.#waiting.delete(hash.toHex());
      this.#transactions.delete(hash.toHex());
      this.#emit({ _tag: 'TransactionExpired', hash });
      throw error.cause;
    }
  }

  #execute(planned: PlannedBlock, givenEraEnd?: EraEnd): BlockRecord {
    const { parent, parentState, lanes, rewards, gasPrice } = planned;
    const parentHash = parent?.block.hash ?? new Uint8Array(32);
    const transactions = [...lanes.values()].flat();
    const executed = executeBlock(
      { ...planned, parentHash, transactions },
      parentState,
      this.network,
      this.engineConfig,
    );
    const eraEnd = rewards === undefined ? givenEraEnd : this.#eraEnd(planned, executed.state, executed.artifacts);
    const block = makeBlock({
      parentHash,
      parentSeed: parent?.block.header.accumulatedSeed ?? new Uint8Array(32),
      stateRootHash: executed.state.stateRootHash(),
      randomBit: parent !== undefined && (parent.block.hash[0]! & 1) === 1,
      eraEnd,
      timestamp: planned.timestamp,
      eraId: planned.eraId,
      height: planned.height,
      protocolVersion: this.network.node.protocolVersion,
      proposer: planned.proposer,
      transactions: new Map([...lanes].map(([lane, facts]) => [lane, facts.map(({ hash }) => hash)])),
      rewardedSignatures: planned.rewardedSignatures,
      currentGasPrice: gasPrice,
      lastSwitchBlockHash: planned.lastSwitchBlockHash,
    });
    return { block, ...executed };
  }

  #eraEnd(planned: PlannedBlock, state: ChainState, artifacts: readonly ExecutionArtifact[]): EraEnd {
    const { enableAddressableEntity } = this.network.chainspec.core;
    const next = eraValidators(copyOf(state, enableAddressableEntity)).find((era) => era.eraId === planned.eraId + 1n);
    const ofEra = this.#blocks.filter(({ block }) => block.header.eraId === planned.eraId);
    const { node } = this.network;
    const utilizations = [...ofEra.map((record) => record.artifacts), artifacts].map((each) =>
      blockUtilization(each, node),
    );
    return {
      equivocators: [],
      inactiveValidators: [],
      nextEraValidatorWeights: next?.weights ?? [],
      rewards: planned.rewards!,
      nextEraGasPrice:
        planned.height === 0n ? planned.gasPrice : nextGasPrice(planned.gasPrice, utilizations, node.vacancy),
    };
  }

  #add(record: BlockRecord): void {
    this.#index(record);
    this.#emit({ _tag: 'BlockAdded', record });
  }

  #index(record: BlockRecord): void {
    this.#blocks.push(record);
    this.#blocksByHash.set(bytesToHex(record.block.hash), record);
    this.#statesByRoot.set(bytesToHex(record.block.header.stateRootHash), record.state);
    const { eraId, eraEnd } = record.block.header;
    if (eraEnd !== undefined) {
      this.#switchBlocks.set(eraId, record);
      this.#lastSwitchBlock = record;
    }
    for (const artifact of record.artifacts) {
      const { transaction, hash } = artifact.facts;
      this.#transactions.set(hash.toHex(), { transaction, hash, execution: { record, artifact } });
    }
  }

  #wait(facts: TransactionFacts): void {
    const { transaction, hash } = facts;
    this.#waiting.set(hash.toHex(), facts);
    this.#transactions.set(hash.toHex(), { transaction, hash, execution: undefined });
  }

  #dropExpired(): void {
    const clocks = [this.now(), ...this.#options.otherClocks()];
    for (const [id, { timestamp, ttl, hash }] of this.#waiting) {
      if (clocks.some((now) => timestamp + ttl >= now)) continue;
      this.#waiting.delete(id);
      this.#emit({ _tag: 'TransactionExpired', hash });
    }
  }

  /** A listener that throws is no matter of the chain's. */
  #emit(event: ChainEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
