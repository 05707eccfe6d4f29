import { expect, test } from '@jest/globals';
import { changesOf, effectsText, effectText, keyText } from '../../../src/report/effectsText';
import { Labels } from '../../../src/report/labels';
import { storedValueLines, storedValueText } from '../../../src/report/storedValueText';
import { AccountHash } from '../../../src/types/accountHash';
import { CLType } from '../../../src/types/clType';
import { CLValue } from '../../../src/types/clValue';
import { EntityAddr } from '../../../src/types/entityAddr';
import { Key } from '../../../src/types/key';
import type { StoredValue } from '../../../src/types/storedValue';
import type { Effects } from '../../../src/types/transform';
import { URef } from '../../../src/types/uref';

const address = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const key = Key.hash(address(1));
const uref = Key.uref(URef.create(address(2), 7));
const value = (clValue: CLValue): StoredValue => ({ _tag: 'CLValue', value: clValue });

const EFFECTS: Effects = [
  { key, kind: { _tag: 'Identity' } },
  { key: uref, kind: { _tag: 'Write', value: value(CLValue.u64(5)) } },
  { key: Key.balance(address(3)), kind: { _tag: 'AddUInt512', value: 2_500_000_000n } },
  { key, kind: { _tag: 'AddKeys', value: new Map([['counter', uref]]) } },
  { key: Key.eraInfo(7n), kind: { _tag: 'Prune', key: Key.eraInfo(7n) } },
  { key, kind: { _tag: 'Failure', error: { _tag: 'Deprecated' } } },
];

test('each kind of effect has its line', () => {
  expect(EFFECTS.map(effectText)).toMatchInlineSnapshot(`
[
  "read hash-0101010101010101010101010101010101010101010101010101010101010101",
  "write U64 5 to uref-0202020202020202020202020202020202020202020202020202020202020202-007",
  "add 2,500,000,000 to the balance of uref-0303030303030303030303030303030303030303030303030303030303030303-007",
  "add named keys { counter: uref-0202020202020202020202020202020202020202020202020202020202020202-007 } to hash-0101010101010101010101010101010101010101010101010101010101010101",
  "prune era-7",
  "fail type no longer supported at hash-0101010101010101010101010101010101010101010101010101010101010101",
]
`);
});

test('a text of all effects leaves out what was only read, and names keys', () => {
  expect(changesOf(EFFECTS)).toHaveLength(5);
  expect(effectsText(EFFECTS, new Labels(new Map([['02'.repeat(32), "counter's count"]])))).toMatchInlineSnapshot(`
"write uref-0202020202020202020202020202020202020202020202020202020202020202-007 (counter's count)
  U64 5

add balance-0303030303030303030303030303030303030303030303030303030303030303
  2,500,000,000

add named keys hash-0101010101010101010101010101010101010101010101010101010101010101
  { counter: uref-0202020202020202020202020202020202020202020202020202020202020202-007 }

prune era-7

fail hash-0101010101010101010101010101010101010101010101010101010101010101
  type no longer supported"
`);
  expect(effectsText([EFFECTS[0]!], new Labels())).toBe('no effects');
});

test('keys of more than one part are put into words', () => {
  const entity = EntityAddr.smartContract(address(4));
  expect(keyText(Key.balance(address(3)))).toBe(`the balance of uref-${'03'.repeat(32)}-007`);
  expect(keyText(Key.balanceHold('Gas', address(3), 9n))).toBe(`the gas hold of uref-${'03'.repeat(32)}-007 at 9`);
  expect(keyText(Key.blockGlobal('MessageCount'))).toBe("the block's MessageCount");
  expect(keyText(Key.messageTopic(entity, address(5)))).toBe(
    `the message topic ${'05'.repeat(32)} of entity-contract-${'04'.repeat(32)}`,
  );
  expect(keyText(Key.message(entity, address(5), 2))).toMatch(/^message 2 of the message topic 0505/);
  expect(keyText(Key.systemEntityRegistry())).toBe('system-entity-registry');
  expect(keyText(key)).toBe(key.toFormattedString());
});

test('the text of a snapshot is whole, a line of a message is not', () => {
  const long = value(CLValue.string('x'.repeat(1000)));
  expect(storedValueText(long).length).toBeLessThan(300);
  expect(storedValueLines(long)).toEqual([`String "${'x'.repeat(1000)}"`]);
  const many = value(
    CLValue.list(Array.from({ length: 100 }, (_, index) => CLValue.u8(index)).map((each) => CLValue.option(each))),
  );
  expect(storedValueText(many)).toContain('… 84 more');
  expect(storedValueLines(many).join('')).toContain('some 99');
  const bytes = value(CLValue.byteArray(new Uint8Array(100).fill(1)));
  expect(storedValueLines(bytes)).toEqual([`ByteArray(100) 0x${'01'.repeat(100)}`]);
  expect(storedValueLines({ _tag: 'RawBytes', value: new Uint8Array(100) })).toEqual([
    `RawBytes 0x${'00'.repeat(100)}`,
  ]);
});

test('a value that is not of its type is shown as it is', () => {
  const broken = value(CLValue.fromComponents(CLType.U64, Uint8Array.of(1)));
  expect(storedValueLines(broken)).toEqual(['U64, but its bytes are no such value: 0x01']);
});

test('hashes in records stand for themselves', () => {
  const account = AccountHash.fromBytes(address(9));
  expect(storedValueText({ _tag: 'Message', value: address(8) })).toBe(`Message with the checksum ${'08'.repeat(32)}`);
  expect(
    storedValueText({
      _tag: 'DeployInfo',
      value: { deployHash: address(1), transfers: [], from: account, source: URef.create(address(2), 7), gas: 5n },
    }),
  ).toBe(
    `DeployInfo { deployHash: ${'01'.repeat(32)}, transfers: none, from: ${account}, source: uref-${'02'.repeat(32)}-007, gas: 5 }`,
  );
});
