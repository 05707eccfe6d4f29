import { bytesOf } from './casperValue';
import type { MatcherContext, MatcherResult } from './matcher';
import { patternResult } from './patternResult';
import { bytesPattern, type ExpectedBytes, toBytes } from './valuePatterns';

/**
 * Passes when both are the same bytes, each in any form: Uint8Array, Buffer, ArrayBuffer, numbers from 0 to 255, hex, the
 * content of a CLValue, or the serialized form of a value.
 */
export function toEqualBytes(this: MatcherContext, received: unknown, expected: ExpectedBytes): MatcherResult {
  return patternResult(this, {
    name: 'toEqualBytes',
    received,
    args: ['bytes'],
    kind: 'these bytes',
    pattern: () => bytesPattern('toEqualBytes', expected),
    hint(value) {
      const found = bytesOf(value);
      return found === undefined ? ['It has no bytes.'] : [differenceText(found, toBytes('toEqualBytes', expected))];
    },
  });
}

function differenceText(found: Uint8Array, wanted: Uint8Array): string {
  const at = found.findIndex((byte, index) => byte !== wanted[index]);
  const lengths = found.length === wanted.length ? '' : ` There are ${found.length} bytes, expected ${wanted.length}.`;
  if (at < 0 || at >= wanted.length)
    return `All ${Math.min(found.length, wanted.length)} bytes that both have are the same.${lengths}`;
  const byte = (bytes: Uint8Array): string => `0x${(bytes[at] as number).toString(16).padStart(2, '0')}`;
  return `The first difference is at byte ${at}: ${byte(found)}, expected ${byte(wanted)}.${lengths}`;
}
