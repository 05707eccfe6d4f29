/**
 * What the matchers of stored contents share: comparing, and the lines about it.
 *
 * @module
 */
import { clTypeText } from '../src/index';
import { clValueText } from '../src/report/clValueText';
import { attempt, clValueOf } from './casperValue';
import { isAsymmetric } from './expectedAmount';
import { type ExpectedContent, hasContent } from './expectedContent';
import type { MatcherContext, Words } from './matcher';
import { type Stored, storedText } from './storedSubject';
import { tagOf } from './subject';
import { valueText } from './valueText';

/** Whether what is stored has this content. Of a record the record itself counts. */
export function isStoredContent(context: MatcherContext, stored: Stored, expected: ExpectedContent): boolean {
  switch (stored._tag) {
    case 'CLValue':
      return hasContent(stored.value, expected);
    case 'Record':
      return context.equals(stored.value, expected, [...(context.customTesters ?? [])]);
    case 'Absent':
      return false;
  }
}

/** `Expected: …` and `Received: …`, and how they differ. */
export function contentLines(
  context: MatcherContext,
  words: Words,
  stored: Stored,
  expected: ExpectedContent,
): readonly string[] {
  const lines = [words.expected(contentText(context, expected)), words.received(storedText(stored))];
  return words.isNot || stored._tag !== 'CLValue' ? lines : [...lines, ...differenceLines(context, stored, expected)];
}

/** An expected content for a message. */
export function contentText({ utils }: MatcherContext, expected: ExpectedContent): string {
  const typed = clValueOf(expected);
  if (typed !== undefined) return clValueText(typed);
  const { accountHash } = Object(expected) as { readonly accountHash?: unknown };
  if (tagOf(accountHash) === 'AccountHash') return String(accountHash);
  const isCasper = tagOf(expected) !== undefined || ArrayBuffer.isView(expected);
  return isCasper ? valueText(expected) : utils.stringify(expected);
}

function differenceLines(
  { utils }: MatcherContext,
  { value }: Extract<Stored, { readonly _tag: 'CLValue' }>,
  expected: ExpectedContent,
): string[] {
  const typed = clValueOf(expected);
  const content = attempt(() => value.decode());
  if (typed !== undefined) {
    const isSame = hasContent(
      value,
      attempt(() => typed.decode()),
    );
    return isSame ? [`The content is the same, but of type ${clTypeText(value.clType)}.`] : [];
  }
  if (typeof expected !== 'object' || expected === null || isAsymmetric(expected) || tagOf(expected) !== undefined) {
    return [];
  }
  if (typeof content !== 'object' || ArrayBuffer.isView(content)) return [];
  const diff = utils.diff?.(comparable(expected, isMap(expected)), comparable(content, isMap(expected)));
  return typeof diff === 'string' ? ['', diff] : [];
}

/** Numbers of every width alike, and maps as what the test wrote for one, so that the diff shows real differences only. */
function comparable(value: unknown, asMap: boolean): unknown {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (Array.isArray(value)) return value.map((each) => comparable(each, asMap));
  const isLiteral = Object.prototype.toString.call(value) === '[object Object]' && tagOf(value) === undefined;
  if (!isMap(value) && (!isLiteral || isAsymmetric(value))) return value;
  const given = isMap(value) ? [...value] : Object.entries(value as object);
  const entries = given.map(([key, each]) => [comparable(key, asMap), comparable(each, asMap)] as const);
  return asMap ? new Map(entries) : Object.fromEntries(entries);
}

function isMap(value: unknown): value is ReadonlyMap<unknown, unknown> {
  return Object.prototype.toString.call(value) === '[object Map]';
}
