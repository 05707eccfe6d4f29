/**
 * The subject of the matchers that ask a builder about a key.
 *
 * @module
 */
import { type Key, type KeyLike, toKey, type WasmTestBuilder } from '../src/index';
import { badArgument, type Subject } from './matcher';
import { isBuilder, unwrap } from './subject';

/** A key, as whatever names it. */
export const KEY: Subject<Key> = {
  name: 'key',
  accepted: 'a key: pass a Key, a URef, an account, or a formatted string such as "hash-…"',
  find(received) {
    // An easy mistake, as the builder is the subject of most others.
    if (isBuilder(received)) throw badArgument('The key is the subject here, and the builder the argument.', received);
    return toKey(unwrap(received) as KeyLike);
  },
};

/**
 * The builder, which is an argument here.
 *
 * @throws CasperTestError `BAD_ARGUMENT` for anything else
 */
export function expectedBuilder(matcher: string, builder: unknown): WasmTestBuilder {
  if (isBuilder(builder)) return builder;
  throw badArgument(`${matcher} takes the builder whose state is asked: expect(key).${matcher}(builder).`, builder);
}
