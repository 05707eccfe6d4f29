/** Contracts whose records were written by hand or pruned, and contracts that outlive a change of prices. */
import type { Scenario, Step } from '../scenario';
import { DEFAULT, type Json, ONE } from '../values';
import { code, install, invoke, named, namedKeyOf, point, programCall, session } from './contractProgram';

const write = (key: Json, bytes: Json): Step => ({ kind: 'writeData', data: [[key, bytes]] });
const wasm: Json = { wasmOf: namedKeyOf('contract') };
const wasmKey: Json = wasm;
const call = (note: string, more: { readonly [field: string]: Json } = {}): Step =>
  invoke({ contractName: 'contract' }, code().give(1), { note, ...more });
const nested = (note: string): Step =>
  session(
    code()
      .callContract(named('contract'), 'run', programCall(code().give(1)))
      .giveBuffer(4),
    { note },
  );
/** A record of ContractWasm: tag, length, bytes. */
const contractWasm = (hexBytes: string): string => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(hexBytes.length / 2);
  return `02${length.toString('hex')}${hexBytes}`;
};

export const scenarios: readonly Scenario[] = [
  {
    name: 'contract_with_broken_wasm',
    note: 'What is stored as the Wasm of a contract: nothing, garbage, a module that was never prepared, no Wasm at all',
    steps: [
      install(),
      { kind: 'query', key: wasm },
      write(wasmKey, contractWasm('')),
      call('no bytes'),
      nested('no bytes'),
      write(wasmKey, contractWasm('00')),
      call('one byte'),
      write(wasmKey, contractWasm('0061736d02000000')),
      call('version 2'),
      write(wasmKey, contractWasm('0061736d01000000')),
      call('an empty module'),
      write(
        wasmKey,
        contractWasm(
          '0061736d01000000010401600000030201000503010001070701037275 6e00000a0401020 00b'.replace(/ /g, ''),
        ),
      ),
      call('a module of its own memory'),
      write(wasmKey, '000000000009'),
      call('a unit value'),
      nested('a unit value'),
    ],
  },
  {
    name: 'contract_with_missing_records',
    note: 'Wasm, package and contract pruned one after the other',
    steps: [
      install(),
      install({ name: 'other' }),
      { kind: 'prune', keys: [wasmKey] },
      call('no Wasm'),
      nested('no Wasm'),
      { kind: 'prune', keys: [{ hash: namedKeyOf('contract_package') }] },
      call('no package'),
      invoke({ packageName: 'contract_package' }, code().give(1)),
      { kind: 'prune', keys: [{ hash: namedKeyOf('contract') }] },
      call('no contract'),
      nested('no contract'),
      invoke({ contractName: 'other' }, code().give(1)),
    ],
  },
  {
    name: 'contract_after_a_change_of_prices',
    note: 'Opcode prices are those of the installation; host functions and storage follow the chainspec of the day',
    steps: [
      install(),
      invoke({ contractName: 'contract' }, code().operation('spin', 100)),
      session(code().operation('spin', 100)),
      invoke({ contractName: 'contract' }, code().putBytes('a', { json: `00${'01'.repeat(32)}`, size: 33 })),
      {
        kind: 'upgrade',
        from: '2.0.0',
        to: '2.1.0',
        activationPoint: 1,
        chainspec: {
          wasm: {
            v1: {
              opcode_costs: { local: 1000, add: 1000 },
              host_function_costs: { put_key: { cost: 5, arguments: [0, 0, 0, 0] } },
            },
          },
        },
      },
      invoke({ contractName: 'contract' }, code().operation('spin', 100), { protocolVersion: '2.1.0' }),
      session(code().operation('spin', 100), { protocolVersion: '2.1.0' }),
      invoke({ contractName: 'contract' }, code().putBytes('b', { json: `00${'01'.repeat(32)}`, size: 33 }), {
        protocolVersion: '2.1.0',
      }),
      install({ name: 'new' }, { protocolVersion: '2.1.0' }),
      invoke({ contractName: 'new' }, code().operation('spin', 100), { protocolVersion: '2.1.0' }),
      invoke({ packageName: 'contract_package', version: 1 }, code().give(1), { protocolVersion: '2.1.0' }),
    ],
  },
  {
    name: 'contract_after_a_smaller_memory',
    note: 'A contract whose memory exceeds what the chainspec of the day allows cannot be instantiated any more',
    steps: [
      install(),
      call('before'),
      {
        kind: 'upgrade',
        from: '2.0.0',
        to: '2.0.1',
        activationPoint: 1,
        chainspec: { wasm: { v1: { max_memory: 2 } } },
      },
      call('after', { protocolVersion: '2.0.1' }),
      nested('by session code that is too large itself'),
    ],
  },
  {
    name: 'contract_in_the_same_session',
    note: 'Installed and called in one session; upgraded and called in one session; a version added by the contract itself',
    steps: [
      session(
        (() => {
          const program = code();
          const { hash } = program.createPackage();
          program.addVersion(hash);
          const key = program.space(33);
          program.call('casper_get_key', program.data({ json: '08000000636f6e7472616374', size: 12 }), 12, key, 33, 8);
          const at = { bytes: key.bytes, offset: 1, base: key };
          return program.callContract(at as never, 'run', programCall(code().give(7))).giveBuffer(4);
        })(),
      ),
      session(
        code()
          .addVersion(named('contract_package'), { name: 'second', points: [point('run')] })
          .callVersioned(named('contract_package'), 2, 'run', programCall(code().give(8)))
          .giveBuffer(4),
      ),
      session(code().callVersioned(named('contract_package'), undefined, 'step', programCall(code().give(9))), {
        note: 'the newest has no such entry point',
      }),
      session(
        (() => {
          const program = code();
          program.call(
            'casper_disable_contract_version',
            program.data(named('contract_package')),
            32,
            program.data(named('second')),
            32,
          );
          return program
            .callVersioned(named('contract_package'), undefined, 'step', programCall(code().give(9)))
            .giveBuffer(4);
        })(),
        { note: 'disabled and called in one session' },
      ),
    ],
  },
  {
    name: 'contract_called_twice_in_a_session',
    note: 'The second call sees what the first one put; the journal reads contract, package and Wasm again',
    steps: [
      install(),
      (() => {
        const has = code();
        const result = has.result(4);
        has.callInto(result.at(0), 'casper_has_key', has.data({ json: '0100000061', size: 5 }), 5).ret(result);
        return session(
          code()
            .callContract(
              named('contract'),
              'run',
              programCall(code().putBytes('a', { json: { key: { account: ONE } }, size: 33 })),
            )
            .callContract(named('contract'), 'run', programCall(has))
            .giveBuffer(4),
        );
      })(),
      { kind: 'getNamedKeys', owner: namedKeyOf('contract') },
      { kind: 'getNamedKeys', owner: { account: DEFAULT } },
    ],
  },
];
