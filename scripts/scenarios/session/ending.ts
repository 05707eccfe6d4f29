/** How an execution ends: casper_ret, casper_revert, falling off the end, casper_print on the way. */
import { Program } from '../program';
import { run, type Scenario, type Step } from '../scenario';
import {
  accountKey,
  type Bytes,
  big,
  clValue,
  DEFAULT,
  fill,
  hashKey,
  hex,
  i32,
  join,
  list,
  mainPurse,
  none,
  ONE,
  PROPOSER,
  some,
  string,
  TAG,
  u8,
  u32,
  u64,
  urefKeyOf,
  urefOf,
  vector,
  withRights,
} from '../values';

const purse = mainPurse(DEFAULT);
const foreign = mainPurse(PROPOSER);

function ret(value: Bytes, type: string, note = ''): Step {
  const program = new Program();
  const all = clValue(value, type);
  return run(program.call('casper_ret', program.data(all), all.size), note ? { note } : {});
}

function retBytes(bytes: Bytes, note: string): Step {
  const program = new Program();
  return run(program.call('casper_ret', program.data(bytes), bytes.size), { note });
}

function revert(status: number): Step {
  return run(new Program().call('casper_revert', status), { status });
}

function print(bytes: Bytes, size = bytes.size): Step {
  const program = new Program();
  return run(program.call('casper_print', program.data(bytes), size));
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, n) => from + n);
const { U8, Key, URef, String: Text } = TAG;

export const scenarios: readonly Scenario[] = [
  {
    name: 'ret_every_type',
    note: 'A value of every CLType is returned as it is',
    steps: [
      ret(hex('01'), TAG.Bool),
      ret(i32(-1), TAG.I32),
      ret(u64(1), TAG.I64),
      ret(u8(1), U8),
      ret(u32(1), TAG.U32),
      ret(u64(1), TAG.U64),
      ret(big(300), TAG.U128),
      ret(big(0), TAG.U256),
      ret(big(10n ** 150n), TAG.U512),
      ret(hex(''), TAG.Unit),
      ret(string('x'), Text),
      ret(accountKey(ONE), Key),
      ret(hashKey('11'.repeat(32)), Key),
      ret(urefOf(purse), URef),
      ret(urefKeyOf(purse), Key),
      ret(some(u8(1)), TAG.Option + U8),
      ret(list(string('a'), string('b')), TAG.List + Text),
      ret(hex('010203'), `${TAG.ByteArray}03000000`),
      ret(join(u8(1), u8(5)), `${TAG.Result}${U8}${Text}`),
      ret(list(join(string('a'), u8(1))), `${TAG.Map}${Text}${U8}`),
      ret(u8(1), `${TAG.Tuple1}${U8}`),
      ret(hex('0102'), `${TAG.Tuple2}${U8}${U8}`),
      ret(hex('010203'), `${TAG.Tuple3}${U8}${U8}${U8}`),
      ret(hex('0102'), TAG.Any),
      ret(hex(ONE), TAG.PublicKey),
    ],
  },
  {
    name: 'ret_bytes_that_do_not_suit_their_type',
    note: 'The value inside a returned CLValue is decoded only where a URef could be in it',
    steps: [
      ret(hex('0102'), TAG.Bool),
      ret(hex('ff'), Text),
      ret(hex('0102'), URef),
      ret(hex('0102'), Key),
      ret(hex('0102'), TAG.Option + URef),
      ret(hex('00'), TAG.Option + URef),
      ret(hex('00'), TAG.Option + U8),
      ret(hex('0009'), TAG.Option + Key),
      ret(join(urefOf(purse), hex('00')), URef),
    ],
  },
  {
    name: 'ret_what_is_not_a_cl_value',
    note: 'Bytes that are no CLValue, or none at all, end as a missing return value',
    steps: [
      retBytes(hex(''), 'nothing'),
      retBytes(hex('00000000'), 'no type'),
      retBytes(hex('0100000001ff'), 'unknown type'),
      retBytes(hex('ffffffff0109'), 'length beyond the end'),
      retBytes(hex('000000000900'), 'one byte too many'),
      retBytes(hex(`00000000${'0d'.repeat(50)}09`), '50 types inside each other'),
      retBytes(hex(`00000000${'0d'.repeat(51)}09`), '51 types inside each other'),
    ],
  },
  {
    name: 'ret_urefs',
    note: 'Every URef in a returned value must be known to the context, wherever it is',
    steps: [
      ret(urefOf(withRights(purse, 1)), URef, 'fewer rights'),
      ret(urefOf(withRights(purse, 0)), URef, 'no rights'),
      ret(urefOf(foreign), URef, 'unknown'),
      ret(urefKeyOf(foreign), Key, 'unknown'),
      ret(urefOf(withRights(foreign, 0)), URef, 'unknown, no rights'),
      ret(some(urefOf(foreign)), TAG.Option + URef),
      ret(none(), TAG.Option + URef),
      ret(list(urefKeyOf(purse), urefKeyOf(foreign)), TAG.List + Key),
      ret(list(urefKeyOf(purse), accountKey(ONE)), TAG.List + Key),
      ret(join(u8(1), urefOf(foreign)), `${TAG.Result}${URef}${Text}`),
      ret(join(u8(0), urefOf(foreign)), `${TAG.Result}${Text}${URef}`),
      ret(join(u8(0), string('e')), `${TAG.Result}${URef}${Text}`),
      ret(list(join(string('a'), urefKeyOf(foreign))), `${TAG.Map}${Text}${Key}`),
      ret(list(join(urefOf(foreign), string('a'))), `${TAG.Map}${URef}${Text}`),
      ret(urefOf(foreign), `${TAG.Tuple1}${URef}`),
      ret(join(u8(1), urefOf(foreign)), `${TAG.Tuple2}${U8}${URef}`),
      ret(join(u8(1), u8(1), urefOf(foreign)), `${TAG.Tuple3}${U8}${U8}${URef}`),
      ret(urefOf(foreign), TAG.Any, 'not looked for'),
      ret(urefOf(foreign), `${TAG.ByteArray}21000000`, 'not looked for'),
      ret(list(some(urefOf(foreign))), `${TAG.List}${TAG.Option}${URef}`),
      ret(vector(fill(3, 1)), `${TAG.List}${U8}`),
      ret(list(vector(fill(3, 1))), `${TAG.List}${TAG.List}${U8}`),
    ],
  },
  {
    name: 'ret_bad_pointers',
    note: 'A returned value outside of memory; its size is paid first',
    steps: [
      run(new Program().call('casper_ret', -1, 1)),
      run(new Program().call('casper_ret', 262_144, 1)),
      run(new Program().call('casper_ret', 262_144, 0)),
      run(new Program().call('casper_ret', 0, 262_145)),
      run(new Program().call('casper_ret', 0, -1)),
    ],
  },
  {
    name: 'ret_drops_what_is_in_the_host_buffer',
    note: 'A value left in the host buffer becomes the result of code that returns normally, and is replaced by ret',
    steps: [
      run(new Program().call('casper_get_caller', 8), { note: 'ends normally with the caller in the buffer' }),
      (() => {
        const program = new Program().call('casper_get_caller', 8);
        return run(program.call('casper_ret', program.data(clValue(u8(7), U8)), 6), { note: 'ret replaces it' });
      })(),
      (() => {
        const program = new Program().call('casper_get_caller', 8);
        return run(program.call('casper_ret', 0, 1), { note: 'ret of garbage leaves nothing' });
      })(),
      run(new Program(), { note: 'ends normally, nothing in the buffer' }),
    ],
  },
  {
    name: 'revert_named_codes',
    note: 'Every status below 64 and its name',
    steps: range(0, 63).map(revert),
  },
  {
    name: 'revert_codes_of_system_contracts',
    note: 'Statuses of auction, contract header, mint, handle payment and the user range, with their borders',
    steps: [
      ...range(64_000, 64_001),
      ...range(64_255, 64_257),
      ...range(64_511, 64_530),
      ...range(64_766, 64_775),
      ...range(65_020, 65_050),
      ...range(65_278, 65_300),
      65_533,
      65_534,
      65_535,
      65_536,
      65_537,
      65_536 + 999,
      131_070,
      131_071,
      131_072,
      2 ** 31,
      2 ** 32 - 1,
    ].map(revert),
  },
  {
    name: 'revert_codes_without_a_text_panic',
    note: 'Statuses in the ranges of system contracts that no error has: their texts cannot be printed',
    steps: [64_767, 64_768, 65_023, 65_050, 65_279, 65_535].map(revert),
  },
  {
    name: 'print',
    note: 'Text is printed and paid by its length; bytes that are no string trap',
    steps: [
      print(string('hello')),
      print(string('')),
      print(string('zwölf\n♥')),
      print(join(u32(1), hex('ff'))),
      print(string('hello'), 8),
      print(join(string('hello'), hex('00'))),
      run(new Program().call('casper_print', -1, 4)),
      run(new Program().call('casper_print', 0, -1)),
    ],
  },
];
