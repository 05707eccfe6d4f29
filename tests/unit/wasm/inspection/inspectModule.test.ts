/** Facts about modules: against the engine itself, the reference engine's recorded refusals, and text modules whose answers are plain. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { DEFAULT_CHAINSPEC } from '../../../../src/config/defaultChainspec';
import {
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  inspectWasm,
  LOCAL_GENESIS_REQUEST,
  WasmTestBuilder,
} from '../../../../src/index';
import { inspectModule } from '../../../../src/wasm/inspection/inspectModule';
import type { WasmInspection } from '../../../../src/wasm/inspection/wasmInspection';
import { fromText, openWabt, type Wabt } from '../../../fuzz/wasm/assemble';
import { ROOT } from '../../../fuzz/wasm/repository';
import { readVectors } from '../../../fuzz/wasm/vectors';

let wabt: Wabt;

beforeAll(async () => {
  wabt = await openWabt();
});

function inspect(text: string): WasmInspection {
  return inspectModule(fromText(wabt, text), DEFAULT_CHAINSPEC);
}

/** A session around some fields, with the memory that every contract has. */
function session(body: string, fields = ''): string {
  return `(module ${fields} (memory 1) (func (export "call") ${body}))`;
}

function example(file: string): Uint8Array {
  return readFileSync(join(ROOT, 'examples', file));
}

describe('features', () => {
  const bulk = 'Bulk memory operations are not supported';
  const gasRules = 'Encountered operation forbidden by gas rules';
  const unsupported = 'Encountered an unsupported operation';
  test.each([
    ['sign-ext', session('(drop (i32.extend8_s (i32.const 1)))'), undefined],
    ['bulk-memory', session('(memory.fill (i32.const 0) (i32.const 0) (i32.const 0))'), bulk],
    ['nontrapping-fptoint', session('(drop (i32.trunc_sat_f32_s (f32.const 0)))'), bulk],
    ['float-instructions', session('(drop (f64.const 1))'), gasRules],
    ['float-values', session('(local f64)'), undefined],
    ['reference-types', session('(drop (ref.null func))'), unsupported],
    ['simd128', session('(drop (v128.const i32x4 0 0 0 0))'), 'SIMD operations are not supported'],
    ['atomics', session('(atomic.fence)'), 'Atomic operations are not supported'],
    ['start-section', '(module (memory 1) (func $f (export "call")) (start $f))', 'Unsupported Wasm start'],
    [
      'imported-memory',
      '(module (import "env" "memory" (memory 1)) (func (export "call")))',
      'Memory section should exist',
    ],
    [
      'multivalue',
      session('', '(func (result i32 i32) i32.const 0 i32.const 0)'),
      'Multi value extension is not supported',
    ],
  ] as const)('%s', (feature, text, reason) => {
    const { features, deployable, problems } = inspect(text);
    const found = features.find((entry) => entry.feature === feature)!;
    expect(found.uses).toBeGreaterThan(0);
    expect(found.accepted).toBe(reason === undefined);
    expect(deployable).toBe(reason === undefined);
    // What is said of the feature alone is what the engine says of the module that has it.
    if (reason !== undefined) expect(found.reason).toContain(reason);
    expect(found.reason).toBe(problems[0]?.message);
  });

  test('a refused feature hides neither imports nor exports nor what can be reached', () => {
    const { imports, exports, capabilities } = inspect(`(module
      (import "env" "casper_put_key" (func $put (param i32 i32 i32 i32)))
      (memory 1)
      (func $store (call $put (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0)))
      (func (export "call") (memory.fill (i32.const 0) (i32.const 0) (i32.const 0)) (call $store)))`);
    expect(imports.map(({ name, status }) => [name, status])).toEqual([['casper_put_key', 'HostFunction']]);
    expect(exports.map(({ name, signature }) => [name, signature])).toEqual([['call', '() -> ()']]);
    expect(capabilities).toEqual([
      { area: 'NamedKeys', access: 'changes', hostFunction: 'casper_put_key', reachableFrom: ['call'] },
    ]);
  });
});

describe('imports', () => {
  test('are told apart: known, of another shape, for tests only, unknown', () => {
    const { imports, problems, deployable } = inspect(`(module
      (import "env" "casper_revert" (func (param i32)))
      (import "env" "casper_ret" (func (param i32)))
      (import "env" "casper_print" (func (param i32 i32)))
      (import "env" "gas" (func (param i32)))
      (import "wasi_snapshot_preview1" "fd_write" (func (param i32 i32 i32 i32) (result i32)))
      (memory 1)
      (func (export "call")))`);
    expect(imports.map(({ name, status, expected }) => [name, status, expected])).toEqual([
      ['casper_revert', 'HostFunction', undefined],
      ['casper_ret', 'WrongSignature', '(i32, i32) -> ()'],
      ['casper_print', 'TestOnly', undefined],
      ['gas', 'Unknown', undefined],
      ['fd_write', 'Unknown', undefined],
    ]);
    expect(deployable).toBe(false);
    expect(problems.map(({ code }) => code)).toEqual(['EngineRefuses', 'TestOnlyImport']);
  });

  test('casper_print alone runs here and on no network', () => {
    const { problems } = inspect(
      '(module (import "env" "casper_print" (func (param i32 i32))) (memory 1) (func (export "call")))',
    );
    expect(problems.map(({ code }) => code)).toEqual(['TestOnlyImport']);
  });
});

describe('what could be run', () => {
  test.each([
    ['no export', '(module (memory 1))', "Interpreter error: Module doesn't have export call"],
    ['a parameter', '(module (memory 1) (func (export "call") (param i32)))', 'takes parameters'],
    ['a global', '(module (memory 1) (global (export "call") i32 (i32.const 0)))', 'is not a function'],
  ])('%s', (_, text, message) => {
    const { problems } = inspect(text);
    expect(problems).toEqual([{ code: 'NoCall', message: expect.stringContaining(message) }]);
  });

  test.each([
    ['nothing', [], 'header: I/O Error: UnexpectedEof'],
    ['text', [...Buffer.from('(module)')], 'header: not a WebAssembly file (it does not begin with \\0asm)'],
  ])('%s is no module', (_, bytes, unreadable) => {
    const found = inspectModule(Uint8Array.from(bytes), DEFAULT_CHAINSPEC);
    expect(found.deployable).toBe(false);
    expect(found.unreadable).toEqual([unreadable]);
  });

  test('a file larger than a transaction', () => {
    const padding = 1_048_576;
    const bytes = fromText(wabt, session(''));
    // A custom section `x` of so many bytes: id, length, name length, name.
    const length = [0x80 | (padding & 0x7f), 0x80 | ((padding >> 7) & 0x7f), padding >> 14];
    const content = new Uint8Array(padding);
    content.set([1, 0x78]);
    const { problems, sections } = inspectModule(
      Uint8Array.from([...bytes, 0, ...length, ...content]),
      DEFAULT_CHAINSPEC,
    );
    expect(problems.map(({ code }) => code)).toEqual(['TooLarge']);
    expect(sections.at(-1)).toEqual({ kind: 'custom', name: 'x', bytes: padding });
  });
});

describe('reachability', () => {
  const host = `
    (import "env" "casper_add_associated_key" (func $add (param i32 i32 i32) (result i32)))
    (import "env" "casper_set_action_threshold" (func $set (param i32 i32) (result i32)))
    (import "env" "casper_create_purse" (func $purse (param i32 i32) (result i32)))`;

  test('through calls, through the table by type, and not at all', () => {
    const { capabilities } = inspect(`(module ${host}
      (type $action (func))
      (table 1 funcref) (elem (i32.const 0) $hidden) (memory 1)
      (func $hidden (drop (call $set (i32.const 0) (i32.const 2))))
      (func $helper (drop (call $add (i32.const 0) (i32.const 33) (i32.const 1))))
      (func (export "call") (call $helper))
      (func (export "raise") (call_indirect (type $action) (i32.const 0))))`);
    expect(capabilities.map(({ hostFunction, reachableFrom }) => [hostFunction, reachableFrom])).toEqual([
      ['casper_add_associated_key', ['call']],
      ['casper_set_action_threshold', ['raise']],
      ['casper_create_purse', []],
    ]);
  });
});

describe('costs', () => {
  test('code without branches costs what the engine charges', () => {
    const text = session('(drop (i32.add (i32.const 1) (i32.const 2)))');
    const straight = inspect(text).costs!.straightLineExports;
    const builder = WasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
    const request = ExecuteRequestBuilder.moduleBytes(DEFAULT_ACCOUNT_ADDR, fromText(wabt, text), {}).build();
    expect(straight).toEqual([{ name: 'call', gas: Number(builder.exec(request).lastExecGasConsumed()) }]);
  });

  test.each([
    ['a chain', '(func $a (local i64 i64)) (func $b (local i64) (call $a))', 'call $b', 3, false],
    ['recursion', '(func $a (local i64) (call $b)) (func $b (local i64) (call $a))', 'call $b', 2, true],
  ])('the deepest stack of %s', (_, fields, body, locals, recursive) => {
    const { costs } = inspect(`(module (memory 1) ${fields} (func (export "call") ${body}))`);
    // Each function holds one more value at most: the constant that pays for its instructions.
    expect(costs).toMatchObject({ deepestStack: locals + 3 - (recursive ? 0 : 1), recursive, stackLimit: 500 });
  });

  test('a contract is stored with as many bytes as foretold', () => {
    const bytes = example('counter/counter-v1.wasm');
    const { installation } = inspectWasm(bytes).costs!;
    const builder = WasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
    builder.exec(ExecuteRequestBuilder.moduleBytes(DEFAULT_ACCOUNT_ADDR, bytes, {}).build()).expectSuccess();
    const code = builder
      .getEffects()[0]!
      .flatMap(({ kind }) =>
        kind._tag === 'Write' && kind.value._tag === 'ContractWasm' ? [kind.value.value.bytes.length + 5] : [],
      );
    expect(code).toEqual([installation!.bytes]);
    expect(installation!.gas).toBe(BigInt(installation!.bytes) * 1_117_587n);
  });
});

test('the two-party multi-signature session can change keys and thresholds', () => {
  const { deployable, capabilities } = inspectWasm(example('two-party-multi-sig/contract.wasm'));
  expect(deployable).toBe(true);
  const changes = capabilities.filter(({ access, area }) => access === 'changes' && area !== 'Control');
  expect(changes.map(({ hostFunction, reachableFrom }) => [hostFunction, reachableFrom])).toEqual([
    ['casper_add_associated_key', ['call']],
    ['casper_set_action_threshold', ['call']],
  ]);
});

test('any bytes are described, and refused as the reference engine refuses them', () => {
  const cases = ['tests/vectors/wasm-mutants.json.gz', 'tests/vectors/wasm-preparation.json.gz'].flatMap((file) =>
    readVectors(join(ROOT, file)).flatMap((group) => (group.config === '{}' ? group.cases : [])),
  );
  expect(cases.length).toBeGreaterThan(500);
  for (const { module, expected } of cases) {
    const { session } = expected as { session: { error?: string; interpreter?: { error: string } | null } };
    const error = session.error ?? session.interpreter?.error;
    const { problems } = inspectModule(module, DEFAULT_CHAINSPEC);
    if (error !== undefined) expect(problems.map(({ message }) => message)).toContain(error);
  }
});

test('sections, producers and debug information', () => {
  const { sections, debugBytes, functions } = inspectModule(
    fromText(wabt, session('call $helper', '(func $helper)'), true),
    DEFAULT_CHAINSPEC,
  );
  expect(sections.map(({ kind, name }) => name ?? kind)).toEqual([
    'type',
    'function',
    'memory',
    'export',
    'code',
    'name',
  ]);
  expect(debugBytes).toBe(sections.at(-1)!.bytes);
  expect(functions.largest.map(({ name }) => name).sort()).toEqual(['call', 'helper']);
});
