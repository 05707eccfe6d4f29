import { bytesToHex, type GlobalState } from '../src/index';
import { bytesOf, sameBytes } from './casperValue';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult, type Subject } from './matcher';
import { isBuilder, unwrap } from './subject';

const STATE_ROOT: Subject<Uint8Array> = {
  name: 'state',
  accepted: 'the root of a state: pass the builder, or a state (builder.globalState(…))',
  find(received) {
    const value = unwrap(received);
    if (isBuilder(value)) return value.getPostStateHash();
    const state = (value as { readonly state?: unknown } | null | undefined)?.state ?? value;
    const { stateRootHash } = Object(state) as Partial<GlobalState>;
    return typeof stateRootHash === 'function' ? stateRootHash.call(state) : undefined;
  },
};

/** Passes when the state has this root hash: 32 bytes, or their hex. Subject: the builder, with its current state, or a state. */
export function toHaveStateRoot(this: MatcherContext, received: unknown, expected: Uint8Array | string): MatcherResult {
  return matcherResult(this, { name: 'toHaveStateRoot', subject: STATE_ROOT, received, args: ['hash'] }, (root) => {
    const wanted = bytesOf(expected);
    if (wanted?.length !== 32)
      throw badArgument('toHaveStateRoot takes a root hash: 32 bytes, or 64 digits of hex.', expected);
    return {
      pass: sameBytes(root, wanted),
      lines: (words) => [
        `Expected ${words.isNot ? 'another' : 'this'} state root.`,
        { whole: words.expected(bytesToHex(wanted)) },
        { whole: words.received(bytesToHex(root)) },
      ],
    };
  });
}
