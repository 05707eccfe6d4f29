import { describe, expect, test } from '@jest/globals';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { PublicKey } from '../../../src/types/publicKey';
import { SecretKey } from '../../../src/types/secretKey';
import { recoverSecp256k1, Signature, verifySignature } from '../../../src/types/signature';
import { typesVectors } from './typesVectors';

describe('Signature', () => {
  test.each(typesVectors.keyPairs)('$algorithm $secret signs as Rust does', (vector) => {
    const secret = SecretKey.fromHex(vector.secret, vector.algorithm);
    for (const { message, signature, bytes, display } of vector.signatures) {
      const made = secret.sign(hexToBytes(message));
      expect(made.toHex()).toBe(signature);
      expect(bytesToHex(made.toBytes())).toBe(bytes);
      expect(made.display()).toBe(display);
      expect(Signature.fromHex(signature).equals(made)).toBe(true);
      expect(Signature.fromBytes(hexToBytes(bytes)).equals(made)).toBe(true);
      expect(verifySignature(hexToBytes(message), made, secret.publicKey())).toBe(true);
    }
  });

  test.each(typesVectors.verifications)('$name: $outcome', ({ message, signature, public: key, outcome }) => {
    const attempt = (): boolean | string => {
      let signatureValue: Signature;
      try {
        signatureValue = Signature.fromBytes(hexToBytes(signature));
      } catch {
        return 'bad signature bytes';
      }
      try {
        return verifySignature(hexToBytes(message), signatureValue, PublicKey.fromBytes(hexToBytes(key)));
      } catch {
        return 'bad key bytes';
      }
    };
    expect(attempt()).toBe(outcome);
  });

  test('the vectors have what lax libraries accept', () => {
    const outcomes = (name: string): unknown[] =>
      typesVectors.verifications.filter((vector) => vector.name === name).map(({ outcome }) => outcome);
    expect(new Set(outcomes('s negated'))).toEqual(new Set([false]));
    expect(new Set(outcomes('small order'))).toEqual(new Set([false]));
    expect(new Set(outcomes('good'))).toEqual(new Set([true]));
  });

  test.each(typesVectors.recoveries)('recovery $id of $signature', ({ message, signature, id, public: key }) => {
    const recovered = recoverSecp256k1(hexToBytes(message), Signature.fromBytes(hexToBytes(signature)), id);
    expect(recovered?.toHex() ?? null).toBe(key);
  });

  test('only secp256k1 signatures recover', () => {
    const { signatures } = typesVectors.keyPairs.find(({ algorithm }) => algorithm === 'ed25519')!;
    const [{ message, signature }] = signatures as [(typeof signatures)[number]];
    expect(recoverSecp256k1(hexToBytes(message), Signature.fromHex(signature), 0)).toBeUndefined();
  });

  test('a key of another algorithm has not signed', () => {
    const [ed, secp] = [SecretKey.ed25519(new Uint8Array(32).fill(1)), SecretKey.secp256k1(new Uint8Array(32).fill(1))];
    const message = Uint8Array.of(1, 2, 3);
    expect(verifySignature(message, ed.sign(message), secp.publicKey())).toBe(false);
    expect(verifySignature(message, secp.sign(message), ed.publicKey())).toBe(false);
    expect(verifySignature(message, Signature.system(), PublicKey.system())).toBe(false);
    expect(Signature.fromHex('00').algorithm).toBe('system');
  });

  test('refuses what is no signature', () => {
    expect(() => Signature.ed25519(new Uint8Array(63))).toThrow('ed25519 signature cannot have 63 bytes');
    expect(() => Signature.fromHex(`03${'00'.repeat(64)}`)).toThrow(/signature tag is 0/);
    expect(() => Signature.secp256k1(new Uint8Array(64))).toThrow(/out of range/);
  });
});
