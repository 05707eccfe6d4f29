import { describe, expect, test } from '@jest/globals';
import { bytesToHex } from '../../../src/bytes/hex';
import { ByteWriter, writeBytes } from '../../../src/bytes/writer';

function hex(write: (writer: ByteWriter) => void): string {
  return bytesToHex(writeBytes(write, 1));
}

describe('ByteWriter', () => {
  test('numbers are little-endian', () => {
    expect(hex((w) => w.writeU8(255))).toBe('ff');
    expect(hex((w) => w.writeU16(0x0201))).toBe('0102');
    expect(hex((w) => w.writeU32(0xff030201))).toBe('010203ff');
    expect(hex((w) => w.writeI32(-2))).toBe('feffffff');
    expect(hex((w) => w.writeU64(0x8000000000000001n))).toBe('0100000000000080');
    expect(hex((w) => w.writeI64(-2n))).toBe('feffffffffffffff');
    expect(hex((w) => w.writeU128(0n))).toBe('00');
    expect(hex((w) => w.writeU256(0x0201n))).toBe('020102');
    expect(hex((w) => w.writeU512(2n ** 32n))).toBe('050000000001');
    expect(hex((w) => w.writeU512(2n ** 512n - 1n))).toBe(`40${'ff'.repeat(64)}`);
  });

  test('composites', () => {
    expect(hex((w) => w.writeBool(true).writeBool(false))).toBe('0100');
    expect(hex((w) => w.writeString('abc'))).toBe('03000000616263');
    expect(hex((w) => w.writeString('aé😀'))).toBe('0700000061c3a9f09f9880');
    expect(hex((w) => w.writeByteVec(Uint8Array.of(1, 2)))).toBe('020000000102');
    expect(hex((w) => w.writeOption(undefined, () => undefined))).toBe('00');
    expect(hex((w) => w.writeOption(7, (writer, value) => writer.writeU8(value)))).toBe('0107');
    expect(hex((w) => w.writeVec([1, 2], (writer, value) => writer.writeU16(value)))).toBe('0200000001000200');
  });

  test('length counts what is written, and the result is a copy', () => {
    const writer = new ByteWriter().writeU32(1).writeString('é');
    expect(writer.length).toBe(10);
    const bytes = writer.toBytes();
    writer.writeU8(9);
    expect(bytes).toHaveLength(10);
  });

  test('what a finished writer gave is not changed by the next one, which has its buffer', () => {
    const bytes = new ByteWriter().writeU32(0x04030201).finish();
    const next = new ByteWriter().writeU32(0);
    expect([...bytes]).toEqual([1, 2, 3, 4]);
    expect([...next.finish()]).toEqual([0, 0, 0, 0]);
  });

  test('a writer to a place of the caller stays there as long as there is room', () => {
    const target = new Uint8Array(100);
    const writer = new ByteWriter(0, target).writeRaw(new Uint8Array(99)).writeU8(7);
    expect(target[99]).toBe(7);
    expect(writer.toBytes()).toEqual(target);
    const copy = target.slice();
    writer.writeU8(8);
    expect(target).toEqual(copy);
    expect([...writer.toBytes().subarray(98)]).toEqual([0, 7, 8]);
  });

  test('the place of a caller serves no other writer', () => {
    const target = new Uint8Array(100);
    new ByteWriter(0, target).writeU8(7).finish();
    new ByteWriter().writeU8(8).finish();
    expect(target[0]).toBe(7);
  });

  test('writers at work at the same time have buffers of their own', () => {
    new ByteWriter().finish();
    const [one, other] = [new ByteWriter().writeU8(1), new ByteWriter().writeU8(2)];
    expect([[...one.finish()], [...other.finish()]]).toEqual([[1], [2]]);
  });

  test.each<[string, (writer: ByteWriter) => void]>([
    ['u8', (w) => w.writeU8(256)],
    ['u16', (w) => w.writeU16(-1)],
    ['u32', (w) => w.writeU32(1.5)],
    ['i32', (w) => w.writeI32(2 ** 31)],
    ['u64', (w) => w.writeU64(-1n)],
    ['i64', (w) => w.writeI64(2n ** 63n)],
    ['U128', (w) => w.writeU128(2n ** 128n)],
    ['U256', (w) => w.writeU256(2n ** 256n)],
    ['U512', (w) => w.writeU512(2n ** 512n)],
    ['lone surrogate', (w) => w.writeString('\udc00')],
  ])('%s: a value that does not fit is refused', (type, write) => {
    expect(() => writeBytes(write)).toThrow(expect.objectContaining({ code: 'NotRepresentable' }));
    expect(() => writeBytes(write)).toThrow(type);
  });
});
