/** What session code can learn about its surroundings; hashing and random bytes. */
import { Program } from '../program';
import { exec, type Options, run, type Scenario, type Step, TWO_PARTY } from '../scenario';
import { accountHash, argument, type Bytes, DEFAULT, fill, hex, ONE, PROPOSER, raw, THREE, TWO } from '../values';

/** Calls a function that writes at one address and returns `size` bytes from there. */
function writesAt(name: string, size: number, options: Options = {}, ...first: readonly number[]): Step {
  const program = new Program();
  const result = program.result(size);
  return run(program.call(name, ...first, result.at(0)).ret(result), options);
}

/** Functions that announce a count and a size and leave the rest in the host buffer. */
function lists(name: string, room: number, options: Options = {}, ...first: readonly number[]): Step {
  const program = new Program();
  const result = program.result(24 + room);
  program
    .callInto(result.at(0), name, ...first, result.at(4), result.at(8))
    .callInto(result.at(16), 'casper_read_host_buffer', result.at(24), room, result.at(20));
  return run(program.ret(result), options);
}

function hash(input: Bytes, algorithm: number, outSize: number, room = 40): Step {
  const program = new Program();
  const result = program.result(4 + room);
  const place = program.data(input);
  program.callInto(result.at(0), 'casper_generic_hash', place, input.size, algorithm, result.at(4), outSize);
  return run(program.ret(result), { algorithm, outSize });
}

function blake(input: Bytes, outSize: number): Step {
  const program = new Program();
  const result = program.result(44);
  const place = program.data(input);
  program.callInto(result.at(0), 'casper_blake2b', place, input.size, result.at(4), outSize);
  return run(program.ret(result), { outSize });
}

const INPUTS: readonly Bytes[] = [
  hex(''),
  raw('abc'),
  fill(63, 1),
  fill(64, 2),
  fill(65, 3),
  fill(128, 4),
  fill(129, 5),
  fill(1025, 6),
];
const sharedBy = (key: string): Step =>
  exec(TWO_PARTY, { args: [argument('deployment-account', { ByteArray: 32 }, accountHash(key))] });

export const scenarios: readonly Scenario[] = [
  {
    name: 'get_caller',
    note: 'The initiator; the announced size is written as eight bytes, and the buffer must be free',
    steps: [
      ...[DEFAULT, PROPOSER].map((initiator) => {
        const program = new Program();
        const result = program.result(16 + 4 + 32);
        program
          .callInto(result.at(12), 'casper_get_caller', result.at(0))
          .callInto(result.at(12), 'casper_read_host_buffer', result.at(20), 32, result.at(16));
        return run(program.ret(result), { initiator });
      }),
      run(new Program().call('casper_get_caller', -1)),
      run(new Program().call('casper_get_caller', 262_137), { note: 'room for four bytes, not for eight' }),
      run(new Program().call('casper_get_caller', 262_136)),
      run(new Program().call('casper_get_caller', 8).call('casper_get_caller', -1), { note: 'buffer full' }),
    ],
  },
  {
    name: 'get_blocktime',
    note: 'The block time of the request, and pointers outside of memory',
    steps: [
      writesAt('casper_get_blocktime', 12),
      writesAt('casper_get_blocktime', 12, { blockTime: 1_700_000_000_123 }),
      run(new Program().call('casper_get_blocktime', -1)),
      run(new Program().call('casper_get_blocktime', 262_137)),
    ],
  },
  {
    name: 'get_block_info',
    note: 'Every field: time, height, parent hash, state root, protocol version, the entity flag; unknown fields are refused',
    steps: [
      ...[0, 1, 2, 3, 4, 5].map((field) =>
        writesAt(
          'casper_get_block_info',
          36,
          { field, blockTime: 77, blockHeight: 12, parentBlockHash: '0a'.repeat(32) },
          field,
        ),
      ),
      writesAt('casper_get_block_info', 36, { field: 1, note: 'defaults' }, 1),
      writesAt('casper_get_block_info', 36, { field: 2, note: 'defaults' }, 2),
      writesAt('casper_get_block_info', 36, { field: 4, protocolVersion: '2.1.3' }, 4),
      ...[6, 255].map((field) => writesAt('casper_get_block_info', 36, { field }, field)),
      ...[256, -1].map((field) => writesAt('casper_get_block_info', 36, { field, note: 'no u8' }, field)),
      ...[0, 1, 2, 3, 4, 5, 6].map((field) => run(new Program().call('casper_get_block_info', field, -1), { field })),
    ],
  },
  {
    name: 'get_block_info_state_root_moves',
    note: 'The state root is that before the execution; it is the new one for the next',
    steps: [
      writesAt('casper_get_block_info', 32, {}, 3),
      sharedBy(ONE),
      writesAt('casper_get_block_info', 32, { authorizationKeys: [DEFAULT, ONE] }, 3),
    ],
  },
  {
    name: 'get_block_info_entity_flag',
    note: 'The flag follows the engine config',
    genesis: { engine: { enableEntity: false, protocolVersion: '2.0.0' } },
    steps: [writesAt('casper_get_block_info', 4, {}, 5), writesAt('casper_get_block_info', 16, {}, 4)],
  },
  {
    name: 'get_phase',
    note: 'The phase of a session; pointers outside of memory',
    steps: [
      writesAt('casper_get_phase', 4),
      run(new Program().call('casper_get_phase', -1)),
      run(new Program().call('casper_get_phase', 262_144)),
      run(new Program().call('casper_get_phase', 262_143)),
    ],
  },
  {
    name: 'load_authorization_keys',
    note: 'The signers in the order of their account hashes, whatever the order given',
    steps: [
      lists('casper_load_authorization_keys', 40),
      sharedBy(ONE),
      lists('casper_load_authorization_keys', 80, { authorizationKeys: [DEFAULT, ONE] }),
      lists('casper_load_authorization_keys', 80, { authorizationKeys: [ONE, DEFAULT] }),
      lists('casper_load_authorization_keys', 150, { authorizationKeys: [ONE, DEFAULT, TWO, THREE] }),
      lists('casper_load_authorization_keys', 35, { authorizationKeys: [DEFAULT, ONE], note: 'buffer too small' }),
      run(new Program().call('casper_load_authorization_keys', -1, 8), { authorizationKeys: [DEFAULT, ONE] }),
      run(new Program().call('casper_load_authorization_keys', 8, -1), { authorizationKeys: [DEFAULT, ONE] }),
      run(new Program().call('casper_get_caller', 8).call('casper_load_authorization_keys', -1, 8), {
        authorizationKeys: [DEFAULT, ONE],
        note: 'buffer full',
      }),
    ],
  },
  {
    name: 'load_call_stack',
    note: 'In session code the stack is the initiator alone',
    steps: [
      lists('casper_load_call_stack', 48),
      lists('casper_load_call_stack', 48, { initiator: PROPOSER }),
      lists('casper_load_call_stack', 8, { note: 'buffer too small' }),
      run(new Program().call('casper_load_call_stack', -1, 8)),
      run(new Program().call('casper_load_call_stack', 8, -1)),
      run(new Program().call('casper_get_caller', 8).call('casper_load_call_stack', -1, -1), { note: 'buffer full' }),
    ],
  },
  {
    name: 'load_caller_information',
    note: 'Initiator, immediate caller (session code has none) and the whole chain; other requests are refused',
    steps: [
      ...[0, 1, 2, 3, 255].map((action) => lists('casper_load_caller_information', 64, { action }, action)),
      ...[256, -1].map((action) => lists('casper_load_caller_information', 64, { action, note: 'no u8' }, action)),
      run(new Program().call('casper_load_caller_information', 0, -1, 8)),
      run(new Program().call('casper_load_caller_information', 0, 8, -1)),
      run(new Program().call('casper_load_caller_information', 9, -1, -1)),
      run(new Program().call('casper_get_caller', 8).call('casper_load_caller_information', 9, -1, -1), {
        note: 'buffer full',
      }),
    ],
  },
  {
    name: 'get_system_contract',
    note: 'The four system contracts by index; an unknown index gives InvalidSystemContract, the size is not looked at',
    steps: [
      ...[0, 1, 2, 3, 4, -1].map((index) => {
        const program = new Program();
        const result = program.result(36);
        return run(program.call('casper_get_system_contract', index, result.at(0), 32).ret(result), { index });
      }),
      run(new Program().call('casper_get_system_contract', 0, 4096, 0), { note: 'size 0' }),
      run(new Program().call('casper_get_system_contract', 0, -1, 32)),
      run(new Program().call('casper_get_system_contract', 9, -1, 32)),
    ],
  },
  {
    name: 'random_bytes',
    note: 'They follow from the transaction hash and continue the addresses; only 32 bytes are given',
    steps: [
      ...['41', '41', '42'].map((byte) => {
        const program = new Program();
        const result = program.result(64);
        program.call('casper_random_bytes', result.at(0), 32).call('casper_random_bytes', result.at(32), 32);
        return run(program.ret(result), { hash: byte.repeat(32) });
      }),
      ...[0, 31, 33].map((size) => {
        const program = new Program();
        const result = program.result(40);
        program.callInto(result.at(0), 'casper_random_bytes', result.at(4), size);
        return run(program.ret(result), { size, hash: '41'.repeat(32) });
      }),
      (() => {
        const program = new Program();
        const result = program.result(32);
        program.try('casper_random_bytes', 0, 7).call('casper_random_bytes', result.at(0), 32);
        return run(program.ret(result), { note: 'a refused call draws from the stream too', hash: '41'.repeat(32) });
      })(),
      run(new Program().call('casper_random_bytes', -1, 32)),
      run(new Program().call('casper_random_bytes', -1, 31), { note: 'size comes first' }),
    ],
  },
  {
    name: 'random_bytes_and_addresses_are_one_stream',
    note: 'URefs, purses and random bytes of one execution take their bytes in turn',
    steps: [
      (() => {
        const program = new Program();
        const result = program.result(33 + 32 + 33 + 32);
        const unit = program.data(hex('0000000009'));
        program
          .call('casper_new_uref', result.at(0), unit, 5)
          .call('casper_random_bytes', result.at(33), 32)
          .call('casper_create_purse', result.at(65), 33)
          .call('casper_random_bytes', result.at(98), 32);
        return run(program.ret(result), { hash: '43'.repeat(32) });
      })(),
    ],
  },
  {
    name: 'blake2b',
    note: 'blake2b-256 of inputs around the block size; the output must be exactly 32 bytes',
    steps: [
      ...INPUTS.map((input) => blake(input, 32)),
      ...[0, 31, 33].map((size) => blake(raw('abc'), size)),
      run(new Program().call('casper_blake2b', -1, 1, 8, 32)),
      run(new Program().call('casper_blake2b', 262_144, 0, 4096, 32), { note: 'empty input at the end of memory' }),
      run(new Program().call('casper_blake2b', 262_145, 0, 4096, 32), { note: 'empty input beyond the end' }),
      run(new Program().call('casper_blake2b', 0, -1, 8, 32), { note: 'size is paid' }),
      run(new Program().call('casper_blake2b', 0, 3, -1, 32)),
      run(new Program().call('casper_blake2b', 0, 3, 262_113, 32)),
      run(new Program().call('casper_blake2b', 0, 3, -1, 31), { note: 'size comes first' }),
    ],
  },
  {
    name: 'generic_hash',
    note: 'blake2b, blake3 and sha-256 of inputs around their block sizes',
    steps: [0, 1, 2].flatMap((algorithm) => INPUTS.map((input) => hash(input, algorithm, 32))),
  },
  {
    name: 'generic_hash_failures',
    note: 'Unknown algorithms (only the low byte counts), outputs below 32 bytes, pointers outside of memory',
    steps: [
      ...[3, 255, 256, 258, -1].map((algorithm) => hash(raw('abc'), algorithm, 32)),
      ...[0, 31, 33, 40].map((size) => hash(raw('abc'), 2, size)),
      run(new Program().call('casper_generic_hash', -1, 1, 0, 8, 32)),
      run(new Program().call('casper_generic_hash', -1, 1, 9, 8, 32), { note: 'algorithm comes first' }),
      run(new Program().call('casper_generic_hash', 0, -1, 0, 8, 32), { note: 'size is paid' }),
      run(new Program().call('casper_generic_hash', 0, 3, 0, -1, 32), {
        note: 'an output outside of memory is a code here',
      }),
      run(new Program().call('casper_generic_hash', 0, 3, 0, 262_113, 32)),
      run(new Program().call('casper_generic_hash', 0, 3, 0, -1, 31), { note: 'size comes first' }),
    ],
  },
  {
    name: 'host_buffer_full',
    note: 'Every function that leaves something in the host buffer refuses to when it is taken',
    steps: [
      ['casper_read_value', -1, 33, 8],
      ['casper_load_named_keys', -1, -1],
      ['casper_get_caller', -1],
      ['casper_get_balance', -1, 33, 8],
      ['casper_load_call_stack', -1, -1],
      ['casper_load_caller_information', 0, -1, -1],
      ['casper_load_authorization_keys', -1, -1],
    ].map(([name, ...parameters]) =>
      run(new Program().call('casper_get_caller', 8).call(name as string, ...(parameters as number[])), {
        function: name!,
      }),
    ),
  },
];
