/**
 * What validators earned in an era.
 *
 * Answers to: casper-node 2.0 `components/contract_runtime/rewards.rs` (`rewards_for_era`), casper-types
 * `chainspec/core_config.rs` (the three proportions).
 *
 * @module
 */
import type { CoreConfig, Ratio } from '../../config/coreConfig';
import type { PublicKey } from '../../types/publicKey';
import type { Block } from './block';

/** What the reward of an era's blocks is computed from. */
export interface RewardedEra {
  readonly eraId: bigint;
  /** Ascending by key; motes. */
  readonly weights: readonly (readonly [PublicKey, bigint])[];
  /** Motes for one block: the round seigniorage rate times the supply. */
  readonly rewardPerRound: Ratio;
}

/** A block as far as rewards go. */
export type CitedBlock = Pick<Block['header'], 'eraId' | 'height' | 'proposer'> &
  Pick<Block['body'], 'rewardedSignatures'>;

function times(left: Ratio, right: Ratio): Ratio {
  return { numer: left.numer * right.numer, denom: left.denom * right.denom };
}

/** Numbers to be multiplied with one common factor at the end. */
class Sums {
  readonly #entries = new Map<string, { readonly key: PublicKey; readonly eraId: bigint; sum: bigint }>();

  add(key: PublicKey, eraId: bigint, amount: bigint): void {
    const id = `${key.toHex()}/${eraId}`;
    const entry = this.#entries.get(id);
    if (entry === undefined) this.#entries.set(id, { key, eraId, sum: amount });
    else entry.sum += amount;
  }

  of(key: PublicKey, eraId: bigint): bigint {
    return this.#entries.get(`${key.toHex()}/${eraId}`)?.sum ?? 0n;
  }

  keys(): readonly PublicKey[] {
    return [...this.#entries.values()].map(({ key }) => key);
  }
}

/**
 * Rewards by validator: for the era, the one before, and so on as far back as signatures were rewarded.
 *
 * @param blocks those of the era, and as many before it as their signatures reach
 * @param eras the era and those of the other blocks
 */
export function eraRewards(
  eraId: bigint,
  blocks: readonly CitedBlock[],
  eras: readonly RewardedEra[],
  core: CoreConfig,
): readonly (readonly [PublicKey, readonly bigint[]])[] {
  const eraOf = (id: bigint): RewardedEra => eras.find((era) => era.eraId === id)!;
  const blocksByHeight = new Map(blocks.map((block) => [block.height, block]));
  const produced = new Sums();
  const signed = new Sums();
  const collected = new Sums();
  for (const block of blocks) {
    if (block.eraId !== eraId) continue;
    produced.add(block.proposer, eraId, 1n);
    block.rewardedSignatures.forEach((bits, back) => {
      const signedBlock = blocksByHeight.get(block.height - 1n - BigInt(back));
      if (signedBlock === undefined) return;
      const era = eraOf(signedBlock.eraId);
      era.weights.forEach(([key, weight], index) => {
        if (((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) === 0) return;
        signed.add(key, era.eraId, weight);
        collected.add(block.proposer, era.eraId, weight);
      });
    });
  }
  return payouts(eraId, { produced, signed, collected }, eras, core);
}

function payouts(
  eraId: bigint,
  { produced, signed, collected }: { readonly produced: Sums; readonly signed: Sums; readonly collected: Sums },
  eras: readonly RewardedEra[],
  core: CoreConfig,
): readonly (readonly [PublicKey, readonly bigint[]])[] {
  const { findersFee, finalitySignatureProportion: signatures } = core;
  const production: Ratio = { numer: signatures.denom - signatures.numer, denom: signatures.denom };
  const collection = times(findersFee, signatures);
  const contribution = times({ numer: findersFee.denom - findersFee.numer, denom: findersFee.denom }, signatures);
  const current = eras.find((era) => era.eraId === eraId)!;
  const everybody = new Map(
    [...current.weights.map(([key]) => key), ...produced.keys(), ...signed.keys()].map((key) => [key.toHex(), key]),
  );
  // biome-ignore lint/complexity/useMathMinMax: Math.min takes no bigint
  const oldest = eras.reduce((low, era) => (era.eraId < low ? era.eraId : low), eraId);

  const floorSum = (parts: readonly Ratio[]): bigint => {
    const sum = parts.reduce(
      (left, right) => ({
        numer: left.numer * right.denom + right.numer * left.denom,
        denom: left.denom * right.denom,
      }),
      { numer: 0n, denom: 1n },
    );
    return sum.numer / sum.denom;
  };
  const part = (count: bigint, total: bigint, proportion: Ratio, reward: Ratio): Ratio =>
    times({ numer: count, denom: total }, times(proportion, reward));

  return [...everybody.values()]
    .sort((left, right) => left.compare(right))
    .map((key) => {
      const amounts: bigint[] = [];
      for (let era = eraId; era >= oldest; era--) {
        const info = eras.find((each) => each.eraId === era);
        const parts: Ratio[] = [];
        if (info !== undefined) {
          const total = info.weights.reduce((sum, [, weight]) => sum + weight, 0n);
          parts.push(part(signed.of(key, era), total, contribution, info.rewardPerRound));
        }
        if (era === eraId) {
          parts.push(part(produced.of(key, era), 1n, production, current.rewardPerRound));
          for (const each of eras) {
            const total = each.weights.reduce((sum, [, weight]) => sum + weight, 0n);
            parts.push(part(collected.of(key, each.eraId), total, collection, each.rewardPerRound));
          }
        }
        amounts.push(floorSum(parts));
      }
      while (amounts.length > 1 && amounts.at(-1) === 0n) amounts.pop();
      return [key, amounts] as const;
    });
}
