import {
  type ContractHandle,
  EntityAddr,
  type Key,
  type KeyLike,
  type NamedKeys,
  toKey,
  type WasmTestBuilder,
} from '../src/index';
import { attempt, keyOf } from './casperValue';
import { contentLines, isStoredContent } from './contentResult';
import { handleOf } from './contractSubject';
import type { ExpectedContent } from './expectedContent';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult, type Subject } from './matcher';
import { type Stored, storedOf, storedText } from './storedSubject';
import { isBuilder } from './subject';

/**
 * A way through named keys. Of a contract: `'count'` or `['registry', 'count']`. Of a builder it begins with a key:
 * `[alice, 'counter', 'count']`, or as text `'hash-…/count'`.
 */
export type ExpectedPath = string | readonly [KeyLike, ...string[]] | readonly string[];

const SUBJECT: Subject<ContractHandle | WasmTestBuilder> = {
  name: 'holder',
  accepted: 'a value in global state: pass the builder, or builder.contract(…)',
  find: (received) => (isBuilder(received) ? received : handleOf(received)),
};

/** Passes when there is a value at the end of the path, with this content if one is given (see `toHaveStoredValue`). */
export function toHaveValueAt(
  this: MatcherContext,
  received: unknown,
  path: ExpectedPath,
  ...content: readonly [ExpectedContent?]
): MatcherResult {
  const args = content.length === 0 ? ['path'] : ['path', 'value'];
  return matcherResult(this, { name: 'toHaveValueAt', subject: SUBJECT, received, args }, (holder) => {
    const steps = typeof path === 'string' ? path.split('/') : path;
    if (!Array.isArray(steps) || steps.length === 0) {
      throw badArgument(
        "toHaveValueAt takes a path: 'count', ['registry', 'count'], or with the builder [alice, 'counter', 'count'].",
        path,
      );
    }
    const stored = valueAt(holder, steps);
    return {
      pass: stored._tag !== 'Absent' && (content.length === 0 || isStoredContent(this, stored, content[0])),
      lines: (words) => [
        `Expected ${valueWords(words.isNot, content.length > 0)} at ${[placeText(steps[0]), ...steps.slice(1)].join('/')}.`,
        ...(content.length === 0
          ? [words.received(storedText(stored))]
          : contentLines(this, words, stored, content[0])),
      ],
    };
  });
}

function valueWords(isNot: boolean, hasContent: boolean): string {
  if (hasContent) return isNot ? 'another value' : 'this value';
  return isNot ? 'no value' : 'a value';
}

/** The beginning of a path for the message. */
function placeText(first: unknown): string {
  return String(keyOf(first) ?? first);
}

function valueAt(holder: ContractHandle | WasmTestBuilder, [first, ...names]: readonly (KeyLike | string)[]): Stored {
  if (isBuilder(holder)) return valueFrom(holder, toKey(first as KeyLike), names as readonly string[]);
  const found = holder.query([first, ...names] as readonly string[]);
  return found._tag === 'Left' ? { _tag: 'Absent', reason: found.left } : (storedOf(found.right) as Stored);
}

/** Follows named keys in either model: where contracts are entities, the engine's query stops at `Key::Hash`. */
function valueFrom(builder: WasmTestBuilder, start: Key, names: readonly string[]): Stored {
  let key = start;
  for (const name of names) {
    const namedKeys = attempt(() => namedKeysAt(builder, key));
    const next = namedKeys?.get(name);
    if (namedKeys === undefined) return { _tag: 'Absent', reason: `${key} has no named keys` };
    if (next === undefined) {
      const there = [...namedKeys.keys()].map((each) => JSON.stringify(each)).join(', ');
      return { _tag: 'Absent', reason: `no named key ${JSON.stringify(name)}, only ${there === '' ? 'none' : there}` };
    }
    key = next;
  }
  const found = builder.query(key);
  if (found._tag === 'Right') return storedOf(found.right) as Stored;
  const entity = key.asHash() === undefined ? undefined : builder.getAddressableEntity(key);
  return entity?._tag === 'Some'
    ? { _tag: 'Record', kind: 'AddressableEntity', value: entity.value }
    : { _tag: 'Absent', reason: found.left };
}

function namedKeysAt(builder: WasmTestBuilder, key: Key): NamedKeys {
  const account = key.asAccount();
  if (account !== undefined) return builder.getNamedKeysByAccountHash(account);
  if (key.variant === 'AddressableEntity') return builder.getNamedKeys(EntityAddr.fromBytes(key.toBytes().slice(1)));
  return builder.getNamedKeysForContract(key);
}
