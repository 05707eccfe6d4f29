import { describe, expect, test } from '@jest/globals';
import { BytesError, type BytesErrorCode, isBytesError, rustMessage } from '../../../src/bytes/bytesError';
import { hexToBytes } from '../../../src/bytes/hex';
import { ByteReader, readAll } from '../../../src/bytes/reader';

function reader(hex: string): ByteReader {
  return new ByteReader(hexToBytes(hex));
}

function error(run: () => unknown): BytesError {
  try {
    run();
  } catch (thrown) {
    if (isBytesError(thrown)) {
      return thrown;
    }
    throw thrown;
  }
  throw new BytesError('Formatting', 0, 'nothing was thrown');
}

describe('ByteReader', () => {
  test('numbers are little-endian', () => {
    expect(reader('ff').readU8()).toBe(255);
    expect(reader('0102').readU16()).toBe(0x0201);
    expect(reader('010203ff').readU32()).toBe(0xff030201);
    expect(reader('feffffff').readI32()).toBe(-2);
    expect(reader('0100000000000080').readU64()).toBe(0x8000000000000001n);
    expect(reader('ffffffffffff1f00').readU64()).toBe(2n ** 53n - 1n);
    expect(reader('0000000000002000').readU64()).toBe(2n ** 53n);
    expect(reader('feffffffffffffff').readI64()).toBe(-2n);
    expect(reader('00').readU512()).toBe(0n);
    expect(reader('0201020300').readU128()).toBe(0x0201n);
    expect(reader(`40${'ff'.repeat(64)}`).readU512()).toBe(2n ** 512n - 1n);
    expect(reader('03010000').readU256()).toBe(1n);
  });

  test('strings and bytes', () => {
    expect(reader('010000006100').readString()).toBe('a');
    expect(reader(`02000000c3a9`).readString()).toBe('é');
    expect(reader('04000000f09f9880').readString()).toBe('😀');
    expect(reader('03000000efbbbf').readString()).toBe('\ufeff');
    expect(reader('0200000001ff').readByteVec()).toEqual(Uint8Array.of(1, 255));
    expect(reader('01').readBool()).toBe(true);
  });

  test('options', () => {
    expect(reader('00').readOption((inner) => inner.readU8())).toBeUndefined();
    expect(reader('0107').readOption((inner) => inner.readU8())).toBe(7);
    expect(error(() => reader('02').readOption((inner) => inner.readU8()))).toMatchObject({
      code: 'Formatting',
      offset: 0,
      reason: 'option tag must be 0 or 1, got 2',
    });
  });

  test('vectors', () => {
    expect(reader('020000000105').readVec((inner) => inner.readU8())).toEqual([1, 5]);
    expect(error(() => reader('ffffffff00').readVec((inner) => inner.readU8()))).toMatchObject({
      code: 'EarlyEndOfStream',
      offset: 5,
    });
    expect(error(() => reader('0300000001').readVec((inner) => inner.readU8(), 1))).toMatchObject({
      code: 'EarlyEndOfStream',
      offset: 0,
      reason: '3 elements cannot fit in 1 bytes',
    });
  });

  test('a part of the bytes is read as if there were nothing else', () => {
    const part = (): ByteReader => new ByteReader(hexToBytes('ff0102ff'), 1, 3);
    expect(part().remaining).toBe(2);
    expect(part().readU16()).toBe(0x0201);
    expect(error(() => part().readU32())).toMatchObject({
      code: 'EarlyEndOfStream',
      reason: 'u32 needs 4 bytes, 2 remain',
    });
    const reading = part();
    reading.readU8();
    expect(error(() => reading.finish())).toMatchObject({ code: 'LeftOverBytes' });
    reading.readU8();
    reading.finish();
  });

  test('what is read is a copy', () => {
    const bytes = hexToBytes('03000000010203');
    const read = new ByteReader(bytes).readByteVec();
    bytes.fill(9);
    expect(read).toEqual(Uint8Array.of(1, 2, 3));
    const fromBuffer = new ByteReader(Buffer.from('010203', 'hex')).readRaw(3);
    expect(Object.getPrototypeOf(fromBuffer)).toBe(Uint8Array.prototype);
  });

  test.each<[string, (r: ByteReader) => unknown, BytesErrorCode, number]>([
    ['', (r) => r.readU8(), 'EarlyEndOfStream', 0],
    ['010203', (r) => r.readU32(), 'EarlyEndOfStream', 0],
    ['01020304050607', (r) => r.readU64(), 'EarlyEndOfStream', 0],
    ['02', (r) => r.readBool(), 'Formatting', 0],
    ['41', (r) => r.readU512(), 'Formatting', 0],
    ['0201', (r) => r.readU512(), 'EarlyEndOfStream', 1],
    ['05000000616263', (r) => r.readString(), 'EarlyEndOfStream', 4],
    ['01000000ff', (r) => r.readString(), 'Formatting', 4],
    ['ffffffff', (r) => r.readByteVec(), 'EarlyEndOfStream', 4],
    ['0102', (r) => r.readRaw(3), 'EarlyEndOfStream', 0],
    ['0102', (r) => r.finish(), 'LeftOverBytes', 0],
  ])('%s is refused', (hex, read, code, offset) => {
    expect(error(() => read(reader(hex)))).toMatchObject({ code, offset });
  });

  test('a failed read leaves the position where it was', () => {
    const at = reader('0102');
    error(() => at.readU32());
    expect(at.offset).toBe(0);
    expect(at.remaining).toBe(2);
  });

  test('readAll wants everything used', () => {
    expect(readAll(hexToBytes('01'), (r) => r.readU8())).toBe(1);
    expect(error(() => readAll(hexToBytes('0102'), (r) => r.readU8())).message).toBe('1 bytes are left over (at 1)');
  });
});

describe('BytesError', () => {
  test('has the texts of the Rust engine', () => {
    const texts: [BytesErrorCode, string][] = [
      ['EarlyEndOfStream', 'Deserialization error: early end of stream'],
      ['Formatting', 'Deserialization error: formatting'],
      ['LeftOverBytes', 'Deserialization error: left-over bytes'],
      ['OutOfMemory', 'Serialization error: out of memory'],
      ['NotRepresentable', 'Serialization error: value is not representable.'],
      ['ExceededRecursionDepth', 'exceeded recursion depth'],
    ];
    for (const [code, text] of texts) {
      expect(rustMessage(new BytesError(code, 0, 'why'))).toBe(text);
    }
  });
});
