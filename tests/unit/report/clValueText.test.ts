import { describe, expect, test } from '@jest/globals';
import { bytesText, clValueText } from '../../../src/report/clValueText';
import { CLType } from '../../../src/types/clType';
import { CLValue } from '../../../src/types/clValue';
import { Key } from '../../../src/types/key';

const hash = Key.hash(new Uint8Array(32).fill(0x44));
const u8 = CLValue.u8(1);

describe('values as text', () => {
  test.each([
    [CLValue.bool(true), 'Bool true'],
    [CLValue.u512(10n ** 20n), 'U512 100,000,000,000,000,000,000'],
    [CLValue.i32(-5), 'I32 -5'],
    [CLValue.string('a "b"'), String.raw`String "a \"b\""`],
    [CLValue.unit(), 'Unit unit'],
    [CLValue.key(hash), `Key hash-${'44'.repeat(32)}`],
    [CLValue.byteArray(Uint8Array.of(1, 2)), 'ByteArray(2) 0x0102'],
    [CLValue.byteList(Uint8Array.of(255)), 'List(U8) 0xff'],
    [CLValue.option(u8), 'Option(U8) some 1'],
    [CLValue.option(undefined, CLType.U8), 'Option(U8) none'],
    [CLValue.result({ ok: u8, errType: CLType.String }), 'Result { ok: U8, err: String } ok 1'],
    [CLValue.result({ err: u8, okType: CLType.Unit }), 'Result { ok: Unit, err: U8 } err 1'],
    [CLValue.list([CLValue.u64(1n), CLValue.u64(2n)]), 'List(U64) [1, 2]'],
    [CLValue.list([], CLType.U64), 'List(U64) []'],
    [CLValue.map([[CLValue.string('a'), u8]]), 'Map { key: String, value: U8 } {"a": 1}'],
    [CLValue.map([], CLType.String, CLType.U8), 'Map { key: String, value: U8 } {}'],
    [CLValue.tuple2(u8, CLValue.string('x')), 'Tuple2([U8, String]) [1, "x"]'],
    [CLValue.any(Uint8Array.of(7)), 'Any 0x07'],
  ])('%#: %s', (value, text) => {
    expect(clValueText(value)).toBe(text);
  });

  test('bytes that are not of the type are shown', () => {
    expect(clValueText(CLValue.fromComponents(CLType.Bool, Uint8Array.of(7)))).toBe(
      'Bool, but its bytes are no such value: 0x07',
    );
  });

  test('what is long is shortened', () => {
    expect(clValueText(CLValue.string('x'.repeat(300)))).toBe(`String "${'x'.repeat(200)}…"`);
    expect(
      clValueText(
        CLValue.list(Array.from({ length: 18 }, (_, i) => CLValue.u8(i)).map((each) => CLValue.option(each))),
      ),
    ).toContain('some 15, … 2 more]');
    expect(bytesText(new Uint8Array(65))).toBe(`0x${'00'.repeat(64)}… (65 bytes)`);
  });
});
