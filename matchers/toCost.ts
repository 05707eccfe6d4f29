import { DEFAULT_GAS_PRICE } from '../src/index';
import { formatMotes, groupDigits } from '../src/report/motes';
import { amountResult } from './amountResult';
import { causeLines } from './executionLines';
import type { ExpectedAmount } from './expectedAmount';
import { badArgument, type MatcherContext, type MatcherResult } from './matcher';
import { EXECUTION } from './subject';

/** At what price gas is paid. */
export interface CostOptions {
  /** Motes for one gas; 1 when left out, the price of a block that is not crowded (`DEFAULT_GAS_PRICE`). */
  readonly gasPrice?: bigint | number;
}

/**
 * Passes when the gas that the execution consumed costs this many motes. An execution does not know its price: a node multiplies
 * the gas by the price of the block, which transactions only limit (`gas_price_tolerance`). So the price is that of the options.
 * What an account really pays depends on the chainspec's refund and fee handling too: see `toRefund`, `toChargeFeeTo`.
 */
export function toCost(
  this: MatcherContext,
  received: unknown,
  expected: ExpectedAmount,
  options: CostOptions = {},
): MatcherResult {
  const { gasPrice = DEFAULT_GAS_PRICE } = options;
  return amountResult(this, {
    name: 'toCost',
    subject: EXECUTION,
    received,
    args: 'gasPrice' in options ? ['motes', `{ gasPrice: ${gasPrice} }`] : ['motes'],
    expected,
    format: formatMotes,
    amountOf({ result }) {
      if (isGasPrice(gasPrice)) return result.consumed * BigInt(gasPrice);
      throw badArgument('toCost takes as gasPrice the motes for one gas: a bigint or an integer from 0 on.', gasPrice);
    },
    sentence: ({ not }) => `Expected the gas of the execution ${not}to cost this much.`,
    about: (execution) => [
      `Gas consumed: ${groupDigits(execution.result.consumed)}, gas price: ${gasPrice}`,
      ...causeLines(execution),
    ],
  });
}

function isGasPrice(value: unknown): boolean {
  return typeof value === 'bigint' || Number.isSafeInteger(value) ? (value as bigint | number) >= 0 : false;
}
