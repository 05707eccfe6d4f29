import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isBytesError } from '../../../src/bytes/bytesError';
import { bytesToHex } from '../../../src/bytes/hex';
import { AccountHash } from '../../../src/types/accountHash';
import type { BidAddr } from '../../../src/types/bidAddr';
import { CLType, clTypeEquals, clTypeFromBytes, clTypeToBytes } from '../../../src/types/clType';
import { CLValue } from '../../../src/types/clValue';
import { EntityAddr } from '../../../src/types/entityAddr';
import { Key } from '../../../src/types/key';
import { BALANCE_HOLD_KINDS, BLOCK_GLOBALS } from '../../../src/types/keyPayload';
import { namedKeysFromBytes, namedKeysToBytes } from '../../../src/types/namedKeys';
import { PublicKey } from '../../../src/types/publicKey';
import { RuntimeArgs } from '../../../src/types/runtimeArgs';
import { SecretKey } from '../../../src/types/secretKey';
import { Signature, verifySignature } from '../../../src/types/signature';
import { URef } from '../../../src/types/uref';

const numRuns = Number(process.env.FC_NUM_RUNS ?? 200);

const hash: fc.Arbitrary<Uint8Array> = fc.uint8Array({ minLength: 32, maxLength: 32 });
const accountHash = hash.map(AccountHash.fromBytes);
const uref = fc.tuple(hash, fc.integer({ min: 0, max: 7 })).map(([addr, rights]) => URef.create(addr, rights));
const entity = fc
  .tuple(fc.constantFrom('System' as const, 'Account' as const, 'SmartContract' as const), hash)
  .map(([kind, addr]) => EntityAddr.create(kind, addr));
const u64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const u32 = fc.integer({ min: 0, max: 0xffff_ffff });

const bidAddr: fc.Arbitrary<BidAddr> = fc.oneof(
  fc.record({
    _tag: fc.constantFrom('Unified' as const, 'Validator' as const, 'ValidatorRev' as const),
    validator: accountHash,
  }),
  fc.record({
    _tag: fc.constantFrom('DelegatedAccount' as const, 'ReservedDelegationAccount' as const),
    validator: accountHash,
    delegator: accountHash,
  }),
  fc.record({
    _tag: fc.constantFrom('DelegatedPurse' as const, 'ReservedDelegationPurse' as const),
    validator: accountHash,
    delegator: hash,
  }),
  fc.record({ _tag: fc.constant('Credit' as const), validator: accountHash, eraId: u64 }),
  fc.record({ _tag: fc.constant('UnbondAccount' as const), validator: accountHash, unbonder: accountHash }),
  fc.record({ _tag: fc.constant('UnbondPurse' as const), validator: accountHash, unbonder: hash }),
);

const key: fc.Arbitrary<Key> = fc.oneof(
  accountHash.map(Key.account),
  hash.map(Key.hash),
  uref.map(Key.uref),
  hash.map(Key.transfer),
  hash.map(Key.deployInfo),
  u64.map(Key.eraInfo),
  hash.map(Key.balance),
  accountHash.map(Key.bid),
  accountHash.map(Key.withdraw),
  hash.map(Key.dictionary),
  accountHash.map(Key.unbond),
  fc.constantFrom(Key.systemEntityRegistry(), Key.eraSummary(), Key.chainspecRegistry(), Key.checksumRegistry()),
  bidAddr.map(Key.bidAddr),
  hash.map(Key.smartContract),
  entity.map(Key.addressableEntity),
  hash.map((addr) => Key.byteCode({ _tag: 'V1CasperWasm', addr })),
  fc.tuple(entity, hash, u32).map(([addr, topic, index]) => Key.message(addr, topic, index)),
  fc.tuple(entity, hash).map(([addr, topic]) => Key.messageTopic(addr, topic)),
  fc.tuple(entity, hash).map(([addr, name]) => Key.namedKey(addr, name)),
  fc.tuple(entity, hash).map(([addr, name]) => Key.entryPoint(addr, name)),
  fc.constantFrom(...BLOCK_GLOBALS).map(Key.blockGlobal),
  fc
    .tuple(fc.constantFrom(...BALANCE_HOLD_KINDS), hash, u64)
    .map(([kind, purse, time]) => Key.balanceHold(kind, purse, time)),
  entity.map(Key.state),
);

const publicKey = fc
  .tuple(fc.constantFrom('ed25519' as const, 'secp256k1' as const), fc.integer({ min: 1, max: 20 }))
  .map(([algorithm, fill]) => SecretKey.fromHex(fill.toString(16).padStart(64, '0'), algorithm).publicKey());

const simple: fc.Arbitrary<CLValue> = fc.oneof(
  fc.boolean().map(CLValue.bool),
  fc.integer().map(CLValue.i32),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(CLValue.i64),
  fc.integer({ min: 0, max: 255 }).map(CLValue.u8),
  u32.map(CLValue.u32),
  u64.map(CLValue.u64),
  fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }).map(CLValue.u128),
  fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }).map(CLValue.u256),
  fc.bigInt({ min: 0n, max: 2n ** 512n - 1n }).map(CLValue.u512),
  fc.constant(CLValue.unit()),
  fc.string({ unit: 'binary' }).map(CLValue.string),
  key.map(CLValue.key),
  uref.map(CLValue.uref),
  publicKey.map(CLValue.publicKey),
  fc.uint8Array({ maxLength: 40 }).map(CLValue.byteArray),
  fc.uint8Array({ maxLength: 40 }).map(CLValue.byteList),
);

/** Values nested some levels deep; the elements of a list are one value several times. */
const clValue: fc.Arbitrary<CLValue> = fc.letrec<{ value: CLValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    simple,
    tie('value').map((value) => CLValue.option(value)),
    tie('value').map((value) => CLValue.option(undefined, value.clType)),
    fc
      .tuple(tie('value'), fc.nat({ max: 4 }))
      .map(([value, count]) => CLValue.list(Array(count).fill(value), value.clType)),
    fc.tuple(tie('value'), tie('value')).map(([left, right]) => CLValue.tuple2(left, right)),
    fc.tuple(tie('value'), tie('value'), tie('value')).map(([a, b, c]) => CLValue.tuple3(a, b, c)),
    tie('value').map((value) => CLValue.tuple1(value)),
    fc.tuple(tie('value'), tie('value')).map(([left, right]) => CLValue.map([[left, right]])),
    fc.tuple(tie('value'), tie('value')).map(([ok, err]) => CLValue.result({ ok, errType: err.clType })),
    fc.tuple(tie('value'), tie('value')).map(([ok, err]) => CLValue.result({ err, okType: ok.clType })),
  ),
})).value;

const args: fc.Arbitrary<RuntimeArgs> = fc
  .array(fc.record({ name: fc.string(), value: clValue }), { maxLength: 5 })
  .map(RuntimeArgs.fromEntries);

/** Round trip, and the same bytes each time. */
function check<T>(
  values: fc.Arbitrary<T>,
  toBytes: (value: T) => Uint8Array,
  fromBytes: (bytes: Uint8Array) => T,
): void {
  fc.assert(
    fc.property(values, (value) => {
      const bytes = toBytes(value);
      expect(toBytes(value)).toEqual(bytes);
      expect(bytesToHex(toBytes(fromBytes(bytes)))).toBe(bytesToHex(bytes));
    }),
    { numRuns },
  );
}

/** Altered, cut and foreign bytes give a value or a BytesError. */
function checkHostile<T>(
  values: fc.Arbitrary<T>,
  toBytes: (value: T) => Uint8Array,
  fromBytes: (bytes: Uint8Array) => T,
): void {
  const altered = fc
    .tuple(values.map(toBytes), fc.nat(), fc.nat({ max: 255 }), fc.nat())
    .map(([bytes, at, byte, cut]) => {
      const copy = Uint8Array.from(bytes);
      if (copy.length > 0) {
        copy[at % copy.length] = byte;
      }
      return copy.subarray(0, copy.length - (cut % 3));
    });
  fc.assert(
    fc.property(fc.oneof(altered, fc.uint8Array({ maxLength: 100 })), (bytes) => {
      let value: T;
      try {
        value = fromBytes(bytes);
      } catch (error) {
        expect(isBytesError(error)).toBe(true);
        expect((error as { offset: number }).offset).toBeLessThanOrEqual(bytes.length);
        return;
      }
      expect(bytesToHex(toBytes(fromBytes(toBytes(value))))).toBe(bytesToHex(toBytes(value)));
    }),
    { numRuns },
  );
}

const CODECS: { [name: string]: () => [fc.Arbitrary<unknown>, (v: never) => Uint8Array, (b: Uint8Array) => unknown] } =
  {
    Key: () => [key, (value: Key) => value.toBytes(), Key.fromBytes],
    URef: () => [uref, (value: URef) => value.toBytes(), URef.fromBytes],
    EntityAddr: () => [entity, (value: EntityAddr) => value.toBytes(), EntityAddr.fromBytes],
    PublicKey: () => [publicKey, (value: PublicKey) => value.toBytes(), PublicKey.fromBytes],
    CLType: () => [clValue.map((value) => value.clType), clTypeToBytes as (v: never) => Uint8Array, clTypeFromBytes],
    CLValue: () => [clValue, (value: CLValue) => value.toBytes(), CLValue.fromBytes],
    RuntimeArgs: () => [args, (value: RuntimeArgs) => value.toBytes(), RuntimeArgs.fromBytes],
    NamedKeys: () => [
      fc.array(fc.tuple(fc.string({ unit: 'binary' }), key)).map((entries) => new Map(entries)),
      namedKeysToBytes as (v: never) => Uint8Array,
      namedKeysFromBytes,
    ],
  };

describe.each(Object.keys(CODECS))('%s', (name) => {
  const [values, toBytes, fromBytes] = CODECS[name]!();
  const encode = toBytes as (value: unknown) => Uint8Array;

  test('round trip', () => check(values, encode, fromBytes));

  test('hostile bytes', () => checkHostile(values, encode, fromBytes));
});

describe('values', () => {
  test('keys come back from their text', () => {
    fc.assert(
      fc.property(key, (value) => {
        const text = value.toFormattedString();
        expect(Key.fromFormattedString(text).id).toBe(value.id);
        expect(value.display()).toMatch(/^Key::/);
        expect(value.normalize().normalize().id).toBe(value.normalize().id);
      }),
      { numRuns },
    );
  });

  test('any text is a key or refused with BytesError', () => {
    const altered = fc.tuple(key, fc.nat(), fc.string({ maxLength: 2 })).map(([value, at, text]) => {
      const formatted = value.toFormattedString();
      const index = at % formatted.length;
      return formatted.slice(0, index) + text + formatted.slice(index + 1);
    });
    fc.assert(
      fc.property(fc.oneof(altered, fc.string()), (text) => {
        try {
          const value = Key.fromFormattedString(text);
          expect(Key.fromFormattedString(value.toFormattedString()).id).toBe(value.id);
        } catch (error) {
          expect(isBytesError(error)).toBe(true);
          expect((error as { offset: number }).offset).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns },
    );
  });

  test('the order of keys is an order', () => {
    fc.assert(
      fc.property(key, key, key, (a, b, c) => {
        expect(Math.sign(a.compare(b))).toBe(-Math.sign(b.compare(a)) + 0);
        expect(a.compare(a)).toBe(0);
        const [first, second, third] = [a, b, c].sort((left, right) => left.compare(right)) as [Key, Key, Key];
        expect(first.compare(second)).toBeLessThanOrEqual(0);
        expect(second.compare(third)).toBeLessThanOrEqual(0);
        expect(first.compare(third)).toBeLessThanOrEqual(0);
      }),
      { numRuns },
    );
  });

  test('made values decode', () => {
    fc.assert(
      fc.property(clValue, (value) => {
        expect(() => value.decode()).not.toThrow();
        expect(value.serializedLength()).toBe(value.toBytes().length);
        expect(value.equals(CLValue.fromBytes(value.toBytes()))).toBe(true);
      }),
      { numRuns },
    );
  });

  test('any bytes under any type decode or are refused with BytesError', () => {
    fc.assert(
      fc.property(clValue, fc.uint8Array({ maxLength: 50 }), ({ clType }, bytes) => {
        try {
          CLValue.fromComponents(clType, bytes).decode();
        } catch (error) {
          expect(isBytesError(error)).toBe(true);
        }
      }),
      { numRuns },
    );
  });

  test('types are equal when their bytes are', () => {
    fc.assert(
      fc.property(clValue, clValue, (left, right) => {
        const same = bytesToHex(clTypeToBytes(left.clType)) === bytesToHex(clTypeToBytes(right.clType));
        expect(clTypeEquals(left.clType, right.clType)).toBe(same);
        expect(clTypeEquals(CLType.list(left.clType), CLType.option(left.clType))).toBe(false);
      }),
      { numRuns },
    );
  });

  test('what is signed verifies, and nothing else', () => {
    const secret = fc
      .tuple(fc.constantFrom('ed25519' as const, 'secp256k1' as const), fc.uint8Array({ minLength: 31, maxLength: 31 }))
      .map(([algorithm, bytes]) => SecretKey.fromHex(`01${bytesToHex(bytes)}`, algorithm));
    fc.assert(
      fc.property(secret, fc.uint8Array(), fc.nat({ max: 511 }), (signer, message, bit) => {
        const signature = signer.sign(message);
        expect(verifySignature(message, signature, signer.publicKey())).toBe(true);
        const bytes = signature.toBytes();
        bytes[1 + (bit >> 3)]! ^= 1 << (bit & 7);
        let altered: Signature;
        try {
          altered = Signature.fromBytes(bytes);
        } catch (error) {
          expect(isBytesError(error)).toBe(true);
          return;
        }
        expect(verifySignature(message, altered, signer.publicKey())).toBe(false);
      }),
      { numRuns: Math.min(numRuns, 50) },
    );
  });
});
