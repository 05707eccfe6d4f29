/** Named keys of the account. */
import { Program } from '../program';
import { run, type Scenario, type Step } from '../scenario';
import {
  accountKey,
  type Bytes,
  DEFAULT,
  fill,
  hashKey,
  hex,
  join,
  mainPurse,
  ONE,
  PROPOSER,
  string,
  u8,
  u32,
  urefKeyOf,
  withRights,
} from '../values';

const purse = mainPurse(DEFAULT);

class Names extends Program {
  put(name: Bytes, key: Bytes): this {
    return this.call('casper_put_key', this.data(name), name.size, this.data(key), key.size);
  }
  remove(name: Bytes): this {
    return this.call('casper_remove_key', this.data(name), name.size);
  }
  /** Returns the result of has_key. */
  has(name: Bytes): this {
    const result = this.result(4);
    return this.callInto(result.at(0), 'casper_has_key', this.data(name), name.size).ret(result);
  }
  /** Returns result code, bytes written and the key, in a buffer of `size`. */
  get(name: Bytes, size: number): this {
    const result = this.result(8 + size + 4);
    return this.callInto(
      result.at(0),
      'casper_get_key',
      this.data(name),
      name.size,
      result.at(8),
      size,
      result.at(4),
    ).ret(result);
  }
  /** Returns result code, number of names, size, and the host buffer. */
  load(size: number): this {
    const result = this.result(16 + size);
    return this.callInto(result.at(0), 'casper_load_named_keys', result.at(4), result.at(8))
      .callInto(result.at(0), 'casper_read_host_buffer', result.at(16), size, result.at(12))
      .ret(result);
  }
}

const names = (): Names => new Names();
const show: Step = { kind: 'getNamedKeys', owner: { account: DEFAULT } };
const hash = hashKey('07'.repeat(32));

/** One key of every variant that has a byte form, as bytesrepr. */
const VARIANTS: readonly (readonly [string, Bytes])[] = [
  ['account', accountKey(ONE)],
  ['hash', hash],
  ['uref', urefKeyOf(purse)],
  ['transfer', hex(`03${'01'.repeat(32)}`)],
  ['deploy info', hex(`04${'01'.repeat(32)}`)],
  ['era info', hex('05ffffffffffffffff')],
  ['balance', hex(`06${'01'.repeat(32)}`)],
  ['bid', hex(`07${'01'.repeat(32)}`)],
  ['withdraw', hex(`08${'01'.repeat(32)}`)],
  ['dictionary', hex(`09${'01'.repeat(32)}`)],
  ['system entity registry', hex(`0a${'00'.repeat(32)}`)],
  ['era summary', hex(`0b${'00'.repeat(32)}`)],
  ['unbond', hex(`0c${'01'.repeat(32)}`)],
  ['chainspec registry', hex(`0d${'01'.repeat(32)}`)],
  ['checksum registry', hex(`0e${'00'.repeat(32)}`)],
  ['bid address', hex(`0f01${'01'.repeat(32)}`)],
  ['package', hex(`10${'01'.repeat(32)}`)],
  ['entity', hex(`1102${'01'.repeat(32)}`)],
  ['byte code', hex(`1201${'01'.repeat(32)}`)],
  ['message topic', hex(`1302${'01'.repeat(32)}${'02'.repeat(32)}00`)],
  ['named key', hex(`1402${'01'.repeat(32)}${'02'.repeat(32)}`)],
  ['block time', hex(`1500${'00'.repeat(31)}`)],
  ['balance hold', hex(`1600${'01'.repeat(32)}0500000000000000`)],
  ['entry point', hex(`170002${'01'.repeat(32)}${'02'.repeat(32)}`)],
  ['state', hex(`1802${'01'.repeat(32)}`)],
];

export const scenarios: readonly Scenario[] = [
  {
    name: 'put_key_every_variant',
    note: 'A named key of every Key variant; the account keeps them sorted by name',
    steps: [
      ...VARIANTS.map(([name, key]) => run(names().put(string(name), key), { note: name })),
      show,
      { kind: 'getAccount', account: DEFAULT },
      run(names().load(2000)),
    ],
  },
  {
    name: 'put_key_overwrites',
    note: 'A name put twice keeps the last key, within a session and across sessions',
    steps: [
      run(names().put(string('a'), hash).put(string('a'), accountKey(ONE))),
      show,
      run(names().put(string('a'), hash).get(string('a'), 33)),
      show,
    ],
  },
  {
    name: 'put_key_order_of_names',
    note: 'Names are ordered by their UTF-8 bytes, which is not the order of UTF-16',
    steps: [
      run(
        names().put(string('\u{1f600}'), hash).put(string('\uff5e'), hash).put(string('z'), hash).put(string(''), hash),
      ),
      show,
      run(names().load(400)),
    ],
  },
  {
    name: 'put_key_uref',
    note: 'A URef may be put with the rights the account has on it, or fewer, and not otherwise',
    steps: [
      run(names().put(string('full'), urefKeyOf(purse))),
      run(names().put(string('read'), urefKeyOf(withRights(purse, 1)))),
      run(names().put(string('none'), urefKeyOf(withRights(purse, 0)))),
      run(names().put(string('foreign'), urefKeyOf(mainPurse(PROPOSER)))),
      run(names().put(string('foreign, no rights'), urefKeyOf(withRights(mainPurse(PROPOSER), 0)))),
      show,
    ],
  },
  {
    name: 'put_key_grants_rights_of_the_name',
    note: 'A named URef gives its rights to later sessions of the account',
    steps: [
      (() => {
        const program = names();
        const key = program.data(join(u8(2), fill(33)));
        const at = { bytes: key.bytes, offset: 1, base: key };
        const value = program.data(hex('010000000503'));
        const name = program.data(string('n'));
        return run(program.call('casper_new_uref', at, value, 6).call('casper_put_key', name, 5, key, 34), {
          id: 'new',
        });
      })(),
      ...[7, 1, 4, 2, 0].map((rights) => {
        const program = names();
        const result = program.result(4);
        const uref = { json: { uref: { withRights: [{ namedKey: [{ account: DEFAULT }, 'n'] }, rights] } }, size: 33 };
        return run(program.callInto(result.at(0), 'casper_is_valid_uref', program.data(uref), 33).ret(result), {
          rights,
        });
      }),
    ],
  },
  {
    name: 'put_key_bad_bytes',
    note: 'Names and keys that cannot be decoded or lie outside of memory',
    steps: [
      run(names().put(join(u32(1), hex('ff')), hash), { note: 'not UTF-8' }),
      run(names().put(join(u32(9), hex('61')), hash), { note: 'name too short' }),
      run(names().put(join(string('a'), hex('00')), hash), { note: 'name too long' }),
      run(names().put(string('a'), hex('')), { note: 'no key' }),
      run(names().put(string('a'), hex('19')), { note: 'unknown key tag' }),
      run(names().put(string('a'), hex('01aa')), { note: 'key too short' }),
      run(names().put(string('a'), join(hash, hex('00'))), { note: 'key too long' }),
      run(names().put(string('a'), hex(`02${'01'.repeat(32)}08`)), { note: 'unknown rights' }),
      run(names().call('casper_put_key', -1, 4, 0, 0)),
      run(names().call('casper_put_key', 0, 4, -1, 33), { note: 'an empty name, a key outside' }),
      run(names().call('casper_put_key', 0, -1, 0, 33), { note: 'size of the name' }),
      run(names().call('casper_put_key', 0, 4, 0, -1), { note: 'size of the key' }),
    ],
  },
  {
    name: 'has_key',
    note: '0 for a name that is there, 1 for one that is not',
    steps: [
      run(names().put(string('a'), hash).has(string('a'))),
      run(names().has(string('a'))),
      run(names().has(string('A'))),
      run(names().has(string(''))),
      run(names().remove(string('a')).has(string('a'))),
      run(names().has(join(u32(1), hex('ff')))),
      run(names().call('casper_has_key', -1, 5)),
      run(names().call('casper_has_key', 0, -1)),
    ],
  },
  {
    name: 'get_key',
    note: 'The key and its size are written; a missing name or a small buffer gives a code and writes nothing',
    steps: [
      run(names().put(string('a'), hash).put(string('p'), urefKeyOf(purse))),
      run(names().get(string('a'), 33)),
      run(names().get(string('a'), 40), { note: 'a longer buffer keeps its rest' }),
      run(names().get(string('p'), 34)),
      run(names().get(string('p'), 33), { note: 'too small' }),
      run(names().get(string('a'), 0), { note: 'too small' }),
      run(names().get(string('b'), 33), { note: 'missing' }),
      run(names().get(string('b'), 0), { note: 'missing comes before too small' }),
    ],
  },
  {
    name: 'get_key_bad_pointers',
    note: 'Name, destination and size outside of memory',
    steps: [
      run(names().put(string('a'), hash)),
      run(names().call('casper_get_key', -1, 5, 0, 33, 0)),
      run(names().call('casper_get_key', 0, -1, 0, 33, 0)),
      run(names().get(join(u32(1), hex('c0')), 33)),
      ...[
        [-1, 8],
        [262_112, 8],
        [8, -1],
        [8, 262_141],
      ].map(([to, written]) => {
        const program = names();
        return run(program.call('casper_get_key', program.data(string('a')), 5, to!, 33, written!));
      }),
    ],
  },
  {
    name: 'remove_key',
    note: 'A name is removed; removing one that is not there still writes the account',
    steps: [
      run(names().put(string('a'), hash).put(string('b'), hash)),
      run(names().remove(string('a'))),
      show,
      run(names().remove(string('a')), { note: 'missing' }),
      run(names().remove(string('b')).put(string('b'), accountKey(ONE))),
      run(names().put(string('c'), hash).remove(string('c')).load(100)),
      show,
      run(names().remove(join(u32(2), hex('c328')))),
      run(names().call('casper_remove_key', -1, 5)),
      run(names().call('casper_remove_key', 0, -1)),
    ],
  },
  {
    name: 'remove_key_keeps_the_rights_of_the_session',
    note: 'Within the session that removes the name of a URef the URef stays usable; later ones have lost it',
    steps: [
      (() => {
        const program = names();
        const key = program.data(join(u8(2), fill(33)));
        const at = { bytes: key.bytes, offset: 1, base: key };
        const value = program.data(hex('010000000503'));
        const name = program.data(string('n'));
        return run(program.call('casper_new_uref', at, value, 6).call('casper_put_key', name, 5, key, 34));
      })(),
      (() => {
        const program = names().remove(string('n'));
        const result = program.result(4);
        const uref = { json: { uref: { namedKey: [{ account: DEFAULT }, 'n'] } }, size: 33 };
        return run(program.callInto(result.at(0), 'casper_is_valid_uref', program.data(uref), 33).ret(result));
      })(),
      show,
    ],
  },
  {
    name: 'load_named_keys',
    note: 'All names through the host buffer; with none the buffer stays empty and the size is not written',
    steps: [
      run(names().load(8), { note: 'none' }),
      run(names().put(string('b'), hash).put(string('a'), accountKey(ONE)).load(100)),
      run(names().load(100)),
      run(names().load(10), { note: 'buffer too small' }),
      run(names().call('casper_load_named_keys', -1, 8)),
      run(names().call('casper_load_named_keys', 8, -1)),
      (() => {
        const program = names();
        return run(program.call('casper_get_caller', 8).call('casper_load_named_keys', 8, 8), { note: 'buffer full' });
      })(),
    ],
  },
];
