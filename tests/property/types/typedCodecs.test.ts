/** Codecs of generated contracts against CLValues: the same bytes and types, and the same values back. */
import { expect, test } from '@jest/globals';
import { codecs } from 'casper-engine-test-support';
import { clValue } from 'casper-engine-test-support/arbitraries';
import fc from 'fast-check';
import type { Codec } from '../../../src/builder/codec';
import type { CLData } from '../../../src/types/clData';
import { CLType } from '../../../src/types/clType';

const numRuns = Number(process.env.FC_NUM_RUNS ?? 100);
const codec = codecs();

const CASES: readonly (readonly [CLType, Codec<unknown, never>])[] = [
  [CLType.Bool, codec.bool],
  [CLType.I32, codec.i32],
  [CLType.I64, codec.i64],
  [CLType.U8, codec.u8],
  [CLType.U32, codec.u32],
  [CLType.U64, codec.u64],
  [CLType.U128, codec.u128],
  [CLType.U256, codec.u256],
  [CLType.U512, codec.u512],
  [CLType.Unit, codec.unit],
  [CLType.String, codec.string],
  [CLType.Key, codec.key],
  [CLType.URef, codec.uref],
  [CLType.PublicKey, codec.publicKey],
  [CLType.byteArray(0), codec.byteArray(0)],
  [CLType.byteArray(33), codec.byteArray(33)],
  [CLType.list(CLType.U8), codec.bytes],
  [CLType.list(CLType.list(CLType.U8)), codec.list(codec.bytes)],
  [CLType.option(CLType.option(CLType.String)), codec.option(codec.option(codec.string))],
  [CLType.result(CLType.U8, CLType.Unit), codec.result(codec.u8, codec.unit)],
  [
    CLType.map(CLType.Key, CLType.map(CLType.String, CLType.U8)),
    codec.map(codec.key, codec.map(codec.string, codec.u8)),
  ],
  [CLType.map(CLType.list(CLType.U8), CLType.Unit), codec.map(codec.bytes, codec.unit)],
  [CLType.tuple1(CLType.Bool), codec.tuple1(codec.bool)],
  [CLType.tuple2(CLType.Bool, CLType.U8), codec.tuple2(codec.bool, codec.u8)],
  [CLType.tuple3(CLType.Bool, CLType.U8, CLType.I64), codec.tuple3(codec.bool, codec.u8, codec.i64)],
];

test.each(CASES)('$_tag', (type, typed) => {
  fc.assert(
    fc.property(clValue(type), (value) => {
      const read = typed.fromCLValue(value);
      expect(read).toEqual(value.decode() as CLData);
      expect(typed.toCLValue(read as never).equals(value)).toBe(true);
    }),
    { numRuns },
  );
});
