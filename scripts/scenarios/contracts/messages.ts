/** Message topics and messages. */
import type { Program } from '../program';
import type { Scenario, Step } from '../scenario';
import { type Bytes, fill, hex, type Json, join, PROPOSER, raw, string, u32 } from '../values';
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
  session,
} from './contractProgram';

const ADD = hex('00');

function manage(topic: Bytes, operation: Bytes = ADD, program: ContractProgram = code()): ContractProgram {
  return program.call(
    'casper_manage_message_topic',
    program.data(topic),
    topic.size,
    program.data(operation),
    operation.size,
  );
}
const text = (value: string): Bytes => join(hex('00'), string(value));
const bytes = (value: Bytes): Bytes => join(hex('01'), u32(value.size), value);
function emit(topic: Bytes, message: Bytes, program: ContractProgram = code()): ContractProgram {
  return program.call('casper_emit_message', program.data(topic), topic.size, program.data(message), message.size);
}
const inContract = (program: Program, more: { readonly [field: string]: Json } = {}): Step =>
  invoke({ contractName: 'contract' }, program, more);
const topics: Step = { kind: 'messageTopics', contract: namedKeyOf('contract') };
const count: Step = { kind: 'query', key: { blockGlobal: 'messageCount' } };
const a = raw('a');

/** Key of topic `a` of the contract that the first step of a scenario installs: its address follows from the step's hash. */
const TOPIC_KEY = `1302${'6ccae054fed601f7206585642a60a21e119f0627e5beb69e9c642f48f6edfd4f'}${'8928aae63c84d87ea098564d1e03ad813f107add474e56aedd286349c0c03ea4'}00`;

export const scenarios: readonly Scenario[] = [
  {
    name: 'message_topics',
    note: 'Contracts register topics; a name twice is refused, session code may not',
    steps: [
      install(),
      inContract(manage(a)),
      topics,
      inContract(manage(a)),
      inContract(manage(raw('b'), ADD, manage(raw('grüße')))),
      inContract(manage(hex('')), { note: 'the empty name' }),
      topics,
      session(manage(a), { note: 'session code' }),
      session(code().callContract(named('contract'), 'run', programCall(manage(raw('c'))))),
      topics,
    ],
  },
  {
    name: 'message_topics_failures',
    note: 'Long names, names not UTF-8, operations that do not exist, in their order',
    steps: [
      install(),
      inContract(manage(fill(256, 0x61))),
      inContract(manage(fill(257, 0x61))),
      inContract(manage(hex('ff'))),
      inContract(manage(a, hex('01'))),
      inContract(manage(a, hex(''))),
      inContract(manage(a, hex('0000'))),
      session(manage(fill(257, 0x61)), { note: 'the length comes before the context' }),
      session(manage(hex('ff')), { note: 'UTF-8 comes before the context' }),
      session(manage(a, hex('05')), { note: 'the operation comes before the context' }),
      inContract(code().call('casper_manage_message_topic', -1, 1, 0, 1)),
      inContract(code().call('casper_manage_message_topic', 0, 1, -1, 1)),
      inContract(code().call('casper_manage_message_topic', 0, -1, 0, 1), { note: 'size is paid' }),
      topics,
    ],
  },
  {
    name: 'message_topics_limit',
    note: 'A contract has as many topics as the chainspec allows',
    genesis: { chainspec: { wasm: { messages_limits: { max_topics_per_contract: 2 } } } },
    steps: [
      install(),
      inContract(manage(a)),
      inContract(manage(raw('b'))),
      inContract(manage(raw('c'))),
      inContract(manage(a)),
      topics,
    ],
  },
  {
    name: 'messages',
    note: 'Texts and bytes under topics; indices count in the topic and in the block; checksums are stored',
    steps: [
      install(),
      inContract(manage(raw('b'), ADD, manage(a))),
      inContract(emit(a, text('one'))),
      inContract(emit(a, text('two'), emit(raw('b'), bytes(hex('0102'))))),
      count,
      { kind: 'query', key: namedKeyOf('contract') },
      inContract(emit(a, text('')), { note: 'an empty text' }),
      inContract(emit(a, bytes(hex('')))),
      session(code().callContract(named('contract'), 'run', programCall(emit(a, text('nested'))))),
      { kind: 'getKeys', tag: 'Message' },
    ],
  },
  {
    name: 'messages_over_block_times',
    note: 'With a new block time the indices start again and the messages before are pruned',
    steps: [
      install(),
      inContract(manage(a), { blockTime: 5 }),
      inContract(emit(a, text('three'), emit(a, text('two'), emit(a, text('one')))), { blockTime: 5 }),
      count,
      inContract(emit(a, text('four')), { blockTime: 5 }),
      { kind: 'getKeys', tag: 'Message' },
      inContract(emit(a, text('five')), { blockTime: 6 }),
      count,
      { kind: 'getKeys', tag: 'Message' },
      inContract(emit(a, text('six')), { blockTime: 4, note: 'time goes back' }),
      count,
      { kind: 'getKeys', tag: 'Message' },
    ],
  },
  {
    name: 'messages_cost_more_each_time',
    note: 'Each message of an execution costs more than the one before, in all frames together',
    steps: [
      install(),
      inContract(manage(a)),
      ...[1, 2, 3, 10].map((times) => {
        const program = code();
        for (let n = 0; n < times; n += 1) emit(a, text('x'), program);
        return inContract(program, { times });
      }),
      session(
        code()
          .callContract(named('contract'), 'run', programCall(emit(a, text('x'))))
          .callContract(named('contract'), 'run', programCall(emit(a, text('x')))),
      ),
      inContract(
        (() => {
          const program = code();
          const name = program.data(a);
          const long = program.data(fill(300, 0x61));
          const message = program.data(text('x'));
          program.try('casper_emit_message', long, 300, message, 6).try('casper_emit_message', long, 5, message, 6);
          return program.call('casper_emit_message', name, 1, message, 6);
        })(),
        { note: 'refused messages do not raise the price' },
      ),
    ],
  },
  {
    name: 'messages_price_of_the_chainspec',
    note: 'First price, rise and weights are those of the chainspec',
    genesis: {
      chainspec: {
        wasm: {
          v1: {
            host_function_costs: {
              emit_message: { cost: 1000, arguments: [0, 3, 0, 5] },
              cost_increase_per_message: 777,
            },
          },
        },
      },
    },
    steps: [
      install(),
      inContract(manage(a)),
      inContract(emit(a, text('x'))),
      inContract(emit(a, text('x'), emit(a, text('x'), emit(a, text('x'))))),
    ],
  },
  {
    name: 'message_failures',
    note: 'Unknown topics, session code, long names and messages, payloads that are none',
    steps: [
      install({ points: [point('run'), point('step', { type: CALLER })] }),
      inContract(manage(a)),
      inContract(emit(raw('b'), text('x'))),
      session(emit(a, text('x')), { note: 'session code has no topics' }),
      invoke({ contractName: 'contract', entryPoint: 'step' }, emit(a, text('x')), {
        note: 'session code of a contract',
      }),
      inContract(emit(fill(256, 0x61), text('x'))),
      inContract(emit(fill(257, 0x61), text('x'))),
      inContract(emit(a, text('x'.repeat(1024 - 5)))),
      inContract(emit(a, text('x'.repeat(1024 - 4)))),
      inContract(emit(fill(257, 0x61), text('x'.repeat(2000))), { note: 'the name comes first' }),
      inContract(emit(hex('ff'), text('x'))),
      inContract(emit(a, hex('02'))),
      inContract(emit(a, hex('0001000000')), { note: 'short' }),
      inContract(emit(a, join(text('x'), hex('00'))), { note: 'long' }),
      inContract(emit(a, join(hex('00'), u32(1), hex('ff'))), { note: 'not UTF-8' }),
      inContract(code().call('casper_emit_message', -1, 1, 0, 1)),
      inContract(code().call('casper_emit_message', 16, 1, -1, 1)),
      inContract(code().call('casper_emit_message', 16, -1, 0, 1), { note: 'size is paid' }),
      inContract(code().call('casper_emit_message', 16, 1, 0, -1), { note: 'size is paid' }),
    ],
  },
  {
    name: 'messages_of_a_failed_execution',
    note: 'A revert takes the messages back',
    steps: [
      install(),
      inContract(manage(a)),
      inContract(emit(a, text('x')).call('casper_revert', 65_536) as ContractProgram),
      count,
      inContract(emit(a, text('x'))),
    ],
  },
  {
    name: 'messages_over_the_block_limit_of_gas',
    note: 'A limit that ends in the price of a message, and in its storage',
    steps: [
      install(),
      inContract(manage(a)),
      ...[5_000_000, 8_000_000, 8_500_000, 60_000_000, 150_000_000].map((gasLimit) =>
        inContract(emit(a, text('x')), { gasLimit: String(gasLimit) }),
      ),
    ],
  },
  {
    name: 'messages_counters_at_their_end',
    note: 'A topic whose count cannot grow, and a block whose count cannot, both written by hand',
    steps: [
      install({}, { hash: '00'.repeat(31).concat('01') }),
      inContract(manage(a)),
      // The topic record: count, block time, name.
      { kind: 'writeData', data: [[{ bytes: TOPIC_KEY }, `0f${'ff'.repeat(4)}${'00'.repeat(8)}0100000061`]] },
      inContract(emit(a, text('x')), { note: 'topic' }),
      { kind: 'writeData', data: [[{ bytes: TOPIC_KEY }, `0f${'00'.repeat(12)}0100000061`]] },
      {
        kind: 'writeData',
        data: [[{ blockGlobal: 'messageCount' }, `0010000000${'0a00000000000000'}${'ff'.repeat(8)}130505`]],
      },
      inContract(emit(a, text('x')), { note: 'block', blockTime: 10 }),
      inContract(emit(a, text('x')), { note: 'the next block', blockTime: 11 }),
    ],
  },
  {
    name: 'messages_of_two_contracts',
    note: 'Two contracts with the same topic name count for themselves; the block counts both',
    steps: [
      install(),
      install({ name: 'other' }),
      inContract(manage(a)),
      invoke({ contractName: 'other' }, manage(a)),
      inContract(emit(a, text('x'))),
      invoke({ contractName: 'other' }, emit(a, text('x'))),
      invoke({ contractHash: namedKeyOf('other') }, emit(a, text('x')), { initiator: PROPOSER }),
      count,
    ],
  },
];
