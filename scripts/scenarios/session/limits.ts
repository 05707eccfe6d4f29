/** Gas limits, traps, stack and memory. */
import { Program } from '../program';
import { recordedGas } from '../recorded';
import { exec, type Options, run, type Scenario, type Step, TWO_PARTY } from '../scenario';
import {
  accountHash,
  amountArgument,
  argument,
  big,
  DEFAULT,
  fill,
  hex,
  type Json,
  join,
  mainPurse,
  none,
  ONE,
  string,
  urefOf,
} from '../values';
import { type Byte, body, funcType, I32, I64, importFunction, leb, module, name, signedLeb } from '../wasmBinary';

const unit = funcType([], []);
const i32 = (n: number): number[] => [0x41, ...signedLeb(n)];
const i64 = (n: number | bigint): number[] => [0x42, ...signedLeb(n)];
const DROP = 0x1a;
const code = (note: string, ...instructions: readonly Byte[]): Step =>
  exec(module({ bodies: [body([], ...instructions)] }), { note });
const many = (count: number, item: Byte): Byte[] => Array.from({ length: count }, () => item);

const twoParty = (options: Options = {}): Step =>
  exec(TWO_PARTY, { ...options, args: [argument('deployment-account', { ByteArray: 32 }, accountHash(ONE))] });
const TWO_PARTY_GAS = recordedGas('session', 'two_party_story', 2);

/** New URef, named key, purse, funding, a new account: host calls with storage of their own. */
function workload(options: Options = {}): Step {
  const program = new Program();
  const key = program.data(join(hex('02'), fill(33)));
  const uref = { bytes: key.bytes, offset: 1, base: key };
  const purse = program.data(fill(33));
  const id = program.data(none());
  program
    .call('casper_new_uref', uref, program.data(hex('010000000503')), 6)
    .call('casper_put_key', program.data(string('n')), 5, key, 34)
    .call('casper_create_purse', purse, 33)
    .call(
      'casper_transfer_from_purse_to_purse',
      program.data(urefOf(mainPurse(DEFAULT))),
      33,
      purse,
      33,
      program.data(big(9)),
      2,
      id,
      1,
    )
    .call('casper_transfer_to_account', program.data(accountHash(ONE)), 32, program.data(big(1)), 2, id, 1, 8)
    .call('casper_remove_key', program.data(string('n')), 5);
  return run(program, { args: [amountArgument(10)], ...options });
}
const WORKLOAD_GAS = recordedGas('session', 'gas_of_a_workload', 0);

/** The text of a function that calls itself until its parameter is zero, with `pad` locals. */
function recursion(depth: number, pad: number): string {
  return module({
    types: [unit, funcType([I32], [])],
    functions: [0, 1],
    bodies: [
      body([], i32(depth), 0x10, 1),
      body(pad > 0 ? [[...leb(pad), I32]] : [], 0x20, 0, 0x04, 0x40, 0x20, 0, i32(1), 0x6b, 0x10, 1, 0x0b),
    ],
  });
}

/** A recursion whose operands stand in an else branch after a dead then branch, which the stack limiter does not count. */
function uncounted(depth: number, operands: number): string {
  return module({
    types: [unit, funcType([I32], [])],
    functions: [0, 1],
    bodies: [
      body([], i32(depth), 0x10, 1),
      body(
        [],
        [0x20, 0, 0x45, 0x04, 0x40, 0x0f, 0x05],
        many(operands, i32(7)),
        [0x20, 0, ...i32(1), 0x6b, 0x10, 1],
        many(operands, DROP),
        0x0b,
      ),
    ],
  });
}

const INTERESTING_32 = [0, 1, -1, 2, 7, 31, 32, 33, -(2 ** 31), 2 ** 31 - 1, 0x12345678, -559038737];
const INTERESTING_64 = [
  0n,
  1n,
  -1n,
  5n,
  31n,
  63n,
  64n,
  65n,
  -(2n ** 63n),
  2n ** 63n - 1n,
  2n ** 32n,
  0x123456789abcdef0n,
];

/** Runs operations over all operands, stores each result and returns all of them. */
function arithmetic(
  opcodes: readonly number[],
  operands: readonly (number | bigint)[],
  wide: boolean,
  comparison: boolean,
  unary = false,
): string {
  const out: Byte[] = [];
  let address = 1024 + 4;
  const size = wide && !comparison ? 8 : 4;
  const constant = (value: number | bigint): number[] => (wide ? i64(value) : i32(Number(value)));
  const emit = (...operation: Byte[]): void => {
    out.push(i32(address), ...operation, wide && !comparison ? [0x37, 0, 0] : [0x36, 0, 0]);
    address += size;
  };
  for (const opcode of opcodes) {
    for (const a of operands) {
      if (unary) emit(constant(a), opcode);
      else for (const b of operands) if (!traps(opcode, a, b)) emit(constant(a), constant(b), opcode);
    }
  }
  const length = address - 1028;
  out.push(
    i32(1024),
    i32(length),
    0x36,
    2,
    0,
    i32(address),
    i32(0x0f),
    0x3a,
    0,
    0,
    i32(address + 1),
    i32(length),
    0x36,
    0,
    0,
  );
  out.push(i32(1024), i32(length + 9), 0x10, 0);
  return module({
    types: [unit, funcType([I32, I32], [])],
    imports: [importFunction('env', 'casper_ret', 1)],
    bodies: [body([], ...out)],
    exports: [[...name('call'), 0, 1]],
  });
}

/** Divisions that trap: by zero, and the smallest number by -1. */
function traps(opcode: number, a: number | bigint, b: number | bigint): boolean {
  const division = (opcode >= 0x6d && opcode <= 0x70) || (opcode >= 0x7f && opcode <= 0x82);
  const smallest = opcode < 0x7f ? BigInt(a) === -(2n ** 31n) : BigInt(a) === -(2n ** 63n);
  return division && (BigInt(b) === 0n || (smallest && BigInt(b) === -1n && (opcode === 0x6d || opcode === 0x7f)));
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, n) => from + n);

const tableModule = (index: number, type = 0, entries: readonly number[] = [1]): string =>
  module({
    types: [unit, funcType([I32], []), unit],
    functions: [0, 0, 1],
    tables: [[0x70, 0, 4]],
    elements: [[0, ...i32(1), 0x0b, ...leb(entries.length), ...entries]],
    bodies: [body([], type === 1 ? i32(5) : [], i32(index), 0x11, type, 0), body([], 0x01), body([])],
  });

/** Grows by each number of pages in turn and returns the results. */
function grow(...pages: readonly number[]): string {
  const out: Byte[] = pages.map((count, n) => [i32(8 + 4 * n), i32(count), 0x40, 0, 0x36, 2, 0]);
  const end = 8 + 4 * pages.length;
  const length = 4 * pages.length + 4;
  out.push(i32(end), 0x3f, 0, 0x36, 2, 0, i32(4), i32(length), 0x36, 2, 0);
  out.push(i32(8 + length), i32(0x15), 0x3a, 0, 0, i32(4), i32(length + 5), 0x10, 0);
  return module({
    types: [unit, funcType([I32, I32], [])],
    imports: [importFunction('env', 'casper_ret', 1)],
    bodies: [body([], ...out)],
    exports: [[...name('call'), 0, 1]],
  });
}

const chainspec = (v1: Json): Json => ({ chainspec: { wasm: { v1 } } });

export const scenarios: readonly Scenario[] = [
  {
    name: 'gas_limit_exact',
    note: 'The limit may be used up to the last unit; one less runs out',
    steps: [
      ...[0n, 1n, TWO_PARTY_GAS / 2n, TWO_PARTY_GAS - 1n].map((limit) => twoParty({ gasLimit: String(limit) })),
      twoParty({ gasLimit: String(TWO_PARTY_GAS + 1n), commit: false }),
      twoParty({ gasLimit: String(2n ** 200n), commit: false }),
      twoParty({ gasLimit: String(2n ** 512n - 1n), commit: false }),
      twoParty({ gasLimit: String(TWO_PARTY_GAS) }),
    ],
  },
  { name: 'gas_of_a_workload', note: 'What the workload of gas_limit_sweep costs', steps: [workload()] },
  {
    name: 'gas_limit_sweep',
    note: 'Limits all over an execution: in code, in host calls, in their storage; always the whole limit is consumed',
    steps: [
      ...Array.from({ length: 48 }, (_, n) => (WORKLOAD_GAS * BigInt(n * n)) / 2304n + BigInt(n)).map((limit) =>
        workload({ gasLimit: String(limit), commit: false }),
      ),
      ...[-2n, -1n, 0n, 1n].map((more) => workload({ gasLimit: String(WORKLOAD_GAS + more), commit: false })),
    ],
  },
  {
    name: 'gas_endless_loop',
    note: 'Loops end when the gas does, with and without anything in them',
    steps: [
      exec(module({ bodies: [body([], 0x03, 0x40, 0x0c, 0, 0x0b)] }), { gasLimit: '100000000' }),
      exec(module({ bodies: [body([], 0x03, 0x40, 0x41, 1, 0x0d, 0, 0x0b)] }), { gasLimit: '100000001' }),
      exec(module({ bodies: [body([], 0x03, 0x40, 0x41, 0, 0x40, 0, 0x1a, 0x0c, 0, 0x0b)] }), { gasLimit: '50000000' }),
      exec(module({ bodies: [body([], 0x03, 0x40, 0x41, 0, 0x0e, 0, 0, 0x0b)] }), { gasLimit: '50000000' }),
      exec(
        module({
          types: [unit, unit],
          functions: [0, 1],
          bodies: [body([], 0x03, 0x40, 0x10, 1, 0x0c, 0, 0x0b), body([], 0x01)],
        }),
        {
          gasLimit: '50000000',
        },
      ),
    ],
  },
  {
    name: 'gas_of_blocks',
    note: 'What each shape of control flow costs',
    steps: [
      code('block', 0x02, 0x40, 0x0b),
      code('nested blocks', 0x02, 0x40, 0x02, 0x40, 0x02, 0x40, 0x0b, 0x0b, 0x0b),
      code('loop', 0x03, 0x40, 0x0b),
      code('if taken', i32(1), 0x04, 0x40, 0x01, 0x0b),
      code('if not taken', i32(0), 0x04, 0x40, 0x01, 0x0b),
      code('if else, then', i32(1), 0x04, 0x40, 0x01, 0x05, 0x01, 0x01, 0x0b),
      code('if else, else', i32(0), 0x04, 0x40, 0x01, 0x05, 0x01, 0x01, 0x0b),
      code('br', 0x02, 0x40, 0x0c, 0, 0x01, 0x0b, 0x01),
      code('br_if taken', 0x02, 0x40, i32(1), 0x0d, 0, 0x01, 0x0b, 0x01),
      code('br_if not taken', 0x02, 0x40, i32(0), 0x0d, 0, 0x01, 0x0b, 0x01),
      ...[0, 1, 2, 3, -1].map((index) =>
        code(
          `br_table ${index}`,
          0x02,
          0x40,
          0x02,
          0x40,
          0x02,
          0x40,
          i32(index),
          0x0e,
          2,
          0,
          1,
          2,
          0x0b,
          0x01,
          0x0b,
          0x01,
          0x0b,
          0x01,
        ),
      ),
      code('return', 0x01, 0x0f, 0x01),
      code('return in a block', 0x02, 0x40, 0x0f, 0x0b, 0x01),
      code('unreachable with code after it', 0x00, 0x01, 0x01),
      code('dead code in a block', 0x02, 0x40, 0x0c, 0, 0x02, 0x40, 0x01, 0x0b, 0x0b),
      code('select', i32(1), i32(2), i32(0), 0x1b, DROP),
      exec(module({ types: [unit], functions: [0, 0], bodies: [body([], 0x10, 1, 0x01, 0x10, 1), body([], 0x01)] }), {
        note: 'calls',
      }),
      exec(
        module({
          types: [unit, funcType([], [I32])],
          functions: [0, 1],
          bodies: [body([], 0x10, 1, DROP), body([], 0x02, I32, i32(3), i32(1), 0x0d, 0, 0x0b)],
        }),
        {
          note: 'value through a branch',
        },
      ),
    ],
  },
  {
    name: 'gas_of_opcodes',
    note: 'What single instructions cost',
    steps: [
      ...[0x45, 0x67, 0x68, 0x69, 0xac, 0xad, 0xc0, 0xc1].map((opcode) =>
        code(`i32 0x${opcode.toString(16)}`, i32(5), opcode, DROP),
      ),
      ...[0x50, 0x79, 0x7a, 0x7b, 0xa7, 0xc2, 0xc3, 0xc4].map((opcode) =>
        code(`i64 0x${opcode.toString(16)}`, i64(5), opcode, DROP),
      ),
      ...[0x46, 0x48, 0x6a, 0x6b, 0x6c, 0x6d, 0x6f, 0x71, 0x74, 0x77].map((opcode) =>
        code(`i32 0x${opcode.toString(16)}`, i32(5), i32(3), opcode, DROP),
      ),
      ...[0x51, 0x53, 0x7c, 0x7d, 0x7e, 0x7f, 0x81, 0x83, 0x86, 0x89].map((opcode) =>
        code(`i64 0x${opcode.toString(16)}`, i64(5), i64(3), opcode, DROP),
      ),
      ...range(0x28, 0x35)
        .filter((opcode) => opcode !== 0x2a && opcode !== 0x2b)
        .map((opcode) => code(`load 0x${opcode.toString(16)}`, i32(8), opcode, 0, 0, DROP)),
      ...[0x36, 0x3a, 0x3b].map((opcode) => code(`store 0x${opcode.toString(16)}`, i32(8), i32(1), opcode, 0, 0)),
      ...[0x37, 0x3c, 0x3d, 0x3e].map((opcode) => code(`store 0x${opcode.toString(16)}`, i32(8), i64(1), opcode, 0, 0)),
      code('memory.size', 0x3f, 0, DROP),
      exec(module({ bodies: [body([[1, I32]], 0x20, 0, 0x22, 0, 0x21, 0)] }), { note: 'locals' }),
      exec(module({ globals: [[I32, 1, ...i32(1), 0x0b]], bodies: [body([], 0x23, 0, 0x24, 0)] }), { note: 'globals' }),
    ],
  },
  {
    name: 'gas_costs_of_the_chainspec',
    note: 'Opcode, host function and storage prices are those of the chainspec',
    genesis: {
      chainspec: {
        wasm: {
          v1: {
            opcode_costs: { add: 7, local: 0, control_flow: { br: 11, block: 0 } },
            host_function_costs: { new_uref: { cost: 1, arguments: [0, 0, 1] } },
          },
        },
        storage_costs: { gas_per_byte: 3 },
      },
    },
    steps: [code('add and br', 0x02, 0x40, i32(1), i32(2), 0x6a, DROP, 0x0c, 0, 0x0b), workload()],
  },
  {
    name: 'gas_of_nothing_for_free',
    note: 'With all opcode prices at nothing only host calls cost',
    genesis: chainspec({
      opcode_costs: {
        bit: 0,
        add: 0,
        mul: 0,
        div: 0,
        load: 0,
        store: 0,
        const: 0,
        local: 0,
        global: 0,
        integer_comparison: 0,
        conversion: 0,
        unreachable: 0,
        nop: 0,
        current_memory: 0,
        grow_memory: 0,
        sign: 0,
        control_flow: {
          block: 0,
          loop: 0,
          if: 0,
          else: 0,
          end: 0,
          br: 0,
          br_if: 0,
          return: 0,
          select: 0,
          call: 0,
          call_indirect: 0,
          drop: 0,
          br_table: { cost: 0, size_multiplier: 0 },
        },
      },
    }),
    steps: [workload(), workload({ gasLimit: '0' }), code('grow', i32(2), 0x40, 0, DROP)],
  },
  {
    name: 'trap_unreachable',
    note: 'unreachable, alone and after work; what was charged before stays',
    steps: [
      code('alone', 0x00),
      code('after work', i32(1), DROP, 0x00, 0x01),
      run(new Program().operation('unreachable')),
    ],
  },
  {
    name: 'trap_memory_access',
    note: 'Loads and stores of every width at the end of memory and beyond',
    steps: [
      ...[0x28, 0x29, 0x2c, 0x2d, 0x2e, 0x2f, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35].flatMap((opcode) => {
        const width = { 40: 4, 41: 8, 44: 1, 45: 1, 46: 2, 47: 2, 48: 1, 49: 1, 50: 2, 51: 2, 52: 4, 53: 4 }[opcode]!;
        return [0, 1].map((beyond) =>
          code(`load 0x${opcode.toString(16)} ${beyond}`, i32(65_536 - width + beyond), opcode, 0, 0, DROP),
        );
      }),
      ...[0x36, 0x37, 0x3a, 0x3b, 0x3c, 0x3d, 0x3e].flatMap((opcode) => {
        const width = { 54: 4, 55: 8, 58: 1, 59: 2, 60: 1, 61: 2, 62: 4 }[opcode]!;
        const value = [0x37, 0x3c, 0x3d, 0x3e].includes(opcode) ? i64(1) : i32(1);
        return [0, 1].map((beyond) =>
          code(`store 0x${opcode.toString(16)} ${beyond}`, i32(65_536 - width + beyond), value, opcode, 0, 0),
        );
      }),
      code('at -1', i32(-1), 0x2d, 0, 0, DROP),
      code('offset beyond', i32(0), 0x28, 0, ...leb(65_533), DROP),
      code('offset that overflows', i32(8), 0x28, 0, ...leb(0xffffffff), DROP),
      code('address and offset overflow together', i32(-4), 0x28, 0, ...leb(8), DROP),
    ],
  },
  {
    name: 'trap_division',
    note: 'Division by zero in every form, and the quotient that does not fit; its remainder is zero',
    steps: [
      ...[0x6d, 0x6e, 0x6f, 0x70].map((opcode) => code(`i32 0x${opcode.toString(16)}`, i32(1), i32(0), opcode, DROP)),
      ...[0x7f, 0x80, 0x81, 0x82].map((opcode) => code(`i64 0x${opcode.toString(16)}`, i64(1), i64(0), opcode, DROP)),
      code('i32 overflow', i32(-(2 ** 31)), i32(-1), 0x6d, DROP),
      code('i64 overflow', i64(-(2n ** 63n)), i64(-1), 0x7f, DROP),
      code('i32 remainder', i32(-(2 ** 31)), i32(-1), 0x6f, DROP),
      code('i64 remainder', i64(-(2n ** 63n)), i64(-1), 0x81, DROP),
    ],
  },
  {
    name: 'trap_call_indirect',
    note: 'An entry, an empty place, beyond the table, another signature, an equal signature of another index',
    steps: [
      exec(tableModule(1), { note: 'there' }),
      exec(tableModule(1, 2), { note: 'an equal type' }),
      exec(tableModule(0), { note: 'empty' }),
      exec(tableModule(3), { note: 'empty' }),
      exec(tableModule(4), { note: 'beyond' }),
      exec(tableModule(-1), { note: 'far beyond' }),
      exec(tableModule(1, 1), { note: 'other signature' }),
      exec(tableModule(1, 1, [2]), { note: 'that signature' }),
      exec(tableModule(1, 0, [0]), { note: 'calls itself without end' }),
    ],
  },
  {
    name: 'trap_in_the_middle',
    note: 'A trap after host calls: no effects, the gas so far',
    steps: [
      (() => {
        const program = new Program();
        program.call('casper_new_uref', program.data(fill(33)), program.data(hex('0000000009')), 5);
        program.call('casper_add_associated_key', program.data(accountHash(ONE)), 32, 1);
        return run(program.operation('unreachable'));
      })(),
      { kind: 'getAccount', account: DEFAULT },
    ],
  },
  {
    name: 'stack_limit_recursion',
    note: 'The stack limiter counts locals and operands of every frame; one frame too many traps',
    steps: [
      ...[10, 150, 165, 166, 167, 168, 300].map((depth) => exec(recursion(depth, 0), { depth })),
      ...[0, 1, 10, 100, 240, 490, 495, 496, 497, 498, 499, 500].map((pad) => exec(recursion(1, pad), { locals: pad })),
      exec(recursion(0, 496), { note: 'no recursion' }),
      exec(recursion(0, 500), { note: 'no recursion' }),
    ],
  },
  {
    name: 'stack_limit_of_the_exported_function',
    note: 'The exported function itself counts',
    steps: [
      ...[498, 499, 500, 501].map((locals) =>
        exec(module({ bodies: [body([[...leb(locals), I64]], 0x01)] }), { locals }),
      ),
    ],
  },
  {
    name: 'stack_limit_of_the_chainspec',
    note: 'The height is that of the chainspec',
    genesis: chainspec({ max_stack_height: 20 }),
    steps: [
      ...[0, 1, 4, 5, 6, 7, 10].map((depth) => exec(recursion(depth, 0), { depth })),
      exec(module({ bodies: [body([[20, I32]])] })),
      exec(module({ bodies: [body([[21, I32]])] })),
    ],
  },
  {
    name: 'stack_overflow_of_the_interpreter',
    note: 'Operands that the limiter does not count fill the value stack of the interpreter itself',
    steps: [
      ...[50, 200].map((operands) => exec(uncounted(100, operands), { depth: 100, operands })),
      ...[1308, 1309, 1310, 1311, 1500].map((operands) => exec(uncounted(100, operands), { depth: 100, operands })),
      ...[1055, 1056, 1057, 1058].map((operands) => exec(uncounted(124, operands), { depth: 124, operands })),
    ],
  },
  {
    name: 'stack_of_enormous_functions',
    note: 'Functions with more locals than any stack holds, called and not called',
    steps: [0xffff_ffff, 0xffff_fff0, 0x8000_0000, 200_000, 50_001].flatMap((locals) =>
      [true, false].map((called) =>
        exec(
          module({ functions: [0, 0], bodies: [body([], called ? [0x10, 1] : []), body([[...leb(locals), I32]])] }),
          { locals, called },
        ),
      ),
    ),
  },
  {
    name: 'memory_grow',
    note: 'Growing up to 64 pages, beyond, by nothing, with a declared maximum; what it costs',
    steps: [
      exec(grow(0, 1, 2)),
      exec(grow(62, 1, 1, 0)),
      exec(grow(63)),
      exec(grow(64)),
      exec(grow(-1, 0), { note: 'the price wraps' }),
      exec(grow(4_772_186), { note: 'the price wraps around to little' }),
      exec(grow(1_000_000), { gasLimit: '800000000' }),
      exec(
        module({
          memories: [[1, 1, 2]],
          bodies: [body([], i32(1), 0x40, 0, DROP, i32(1), 0x40, 0, DROP, i32(131_071), 0x2d, 0, 0, DROP)],
        }),
        { note: 'maximum 2' },
      ),
      exec(
        module({ memories: [[1, 1, 2]], bodies: [body([], i32(1), 0x40, 0, DROP, i32(131_072), 0x2d, 0, 0, DROP)] }),
        { note: 'beyond the maximum' },
      ),
      (() => {
        const program = new Program().operation('grow', 3);
        return run(program.call('casper_blake2b', 262_144, 65_536, 300_000, 32), {
          note: 'host calls see the grown memory',
        });
      })(),
    ],
  },
  {
    name: 'arithmetic_32',
    note: 'Every i32 operation over numbers at its borders',
    steps: [
      exec(arithmetic(range(0x6a, 0x78), INTERESTING_32, false, false), {
        note: 'arithmetic',
        gasLimit: '50000000000',
      }),
      exec(arithmetic(range(0x46, 0x4f), INTERESTING_32, false, true), { note: 'comparison', gasLimit: '50000000000' }),
      exec(arithmetic([0x45, 0x67, 0x68, 0x69, 0xc0, 0xc1], INTERESTING_32, false, false, true), { note: 'unary' }),
    ],
  },
  {
    name: 'arithmetic_64',
    note: 'Every i64 operation over numbers at its borders',
    steps: [
      exec(arithmetic(range(0x7c, 0x82), INTERESTING_64, true, false), { note: 'arithmetic', gasLimit: '50000000000' }),
      exec(arithmetic(range(0x83, 0x8a), INTERESTING_64, true, false), { note: 'bits', gasLimit: '50000000000' }),
      exec(arithmetic(range(0x51, 0x5a), INTERESTING_64, true, true), { note: 'comparison', gasLimit: '50000000000' }),
      exec(arithmetic([0x79, 0x7a, 0x7b, 0xc2, 0xc3, 0xc4], INTERESTING_64, true, false, true), { note: 'unary' }),
      exec(arithmetic([0x50, 0xa7], INTERESTING_64, true, true, true), { note: 'to 32 bits' }),
    ],
  },
  {
    name: 'host_call_reentry',
    note: 'Host calls through the table, and an imported function exported again',
    steps: [
      exec(
        module({
          types: [unit, funcType([I32], [])],
          imports: [importFunction('env', 'casper_get_blocktime', 1)],
          tables: [[0x70, 0, 1]],
          elements: [[0, ...i32(0), 0x0b, 1, 0]],
          bodies: [body([], i32(64), i32(0), 0x11, 1, 0)],
          exports: [[...name('call'), 0, 1]],
        }),
        { note: 'through the table' },
      ),
      exec(
        module({
          types: [unit, funcType([I32], [])],
          imports: [importFunction('env', 'casper_get_blocktime', 1)],
          exports: [
            [...name('call'), 0, 1],
            [...name('again'), 0, 0],
          ],
        }),
        { note: 'exported again' },
      ),
    ],
  },
];
