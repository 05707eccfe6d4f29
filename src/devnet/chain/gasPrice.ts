/**
 * How the price of gas follows the load of an era.
 *
 * Answers to: casper-types `chainspec/vacancy_config.rs`, casper-node 2.0 `types/block/executable_block.rs`
 * (`calc_utilization_score`).
 *
 * @module
 */
import type { NodeSettings, VacancySettings } from '../settings/nodeSettings';
import type { ExecutionArtifact } from './executionArtifact';
import { laneOf } from './lanes';

/** How full a block is, 0 to 100: 100 as soon as one lane is full, else the larger of its size and its gas. */
export function blockUtilization(artifacts: readonly ExecutionArtifact[], { transactions }: NodeSettings): bigint {
  const counts = new Map<number, bigint>();
  for (const { facts } of artifacts) counts.set(facts.laneId, (counts.get(facts.laneId) ?? 0n) + 1n);
  for (const [id, count] of counts) {
    if (laneOf(transactions, id)?.maxTransactionCount === count) return 100n;
  }
  const size = artifacts.reduce((sum, { facts }) => sum + BigInt(facts.size), 0n);
  const gas = artifacts.reduce((sum, { facts }) => sum + facts.gasLimit, 0n);
  const sizeScore = (size * 100n) / BigInt(transactions.maxBlockSize);
  const gasScore = (gas * 100n) / transactions.blockGasLimit;
  return sizeScore > gasScore ? sizeScore : gasScore;
}

/** The price of the next era: a step up or down, within the bounds. */
export function nextGasPrice(current: number, utilizations: readonly bigint[], vacancy: VacancySettings): number {
  const sum = utilizations.reduce((total, each) => total + each, 0n);
  const average = utilizations.length === 0 ? 0n : sum / BigInt(utilizations.length);
  if (average >= vacancy.upperThreshold) return Math.min(current + 1, vacancy.maxGasPrice);
  if (average >= vacancy.lowerThreshold) return current;
  return Math.max(current - 1, vacancy.minGasPrice);
}
