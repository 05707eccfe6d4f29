import { describe, expect, test } from '@jest/globals';
import { ed25519 } from '@noble/curves/ed25519.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import fc from 'fast-check';
import { bytesToHex } from '../../../src/bytes/hex';
import { compressSecp256k1, isEd25519Point } from '../../../src/types/curvePoints';

const numRuns = Number(process.env.FC_NUM_RUNS ?? 200);

/** What a parser gives, or undefined if it throws. */
function attempt<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

const bytes = (length: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: length, maxLength: length });

describe('points of the curves, as the curve library has them', () => {
  test('ed25519', () => {
    fc.assert(
      fc.property(bytes(32), (encoded) => {
        const expected = attempt(() => ed25519.ExtendedPoint.fromHex(encoded, true)) !== undefined;
        expect(isEd25519Point(encoded)).toBe(expected);
        expect(isEd25519Point(encoded)).toBe(expected);
      }),
      { numRuns },
    );
  });

  test('secp256k1, compressed', () => {
    fc.assert(
      fc.property(fc.constantFrom(2, 3), bytes(32), (form, x) => {
        const encoded = Uint8Array.of(form, ...x);
        const point = attempt(() => secp256k1.ProjectivePoint.fromHex(encoded));
        const expected = point === undefined ? undefined : bytesToHex(encoded);
        const got = compressSecp256k1(encoded);
        expect(got === undefined ? undefined : bytesToHex(got)).toBe(expected);
      }),
      { numRuns },
    );
  });

  test('secp256k1, uncompressed', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 255n }), fc.nat({ max: 64 }), (scalar, at) => {
        const point = secp256k1.ProjectivePoint.BASE.multiply(scalar);
        const encoded = point.toRawBytes(false);
        expect(bytesToHex(compressSecp256k1(encoded)!)).toBe(bytesToHex(point.toRawBytes(true)));
        encoded[at]! ^= 1;
        expect(compressSecp256k1(encoded)).toBeUndefined();
      }),
      { numRuns: Math.min(numRuns, 30) },
    );
  });
});
