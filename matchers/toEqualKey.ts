import { Key, type KeyLike, toKey } from '../src/index';
import { bytesText } from '../src/report/clValueText';
import { attempt, bytesOf, keyOf, sameBytes } from './casperValue';
import type { MatcherContext, MatcherResult } from './matcher';
import { patternResult } from './patternResult';
import { keyText } from './valueText';

/** Length of an address in bytes. */
const ADDRESS_LENGTH = 32;

/**
 * Passes when both name the same place in global state, each in any form: Key, URef, account hash, test account, formatted
 * string, object of casper-js-sdk, or bytes (of the Key, or its 32-byte address alone). A URef counts with its access rights.
 */
export function toEqualKey(this: MatcherContext, received: unknown, expected: KeyLike | Uint8Array): MatcherResult {
  return patternResult(this, {
    name: 'toEqualKey',
    received,
    args: ['key'],
    kind: 'this key',
    pattern() {
      const wanted = rawKeyOf(expected) ?? toKey(expected).toBytes();
      return {
        detail: attempt(() => keyText(Key.fromBytes(wanted))) ?? bytesText(wanted),
        matches(value) {
          const found = rawKeyOf(value) ?? keyOf(value)?.toBytes();
          return found !== undefined && isSameKey(found, wanted);
        },
      };
    },
    hint(value) {
      const found = keyOf(value)?.asURef();
      const wanted = keyOf(expected)?.asURef();
      const isSameAddress = found !== undefined && wanted !== undefined && sameBytes(found.addr, wanted.addr);
      return isSameAddress ? ['The address is the same, the access rights differ.'] : [];
    },
  });
}

/** Bytes that were passed: those of a Key, or an address alone. */
function rawKeyOf(value: unknown): Uint8Array | undefined {
  return ArrayBuffer.isView(value) ? bytesOf(value) : undefined;
}

function isSameKey(left: Uint8Array, right: Uint8Array): boolean {
  // A bare address can only be compared with an address.
  const isAddress = left.length === ADDRESS_LENGTH || right.length === ADDRESS_LENGTH;
  return isAddress ? sameBytes(addressOf(left), addressOf(right)) : sameBytes(left, right);
}

/** The address in the bytes of a key, behind its tag. */
function addressOf(bytes: Uint8Array): Uint8Array {
  return bytes.length === ADDRESS_LENGTH ? bytes : bytes.subarray(1, 1 + ADDRESS_LENGTH);
}
