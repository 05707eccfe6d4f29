/**
 * What goes into the next block, and who proposes it.
 *
 * Answers to: casper-node 2.0 `components/transaction_buffer.rs` (limits of a block), `components/consensus` (leaders, the end of an
 * era), `components/contract_runtime/rewards.rs` (`RewardsInfo`).
 *
 * @module
 */
import { CasperTestError } from '../../bytes/casperTestError';
import { ByteReader } from '../../bytes/reader';
import type { PublicKey } from '../../types/publicKey';
import type { Block } from './block';
import type { BlockRecord, BlockRequest, Chain } from './chain';
import type { ChainState } from './chainState';
import { eraRewards, type RewardedEra } from './eraRewards';
import { laneOf } from './lanes';
import { copyOf, eraValidators, rewardPerRound } from './stateReading';
import type { TransactionFacts } from './transactionFacts';

type Weights = readonly (readonly [PublicKey, bigint])[];

/** A block to execute. */
export interface PlannedBlock {
  readonly parent: BlockRecord | undefined;
  readonly parentState: ChainState;
  readonly timestamp: bigint;
  readonly height: bigint;
  readonly eraId: bigint;
  readonly proposer: PublicKey;
  readonly gasPrice: number;
  /** Transactions by number of the lane, lanes ascending. */
  readonly lanes: ReadonlyMap<number, readonly TransactionFacts[]>;
  readonly rewardedSignatures: readonly Uint8Array[];
  readonly lastSwitchBlockHash: Uint8Array | undefined;
  /** Present in a switch block. */
  readonly rewards: readonly (readonly [PublicKey, readonly bigint[]])[] | undefined;
}

/** Plans blocks on top of a chain. */
export class BlockPlan {
  readonly #chain: Chain;

  constructor(chain: Chain) {
    this.#chain = chain;
  }

  next(waiting: Iterable<TransactionFacts>, { endEra = false, effects = [] }: BlockRequest): PlannedBlock {
    const chain = this.#chain;
    const parent = chain.tip;
    const { header } = parent.block;
    const now = chain.now();
    const timestamp = now > header.timestamp ? now : header.timestamp + 1n;
    const height = header.height + 1n;
    const lastSwitch = chain.lastSwitchBlock();
    const eraId = lastSwitch.block.header.eraId + 1n;
    const gasPrice = lastSwitch.block.header.eraEnd!.nextEraGasPrice;
    const validators = this.#validators(eraId, lastSwitch.state);
    const proposer = leader(validators, header.accumulatedSeed, height);
    const rewardedSignatures = this.#rewardedSignatures(height);
    const isSwitch = this.#endsEra(endEra) || this.#isTimeToEndEra(timestamp, height, lastSwitch.block);
    const rewards = isSwitch
      ? this.#rewards(eraId, lastSwitch.block, { eraId, height, proposer, rewardedSignatures })
      : undefined;
    return {
      parent,
      parentState: effects.length === 0 ? parent.state : parent.state.commit(effects),
      timestamp,
      height,
      eraId,
      proposer,
      gasPrice,
      lanes: this.#select(waiting, gasPrice),
      rewardedSignatures,
      lastSwitchBlockHash: lastSwitch.block.hash,
      rewards,
    };
  }

  #validators(eraId: bigint, state: ChainState): Weights {
    const { enableAddressableEntity } = this.#chain.network.chainspec.core;
    return eraValidators(copyOf(state, enableAddressableEntity)).find((era) => era.eraId === eraId)?.weights ?? [];
  }

  #endsEra(asked: boolean): boolean {
    if (asked && !this.#chain.endsEras) {
      throw new CasperTestError({
        code: 'NOT_SUPPORTED',
        shortMessage: 'The era of a fork does not end: the bids of its network cannot be listed from here.',
        hint: 'Use a state file for tests about validators.',
      });
    }
    return asked;
  }

  #isTimeToEndEra(timestamp: bigint, height: bigint, lastSwitch: Block): boolean {
    const { minimumEraHeight, eraDuration } = this.#chain.network.chainspec.core;
    const { height: switchHeight, timestamp: eraStart } = lastSwitch.header;
    if (!this.#chain.endsEras) return false;
    return height - switchHeight >= minimumEraHeight && timestamp >= eraStart + eraDuration;
  }

  /** First come, first served, as far as the lanes and the block have room and the price is right. */
  #select(waiting: Iterable<TransactionFacts>, gasPrice: number): ReadonlyMap<number, readonly TransactionFacts[]> {
    const { transactions } = this.#chain.network.node;
    const lanes = new Map<number, TransactionFacts[]>();
    let [size, gas, approvals] = [0, 0n, 0];
    for (const facts of waiting) {
      if (facts.gasPriceTolerance < gasPrice) continue;
      const lane = lanes.get(facts.laneId) ?? [];
      const signers = facts.transaction.value.approvals.length;
      const isRoom =
        BigInt(lane.length) < laneOf(transactions, facts.laneId)!.maxTransactionCount &&
        size + facts.size <= transactions.maxBlockSize &&
        gas + facts.gasLimit <= transactions.blockGasLimit &&
        approvals + signers <= transactions.blockMaxApprovalCount;
      if (!isRoom) continue;
      [size, gas, approvals] = [size + facts.size, gas + facts.gasLimit, approvals + signers];
      lanes.set(facts.laneId, [...lane, facts]);
    }
    return new Map([...lanes].sort(([left], [right]) => left - right));
  }

  /** All validators sign every block at once, so the next block has all signatures of the one before and no others. */
  #rewardedSignatures(height: bigint): readonly Uint8Array[] {
    const delay = Number(this.#chain.network.chainspec.core.signatureRewardsMaxDelay);
    const blocks = this.#chain.blocks.slice(-delay).reverse();
    return blocks.map(({ block }, back) => {
      const count = signingValidators(this.#chain, block).length;
      const bits = new Uint8Array(Math.ceil(count / 8));
      if (back === 0 && height > 0n) {
        for (let index = 0; index < count; index++) bits[index >> 3]! |= 0x80 >> (index & 7);
      }
      return bits;
    });
  }

  #rewards(
    eraId: bigint,
    lastSwitch: Block,
    current: Pick<Block['header'], 'eraId' | 'height' | 'proposer'> & Pick<Block['body'], 'rewardedSignatures'>,
  ): readonly (readonly [PublicKey, readonly bigint[]])[] {
    const { core } = this.#chain.network.chainspec;
    if (!core.computeRewards) return [];
    const from = lastSwitch.header.height - core.signatureRewardsMaxDelay;
    const cited = this.#chain.blocks.slice(Number(from > 0n ? from : 0n));
    const eras: RewardedEra[] = [];
    cited.forEach((record, index) => {
      const { header } = record.block;
      const isSwitch = header.eraEnd !== undefined;
      if (index > 0 && !isSwitch) return;
      eras.push(this.#rewardedEra(isSwitch ? header.eraId + 1n : header.eraId, record.state));
    });
    const first = cited[0]!.block.header;
    // The first block's era is the one before it, with the validators of the one after it.
    if (first.height === 0n) eras.push({ ...eras[0]!, eraId: first.eraId });
    const blocks = cited.map(({ block }) => ({ ...block.header, rewardedSignatures: block.body.rewardedSignatures }));
    return eraRewards(eraId, [...blocks, current], eras, core);
  }

  #rewardedEra(eraId: bigint, state: ChainState): RewardedEra {
    const copy = copyOf(state, this.#chain.network.chainspec.core.enableAddressableEntity);
    const weights = eraValidators(copy).find((era) => era.eraId === eraId)?.weights ?? [];
    return { eraId, weights, rewardPerRound: rewardPerRound(copy) };
  }
}

/** Validators that sign a block: those of its era; of the first block, those of the era after it. */
export function signingValidators(chain: Chain, { header }: Block): Weights {
  const eraId = header.height === 0n ? header.eraId : header.eraId - 1n;
  return chain.switchBlock(eraId)?.block.header.eraEnd?.nextEraValidatorWeights ?? [];
}

/** One of the validators, by the weight of its stake. */
function leader(weights: Weights, seed: Uint8Array, height: bigint): PublicKey {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0n);
  const reader = new ByteReader(seed);
  const wide = (reader.readU64() << 192n) | (reader.readU64() << 128n) | (reader.readU64() << 64n) | reader.readU64();
  let left = total === 0n ? 0n : (wide ^ height) % total;
  for (const [key, weight] of weights) {
    if (left < weight) return key;
    left -= weight;
  }
  return weights[0]![0];
}
