/**
 * A block: its transactions one after the other, and at the end of an era the rewards and the auction.
 *
 * Answers to: casper-node 2.0 `components/contract_runtime/operations.rs` (`execute_finalized_block`).
 *
 * @module
 */
import { type CasperTestError, isCasperTestError } from '../../bytes/casperTestError';
import { DEFAULT_MAX_QUERY_DEPTH, type EngineConfig } from '../../config/engineConfig';
import { TrackingCopy } from '../../state/trackingCopy';
import { nativeDistribute, nativeDistributeFees, nativeStep } from '../../system/nativeEra';
import { nativeRuntimeConfig } from '../../system/nativeRuntimeConfig';
import type { SystemWork } from '../../system/nativeSystem';
import { CLValue } from '../../types/clValue';
import { Key } from '../../types/key';
import type { PublicKey } from '../../types/publicKey';
import type { StoredValue } from '../../types/storedValue';
import type { Effects } from '../../types/transform';
import type { NetworkChainspec } from '../settings/chainspecFile';
import type { ChainState } from './chainState';
import { checksumRegistry } from './checksums';
import { type BlockContext, executeTransaction } from './executeTransaction';
import { type ExecutionArtifact, ExecutionArtifactBuilder } from './executionArtifact';
import type { TransactionFacts } from './transactionFacts';

/** A transaction that needs what cannot be read, as in a fork without its network. */
export class UnreadableState extends Error {
  readonly _tag: 'UnreadableState' = 'UnreadableState';
  readonly facts: TransactionFacts;
  override readonly cause: CasperTestError;

  constructor(facts: TransactionFacts, cause: CasperTestError) {
    super(cause.message);
    this.facts = facts;
    this.cause = cause;
  }
}

/** What is to be executed. */
export interface ExecutableBlock {
  /** Milliseconds since 1970. */
  readonly timestamp: bigint;
  readonly height: bigint;
  readonly eraId: bigint;
  /** 32 bytes. */
  readonly parentHash: Uint8Array;
  readonly proposer: PublicKey;
  readonly gasPrice: number;
  /** In the order of execution. */
  readonly transactions: readonly TransactionFacts[];
  /** Present in a switch block: what the era's validators earned. */
  readonly rewards: readonly (readonly [PublicKey, readonly bigint[]])[] | undefined;
}

/** What a block came to. */
export interface ExecutedBlock {
  readonly state: ChainState;
  readonly artifacts: readonly ExecutionArtifact[];
  /** Effects of the end of the era, in a switch block. */
  readonly stepEffects: Effects | undefined;
}

const clValue = (value: CLValue): StoredValue => ({ _tag: 'CLValue', value });

/** The state that a block's first transaction runs on: its parent's, with the values of the block. */
export function stateOfNewBlock(
  block: Pick<ExecutableBlock, 'timestamp'>,
  parentState: ChainState,
  { node, chainspec }: NetworkChainspec,
): ChainState {
  const { major, minor, patch } = node.protocolVersion;
  return parentState.commitValues([
    [Key.blockGlobal('BlockTime'), clValue(CLValue.u64(block.timestamp))],
    [
      Key.blockGlobal('ProtocolVersion'),
      clValue(CLValue.tuple3(CLValue.u32(major), CLValue.u32(minor), CLValue.u32(patch))),
    ],
    [Key.blockGlobal('AddressableEntity'), clValue(CLValue.bool(chainspec.core.enableAddressableEntity))],
  ]);
}

/** What the transactions of a block know of it. */
export function contextOfBlock(
  block: Omit<ExecutableBlock, 'transactions' | 'rewards'>,
  network: NetworkChainspec,
  engineConfig: EngineConfig,
): BlockContext {
  const { height: blockHeight, timestamp: blockTime, parentHash: parentBlockHash } = block;
  return {
    network,
    engineConfig,
    blockInfo: { blockTime, parentBlockHash, blockHeight, protocolVersion: network.node.protocolVersion },
    proposer: block.proposer,
    eraId: block.eraId,
    gasPrice: block.gasPrice,
  };
}

/** Executes a block on its parent's state. */
export function executeBlock(
  block: ExecutableBlock,
  parentState: ChainState,
  network: NetworkChainspec,
  engineConfig: EngineConfig,
): ExecutedBlock {
  const { protocolVersion } = network.node;
  const { enableAddressableEntity } = network.chainspec.core;
  let state = stateOfNewBlock(block, parentState, network);
  const context = contextOfBlock(block, network, engineConfig);
  const artifacts: ExecutionArtifact[] = [];
  for (const facts of block.transactions) {
    try {
      const outcome = executeTransaction(facts, state, context);
      state = outcome.state;
      artifacts.push(outcome.artifact);
    } catch (error) {
      if (isCasperTestError(error)) throw new UnreadableState(facts, error);
      // Where the reference engine panics a network would stand still; here one transaction comes to nothing.
      const failed = new ExecutionArtifactBuilder(facts, block.gasPrice, 0n);
      failed.addError(`the engine cannot go on: ${(error as Error).message}`);
      artifacts.push(failed.build());
    }
  }
  const checksums = checksumRegistry(
    block.transactions,
    artifacts.map(({ result }) => result),
  );
  state = state.commitValues([[Key.checksumRegistry(), clValue(checksums)]]);
  if (block.rewards === undefined) return { state, artifacts, stepEffects: undefined };

  const config = nativeRuntimeConfig(network.chainspec);
  const work = (): SystemWork => ({
    config,
    protocolVersion,
    copy: new TrackingCopy(state, { maxQueryDepth: DEFAULT_MAX_QUERY_DEPTH, enableAddressableEntity }),
  });
  state = state.commit(nativeDistributeFees(work(), block.timestamp).effects);
  state = state.commit(nativeDistribute(work(), block.rewards, block.timestamp).effects);
  const step = nativeStep(work(), {
    nextEraId: block.eraId + 1n,
    eraEndTimestampMillis: block.timestamp,
    slashedValidators: [],
    evictedValidators: [],
  });
  return { state: state.commit(step.effects), artifacts, stepEffects: step.effects };
}
