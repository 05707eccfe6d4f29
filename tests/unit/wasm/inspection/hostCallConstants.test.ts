/** Constants of host calls, and texts that code refers to: what is certain, what is a guess, and what is neither. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { DEFAULT_CHAINSPEC } from '../../../../src/config/defaultChainspec';
import { inspectWasm } from '../../../../src/index';
import { inspectModule } from '../../../../src/wasm/inspection/inspectModule';
import { fromText, openWabt, type Wabt } from '../../../fuzz/wasm/assemble';

let wabt: Wabt;

beforeAll(async () => {
  wabt = await openWabt();
});

const IMPORTS = `
  (import "env" "casper_set_action_threshold" (func $threshold (param i32 i32) (result i32)))
  (import "env" "casper_get_named_arg_size" (func $argument (param i32 i32 i32) (result i32)))
  (import "env" "casper_has_key" (func $key (param i32 i32) (result i32)))
  (import "env" "casper_add_associated_key" (func $add (param i32 i32 i32) (result i32)))
  (memory 1)
  (data (i32.const 100) "amounttarget")
  (data (i32.const 200) "\\05\\00\\00\\00total")`;

const inspect = (code: string) => inspectModule(fromText(wabt, `(module ${IMPORTS} ${code})`), DEFAULT_CHAINSPEC);
/** What is constant in a module whose `call` is this. */
const constants = (body: string, fields = '') =>
  inspect(`${fields} (func (export "call") (local $x i32) ${body})`).hostCallConstants.map(({ what, value }) => [
    what,
    value,
  ]);

describe('constants of host calls', () => {
  test('direct ones', () => {
    expect(constants('(drop (call $threshold (i32.const 1) (i32.const 3)))')).toEqual([
      ['key management threshold', 3],
    ]);
    expect(constants('(drop (call $argument (i32.const 106) (i32.const 6) (i32.const 0)))')).toEqual([
      ['argument', 'target'],
    ]);
    expect(constants('(drop (call $key (i32.const 200) (i32.const 9)))')).toEqual([['named key', 'total']]);
    expect(constants('(drop (call $add (i32.const 0) (i32.const 32) (i32.const 255)))')).toEqual([['weight', 255]]);
  });

  test('through functions that pass them on', () => {
    const fields = `
      (func $inner (param $action i32) (param $value i32)
        (if (call $threshold (local.get $action) (local.get $value)) (then unreachable)))
      (func $outer (param $value i32) (call $inner (i32.const 0) (local.get $value)))`;
    expect(constants('(call $outer (i32.const 7)) (call $outer (i32.const 8))', fields)).toEqual([
      ['deployment threshold', 7],
      ['deployment threshold', 8],
      // Of the calls as they stand inside: what for is known, how much is not.
      ['deployment threshold', undefined],
    ]);
  });

  test('only what is certain', () => {
    // A parameter that is assigned somewhere, even after the call.
    const assigned = `(func $inner (param $v i32)
      (loop (drop (call $threshold (i32.const 0) (local.get $v))) (local.set $v (i32.const 9)) (br_if 0 (local.get $v))))`;
    expect(constants('(call $inner (i32.const 7))', assigned)).toEqual([['deployment threshold', undefined]]);
    // A value that comes out of a branch, of arithmetic, of a local, of memory.
    const outOfBlock = '(if (result i32) (local.get $x) (then (i32.const 1)) (else (i32.const 2)))';
    expect(constants(`(drop (call $threshold (i32.const 0) ${outOfBlock}))`)).toEqual([]);
    for (const value of ['(i32.add (i32.const 1) (i32.const 1))', '(local.get $x)', '(i32.load (i32.const 0))']) {
      expect(constants(`(drop (call $threshold (i32.const 0) ${value}))`)).toEqual([
        ['deployment threshold', undefined],
      ]);
    }
    // No data there, or no text.
    expect(constants('(drop (call $argument (i32.const 110) (i32.const 6) (i32.const 0)))')).toEqual([]);
    expect(constants('(drop (call $argument (i32.const 200) (i32.const 9) (i32.const 0)))')).toEqual([]);
    // A text whose length does not fit what stands before it.
    expect(constants('(drop (call $key (i32.const 200) (i32.const 8)))')).toEqual([]);
  });

  test('functions that call each other end', () => {
    const fields = `
      (func $a (param $v i32) (drop (call $threshold (i32.const 0) (local.get $v))) (call $b (local.get $v)))
      (func $b (param $v i32) (call $a (local.get $v)))`;
    expect(constants('(call $a (i32.const 4))', fields)).toContainEqual(['deployment threshold', 4]);
  });
});

describe('texts that code refers to', () => {
  test('pointer and length, one after the other', () => {
    const { referredTexts } = inspect(`(func $f (param i32 i32 i32))
      (func (export "call") (call $f (i32.const 106) (i32.const 6) (i32.const 0)) (call $f (i32.const 100) (i32.const 6) (i32.const 1)))`);
    expect(referredTexts).toEqual(['amount', 'target']);
  });

  test('not what is no text, and not what lies nowhere', () => {
    const { referredTexts } = inspect(
      '(func (export "call") (drop (i32.add (i32.const 200) (i32.const 9))) (drop (i32.add (i32.const 5000) (i32.const 6))))',
    );
    expect(referredTexts).toEqual([]);
  });
});

test('what a contract of casper-contract sets and reads', () => {
  const { hostCallConstants } = inspectWasm('examples/two-party-multi-sig/contract.wasm');
  expect(hostCallConstants.map(({ what, value }) => `${what} ${value}`)).toEqual([
    'weight 1',
    'argument deployment-account',
    'argument deployment-account',
    'deployment threshold 2',
    'key management threshold 2',
  ]);
  expect(inspectWasm('examples/counter/counter-v1.wasm').referredTexts).toEqual([
    'locked',
    'counter',
    'counter_version',
  ]);
});
