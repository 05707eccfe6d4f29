/**
 * The modules whose runs are recorded one by one: every trap, places where gas can run out, both stack limits, and what V8 cannot do.
 *
 * @module
 */
import wabt from 'wabt';
import { encode } from '../../../src/wasm/encode';
import { I32, SECTION, type WasmModule } from '../../../src/wasm/module';

export interface NamedModule {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The bytes are those of a stored contract: nothing is injected. */
  readonly stored?: boolean;
  /** Limits besides a large one, and what is consumed, one less, half. */
  readonly limits?: readonly bigint[];
  /** What must run it: V8 unless said otherwise; `v8 gives up` if the interpreter must take over in the middle. */
  readonly engine?: 'v8' | 'v8 gives up' | 'interpreter';
}

/** All of them. */
export async function namedModules(): Promise<NamedModule[]> {
  const { parseWat } = await wabt();
  const assemble = (name: string, text: string): Uint8Array => {
    const module = parseWat(name, text);
    try {
      return module.toBinary({}).buffer;
    } finally {
      module.destroy();
    }
  };
  const inWat = [...TRAPS, ...CALLS, ...MEMORY, ...GAS, ...STACKS, ...HOST, ...FLOATS].map(
    ({ name, wat, ...rest }) => ({
      name,
      bytes: assemble(name, wat),
      ...rest,
    }),
  );
  return [...inWat, ...tableIndexOne(assemble), ...leavesOfFullStacks(assemble), ...limitsOfV8(assemble)];
}

interface WatModule extends Omit<NamedModule, 'bytes'> {
  readonly wat: string;
}

/** A module with one page of memory and this body of `call`. */
function body(name: string, instructions: string): WatModule {
  return { name, wat: `(module (memory 1) (func (export "call") ${instructions}))` };
}

const MIN32 = '(i32.const 0x80000000)';
const MIN64 = '(i64.const 0x8000000000000000)';

/** An instruction on two constants. */
function binary(instruction: string, left: string, right: string): WatModule {
  const type = instruction.slice(0, 3);
  const store = `(${type}.store (i32.const 8) (${instruction} ${left} ${right}))`;
  return body(`${instruction} of ${left} and ${right}`, store);
}

const TRAPS: readonly WatModule[] = [
  body('unreachable', '(i32.store (i32.const 0) (i32.const 7)) unreachable'),
  body('load beyond the memory', '(drop (i32.load (i32.const 65533)))'),
  body('load that ends with the memory', '(i32.store (i32.const 0) (i32.load (i32.const 65532)))'),
  body('load at address and offset that wrap', '(drop (i32.load offset=0xffffffff (i32.const 1)))'),
  body('load at the last address', '(drop (i64.load8_u (i32.const -1)))'),
  body('store half beyond the memory', '(i64.store (i32.const 65532) (i64.const -1))'),
  body('store8 beyond the memory', '(i32.store8 (i32.const 65536) (i32.const 1))'),
  body('store after a store', '(i32.store (i32.const 16) (i32.const 1)) (i32.store16 (i32.const 65535) (i32.const 1))'),
  ...['div_s', 'div_u', 'rem_s', 'rem_u'].flatMap((operation) => [
    binary(`i32.${operation}`, '(i32.const 5)', '(i32.const 0)'),
    binary(`i64.${operation}`, '(i64.const 5)', '(i64.const 0)'),
    binary(`i32.${operation}`, MIN32, '(i32.const -1)'),
    binary(`i64.${operation}`, MIN64, '(i64.const -1)'),
    binary(`i32.${operation}`, '(i32.const -7)', '(i32.const 2)'),
    binary(`i64.${operation}`, '(i64.const -7)', '(i64.const 2)'),
  ]),
];

/** A module with a table of four: `$inc` of type i32 -> i32, nothing, `$get` of type -> i32, and `$inc` again. */
function throughTable(name: string, instructions: string): WatModule {
  return {
    name,
    wat: `(module (memory 1)
      (type $unary (func (param i32) (result i32))) (type $nullary (func (result i32))) (type $same (func (param i32) (result i32)))
      (table 4 4 funcref) (elem (i32.const 0) $inc) (elem (i32.const 2) $get $inc)
      (func $inc (type $same) (i32.add (local.get 0) (i32.const 1)))
      (func $get (type $nullary) (i32.const 9))
      (func (export "call") (i32.store (i32.const 0) ${instructions})))`,
  };
}

const indirect = (type: string, parameters: string, element: string): string =>
  `(call_indirect (type ${type}) ${parameters} (i32.const ${element}))`;

const CALLS: readonly WatModule[] = [
  throughTable('call through the table, by an equal type', indirect('$unary', '(i32.const 1)', '3')),
  throughTable('call of an empty element', indirect('$unary', '(i32.const 1)', '1')),
  throughTable('call of an element of another type', indirect('$unary', '(i32.const 1)', '2')),
  throughTable('call of an element beyond the table', indirect('$nullary', '', '4')),
  throughTable('call of element -1', indirect('$nullary', '', '-1')),
  throughTable(
    'empty element, after a call through the table',
    `(i32.add ${indirect('$nullary', '', '2')} ${indirect('$nullary', '', '1')})`,
  ),
  throughTable(
    'other type, after a call through the table',
    `(i32.add ${indirect('$nullary', '', '2')} ${indirect('$nullary', '', '0')})`,
  ),
  {
    name: 'function of the host through the table',
    wat: `(module (import "env" "casper_has_key" (func $has (param i32 i32) (result i32))) (memory 1)
      (table 1 funcref) (elem (i32.const 0) $has)
      (type $binary (func (param i32 i32) (result i32)))
      (func (export "call") (i32.store (i32.const 0) (call_indirect (type $binary) (i32.const 3) (i32.const 5) (i32.const 0)))))`,
  },
  { name: 'call has a parameter', wat: '(module (memory 1) (func (export "call") (param i32) unreachable))' },
  { name: 'call has a result', wat: '(module (memory 1) (func (export "call") (result i64) (i64.const 5)))' },
  { name: 'no call', wat: '(module (memory 1) (func (export "other")))' },
  { name: 'call is a global', wat: '(module (memory 1) (global (export "call") i32 (i32.const 1)))' },
  { name: 'call is the memory', wat: '(module (memory (export "call") 1))' },
  { name: 'call is the table', wat: '(module (memory 1) (table (export "call") 1 funcref))' },
  {
    name: 'call is a function of the host',
    wat: '(module (import "env" "casper_revert" (func $revert (param i32))) (memory 1) (export "call" (func $revert)))',
  },
];

const MEMORY: readonly WatModule[] = [
  body(
    'memory.grow, by all kinds of amounts',
    `${['0', '1', '62', '1', '0', '-1', '65536', '0x7fffffff']
      .map((pages, index) => `(i32.store (i32.const ${8 * index}) (memory.grow (i32.const ${pages})))`)
      .join(' ')}
      (i32.store (i32.const 100) (memory.size)) (i32.store (i32.const 0x3ffffc) (i32.const 5))`,
  ),
  {
    name: 'memory.grow up to a declared maximum',
    wat: `(module (memory 1 3) (func (export "call")
      (i32.store (i32.const 0) (memory.grow (i32.const 3))) (i32.store (i32.const 4) (memory.grow (i32.const 2)))
      (i32.store (i32.const 8) (memory.grow (i32.const 1))) (i32.store (i32.const 0x2fffc) (memory.size))))`,
  },
  {
    name: 'store into a memory of no pages',
    wat: '(module (memory 0) (func (export "call") (i32.store8 (i32.const 0) (i32.const 1))))',
  },
  {
    name: 'a memory of no pages grows',
    wat: '(module (memory 0) (func (export "call") (drop (memory.grow (i32.const 1))) (i32.store8 (i32.const 0) (i32.const 1))))',
  },
  {
    name: 'overlapping data segments',
    wat: `(module (memory 1) (data (i32.const 4) "abcdefgh") (data (i32.const 6) "XY") (data (i32.const 65535) "z") (data (i32.const 65536) "")
      (func (export "call")))`,
  },
  {
    name: 'segments at offsets that globals give',
    wat: `(module (memory 1) (table 4 funcref) (global $data i32 (i32.const 1000)) (global $elements i32 (i32.const 2)) (type $t (func))
      (data (global.get $data) "abcd") (elem (global.get $elements) $f)
      (func $f (i32.store (i32.const 0) (i32.const 77)))
      (func (export "call") (call_indirect (type $t) (i32.const 2)) (call_indirect (type $t) (i32.const 1))))`,
  },
  {
    name: 'data beyond the memory, at an offset that a global gives',
    wat: '(module (memory 1) (global $data i32 (i32.const -1)) (data (global.get $data) "abcd") (func (export "call")))',
  },
  {
    name: 'data beyond the memory',
    wat: '(module (memory 1) (data (i32.const 65530) "0123456") (func (export "call")))',
  },
  {
    name: 'empty data beyond the memory',
    wat: '(module (memory 1) (data (i32.const 65537) "") (func (export "call")))',
  },
  {
    name: 'data at address -1',
    wat: '(module (memory 1) (data (i32.const 0) "ok") (data (i32.const -1) "x") (func (export "call")))',
  },
  {
    name: 'elements beyond the table',
    wat: '(module (memory 1) (table 2 funcref) (elem (i32.const 1) $f $f) (func $f (export "call")))',
  },
  {
    name: 'no elements beyond the table',
    wat: '(module (memory 1) (table 2 funcref) (elem (i32.const 3)) (func (export "call")))',
  },
];

const GAS: readonly WatModule[] = [
  { ...body('a loop that never ends', '(loop $l (br $l))'), limits: [0n, 1n, 1_000_000n, 1n << 31n] },
  {
    name: 'a loop that counts',
    wat: `(module (memory 1) (func (export "call") (local $i i32)
      (loop $l (i32.store (i32.const 0) (local.tee $i (i32.add (local.get $i) (i32.const 1)))) (br_if $l (i32.lt_u (local.get $i) (i32.const 20))))))`,
    limits: Array.from({ length: 30 }, (_, index) => BigInt(index * 7001)),
  },
  body('gas runs out before a trap in the same block', '(drop (i32.div_u (i32.const 1) (i32.const 0)))'),
  body(
    'trap after a branch',
    '(if (i32.load (i32.const 0)) (then (nop)) (else (unreachable))) (i32.store (i32.const 0) (i32.const 1))',
  ),
  body(
    'dead code is paid',
    '(block (br 0) (drop (i32.const 1)) (nop)) unreachable (drop (i64.const 5)) (drop (i64.const 5))',
  ),
  {
    ...body('memory.grow is paid by the page', '(drop (memory.grow (i32.const 6))) (drop (memory.grow (i32.const 3)))'),
    limits: Array.from({ length: 12 }, (_, index) => BigInt(index * 7000)),
  },
  {
    ...body('pages paid for wrap around', '(drop (memory.grow (i32.const -1)))'),
    limits: [4_294_966_000n, 4_294_972_000n, 5_000_000_000n],
  },
  {
    name: 'recursion without end and without operands',
    wat: '(module (memory 1) (func $f (export "call") (call $f)))',
    limits: [100_000n, 495_000n, 500_000n],
  },
  {
    name: 'gas used up far beyond what an i64 holds',
    wat: '(module (memory 1) (func (export "call") (drop (i32.const 1))))',
    limits: [(1n << 63n) - 1n, 1n << 63n, 1n << 64n, (1n << 128n) - 1n],
  },
  {
    name: 'a stored contract that pays only inside its loop',
    stored: true,
    wat: `(module (import "env" "memory" (memory 1 64)) (import "env" "gas" (func $gas (param i32)))
      (func (export "call") (local $i i32)
        (loop $l
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (if (i32.and (local.get $i) (i32.const 1)) (then (call $gas (i32.const 1000))))
          (br_if $l (i32.lt_u (local.get $i) (i32.const 1000))))
        (call $gas (i32.mul (local.get $i) (i32.const 3)))
        (i32.store (i32.const 0) (local.get $i))))`,
    limits: [0n, 999n, 1000n, 499_999n, 500_000n, 502_999n, 503_000n],
  },
  {
    name: 'a stored contract that pays -1, a u32',
    stored: true,
    wat: `(module (import "env" "memory" (memory 1 64)) (import "env" "gas" (func $gas (param i32)))
      (func (export "call") (call $gas (i32.const -1)) (call $gas (i32.sub (i32.const 0) (i32.const 2)))))`,
    limits: [0xffff_fffen, 0xffff_ffffn, 0x1_ffff_fffcn, 0x1_ffff_fffdn],
  },
  {
    name: 'a stored contract that is not instrumented',
    stored: true,
    wat: `(module (import "env" "memory" (memory 1)) (func $f (param i32) (result i32)
        (if (result i32) (local.get 0) (then (i32.add (i32.const 1) (call $f (i32.sub (local.get 0) (i32.const 1))))) (else (i32.const 0))))
      (func (export "call") (i32.store (i32.const 0) (call $f (i32.const 9000)))))`,
    engine: 'interpreter',
  },
];

/** `count` operands, then something that leaves an i32, then their sum. */
function operands(count: number, something: string): string {
  const loads = '(i64.load (i32.const 8)) '.repeat(count);
  return `${loads} ${something} i64.extend_i32_s ${'i64.add '.repeat(count)} i32.wrap_i64`;
}

/** Recursion with operands in an else branch where the stack limiter does not see them. */
function uncountedOperands(count: number): string {
  return `(module (memory 1)
    (func $f (param i32) (result i32)
      local.get 0
      if (result i32)
        i32.const 1
        br 0
      else
        ${operands(count, '(i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (i32.const 1))) (call $f (i32.const 0))')}
      end)
    (func (export "call") (drop (call $f (i32.const 0)))))`;
}

const STACKS: readonly WatModule[] = [
  {
    name: 'recursion with operands and locals',
    wat: `(module (memory 1) (func $f (param i32) (result i32) (local i64 i64)
        (i32.store (i32.const 0) (local.get 0)) (i32.add (local.get 0) (call $f (i32.add (local.get 0) (i32.const 1)))))
      (func (export "call") (drop (call $f (i32.const 0)))))`,
  },
  {
    name: 'recursion through the table',
    wat: `(module (memory 1) (table 1 funcref) (elem (i32.const 0) $f) (type $t (func (param i32)))
      (func $f (type $t) (i32.store (i32.const 0) (local.get 0)) (call_indirect (type $t) (i32.add (local.get 0) (i32.const 1)) (i32.const 0)))
      (func (export "call") (call $f (i32.const 0))))`,
  },
  ...[494, 495, 496, 497, 498, 499, 500, 501].map((locals) => ({
    name: `a function of ${locals} locals`,
    wat: `(module (memory 1) (func $f (local ${'i32 '.repeat(locals)}) (i32.store (i32.const 0) (i32.const 1)))
      (func (export "call") (call $f)))`,
  })),
  { name: 'value stack overflow among operands', wat: uncountedOperands(1700), engine: 'interpreter' },
  { name: 'value stack overflow among operands, further down', wat: uncountedOperands(2900), engine: 'interpreter' },
  {
    name: 'value stack nearly full, more than the native stack of V8',
    wat: uncountedOperands(255),
    engine: 'v8 gives up',
  },
  {
    name: 'operands that fit everywhere',
    wat: uncountedOperands(200),
  },
  {
    name: 'frames overflow',
    stored: true,
    wat: `(module (import "env" "memory" (memory 1 64)) (import "env" "gas" (func $gas (param i32)))
      (func $f (call $gas (i32.const 1)) (call $f)) (func (export "call") (call $f)))`,
    engine: 'interpreter',
    limits: [65_533n, 65_534n, 65_535n, 65_536n, 100_000n],
  },
  {
    name: 'frames overflow at a call of the host',
    stored: true,
    wat: `(module (import "env" "memory" (memory 1 64)) (import "env" "gas" (func $gas (param i32)))
      (import "env" "casper_has_key" (func $has (param i32 i32) (result i32)))
      (func $f (param i32) (result i32) (if (result i32) (local.get 0)
        (then (call $f (i32.sub (local.get 0) (i32.const 1)))) (else (call $has (i32.const 5) (i32.const 6)))))
      (func (export "call") (i32.store (i32.const 0) (call $f (i32.const 65534))) (i32.store (i32.const 4) (call $f (i32.const 65535)))))`,
    engine: 'interpreter',
  },
  {
    name: 'value stack overflow at the constant for gas',
    stored: true,
    wat: `(module (import "env" "memory" (memory 1 64)) (import "env" "gas" (func $gas (param i32)))
      (func $f (local ${'i64 '.repeat(15)}) (call $gas (i32.const 1)) (call $f)) (func (export "call") (local i32) (call $f)))`,
    engine: 'interpreter',
    limits: [8736n, 8737n, 8738n, 8739n],
  },
  {
    name: 'locals that fill the value stack',
    stored: true,
    wat: `(module (import "env" "memory" (memory 1 64)) (func $f (param i32) (local ${'i64 '.repeat(4093)})
        (i32.store (i32.const 0) (local.get 0)) (call $f (i32.add (local.get 0) (i32.const 1))))
      (func (export "call") (call $f (i32.const 1))))`,
    engine: 'interpreter',
  },
  {
    name: 'a stored contract that writes the counter of the limiter',
    stored: true,
    wat: `(module (import "env" "memory" (memory 1 64)) (global $s (mut i32) (i32.const 0))
      (func $f (local i32 i32 i32)
        (global.set $s (i32.add (global.get $s) (i32.const 5)))
        (if (i32.gt_u (global.get $s) (i32.const 500)) (then unreachable))
        (call $g)
        (global.set $s (i32.sub (global.get $s) (i32.const 5))))
      (func $g (global.set $s (i32.const 0))
        (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (i32.const 1)))
        (call $f))
      (func (export "call") (call $f)))`,
    engine: 'interpreter',
  },
];

const HOST: readonly WatModule[] = [
  {
    name: 'revert',
    wat: `(module (import "env" "casper_revert" (func $revert (param i32))) (memory 1)
      (func (export "call") (i32.store (i32.const 0) (i32.const 1)) (call $revert (i32.const 65537)) unreachable))`,
    limits: Array.from({ length: 20 }, (_, index) => BigInt(index * 700)),
  },
  {
    name: 'the host writes to memory that has grown',
    wat: `(module (import "env" "casper_get_blocktime" (func $time (param i32))) (memory 1)
      (func (export "call") (call $time (i32.const 8)) (drop (memory.grow (i32.const 1))) (call $time (i32.const 65536))))`,
  },
  {
    name: 'the host writes beyond the memory',
    wat: `(module (import "env" "casper_get_blocktime" (func $time (param i32))) (memory 1)
      (func (export "call") (call $time (i32.const 65529))))`,
  },
  {
    name: 'the host writes at address -1',
    wat: `(module (import "env" "casper_get_blocktime" (func $time (param i32))) (memory 1)
      (func (export "call") (call $time (i32.const -1))))`,
  },
  {
    name: 'the host traps before it charges',
    wat: `(module (import "env" "casper_has_key" (func $has (param i32 i32) (result i32))) (memory 1)
      (func (export "call") (drop (call $has (i32.const 1) (i32.const 0xbad)))))`,
  },
  {
    name: 'the host returns values',
    wat: `(module (import "env" "casper_has_key" (func $has (param i32 i32) (result i32))) (memory 1)
      (func (export "call") (i32.store (i32.const 0) (call $has (i32.const -5) (i32.const 3)))
        (i32.store (i32.const 4) (call $has (i32.const 0x7fffffff) (i32.const -1)))))`,
  },
];

/** Float arithmetic is refused by the gas rules, but floats can be moved, and must keep their bits. */
const FLOATS: readonly WatModule[] = [
  {
    name: 'signalling NaNs are moved bit by bit',
    wat: `(module (memory 1)
      (global $f (mut f32) (f32.const nan:0x200001)) (global $d (mut f64) (f64.const -nan:0x4000000000001))
      (data (i32.const 100) "\\01\\00\\a0\\ff\\01\\00\\00\\00\\00\\00\\f4\\7f")
      (func $pass (param f32 f64) (result f64) (f32.store (i32.const 24) (local.get 0)) (local.get 1))
      (func (export "call") (local f32 f64)
        (f32.store (i32.const 0) (global.get $f)) (f64.store (i32.const 8) (global.get $d))
        (local.set 0 (f32.load (i32.const 100))) (local.set 1 (f64.load (i32.const 104)))
        (global.set $f (local.get 0)) (global.set $d (local.get 1))
        (f64.store (i32.const 32) (call $pass (local.get 0) (local.get 1)))
        (f32.store (i32.const 40) (select (global.get $f) (local.get 0) (i32.const 0)))
        (f64.store (i32.const 48) (block (result f64) (br_if 0 (global.get $d) (i32.const 1))))))`,
  },
];

type Assemble = (name: string, text: string) => Uint8Array;

/** The reference looks up the table that `call_indirect` names only when it runs; assemblers do not write such code. */
function tableIndexOne(assemble: Assemble): NamedModule[] {
  const bytes = assemble(
    'table',
    `(module (memory 1) (table 2 funcref) (elem (i32.const 0) $f $f) (type $t (func))
      (func $f) (func (export "call") (call_indirect (type $t) (i32.const 0)) (call_indirect (type $t) (i32.const 1))))`,
  ).slice();
  const place = bytes.lastIndexOf(0x11) + 2;
  bytes[place] = 1;
  return [{ name: 'call through the second table', bytes }];
}

/** Calls deeper and deeper, at each depth also a function that calls nothing and costs more: it is the one that finds the stack full. */
function leavesOfFullStacks(assemble: Assemble): NamedModule[] {
  const leaf = (body: string): string =>
    `(func $leaf (type $step) (param i32) (result i32) (local i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64) ${body})`;
  const leaves: readonly (readonly [string, string])[] = [
    ['adds', '(i32.add (local.get 0) (i32.const 3))'],
    ['returns from a block', '(block (br_if 0 (local.get 0)) (return (i32.const 9))) (i32.const 8)'],
    ['traps', '(i32.div_u (i32.const 1) (i32.sub (local.get 0) (i32.const 20)))'],
    ['stores', '(i32.store offset=8 (local.get 0) (i32.const 7)) (i32.load8_s offset=9 (local.get 0))'],
    ['loops', '(loop (br_if 0 (local.tee 0 (i32.shr_u (local.get 0) (i32.const 1))))) (local.get 0)'],
  ];
  const calls: readonly (readonly [string, string])[] = [
    ['called', '(call $leaf (local.get $n))'],
    ['called through the table', '(call_indirect (type $step) (local.get $n) (i32.const 0))'],
  ];
  return leaves.flatMap(([what, body]) =>
    calls.map(([how, call]) => ({
      name: `a function that ${what} is ${how} where the stack is full`,
      bytes: assemble(
        `${what} ${how}`,
        `(module (memory 1) (type $step (func (param i32) (result i32))) (table 1 funcref) (elem (i32.const 0) $leaf)
          ${leaf(body)}
          (func $deep (param $n i32) (param $sum i32) (result i32)
            (local.set $sum (i32.add (local.get $sum) ${call}))
            (if (result i32) (local.get $n)
              (then (call $deep (i32.sub (local.get $n) (i32.const 1)) (local.get $sum)))
              (else (local.get $sum))))
          (func (export "call") (local $i i32)
            (loop $again
              (i32.store (i32.const 0) (call $deep (local.get $i) (i32.const 0)))
              (local.set $i (i32.add (local.get $i) (i32.const 7)))
              (br_if $again (i32.lt_u (local.get $i) (i32.const 300))))))`,
      ),
    })),
  );
}

function limitsOfV8(assemble: Assemble): NamedModule[] {
  return [
    {
      name: 'a body of 740 kB of calls, 9 MB when lowered',
      bytes: manyCalls(assemble, 370_000, true),
      engine: 'interpreter',
    },
    {
      name: 'a body of 740 kB of calls of a function that calls nothing',
      bytes: manyCalls(assemble, 370_000, false),
    },
    { name: 'a function of 60,000 locals is called', bytes: manyLocals([60_000], true) },
    { name: 'a function of 60,000 locals is there', bytes: manyLocals([60_000], false) },
    { name: 'a function of 2^32 - 20 locals is called', bytes: manyLocals([0xffff_ffec], true), engine: 'interpreter' },
    {
      name: 'a stored contract enters a function of 60,000 locals',
      bytes: manyLocals([60_000], true, true),
      stored: true,
      engine: 'interpreter',
    },
    { name: '100,001 data segments', bytes: manySegments(assemble, 100_001) },
  ];
}

/** `call` is nothing but calls of a function that costs something, and may call itself, but does not. */
function manyCalls(assemble: Assemble, calls: number, callsItself: boolean): Uint8Array {
  const body = callsItself ? '(if (local.get 0) (then (call $f)))' : '';
  const start = `(module (memory 1) (func $f (local i32) ${body}) (func (export "call")`;
  const short = assemble('calls', `${start} (call $f) (call $f)))`);
  // The assembler would take long over so many: the code section is the last one.
  const call = Uint8Array.of(0x10, 0);
  const section = short.lastIndexOf(0x0a, short.length - 12);
  const head = short.subarray(0, section);
  const first = Uint8Array.from(
    callsItself ? [11, 1, 1, 0x7f, 0x20, 0, 4, 0x40, 0x10, 0, 0x0b, 0x0b] : [4, 1, 1, 0x7f, 0x0b],
  );
  const code = new Uint8Array(calls * 2);
  for (let i = 0; i < calls; i++) code.set(call, 2 * i);
  const second = Buffer.concat([Uint8Array.of(0), code, Uint8Array.of(0x0b)]);
  const content = Buffer.concat([Uint8Array.of(2), first, leb(second.length), second]);
  return Uint8Array.from(Buffer.concat([head, Uint8Array.of(0x0a), leb(content.length), content]));
}

/** `call` has 30 locals and calls a function with many; so the limiter's counter is not 0 then. */
function manyLocals(groups: readonly number[], called: boolean, importsMemory = false): Uint8Array {
  const opcodes = [0x41, 0x1a, 0x0b, 0x41, 0x41, 0x36, ...(called ? [0x10] : []), 0x0b, 0x10, 0x0b];
  const first = [1, 0, 0, 0, 7, 2, ...(called ? [0] : []), 0, 1, 0];
  const middle = called ? 8 : 7;
  const limits = { initial: 1, maximum: 64 };
  const module: WasmModule = {
    types: [{ params: [], result: undefined }],
    imports: importsMemory ? [{ module: 'env', field: 'memory', external: { kind: 'memory', limits } }] : [],
    functions: [0, 0, 0],
    tables: [],
    memories: importsMemory ? [] : [limits],
    globals: [],
    exports: [{ field: 'call', kind: 'function', index: 2 }],
    start: undefined,
    elements: [],
    code: {
      opcodes: Uint8Array.from(opcodes),
      first: Int32Array.from(first),
      second: new Int32Array(opcodes.length),
      starts: [0, 3, middle, middle + 2],
      locals: [groups.flatMap((count) => [count, I32]), [30, I32], []],
      branchTables: [],
    },
    data: [],
    others: [],
    sections:
      (1 << SECTION.type) |
      (1 << (importsMemory ? SECTION.import : SECTION.memory)) |
      (1 << SECTION.function) |
      (1 << SECTION.export) |
      (1 << SECTION.code),
  };
  return encode(module);
}

/** Segments of one byte each. */
function manySegments(assemble: Assemble, count: number): Uint8Array {
  const head = assemble(
    'segments',
    '(module (memory 2) (func (export "call") (i32.store (i32.const 0) (i32.load (i32.const 100000)))))',
  );
  const segments = Array.from({ length: count }, (_, index) => {
    return Buffer.concat([Uint8Array.of(0, 0x41), leb(index % 131_072, true), Uint8Array.of(0x0b, 1, index % 251)]);
  });
  const content = Buffer.concat([leb(count), ...segments]);
  return Uint8Array.from(Buffer.concat([head, Uint8Array.of(11), leb(content.length), content]));
}

function leb(value: number, signed = false): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= (signed ? 0x40 : 0x80)) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 128);
  }
  return Uint8Array.of(...bytes, rest);
}
