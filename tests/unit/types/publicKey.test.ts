import { ECDH } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { AccountHash } from '../../../src/types/accountHash';
import { PublicKey } from '../../../src/types/publicKey';
import { SecretKey } from '../../../src/types/secretKey';
import { typesVectors } from './typesVectors';

describe('PublicKey', () => {
  test.each(typesVectors.keyPairs)('$public', (vector) => {
    const key = PublicKey.fromHex(vector.public);
    expect(key.toHex()).toBe(vector.public);
    expect(key.algorithm).toBe(vector.algorithm);
    expect(bytesToHex(key.toBytes())).toBe(vector.publicBytes);
    expect(PublicKey.fromBytes(hexToBytes(vector.publicBytes)).equals(key)).toBe(true);
    expect(key.toChecksummedHex()).toBe(vector.publicChecksummed);
    expect(PublicKey.fromHex(vector.publicChecksummed).equals(key)).toBe(true);
    expect(key.toPem()).toBe(vector.publicPem);
    expect(PublicKey.fromPem(vector.publicPem).equals(key)).toBe(true);
    expect(PublicKey.fromPem(vector.publicPem.replaceAll('\r\n', '\n')).equals(key)).toBe(true);
    expect(key.toAccountHash().toFormattedString()).toBe(vector.accountHash);
    expect(key.toAccountHash()).toBe(key.toAccountHash());
    expect(AccountHash.fromPublicKey(key).toHex()).toBe(vector.accountHash.slice('account-hash-'.length));
    expect(key.display()).toBe(vector.display);
    expect(`${key}`).toBe(vector.public);
  });

  test.each(typesVectors.publicKeyBytes)('bytes $bytes', ({ bytes, outcome, fromHex }) => {
    if (typeof outcome === 'string') {
      expect(bytesToHex(PublicKey.fromBytes(hexToBytes(bytes)).toBytes())).toBe(outcome);
    } else {
      expect(() => PublicKey.fromBytes(hexToBytes(bytes))).toThrow(expect.objectContaining({ code: outcome.error }));
    }
    if (fromHex === null) {
      expect(() => PublicKey.fromHex(bytes)).toThrow(expect.objectContaining({ _tag: 'BytesError' }));
    } else {
      expect(PublicKey.fromHex(bytes).toHex()).toBe(fromHex);
    }
  });

  test('the vectors have points that are and are not on the curve', () => {
    const outcomes = typesVectors.publicKeyBytes.filter(
      ({ bytes }) => bytes.startsWith('01') || bytes.startsWith('02'),
    );
    expect(outcomes.filter(({ outcome }) => typeof outcome === 'string').length).toBeGreaterThan(20);
    expect(outcomes.filter(({ outcome }) => typeof outcome !== 'string').length).toBeGreaterThan(20);
  });

  test('the system key', () => {
    const key = PublicKey.system();
    expect(key.toHex()).toBe('00');
    expect(PublicKey.fromHex('00').equals(key)).toBe(true);
    expect(key.toAccountHash().toFormattedString()).toBe(typesVectors.systemAccountHash);
    expect(() => key.toPem()).toThrow('the system key has no PEM form');
    expect(() => PublicKey.fromHex('0000')).toThrow('the system key has no bytes behind its tag');
  });

  test('order: algorithm, then bytes', () => {
    const keys = typesVectors.keyPairs.map((vector) => PublicKey.fromHex(vector.public));
    const sorted = [...keys].sort((left, right) => left.compare(right));
    expect(sorted.map((key) => key.toHex())).toEqual(keys.map((key) => key.toHex()).sort());
  });

  test('an uncompressed key is compressed', () => {
    const { public: hex } = typesVectors.keyPairs.find(({ algorithm }) => algorithm === 'secp256k1')!;
    const uncompressed = ECDH.convertKey(hex.slice(2), 'secp256k1', 'hex', 'hex', 'uncompressed') as string;
    expect(PublicKey.fromHex(`02${uncompressed}`).toHex()).toBe(hex);
    expect(() => PublicKey.fromHex(`02${uncompressed.slice(0, -2)}00`)).toThrow(/is not a secp256k1 public key/);
  });
});

describe('SecretKey', () => {
  test.each(typesVectors.keyPairs)('$algorithm $secret', (vector) => {
    const key = SecretKey.fromHex(vector.secret, vector.algorithm);
    expect(key.toHex()).toBe(vector.secret);
    expect(key.publicKey().toHex()).toBe(vector.public);
    expect(key.toPem()).toBe(vector.secretPem);
    for (const pem of [vector.secretPem, vector.secretPem.replaceAll('\r\n', '\n'), `comment\n${vector.secretPem}\n`]) {
      const read = SecretKey.fromPem(pem);
      expect([read.algorithm, read.toHex()]).toEqual([vector.algorithm, vector.secret]);
    }
  });

  test('keeps its secret in text', () => {
    const key = SecretKey.ed25519(new Uint8Array(32).fill(7));
    for (const text of [`${key}`, JSON.stringify({ key }), inspect(key, { showHidden: true, depth: 5 })]) {
      expect(text).toMatch(/ed25519/i);
      expect(text).not.toMatch(/0707|7, 7|<Buffer/);
    }
  });

  test('random keys are keys', () => {
    for (const algorithm of ['ed25519', 'secp256k1'] as const) {
      const key = SecretKey.generate(algorithm);
      expect(key.publicKey().algorithm).toBe(algorithm);
      expect(SecretKey.generate(algorithm).toHex()).not.toBe(key.toHex());
    }
  });

  test('refuses what is no secret key', () => {
    expect(() => SecretKey.ed25519(new Uint8Array(31))).toThrow('ed25519 secret key has 32 bytes, got 31');
    expect(() => SecretKey.secp256k1(new Uint8Array(32))).toThrow('not a secp256k1 secret key: out of range');
    expect(() => SecretKey.secp256k1(new Uint8Array(32).fill(255))).toThrow(/out of range/);
  });
});

describe('PEM', () => {
  const { secretPem, publicPem } = typesVectors.keyPairs[0]!;
  const second = typesVectors.keyPairs[1]!;

  test.each([
    ['nothing', ''],
    ['another document', publicPem],
    ['labels that differ', secretPem.replace('END PRIVATE', 'END EC PRIVATE')],
    ['a wrong label', secretPem.replaceAll('PRIVATE KEY', 'EC PRIVATE KEY')],
    ['a wrong label', second.secretPem.replaceAll('EC PRIVATE KEY', 'PRIVATE KEY')],
    ['no base64', secretPem.replace('MC', '!!')],
    ['cut base64', secretPem.replace(/.{4}\r\n-----END/, '\r\n-----END')],
    ['an empty document', '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----'],
  ])('a secret key is refused: %s', (_, pem) => {
    expect(() => SecretKey.fromPem(pem)).toThrow(expect.objectContaining({ _tag: 'BytesError' }));
  });

  test('a public key is refused where it is not one', () => {
    expect(() => PublicKey.fromPem(secretPem)).toThrow(expect.objectContaining({ _tag: 'BytesError' }));
    expect(() => PublicKey.fromPem(publicPem.replaceAll('PUBLIC KEY', 'KEY'))).toThrow(
      /expected -----BEGIN PUBLIC KEY-----/,
    );
  });

  test('every altered byte is refused or gives another key, never another error', () => {
    for (const { secretPem: pem } of typesVectors.keyPairs.slice(0, 2)) {
      const [, label, base64] = /BEGIN (.*?)-----\r\n(.*?)\r\n-----END/s.exec(pem)!;
      const der = Buffer.from(base64!, 'base64');
      for (let at = 0; at < der.length; at++) {
        for (const value of [0, 0x7f, 0x80, 0x81, 0x82, 0x84, 0xff]) {
          const altered = Buffer.from(der);
          altered[at] = value;
          const text = `-----BEGIN ${label}-----\n${altered.toString('base64')}\n-----END ${label}-----\n`;
          try {
            SecretKey.fromPem(text);
          } catch (error) {
            expect((error as { _tag?: string })._tag).toBe('BytesError');
          }
        }
      }
    }
  });
});
