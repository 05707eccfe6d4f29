import { expect, test } from '@jest/globals';
import { Args, CLValue as SdkCLValue, PublicKey as SdkPublicKey } from 'casper-js-sdk';
import { runtimeArgs, toRuntimeArgs } from '../../../src/builder/runtimeArgs';
import { TEST_ACCOUNTS } from '../../../src/builder/testAccounts';
import { bytesToHex } from '../../../src/bytes/hex';
import { CLValue } from '../../../src/types/clValue';
import { Key } from '../../../src/types/key';
import { URef } from '../../../src/types/uref';

const { alice } = TEST_ACCOUNTS;
const uref = URef.fromFormattedString(`uref-${'33'.repeat(32)}-007`);
const hash = '44'.repeat(32);

test.each([
  ['a string', 'hi', 'String', '020000006869'],
  ['a boolean', true, 'Bool', '01'],
  ['bytes', Uint8Array.of(1, 2, 3), 'ByteArray', '010203'],
  ['an account hash', alice.accountHash, 'ByteArray', bytesToHex(alice.accountHash.bytes)],
  ['a test account', alice, 'ByteArray', bytesToHex(alice.accountHash.bytes)],
  ['a public key', alice.publicKey, 'PublicKey', alice.publicKey.toHex().toLowerCase()],
  ['a key', Key.fromFormattedString(`hash-${hash}`), 'Key', `01${hash}`],
  ['a uref', uref, 'URef', `${'33'.repeat(32)}07`],
  ['a CLValue', CLValue.u64(5n), 'U64', '0500000000000000'],
])('%s has a CLType of its own', (_, value, type, bytes) => {
  const entry = runtimeArgs({ it: value }).get('it');
  expect(entry?.clType._tag).toBe(type);
  expect(bytesToHex(entry?.bytes ?? new Uint8Array())).toBe(bytes);
});

test('a number says its width', () => {
  expect(() => runtimeArgs({ amount: 5 as never })).toThrow(
    'The argument "amount" has no CLType of its own: number 5.\n\nSay its width, for example "amount": CLValue.u64(5n) or CLValue.u512(5n).',
  );
  expect(() => runtimeArgs({ amount: 5n as never })).toThrow('CLValue.u512(5n)');
});

test.each([[null], [undefined], [{}], [[1]], [() => 1]])('%p is refused', (value) => {
  expect(() => runtimeArgs({ it: value as never })).toThrow('The argument "it" has no CLType of its own');
});

test('arguments keep their order', () => {
  expect(runtimeArgs({ b: 'x', a: 'y' }).entries.map(({ name }) => name)).toEqual(['b', 'a']);
});

test('casper-js-sdk values are taken by shape', () => {
  const publicKey = SdkPublicKey.fromHex(alice.publicKey.toHex());
  const ours = runtimeArgs({ key: publicKey, account: publicKey.accountHash(), amount: SdkCLValue.newCLUInt512(5n) });
  expect(ours.get('key')?.clType._tag).toBe('PublicKey');
  expect(bytesToHex(ours.get('account')?.bytes ?? new Uint8Array())).toBe(bytesToHex(alice.accountHash.bytes));
  expect(bytesToHex(ours.get('amount')?.bytes ?? new Uint8Array())).toBe('0105');
  const args = Args.fromMap({ amount: SdkCLValue.newCLUInt512('5'), name: SdkCLValue.newCLString('x') });
  expect(toRuntimeArgs(args).entries.map(({ name, value }) => [name, value.clType._tag])).toEqual([
    ['amount', 'U512'],
    ['name', 'String'],
  ]);
});
