/** The cases of `runtime/utils.rs`, and shapes that are left alone. */
import { describe, expect, test } from '@jest/globals';
import { attenuateUrefInArgs, extractUrefs } from '../../../src/runtime/rewriteUrefs';
import { AccessRights } from '../../../src/types/accessRights';
import { CLType } from '../../../src/types/clType';
import { CLValue } from '../../../src/types/clValue';
import { Key } from '../../../src/types/key';
import { PublicKey } from '../../../src/types/publicKey';
import { RuntimeArgs } from '../../../src/types/runtimeArgs';
import { URef } from '../../../src/types/uref';

const uref = (n: number, rights: AccessRights = AccessRights.READ_ADD_WRITE): URef =>
  URef.create(new Uint8Array(32).fill(n), rights);
const value = (n: number): CLValue => CLValue.uref(uref(n));
const key = (n: number): CLValue => CLValue.key(Key.uref(uref(n)));
const hashKey = CLValue.key(Key.hash(new Uint8Array(32)));
const publicKey = CLValue.publicKey(PublicKey.fromHex(`01${'2a'.repeat(32)}`));
const text = CLValue.string('text');

const CASES: readonly (readonly [name: string, value: CLValue, urefs: readonly number[]])[] = [
  ['URef', value(1), [1]],
  ['Key of a URef', key(1), [1]],
  ['Key of another kind', hashKey, []],
  ['Some(URef)', CLValue.option(value(1)), [1]],
  ['None', CLValue.option(undefined, CLType.URef), []],
  ['Some(Key)', CLValue.option(key(1)), [1]],
  ['List of URefs', CLValue.list([value(2), value(1), value(3)]), [2, 1, 3]],
  ['List of Keys', CLValue.list([key(3), hashKey, key(2)]), [3, 2]],
  ['Ok(Key)', CLValue.result({ ok: key(1), errType: CLType.String }), [1]],
  ['Err(URef)', CLValue.result({ err: value(1), okType: CLType.String }), [1]],
  ['Ok beside URef', CLValue.result({ ok: text, errType: CLType.URef }), []],
  ['Map of URefs to numbers', CLValue.map([[value(2), CLValue.u512(1)], [value(1), CLValue.u512(1)]]), [1, 2]],
  ['Map of strings to URefs', CLValue.map([[text, value(1)]]), [1]],
  ['Map of URefs to Keys', CLValue.map([[value(1), key(2)], [value(3), hashKey]]), [1, 2, 3]],
  ['Map of Keys to URefs', CLValue.map([[key(1), value(2)]]), [1, 2]],
  ['Map of Keys to Keys', CLValue.map([[key(1), key(2)]]), [1, 2]],
  ['Map of public keys to URefs', CLValue.map([[publicKey, value(43)]]), [43]],
  ['Map of public keys to Keys', CLValue.map([[publicKey, key(43)]]), [43]],
  ['(URef,)', CLValue.tuple1(value(1)), [1]],
  ['(URef, I32)', CLValue.tuple2(value(1), CLValue.i32(1)), [1]],
  ['(I32, Key)', CLValue.tuple2(CLValue.i32(1), key(1)), [1]],
  ['(URef, Key)', CLValue.tuple2(value(1), key(2)), [1, 2]],
  ['three in a tuple, which nobody looks into', CLValue.tuple3(value(1), value(2), value(3)), []],
  ['an option in an option, which nobody looks into', CLValue.option(CLValue.option(value(1))), []],
  ['Unit', CLValue.unit(), []],
]; // biome-ignore format: a table

describe('URefs are found in', () => {
  test.each(CASES)('%s', (_, clValue, urefs) => {
    expect(extractUrefs(clValue)).toEqual(urefs.map((n) => uref(n)));
  });
});

test('rights are taken from one address and no other', () => {
  const args = RuntimeArgs.from([
    { name: 'uref1', value: value(1) },
    { name: 'uref2', value: CLValue.option(value(1)) },
    { name: 'uref3', value: CLValue.list([value(2), value(1), value(3)]) },
    { name: 'uref4', value: CLValue.list([key(3), key(2), key(1)]) },
  ]);
  const weak = uref(1, AccessRights.READ_ADD);
  const expected = [
    CLValue.uref(weak),
    CLValue.option(CLValue.uref(weak)),
    CLValue.list([value(2), CLValue.uref(weak), value(3)]),
    CLValue.list([key(3), key(2), CLValue.key(Key.uref(weak))]),
  ];
  const attenuated = attenuateUrefInArgs(args, uref(1).addr, AccessRights.WRITE);
  expect(attenuated.entries.map((entry) => entry.name)).toEqual(['uref1', 'uref2', 'uref3', 'uref4']);
  expect(attenuated.entries.map((entry) => entry.value)).toEqual(expected);
});

test('arguments without URefs stay the same object', () => {
  const args = RuntimeArgs.from([{ name: 'text', value: text }]);
  expect(attenuateUrefInArgs(args, uref(1).addr, AccessRights.WRITE)).toBe(args);
});

test('bytes that do not fit their type are refused', () => {
  const broken = CLValue.fromComponents(CLType.URef, new Uint8Array(5));
  expect(() => extractUrefs(broken)).toThrow(expect.objectContaining({ _tag: 'CLValue' }));
});
