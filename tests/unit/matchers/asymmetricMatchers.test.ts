import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import * as sdk from 'casper-js-sdk';
import { some } from 'fp-ts/Option';
import { asymmetricMatchers } from '../../../matchers/asymmetricMatchers';
import { ASYMMETRIC_NAMES } from '../../../matchers/install';
import '../../../matchers/setup';
import { AccessRights, CLType, CLValue, EntityAddr, Key, TEST_ACCOUNTS } from '../../../src/index';
import { counter, purse, stranger } from './accounts';
import { messageOf } from './messages';

const { alice, bob } = TEST_ACCOUNTS;

test('motes', () => {
  expect({ amount: 2_500_000_000n }).toEqual({ amount: expect.motes('2.5 CSPR') });
  expect([5, 5n, CLValue.u512(5), sdk.CLValue.newCLUInt512(5)]).toEqual(Array(4).fill(expect.motes(5n)));
  expect(7n).toEqual(expect.motes({ min: 5, max: '7 motes' }));
  expect(8n).not.toEqual(expect.motes({ max: 7 }));
  expect(8n).toEqual(expect.not.motes({ max: 7 }));
  expect('8').not.toEqual(expect.motes(8));
  expect(() => expect.motes('much')).toThrow('expect.motes takes an amount');
});

test('anyURef', () => {
  expect([purse, Key.uref(purse), purse.toFormattedString(), CLValue.uref(purse)]).toEqual(
    Array(4).fill(expect.anyURef()),
  );
  expect(purse).toEqual(expect.anyURef('READ_ADD_WRITE'));
  expect(purse).toEqual(expect.anyURef(AccessRights.READ_ADD_WRITE));
  expect(purse).toEqual(expect.not.anyURef('READ'));
  expect(counter).not.toEqual(expect.anyURef());
  // biome-ignore lint/suspicious/noExplicitAny: a mistake that types would catch
  expect(() => expect.anyURef('WRITE_READ' as any)).toThrow('one of NONE, READ, WRITE');
});

test('key', () => {
  expect([counter, purse, stranger, String(counter), CLValue.key(counter)]).toEqual(Array(5).fill(expect.key()));
  expect([counter, Key.hash(stranger.bytes)]).toEqual([expect.key('hash'), expect.key('Hash')]);
  expect(counter).toEqual(expect.key('hash-44'));
  expect(Key.addressableEntity(EntityAddr.smartContract(stranger.bytes))).toEqual(expect.key('entity-contract'));
  // The text of a balance hold begins with `balance-` too.
  expect(Key.balanceHold('Gas', stranger.bytes, 5n)).not.toEqual(expect.key('balance'));
  expect(counter).not.toEqual(expect.key('uref'));
  expect(5n).not.toEqual(expect.key());
  expect(() => expect.key('hsah')).toThrow("expect.key takes a variant of Key such as 'Hash'");
});

test('accountHash and publicKey', () => {
  const sdkKey = sdk.PublicKey.fromHex(alice.publicKey.toHex());
  expect([alice.accountHash, Key.account(alice.accountHash), sdkKey.accountHash(), String(alice.accountHash)]).toEqual(
    Array(4).fill(expect.accountHash(alice)),
  );
  expect(bob.accountHash).toEqual(expect.accountHash());
  expect(bob.accountHash).toEqual(expect.not.accountHash(alice));
  expect([alice.publicKey, sdkKey, alice.publicKey.toHex()]).toEqual(Array(3).fill(expect.publicKey(alice)));
  expect(alice.publicKey).toEqual(expect.publicKey('ed25519'));
  expect(alice.publicKey).toEqual(expect.not.publicKey('secp256k1'));
  expect(alice.accountHash).not.toEqual(expect.publicKey());
  expect(() => expect.publicKey('alice')).toThrow('expect.publicKey takes a public key');
});

test('clValue', () => {
  const map = CLValue.map([[CLValue.string('alice'), CLValue.u64(5)]]);
  expect([CLValue.u64(5), sdk.CLValue.newCLUint64(5), map]).toEqual(Array(3).fill(expect.clValue()));
  expect(CLValue.u64(5)).toEqual(expect.clValue(5));
  expect(CLValue.u64(5)).toEqual(expect.clValue(5n, 'U64'));
  expect(CLValue.u64(5)).toEqual(expect.clValue(expect.motes({ min: 1 })));
  expect(CLValue.u64(5)).toEqual(expect.clValue(CLValue.u64(5)));
  expect(CLValue.u64(5)).toEqual(expect.not.clValue(CLValue.u512(5)));
  expect(CLValue.u64(5)).toEqual(expect.not.clValue(5, 'U512'));
  expect(CLValue.unit()).toEqual(expect.clValue(undefined));
  expect(CLValue.u64(5)).not.toEqual(expect.clValue(undefined));
  expect(map).toEqual(expect.clValue({ alice: 5 }));
  expect(map).toEqual(expect.clValue(new Map([['alice', 5n]])));
  expect(map).not.toEqual(expect.clValue({ alice: 5, bob: 6 }));
  expect(map).not.toEqual(expect.clValue({ bob: 5 }));
  expect(CLValue.list([CLValue.key(counter), CLValue.key(Key.account(stranger))])).toEqual(
    expect.clValue([counter, stranger]),
  );
  expect(CLValue.option(CLValue.string('a'))).toEqual(expect.clValue(some('a')));
  expect(CLValue.option(undefined, CLType.U8)).toEqual(expect.not.clValue(some(1)));
  expect(CLValue.result({ err: CLValue.u8(1), okType: CLType.Unit })).toEqual(
    expect.clValue({ _tag: 'Left', left: 1 }),
  );
  expect(CLValue.accountHash(alice.accountHash)).toEqual(expect.clValue(alice));
  expect(CLValue.byteList(Uint8Array.of(1, 2))).toEqual(expect.clValue([1, 2]));
  expect(CLValue.publicKey(alice.publicKey)).toEqual(expect.clValue(alice.publicKey.toHex()));
  expect(CLValue.fromComponents(CLType.Bool, Uint8Array.of(7))).toEqual(expect.not.clValue(true));
  expect(5n).not.toEqual(expect.clValue(5n));
  // biome-ignore lint/suspicious/noExplicitAny: a mistake that types would catch
  expect(() => expect.clValue(5, 'u64' as any)).toThrow('expect.clValue takes a CLType');
});

test('bytes', () => {
  expect([Uint8Array.of(1, 255), Buffer.from([1, 255]), [1, 255], '01ff', '0x01FF']).toEqual(
    Array(5).fill(expect.bytes([1, 255])),
  );
  expect(stranger).toEqual(expect.bytes(stranger.bytes));
  expect(CLValue.byteArray(Uint8Array.of(1))).toEqual(expect.bytes('01'));
  expect(Uint8Array.of(1)).toEqual(expect.not.bytes('02'));
  expect('xy').not.toEqual(expect.bytes('01'));
  expect(() => expect.bytes('xy')).toThrow('expect.bytes takes bytes');
});

test('their text in messages', () => {
  const expected = {
    amount: expect.motes({ min: '2.5 CSPR' }),
    purse: expect.anyURef('READ'),
    contract: expect.key('hash'),
    anyone: expect.accountHash(),
    key: expect.not.publicKey('ed25519'),
    value: expect.clValue(5n, CLType.option(CLType.U8)),
    bytes: expect.bytes('0102'),
  };
  expect(messageOf(() => expect({ amount: 1n }).toEqual(expected))).toMatchSnapshot();
});

test('they travel between workers', () => {
  const matcher = expect.motes(5n);
  expect(JSON.stringify({ matcher })).toBe('{"matcher":{}}');
  expect(() => structuredClone(matcher)).not.toThrow();
  expect(inspect({ matcher })).toBe('{ matcher: motes<0.000000005 CSPR (5 motes)> }');
});

test('all of them are installed', () => {
  expect([...ASYMMETRIC_NAMES].sort()).toEqual(Object.keys(asymmetricMatchers()).sort());
});
