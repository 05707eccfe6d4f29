/** Dictionaries: in session code and in contracts. */
import type { Place } from '../program';
import type { Scenario, Step } from '../scenario';
import {
  accountKey,
  type Bytes,
  clValue,
  DEFAULT,
  fill,
  hex,
  type Json,
  join,
  list,
  mainPurse,
  ONE,
  PROPOSER,
  raw,
  string,
  stringValue,
  TAG,
  u64Value,
  unitValue,
  uref,
  urefOf,
  vector,
  withRights,
} from '../values';
import {
  type ContractProgram,
  code,
  install,
  invoke,
  named,
  namedKeyOf,
  programCall,
  session,
} from './contractProgram';

const { URef, Key } = TAG;
const dictionary = namedKeyOf('dictionary');
const seed = urefOf(dictionary);

/** Makes a dictionary and keeps its URef under a name. */
function make(program: ContractProgram = code(), name = 'dictionary'): { program: ContractProgram; uref: Place } {
  const key = program.key('02', 33);
  program.call('casper_new_dictionary', 8).call('casper_read_host_buffer', key.address, 33, 8).put(name, key.key, 34);
  return { program, uref: key.address };
}

function put(item: Bytes, value: Bytes, where: Bytes = seed, note = ''): Step {
  const program = code();
  program.call(
    'casper_dictionary_put',
    program.data(where),
    where.size,
    program.data(item),
    item.size,
    program.data(value),
    value.size,
  );
  return session(program, { note });
}

/** Returns result code, size, and the value. */
function get(item: Bytes, room: number, where: Bytes = seed, note = '', program: ContractProgram = code()): Step {
  const result = program.result(8 + room);
  program
    .callInto(
      result.at(0),
      'casper_dictionary_get',
      program.data(where),
      where.size,
      program.data(item),
      item.size,
      result.at(4),
    )
    .try('casper_read_host_buffer', result.at(8), room, 8)
    .ret(result);
  return session(program, { note });
}

function read(key: Bytes, room: number, note = ''): Step {
  const program = code();
  const result = program.result(8 + room);
  program
    .callInto(result.at(0), 'casper_dictionary_read', program.data(key), key.size, result.at(4))
    .try('casper_read_host_buffer', result.at(8), room, 8)
    .ret(result);
  return session(program, { note });
}

const query = (item: string, key: Json = dictionary): Step => ({ kind: 'queryDictionary', seed: key, item });
const item = raw('item');

export const scenarios: readonly Scenario[] = [
  {
    name: 'dictionary_of_session_code',
    note: 'Values are put, replaced, found by query, read by URef and item, and by their Key',
    steps: [
      session(make().program),
      put(item, u64Value(5)),
      query('item'),
      get(item, 8),
      put(item, stringValue('another type')),
      query('item'),
      get(item, 16),
      read({ json: { key: { dictionary: [dictionary, 'item'] } }, size: 33 }, 16),
      put(hex(''), u64Value(1), seed, 'the empty item'),
      get(hex(''), 8),
      put(raw('grüße'), unitValue()),
      get(raw('grüße'), 4),
      query('nothing'),
      query('item', mainPurse(DEFAULT)),
      { kind: 'getKeys', tag: 'Dictionary' },
      { kind: 'query', key: { dictionary: [dictionary, 'item'] } },
    ],
  },
  {
    name: 'dictionary_get_failures',
    note: 'Missing items, items that are not UTF-8 or too long, URefs unknown or without the read right, a taken buffer',
    steps: [
      session(make().program),
      put(item, u64Value(5)),
      get(raw('other'), 8, seed, 'missing'),
      get(hex('ff'), 8, seed, 'not UTF-8'),
      get(fill(128, 0x61), 8, seed, '128 bytes'),
      get(fill(129, 0x61), 8, seed, '129 bytes'),
      get(item, 8, uref('05'.repeat(32), 7), 'unknown URef'),
      get(item, 8, urefOf(mainPurse(PROPOSER)), 'of another account'),
      ...[0, 1, 2, 4, 6].map((rights) => get(item, 8, urefOf(withRights(dictionary, rights)), `rights ${rights}`)),
      get(item, 8, hex('0102'), 'no URef'),
      get(item, 4, seed, 'small buffer'),
      get(item, 8, seed, 'buffer full', code().call('casper_get_caller', 8) as ContractProgram),
      session(code().call('casper_dictionary_get', -1, 33, 0, 0, 8)),
      (() => {
        const program = code();
        return session(program.call('casper_dictionary_get', program.data(seed), 33, -1, 4, 8));
      })(),
      (() => {
        const program = code();
        return session(program.call('casper_dictionary_get', program.data(seed), 33, program.data(item), 4, -1), {
          note: 'size outside',
        });
      })(),
    ],
  },
  {
    name: 'dictionary_put_failures',
    note: 'Items not UTF-8 or too long, URefs unknown or without the write right, values with forged references or broken',
    steps: [
      session(make().program),
      put(hex('ff'), u64Value(1), seed, 'not UTF-8'),
      put(fill(128, 0x61), u64Value(1), seed, '128 bytes'),
      put(fill(129, 0x61), u64Value(1), seed, '129 bytes'),
      put(fill(129, 0xff), u64Value(1), seed, 'too long comes before UTF-8'),
      put(item, u64Value(1), uref('05'.repeat(32), 7), 'unknown URef'),
      ...[0, 1, 2, 4, 5].map((rights) =>
        put(item, u64Value(rights), urefOf(withRights(dictionary, rights)), `rights ${rights}`),
      ),
      put(item, clValue(uref('05'.repeat(32), 7), URef), seed, 'forged URef'),
      put(item, clValue(accountKey(ONE), Key), seed, 'a Key'),
      put(item, clValue(list(uref('05'.repeat(32), 7)), TAG.List + URef), seed, 'forged in a list, not looked for'),
      put(item, hex('0100'), seed, 'no value'),
      put(item, join(u64Value(1), hex('00')), seed, 'value too long'),
      put(item, u64Value(1), hex('01'), 'no URef'),
      session(code().call('casper_dictionary_put', -1, 33, 0, 0, 0, 5)),
      session(code().call('casper_dictionary_put', 64, 33, 0, -1, 0, 5), { note: 'size is paid' }),
      (() => {
        const program = code();
        return session(program.call('casper_dictionary_put', program.data(seed), 33, program.data(item), 4, -1, 5));
      })(),
      query('item'),
    ],
  },
  {
    name: 'dictionary_read',
    note: 'By Key: dictionary keys of anybody, but also other keys, whose records are taken for what they are',
    steps: [
      session(make().program),
      put(item, u64Value(5)),
      read({ json: { key: { dictionary: [dictionary, 'item'] } }, size: 33 }, 8),
      read({ json: { key: { dictionary: [dictionary, 'other'] } }, size: 33 }, 8, 'missing'),
      read(hex(`09${'05'.repeat(32)}`), 8, 'missing'),
      read({ json: { key: { account: DEFAULT } }, size: 33 }, 8, 'an account'),
      read({ json: { key: { balance: mainPurse(DEFAULT) } }, size: 33 }, 16, 'a balance'),
      read({ json: { key: dictionary }, size: 34 }, 8, 'the seed itself'),
      read({ json: { key: mainPurse(PROPOSER) }, size: 34 }, 8, 'a URef that the session does not know'),
      read(hex(`0b${'00'.repeat(32)}`), 8, 'era summary'),
      read(hex('0102'), 8, 'no Key'),
      session(code().call('casper_dictionary_read', -1, 33, 8)),
      session(code().call('casper_dictionary_read', 0, -1, 8), { note: 'size is paid' }),
      session(code().call('casper_get_caller', 8).call('casper_dictionary_read', -1, 33, 8), { note: 'buffer full' }),
    ],
  },
  {
    name: 'dictionary_new_failures',
    note: 'A taken buffer, a size outside of memory',
    steps: [
      session(code().call('casper_get_caller', 8).call('casper_new_dictionary', 8)),
      session(code().call('casper_new_dictionary', -1)),
      session(code().call('casper_new_dictionary', 262_137), { note: 'room for four bytes, not for eight' }),
    ],
  },
  {
    name: 'dictionary_item_read_as_value',
    note: 'The record of an item, read as an ordinary value, is unwrapped too',
    steps: [
      session(make().program),
      put(item, u64Value(5)),
      (() => {
        const program = code();
        const result = program.result(16);
        const key = program.data({ json: { key: { dictionary: [dictionary, 'item'] } }, size: 33 });
        return session(
          program
            .call('casper_read_value', key, 33, 8)
            .call('casper_read_host_buffer', result.at(0), 16, 8)
            .ret(result),
        );
      })(),
    ],
  },
  {
    name: 'dictionary_of_a_contract',
    note: 'A contract keeps a dictionary of its own; others read its items by Key but cannot write',
    steps: [
      install(),
      invoke({ contractName: 'contract' }, make().program),
      ...[1, 2].map((value) => {
        const inner = code();
        const place = inner.space(34);
        const at = { bytes: place.bytes, offset: 1, base: place } as Place;
        inner.call('casper_get_key', inner.data(string('dictionary')), 14, place, 34, 8);
        inner.call('casper_dictionary_put', at, 33, inner.data(raw(`n${value}`)), 2, inner.data(u64Value(value)), 13);
        return session(code().callContract(named('contract'), 'run', programCall(inner)));
      }),
      { kind: 'queryDictionary', seed: { namedKey: [namedKeyOf('contract'), 'dictionary'] }, item: 'n1' },
      { kind: 'queryDictionary', seed: { namedKey: [namedKeyOf('contract'), 'dictionary'] }, item: 'n2' },
      read(
        { json: { key: { dictionary: [{ namedKey: [namedKeyOf('contract'), 'dictionary'] }, 'n1'] } }, size: 33 },
        8,
        'by session code',
      ),
      put(raw('n3'), u64Value(3), urefOf({ namedKey: [namedKeyOf('contract'), 'dictionary'] }), 'by session code'),
    ],
  },
  {
    name: 'dictionary_costs_by_size',
    note: 'Gas of items by the length of key and value',
    steps: [
      session(make().program, { gasLimit: '50000000000000' }),
      ...[1, 50, 128].flatMap((length) =>
        [0, 100, 2000].map((size) => put(fill(length, 0x61), clValue(vector(fill(size, 1)), `${TAG.List}${TAG.U8}`))),
      ),
    ],
  },
];
