import { describe, expect, test } from '@jest/globals';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { readAll } from '../../../src/bytes/reader';
import { ProtocolVersion } from '../../../src/types/protocolVersion';
import { typesVectors } from './typesVectors';

/** Rust's Debug text of the check. */
function checkText(from: ProtocolVersion, to: ProtocolVersion): string {
  const result = from.checkNextVersion(to);
  return result._tag === 'Valid' ? `Valid { is_major_version: ${result.isMajorVersion} }` : 'Invalid';
}

describe('ProtocolVersion', () => {
  test.each(typesVectors.versions)('$from to $to: $check', ({ from, to, bytes, check }) => {
    const version = ProtocolVersion.fromString(from);
    expect(version.toString()).toBe(from);
    expect(bytesToHex(version.toBytes())).toBe(bytes);
    expect(readAll(hexToBytes(bytes), ProtocolVersion.read).equals(version)).toBe(true);
    expect(checkText(version, ProtocolVersion.fromString(to))).toBe(check);
  });

  test.each(['', '1', '1.2', '1.2.3.4', '1.a.3', '1. 2.3', '4294967296.0.1', '-1.0.0'])('refuses %j', (text) => {
    expect(() => ProtocolVersion.fromString(text)).toThrow('is not a version of the form major.minor.patch');
  });

  test('order and compatibility', () => {
    const [old, now] = [ProtocolVersion.fromParts(1, 5, 8), ProtocolVersion.V2_0_0];
    expect(old.compare(now)).toBeLessThan(0);
    expect(now.compare(ProtocolVersion.fromParts(2, 0, 0))).toBe(0);
    expect(old.isCompatibleWith(ProtocolVersion.V1_0_0)).toBe(true);
    expect(old.isCompatibleWith(now)).toBe(false);
  });
});
