/** User groups of packages and their URefs. */
import type { Scenario, Step } from '../scenario';
import { type Bytes, fill, hex, type Json, join, list, PROPOSER, string, uref, urefOf } from '../values';
import {
  type ContractProgram,
  code,
  getPackage,
  groups,
  install,
  invoke,
  named,
  namedKeyOf,
  point,
  session,
} from './contractProgram';

const packageHash = named('contract_package');

/** Creates a group; the new URefs stay in the host buffer. */
function create(label: string, count: number, existing: Bytes = list(), hash: Bytes = packageHash): ContractProgram {
  const program = code();
  const name = string(label);
  program.call(
    'casper_create_contract_user_group',
    ...[program.data(hash), hash.size, program.data(name), name.size, count, program.data(existing), existing.size, 8],
  );
  return program;
}

/** Creates a group with one URef and keeps that under a name. */
function createNamed(label: string, name: string): Step {
  const program = create(label, 1);
  const member = program.key('02', 33);
  const buffer = program.space(37);
  program.call('casper_read_host_buffer', buffer, 37, 8);
  program.operation('copy', member.address, { bytes: buffer.bytes, offset: 4, base: buffer } as never, 33);
  return session(program.put(name, member.key, 34));
}

function group(
  name: string,
  label: string,
  more: readonly Bytes[] = [],
  tail: readonly number[] = [],
  hash: Bytes = packageHash,
): ContractProgram {
  const program = code();
  const text = string(label);
  const rest = more.flatMap((bytes) => [program.data(bytes), bytes.size]);
  return program.call(name, program.data(hash), hash.size, program.data(text), text.size, ...rest, ...tail);
}
const remove = (label: string, hash?: Bytes): ContractProgram =>
  group('casper_remove_contract_user_group', label, [], [], hash);
const provision = (label: string, hash?: Bytes): ContractProgram =>
  group('casper_provision_contract_user_group_uref', label, [], [8], hash);
const removeUrefs = (label: string, urefs: Bytes, hash?: Bytes): ContractProgram =>
  group('casper_remove_contract_user_group_urefs', label, [urefs], [], hash);
const repeat = (count: number, one: (n: number) => void): void =>
  Array.from({ length: count }, (_, n) => n).forEach(one);

export const scenarios: readonly Scenario[] = [
  {
    name: 'user_group_create',
    note: 'Groups with no, one and several new URefs, with URefs of before, known or not',
    steps: [
      install(),
      session(create('empty', 0).giveBuffer(4)),
      session(create('one', 1).giveBuffer(37)),
      session(create('three', 3).giveBuffer(103)),
      session(create('old', 0, list(urefOf(namedKeyOf('contract_access'))))),
      session(create('unknown', 0, list(uref('05'.repeat(32), 7)))),
      session(create('both', 1, list(uref('05'.repeat(32), 7), uref('05'.repeat(32), 1)))),
      session(create('', 0), { note: 'an empty label' }),
      getPackage(),
    ],
  },
  {
    name: 'user_group_create_failures',
    note: 'A label twice, unknown packages, packages of others, broken bytes, a taken buffer',
    steps: [
      install(),
      session(create('a', 1)),
      session(create('a', 1)),
      session(create('b', 1, list(), fill(32, 7))),
      session(create('b', 1, list(), named('contract'))),
      session(create('b', 1), { initiator: PROPOSER }),
      session(create('b', 1, list(), fill(31, 7))),
      session(create('b', 1, hex('01000000'))),
      session(create('b', 1, join(list(), hex('00')))),
      session(create('b', 1, list(uref('05'.repeat(32), 7), uref('05'.repeat(32), 7))), {
        note: 'the same URef twice',
        commit: false,
      }),
      session(code().call('casper_create_contract_user_group', -1, 32, 0, 4, 0, 0, 4, 8)),
      session(code().call('casper_create_contract_user_group', 64, 32, -1, 4, 0, 0, 4, 8)),
      (() => {
        const program = code().call('casper_get_caller', 8);
        const label = string('c');
        program.call(
          'casper_create_contract_user_group',
          program.data(packageHash),
          32,
          program.data(label),
          label.size,
          1,
          program.data(list()),
          4,
          8,
        );
        return session(program, { note: 'buffer full' });
      })(),
      (() => {
        const program = code();
        const label = string('c');
        program.call(
          'casper_create_contract_user_group',
          program.data(packageHash),
          32,
          program.data(label),
          label.size,
          1,
          program.data(list()),
          4,
          -1,
        );
        return session(program, { note: 'size outside of memory' });
      })(),
    ],
  },
  {
    name: 'user_group_limits',
    note: 'Ten groups, a hundred URefs in all, and no more',
    steps: [
      install(),
      (() => {
        const program = code();
        const hash = program.data(packageHash);
        const none = program.data(list());
        repeat(10, (n) => {
          const label = string(`g${n}`);
          program
            .call('casper_create_contract_user_group', hash, 32, program.data(label), label.size, 1, none, 4, 8)
            .call('casper_read_host_buffer', 256, 500, 8);
        });
        return session(program);
      })(),
      session(create('eleventh', 0)),
      session(remove('g9')),
      session(create('many', 92)),
      session(create('many', 91), { gasLimit: '50000000000000' }),
      session(provision('many')),
      session(provision('g0')),
      session(removeUrefs('many', list())),
    ],
  },
  {
    name: 'user_group_provision',
    note: 'A group takes one new URef at a time, up to ten; then a code that speaks of URefs',
    steps: [
      install(),
      session(create('g', 0)),
      session(provision('g').giveBuffer(33)),
      (() => {
        const program = code();
        const hash = program.data(packageHash);
        const label = program.data(string('g'));
        repeat(9, () =>
          program
            .call('casper_provision_contract_user_group_uref', hash, 32, label, 5, 8)
            .call('casper_read_host_buffer', 256, 50, 8),
        );
        return session(program);
      })(),
      session(provision('g')),
      session(provision('ghost')),
      session(provision('g', fill(32, 7))),
      session(provision('g'), { initiator: PROPOSER }),
      session(provision('g', fill(33, 7))),
      session(code().call('casper_provision_contract_user_group_uref', -1, 32, 0, 4, 8)),
      session(code().call('casper_provision_contract_user_group_uref', 64, 32, -1, 4, 8)),
      session(create('h', 0)),
      (() => {
        const program = code().call('casper_get_caller', 8);
        const label = program.data(string('h'));
        return session(
          program.call('casper_provision_contract_user_group_uref', program.data(packageHash), 32, label, 5, 8),
          { note: 'buffer full' },
        );
      })(),
      (() => {
        const program = code();
        const label = program.data(string('h'));
        return session(
          program.call('casper_provision_contract_user_group_uref', program.data(packageHash), 32, label, 5, -1),
          { note: 'size outside' },
        );
      })(),
      getPackage(),
    ],
  },
  {
    name: 'user_group_remove',
    note: 'A group that an entry point names stays; unknown groups and packages are refused',
    steps: [
      install({ points: [point('run', { access: groups('used') })] }),
      session(create('used', 1)),
      session(create('unused', 1)),
      session(remove('unused')),
      session(remove('unused')),
      session(remove('used')),
      getPackage(),
      session(remove('g', fill(32, 7))),
      session(remove('used'), { initiator: PROPOSER }),
      session(code().call('casper_remove_contract_user_group', -1, 32, 0, 4)),
      session(code().call('casper_remove_contract_user_group', 64, 32, -1, 4)),
      session(group('casper_remove_contract_user_group', 'a', [], [], fill(31, 7))),
    ],
  },
  {
    name: 'user_group_remove_urefs',
    note: 'URefs leave a group by address and rights; one that is not in it is refused',
    steps: [
      install(),
      createNamed('g', 'member'),
      session(removeUrefs('g', list(uref('05'.repeat(32), 7)))),
      session(removeUrefs('g', list(urefOf({ withRights: [namedKeyOf('member'), 1] } as Json)))),
      session(removeUrefs('ghost', list())),
      session(removeUrefs('g', list(urefOf(namedKeyOf('member'))))),
      getPackage(),
      session(removeUrefs('g', list()), { note: 'nothing to remove' }),
      session(removeUrefs('g', list(urefOf(namedKeyOf('member')))), { note: 'gone already' }),
      session(removeUrefs('g', hex('01000000'))),
      session(removeUrefs('g', list(), fill(32, 7))),
      session(removeUrefs('g', list()), { initiator: PROPOSER }),
      session(code().call('casper_remove_contract_user_group_urefs', -1, 32, 0, 4, 0, 4)),
      session(code().call('casper_remove_contract_user_group_urefs', 64, 32, 0, 4, -1, 4)),
      session(code().call('casper_remove_contract_user_group_urefs', 64, 32, 0, 4, 0, -1), { note: 'size is paid' }),
    ],
  },
  {
    name: 'user_group_membership',
    note: 'Who has a URef of the group may call; the rights of that URef must be the full ones; several groups are alternatives',
    steps: [
      install({ points: [point('run', { access: groups('a', 'b') }), point('call', { access: groups('c') })] }),
      createNamed('a', 'member of a'),
      createNamed('b', 'member of b'),
      invoke({ contractName: 'contract' }, code().give(1)),
      invoke({ contractName: 'contract', entryPoint: 'call' }, code().give(1)),
      (() => {
        const program = code();
        const name = string('member of a');
        return session(program.call('casper_remove_key', program.data(name), name.size));
      })(),
      invoke({ contractName: 'contract' }, code().give(1), { note: 'still in b' }),
      (() => {
        const program = code();
        const key = { json: { key: { withRights: [namedKeyOf('member of b'), 1] } as Json }, size: 34 };
        const weaker = program.data(key);
        const name = string('member of b');
        return session(program.call('casper_put_key', program.data(name), name.size, weaker, 34));
      })(),
      invoke({ contractName: 'contract' }, code().give(1), { note: 'with the read right only' }),
    ],
  },
];
