/** Frames of a call chain: memory, buffers, names, rights, gas, transfers. */
import type { Place, Program } from '../program';
import { recordedGas } from '../recorded';
import type { Scenario, Step } from '../scenario';
import {
  accountHash,
  accountKey,
  amountArgument,
  type Bytes,
  big,
  clValue,
  DEFAULT,
  fill,
  hex,
  type Json,
  join,
  list,
  mainPurse,
  none,
  ONE,
  PROPOSER,
  string,
  TAG,
  u32,
  u64Value,
  urefKeyOf,
  urefOf,
  vector,
  withRights,
} from '../values';
import {
  CALLED,
  CALLER,
  type ContractProgram,
  code,
  FACTORY,
  groups,
  install,
  invoke,
  named,
  namedKeyOf,
  point,
  programCall,
  runtimeArgs,
  session,
} from './contractProgram';

const contract = named('contract');
const purse = mainPurse(DEFAULT);
const within = (inner: Program, size = 0, note = '', more: { readonly [field: string]: Json } = {}): Step => {
  const program = code().callContract(contract, 'run', programCall(inner));
  return session(size > 0 ? program.giveBuffer(size) : program, { note, ...more });
};
const cellOf = (program: ContractProgram, value: Bytes = u64Value(1)): Place => {
  const cell = program.key('02', 33);
  program.call('casper_new_uref', cell.address, program.data(value), value.size);
  return cell.key;
};

/** Session code, two contract frames, storage in each. */
function chained(): ContractProgram {
  const innermost = code();
  innermost.put('innermost', cellOf(innermost), 34);
  const middle = code().callContract(named('other'), 'run', programCall(innermost));
  middle.put('middle', cellOf(middle), 34);
  const outer = code().callContract(contract, 'run', programCall(middle));
  return outer.put('outer', cellOf(outer), 34);
}

export const scenarios: readonly Scenario[] = [
  {
    name: 'frames_gas',
    note: 'What a chain with storage in every frame costs',
    steps: [install(), install({ name: 'other' }), session(chained())],
  },
  {
    name: 'frames_gas_limits',
    note: 'Limits all over a chain of frames; the whole limit is consumed and nothing stays',
    steps: [
      install(),
      install({ name: 'other' }),
      ...Array.from({ length: 24 }, (_, n) => (recordedGas('contracts', 'frames_gas', 2) * BigInt(n + 1)) / 25n).map(
        (limit) => session(chained(), { gasLimit: String(limit), commit: false }),
      ),
      ...[0n, 1n, 2n].map((more) => {
        const total = recordedGas('contracts', 'frames_gas', 2);
        return session(chained(), { gasLimit: String(total === 0n ? more : total - 1n + more), commit: false });
      }),
    ],
  },
  {
    name: 'frames_have_their_own_memory',
    note: 'What a contract grows or writes is not seen by its caller, nor by its next call',
    steps: [
      install(),
      (() => {
        const inner = code();
        inner.operation('grow', 10).operation('store', 300_000, 77);
        const program = code().callContract(contract, 'run', programCall(inner));
        return session(program.call('casper_blake2b', 300_000, 4, 4096, 32), { note: 'the caller has not grown' });
      })(),
      (() => {
        const first = code().operation('store', 200_000, 77);
        const second = code();
        const result = second.result(4);
        second.operation('copy', result.at(0), 200_000, 4).ret(result);
        return session(
          code()
            .callContract(contract, 'run', programCall(first))
            .callContract(contract, 'run', programCall(second))
            .giveBuffer(4),
          { note: 'each call starts anew' },
        );
      })(),
    ],
  },
  {
    name: 'frames_have_their_own_host_buffer',
    note: 'A full buffer of the caller does not hinder the contract, and the other way round',
    steps: [
      install(),
      within(code().call('casper_get_caller', 8).call('casper_read_host_buffer', 4096, 32, 8), 0, 'used inside'),
      within(code().call('casper_get_caller', 8).give(3), 4, 'left full, but something else returned'),
      within(
        code()
          .callContract(contract, 'run', programCall(code().give(1)))
          .give(2),
        4,
        'a result not read',
      ),
    ],
  },
  {
    name: 'frames_names_of_two_calls',
    note: 'Names a contract puts while it is already running deeper in the chain',
    steps: [
      install(),
      (() => {
        const deep = code().putBytes('deep', accountKey(ONE));
        const check = code().putBytes('before', accountKey(ONE)).callContract(contract, 'run', programCall(deep));
        const result = check.result(8);
        check
          .callInto(result.at(0), 'casper_has_key', check.data(string('deep')), string('deep').size)
          .callInto(result.at(4), 'casper_has_key', check.data(string('before')), string('before').size)
          .ret(result);
        return within(check, 8, 'the outer frame does not know the new name');
      })(),
      { kind: 'getNamedKeys', owner: namedKeyOf('contract') },
    ],
  },
  {
    name: 'frames_rights_do_not_leak',
    note: 'A URef made in a contract is unknown to its caller unless returned; one given as an argument is forgotten afterwards',
    steps: [
      install(),
      within(
        (() => {
          const inner = code();
          return inner.put('cell', cellOf(inner), 34);
        })(),
      ),
      (() => {
        const program = code();
        const uref = urefOf({ namedKey: [namedKeyOf('contract'), 'cell'] });
        const result = program.result(4);
        return session(program.callInto(result.at(0), 'casper_is_valid_uref', program.data(uref), 33).ret(result), {
          note: 'by the account',
        });
      })(),
      (() => {
        const program = code();
        const key = urefKeyOf({ namedKey: [namedKeyOf('contract'), 'cell'] });
        return session(program.call('casper_write', program.data(key), 34, program.data(u64Value(5)), 13), {
          note: 'written by the account',
        });
      })(),
      within(
        (() => {
          const inner = code();
          const key = inner.data(urefKeyOf({ namedKey: [namedKeyOf('contract'), 'cell'] }));
          return inner.call('casper_write', key, 34, inner.data(u64Value(6)), 13);
        })(),
        0,
        'written by the contract',
      ),
      { kind: 'query', key: namedKeyOf('contract'), path: ['cell'] },
    ],
  },
  {
    name: 'frames_named_key_with_few_rights',
    note: 'A contract that was given a URef to read only cannot write it',
    steps: [
      (() => {
        const program = code();
        return session(program.put('cell', cellOf(program), 34));
      })(),
      (() => {
        const program = code();
        const { hash } = program.createPackage();
        return session(program.addVersion(hash, { keys: [['cell', urefKeyOf(withRights(namedKeyOf('cell'), 1))]] }));
      })(),
      ...[1, 7].flatMap((rights) => {
        const key = urefKeyOf(withRights(namedKeyOf('cell'), rights));
        const read = code();
        const result = read.result(8);
        read
          .call('casper_read_value', read.data(key), 34, 8)
          .call('casper_read_host_buffer', result.at(0), 8, 8)
          .ret(result);
        const write = code();
        write.call('casper_write', write.data(key), 34, write.data(u64Value(9)), 13);
        return [within(read, 8, `read with rights ${rights}`), within(write, 0, `write with rights ${rights}`)];
      }),
    ],
  },
  {
    name: 'frames_group_rights_come_with_urefs',
    note: 'A guarded entry point opens for whoever holds a URef of the group, by name or as an argument',
    steps: [
      install({ points: [point('run'), point('other', { access: groups('keepers') })] }),
      (() => {
        const program = code();
        const label = string('keepers');
        program.call(
          'casper_create_contract_user_group',
          program.data(named('contract_package')),
          32,
          program.data(label),
          label.size,
          1,
          program.data(list()),
          4,
          8,
        );
        const member = program.key('02', 33);
        const buffer = program.space(37);
        program.call('casper_read_host_buffer', buffer, 37, 8);
        program.operation('copy', member.address, { bytes: buffer.bytes, offset: 4, base: buffer } as never, 33);
        return session(program.put('member', member.key, 34));
      })(),
      within(code().callContract(contract, 'other', programCall(code().give(1))), 0, 'the contract has no member'),
      session(
        code()
          .callContract(
            contract,
            'run',
            programCall(
              code()
                .callContract(contract, 'other', programCall(code().give(1)))
                .giveBuffer(4),
              ['member', clValue(urefOf(namedKeyOf('member')), TAG.URef)],
            ),
          )
          .giveBuffer(8 - 4),
        { note: 'the member came as an argument' },
      ),
      session(
        code()
          .callContract(
            contract,
            'other',
            programCall(code().give(1), ['member', clValue(urefOf(withRights(namedKeyOf('member'), 1)), TAG.URef)]),
          )
          .giveBuffer(4),
        { note: 'the account is a member' },
      ),
    ],
  },
  {
    name: 'frames_entry_point_types',
    note: 'Which kind of entry point may call which',
    steps: [
      install({
        points: [point('run', { type: CALLED }), point('step', { type: CALLER }), point('other', { type: FACTORY })],
      }),
      ...['run', 'step', 'other'].flatMap((outer) =>
        ['run', 'step', 'other'].map((inner) =>
          invoke(
            { contractName: 'contract', entryPoint: outer },
            code().callContract(contract, inner, programCall(code().putBytes(`${outer} ${inner}`, accountKey(ONE)))),
            { note: `${outer} calls ${inner}` },
          ),
        ),
      ),
      { kind: 'getNamedKeys', owner: { account: DEFAULT } },
      { kind: 'getNamedKeys', owner: namedKeyOf('contract') },
    ],
  },
  {
    name: 'frames_transfers',
    note: 'Transfers of inner frames are recorded in order, by deploys and V1 transactions; a revert takes all of them back',
    steps: [
      install({ points: [point('run', { type: CALLER })] }),
      ...[{}, { session: { v1: true, wasm: '../../fixtures/wat/contract-driver.wasm' } }].map((form) => {
        const inner = code();
        inner.call(
          'casper_transfer_to_account',
          inner.data(accountHash(PROPOSER)),
          32,
          inner.data(big(2)),
          2,
          inner.data(none()),
          1,
          8,
        );
        const program = code();
        const send = (): ContractProgram =>
          program.call(
            'casper_transfer_to_account',
            program.data(accountHash(ONE)),
            32,
            program.data(big(1)),
            2,
            program.data(none()),
            1,
            8,
          ) as ContractProgram;
        send();
        program.callContract(contract, 'run', programCall(inner));
        send();
        return session(program, { ...form, args: [amountArgument(10)] as never });
      }),
      (() => {
        const inner = code();
        inner.call(
          'casper_transfer_to_account',
          inner.data(accountHash(PROPOSER)),
          32,
          inner.data(big(2)),
          2,
          inner.data(none()),
          1,
          8,
        );
        return session(code().callContract(contract, 'run', programCall(inner)).call('casper_revert', 65_536), {
          args: [amountArgument(10)] as never,
        });
      })(),
      { kind: 'balance', identifier: { account: PROPOSER } },
    ],
  },
  {
    name: 'frames_spending_limit',
    note: 'What inner frames spend of the main purse counts for the outer ones, whether they end by returning or by ret',
    steps: [
      install({ points: [point('run', { type: CALLER })] }),
      ...[false, true].map((byRet) => {
        const inner = code();
        inner.call(
          'casper_transfer_to_account',
          inner.data(accountHash(PROPOSER)),
          32,
          inner.data(big(6)),
          2,
          inner.data(none()),
          1,
          8,
        );
        const program = code().callContract(contract, 'run', programCall(byRet ? inner.give(1) : inner));
        program.call(
          'casper_transfer_to_account',
          program.data(accountHash(PROPOSER)),
          32,
          program.data(big(6)),
          2,
          program.data(none()),
          1,
          8,
        );
        return session(program, { note: byRet ? 'ret' : 'return', args: [amountArgument(10)] as never });
      }),
    ],
  },
  {
    name: 'frames_message_cost',
    note: 'The rising price of messages passes through frames, whatever their end',
    steps: [
      install(),
      invoke(
        { contractName: 'contract' },
        (() => {
          const program = code();
          return program.call('casper_manage_message_topic', program.data(hex('61')), 1, program.data(hex('00')), 1);
        })(),
      ),
      (() => {
        const emit = (): ContractProgram => {
          const program = code();
          return program.call(
            'casper_emit_message',
            program.data(hex('61')),
            1,
            program.data(hex('000100000078')),
            6,
          ) as ContractProgram;
        };
        const program = code();
        for (let n = 0; n < 3; n += 1) {
          program.callContract(contract, 'run', programCall(n === 1 ? emit().give(1) : emit()));
          program.try('casper_read_host_buffer', 4096, 100, 8);
        }
        return session(program);
      })(),
    ],
  },
  {
    name: 'frames_large_arguments',
    note: 'Arguments and results of many kilobytes, and what they cost',
    steps: [
      install(),
      ...[0, 1000, 20_000].map((size) =>
        session(
          code().callContract(
            contract,
            'run',
            programCall(code().give(1), ['big', clValue(vector(fill(size, 1)), TAG.List + TAG.U8)]),
          ),
          {
            size,
            gasLimit: '50000000000000',
          },
        ),
      ),
      ...[1000, 5000].map((size) => {
        const inner = code();
        const value = inner.data(join(u32(size), fill(size, 2), hex(TAG.Any)));
        return within(inner.call('casper_ret', value, size + 5), size, `result of ${size}`, {
          gasLimit: '50000000000000',
        });
      }),
    ],
  },
  {
    name: 'frames_arguments_of_the_same_name',
    note: 'Of two arguments with one name the contract sees the first',
    steps: [
      install(),
      session(
        code()
          .callContract(
            contract,
            'run',
            runtimeArgs(
              ['program', join(vector(code().give(1).assemble()), hex(TAG.Any))],
              ['program', join(vector(code().give(2).assemble()), hex(TAG.Any))],
            ),
          )
          .giveBuffer(4),
      ),
    ],
  },
  {
    name: 'frames_callers',
    note: 'A contract called by another account, and by a contract of another account',
    steps: [
      install(),
      install({ name: 'theirs' }, { initiator: PROPOSER }),
      (() => {
        const inner = code()
          .callContract(contract, 'run', programCall(code().putBytes('visited', accountKey(PROPOSER)).give(5)))
          .giveBuffer(4);
        return invoke({ contractName: 'theirs' }, inner, { initiator: PROPOSER });
      })(),
      { kind: 'getNamedKeys', owner: namedKeyOf('contract') },
      { kind: 'getNamedKeys', owner: namedKeyOf('theirs', PROPOSER) },
      { kind: 'getNamedKeys', owner: { account: PROPOSER } },
      (() => {
        const program = code();
        const inner = code();
        const from = inner.data(urefOf(purse));
        inner.call(
          'casper_transfer_from_purse_to_account',
          from,
          33,
          inner.data(accountHash(PROPOSER)),
          32,
          inner.data(big(1)),
          2,
          inner.data(none()),
          1,
          8,
        );
        return session(program.callContract(named('theirs', PROPOSER), 'run', programCall(inner)), {
          note: 'the purse of the initiator in a contract of somebody else',
        });
      })(),
    ],
  },
];
