import { describe, expect, test } from '@jest/globals';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import {
  CLType,
  clTypeDisplay,
  clTypeEquals,
  clTypeFromBytes,
  clTypeText,
  clTypeToBytes,
} from '../../../src/types/clType';
import { typesVectors } from './typesVectors';

describe('CLType', () => {
  test.each(typesVectors.clTypes)('$debug', ({ bytes, debug, display }) => {
    const type = clTypeFromBytes(hexToBytes(bytes));
    expect(bytesToHex(clTypeToBytes(type))).toBe(bytes);
    expect(clTypeText(type)).toBe(debug);
    expect(clTypeDisplay(type)).toBe(display);
  });

  test('equality is by content', () => {
    const types = typesVectors.clTypes.map(({ bytes }) => clTypeFromBytes(hexToBytes(bytes)));
    for (const [i, left] of types.entries()) {
      for (const [j, right] of types.entries()) {
        expect(clTypeEquals(left, right)).toBe(i === j);
      }
    }
  });

  test('makers', () => {
    const type = CLType.map(CLType.String, CLType.option(CLType.tuple2(CLType.U8, CLType.byteArray(3))));
    expect(clTypeText(type)).toBe('Map { key: String, value: Option(Tuple2([U8, ByteArray(3)])) }');
    expect(
      clTypeText(CLType.result(CLType.tuple1(CLType.Unit), CLType.tuple3(CLType.Any, CLType.Key, CLType.URef))),
    ).toBe('Result { ok: Tuple1([Unit]), err: Tuple3([Any, Key, URef]) }');
  });
});
