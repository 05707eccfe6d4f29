import type { Transform } from '../src/index';
import { contentText, isStoredContent } from './contentResult';
import { EFFECTS, effectLines, transformLines } from './effectsSubject';
import { type Asymmetric, isAsymmetric } from './expectedAmount';
import type { ExpectedContent } from './expectedContent';
import { type ExpectedKey, keyPattern } from './expectedKey';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { inSequence } from './sequence';
import { writtenValue } from './toWriteKey';

/** What is expected of one effect; what is left out may be anything. */
export interface ExpectedEffect {
  readonly key?: ExpectedKey;
  /** `Add` stands for every addition of a number. */
  readonly kind?: Transform['kind']['_tag'] | 'Add';
  /** Content of what is written, as for `toHaveStoredValue`; or the number added. */
  readonly value?: ExpectedContent;
}

/** How the effects are compared. */
export interface EffectsOptions {
  /** They come in the order of the list; others may come between. */
  readonly ordered?: boolean;
  /** There are no others; of those that change nothing (`Identity`) there may be any. */
  readonly exact?: boolean;
}

const NAME = 'toHaveEffects';
const PARTS: readonly string[] = ['key', 'kind', 'value'] satisfies (keyof ExpectedEffect)[];
const KINDS = Object.keys({
  Add: true,
  AddInt32: true,
  AddKeys: true,
  AddUInt128: true,
  AddUInt256: true,
  AddUInt512: true,
  AddUInt64: true,
  Failure: true,
  Identity: true,
  Prune: true,
  Write: true,
} satisfies Record<NonNullable<ExpectedEffect['kind']>, true>);

interface Pattern {
  readonly text: string;
  readonly matches: (transform: Transform) => boolean;
}

/** Passes when there is an effect for each of the patterns: one, or a list of them. */
export function toHaveEffects(
  this: MatcherContext,
  received: unknown,
  expected: ExpectedEffect | Asymmetric | readonly (ExpectedEffect | Asymmetric)[],
  options: EffectsOptions = {},
): MatcherResult {
  const { ordered = false, exact = false } = options;
  const args = ordered || exact ? ['effects', `{ ${ordered ? 'ordered' : 'exact'}: true }`] : ['effects'];
  return matcherResult(this, { name: NAME, subject: EFFECTS, received, args }, (found) => {
    const list = (Array.isArray(expected) ? expected : [expected]) as readonly (ExpectedEffect | Asymmetric)[];
    const patterns = list.map((each) => patternOf(this, each));
    const missing = inSequence(patterns, found.effects, (pattern, effect) => pattern.matches(effect), ordered);
    const others = found.changes.filter((effect) => !patterns.some((pattern) => pattern.matches(effect)));
    return {
      pass: missing.length === 0 && (!exact || others.length === 0),
      lines: (words) => [
        words.isNot
          ? 'Expected the effects not to be like this.'
          : `Expected effects like these${ordered ? ', in this order' : ''}${exact ? ', and no others' : ''}.`,
        ...patterns.map(({ text }) => `  ${this.utils.EXPECTED_COLOR(text)}`),
        ...(words.isNot || missing.length === 0 ? [] : ['Missing:', ...missing.map(({ text }) => `  ${text}`)]),
        ...(exact && others.length > 0 ? ['Others:', ...transformLines(others)] : []),
        ...effectLines('The effects:', found.changes, found),
      ],
    };
  });
}

function patternOf(context: MatcherContext, expected: ExpectedEffect | Asymmetric): Pattern {
  if (isAsymmetric(expected)) {
    return { text: context.utils.stringify(expected), matches: (effect) => expected.asymmetricMatch(effect) };
  }
  const unknown = Object.keys(Object(expected)).find((part) => !PARTS.includes(part));
  const isPattern = typeof expected === 'object' && expected !== null && Object.keys(expected).length > 0;
  if (!isPattern || unknown !== undefined) {
    throw badArgument(
      `${NAME} takes { key, kind, value }, each of them optional, or a list of these.`,
      unknown ?? expected,
    );
  }
  const { key, kind } = expected;
  if (kind !== undefined && !KINDS.includes(kind))
    throw badArgument(`${NAME} takes as kind: ${KINDS.join(', ')}.`, kind);
  const keys = key === undefined ? undefined : keyPattern(context, key);
  const value = 'value' in expected ? ` ${contentText(context, expected.value)}` : '';
  return {
    text: `${kind ?? 'any effect'}${value} on ${keys?.text ?? 'any key'}`,
    matches: (effect) =>
      (keys === undefined || keys.matches(effect.key)) &&
      (kind === undefined || effect.kind._tag === kind || (kind === 'Add' && isNumberAdded(effect))) &&
      (!('value' in expected) || hasValue(context, effect, expected.value)),
  };
}

function isNumberAdded({ kind }: Transform): boolean {
  return kind._tag.startsWith('Add') && kind._tag !== 'AddKeys';
}

function hasValue(context: MatcherContext, effect: Transform, expected: ExpectedContent): boolean {
  const written = writtenValue(effect);
  if (written !== undefined) return isStoredContent(context, written, expected);
  const { value } = effect.kind as { readonly value?: unknown };
  if (typeof value !== 'bigint' && typeof value !== 'number') return context.equals(value, expected);
  if (isAsymmetric(expected)) return expected.asymmetricMatch(value);
  return (typeof expected === 'bigint' || typeof expected === 'number') && BigInt(value) === BigInt(expected);
}
