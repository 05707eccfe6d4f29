/**
 * Modules prepared under other configurations than the default one.
 *
 * @module
 */
const ARITHMETIC = `(module (memory 1) (table 2 funcref) (func (export "call") (local i32)
  block i32.const 1 br_if 0 loop i32.const 0 i32.const 1 br_table 0 1 1 end end
  i32.const 1 if nop else nop end local.get 0 local.set 0 i32.const 3 memory.grow drop memory.size drop
  i64.const 1 i64.const 2 i64.add i64.const 3 i64.mul i64.const 4 i64.div_s i32.wrap_i64 i32.extend8_s i32.clz i32.eqz drop
  i32.const 0 i32.load i32.const 0 i32.store8 global.get 0 global.set 0 i32.const 0 call_indirect call 1 return)
  (func (result i32) i32.const 1 i32.const 2 i32.const 3 select)
  (global (mut i32) (i32.const 0)) (type (func)) (elem (i32.const 0) 0))`.replace(
  'call 1 return',
  'call 1 drop return',
);

const BLOCKS = `(module (memory 1) (func (export "call") nop block nop block nop i32.const 1 br_if 1 nop end nop end nop
  loop nop i32.const 0 br_if 0 end nop))`;

const texts = { 'a little of everything': ARITHMETIC, blocks: BLOCKS };

/** All multipliers of `controlFlow` at once. */
function controlFlow(cost: number): { readonly [name: string]: unknown } {
  const names = 'block loop if else end br br_if return call call_indirect drop select'.split(' ');
  return { ...Object.fromEntries(names.map((name) => [name, cost])), br_table: { cost, size_multiplier: cost } };
}

/** All multipliers at once. */
function all(cost: number): { readonly [name: string]: unknown } {
  const names =
    'bit add mul div load store const local global integer_comparison conversion unreachable nop current_memory grow_memory sign';
  return {
    ...Object.fromEntries(names.split(' ').map((name) => [name, cost])),
    control_flow: controlFlow(cost),
  };
}

/** Names in `config` are those of Rust. */
export const CONFIG_CASES: readonly {
  readonly title: string;
  readonly config: unknown;
  readonly texts: { readonly [name: string]: string };
}[] = [
  { title: 'costs all different', config: { v1: { opcode_costs: primes() } }, texts },
  { title: 'no costs', config: { v1: { opcode_costs: all(0) } }, texts },
  { title: 'growing is free', config: { v1: { opcode_costs: { grow_memory: 0 } } }, texts },
  { title: 'growing costs 2^32-1', config: { v1: { opcode_costs: { grow_memory: 0xffff_ffff } } }, texts },
  { title: 'growing costs 2^31', config: { v1: { opcode_costs: { grow_memory: 0x3333_3333 } } }, texts },
  { title: 'nop costs 2^31', config: { v1: { opcode_costs: { nop: 0x8000_0000 } } }, texts },
  { title: 'nop costs 2^32-1', config: { v1: { opcode_costs: { nop: 0xffff_ffff } } }, texts },
  { title: 'else costs 2^32-1', config: { v1: { opcode_costs: { control_flow: { else: 0xffff_ffff } } } }, texts },
  { title: 'local costs 2^30', config: { v1: { opcode_costs: { local: 0x4000_0000 } } }, texts },
  {
    title: 'br_table costs 2^31',
    config: { v1: { opcode_costs: { control_flow: { br_table: { cost: 0x8000_0000, size_multiplier: 0 } } } } },
    texts,
  },
  {
    title: 'br_table costs 2^31 a label',
    config: { v1: { opcode_costs: { control_flow: { br_table: { cost: 0, size_multiplier: 0x8000_0000 } } } } },
    texts,
  },
  {
    title: 'br_table costs 2^32',
    config: {
      v1: { opcode_costs: { control_flow: { br_table: { cost: 0x8000_0000, size_multiplier: 0x4000_0000 } } } },
    },
    texts,
  },
  {
    title: 'joined blocks wrap',
    config: { v1: { opcode_costs: { nop: 0x6000_0000, control_flow: { block: 0 } } } },
    texts: {
      ...texts,
      'two blocks of 3 * 2^29 * 2': '(module (memory 1) (func (export "call") block nop nop end block nop nop end))',
      'a block in a block': '(module (memory 1) (func (export "call") nop block nop nop block nop nop end end))',
    },
  },
  { title: 'stack of 0', config: { v1: { max_stack_height: 0 } }, texts },
  { title: 'stack of 2^32-1', config: { v1: { max_stack_height: 0xffff_ffff } }, texts },
  { title: 'memory of 0', config: { v1: { max_memory: 0 } }, texts },
  { title: 'memory of 70000', config: { v1: { max_memory: 70000 } }, texts },
];

function primes(): { readonly [name: string]: unknown } {
  const table = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101];
  let next = 0;
  const walk = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, walk(entry)]))
      : (table[next++ % table.length] ?? 0) + Math.floor(next / table.length) * 100;
  return walk(all(0)) as { readonly [name: string]: unknown };
}
