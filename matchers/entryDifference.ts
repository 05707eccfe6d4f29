/**
 * Named entries against expected ones: associated keys, named keys, entry points, versions. The message is a diff that says
 * what every expected name has instead.
 *
 * @module
 */
import type { MatcherContext } from './matcher';

/** Received entries shown beside the expected ones before the rest is left out. */
const SHOWN_OTHERS = 12;

/** One expected entry. */
export interface ExpectedEntry<T> {
  /** What it is called; entries are found by it. */
  readonly name: string;
  /** What it is to be; empty when any will do. */
  readonly text: string;
  readonly matches: (found: T) => boolean;
}

/** What is compared. */
export interface EntryComparison<T> {
  readonly found: ReadonlyMap<string, T>;
  readonly expected: readonly ExpectedEntry<T>[];
  /** Whether there may be no others. */
  readonly exact: boolean;
  /** A found entry for the message. */
  readonly text: (found: T) => string;
  /** Between the name and the text of an entry; ` -> ` if not said. */
  readonly separator?: string;
}

/** How they compare. */
export interface EntryDifference {
  readonly pass: boolean;
  /** A diff, one line an entry. */
  readonly lines: (context: MatcherContext) => readonly string[];
}

/** Compares entries. */
export function entryDifference<T>({
  found,
  expected,
  exact,
  text,
  separator = ' -> ',
}: EntryComparison<T>): EntryDifference {
  const entryText = (name: string, value: string): string => (value === '' ? name : `${name}${separator}${value}`);
  const wanted = new Set(expected.map((each) => each.name));
  const others = [...found].filter(([name]) => !wanted.has(name));
  const isMatched = ({ name, matches }: ExpectedEntry<T>): boolean => found.has(name) && matches(found.get(name) as T);
  const pass = expected.every(isMatched) && (!exact || others.length === 0);
  return {
    pass,
    lines(context) {
      const missing = (line: string): string => context.utils.EXPECTED_COLOR(`- ${line}`);
      const unexpected = (line: string): string => context.utils.RECEIVED_COLOR(`+ ${line}`);
      const same = (line: string): string => `  ${line}`;
      const lines = expected.flatMap((each) => {
        if (!found.has(each.name)) return [missing(entryText(each.name, each.text))];
        const received = entryText(each.name, text(found.get(each.name) as T));
        return isMatched(each) ? [same(received)] : [missing(entryText(each.name, each.text)), unexpected(received)];
      });
      const shown = others.slice(0, SHOWN_OTHERS).map(([name, value]) => entryText(name, text(value)));
      const more = others.length > SHOWN_OTHERS ? [same(`… and ${others.length - SHOWN_OTHERS} more`)] : [];
      const legend = [context.utils.EXPECTED_COLOR('- Expected'), context.utils.RECEIVED_COLOR('+ Received'), ''];
      const header = pass ? [] : legend;
      return [...header, ...lines, ...shown.map(exact ? unexpected : same), ...more];
    },
  };
}
