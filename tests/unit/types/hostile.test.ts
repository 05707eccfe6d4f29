import { describe, expect, test } from '@jest/globals';
import { type BytesError, isBytesError } from '../../../src/bytes/bytesError';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { readAll } from '../../../src/bytes/reader';
import { AccountHash } from '../../../src/types/accountHash';
import { clTypeFromBytes } from '../../../src/types/clType';
import { CLValue } from '../../../src/types/clValue';
import { EntityAddr } from '../../../src/types/entityAddr';
import { Key } from '../../../src/types/key';
import { namedKeysFromBytes, namedKeysToBytes } from '../../../src/types/namedKeys';
import { ProtocolVersion } from '../../../src/types/protocolVersion';
import { PublicKey } from '../../../src/types/publicKey';
import { RuntimeArgs } from '../../../src/types/runtimeArgs';
import { Signature } from '../../../src/types/signature';
import { URef } from '../../../src/types/uref';
import { hostileBytes, type Outcome, typesVectors } from './typesVectors';

type Codec = (bytes: Uint8Array) => Uint8Array;

const CODECS: Readonly<Record<string, Codec>> = {
  Key: (bytes) => Key.fromBytes(bytes).toBytes(),
  URef: (bytes) => URef.fromBytes(bytes).toBytes(),
  EntityAddr: (bytes) => EntityAddr.fromBytes(bytes).toBytes(),
  PublicKey: (bytes) => PublicKey.fromBytes(bytes).toBytes(),
  AccountHash: (bytes) => readAll(bytes, AccountHash.read).toBytes(),
  ProtocolVersion: (bytes) => readAll(bytes, ProtocolVersion.read).toBytes(),
  Signature: (bytes) => Signature.fromBytes(bytes).toBytes(),
  CLValue: (bytes) => CLValue.fromBytes(bytes).toBytes(),
  RuntimeArgs: (bytes) => RuntimeArgs.fromBytes(bytes).toBytes(),
  NamedKeys: (bytes) => namedKeysToBytes(namedKeysFromBytes(bytes)),
};

function outcome(run: () => Uint8Array): Outcome {
  try {
    return bytesToHex(run());
  } catch (error) {
    if (!isBytesError(error)) {
      throw error;
    }
    return { error: (error as BytesError).code };
  }
}

describe('hostile bytes', () => {
  const kinds = [...new Set(typesVectors.hostile.map(([kind]) => kind))];

  test.each(kinds)('%s: accepted and refused as by Rust', (kind) => {
    let refused = 0;
    for (const [, given, expected] of typesVectors.hostile.filter((entry) => entry[0] === kind)) {
      const bytes = hostileBytes(given);
      const before = Uint8Array.from(bytes);
      if (kind.startsWith('decode ')) {
        const value = CLValue.fromComponents(clTypeFromBytes(hexToBytes(kind.slice(7))), bytes);
        const got = outcome(() => {
          value.decode();
          return new Uint8Array(0);
        });
        const error = typeof expected === 'string' ? '' : expected;
        expect([bytesToHex(bytes.subarray(0, 200)), got]).toEqual([bytesToHex(bytes.subarray(0, 200)), error]);
      } else {
        const got = outcome(() => CODECS[kind]!(bytes));
        expect([bytesToHex(bytes.subarray(0, 200)), got]).toEqual([bytesToHex(bytes.subarray(0, 200)), expected]);
      }
      refused += typeof expected === 'string' ? 0 : 1;
      expect(bytes).toEqual(before);
    }
    expect(refused).toBeGreaterThan(0);
  });

  test('an error tells the place', () => {
    const bytes = hexToBytes(`0b${'00'.repeat(32)}08`);
    bytes[0] = 2;
    expect(() => Key.fromBytes(bytes)).toThrow('access rights byte is 0 to 7, got 8 (at 33)');
    expect(() => Key.fromBytes(hexToBytes('99'))).toThrow('key tag is 0 to 24, got 153 (at 0)');
    expect(() => Key.fromBytes(hexToBytes('0100'))).toThrow('Hash needs 32 bytes, 1 remain (at 1)');
    expect(() => CLValue.fromBytes(hexToBytes('0000000003ff'))).toThrow('1 bytes are left over (at 5)');
  });
});
