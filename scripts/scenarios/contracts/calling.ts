/** Calls of contracts by contracts: arguments, results, rights, frames, gas. */

import type { Place, Program } from '../program';
import type { Scenario, Step } from '../scenario';
import {
  accountHash,
  accountKey,
  amountArgument,
  type Bytes,
  big,
  clValue,
  cspr,
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
  some,
  string,
  TAG,
  u8,
  u32,
  u64,
  u64Value,
  uref,
  urefKeyOf,
  urefOf,
  vector,
  withRights,
} from '../values';
import {
  CALLER,
  type ContractProgram,
  code,
  install,
  invoke,
  named,
  namedKeyOf,
  point,
  programCall,
  programValue,
  runtimeArgs,
  session,
} from './contractProgram';

const { URef, Key, String: Text } = TAG;
const purse = mainPurse(DEFAULT);
const contract = named('contract');

/** A session that lets the contract run a program and gives back `size` bytes of its result. */
function nested(inner: Program, size: number, note = '', more: { readonly [field: string]: Json } = {}): Step {
  const program = code().callContract(contract, 'run', programCall(inner));
  return session(size > 0 ? program.giveBuffer(size) : program, { note, ...more });
}

/** A call with every parameter replaceable. */
function rawCall(
  note: string,
  change: { hash?: Bytes; entryPoint?: Bytes; args?: Bytes; pointers?: Readonly<Record<number, number>> } = {},
): Step {
  const { hash = contract, entryPoint = string('run'), args = programCall(code().give(1)), pointers = {} } = change;
  const program = code();
  const parameters = [
    program.data(hash),
    hash.size,
    program.data(entryPoint),
    entryPoint.size,
    program.data(args),
    args.size,
    8,
  ];
  program.call('casper_call_contract', ...parameters.map((parameter, n) => pointers[n] ?? parameter));
  return session(program, { note });
}

/** Returns what a list-like function puts into the host buffer. */
function tell(name: string, room: number, ...first: readonly number[]): Program {
  const program = code();
  const result = program.result(12 + room);
  return program
    .callInto(result.at(0), name, ...first, result.at(4), result.at(8))
    .try('casper_read_host_buffer', result.at(12), room, 8)
    .ret(result);
}

/** A chain: each frame calls the contract again, `depth` times, and the innermost runs `inner`. */
function chain(depth: number, inner: ContractProgram): ContractProgram {
  let program = inner;
  for (let n = 0; n < depth; n += 1) {
    program = code()
      .callContract(contract, n % 2 === 0 ? 'run' : 'step', programCall(program))
      .give(n);
  }
  return program;
}

/** A program that returns whether it may use the argument `uref`, and with which rights it came. */
function lookAt(): Program {
  const program = code();
  const result = program.result(33 + 4);
  const name = program.data(hex('75726566'));
  return program
    .call('casper_get_named_arg', name, 4, result.at(0), 33)
    .callInto(result.at(33), 'casper_is_valid_uref', result.at(0), 33)
    .ret(result);
}

const urefArgument = (bytes: Bytes): readonly [string, Bytes] => ['uref', clValue(bytes, URef)];
const calls = (program: Program, ...args: readonly (readonly [string, Bytes])[]): Bytes =>
  programCall(program, ...args);
const strict: Json = { engine: { strictArgumentChecking: true } };

export const scenarios: readonly Scenario[] = [
  {
    name: 'call_contract_results',
    note: 'What a contract returns reaches its caller by the host buffer; nothing returned leaves it empty',
    steps: [
      install(),
      nested(code().give(77), 4),
      nested(code(), 0, 'nothing returned'),
      nested(code(), 1, 'nothing to read'),
      session(
        code()
          .callContract(contract, 'run', programCall(code().give(1)))
          .callContract(contract, 'run', programCall(code().give(1))),
        {
          note: 'buffer full',
        },
      ),
      session(code().callContract(contract, 'run', programCall(code().give(1))), {
        note: 'the result of the call is that of the session',
      }),
      session(
        (() => {
          const program = code();
          const result = program.result(8);
          return program.callContract(contract, 'run', programCall(code().give(1)), result.at(0)).ret(result);
        })(),
        { note: 'the size is written' },
      ),
      session(code().callContract(contract, 'run', programCall(code().give(1)), -1), {
        note: 'size outside of memory',
      }),
      session(code().callContract(contract, 'run', programCall(code().call('casper_ret', 0, 1))), {
        note: 'garbage returned',
      }),
      session(code().callContract(contract, 'run', programCall(code().call('casper_get_caller', 8))), {
        note: 'what is left in the buffer is the result',
      }),
    ],
  },
  {
    name: 'call_contract_bad_inputs',
    note: 'Hashes, names and arguments that cannot be decoded or are not there',
    steps: [
      install(),
      rawCall('as it is'),
      rawCall('unknown contract', { hash: fill(32, 7) }),
      rawCall('package', { hash: named('contract_package') }),
      rawCall('account', { hash: accountHash(DEFAULT) }),
      rawCall('short hash', { hash: fill(31, 7) }),
      rawCall('long hash', { hash: join(contract, hex('00')) }),
      rawCall('unknown entry point', { entryPoint: string('ghost') }),
      rawCall('entry point not UTF-8', { entryPoint: join(u32(1), hex('ff')) }),
      rawCall('entry point too short', { entryPoint: u32(5) }),
      rawCall('arguments too short', { args: hex('01000000') }),
      rawCall('arguments too long', { args: join(runtimeArgs(), hex('00')) }),
      rawCall('argument of unknown type', { args: list(join(string('a'), vector(hex('')), hex('17'))) }),
      rawCall('no program', { args: runtimeArgs() }),
      rawCall('hash outside', { pointers: { 0: -1 } }),
      rawCall('entry point outside', { pointers: { 2: -1 } }),
      rawCall('entry point size', { pointers: { 3: -1 } }),
      rawCall('arguments outside', { pointers: { 4: -1 } }),
      rawCall('arguments size', { pointers: { 5: -1 } }),
      session(code().call('casper_get_caller', 8).call('casper_call_contract', -1, 32, 0, 4, 0, 4, 8), {
        note: 'buffer full is looked at last',
      }),
      session(
        (() => {
          const program = code().call('casper_get_caller', 8);
          const args = hex('ff');
          return program.call(
            'casper_call_contract',
            program.data(contract),
            32,
            program.data(string('run')),
            7,
            program.data(args),
            1,
            8,
          );
        })(),
        { note: 'buffer full comes before the arguments' },
      ),
    ],
  },
  {
    name: 'call_versioned_contract',
    note: 'By package and version from session code: given, latest, unknown, disabled, broken',
    steps: [
      install(),
      session(code().addVersion(named('contract_package'), { name: 'second' })),
      ...[undefined, 1, 2, 3].map((version) =>
        session(
          code()
            .callVersioned(named('contract_package'), version, 'run', programCall(code().give(1)))
            .giveBuffer(4),
        ),
      ),
      session(code().callVersioned(fill(32, 7), 1, 'run')),
      session(code().callVersioned(contract, 1, 'run')),
      session(code().callVersioned(named('contract_package'), 1, 'ghost')),
      ...[hex('02'), hex('01'), join(some(u32(1)), hex('00'))].map((version) => {
        const program = code();
        const args = runtimeArgs();
        const parameters = [
          program.data(named('contract_package')),
          32,
          program.data(version),
          version.size,
          program.data(string('run')),
          7,
        ];
        return session(program.call('casper_call_versioned_contract', ...parameters, program.data(args), 4, 8), {
          version: version.json,
        });
      }),
      session(code().call('casper_call_versioned_contract', -1, 32, 0, 1, 0, 4, 0, 4, 8)),
      session(code().call('casper_call_versioned_contract', 64, 32, -1, 1, 0, 4, 0, 4, 8)),
      session(code().call('casper_get_caller', 8).callVersioned(named('contract_package'), 1, 'run'), {
        note: 'buffer full',
      }),
    ],
  },
  {
    name: 'call_package_version',
    note: 'By package, major protocol version and version from session code',
    steps: [
      install(),
      session(code().addVersion(named('contract_package'), { name: 'second' })),
      ...[undefined, 1, 2, 3].flatMap((major) =>
        [undefined, 0, 1, 2, 3].map((version) =>
          session(
            code()
              .callPackageVersion(named('contract_package'), major, version, 'run', programCall(code().give(1)))
              .giveBuffer(4),
          ),
        ),
      ),
      session(code().callPackageVersion(fill(32, 7), 2, 1, 'run')),
      session(code().callPackageVersion(named('contract_package'), 2, 1, 'ghost')),
      session(code().call('casper_call_package_version', -1, 32, 0, 1, 0, 1, 0, 4, 0, 4, 8)),
      session(code().call('casper_call_package_version', 64, 32, 0, 1, -1, 1, 0, 4, 0, 4, 8)),
      session(code().call('casper_get_caller', 8).callPackageVersion(named('contract_package'), 2, 1, 'run'), {
        note: 'buffer full',
      }),
    ],
  },
  {
    name: 'call_stack_of_contracts',
    note: 'Call stack, caller information and caller inside a contract called from outside, from session code, from a contract',
    steps: [
      install(),
      install({ name: 'other', points: [point('run'), point('step', { type: CALLER })] }),
      ...[
        tell('casper_load_call_stack', 250),
        tell('casper_load_caller_information', 250, 0),
        tell('casper_load_caller_information', 250, 1),
        tell('casper_load_caller_information', 250, 2),
        tell('casper_load_authorization_keys', 40),
      ].flatMap((inner) => [
        invoke({ contractName: 'contract' }, inner),
        nested(inner, 262),
        nested(code().callContract(named('other'), 'run', programCall(inner)).giveBuffer(262), 262),
        nested(code().callContract(contract, 'run', programCall(inner)).giveBuffer(262), 262, 'itself'),
        session(code().callContract(named('other'), 'step', programCall(inner)).giveBuffer(262), {
          note: 'session code of a contract',
        }),
      ]),
    ],
  },
  {
    name: 'session_code_of_contracts',
    note: 'Contract code may not call session code; session code may, and stays in the context of the account',
    steps: [
      install({ points: [point('run'), point('step', { type: CALLER })] }),
      nested(code().callContract(contract, 'step', programCall(code())), 0, 'from contract code'),
      session(code().callContract(contract, 'step', programCall(code().putBytes('mine', accountKey(ONE))))),
      session(
        code().callContract(
          contract,
          'step',
          programCall(code().callContract(contract, 'step', programCall(code().putBytes('deeper', accountKey(ONE))))),
        ),
      ),
      { kind: 'getNamedKeys', owner: { account: DEFAULT } },
      invoke({ contractName: 'contract', entryPoint: 'step' }, code().call('casper_add_associated_key', 64, 32, 1)),
      { kind: 'getAccount', account: DEFAULT },
    ],
  },
  {
    name: 'call_depth',
    note: 'Frames up to the limit and one more; each frame starts with the gas of the one before',
    steps: [
      install(),
      ...[0, 1, 2, 9, 10, 11, 12].map((depth) => session(chain(depth, code().give(99)), { depth })),
      ...[10, 11].map((depth) => invoke({ contractName: 'contract' }, chain(depth, code().give(99)), { depth })),
    ],
  },
  {
    name: 'call_depth_of_the_engine_config',
    note: 'The limit of frames is that of the engine config',
    genesis: { engine: { maxRuntimeCallStackHeight: 3 } },
    steps: [install(), ...[0, 1, 2, 3].map((depth) => session(chain(depth, code().give(99)), { depth }))],
  },
  {
    name: 'call_chain_endings',
    note: 'A revert, a trap, an exhausted limit deep in a chain end the whole execution; gas counts through all frames',
    steps: [
      install(),
      session(chain(4, code().call('casper_revert', 65_543) as ContractProgram)),
      session(chain(4, code().operation('unreachable') as ContractProgram)),
      session(chain(4, code().operation('spin', 1_000_000) as ContractProgram), { gasLimit: '3000000000' }),
      session(chain(4, code().operation('spin', 1_000) as ContractProgram)),
      session(chain(4, code().call('casper_write', -1, 33, 0, 5) as ContractProgram)),
      session(chain(1, code().putBytes('kept', accountKey(ONE)).call('casper_revert', 65_543) as ContractProgram)),
      { kind: 'getNamedKeys', owner: namedKeyOf('contract') },
    ],
  },
  {
    name: 'contract_context',
    note: 'A contract works on its own named keys and values, not on those of the account, and cannot manage keys',
    steps: [
      install({ keys: [['mine', accountKey(ONE)]] }),
      ...['mine', 'contract'].map((name) => {
        const inner = code();
        const result = inner.result(4);
        return nested(
          inner.callInto(result.at(0), 'casper_has_key', inner.data(string(name)), string(name).size).ret(result),
          4,
          name,
        );
      }),
      nested(code().putBytes('more', accountKey(PROPOSER)), 0),
      nested(code().call('casper_remove_key', 2048, 4) as ContractProgram, 0, 'removes the empty name'),
      (() => {
        const inner = code();
        return nested(inner.call('casper_remove_key', inner.data(string('mine')), 8), 0, 'removes its name');
      })(),
      { kind: 'getNamedKeys', owner: namedKeyOf('contract') },
      nested(tell('casper_load_named_keys', 100), 112),
      ...['casper_add_associated_key', 'casper_update_associated_key'].map((name) => {
        const inner = code();
        return nested(inner.call(name, inner.data(accountHash(ONE)), 32, 1), 0, name);
      }),
      (() => {
        const inner = code();
        return nested(inner.call('casper_remove_associated_key', inner.data(accountHash(ONE)), 32), 0, 'remove key');
      })(),
      nested(code().call('casper_set_action_threshold', 0, 1), 0, 'threshold'),
      (() => {
        const inner = code();
        const result = inner.result(33);
        return nested(inner.call('casper_get_main_purse', result.at(0)).ret(result), 33, 'main purse');
      })(),
      (() => {
        const inner = code();
        const result = inner.result(1);
        return nested(inner.call('casper_get_phase', result.at(0)).ret(result), 1, 'phase');
      })(),
    ],
  },
  {
    name: 'contract_storage',
    note: 'A contract keeps a value over many calls by several accounts',
    steps: [
      (() => {
        const program = code();
        const cell = program.key('02', 33);
        program.createPackage();
        program.call('casper_new_uref', cell.address, program.data(u64Value(5)), 13).put('cell', cell.key, 34);
        return session(program);
      })(),
      session(code().addVersion(named('contract_package'), { keys: [['cell', urefKeyOf(namedKeyOf('cell'))]] })),
      ...[DEFAULT, PROPOSER, DEFAULT].map((initiator) => {
        const inner = code();
        const key = inner.space(34);
        inner
          .call('casper_get_key', inner.data(string('cell')), 8, key, 34, 8)
          .call('casper_add', key, 34, inner.data(u64Value(3)), 13);
        const result = inner.result(8);
        inner.call('casper_read_value', key, 34, 8).call('casper_read_host_buffer', result.at(0), 8, 8).ret(result);
        return invoke({ contractHash: namedKeyOf('contract') }, inner, { initiator });
      }),
      { kind: 'query', key: namedKeyOf('contract'), path: ['cell'] },
    ],
  },
  {
    name: 'urefs_in_arguments',
    note: 'URefs given to a contract must be known to the caller; the main purse loses its write right; the callee may use them',
    steps: [
      install(),
      ...[
        ['main purse', urefOf(purse)],
        ['main purse, read', urefOf(withRights(purse, 1))],
        ['main purse, write', urefOf(withRights(purse, 2))],
        ['access URef of the package', urefOf(namedKeyOf('contract_access'))],
        ['purse of another', urefOf(mainPurse(PROPOSER))],
        ['unknown', uref('05'.repeat(32), 7)],
        ['unknown, no rights', uref('05'.repeat(32), 0)],
      ].flatMap(([note, bytes]) => [
        session(
          code()
            .callContract(contract, 'run', calls(lookAt(), urefArgument(bytes as Bytes)))
            .giveBuffer(37),
          { note: note as string },
        ),
        invoke({ contractName: 'contract' }, lookAt(), {
          note: note as string,
          args: [['uref', 'URef', (bytes as Bytes).json]],
        }),
      ]),
      ...[
        ['as a Key', clValue(urefKeyOf(mainPurse(PROPOSER)), Key)],
        ['in an option', clValue(some(uref('05'.repeat(32), 1)), TAG.Option + URef)],
        ['in a list', clValue(list(uref('05'.repeat(32), 1)), TAG.List + URef)],
        ['in a map', clValue(list(join(string('a'), uref('05'.repeat(32), 1))), `${TAG.Map}${Text}${URef}`)],
        ['as any value', clValue(uref('05'.repeat(32), 1), TAG.Any)],
        ['bytes that are no URef', clValue(hex('01'), URef)],
      ].map(([note, value]) =>
        session(
          code()
            .callContract(contract, 'run', calls(code().give(1), ['x', value as Bytes]))
            .giveBuffer(4),
          { note: note as string },
        ),
      ),
    ],
  },
  {
    name: 'urefs_in_results',
    note: 'A URef that a contract returns may be used by its caller from then on, and by nobody else',
    steps: [
      install(),
      ...[7, 1, 0].map((rights) => {
        const inner = code();
        const value = inner.data(join(u32(33), fill(33, 0), hex(URef)));
        const made = { bytes: value.bytes, offset: 4, base: value } as Place;
        inner.call('casper_new_uref', made, inner.data(u64Value(9)), 13);
        const last = { bytes: value.bytes, offset: 4 + 32, base: value } as Place;
        if (rights !== 7) inner.operation('copy', last, inner.data(u8(rights)), 1);
        inner.call('casper_ret', value, 38);
        const program = code().callContract(contract, 'run', programCall(inner));
        const result = program.result(33 + 8);
        program
          .call('casper_read_host_buffer', result.at(0), 33, 8)
          .callInto(result.at(33), 'casper_is_valid_uref', result.at(0), 33);
        program.operation('copy', result.at(32), program.data(u8(7)), 1);
        return session(program.callInto(result.at(37), 'casper_is_valid_uref', result.at(0), 33).ret(result), {
          rights,
        });
      }),
    ],
  },
  {
    name: 'arguments_strict',
    note: 'With strict checking, arguments must have the declared types and be there unless optional',
    genesis: strict,
    steps: [
      install({
        points: [
          point('run', {
            args: [
              ['program', TAG.Any],
              ['n', TAG.U64],
              ['o', TAG.Option + TAG.U64],
            ],
          }),
          point('call'),
        ],
      }),
      ...[
        ['as declared', ['n', u64Value(1)], ['o', clValue(none(), TAG.Option + TAG.U64)]],
        ['option missing', ['n', u64Value(1)]],
        ['number missing', ['o', clValue(none(), TAG.Option + TAG.U64)]],
        ['another number', ['n', clValue(u32(1), TAG.U32)]],
        ['another option', ['n', u64Value(1)], ['o', clValue(none(), TAG.Option + TAG.U32)]],
        ['one more', ['n', u64Value(1)], ['x', u64Value(1)]],
        ['twice, the last counts', ['n', clValue(u32(1), TAG.U32)], ['n', u64Value(1)]],
        ['twice, the last is wrong', ['n', u64Value(1)], ['n', clValue(u32(1), TAG.U32)]],
      ].map(([note, ...args]) =>
        session(
          code()
            .callContract(
              contract,
              'run',
              runtimeArgs(['program', programValue(code().give(1))], ...(args as [string, Bytes][])),
            )
            .giveBuffer(4),
          {
            note: note as string,
          },
        ),
      ),
      invoke({ contractName: 'contract' }, code().give(1)),
      invoke({ contractName: 'contract' }, code().give(1), { args: [['n', 'U64', u64(1).json]] }),
      invoke({ contractName: 'contract', entryPoint: 'call' }, code().give(1)),
    ],
  },
  {
    name: 'arguments_not_strict',
    note: 'Without strict checking nobody looks at what is declared',
    genesis: { engine: { strictArgumentChecking: false } },
    steps: [
      install({
        points: [
          point('run', {
            args: [
              ['program', TAG.String],
              ['n', TAG.U64],
            ],
          }),
        ],
      }),
      invoke({ contractName: 'contract' }, code().give(1)),
      session(
        code()
          .callContract(contract, 'run', programCall(code().give(1), ['n', u64Value(1)]))
          .giveBuffer(4),
      ),
    ],
  },
  {
    name: 'arguments_by_default',
    note: 'What the chainspec of the test support crate says about strict checking',
    steps: [
      install({
        points: [
          point('run', {
            args: [
              ['program', TAG.String],
              ['n', TAG.U64],
            ],
          }),
        ],
      }),
      invoke({ contractName: 'contract' }, code().give(1)),
      invoke({ contractName: 'contract' }, code().give(1), { args: [['n', 'U64', u64(1).json]] }),
    ],
  },
  {
    name: 'contracts_move_money',
    note: 'Contracts spend from purses they are given; the spending limit of the main purse counts through all frames',
    steps: [
      install(),
      (() => {
        const program = code();
        const made = program.key('02', 33);
        program.call('casper_create_purse', made.address, 33).put('p', made.key, 34);
        const id = program.data(none());
        const amount = big(cspr(100));
        program.call(
          'casper_transfer_from_purse_to_purse',
          program.data(urefOf(purse)),
          33,
          made.address,
          33,
          program.data(amount),
          amount.size,
          id,
          1,
        );
        return session(program, { args: [amountArgument(cspr(100))] });
      })(),
      ...[
        ['a purse with all rights', urefOf(namedKeyOf('p'))],
        ['the main purse', urefOf(purse)],
        ['the main purse as any value', urefOf(purse)],
      ].map(([note, source], n) => {
        const inner = code();
        const from = inner.space(33);
        const id = inner.data(none());
        inner
          .call('casper_get_named_arg', inner.data(hex('75726566')), 4, from, 33)
          .call(
            'casper_transfer_from_purse_to_account',
            from,
            33,
            inner.data(accountHash(ONE)),
            32,
            inner.data(big(5)),
            2,
            id,
            1,
            8,
          );
        const argument =
          n === 2 ? (['uref', clValue(source as Bytes, TAG.Any)] as const) : urefArgument(source as Bytes);
        return session(code().callContract(contract, 'run', calls(inner, argument)), {
          note: note as string,
          args: [amountArgument(10)],
        });
      }),
      nested(
        (() => {
          const inner = code();
          const made = inner.key('02', 33);
          return inner.call('casper_create_purse', made.address, 33).put('purse of the contract', made.key, 34);
        })(),
        0,
        'a purse of its own',
      ),
      nested(
        (() => {
          const inner = code();
          return inner.call(
            'casper_transfer_to_account',
            inner.data(accountHash(PROPOSER)),
            32,
            inner.data(big(1)),
            2,
            inner.data(none()),
            1,
            8,
          );
        })(),
        0,
        'from the main purse of the account',
        { args: undefined as never },
      ),
      { kind: 'balance', identifier: { account: DEFAULT } },
      { kind: 'balance', identifier: { account: ONE } },
    ],
  },
  {
    name: 'contract_installs_a_contract',
    note: 'A contract may add versions, even when a plain V1 transaction calls it',
    steps: [
      install(),
      nested(code().install({ name: 'child' }), 0),
      { kind: 'getNamedKeys', owner: namedKeyOf('contract') },
      invoke({ contractName: 'contract', v1: true }, code().install({ name: 'second child' })),
      { kind: 'getNamedKeys', owner: namedKeyOf('contract') },
      invoke({ contractHash: { namedKey: [namedKeyOf('contract'), 'child'] } }, code().give(5)),
    ],
  },
  {
    name: 'contract_names_the_context',
    note: 'What a contract may read and write: its own record, those of others, cells it does not know',
    steps: [
      install(),
      ...[
        ['own contract', { hash: namedKeyOf('contract') }],
        ['own package', { packageOf: namedKeyOf('contract') }],
        ['account', { account: DEFAULT }],
        ['balance', { balance: purse }],
      ].map(([note, key]) => {
        const inner = code();
        return nested(
          inner.call('casper_read_value', inner.data({ json: { key: key as Json }, size: 33 }), 33, 8),
          0,
          note as string,
        );
      }),
      (() => {
        const inner = code();
        return nested(inner.call('casper_read_value', inner.data(urefKeyOf(purse)), 34, 8), 0, 'purse');
      })(),
      (() => {
        const inner = code();
        const own = { json: ['1402', { hash: namedKeyOf('contract') }, '02'.repeat(32)] as Json, size: 66 };
        return nested(
          inner.call('casper_write', inner.data(own), 66, inner.data(u64Value(1)), 13),
          0,
          'own named-key record',
        );
      })(),
    ],
  },
  {
    name: 'administrator_and_contracts',
    note: 'On a chain with administrators a disabled contract is refused, and an administrator manages any package',
    genesis: {
      accounts: [
        { publicKey: DEFAULT, balance: '10000000000000000000' },
        { administrator: ONE, balance: '10000000000000000000' },
      ],
      chainspec: { core: { administrators: [ONE], allow_auction_bids: false, allow_unrestricted_transfers: false } },
    },
    steps: [
      install(),
      ...['casper_disable_contract_version', 'casper_enable_contract_version'].flatMap((name) => [
        (() => {
          const program = code();
          return session(program.call(name, program.data(named('contract_package')), 32, program.data(contract), 32), {
            initiator: ONE,
          });
        })(),
        invoke({ contractName: 'contract' }, code().give(1)),
        invoke({ packageName: 'contract_package' }, code().give(1)),
      ]),
      session(code().addVersion(named('contract_package'), { name: 'theirs' }), { initiator: ONE }),
      { kind: 'getPackage', package: namedKeyOf('contract_package') },
    ],
  },
  {
    name: 'addresses_across_frames',
    note: 'All frames of an execution draw from one stream of addresses',
    steps: [
      install(),
      session(
        (() => {
          const inner = code();
          const result = inner.result(32);
          const draw = inner.call('casper_random_bytes', result.at(0), 32).ret(result);
          const program = code();
          const all = program.result(96);
          program.call('casper_random_bytes', all.at(0), 32).callContract(contract, 'run', programCall(draw));
          return program
            .call('casper_read_host_buffer', all.at(32), 32, 8)
            .call('casper_random_bytes', all.at(64), 32)
            .ret(all);
        })(),
        { hash: '44'.repeat(32) },
      ),
    ],
  },
];
