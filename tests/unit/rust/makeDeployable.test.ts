/** What becomes of a module on its way to a network. The lowered ones are run: binaryen is the real one. */
import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import {
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  inspectWasm,
  LOCAL_GENESIS_REQUEST,
  WasmTestBuilder,
  type WasmV1Result,
} from 'casper-engine-test-support';
import 'casper-engine-test-support/matchers/setup';
import type { Option } from 'fp-ts/Option';
import wabt from 'wabt';
import { findBinaryen } from '../../../src/rust/lowerWasm';
import { makeDeployable } from '../../../src/rust/makeDeployable';

const binaryen = () => findBinaryen(resolve(__dirname, '../../..'));
const noBinaryen = () => undefined;

async function assemble(wat: string, withNames = false): Promise<Uint8Array> {
  const { parseWat } = await wabt();
  const module = parseWat('test.wat', wat, { bulk_memory: true, sign_extension: true, tail_call: true });
  return new Uint8Array(module.toBinary({ write_debug_names: withNames }).buffer);
}

function fromSome<A>(option: Option<A>): A {
  if (option._tag === 'None') throw new Error('there is nothing');
  return option.value;
}

function run(bytes: Uint8Array): WasmV1Result {
  const builder = WasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
  builder.exec(ExecuteRequestBuilder.moduleBytes(DEFAULT_ACCOUNT_ADDR, bytes).build());
  return fromSome(builder.getLastExecResult());
}

/** Fills bytes 8..12 with 7 and copies them over themselves, one further: reverts with bytes 12 and 13, which are 7 and 0. */
const BULK = `(module
  (import "env" "casper_revert" (func $revert (param i32)))
  (memory (export "memory") 1)
  (func $fill (param $at i32) (param $count i32)
    (memory.fill (local.get $at) (i32.const 7) (local.get $count))
    (memory.copy (i32.add (local.get $at) (i32.const 1)) (local.get $at) (local.get $count)))
  (func (export "call")
    (call $fill (i32.const 8) (i32.const 4))
    (call $revert (i32.add
      (i32.const 65536)
      (i32.add (i32.extend8_s (i32.load8_u (i32.const 12))) (i32.load8_u (i32.const 13)))))))`;

test('bulk memory is lowered, sign extension stays, and the code does what it did', async () => {
  const built = await assemble(BULK);
  expect(inspectWasm(built).deployable).toBe(false);
  expect(run(built)).toFailPreprocessing(/Bulk memory operations are not supported/);
  const { bytes, lowered, warnings } = await makeDeployable('x.wasm', built, binaryen);
  expect(lowered).toEqual(['bulk-memory']);
  expect(warnings).toEqual([]);
  expect(inspectWasm(bytes).features.map(({ feature }) => feature)).toEqual(['sign-ext']);
  expect(bytes).toBeDeployableOn();
  expect(run(bytes)).toRevertWithUserError(7);
}, 30_000);

const ACCEPTED = `(module
  (import "env" "casper_revert" (func $revert (param i32)))
  (memory 1)
  (func $work (param $x i32) (result i32) (i32.extend8_s (local.get $x)))
  (func (export "call") (drop (call $work (i32.const 200))) (call $revert (i32.const 3))))`;

test('what the engine accepts is only stripped: it costs what it cost, and binaryen is not asked', async () => {
  const built = await assemble(ACCEPTED, true);
  const { bytes, lowered } = await makeDeployable('x.wasm', built, () => {
    throw new Error('asked');
  });
  expect(lowered).toEqual([]);
  expect(bytes).toEqual(await assemble(ACCEPTED));
  expect(bytes.length).toBeLessThan(built.length);
  expect(run(bytes).consumed).toBe(run(built).consumed);
});

test('a count of data segments goes: a contract stored with it could not be read', async () => {
  const plain = await assemble(ACCEPTED);
  const code = inspectWasm(plain).sections.findIndex(({ kind }) => kind === 'code');
  const sizes = inspectWasm(plain)
    .sections.slice(0, code)
    .map(({ bytes }) => bytes + 2);
  const at = sizes.reduce((sum, size) => sum + size, 8);
  const counted = Uint8Array.from([...plain.subarray(0, at), 12, 1, 0, ...plain.subarray(at)]);
  expect(inspectWasm(counted).features.map(({ feature }) => feature)).toContain('data-count');
  const { bytes } = await makeDeployable('x.wasm', counted, noBinaryen);
  expect(bytes).toEqual(plain);
});

test('without binaryen it says how to get it', async () => {
  await expect(makeDeployable('x.wasm', await assemble(BULK), noBinaryen)).rejects.toMatchObject({
    code: 'NOT_SUPPORTED',
    shortMessage:
      'x.wasm uses bulk-memory (2 times), which the Casper engine refuses. The package binaryen can lower it, and is not installed.',
    hint: 'Install it: npm install --save-dev binaryen',
  });
});

test.each([
  [
    'a passive segment',
    '(module (memory 1) (data $d "abc") (func (export "call") (memory.init $d (i32.const 1) (i32.const 0) (i32.const 2))))',
    /binaryen cannot lower it:\n.*passive segments/s,
  ],
  [
    'floats',
    '(module (memory 1) (func (export "call") (drop (f32.add (f32.const 1) (f32.const 2)))))',
    /refuses x\.wasm: .*gas rules.*float-instructions \(3 times\), and nothing lowers that.*cannot compute with f32/s,
  ],
  [
    'tail calls beside what could be lowered',
    '(module (memory 1) (func $f (return_call $f)) (func (export "call") (memory.fill (i32.const 0) (i32.const 0) (i32.const 1)) (call $f)))',
    /tail-call \(1 time\), and nothing lowers that/,
  ],
  [
    'an unknown import',
    '(module (import "env" "__wbindgen_throw" (func)) (memory 1) (func (export "call")))',
    /it imports env\.__wbindgen_throw, which Casper does not provide/,
  ],
])(
  'what cannot be helped is said: %s',
  async (_, wat, message) => {
    const work = makeDeployable('x.wasm', await assemble(wat), binaryen);
    await expect(work).rejects.toMatchObject({ code: 'NOT_DEPLOYABLE' });
    await expect(work).rejects.toThrow(message);
  },
  30_000,
);

test('too large', async () => {
  const data = 'a'.repeat(1_048_576);
  const work = makeDeployable(
    'x.wasm',
    await assemble(`(module (memory 17) (data (i32.const 0) "${data}") (func (export "call")))`),
    noBinaryen,
  );
  await expect(work).rejects.toMatchObject({ code: 'NOT_DEPLOYABLE' });
  await expect(work).rejects.toThrow(/too large to be deployed, also after stripping: 1048\d+ bytes.*opt-level/s);
});

test('what only tests have is a warning', async () => {
  const { warnings } = await makeDeployable(
    'x.wasm',
    await assemble('(module (import "env" "casper_print" (func (param i32 i32))) (memory 1) (func (export "call")))'),
    noBinaryen,
  );
  expect(warnings).toEqual([expect.stringContaining('x.wasm: imports casper_print, which nodes do not have')]);
});
