import { describe, expect, test } from '@jest/globals';
import * as sdk from 'casper-js-sdk';
import { none, some } from 'fp-ts/Option';
import '../../../matchers/setup';
import {
  AccessRights,
  CLValue,
  EntityAddr,
  Key,
  PublicKey,
  runtimeArgs,
  SecretKey,
  TEST_ACCOUNTS,
  URef,
} from '../../../src/index';
import { counter, purse, stranger } from './accounts';
import { messageOf } from './messages';

const { alice, bob } = TEST_ACCOUNTS;
const copy = (key: Key): Key => Key.fromBytes(key.toBytes());

describe('values of one type', () => {
  test('a Key that remembers its hash equals one that does not', () => {
    const used = copy(counter);
    expect(used.id).toHaveLength(33);
    expect(used).toEqual(copy(counter));
    expect(used).toStrictEqual(copy(counter));
    expect({ owners: [used] }).toEqual({ owners: [copy(counter)] });
    expect(used).not.toEqual(Key.account(stranger));
  });

  test('a public key that remembers its account hash equals one that does not', () => {
    const key = PublicKey.fromHex(alice.publicKey.toHex());
    key.toAccountHash();
    expect(key).toStrictEqual(PublicKey.fromHex(alice.publicKey.toHex()));
    expect(key).not.toEqual(bob.publicKey);
  });

  test('a URef counts with its rights', () => {
    expect(purse).toEqual(URef.fromBytes(purse.toBytes()));
    expect(purse).not.toEqual(purse.withAccessRights(AccessRights.READ));
  });

  test('a CLValue counts with its type', () => {
    expect(CLValue.u64(5n)).toEqual(CLValue.u64(5));
    expect(CLValue.u128(5n)).not.toEqual(CLValue.u512(5n));
    expect(CLValue.u512(5n)).not.toEqual(5n);
  });

  test('secret keys are told apart', () => {
    const bytes = new Uint8Array(32).fill(1);
    expect(SecretKey.ed25519(bytes)).toEqual(SecretKey.ed25519(bytes));
    expect(alice.secretKey).not.toEqual(bob.secretKey);
    expect(SecretKey.ed25519(bytes)).not.toEqual(SecretKey.secp256k1(bytes));
  });

  test('arguments', () => {
    expect(runtimeArgs({ to: alice })).toEqual(runtimeArgs({ to: alice.accountHash }));
    expect(runtimeArgs({ to: alice })).not.toEqual(runtimeArgs({ to: bob }));
  });
});

describe('what is written the same is the same', () => {
  test('with toEqual', () => {
    expect(Key.uref(purse)).toEqual(purse);
    expect(purse).toEqual(Key.uref(purse));
    expect(Key.account(stranger)).toEqual(stranger);
    expect(Key.addressableEntity(EntityAddr.account(stranger.bytes))).toEqual(EntityAddr.account(stranger.bytes));
    expect({ key: counter }).toEqual({ key: counter.toFormattedString() });
    expect(alice.publicKey.toHex()).toEqual(alice.publicKey);
    expect(Key.uref(purse)).not.toEqual(purse.removeAccessRights());
    expect(counter).not.toEqual('hash-44');
    expect(alice.publicKey).not.toEqual(alice.accountHash);
  });

  test('not with toStrictEqual', () => {
    expect(Key.uref(purse)).not.toStrictEqual(purse);
    expect(counter).not.toStrictEqual(counter.toFormattedString());
  });

  test('an Option is not what it carries', () => {
    expect(some(counter)).toEqual(some(copy(counter)));
    expect(some(counter)).not.toEqual(counter);
    expect(counter).not.toEqual(some(counter));
    expect(none).not.toEqual(some(counter));
  });
});

describe('casper-js-sdk', () => {
  const sdkKey = sdk.PublicKey.fromHex(alice.publicKey.toHex());

  test('its objects equal ours, in either order and nested', () => {
    expect(sdkKey).toEqual(alice.publicKey);
    expect(alice.publicKey).toEqual(sdkKey);
    expect(sdkKey.accountHash()).toEqual(alice.accountHash);
    expect(sdk.Key.newKey(counter.toFormattedString())).toEqual(counter);
    expect(sdk.URef.fromString(purse.toFormattedString())).toEqual(purse);
    expect([some(alice.publicKey)]).toEqual([some(sdkKey)]);
    expect(new Map([['counter', counter]])).toEqual(new Map([['counter', sdk.Key.newKey(String(counter))]]));
    expect(sdk.PublicKey.fromHex(bob.publicKey.toHex())).not.toEqual(alice.publicKey);
    expect(alice.publicKey).not.toStrictEqual(sdkKey);
    expect(sdkKey).toStrictEqual(sdk.PublicKey.fromHex(alice.publicKey.toHex()));
  });

  test('its CLValues equal ours of the same type', () => {
    expect(sdk.CLValue.newCLUInt512(5)).toEqual(CLValue.u512(5));
    expect(CLValue.string('ü')).toEqual(sdk.CLValue.newCLString('ü'));
    expect(sdk.CLValue.newCLUInt256(5)).not.toEqual(CLValue.u512(5));
    expect(sdk.Args.fromMap({ n: sdk.CLValue.newCLUint64(5) })).toEqual(runtimeArgs({ n: CLValue.u64(5) }));
  });

  test('its numbers equal bigints and integers', () => {
    const number = sdk.CLValue.newCLUInt512('123456789012345678901').ui512;
    expect(number).toEqual(123_456_789_012_345_678_901n);
    expect({ amount: 123_456_789_012_345_678_901n }).toEqual({ amount: number?.getValue() });
    expect(sdk.CLValue.newCLInt64(-5).i64).toEqual(-5n);
    expect(sdk.CLValue.newCLUInt32(5).ui32).toEqual(5);
    expect(number).not.toEqual(5n);
    expect(number).not.toStrictEqual(123_456_789_012_345_678_901n);
    // As in JavaScript.
    expect(5).not.toEqual(5n);
  });
});

describe('bytes', () => {
  test('a Buffer equals a Uint8Array; a strict comparison asks for the class', () => {
    expect(Buffer.from([1, 2])).toEqual(Uint8Array.of(1, 2));
    expect(Buffer.from([1, 2])).not.toEqual(Uint8Array.of(1, 3));
    expect(Buffer.from([1, 2])).not.toEqual(Uint8Array.of(1));
    expect(Buffer.from([1, 2])).not.toStrictEqual(Uint8Array.of(1, 2));
    expect(Uint8Array.of(1, 2)).toStrictEqual(Uint8Array.of(1, 2));
    expect(Uint8Array.of(1, 2)).not.toEqual([1, 2]);
  });
});

describe('other expectations of Jest', () => {
  test('use them too', () => {
    expect([counter, purse]).toContainEqual(copy(counter));
    expect({ a: 1, key: counter }).toMatchObject({ key: counter.toFormattedString() });
    expect({ key: counter }).toHaveProperty('key', copy(counter));
    expect([counter, 5n]).toEqual([expect.key('hash'), expect.any(BigInt)]);
    expect(new Set([counter])).toEqual(new Set([copy(counter)]));
  });
});

test('messages', () => {
  expect(messageOf(() => expect({ owner: counter }).toEqual({ owner: Key.uref(purse) }))).toMatchSnapshot('keys');
  expect(messageOf(() => expect(counter).toStrictEqual(String(counter)))).toMatchSnapshot('strict');
  expect(messageOf(() => expect(CLValue.u64(5)).toEqual(CLValue.u64(6)))).toMatchSnapshot('CLValue');
  expect(
    messageOf(() => expect(alice.publicKey).toEqual(sdk.PublicKey.fromHex(bob.publicKey.toHex()))),
  ).toMatchSnapshot('casper-js-sdk');
  expect(messageOf(() => expect({ amount: 5n }).toEqual({ amount: 6n }))).toMatchSnapshot('bigints');
});
