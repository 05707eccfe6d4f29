/** Golden texts: what people are told when their Wasm is refused, traps, or asks the host for what it may not have. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  ChainspecConfig,
  CLValue,
  ExecuteRequestBuilder,
  TEST_ACCOUNTS,
  type WasmTestBuilder,
} from '../../../src/index';
import { fromText, openWabt, type Wabt } from '../../fuzz/wasm/assemble';
import { done, explained, newBuilder, session } from './explained';

const { alice, bob } = TEST_ACCOUNTS;
let wabt: Wabt;

beforeAll(async () => {
  wabt = await openWabt();
});

const MEMORY = '(memory (export "memory") 1)';
const TRANSFER =
  '(import "env" "casper_transfer_to_account" (func $transfer (param i32 i32 i32 i32 i32 i32 i32) (result i32)))';
const REVERT = '(import "env" "casper_revert" (func $revert (param i32)))';

function run(text: string, args: { readonly [name: string]: CLValue } = {}, builder = newBuilder()): WasmTestBuilder {
  return runBytes(fromText(wabt, text), args, builder);
}

function runBytes(bytes: Uint8Array, args = {}, builder = newBuilder()): WasmTestBuilder {
  return builder.exec(ExecuteRequestBuilder.moduleBytes(alice, bytes, args).build());
}

/** A data segment of bytes at an address. */
function data(address: number, bytes: Uint8Array | readonly number[]): string {
  return `(data (i32.const ${address}) "${[...bytes].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('')}")`;
}

const call = (body: string, before = ''): string => `(module ${before} ${MEMORY} (func (export "call") ${body}))`;

describe('a module is refused', () => {
  test('for bulk memory', () => {
    expect(explained(run(call('i32.const 0 i32.const 0 i32.const 8 memory.fill')))).toMatchSnapshot();
  });

  test('for floating point', () => {
    expect(explained(run(call('f64.const 1 f64.const 2 f64.add drop')))).toMatchSnapshot();
  });

  test('for a start section', () => {
    const text = `(module ${MEMORY} (func $start) (start $start) (func (export "call")))`;
    expect(explained(run(text))).toMatchSnapshot();
  });

  test('for several results of a function', () => {
    const text = `(module ${MEMORY} (func (result i32 i32) i32.const 1 i32.const 2) (func (export "call")))`;
    expect(explained(run(text))).toMatchSnapshot();
  });

  test('for SIMD', () => {
    expect(explained(run(call('v128.const i32x4 1 2 3 4 drop')))).toMatchSnapshot();
  });

  test('without a memory', () => {
    expect(explained(run('(module (func (export "call")))'))).toMatchSnapshot();
  });

  test('without call', () => {
    expect(explained(run(`(module ${MEMORY} (func (export "main")))`))).toMatchSnapshot();
  });

  test('for WASI', () => {
    const text = call('', '(import "wasi_snapshot_preview1" "fd_write" (func (param i32 i32 i32 i32) (result i32)))');
    expect(explained(run(text))).toMatchSnapshot();
  });

  test('for the browser', () => {
    expect(
      explained(run(call('', '(import "__wbindgen_placeholder__" "__wbindgen_throw" (func (param i32 i32)))'))),
    ).toMatchSnapshot();
  });

  test('for a host function that is not there', () => {
    expect(explained(run(call('', '(import "env" "casper_make_coffee" (func))')))).toMatchSnapshot();
  });

  test('for a host function of other parameters', () => {
    expect(explained(run(call('', '(import "env" "casper_revert" (func (param i64)))')))).toMatchSnapshot();
  });

  test('for too much memory', () => {
    expect(explained(run('(module (memory (export "memory") 100) (func (export "call")))'))).toMatchSnapshot();
  });

  test('that is no Wasm', () => {
    expect(explained(runBytes(new TextEncoder().encode('<!DOCTYPE html>')))).toMatchSnapshot();
  });

  test('that was cut off', () => {
    expect(explained(runBytes(fromText(wabt, call('nop nop nop')).slice(0, 40)))).toMatchSnapshot();
  });
});

describe('code traps', () => {
  test('by a panic', () => {
    expect(explained(run(call('unreachable')))).toMatchSnapshot();
  });

  test('after it printed why', () => {
    const text = 'panicked at src/main.rs:7: not enough tokens';
    const message = CLValue.string(text).bytes;
    const print = '(import "env" "casper_print" (func $print (param i32 i32)))';
    const body = `i32.const 16 i32.const ${message.length} call $print unreachable`;
    const builder = newBuilder().withPrinter(() => {});
    const wat = `(module ${print} ${MEMORY} ${data(16, message)} (func (export "call") ${body}))`;
    expect(explained(run(wat, {}, builder))).toMatchSnapshot();
  });

  test('out of memory', () => {
    const grow = '(loop $more i32.const 1 memory.grow i32.const -1 i32.ne br_if $more) unreachable';
    expect(explained(run(call(grow)))).toMatchSnapshot();
  });

  test('in a recursion without end', () => {
    const text = `(module ${MEMORY} (func $again (param i32) (call $again (i32.add (local.get 0) (i32.const 1)))) (func (export "call") i32.const 0 call $again))`;
    const builder = newBuilder(ChainspecConfig.from().withWasmMaxStackHeight(188));
    expect(explained(run(text, {}, builder))).toMatchSnapshot();
  });

  test('outside of its memory', () => {
    expect(explained(run(call('i32.const -1 i32.load drop')))).toMatchSnapshot();
  });

  test('in a division by zero', () => {
    expect(explained(run(call('i32.const 1 i32.const 0 i32.div_u drop')))).toMatchSnapshot();
  });

  test('with a pointer outside of its memory', () => {
    const print = '(import "env" "casper_print" (func $print (param i32 i32)))';
    expect(explained(run(call('i32.const 65530 i32.const 100 call $print', print)))).toMatchSnapshot();
  });

  test('with a weight that is no weight', () => {
    const add = '(import "env" "casper_add_associated_key" (func $add (param i32 i32 i32) (result i32)))';
    const body = 'i32.const 16 i32.const 32 i32.const 300 call $add drop';
    const wat = `(module ${add} ${MEMORY} ${data(16, bob.accountHash.bytes)} (func (export "call") ${body}))`;
    expect(explained(run(wat))).toMatchSnapshot();
  });

  test('in a loop without end', () => {
    expect(explained(run(call('(loop $again br $again)')))).toMatchSnapshot();
  });
});

describe('code reverts', () => {
  test('because an Option was None', () => {
    expect(explained(run(call('i32.const 1 call $revert', REVERT)))).toMatchSnapshot();
  });

  test('because it may not spend as much', () => {
    // target at 16, amount at 64, id (none) at 80, result at 96
    const amount = CLValue.u512(2_500_000_000n).bytes;
    const memory = `${MEMORY} ${data(16, bob.accountHash.bytes)} ${data(64, amount)} ${data(80, [0])}`;
    const body = `i32.const 16 i32.const 32 i32.const 64 i32.const ${amount.length} i32.const 80 i32.const 1 i32.const 96 call $transfer call $revert`;
    const wat = `(module ${TRANSFER} ${REVERT} ${memory} (func (export "call") ${body}))`;
    expect(explained(run(wat, { amount: CLValue.u512(1_000_000_000n) }))).toMatchSnapshot();
  });

  test('because it may not add a version', () => {
    const NOT_ALLOWED = 48;
    expect(explained(run(call(`i32.const ${NOT_ALLOWED} call $revert`, REVERT)))).toMatchSnapshot();
  });
});

describe('code asks for what it may not have', () => {
  test('to write into an account', () => {
    const key = [0, ...bob.accountHash.bytes];
    const value = CLValue.u8(1).toBytes();
    const write = '(import "env" "casper_write" (func $write (param i32 i32 i32 i32)))';
    const body = `i32.const 16 i32.const ${key.length} i32.const 64 i32.const ${value.length} call $write`;
    const wat = `(module ${write} ${MEMORY} ${data(16, key)} ${data(64, value)} (func (export "call") ${body}))`;
    expect(explained(run(wat))).toMatchSnapshot();
  });

  test('a right that the URef does not carry', () => {
    const builder = newBuilder();
    const purse = builder.getExpectedAccount(alice).mainPurse;
    const write = '(import "env" "casper_write" (func $write (param i32 i32 i32 i32)))';
    const key = [2, ...purse.addr, 1];
    const value = CLValue.u8(1).toBytes();
    const body = `i32.const 16 i32.const ${key.length} i32.const 64 i32.const ${value.length} call $write`;
    const wat = `(module ${write} ${MEMORY} ${data(16, key)} ${data(64, value)} (func (export "call") ${body}))`;
    expect(explained(run(wat, {}, builder))).toMatchSnapshot();
  });

  test('bytes of a key that are none', () => {
    const read = '(import "env" "casper_read_value" (func $read (param i32 i32 i32) (result i32)))';
    const body = 'i32.const 16 i32.const 5 i32.const 64 call $read drop';
    const wat = `(module ${read} ${MEMORY} ${data(16, [9, 9, 9, 9, 9])} (func (export "call") ${body}))`;
    expect(explained(run(wat))).toMatchSnapshot();
  });
});

describe('code calls a contract', () => {
  const CALL_CONTRACT =
    '(import "env" "casper_call_contract" (func $call (param i32 i32 i32 i32 i32 i32 i32) (result i32)))';

  /** Session code that calls an entry point of a contract without arguments some times. */
  function caller(hash: Uint8Array, entryPoint: string, times = 1): string {
    const name = CLValue.string(entryPoint).bytes;
    const memory = `${MEMORY} ${data(16, hash)} ${data(64, name)} ${data(128, [0, 0, 0, 0])}`;
    const once = `i32.const 16 i32.const 32 i32.const 64 i32.const ${name.length} i32.const 128 i32.const 4 i32.const 160 call $call drop `;
    return `(module ${CALL_CONTRACT} ${memory} (func (export "call") ${once.repeat(times)}))`;
  }

  function withBoard(): WasmTestBuilder {
    const builder = newBuilder().withPrinter(() => {});
    return done(builder, session('board-5.wasm', {}, alice));
  }

  test('that reverts', () => {
    const builder = withBoard();
    run(caller(builder.contract(alice, 'board').hash, 'post'), {}, builder);
    expect(explained(builder)).toMatchSnapshot();
  });

  test('that has no such entry point', () => {
    const builder = withBoard();
    run(caller(builder.contract(alice, 'board').hash, 'read_all'), {}, builder);
    expect(explained(builder)).toMatchSnapshot();
  });

  test('that is not there', () => {
    expect(explained(run(caller(new Uint8Array(32).fill(0xcd), 'post')))).toMatchSnapshot();
  });

  test('that refused its package', () => {
    const builder = withBoard();
    run(caller(builder.contract(alice, 'board').packageHash, 'post'), {}, builder);
    expect(explained(builder)).toMatchSnapshot();
  });
});
