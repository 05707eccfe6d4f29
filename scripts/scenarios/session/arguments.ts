/** casper_get_named_arg_size and casper_get_named_arg, and the argument `amount`. */
import { Program } from '../program';
import { run, type Scenario } from '../scenario';
import {
  accountHash,
  accountKey,
  argument,
  type Bytes,
  big,
  bool,
  DEFAULT,
  fill,
  hashKey,
  hex,
  i32,
  i64,
  type Json,
  join,
  list,
  mainPurse,
  none,
  ONE,
  raw,
  some,
  string,
  u8,
  u32,
  u64,
  urefKeyOf,
  urefOf,
  vector,
} from '../values';

/** Loads the argument `value` and returns its first `size` bytes. */
function load(size: number, name: Bytes = raw('value')): Program {
  const program = new Program();
  const place = program.data(name);
  const result = program.result(size + 8);
  return program
    .call('casper_get_named_arg_size', place, name.size, result.at(0))
    .call('casper_get_named_arg', place, name.size, result.at(8), size)
    .ret(result);
}

const VALUES: readonly (readonly [Json, Bytes])[] = [
  ['Bool', bool(true)],
  ['I32', i32(-2)],
  ['I64', i64(-3)],
  ['U8', u8(255)],
  ['U32', u32(4_000_000_000)],
  ['U64', u64(18_000_000_000_000_000_000n)],
  ['U128', big(2n ** 128n - 1n)],
  ['U256', big(2n ** 256n - 1n)],
  ['U512', big(2n ** 512n - 1n)],
  ['Unit', hex('')],
  ['String', string('grüße')],
  ['Key', accountKey(ONE)],
  ['URef', urefOf(mainPurse(DEFAULT))],
  [{ Option: 'U64' }, some(u64(7))],
  [{ Option: 'U64' }, none()],
  [{ List: 'U8' }, vector(hex('010203'))],
  [{ List: { Option: 'String' } }, list(some(string('a')), none())],
  [{ ByteArray: 32 }, accountHash(ONE)],
  [{ Result: { ok: 'Unit', err: 'String' } }, join(u8(0), string('no'))],
  [{ Map: { key: 'String', value: 'U32' } }, list(join(string('a'), u32(1)), join(string('b'), u32(2)))],
  [{ Tuple1: ['Bool'] }, bool(false)],
  [{ Tuple2: ['String', 'Key'] }, join(string('k'), hashKey('07'.repeat(32)))],
  [{ Tuple3: ['U8', 'U8', 'U8'] }, hex('010203')],
  ['Any', hex('deadbeef')],
  ['PublicKey', hex(ONE)],
];

const name = raw('value');

export const scenarios: readonly Scenario[] = [
  {
    name: 'get_named_arg_every_type',
    note: 'An argument of every CLType is handed out as the bytes of its value, without length or type',
    steps: VALUES.map(([type, bytes]) => run(load(bytes.size), { type, args: [['value', type, bytes.json]] })),
  },
  {
    name: 'get_named_arg_main_purse_loses_write',
    note: 'A main purse given as an argument arrives without its write right, as URef, as Key and inside other values',
    steps: [
      ['URef', urefOf(mainPurse(DEFAULT))],
      ['Key', urefKeyOf(mainPurse(DEFAULT))],
      [{ Option: 'URef' }, some(urefOf(mainPurse(DEFAULT)))],
      [{ List: 'Key' }, list(urefKeyOf(mainPurse(DEFAULT)), accountKey(ONE))],
      [{ Map: { key: 'String', value: 'URef' } }, list(join(string('p'), urefOf(mainPurse(DEFAULT))))],
      [{ Tuple2: ['U8', 'URef'] }, join(u8(1), urefOf(mainPurse(DEFAULT)))],
      [{ Result: { ok: 'URef', err: 'Unit' } }, join(u8(1), urefOf(mainPurse(DEFAULT)))],
      ['Any', urefOf(mainPurse(DEFAULT))],
    ].map(([type, bytes]) =>
      run(load((bytes as Bytes).size), { args: [['value', type as Json, (bytes as Bytes).json]] }),
    ),
  },
  {
    name: 'get_named_arg_urefs_are_not_checked_on_entry',
    note: 'Session arguments may name a URef that nobody knows: it is handed out as it is',
    steps: [
      run(load(33), { args: [argument('value', 'URef', hex(`${'05'.repeat(32)}07`))] }),
      run(load(34), { args: [argument('value', 'Key', hex(`02${'05'.repeat(32)}07`))] }),
    ],
  },
  {
    name: 'get_named_arg_missing',
    note: 'A missing argument gives MissingArgument from both functions',
    steps: [
      run(new Program().call('casper_get_named_arg_size', 16, 3, 8)),
      run(new Program().call('casper_get_named_arg', 16, 3, 8, 0)),
      run(load(1, raw('')), { args: [argument('value', 'U8', u8(1))] }),
      run(load(1, raw('')), { note: 'the empty name', args: [argument('', 'U8', u8(1))] }),
    ],
  },
  {
    name: 'get_named_arg_buffer_too_small',
    note: 'A destination shorter than the argument gives OutOfMemory and writes nothing',
    steps: [
      run(load(7), { args: [argument('value', 'U64', u64(1))] }),
      (() => {
        const program = new Program();
        const result = program.result(12);
        program.callInto(result.at(0), 'casper_get_named_arg', program.data(name), name.size, result.at(4), 7);
        return run(program.ret(result), { args: [argument('value', 'U64', u64(1))] });
      })(),
    ],
  },
  {
    name: 'get_named_arg_buffer_too_large_panics',
    note: 'A destination longer than the argument makes the reference engine itself panic',
    steps: [run(load(9), { args: [argument('value', 'U64', u64(1))] })],
  },
  {
    name: 'get_named_arg_bad_pointers',
    note: 'Names and destinations outside of memory; the size of the name is paid before memory is looked at',
    steps: [
      run(new Program().call('casper_get_named_arg_size', -1, 1, 8)),
      run(new Program().call('casper_get_named_arg_size', 262_140, 5, 8)),
      run(new Program().call('casper_get_named_arg_size', 16, -1, 8)),
      run(new Program().call('casper_get_named_arg_size', 16, 7, 262_141)),
      run(new Program().call('casper_get_named_arg', -1, 1, 8, 0)),
      run(new Program().call('casper_get_named_arg', 16, -1, 8, 0)),
      run(new Program().call('casper_get_named_arg', 16, 7, 8, -1)),
      (() => {
        const program = new Program();
        return run(program.call('casper_get_named_arg', program.data(name), name.size, 262_140, 8), {
          args: [argument('value', 'U64', u64(1))],
        });
      })(),
    ],
  },
  {
    name: 'get_named_arg_invalid_utf8_name',
    note: 'A name that is not UTF-8 is read with replacement characters',
    steps: [
      run(load(1, hex('ff')), { args: [argument('\ufffd', 'U8', u8(9))] }),
      run(load(1, hex('61c328')), { args: [argument('a\ufffd(', 'U8', u8(9))] }),
      run(load(1, hex('e282')), { args: [argument('\ufffd', 'U8', u8(9))] }),
      run(load(1, hex('f0288cbc')), { args: [argument('\ufffd(\ufffd\ufffd', 'U8', u8(9))] }),
      run(load(1, hex('eda080')), { args: [argument('\ufffd\ufffd\ufffd', 'U8', u8(9))] }),
    ],
  },
  {
    name: 'get_named_arg_duplicate_names_first_wins',
    note: 'Of two arguments with one name the first counts, for the contract and for the spending limit',
    steps: [run(load(4), { args: [argument('value', 'U32', u32(1)), argument('value', 'U64', u64(2))] })],
  },
  {
    name: 'argument_amount_malformed',
    note: 'Bytes under `amount` that are not a U512 or U64 fail before execution; other types are not looked at',
    steps: [
      run(load(1), { note: 'too short', args: [argument('amount', 'U512', hex('0501'))] }),
      run(load(1), { note: 'too long', args: [argument('amount', 'U512', hex('010102'))] }),
      run(load(1), { note: 'length over 64', args: [argument('amount', 'U512', hex('41'))] }),
      run(load(1), {
        note: 'not minimal',
        args: [argument('amount', 'U512', hex('020100')), argument('value', 'U8', u8(1))],
      }),
      run(load(1), { note: 'short u64', args: [argument('amount', 'U64', hex('01'))] }),
      run(load(1), { note: 'long u64', args: [argument('amount', 'U64', fill(9))] }),
      run(load(1), { note: 'a U32', args: [argument('amount', 'U32', hex('01')), argument('value', 'U8', u8(1))] }),
      run(load(1), {
        note: 'a string',
        args: [argument('amount', 'String', hex('01')), argument('value', 'U8', u8(1))],
      }),
    ],
  },
  {
    name: 'get_named_arg_of_undecodable_type',
    note: 'Nobody checks that the bytes of an argument suit its type',
    steps: [
      run(load(2), { args: [argument('value', 'String', hex('0102'))] }),
      run(load(2), { args: [argument('value', 'Bool', hex('0202'))] }),
      run(load(2), {
        note: 'a type with a URef in it is decoded for attenuation',
        args: [argument('value', 'URef', hex('0102'))],
      }),
      run(load(2), { args: [argument('value', 'Key', hex('ff02'))] }),
      run(load(2), { args: [argument('value', { Option: 'URef' }, hex('0102'))] }),
      run(load(2), { args: [argument('value', { List: 'Key' }, hex('0102'))] }),
      run(load(38), { args: [argument('value', 'URef', join(urefOf(mainPurse(DEFAULT)), fill(5)))] }),
    ],
  },
];
