/** URefs and what is stored under them: new, read, write, add, rights, the host buffer. */
import { type Place, Program } from '../program';
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
  i64,
  type Json,
  join,
  keyOf,
  list,
  mainPurse,
  none,
  ONE,
  PROPOSER,
  some,
  string,
  stringValue,
  TAG,
  u8,
  u32,
  u64,
  u64Value,
  unitValue,
  uref,
  urefKey,
  urefKeyOf,
  urefOf,
  vector,
  withRights,
} from '../values';

const { U8, Key, URef, String: Text } = TAG;
const purse = mainPurse(DEFAULT);

const EVERY_TYPE: readonly (readonly [string, Bytes])[] = [
  ['bool', clValue(hex('01'), TAG.Bool)],
  ['i32', clValue(i32(-7), TAG.I32)],
  ['i64', clValue(i64(-8), TAG.I64)],
  ['u8', clValue(u8(9), U8)],
  ['u32', clValue(u32(10), TAG.U32)],
  ['u64', clValue(u64(11), TAG.U64)],
  ['u128', clValue(big(12), TAG.U128)],
  ['u256', clValue(big(13), TAG.U256)],
  ['u512', clValue(big(14), TAG.U512)],
  ['unit', unitValue()],
  ['string', stringValue('text')],
  ['key', clValue(accountKey(ONE), Key)],
  ['uref', clValue(urefOf(purse), URef)],
  ['option', clValue(some(u64(1)), TAG.Option + TAG.U64)],
  ['list', clValue(list(string('a')), TAG.List + Text)],
  ['byte array', clValue(fill(32, 3), `${TAG.ByteArray}20000000`)],
  ['result', clValue(join(u8(1), hex('')), `${TAG.Result}${TAG.Unit}${Text}`)],
  ['map', clValue(list(join(u8(1), u8(2))), `${TAG.Map}${U8}${U8}`)],
  ['tuple1', clValue(u8(1), `${TAG.Tuple1}${U8}`)],
  ['tuple2', clValue(join(u8(1), u8(2)), `${TAG.Tuple2}${U8}${U8}`)],
  ['tuple3', clValue(hex('010203'), `${TAG.Tuple3}${U8}${U8}${U8}`)],
  ['any', clValue(hex('c0ffee'), TAG.Any)],
  ['public key', clValue(hex(ONE), TAG.PublicKey)],
];

/** Programs around one URef that they make or are given. */
class Cells extends Program {
  /** Makes a URef holding `value`; gives the place of its Key, whose rights byte is 7. */
  make(value: Bytes): { key: Place; uref: Place } {
    const key = this.data(join(u8(2), fill(33)));
    const at = { bytes: key.bytes, offset: 1, base: key } as Place;
    this.call('casper_new_uref', at, this.data(value), value.size);
    return { key, uref: at };
  }
  name(name: string, key: Place): this {
    return this.call('casper_put_key', this.data(string(name)), string(name).size, key, 34);
  }
  write(key: Place, value: Bytes, size = key.bytes.size): this {
    return this.call('casper_write', key, size, this.data(value), value.size);
  }
  add(key: Place, value: Bytes, size = key.bytes.size): this {
    return this.call('casper_add', key, size, this.data(value), value.size);
  }
  /** Returns result code, size, bytes written, result of the buffer read, and the value. */
  readAndReturn(key: Place, room: number, size = key.bytes.size): this {
    const result = this.result(16 + room);
    return this.callInto(result.at(0), 'casper_read_value', key, size, result.at(4))
      .callInto(result.at(12), 'casper_read_host_buffer', result.at(16), room, result.at(8))
      .ret(result);
  }
}

const cells = (): Cells => new Cells();
const at = (program: Program, bytes: Bytes): Place => program.data(bytes);
/** The Key of a named URef of the account, with given rights. */
const named = (name: string, rights = 7): Bytes =>
  urefKeyOf(withRights({ namedKey: [{ account: DEFAULT }, name] }, rights));
const query = (name: string): Step => ({ kind: 'query', key: { account: DEFAULT } as Json, path: [name] });

/** Makes a URef with a value and a name. */
function install(name: string, value: Bytes): Step {
  const program = cells();
  const { key } = program.make(value);
  return run(program.name(name, key));
}
function readKey(bytes: Bytes, room: number, note = ''): Step {
  const program = cells();
  return run(program.readAndReturn(at(program, bytes), room), note ? { note } : {});
}
function writeKey(bytes: Bytes, value: Bytes, note = ''): Step {
  const program = cells();
  return run(program.write(at(program, bytes), value), note ? { note } : {});
}
function addKey(bytes: Bytes, value: Bytes, note = ''): Step {
  const program = cells();
  return run(program.add(at(program, bytes), value), note ? { note } : {});
}

const number = {
  i32: (n: number): Bytes => clValue(i32(n), TAG.I32),
  u64: (n: number | bigint): Bytes => u64Value(n),
  u128: (n: number | bigint): Bytes => clValue(big(n), TAG.U128),
  u256: (n: number | bigint): Bytes => clValue(big(n), TAG.U256),
  u512: (n: number | bigint): Bytes => clValue(big(n), TAG.U512),
};

export const scenarios: readonly Scenario[] = [
  {
    name: 'new_uref_every_type',
    note: 'A URef with a value of every CLType, put under a name, found by query and read in a later session',
    steps: EVERY_TYPE.flatMap(([name, value]) => [install(name, value), query(name), readKey(named(name), 40)]),
  },
  {
    name: 'new_uref_addresses',
    note: 'Addresses of URefs follow from the transaction hash: one hash gives the same URefs again and writes over them',
    steps: [
      install('a', u64Value(1)),
      { ...install('b', u64Value(2)), hash: '11'.repeat(32) },
      { ...install('c', u64Value(3)), hash: '11'.repeat(32) },
      query('b'),
      (() => {
        const program = cells();
        const first = program.make(u64Value(1));
        const second = program.make(u64Value(2));
        return run(program.name('first', first.key).name('second', second.key), { hash: '12'.repeat(32) });
      })(),
      { kind: 'getNamedKeys', owner: { account: DEFAULT } },
    ],
  },
  {
    name: 'new_uref_bad_values',
    note: 'Values that cannot be decoded, or hold a URef or Key the context does not know, at the top level only',
    steps: [
      ...[
        ['empty', hex('')],
        ['no type', hex('00000000')],
        ['unknown type', hex('0000000017')],
        ['too long', join(unitValue(), hex('00'))],
        ['length beyond the end', hex('0500000009')],
        ['forged URef', clValue(uref('05'.repeat(32), 7), URef)],
        ['forged Key', clValue(urefKey('05'.repeat(32), 0), Key)],
        ['forged named key', clValue(join(string('n'), urefKey('05'.repeat(32), 1)), `${TAG.Tuple2}${Text}${Key}`)],
        ['main purse of another', clValue(urefOf(mainPurse(PROPOSER)), URef)],
        ['URef that is none', clValue(hex('0102'), URef)],
        ['Key that is none', clValue(hex('ff'), Key)],
        ['named key that is none', clValue(hex('00'), `${TAG.Tuple2}${Text}${Key}`)],
        ['URef with one byte more', clValue(join(urefOf(purse), hex('00')), URef)],
        ['forged, inside an option: not looked for', clValue(some(uref('05'.repeat(32), 7)), TAG.Option + URef)],
        ['forged, inside a list: not looked for', clValue(list(urefKey('05'.repeat(32), 7)), TAG.List + Key)],
        [
          'forged, inside another tuple: not looked for',
          clValue(join(u8(1), uref('05'.repeat(32), 7)), `${TAG.Tuple2}${U8}${URef}`),
        ],
        ['bytes that do not suit the type', clValue(hex('ffff'), Text)],
      ].map(([note, value]) => {
        const program = cells();
        program.make(value as Bytes);
        return run(program, { note: note as string });
      }),
    ],
  },
  {
    name: 'new_uref_bad_pointers',
    note: 'A value or destination outside of memory; the storage is paid before the destination is looked at',
    steps: [
      run(cells().call('casper_new_uref', 8, -1, 5)),
      run(cells().call('casper_new_uref', 8, 262_140, 5)),
      run(cells().call('casper_new_uref', 8, 0, -1)),
      (() => {
        const program = cells();
        return run(program.call('casper_new_uref', -1, program.data(unitValue()), 5));
      })(),
      (() => {
        const program = cells();
        return run(program.call('casper_new_uref', 262_112, program.data(unitValue()), 5));
      })(),
    ],
  },
  {
    name: 'is_valid_uref',
    note: '1 for a URef the context has with at least those rights, 0 otherwise; bytes that are none trap',
    steps: [
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((rights) => {
        const program = cells();
        const result = program.result(4);
        const place = at(program, urefOf(withRights(purse, rights)));
        return run(program.callInto(result.at(0), 'casper_is_valid_uref', place, 33).ret(result), { rights });
      }),
      ...[uref('05'.repeat(32), 7), uref('05'.repeat(32), 0), urefOf(mainPurse(PROPOSER))].map((bytes) => {
        const program = cells();
        const result = program.result(4);
        return run(program.callInto(result.at(0), 'casper_is_valid_uref', at(program, bytes), 33).ret(result));
      }),
      (() => {
        const program = cells();
        const { uref: made } = program.make(unitValue());
        const result = program.result(4);
        return run(program.callInto(result.at(0), 'casper_is_valid_uref', made, 33).ret(result), { note: 'just made' });
      })(),
      run(cells().call('casper_is_valid_uref', 16, 32), { note: 'too short' }),
      run(cells().call('casper_is_valid_uref', 64, 34), { note: 'too long' }),
      (() => {
        const program = cells();
        return run(program.call('casper_is_valid_uref', at(program, uref('05'.repeat(32), 8)), 33), {
          note: 'unknown rights',
        });
      })(),
      run(cells().call('casper_is_valid_uref', -1, 33)),
      run(cells().call('casper_is_valid_uref', 0, -1)),
    ],
  },
  {
    name: 'read_value_rights',
    note: 'Reading a URef needs the read right, in the Key given and in the context',
    steps: [
      install('cell', u64Value(5)),
      ...[7, 1, 3, 5, 0, 2, 4, 6].map((rights) => readKey(named('cell', rights), 8, `rights ${rights}`)),
      readKey(urefKey('05'.repeat(32), 1), 8, 'forged'),
      readKey(urefKeyOf(mainPurse(PROPOSER)), 8, 'of another account'),
      readKey(urefKey('05'.repeat(32), 4), 8, 'forged and without read: the right comes first'),
    ],
  },
  {
    name: 'read_value_missing',
    note: 'A key under which nothing is gives ValueNotFound',
    steps: [
      readKey(accountKey(ONE), 8),
      readKey(hashKey('07'.repeat(32)), 8),
      readKey(hex(`09${'07'.repeat(32)}`), 8, 'dictionary'),
      readKey(hex(`06${'07'.repeat(32)}`), 8, 'balance'),
      readKey(hex(`1600${'07'.repeat(32)}0500000000000000`), 8, 'balance hold'),
      readKey(hex(`1302${'07'.repeat(32)}${'08'.repeat(32)}00`), 8, 'message'),
      readKey(hex(`170002${'07'.repeat(32)}${'08'.repeat(32)}`), 8, 'entry point'),
      readKey(hex(`1201${'07'.repeat(32)}`), 8, 'byte code'),
      readKey(hex(`1102${'07'.repeat(32)}`), 8, 'entity'),
      readKey(hex(`10${'07'.repeat(32)}`), 8, 'package'),
      readKey(urefKeyOf(purse), 8, 'the purse itself holds unit'),
      readKey(keyOf({ balance: purse }), 16, 'its balance'),
    ],
  },
  {
    name: 'read_value_of_records',
    note: 'Records that are no CLValue cannot be read: account, contract, package, system registry, wasm',
    steps: [
      readKey(accountKey(DEFAULT), 8, 'account'),
      readKey(keyOf({ system: 'mint' }), 8, 'contract'),
      readKey(keyOf({ packageOf: { system: 'mint' } }), 8, 'package'),
      readKey(hex(`0a${'00'.repeat(32)}`), 8, 'system entity registry'),
      readKey(hex(`1500${'00'.repeat(31)}`), 8, 'block time'),
      readKey(hex(`1503${'00'.repeat(31)}`), 8, 'addressable entity flag'),
    ],
  },
  {
    name: 'read_value_forbidden_keys',
    note: 'Kinds of keys that session code may not read at all',
    steps: [
      ['transfer', hex(`03${'01'.repeat(32)}`)],
      ['deploy info', hex(`04${'01'.repeat(32)}`)],
      ['era info', hex('050100000000000000')],
      ['bid', hex(`07${'01'.repeat(32)}`)],
      ['withdraw', hex(`08${'01'.repeat(32)}`)],
      ['era summary', hex(`0b${'00'.repeat(32)}`)],
      ['unbond of another', hex(`0c${'01'.repeat(32)}`)],
      ['unbond of the own account', join(hex('0c'), { json: { hash: { account: DEFAULT } }, size: 32 })],
      ['chainspec registry', hex(`0d${'00'.repeat(32)}`)],
      ['checksum registry', hex(`0e${'00'.repeat(32)}`)],
      ['bid address', hex(`0f01${'01'.repeat(32)}`)],
      ['named key of another', hex(`1402${'01'.repeat(32)}${'02'.repeat(32)}`)],
      [
        'named key of the own account',
        join(hex('1401'), { json: { hash: { account: DEFAULT } }, size: 32 }, fill(32, 2)),
      ],
      ['state', hex(`1802${'01'.repeat(32)}`)],
    ].map(([note, bytes]) => readKey(bytes as Bytes, 8, note as string)),
  },
  {
    name: 'read_value_bad_bytes',
    note: 'Keys that cannot be decoded, pointers outside of memory, a host buffer that is taken',
    steps: [
      readKey(hex(''), 8),
      readKey(hex('19'), 8),
      readKey(hex('0102'), 8),
      readKey(join(accountKey(ONE), u8(0)), 8),
      run(cells().call('casper_read_value', -1, 33, 8)),
      run(cells().call('casper_read_value', 0, -1, 8), { note: 'size is paid' }),
      (() => {
        const program = cells();
        const { key } = program.make(u64Value(1));
        return run(program.call('casper_read_value', key, 34, -1), { note: 'size pointer' });
      })(),
      (() => {
        const program = cells().call('casper_get_caller', 8);
        return run(program.call('casper_read_value', -1, 33, 8), { note: 'buffer full, before the key is looked at' });
      })(),
    ],
  },
  {
    name: 'read_host_buffer',
    note: 'The buffer is emptied by reading, even when the destination is too small or outside of memory',
    steps: [
      run(cells().call('casper_read_host_buffer', 8, 4, 8), { note: 'empty' }),
      ...[31, 32, 33].map((size) => {
        const program = cells();
        const result = program.result(12 + 40);
        return run(
          program
            .call('casper_get_caller', 8)
            .callInto(result.at(0), 'casper_read_host_buffer', result.at(12), size, result.at(8))
            .callInto(result.at(4), 'casper_read_host_buffer', result.at(12), size, result.at(8))
            .ret(result),
          { size },
        );
      }),
      run(cells().call('casper_get_caller', 8).call('casper_read_host_buffer', -1, 32, 8)),
      run(cells().call('casper_get_caller', 8).call('casper_read_host_buffer', 262_113, 32, 8)),
      run(cells().call('casper_get_caller', 8).call('casper_read_host_buffer', 4096, 32, -1)),
      run(cells().call('casper_get_caller', 8).call('casper_read_host_buffer', 4096, -1, 8), { note: 'size is paid' }),
    ],
  },
  {
    name: 'write_rights',
    note: 'Writing needs a URef with the write right, in the Key given and in the context',
    steps: [
      install('cell', u64Value(5)),
      ...[7, 2, 3, 6, 0, 1, 4, 5].map((rights) =>
        writeKey(named('cell', rights), u64Value(rights), `rights ${rights}`),
      ),
      query('cell'),
      writeKey(urefKey('05'.repeat(32), 7), unitValue(), 'forged'),
      writeKey(urefKey('05'.repeat(32), 1), unitValue(), 'forged and without write'),
      writeKey(named('cell'), stringValue('another type'), 'another type'),
      query('cell'),
      writeKey(urefKeyOf(purse), stringValue('oh'), 'the main purse itself'),
      { kind: 'balance', identifier: { account: DEFAULT } },
    ],
  },
  {
    name: 'write_other_keys',
    note: 'Session code writes under URefs only, and under named-key records of its own entity',
    steps: [
      ['own account', join(hex('00'), { json: { hash: { account: DEFAULT } }, size: 32 })],
      ['hash', hashKey('07'.repeat(32))],
      ['transfer', hex(`03${'01'.repeat(32)}`)],
      ['era info', hex('050100000000000000')],
      ['balance', keyOf({ balance: purse })],
      ['dictionary', hex(`09${'01'.repeat(32)}`)],
      ['system entity registry', hex(`0a${'00'.repeat(32)}`)],
      ['package', hex(`10${'01'.repeat(32)}`)],
      ['entity', hex(`1102${'01'.repeat(32)}`)],
      ['named key of another', hex(`1402${'01'.repeat(32)}${'02'.repeat(32)}`)],
      [
        'named key of the own account',
        join(hex('1401'), { json: { hash: { account: DEFAULT } }, size: 32 }, fill(32, 2)),
      ],
      ['balance hold', hex(`1600${'01'.repeat(32)}0500000000000000`)],
      ['state', hex(`1802${'01'.repeat(32)}`)],
    ].flatMap(([note, bytes]) => [
      writeKey(bytes as Bytes, u64Value(1), note as string),
      addKey(bytes as Bytes, u64Value(1), `add, ${note as string}`),
    ]),
  },
  {
    name: 'write_bad_bytes',
    note: 'Keys and values that cannot be decoded, values with forged references, pointers outside of memory',
    steps: [
      install('cell', u64Value(5)),
      writeKey(hex(''), unitValue()),
      writeKey(hex('ff'), unitValue()),
      writeKey(join(accountKey(ONE), u8(0)), unitValue()),
      writeKey(named('cell'), hex('')),
      writeKey(named('cell'), join(unitValue(), u8(0))),
      writeKey(named('cell'), clValue(uref('05'.repeat(32), 7), URef), 'forged'),
      writeKey(named('cell'), clValue(urefKey('05'.repeat(32), 7), Key), 'forged'),
      writeKey(named('cell'), clValue(urefOf(withRights(purse, 1)), URef), 'known'),
      query('cell'),
      writeKey(named('cell'), clValue(hex('0102'), Key)),
      run(cells().call('casper_write', -1, 34, 0, 5)),
      run(cells().call('casper_write', 0, -1, 0, 5)),
      (() => {
        const program = cells();
        return run(program.call('casper_write', at(program, named('cell')), 34, -1, 5));
      })(),
      run(cells().call('casper_write', 0, 34, 0, -1), { note: 'size is paid' }),
    ],
  },
  {
    name: 'write_costs_by_size',
    note: 'Gas for storage follows the serialized length of the value',
    steps: [0, 1, 10, 100, 1000, 3000].map((size) => {
      const program = cells();
      const { key } = program.make(unitValue());
      return run(program.write(key, clValue(vector(fill(size, 1)), TAG.List + U8)), { size });
    }),
  },
  {
    name: 'add_every_type',
    note: 'Addition to numbers of each type, once and twice in a session, and read back',
    steps: [
      ['i32', number.i32(5), number.i32(-7)],
      ['u64', number.u64(5), number.u64(7)],
      ['u128', number.u128(5), number.u128(2n ** 100n)],
      ['u256', number.u256(5), number.u256(2n ** 200n)],
      ['u512', number.u512(5), number.u512(2n ** 500n)],
    ].flatMap(([name, first, second]) => [
      install(name as string, first as Bytes),
      addKey(named(name as string), second as Bytes),
      query(name as string),
      (() => {
        const program = cells();
        const key = at(program, named(name as string));
        const value = second as Bytes;
        return run(program.add(key, value).add(key, value).readAndReturn(key, 70));
      })(),
      query(name as string),
    ]),
  },
  {
    name: 'add_wraps',
    note: 'Sums beyond the largest number start again from the smallest',
    steps: [
      ['i32', number.i32(2 ** 31 - 1), number.i32(1)],
      ['i32 down', number.i32(-(2 ** 31)), number.i32(-1)],
      ['u64', number.u64(2n ** 64n - 1n), number.u64(2)],
      ['u128', number.u128(2n ** 128n - 1n), number.u128(2)],
      ['u256', number.u256(2n ** 256n - 1n), number.u256(2)],
      ['u512', number.u512(2n ** 512n - 1n), number.u512(2)],
    ].flatMap(([name, first, second]) => [
      install(name as string, first as Bytes),
      addKey(named(name as string), second as Bytes),
      query(name as string),
    ]),
  },
  {
    name: 'add_across_types',
    note: 'Which number can be added to a value of which other type',
    steps: [
      ...EVERY_TYPE.map(([name, value]) => install(name, value)),
      ...['i32', 'u64', 'u128', 'u256', 'u512'].flatMap((added) =>
        EVERY_TYPE.filter(([name]) => name !== added).map(([name]) =>
          addKey(named(name), number[added as keyof typeof number](3), `${added} to ${name}`),
        ),
      ),
      query('i64'),
      query('u8'),
      query('u32'),
    ],
  },
  {
    name: 'add_to_small_numbers_wraps',
    note: 'Numbers of other widths take sums modulo their own width',
    steps: [
      install('u8', clValue(u8(250), U8)),
      install('u32', clValue(u32(2 ** 32 - 1), TAG.U32)),
      install('i64', clValue(i64(2n ** 63n - 1n), TAG.I64)),
      install('i32', number.i32(2 ** 31 - 1)),
      install('u64', number.u64(2n ** 64n - 1n)),
      ...['u8', 'u32', 'i64', 'i32', 'u64'].flatMap((name) => [
        addKey(named(name), number.i32(-1), `i32 to ${name}`),
        addKey(named(name), number.u64(2n ** 40n + 10n), `u64 to ${name}`),
        addKey(named(name), number.u512(2n ** 200n + 10n), `u512 to ${name}`),
        query(name),
      ]),
    ],
  },
  {
    name: 'add_what_cannot_be_added',
    note: 'Values that are no addable number, numbers whose bytes are broken, a named key to a cell',
    steps: [
      install('cell', u64Value(5)),
      ...EVERY_TYPE.filter(([name]) => !(name in number)).map(([name, value]) => addKey(named('cell'), value, name)),
      addKey(named('cell'), clValue(join(string('n'), accountKey(ONE)), `${TAG.Tuple2}${Text}${Key}`), 'named key'),
      addKey(named('cell'), clValue(hex('01'), TAG.U64), 'short u64'),
      addKey(named('cell'), clValue(fill(9, 1), TAG.U64), 'long u64'),
      addKey(named('cell'), clValue(hex('41'), TAG.U512), 'u512 of 65 bytes'),
      install('broken', clValue(hex('01'), TAG.U64)),
      addKey(named('broken'), u64Value(1), 'to a broken u64'),
    ],
  },
  {
    name: 'add_rights',
    note: 'Adding needs the add right, in the Key given and in the context, and a value that is there',
    steps: [
      install('cell', u64Value(5)),
      ...[7, 4, 5, 6, 0, 1, 2, 3].map((rights) => addKey(named('cell', rights), u64Value(1), `rights ${rights}`)),
      query('cell'),
      addKey(urefKey('05'.repeat(32), 4), u64Value(1), 'forged'),
      addKey(urefKey('05'.repeat(32), 1), u64Value(1), 'forged and without add'),
      addKey(
        accountKey(DEFAULT),
        clValue(join(string('n'), accountKey(ONE)), `${TAG.Tuple2}${Text}${Key}`),
        'own account',
      ),
    ],
  },
  {
    name: 'add_bad_bytes',
    note: 'Keys and values that cannot be decoded, pointers outside of memory',
    steps: [
      install('cell', u64Value(5)),
      addKey(hex('ff'), u64Value(1)),
      addKey(named('cell'), hex('0500000005')),
      addKey(named('cell'), clValue(uref('05'.repeat(32), 7), URef), 'forged'),
      run(cells().call('casper_add', -1, 34, 0, 5)),
      run(cells().call('casper_add', 0, -1, 0, 5)),
      run(cells().call('casper_add', 0, 34, 0, -1)),
      (() => {
        const program = cells();
        return run(program.call('casper_add', at(program, named('cell')), 34, -1, 5));
      })(),
    ],
  },
  {
    name: 'values_within_one_session',
    note: 'Reads see the writes and additions of the same session; the journal keeps every operation in order',
    steps: [
      (() => {
        const program = cells();
        const { key } = program.make(number.u64(1));
        program.write(key, number.u64(10), 34).add(key, number.u64(5), 34).add(key, number.u64(6), 34);
        program.write(key, number.u64(1), 34).add(key, number.u64(1), 34).name('cell', key);
        return run(program.readAndReturn(key, 8, 34));
      })(),
      query('cell'),
    ],
  },
  {
    name: 'values_none_option_of_uref',
    note: 'An empty Option of URef is a value like any other',
    steps: [install('cell', clValue(none(), TAG.Option + URef)), query('cell'), readKey(named('cell'), 4)],
  },
];
