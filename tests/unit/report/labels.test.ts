import { expect, test } from '@jest/globals';
import { TEST_ACCOUNTS } from '../../../src/index';
import { Labels, Legend } from '../../../src/report/labels';
import { Key } from '../../../src/types/key';
import { URef } from '../../../src/types/uref';

const { alice, bob } = TEST_ACCOUNTS;
const purse = new Uint8Array(32).fill(7);
const labels = new Labels(
  new Map([
    [alice.accountHash.toHex(), 'alice'],
    [alice.publicKey.toHex(), 'alice'],
    ['07'.repeat(32), "alice's main purse"],
  ]),
);

test('a name belongs to the address, in whatever form it comes', () => {
  expect(labels.nameOf(alice.accountHash.bytes)).toBe('alice');
  expect(labels.nameOf(alice.accountHash.toFormattedString())).toBe('alice');
  expect(labels.nameOf(alice.publicKey.toHex())).toBe('alice');
  expect(labels.nameOf(Key.account(alice.accountHash))).toBe('alice');
  expect(labels.nameOf(Key.uref(URef.create(purse, 3)))).toBe("alice's main purse");
  expect(labels.nameOf(Key.balance(purse))).toBe("alice's main purse");
  expect(labels.nameOf(bob.accountHash.bytes)).toBeUndefined();
  expect(labels.nameOf('nothing')).toBeUndefined();
});

test('texts get names for hashes', () => {
  const text = `${alice.accountHash.toFormattedString()} (${alice.publicKey.toHex()}) to ${Key.uref(URef.create(purse, 7))}, ${Key.hash(bob.accountHash.bytes).display()}`;
  expect(labels.text(text)).toBe(`alice (alice) to alice's main purse, Key::Hash(${bob.accountHash.toHex()})`);
});

test('a legend shortens what has no name, and says what it is short for', () => {
  const legend = new Legend(labels);
  expect(legend.lines()).toEqual([]);
  const key = Key.hash(bob.accountHash.bytes).toFormattedString();
  expect(legend.text(`${key}, ${key}, ${alice.publicKey.toHex()}, ${bob.publicKey.toHex()}, deadbeef`)).toBe(
    'hash-a6f3…c1b2, hash-a6f3…c1b2, alice, 0181…b394, deadbeef',
  );
  expect(legend.text(URef.create(bob.accountHash.bytes, 7).toFormattedString())).toBe('uref-a6f3…c1b2');
  expect(legend.lines()).toEqual([`hash-a6f3…c1b2 is ${key}`, `0181…b394 is ${bob.publicKey.toHex()}`]);
});

test('what would look the same when shortened is not', () => {
  const legend = new Legend(labels);
  const uref = URef.create(bob.accountHash.bytes, 7);
  expect(legend.text(`${uref} ${uref.removeAccessRights()} ${uref}`)).toBe(
    `uref-a6f3…c1b2 ${uref.removeAccessRights()} uref-a6f3…c1b2`,
  );
});

test('bytes are left alone, and colours stay whole', () => {
  const legend = new Legend(labels);
  const hex = alice.accountHash.toHex();
  expect(legend.text(`0x${hex}`)).toBe(`0x${hex}`);
  expect(legend.text(`\u001b[31maccount-hash-${hex}\u001b[39m`)).toBe('\u001b[31malice\u001b[39m');
});
