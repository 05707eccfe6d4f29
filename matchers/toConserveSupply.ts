import type { WasmTestBuilder } from '../src/index';
import { formatMotes } from '../src/report/motes';
import { type ChangeOptions, changeSubject } from './changeSubject';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';

/**
 * Passes when no motes appeared or vanished: the total supply that the mint keeps, and the sum over all purses, are what they
 * were. Takes the subjects and options of `toChangeBalance`.
 */
export function toConserveSupply(this: MatcherContext, received: unknown, options: ChangeOptions = {}): MatcherResult {
  const name = 'toConserveSupply';
  return matcherResult(this, { name, subject: changeSubject(name, options), received }, ({ before, after }) => {
    const supply = { before: before.totalSupply(), after: after.totalSupply() };
    const purses = { before: sumOfPurses(before), after: sumOfPurses(after) };
    return {
      pass: supply.before === supply.after && purses.before === purses.after,
      lines: (words) => [
        words.isNot
          ? 'Expected motes to appear or vanish, but the supply is what it was.'
          : 'Expected no motes to appear or vanish.',
        `Total supply: ${changeText(supply)}`,
        `All purses together: ${changeText(purses)}`,
      ],
    };
  });
}

function sumOfPurses(builder: WasmTestBuilder): bigint {
  return builder.getBalanceKeys().reduce((sum, key) => {
    const value = builder.globalState().read(key);
    return sum + (value?._tag === 'CLValue' ? (value.value.decode() as bigint) : 0n);
  }, 0n);
}

function changeText({ before, after }: { readonly before: bigint; readonly after: bigint }): string {
  if (before === after) return `${formatMotes(after)}, unchanged`;
  const difference = after - before;
  const text = difference > 0n ? `${formatMotes(difference)} more` : `${formatMotes(-difference)} less`;
  return `${formatMotes(after)}, from ${formatMotes(before)} (${text})`;
}
