/**
 * Modules in text: what each step of preparation and validation refuses, and what it makes of each feature of Wasm.
 *
 * @module
 */

/** A module with a memory and an exported function `call` of this body (its header included). */
function call(body: string, others = ''): string {
  return `(module (memory (export "memory") 1) (func (export "call") ${body}) ${others})`;
}

/** `count` times the text, in which `$i` is the index. */
function times(count: number, text: string): string {
  return Array.from({ length: count }, (_, index) => text.replaceAll('$i', `${index}`)).join(' ');
}

/** Limits and references (`checks.ts`). */
const LIMITS: { readonly [name: string]: string } = {
  'no memory': '(module (func (export "call")))',
  'imported memory only': '(module (import "env" "memory" (memory 1)) (func (export "call")))',
  'no functions': '(module (memory 1))',
  'no exports': '(module (memory 1) (func))',
  'start of a missing function': '(module (memory 1) (start 1) (func (export "call")))',
  'export of a missing function': '(module (memory 1) (func (export "call")) (export "f" (func 7)))',
  'call of a missing function': call('call 5'),
  'element of a missing function': call('', '(table 1 funcref) (elem (i32.const 0) 4294967295)'),
  'get of a missing global': call('global.get 0 drop'),
  'set of a missing global': call('i32.const 1 global.set 3', '(global (mut i32) (i32.const 0))'),
  'imported globals do not count': `(module (import "env" "g" (global i32)) (memory 1) (func (export "call") global.get 0 drop))`,
  'global of its own behind an imported one': `(module (import "env" "g" (global i64)) (memory 1) (global i32 (i32.const 0))
    (func (export "call") global.get 0 drop))`,
  'two tables': call('', '(table 1 funcref) (table 1 funcref)'),
  'table of 4096': call('', '(table 4096 funcref)'),
  'table of 4097': call('', '(table 4097 funcref)'),
  'table up to 4096': call('', '(table 0 4096 funcref)'),
  'table up to 4097': call('', '(table 0 4097 funcref)'),
  'table of 5000 up to 4000': call('', '(table 5000 4000 funcref)'),
  'br_table of 256': call(`i32.const 0 br_table ${times(256, '0')} 0`),
  'br_table of 257': call(`i32.const 0 br_table ${times(257, '0')} 0`),
  'a short br_table and one too long': call(`i32.const 0 br_table 0 0 i32.const 0 br_table ${times(257, '0')} 0`),
  'long names': call('', `(export "${'abcdefghij'.repeat(8)}" (func 0)) (export "${'\\c3\\a4'.repeat(40)}" (func 0))`),
  'two br_tables too long': call(`i32.const 0 br_table ${times(300, '0')} 0 i32.const 0 br_table ${times(400, '0')} 0`),
  '256 globals': call('', times(256, '(global i32 (i32.const $i))')),
  '257 globals': call('', times(257, '(global i32 (i32.const $i))')),
  '256 parameters': call('', `(type (func (param ${times(256, 'i32')})))`),
  '257 parameters': call('', `(type (func (param ${times(257, 'f64')})))`),
  'import of gas': '(module (import "env" "gas" (func (param i32))) (memory 1) (func (export "call")))',
  'import of gas as a global': '(module (import "env" "gas" (global i32)) (memory 1) (func (export "call")))',
  'import of gas from elsewhere': '(module (import "host" "gas" (func (param i32))) (memory 1) (func (export "call")))',
  'tables before br_tables': call(`i32.const 0 br_table ${times(257, '0')} 0`, '(table 5000 funcref)'),
};

/** What the host takes of the memory (`externalizeMemory.ts`) and what validation says to it. */
const MEMORIES: { readonly [name: string]: string } = {
  'memory without a maximum': call(''),
  'memory with a maximum': '(module (memory 2 5) (func (export "call")))',
  'memory of 64 pages': '(module (memory 64) (func (export "call")))',
  'memory of 65 pages': '(module (memory 65) (func (export "call")))',
  'memory of more than its maximum': '(module (memory 9 8) (func (export "call")))',
  'memory up to 65 pages': '(module (memory 1 65) (func (export "call")))',
  'memory of 65537 pages': '(module (memory 65537 70000) (func (export "call")))',
  'memory up to 65537 pages': '(module (memory 1 65537) (func (export "call")))',
  'two memories': '(module (memory 1) (memory 2) (func (export "call")))',
  'two memories, the first of 65537 pages': '(module (memory 65537) (memory 2) (func (export "call")))',
  'imported memory and another': '(module (import "env" "memory" (memory 1)) (memory 2) (func (export "call")))',
};

/** Metered blocks (`meteredBlocks.ts`, `gasInjection.ts`). */
const GAS: { readonly [name: string]: string } = {
  'straight code': call('(local i32) i32.const 1 local.tee 0 drop'),
  'empty body': call(''),
  'blocks without branches': call('block i32.const 1 drop block nop end end nop'),
  'block left by br': call('nop block nop br 0 nop end nop'),
  'block left by br_if': call('nop block i32.const 1 br_if 0 nop end nop'),
  'outer block left from within': call('block block block i32.const 1 br_if 1 nop end nop end nop end nop'),
  'loop without a branch': call('nop loop nop end nop'),
  'loop repeated by br': call('nop loop nop br 0 end nop'),
  'loop repeated from within': call('loop nop block i32.const 0 br_if 1 nop end nop end nop'),
  'loop left from within': call('block loop nop i32.const 0 br_if 1 br 0 end nop end nop'),
  'if without else': call('i32.const 1 if nop end nop'),
  'if with else': call('i32.const 1 if nop else nop nop end nop'),
  'if with else and a result': call('i32.const 1 if (result i32) i32.const 2 else i32.const 3 end drop'),
  'if left by br': call('i32.const 1 if nop br 0 nop else nop end nop'),
  'return in the middle': call('nop block i32.const 1 br_if 0 return end nop'),
  'code after return': call('return nop nop'),
  'code after unreachable is paid for': call('nop unreachable nop nop'),
  'calls do not end a block': call('nop call 1 nop', '(func nop)'),
  'br_table to blocks and loops': call(
    'block loop block i32.const 1 br_table 0 1 2 1 3 nop end nop br 0 end nop end nop',
  ),
  'br_table without labels': call('block i32.const 1 br_table 0 nop end'),
  'br out of the function': call('block br 1 end nop'),
  'br beyond the function': call('block br 2 end'),
  'br_if beyond the function': call('i32.const 1 br_if 1'),
  'br_table label beyond the function': call('i32.const 1 br_table 0 7 0'),
  'br_table default beyond the function': call('i32.const 1 br_table 0 0 3'),
  'select, drop and globals': call(
    'i32.const 1 i32.const 2 i32.const 3 select global.set 0 global.get 0 drop',
    '(global (mut i32) (i32.const 7))',
  ),
  'memory.size': call('memory.size drop'),
  'memory.grow': call('i32.const 1 memory.grow drop'),
  'memory.grow in several functions': call(
    'i32.const 1 memory.grow drop call 1',
    '(func i32.const 2 memory.grow i32.const 3 memory.grow drop drop) (table 2 funcref) (elem (i32.const 0) 0 1)',
  ),
  'memory.grow with the types it needs': call(
    'i32.const 1 memory.grow drop',
    '(type (func (param i32))) (type (func (param i32) (result i32)))',
  ),
  'function indices above the imports': `(module
    (import "env" "a" (func (param i32))) (import "env" "b" (func)) (memory 1) (table 4 funcref)
    (func (export "call") call 0 call 1 call 2 call 3) (func (export "g") call 1) (start 3)
    (elem (i32.const 0) 0 1 2 3))`,
  'gas import between other kinds': `(module
    (import "env" "a" (func)) (import "env" "t" (table 1 funcref)) (import "env" "g" (global i32)) (import "env" "b" (func))
    (memory 1) (func (export "call") call 1))`,
  'all integer arithmetic': call(
    [
      ...'eqz clz ctz popcnt extend8_s extend16_s'.split(' ').map((name) => `local.get 0 i32.${name} drop`),
      ...'eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr'
        .split(' ')
        .flatMap((name) => [`local.get 0 local.get 0 i32.${name} drop`, `local.get 1 local.get 1 i64.${name} drop`]),
      ...'eqz clz ctz popcnt extend8_s extend16_s extend32_s'.split(' ').map((name) => `local.get 1 i64.${name} drop`),
      'local.get 1 i32.wrap_i64 i64.extend_i32_s local.set 1 local.get 0 i64.extend_i32_u local.set 1',
    ]
      .join(' ')
      .replace(/^/, '(local i32 i64) '),
  ),
  'all loads and stores': call(
    [
      ...'i32.load i64.load f32.load f64.load i32.load8_s i32.load8_u i32.load16_s i32.load16_u i64.load8_s i64.load8_u'
        .concat(' i64.load16_s i64.load16_u i64.load32_s i64.load32_u')
        .split(' ')
        .map((name) => `i32.const 1 ${name} offset=77 drop`),
      ...'i32.store i32.store8 i32.store16'.split(' ').map((name) => `i32.const 1 i32.const 2 ${name}`),
      ...'i64.store i64.store8 i64.store16 i64.store32'.split(' ').map((name) => `i32.const 1 i64.const 2 ${name}`),
      ...'f32 f64'.split(' ').map((type) => `i32.const 1 i32.const 1 ${type}.load ${type}.store`),
    ].join(' '),
  ),
  'floats that are only moved': call(
    '(local f64 f32) i32.const 0 f32.load local.tee 1 local.get 1 i32.const 1 select drop global.get 0 local.set 0',
    '(global f64 (f64.const nan:0x123)) (global f32 (f32.const -0)) (func (param f32 f64) (result f32) local.get 0)',
  ),
};

/** One instruction of each kind of float operation: none has a price. */
const FLOAT_OPERATIONS = [
  ...'abs neg ceil floor trunc nearest sqrt'
    .split(' ')
    .flatMap((name) => [`local.get 2 f32.${name}`, `local.get 3 f64.${name}`]),
  ...'add sub mul div min max copysign eq ne lt gt le ge'
    .split(' ')
    .flatMap((name) => [`local.get 2 local.get 2 f32.${name}`, `local.get 3 local.get 3 f64.${name}`]),
  'f32.const 1',
  'f64.const 1',
  ...'i32.trunc_f32_s i32.trunc_f32_u i64.trunc_f32_s i64.trunc_f32_u f64.promote_f32 i32.reinterpret_f32'
    .split(' ')
    .map((name) => `local.get 2 ${name}`),
  ...'i32.trunc_f64_s i32.trunc_f64_u i64.trunc_f64_s i64.trunc_f64_u f32.demote_f64 i64.reinterpret_f64'
    .split(' ')
    .map((name) => `local.get 3 ${name}`),
  ...'f32.convert_i32_s f32.convert_i32_u f64.convert_i32_s f64.convert_i32_u f32.reinterpret_i32'
    .split(' ')
    .map((name) => `local.get 0 ${name}`),
  ...'f32.convert_i64_s f32.convert_i64_u f64.convert_i64_s f64.convert_i64_u f64.reinterpret_i64'
    .split(' ')
    .map((name) => `local.get 1 ${name}`),
];

/** Stack costs, limited calls and thunks (`stackHeight.ts`, `stackLimiter.ts`). */
const STACK: { readonly [name: string]: string } = {
  'calls of functions that cost nothing': call('call 1 call 2', '(func) (func (param i32 i32) nop)'),
  'calls with operands and locals': call(
    'i32.const 1 i32.const 2 call 1 drop',
    '(func (param i32 i32) (result i32) (local i64 i64 f32) local.get 0 local.get 1 i32.add)',
  ),
  recursion: call('(local i32) call 0 call 0'),
  'an exported function with parameters': call(
    '',
    '(func (export "f") (param i32 i64 f32) (result f64) (local f64) local.get 3)',
  ),
  'a function exported twice': call(
    'i32.const 1 drop',
    '(export "a" (func 0)) (export "b" (func 0)) (export "m" (memory 0))',
  ),
  'elements and start with thunks': call(
    'i32.const 0 call_indirect (type 0)',
    '(type (func)) (table 3 funcref) (elem (i32.const 0) $a $b $a) (func $a (local i32)) (func $b i32.const 1 drop) (start $b)',
  ),
  'thunk of a type that occurs twice': `(module (type (func (param i32))) (type (func (param i32))) (memory 1)
    (func (export "call") (type 1) (local i32) local.get 0 drop))`,
  'deep operands': call(`${times(40, 'i32.const $i')} ${times(40, 'drop')}`),
  'operands in both branches': call(
    `i32.const 0 if (result i32) i32.const 1 i32.const 2 i32.add else ${times(9, 'i32.const $i')} ${times(8, 'i32.add')} end drop`,
  ),
  'else after a branch that never ends is not counted': call(
    `i32.const 0 if (result i32) unreachable else ${times(30, 'i32.const $i')} ${times(29, 'i32.add')} end drop`,
  ),
  'else after br is not counted': call(
    `block i32.const 0 if br 1 else ${times(30, 'i32.const $i')} ${times(30, 'drop')} end end`,
  ),
  'operands left before br': call('block (result i32) i32.const 1 i32.const 2 br 0 end drop'),
  'code after unreachable pops freely': call(
    'unreachable i32.add drop i32.const 1 i32.const 2 i32.const 3 select drop',
  ),
  'select at the bottom of unreachable code': call('unreachable i32.const 1 select drop'),
  call_indirect: call(
    'i64.const 1 i32.const 2 call_indirect (param i64) (result i32) drop',
    '(table 1 funcref) (func (param i64) (result i32) i32.const 0)',
  ),
  'pop of nothing': call('drop'),
  'pop of too much': call('i32.const 1 i32.add drop'),
  'pop of nothing in a block': call('i32.const 1 block drop end'),
  'br without its value': call('block (result i32) br 0 end drop'),
  'br_if without its value': call('block (result i32) i32.const 1 br_if 0 end drop'),
  'br_if without a condition': call('block br_if 0 end'),
  'if without a condition': call('if end'),
  'return without its value': '(module (memory 1) (func (export "call") (result i32) return))',
  'call without its parameter': call('call 1', '(func (param i32))'),
  'call_indirect without an index': call('call_indirect (type 0)', '(type (func)) (table 1 funcref)'),
  'br_table to blocks of different arities': call(
    'block (result i32) block i32.const 1 i32.const 0 br_table 0 1 end i32.const 1 end drop',
  ),
  'select of two': call('i32.const 1 i32.const 1 select drop'),
};

/** What validation says (`validate.ts`, `validateFunction.ts`). */
const VALIDATION: { readonly [name: string]: string } = {
  'operand of another type': call('i64.const 1 i32.eqz drop'),
  'second operand of another type': call('i64.const 1 i32.const 1 i32.add drop'),
  'operand of another type, constants quoted': call('i64.const -5 i32.const 7 i64.add drop'),
  'operand of another type in a comparison': call('i32.const 1 i32.const 2 i64.lt_s drop'),
  'operand of another type for a sign extension': call('i64.const 1 i32.extend8_s drop'),
  'operand of another type for a conversion': call('i32.const 1 i32.wrap_i64 drop'),
  'value left in a block': call('block i32.const 1 end'),
  'value left in a function': call('i32.const 1'),
  'value left in an if before else': call('i32.const 1 if i32.const 1 else end'),
  'value missing at the end of a block': call('block (result i32) end drop'),
  'value missing at the end of a function': '(module (memory 1) (func (export "call") (result i64)))',
  'value of another type at the end of a function':
    '(module (memory 1) (func (export "call") (result i64) i32.const 1))',
  'value of another type at the end of a block': call('block (result f32) i32.const 1 end drop'),
  'if with a result but no else': call('i32.const 1 if (result i32) i32.const 2 end drop'),
  'if with a float result but no else': call('i32.const 1 if (result f64) unreachable end drop'),
  'condition of another type': call('i64.const 1 if end'),
  'br_if condition of another type': call('block i64.const 1 br_if 0 end'),
  'br value of another type': call('block (result i32) i64.const 1 br 0 end drop'),
  'br_if value of another type': call('block (result i32) i64.const 1 i32.const 1 br_if 0 end drop'),
  'br to a loop needs no value': call('loop (result i32) br 0 end drop'),
  'br_table of different types': call(
    'block (result i32) block (result i64) i64.const 1 i32.const 0 br_table 0 1 end drop i32.const 1 end drop',
  ),
  'br_table of a loop and a block with a result': call(
    'block (result i32) loop (result i32) unreachable br_table 1 0 end end drop',
  ),
  'br_table of a loop and an empty block': call('block loop i32.const 0 br_table 0 1 end end'),
  'br_table index of another type': call('block i64.const 1 br_table 0 0 end'),
  'br_table value of another type': call('block (result i32) i64.const 1 i32.const 0 br_table 0 0 end drop'),
  'return of another type': '(module (memory 1) (func (export "call") (result i32) i64.const 1 return))',
  'drop of nothing in unreachable code': call('unreachable drop'),
  'parent values in a block': call('i32.const 1 block (result i32) unreachable end i32.add block i32.eqz drop end'),
  'local out of range': call('(local i32) local.get 1 drop'),
  'local far out of range': call('(local i32) local.get 4294967295 drop'),
  'set of a local out of range': call('i32.const 0 local.set 0'),
  'tee of a local out of range': call('i32.const 0 local.tee 9 drop'),
  'local of another type': call('(local i64) i32.const 0 local.set 0'),
  'tee of another type': call('(local i64) i32.const 0 local.tee 0 drop'),
  'many locals': call(`(local ${times(300, 'i64')} f32) local.get 300 local.set 299`),
  'local beyond many locals': call(`(local ${times(300, 'i64')} f32) local.get 301 drop`),
  'set of an immutable global': call('i32.const 1 global.set 0', '(global i32 (i32.const 0))'),
  'global of another type': call('i64.const 1 global.set 0', '(global (mut i32) (i32.const 0))'),
  'global used as another type': call('global.get 0 i32.eqz drop', '(global i64 (i64.const 0))'),
  'unaligned load of a byte': call('i32.const 0 i32.load8_u align=1 drop'),
  'load aligned too much': call('i32.const 0 i32.load align=8 drop'),
  'load of a byte aligned too much': call('i32.const 0 i64.load8_s align=2 drop'),
  'store aligned too much': call('i32.const 0 i64.const 0 i64.store align=16'),
  'float load aligned too much': call('i32.const 0 f64.load align=16 drop'),
  'address of another type': call('i64.const 0 i32.load drop'),
  'store address of another type': call('i64.const 0 i32.const 0 i32.store'),
  'stored value of another type': call('i32.const 0 i32.const 0 i64.store'),
  'stored float of another type': call('i32.const 0 i32.const 0 f32.store'),
  'memory.grow of another type': call('i64.const 0 memory.grow drop'),
  'call with a parameter of another type': call('i64.const 0 call 1', '(func (param i32))'),
  'call_indirect without a table': call('i32.const 0 call_indirect (type 0)', '(type (func))'),
  'call_indirect index of another type': call('i64.const 0 call_indirect (type 0)', '(type (func)) (table 1 funcref)'),
  'call_indirect parameter of another type': call(
    'i32.const 0 i32.const 0 call_indirect (param i64)',
    '(table 1 funcref)',
  ),
  'select of different types': call('i32.const 0 i64.const 0 i32.const 0 select drop'),
  'select with a condition of another type': call('i32.const 0 i32.const 0 i64.const 0 select drop'),
  'select of an unknown type': call('unreachable i32.const 0 select i64.eqz drop'),
  '16385 operands': call(`${times(16385, 'i32.const 1')} ${times(16385, 'drop')}`),
  'error in the second function': call('', '(func i32.const 1 (drop) nop i64.const 2 i32.eqz drop)'),
  'error quoted: blocks': call(
    '',
    '(func (local i64) local.get 0 if (result i64) i64.const 1 else i64.const 2 end drop)',
  ),
  'error quoted: br_table': call('', '(func block i64.const 0 br_table 0 1 0 1 end)'),
  'error quoted: memory': call('', '(func i64.const 0 f32.load offset=4000000000 drop)'),
  'error quoted: call_indirect': call('', '(table 1 funcref) (func i64.const 0 call_indirect (type 0)) (type (func))'),
  'error quoted: block with a result': call('', '(func block (result i32) i64.const 0 end drop)'),
  'error quoted: i64': `(module (memory 1) (func (export "call") ${times(16384, 'i32.const 1')} i64.const -9223372036854775808))`,
  'load without a memory': '(module (func (export "call") i32.const 0 i32.load drop))',
  'store without a memory': '(module (func (export "call") i32.const 0 i32.const 0 i32.store))',
  'memory.size without a memory': '(module (func (export "call") memory.size drop))',
  'memory.grow without a memory': '(module (func (export "call") i32.const 0 memory.grow drop))',
  'data without a memory': '(module (func (export "call")) (data (i32.const 0) "x"))',
  'float operation of another type': call('i32.const 0 f32.abs drop'),
  'float comparison of another type': call('f64.const 0 f32.const 0 f64.lt drop'),
  'float operations of the right types': call('f64.const 1 f64.const 2 f64.div i64.trunc_f64_s drop'),
  'start with a parameter': call('', '(func $s (param i32)) (start $s)'),
  'start with a result': call('', '(func $s (result i32) i32.const 1) (start $s)'),
  start: call('', '(start 0)'),
  'duplicate export': call('', '(export "call" (func 0))'),
  'several duplicate exports': call(
    '',
    '(export "b" (func 0)) (export "\\f0\\9f\\98\\80" (func 0)) (export "\\ef\\bc\\a1" (func 0)) (export "b" (memory 0))' +
      '(export "\\f0\\9f\\98\\80" (memory 0)) (export "\\ef\\bc\\a1" (memory 0))',
  ),
  'duplicate exports beyond the basic plane': `(module (memory 1) (func) (export "\\f0\\9f\\98\\80" (func 0))
    (export "\\ef\\bc\\a1" (func 0)) (export "\\f0\\9f\\98\\80" (memory 0)) (export "\\ef\\bc\\a1" (memory 0)))`,
  'export of a missing global': call('', '(export "g" (global 1))'),
  'export of the stack limiter': call('', '(export "g" (global 0))'),
  'export of a missing memory': call('', '(export "m" (memory 1))'),
  'export of a missing table': call('', '(export "t" (table 0))'),
  'table of more than its maximum': call('', '(table 5 4 funcref)'),
  'imported table of more than its maximum': `(module (import "env" "t" (table 5 4 funcref)) (memory 1) (func (export "call")))`,
  'imported memory of more than its maximum': `(module (import "env" "m" (memory 5 4)) (memory 1) (func (export "call")))`,
  'imported table and another': `(module (import "env" "t" (table 1 funcref)) (table 1 funcref) (memory 1) (func (export "call")))`,
  'global initialised with another type': call('', '(global i32 (i64.const 0))'),
  'float global initialised with another type': call('', '(global f32 (f64.const 0))'),
  'global initialised by nothing': call('', '(global i32)'),
  'global initialised by two instructions': call('', '(global i32 (i32.const 1) (i32.const 1))'),
  'global initialised by an operation': call('', '(global i32 (i32.eqz))'),
  'global initialised by a global of its own': call('', '(global i32 (i32.const 1)) (global i32 (global.get 0))'),
  'global initialised by an imported global': `(module (import "env" "g" (global f32)) (memory 1) (global f32 (global.get 0))
    (func (export "call")))`,
  'global initialised by a mutable imported global': `(module (import "env" "g" (global (mut f32))) (memory 1)
    (global f32 (global.get 0)) (func (export "call")))`,
  'data offset of another type': call('', '(data (i64.const 0) "x")'),
  'data offset by a global': call('', '(global i32 (i32.const 8)) (data (global.get 0) "x")'),
  'data offset by the stack limiter': call('', '(global i32 (i32.const 8)) (data (global.get 1) "x")'),
  'data offset by a missing global': call('', '(data (global.get 7) "x")'),
  'elements offset of another type': call('', '(table 1 funcref) (elem (f32.const 0) 0)'),
  'elements without a table': call('', '(elem (i32.const 0) 0)'),
};

/** What is stored (`optimize.ts`, `nameSection.ts`); to be assembled with debug names. */
export const STORED_CASES: { readonly [name: string]: string } = {
  'unused functions, globals, types and imports': `(module
    (type $unused (func (param i64 i64))) (type $indirect (func (param f32)))
    (import "env" "casper_revert" (func $revert (param i32))) (import "env" "casper_ret" (func $ret (param i32 i32)))
    (memory 1) (table 1 funcref) (global $a (mut i32) (i32.const 1)) (global $b (mut i32) (i32.const 2))
    (func $dead (type $unused) (local $x i32) i32.const 0 global.set $a)
    (func $helper (param $p i32) (local $l i64) local.get $p global.set $b)
    (func (export "call") i32.const 3 call $helper)
    (func (export "other") i32.const 0 i32.load f32.load i32.const 0 call_indirect (type $indirect) i32.const 1 call $revert)
    (elem (i32.const 0) $helper))`,
  'nothing to strip but types': `(module (type (func (param i64))) (memory 1) (func $f (export "call") (local $x i32)))`,
  'call_indirect with unused types only': `(module (type $u (func (param i64))) (type $v (func)) (memory 1) (table 1 funcref)
    (func $f (export "call") i32.const 0 call_indirect (type $v)))`,
  'everything by data offset': `(module (global $g i32 (i32.const 4)) (global $h i32 (i32.const 5)) (memory 1)
    (func $f (export "call")) (func $g (export "g") global.get $h drop) (data (global.get $h) "abc"))`,
  'start keeps its function': `(module (memory 1) (func $s i32.const 1 drop) (func (export "call")) (func $t (export "t")) (start $s))`,
  'exported globals': `(module (memory 1) (global $g (export "g") i32 (i32.const 4)) (global $h (export "h") i64 (i64.const 5))
    (func (export "call")) (func $dead (local $n f32)))`,
  'module name': `(module $contract (memory 1) (func $a (export "call") call $c) (func $b (param $x i32)) (func $c (local $y i32)))`,
};

/** By name. */
export const TEXT_CASES: { readonly [name: string]: string } = {
  ...LIMITS,
  ...MEMORIES,
  ...GAS,
  ...Object.fromEntries(
    FLOAT_OPERATIONS.map((code) => [
      `forbidden: ${code.split(' ').at(-1) === '1' ? code : code.split(' ').at(-1)}`,
      code,
    ]).map(([name, code]) => [name, call(`(local i32 i64 f32 f64) ${code} drop`)]),
  ),
  ...STACK,
  ...VALIDATION,
};
