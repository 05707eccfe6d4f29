import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isBytesError } from '../../../src/bytes/bytesError';
import { compareBytes } from '../../../src/bytes/compareBytes';
import { bytesToHex, checksummedHex, checksummedHexToBytes, hexToBytes } from '../../../src/bytes/hex';
import { ByteReader } from '../../../src/bytes/reader';
import { ByteWriter } from '../../../src/bytes/writer';

const numRuns = Number(process.env.FC_NUM_RUNS ?? 200);

/** One value and how it is written and read. */
interface Step {
  readonly value: unknown;
  readonly write: (writer: ByteWriter) => void;
  readonly read: (reader: ByteReader) => unknown;
}

function step<T>(
  values: fc.Arbitrary<T>,
  write: (w: ByteWriter, value: T) => void,
  read: (r: ByteReader) => T,
): fc.Arbitrary<Step> {
  return values.map((value) => ({ value, write: (writer) => write(writer, value), read }));
}

const uint = (bits: bigint): fc.Arbitrary<bigint> => fc.bigInt({ min: 0n, max: 2n ** bits - 1n });

const steps: fc.Arbitrary<Step> = fc.oneof(
  step(
    fc.integer({ min: 0, max: 0xff }),
    (w, v) => w.writeU8(v),
    (r) => r.readU8(),
  ),
  step(
    fc.integer({ min: 0, max: 0xffff }),
    (w, v) => w.writeU16(v),
    (r) => r.readU16(),
  ),
  step(
    fc.integer({ min: 0, max: 0xffff_ffff }),
    (w, v) => w.writeU32(v),
    (r) => r.readU32(),
  ),
  step(
    fc.integer(),
    (w, v) => w.writeI32(v),
    (r) => r.readI32(),
  ),
  step(
    uint(64n),
    (w, v) => w.writeU64(v),
    (r) => r.readU64(),
  ),
  step(
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    (w, v) => w.writeI64(v),
    (r) => r.readI64(),
  ),
  step(
    uint(128n),
    (w, v) => w.writeU128(v),
    (r) => r.readU128(),
  ),
  step(
    uint(256n),
    (w, v) => w.writeU256(v),
    (r) => r.readU256(),
  ),
  step(
    uint(512n),
    (w, v) => w.writeU512(v),
    (r) => r.readU512(),
  ),
  step(
    fc.boolean(),
    (w, v) => w.writeBool(v),
    (r) => r.readBool(),
  ),
  step(
    fc.string({ unit: 'binary', maxLength: 100 }),
    (w, v) => w.writeString(v),
    (r) => r.readString(),
  ),
  step<Uint8Array>(
    fc.uint8Array({ maxLength: 100 }),
    (w, v) => w.writeByteVec(v),
    (r) => r.readByteVec(),
  ),
  step(
    fc.option(uint(64n), { nil: undefined }),
    (w, v) => w.writeOption(v, (writer, value) => writer.writeU64(value)),
    (r) => r.readOption((reader) => reader.readU64()),
  ),
  step(
    fc.array(fc.string()),
    (w, v) => w.writeVec(v, (writer, value) => writer.writeString(value)),
    (r) => r.readVec((reader) => reader.readString()),
  ),
);

describe('ByteWriter and ByteReader', () => {
  test('what is written is read again', () => {
    fc.assert(
      fc.property(fc.array(steps), (program) => {
        const writer = new ByteWriter(1);
        for (const { write } of program) {
          write(writer);
        }
        const reader = new ByteReader(writer.toBytes());
        expect(program.map(({ read }) => read(reader))).toEqual(program.map(({ value }) => value));
        reader.finish();
      }),
      { numRuns },
    );
  });

  test('any bytes are read or refused with BytesError, never beyond their end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.array(steps), (bytes, program) => {
        const reader = new ByteReader(bytes);
        try {
          for (const { read } of program) {
            read(reader);
          }
        } catch (error) {
          expect(isBytesError(error)).toBe(true);
        }
        expect(reader.offset).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns },
    );
  });
});

describe('hex', () => {
  test('gives the bytes back, in plain and checksummed form', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 90 }), (bytes) => {
        expect(hexToBytes(bytesToHex(bytes))).toEqual(Uint8Array.from(bytes));
        expect(checksummedHexToBytes(checksummedHex(bytes))).toEqual(Uint8Array.from(bytes));
        expect(bytesToHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
      }),
      { numRuns },
    );
  });
});

describe('compareBytes', () => {
  test('orders as Buffer.compare does', () => {
    const some = fc.uint8Array({ maxLength: 5, max: 3 });
    fc.assert(
      fc.property(some, some, (left, right) => {
        expect(Math.sign(compareBytes(left, right))).toBe(Buffer.compare(left, right));
      }),
      { numRuns },
    );
  });
});
