import { createCipheriv } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { blake2b } from '@noble/hashes/blake2.js';
import fc from 'fast-check';
import { blake2b256 } from '../../../src/bytes/blake2b';
import { BLOCK, BUFFER_SIZE } from '../../../src/bytes/blake2bModule';
import { concatBytes } from '../../../src/bytes/compareBytes';
import { RandomStream } from '../../../src/bytes/randomStream';

const numRuns = Number(process.env.FC_NUM_RUNS ?? 200);

function reference(bytes: Uint8Array): Uint8Array {
  return blake2b(bytes, { dkLen: 32 });
}

describe('blake2b256', () => {
  test('equals the reference for any bytes in any parts', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), (parts) => {
        expect(blake2b256(...parts)).toEqual(Uint8Array.from(reference(concatBytes(...parts))));
      }),
      { numRuns },
    );
  });

  test('at every length around its block and its buffer', () => {
    const bytes = Uint8Array.from({ length: 2 * BUFFER_SIZE + 2 }, (_, index) => (index * 31) >> 3);
    const lengths = [BLOCK, 2 * BLOCK, BUFFER_SIZE, 2 * BUFFER_SIZE].flatMap((length) => [
      length - 1,
      length,
      length + 1,
    ]);
    for (const length of lengths) {
      const part = bytes.subarray(0, length);
      const expected = Uint8Array.from(reference(part));
      expect(blake2b256(part)).toEqual(expected);
      for (const cut of [0, 1, BLOCK, length >> 1, length]) {
        expect(blake2b256(part.subarray(0, cut), part.subarray(cut))).toEqual(expected);
      }
    }
  });
});

describe('RandomStream', () => {
  test('is ChaCha20 with a zero nonce', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat({ max: 500 }), (seed, length) => {
        const cipher = createCipheriv('chacha20', seed, new Uint8Array(16));
        expect(new RandomStream(seed).nextBytes(length)).toEqual(
          Uint8Array.from(cipher.update(new Uint8Array(length))),
        );
      }),
      { numRuns },
    );
  });
});
