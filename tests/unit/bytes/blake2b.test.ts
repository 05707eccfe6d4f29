import { describe, expect, test } from '@jest/globals';
import { blake2b256, hashInput, hashOfInput, sharedHashOfInput } from '../../../src/bytes/blake2b';
import { BUFFER_SIZE, blake2bModuleBytes } from '../../../src/bytes/blake2bModule';
import { bytesToHex } from '../../../src/bytes/hex';
import { RandomStream } from '../../../src/bytes/randomStream';

describe('blake2b256', () => {
  // Known answers of Python's hashlib.blake2b(message, digest_size=32).
  test.each([
    ['', '0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8'],
    ['abc', 'bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319'],
  ])('of %j', (message, digest) => {
    expect(bytesToHex(blake2b256(new TextEncoder().encode(message)))).toBe(digest);
  });

  test('of no parts is the hash of nothing', () => {
    expect(blake2b256()).toEqual(blake2b256(new Uint8Array(0)));
  });

  test('the result stays what it was', () => {
    const first = blake2b256(Uint8Array.of(1));
    const copy = Uint8Array.from(first);
    blake2b256(new Uint8Array(BUFFER_SIZE + 5));
    expect(first).toEqual(copy);
  });

  test.each([0, 1, 127, 128, 129, BUFFER_SIZE])('of %d bytes put where they are hashed', (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => index * 7 + 1);
    hashInput().fill(0xff).set(bytes);
    const hash = hashOfInput(length);
    expect(hash).toEqual(blake2b256(bytes));
    expect(hashInput()).toHaveLength(BUFFER_SIZE);
  });

  test('hashes that share their memory stay what they were', () => {
    const hashes = Array.from({ length: 200 }, (_, n) => {
      hashInput()[0] = n;
      return sharedHashOfInput(1);
    });
    for (const [n, hash] of hashes.entries()) expect(hash).toEqual(blake2b256(Uint8Array.of(n)));
  });

  test('the module is small', () => {
    expect(blake2bModuleBytes().length).toBeLessThan(8_000);
  });
});

describe('RandomStream', () => {
  test('moves on by whole words', () => {
    const seed = new Uint8Array(32).fill(3);
    const whole = new RandomStream(seed).nextBytes(16);
    const stream = new RandomStream(seed);
    expect(stream.nextBytes(3)).toEqual(whole.slice(0, 3));
    expect(stream.nextBytes(4)).toEqual(whole.slice(4, 8));
    expect(stream.nextBytes(0)).toHaveLength(0);
    expect(stream.nextBytes(1)).toEqual(whole.slice(8, 9));
  });

  test('wants a seed of 32 bytes', () => {
    expect(() => new RandomStream(new Uint8Array(31))).toThrow('has 32 bytes, got 31');
  });
});
