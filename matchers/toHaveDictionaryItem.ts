import type { ContractHandle, DictionaryHandle, URefLike, WasmTestBuilder } from '../src/index';
import { contentLines, isStoredContent } from './contentResult';
import { handleOf } from './contractSubject';
import type { ExpectedContent } from './expectedContent';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult, type Subject } from './matcher';
import { type Stored, storedOf, storedText } from './storedSubject';
import { isBuilder, tagOf } from './subject';

/** Where the dictionary is: by the named key of a contract, by the URef it was made with, or the dictionary itself. */
export type ExpectedDictionary = string | URefLike | DictionaryHandle;

const SUBJECT: Subject<ContractHandle | WasmTestBuilder> = {
  name: 'contract',
  accepted:
    'a dictionary of a contract: pass builder.contract(…) and the named key of the dictionary, or the builder and the URef it was made with',
  find: (received) => (isBuilder(received) ? received : handleOf(received)),
};

/**
 * Passes when the dictionary has this item, with this content if one is given: plain, asymmetric, or a CLValue, which counts with
 * its type.
 */
export function toHaveDictionaryItem(
  this: MatcherContext,
  received: unknown,
  dictionary: ExpectedDictionary,
  itemKey: string,
  ...content: readonly [ExpectedContent?]
): MatcherResult {
  const name = 'toHaveDictionaryItem';
  const call = {
    name,
    subject: SUBJECT,
    received,
    args: ['dictionary', content.length === 0 ? 'item' : 'item, value'],
  };
  return matcherResult(this, call, (holder) => {
    if (typeof itemKey !== 'string') throw badArgument(`${name} takes the key of an item, a text.`, itemKey);
    const stored = itemOf(name, holder, dictionary, itemKey);
    const pass = stored._tag !== 'Absent' && (content.length === 0 || isStoredContent(this, stored, content[0]));
    return {
      pass,
      lines: (words) => [
        `Expected the dictionary ${words.not}to have the item ${JSON.stringify(itemKey)}${content.length === 0 ? '' : ' with this value'}.`,
        ...(content.length === 0
          ? [words.received(storedText(stored))]
          : contentLines(this, words, stored, content[0])),
      ],
    };
  });
}

function itemOf(
  matcher: string,
  holder: ContractHandle | WasmTestBuilder,
  dictionary: ExpectedDictionary,
  itemKey: string,
): Stored {
  if (isBuilder(holder)) {
    const seed = tagOf(dictionary) === 'DictionaryHandle' ? (dictionary as DictionaryHandle).seed : dictionary;
    const found = holder.queryDictionaryItem(seed as URefLike, itemKey);
    const stored = found._tag === 'Right' ? storedOf(found.right) : undefined;
    return stored ?? { _tag: 'Absent', reason: `no such item (${found._tag === 'Left' ? found.left : ''})` };
  }
  if (typeof dictionary !== 'string') {
    throw badArgument(
      `${matcher} takes of a contract the named key of its dictionary; a URef needs the builder.`,
      dictionary,
    );
  }
  const found = holder.dictionary(dictionary).findCLValue(itemKey);
  return found._tag === 'Some' ? { _tag: 'CLValue', value: found.value } : { _tag: 'Absent', reason: 'no such item' };
}
