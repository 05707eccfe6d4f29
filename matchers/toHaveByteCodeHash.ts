import { type AddressLike, bytesToHex, toAddress } from '../src/index';
import { CODE } from './contractSubject';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';

/** Passes when the code of a contract or entity is stored at this hash: 32 bytes, hex, or text such as `byte-code-v1-wasm-…`. */
export function toHaveByteCodeHash(this: MatcherContext, received: unknown, expected: AddressLike): MatcherResult {
  const call = { name: 'toHaveByteCodeHash', subject: CODE, received, args: ['hash'] };
  return matcherResult(this, call, (code) => {
    const wanted = bytesToHex(toAddress(expected));
    const found = code === 'none' ? undefined : bytesToHex(code.byteCodeHash);
    return {
      pass: found === wanted,
      lines: (words) => [
        `Expected the code of the contract ${words.not}to be stored at this hash.`,
        words.expected(wanted),
        words.received(found ?? 'no such contract'),
      ],
    };
  });
}
