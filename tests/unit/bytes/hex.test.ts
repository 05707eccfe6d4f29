import { describe, expect, test } from '@jest/globals';
import { bytesToHex, checksummedHex, checksummedHexToBytes, hexToBytes } from '../../../src/bytes/hex';

describe('hex', () => {
  test('both ways', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    expect(hexToBytes(bytesToHex(bytes))).toEqual(bytes);
    expect(hexToBytes('00fFAb')).toEqual(Uint8Array.of(0, 255, 171));
    expect(bytesToHex(Buffer.from([1, 160]))).toBe('01a0');
    expect(hexToBytes('')).toHaveLength(0);
  });

  test('errors say where', () => {
    expect(() => hexToBytes('abc')).toThrow('hex text has an odd number of digits, 3 (at 3)');
    expect(() => hexToBytes('ab0x')).toThrow('"x" is not a hexadecimal digit (at 3)');
    expect(() => hexToBytes('é0')).toThrow('"é" is not a hexadecimal digit (at 0)');
    for (const char of ['/', ':', '@', 'G', '`', 'g', ' ', 'ａ', '١']) {
      expect(() => hexToBytes(`0${char}`)).toThrow(/is not a hexadecimal digit/);
    }
  });

  test('checksums are checked on text of mixed case, up to 75 bytes', () => {
    // A key of tests/vectors/types.json.
    const mixed = 'd5AF25e204AD03D0a26e236996404F1be51a60948bcc026cD084a83690B756d3';
    expect(checksummedHex(hexToBytes(mixed))).toBe(mixed);
    expect(checksummedHexToBytes(mixed)).toEqual(hexToBytes(mixed));
    expect(() => checksummedHexToBytes(mixed.replace('d5', 'D5'))).toThrow('checksum: expected d, got D (at 0)');
    expect(checksummedHexToBytes(mixed.toUpperCase())).toEqual(hexToBytes(mixed));
    const long = `aB${'00'.repeat(75)}`;
    expect(checksummedHexToBytes(long)).toHaveLength(76);
  });
});
