/** Arbitraries of values: all of a type, limits often, and small counterexamples. */
import { describe, expect, jest, test } from '@jest/globals';
import { KEY_TAGS, PublicKey, TEST_ACCOUNTS, type TestAccount, URef } from 'casper-engine-test-support';
import {
  accessRights,
  accountHash,
  clType,
  clValue,
  entityAddr,
  hash,
  i32,
  i64,
  key,
  publicKey,
  testAccount,
  text,
  u8,
  u32,
  u64,
  u128,
  u256,
  u512,
  uref,
} from 'casper-engine-test-support/arbitraries';
import fc from 'fast-check';
import { CLType, clTypeChildren, clTypeEquals, clTypeFromBytes, clTypeToBytes } from '../../../src/types/clType';
import { CLValue } from '../../../src/types/clValue';
import { Key } from '../../../src/types/key';

const numRuns = Number(process.env.FC_NUM_RUNS ?? 300);
const sample = <T>(arbitrary: fc.Arbitrary<T>, count = numRuns): T[] =>
  fc.sample(arbitrary, { numRuns: count, seed: 7 });

const BIG: readonly (readonly [
  string,
  (limits?: { min?: bigint; max?: bigint }) => fc.Arbitrary<bigint>,
  bigint,
  bigint,
])[] = [
  ['u64', u64, 0n, 2n ** 64n - 1n],
  ['i64', i64, -(2n ** 63n), 2n ** 63n - 1n],
  ['u128', u128, 0n, 2n ** 128n - 1n],
  ['u256', u256, 0n, 2n ** 256n - 1n],
  ['u512', u512, 0n, 2n ** 512n - 1n],
];
const SMALL: readonly (readonly [
  string,
  (limits?: { min?: number; max?: number }) => fc.Arbitrary<number>,
  number,
  number,
])[] = [
  ['u8', u8, 0, 255],
  ['u32', u32, 0, 2 ** 32 - 1],
  ['i32', i32, -(2 ** 31), 2 ** 31 - 1],
];

describe('numbers', () => {
  test.each([...BIG, ...SMALL])('%s: inside its limits, which come often', (_, arbitrary, min, max) => {
    const values = sample(arbitrary() as fc.Arbitrary<number | bigint>, 400);
    expect(values.every((value) => value >= min && value <= max)).toBe(true);
    for (const limit of [min, max]) expect(values.filter((value) => value === limit).length).toBeGreaterThan(2);
    expect(new Set(values).size).toBeGreaterThan(20);
  });

  test('limits of your own', () => {
    const values = sample(u512({ min: 10n, max: 20n }));
    expect([...new Set(values)].sort()).toEqual(Array.from({ length: 11 }, (_, index) => BigInt(index + 10)));
    expect(() => u8({ max: 256 })).toThrow('The limits of a u8 lie from 0 to 255, the lower one first: got 0 to 256.');
    expect(() => u64({ min: 5n, max: 4n })).toThrow('got 5 to 4');
  });

  test.each([
    [u512(), 1000n],
    [u64({ min: 10n }), 1000n],
  ])('a counterexample becomes small, also one that began as a limit', (arbitrary, smallest) => {
    for (let seed = 0; seed < 20; seed++) {
      const { counterexample } = fc.check(
        fc.property(arbitrary, (value) => value < smallest),
        { seed },
      );
      expect(counterexample).toEqual([smallest]);
    }
  });
});

describe('addresses', () => {
  test('keys of every variant, which come back from their bytes', () => {
    const keys = sample(key(), 2000);
    expect(new Set(keys.map((each) => each.variant)).size).toBe(Object.keys(KEY_TAGS).length);
    for (const each of keys) expect(Key.fromBytes(each.toBytes()).compare(each)).toBe(0);
  });

  test('keys of some variants', () => {
    const keys = sample(key({ variants: ['Hash', 'Account'] }));
    expect([...new Set(keys.map((each) => each.variant))].sort()).toEqual(['Account', 'Hash']);
    expect(() => key({ variants: ['Hash', 'Nothing' as 'Hash'] })).toThrow('Expected variants of Key, got "Nothing".');
    expect(() => key({ variants: [] })).toThrow('Expected variants of Key, got none.');
  });

  test('public keys are points of their curves', () => {
    const keys = sample(publicKey(), 100);
    expect([...new Set(keys.map((each) => each.algorithm))].sort()).toEqual(['ed25519', 'secp256k1']);
    // Reading refuses what is no point.
    for (const each of keys) expect(PublicKey.fromBytes(each.toBytes()).toHex()).toBe(each.toHex());
    const known = Object.values(TEST_ACCOUNTS).map((account) => account.publicKey.toHex());
    expect(keys.some((each) => known.includes(each.toHex()))).toBe(true);
    expect(sample(publicKey({ algorithms: ['system'] }), 1)[0]?.toHex()).toBe('00');
  });

  test('URefs with any rights', () => {
    const urefs = sample(uref());
    expect(new Set(urefs.map((each) => each.accessRights)).size).toBe(8);
    for (const each of urefs) expect(URef.fromFormattedString(each.toFormattedString())).toEqual(each);
    expect(new Set(sample(accessRights())).size).toBe(8);
  });

  test('people', () => {
    expect(new Set(sample(testAccount())).size).toBe(Object.keys(TEST_ACCOUNTS).length);
    expect(new Set(sample(testAccount('alice', 'bob')).map((account) => account.name))).toEqual(
      new Set(['alice', 'bob']),
    );
    const { counterexample } = fc.check(
      fc.property(testAccount(), () => false),
      { seed: 1 },
    );
    expect((counterexample![0] as TestAccount).name).toBe('alice');
  });

  test('hashes, account hashes, entities', () => {
    expect(sample(hash()).every((bytes) => bytes.length === 32)).toBe(true);
    expect(sample(accountHash()).every((each) => each.bytes.length === 32)).toBe(true);
    expect(new Set(sample(entityAddr()).map((each) => each.kind)).size).toBe(3);
  });
});

describe('types and values', () => {
  test('types of every kind, not deeper than asked', () => {
    const depthOf = (type: CLType): number => Math.max(0, ...clTypeChildren(type).map((child) => 1 + depthOf(child)));
    const types = sample(clType(), 2000);
    expect(new Set(types.map((type) => type._tag)).size).toBe(22);
    expect(Math.max(...types.map(depthOf))).toBe(3);
    expect(Math.max(...sample(clType({ maxDepth: 0 })).map(depthOf))).toBe(0);
    for (const type of types) expect(clTypeEquals(clTypeFromBytes(clTypeToBytes(type)), type)).toBe(true);
  });

  test('a value is of its type', () => {
    const typed = clType().chain((type) => clValue(type).map((value) => ({ type, value })));
    fc.assert(
      fc.property(typed, ({ type, value }) => {
        expect(clTypeEquals(value.clType, type)).toBe(true);
        expect(CLValue.fromBytes(value.toBytes()).equals(value)).toBe(true);
        value.decode();
      }),
      { numRuns },
    );
  });

  test('lists, maps, texts and options are often empty', () => {
    const lists = sample(clValue(CLType.list(CLType.String))).map(
      (value) => (value.decode() as readonly string[]).length,
    );
    expect(lists.filter((length) => length === 0).length).toBeGreaterThan(20);
    expect(Math.max(...lists)).toBeGreaterThan(5);
    expect(sample(text()).filter((each) => each === '').length).toBeGreaterThan(3);
    const options = sample(clValue(CLType.option(CLType.U8))).map((value) => (value.decode() as { _tag: string })._tag);
    expect(options.filter((tag) => tag === 'None').length).toBeGreaterThan(50);
    const maps = sample(clValue(CLType.map(CLType.U8, CLType.Unit))).map(
      (value) => (value.decode() as Map<number, unknown>).size,
    );
    expect(maps).toContain(0);
  });

  test('bytes of no type, byte arrays of a length', () => {
    expect(sample(clValue(CLType.Any)).every((value) => value.clType._tag === 'Any')).toBe(true);
    expect(sample(clValue(CLType.byteArray(33))).every((value) => value.bytes.length === 33)).toBe(true);
  });
});

test('without fast-check it is said what to install', () => {
  jest.isolateModules(() => {
    jest.doMock('fast-check', () => {
      throw Object.assign(new Error("Cannot find module 'fast-check'"), { code: 'MODULE_NOT_FOUND' });
    });
    expect(() => require('../../../src/arbitraries/index')).toThrow(
      /need the package fast-check[\s\S]*npm install --save-dev fast-check@4/,
    );
  });
});
