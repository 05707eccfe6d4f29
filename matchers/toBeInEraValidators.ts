import { formatMotes } from '../src/report/motes';
import { AUCTION, isKey } from './auctionSubject';
import { type ExpectedAmount, matchAmount } from './expectedAmount';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { type ExpectedPublicKey, toPublicKey } from './valuePatterns';

/**
 * Passes when this is a validator of an era, of this weight (motes staked and delegated) if it is said. The era is the current
 * one unless the options name another that is known: the auction delay ahead at most.
 */
export function toBeInEraValidators(
  this: MatcherContext,
  received: unknown,
  validator: ExpectedPublicKey,
  weight?: ExpectedAmount,
  options: { readonly era?: bigint | number } = {},
): MatcherResult {
  const name = 'toBeInEraValidators';
  const args = weight === undefined ? ['validator'] : ['validator', 'weight'];
  return matcherResult(this, { name, subject: AUCTION, received, args }, (builder) => {
    const key = toPublicKey(name, validator);
    const eras = builder.getEraValidators();
    const era = options.era === undefined ? builder.getEra() : BigInt(options.era);
    const weights = eras.find(({ eraId }) => eraId === era)?.weights;
    if (weights === undefined) {
      throw badArgument(
        `${name} takes an era whose validators are known: ${eras.map(({ eraId }) => eraId).join(', ')}.`,
        options.era ?? era,
      );
    }
    const found = weights.find(([each]) => isKey(each, key))?.[1];
    const match = weight === undefined ? undefined : matchAmount(this, name, found ?? 0n, weight, formatMotes);
    return {
      pass: found !== undefined && (match?.pass ?? true),
      lines: (words) => [
        `Expected ${key.toHex()} ${words.not}to be a validator of era ${era}.`,
        words.expected(match?.expectedText ?? 'any weight'),
        found === undefined
          ? words.received('no validator')
          : words.received(formatMotes(found), match?.differenceText),
        ...(found === undefined ? [`The validators of era ${era}:`] : []),
        ...(found === undefined ? weights.map(([each, motes]) => `  ${each.toHex()}: ${formatMotes(motes)}`) : []),
        ...(found === undefined && weights.length === 0 ? ['  none'] : []),
      ],
    };
  });
}
