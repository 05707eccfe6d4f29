/** Packages, versions, enabling and disabling. */
import type { Scenario, Step } from '../scenario';
import {
  accountKey,
  type Bytes,
  DEFAULT,
  fill,
  hashKey,
  hex,
  type Json,
  join,
  list,
  mainPurse,
  ONE,
  PROPOSER,
  string,
  TAG,
  u32,
  urefKey,
  urefKeyOf,
} from '../values';
import {
  CALLER,
  code,
  DRIVER_POINTS,
  entryPoints,
  FACTORY,
  getContract,
  getPackage,
  groups,
  type Installation,
  install,
  invoke,
  named,
  namedKeyOf,
  type Point,
  PUBLIC,
  point,
  programValue,
  runtimeArgs,
  session,
  TEMPLATE,
} from './contractProgram';

const query = (key: Json, path: readonly string[] = []): Step => ({ kind: 'query', key, path });
const nothing = code();

/** Adds a version with raw bytes for every input, each replaceable. */
function rawVersion(
  note: string,
  change: { points?: Bytes; keys?: Bytes; hash?: Bytes; pointers?: Readonly<Record<number, number>> } = {},
): Step {
  const program = code();
  const {
    points = entryPoints(DRIVER_POINTS),
    keys = list(),
    hash = named('contract_package'),
    pointers = {},
  } = change;
  const parameters = [
    program.data(hash),
    hash.size,
    12,
    program.data(points),
    points.size,
    program.data(keys),
    keys.size,
    4096,
    32,
    8,
  ];
  program.call('casper_add_contract_version', ...parameters.map((parameter, n) => pointers[n] ?? parameter));
  return session(program, { note, commit: false });
}

const TOPICS = 'casper_add_contract_version_with_message_topics';
const PACKAGE_TOPICS = 'casper_add_package_version_with_message_topics';

function withTopics(
  name: string,
  topics: Bytes,
  options: Installation & {
    note?: string;
    hash?: Bytes;
    size?: number;
    points?: readonly Point[];
    rawPoints?: Bytes;
    output?: number;
    commit?: boolean;
  } = {},
): Step {
  const program = code();
  const {
    hash = named('contract_package'),
    points = DRIVER_POINTS,
    rawPoints = entryPoints(points, true),
    size = 32,
    note = '',
    commit = true,
  } = options;
  const out = program.key('01');
  const keys = list();
  const parameters = [
    program.data(hash),
    hash.size,
    12,
    program.data(rawPoints),
    rawPoints.size,
    program.data(keys),
    keys.size,
  ];
  program
    .call(name, ...parameters, program.data(topics), topics.size, options.output ?? out.address, size)
    .put(options.name ?? 'contract', out.key);
  return session(program, { note, commit });
}
const topic = (...names: readonly string[]): Bytes => list(...names.map((name) => join(string(name), hex('00'))));

const manage = (
  name: string,
  contract: Bytes,
  hash: Bytes = named('contract_package'),
  sizes: readonly [number, number] = [32, 32],
): ReturnType<typeof code> => {
  const program = code();
  return program.call(name, program.data(hash), sizes[0], program.data(contract), sizes[1]);
};
const disable = (contract: Bytes, hash?: Bytes): ReturnType<typeof code> =>
  manage('casper_disable_contract_version', contract, hash);
const enable = (contract: Bytes, hash?: Bytes): ReturnType<typeof code> =>
  manage('casper_enable_contract_version', contract, hash);

export const scenarios: readonly Scenario[] = [
  {
    name: 'contract_install_and_call',
    note: 'A contract is stored and called by hash, name, package hash and package name, as deploy and as V1 transaction',
    steps: [
      install(),
      getContract(),
      getPackage(),
      query({ wasmOf: namedKeyOf('contract') }),
      query(namedKeyOf('contract')),
      ...[{}, { v1: true }].flatMap((form) => [
        invoke({ contractHash: namedKeyOf('contract'), ...form }, code().give(1)),
        invoke({ contractName: 'contract', ...form }, code().give(2)),
        invoke({ packageHash: namedKeyOf('contract_package'), ...form }, code().give(3)),
        invoke({ packageHash: namedKeyOf('contract_package'), version: 1, ...form }, code().give(4)),
        invoke({ packageName: 'contract_package', ...form }, code().give(5)),
        invoke({ packageName: 'contract_package', version: 1, ...form }, code().give(6)),
      ]),
      invoke({ packageName: 'contract_package', version: 1, protocolVersionMajor: 2, v1: true }, code().give(7)),
      invoke({ packageName: 'contract_package', protocolVersionMajor: 2, v1: true }, code().give(8)),
      invoke({ packageName: 'contract_package', protocolVersionMajor: 1, v1: true }, code().give(9)),
      invoke({ packageName: 'contract_package', protocolVersionMajor: 3, v1: true }, code().give(9)),
      invoke({ packageHash: namedKeyOf('contract_package'), version: 2 }, code().give(9)),
      invoke({ packageHash: namedKeyOf('contract_package'), version: 0 }, code().give(9)),
      invoke(
        { packageHash: namedKeyOf('contract_package'), version: 1, protocolVersionMajor: 1, v1: true },
        code().give(9),
      ),
    ],
  },
  {
    name: 'contract_call_unknown',
    note: 'Hashes that are no contract, entry points that are not there, a package called as a contract and the reverse',
    steps: [
      install(),
      invoke({ contractHash: '07'.repeat(32) }, nothing),
      invoke({ packageHash: '07'.repeat(32) }, nothing),
      invoke({ contractHash: namedKeyOf('contract_package') }, nothing),
      invoke({ packageHash: namedKeyOf('contract') }, nothing),
      invoke({ contractHash: { account: DEFAULT } }, nothing),
      invoke({ contractName: 'contract', entryPoint: 'nothing' }, nothing),
      invoke({ contractName: 'contract', entryPoint: '' }, nothing),
      invoke({ packageName: 'contract_package', entryPoint: 'nothing' }, nothing),
      invoke({ contractName: 'contract_package' }, nothing),
      invoke({ contractName: 'contract_access' }, nothing),
      { kind: 'exec', session: { contractName: 'contract', entryPoint: 'run' }, note: 'the driver misses its program' },
      invoke({ contractName: 'contract' }, nothing, { gasLimit: '1000' }),
      invoke({ contractName: 'contract' }, nothing, {
        initiator: PROPOSER,
        note: 'the name is not known to another account',
      }),
      invoke({ contractHash: namedKeyOf('contract') }, nothing, { initiator: PROPOSER }),
    ],
  },
  {
    name: 'contract_install_as_transaction_v1',
    note: 'Versions are added by installers only: a plain V1 session gets a code, and what it stored before is paid',
    steps: [
      install({}, { session: { v1: true } }),
      install({ name: 'b' }, { session: { v1: true, installUpgrade: true } }),
      getContract('b'),
      install({ name: 'c' }, { payment: { wasm: 'hex:00' } }),
    ],
  },
  {
    name: 'contract_install_in_payment',
    note: 'Payment code may not add versions',
    steps: [
      (() => {
        const program = code().install();
        return {
          kind: 'exec',
          session: { wasm: '../../fixtures/wat/contract-driver.wasm' },
          args: [['program', 'Any', code().assemble().json]],
          payment: {
            wasm: '../../fixtures/wat/contract-driver.wasm',
            args: [['program', 'Any', program.assemble().json]],
          },
        } as Step;
      })(),
    ],
  },
  {
    name: 'contract_versions',
    note: 'Versions count up, bring the named keys of the one before, and each stays callable until it is disabled',
    steps: [
      install({
        keys: [
          ['account', accountKey(ONE)],
          ['purse', urefKeyOf(mainPurse(DEFAULT))],
        ],
      }),
      getContract(),
      session(
        code().addVersion(named('contract_package'), {
          name: 'second',
          keys: [
            ['account', accountKey(PROPOSER)],
            ['hash', hashKey('07'.repeat(32))],
          ],
        }),
      ),
      getContract('second'),
      session(code().addVersion(named('contract_package'), { name: 'third', points: [point('run')] })),
      getContract('third'),
      getPackage(),
      ...['contract', 'second', 'third'].map((contractName) => invoke({ contractName }, code().give(1))),
      ...[1, 2, 3, 4].map((version) => invoke({ packageName: 'contract_package', version }, code().give(version))),
      invoke({ packageName: 'contract_package', entryPoint: 'step' }, code().give(1), {
        note: 'the newest has run only',
      }),
      invoke({ packageName: 'contract_package', entryPoint: 'step', version: 2 }, code().give(1)),
    ],
  },
  {
    name: 'contract_versions_across_protocols',
    note: 'After an upgrade of the protocol versions count from one again; a call without major finds the newest',
    steps: [
      install(),
      session(code().addVersion(named('contract_package'), { name: 'second' })),
      { kind: 'upgrade', from: '2.0.0', to: '3.0.0', activationPoint: 1 },
      session(code().addVersion(named('contract_package'), { name: 'third' }), { protocolVersion: '3.0.0' }),
      getPackage(),
      getContract('third'),
      ...['contract', 'second', 'third'].map((contractName) =>
        invoke({ contractName }, code().give(1), { protocolVersion: '3.0.0' }),
      ),
      ...[undefined, 1, 2, 3].flatMap((version) =>
        [undefined, 1, 2, 3].map((protocolVersionMajor) =>
          invoke(
            {
              packageName: 'contract_package',
              v1: true,
              ...(version === undefined ? {} : { version }),
              ...(protocolVersionMajor === undefined ? {} : { protocolVersionMajor }),
            },
            code().give(1),
            { protocolVersion: '3.0.0' },
          ),
        ),
      ),
    ],
  },
  ...[true, false].map((trapOnAmbiguousEntityVersion) => ({
    name: trapOnAmbiguousEntityVersion ? 'contract_ambiguous_version' : 'contract_ambiguous_version_allowed',
    note: 'A version number that two protocol versions have, in a package written by hand; the engine traps only if told to',
    genesis: { protocolVersion: '2.0.0', engine: { trapOnAmbiguousEntityVersion } },
    steps: [
      install(),
      {
        kind: 'writeData',
        data: [
          [
            { hash: namedKeyOf('contract_package') },
            [
              '04',
              { uref: namedKeyOf('contract_access') },
              '020000000100000001000000',
              { hash: namedKeyOf('contract') },
              '0200000001000000',
              { hash: namedKeyOf('contract') },
              '000000000000000000',
            ],
          ],
        ],
      } as Step,
      getPackage(),
      ...[
        {},
        { version: 1 },
        { version: 2 },
        { version: 1, protocolVersionMajor: 2, v1: true },
        { version: 1, protocolVersionMajor: 1, v1: true },
      ].map((target) => invoke({ packageName: 'contract_package', ...target }, code().give(1))),
      session(
        code().callVersioned(
          named('contract_package'),
          1,
          'run',
          runtimeArgs(['program', programValue(code().give(1))]),
        ),
      ),
    ],
  })),
  {
    name: 'contract_package_locked',
    note: 'A locked package takes its first version and nothing more',
    steps: [
      install({ locked: true }),
      getPackage(),
      session(code().addVersion(named('contract_package'))),
      session(disable(named('contract'))),
      session(enable(named('contract'))),
      invoke({ contractName: 'contract' }, code().give(1)),
    ],
  },
  {
    name: 'contract_package_bad_pointers',
    note: 'Destinations outside of memory; any flag but 0 locks',
    steps: [
      [-1, 64, 0],
      [64, -1, 0],
      [262_113, 64, 0],
      [64, 262_112, 1],
      [64, 128, 2],
      [64, 128, -1],
    ].map((parameters) =>
      session(code().call('casper_create_contract_package_at_hash', ...parameters), { parameters }),
    ),
  },
  {
    name: 'add_contract_version_access',
    note: 'The access URef of the package must be among the rights; whose package it is does not matter',
    steps: [
      install(),
      session(code().addVersion(named('contract_package')), { initiator: PROPOSER }),
      session(code().addVersion(hex('07'.repeat(32)))),
      session(code().addVersion(named('contract'))),
      (() => {
        const program = code();
        return session(
          program.call('casper_remove_key', program.data(string('contract_access')), string('contract_access').size),
        );
      })(),
      session(code().addVersion(named('contract_package')), { note: 'the access URef has lost its name' }),
    ],
  },
  {
    name: 'add_contract_version_bad_bytes',
    note: 'Inputs that cannot be decoded or lie outside of memory',
    steps: [
      install(),
      rawVersion('as it is'),
      rawVersion('no entry points', { points: list() }),
      rawVersion('short entry points', { points: hex('0100') }),
      rawVersion('long entry points', { points: join(entryPoints(DRIVER_POINTS), hex('00')) }),
      rawVersion('access 0', { points: entryPoints([point('run', { access: hex('00') })]) }),
      rawVersion('access 4', { points: entryPoints([point('run', { access: hex('04') })]) }),
      rawVersion('type 2', { points: entryPoints([point('run', { type: 2 })]) }),
      rawVersion('type 129', { points: entryPoints([point('run', { type: 129 })]) }),
      rawVersion('with payment', { points: entryPoints([point('run')], true) }),
      rawVersion('unknown result type', { points: entryPoints([point('run', { ret: '17' })]) }),
      rawVersion('a name that differs from its key', {
        points: list(join(string('a'), string('run'), list(), hex('09'), PUBLIC, hex('01'))),
      }),
      rawVersion('the same name twice', {
        points: list(...[1, 2].map(() => join(string('run'), string('run'), list(), hex('09'), PUBLIC, hex('01')))),
      }),
      rawVersion('short named keys', { keys: hex('01000000') }),
      rawVersion('long named keys', { keys: join(list(), hex('00')) }),
      rawVersion('unknown key in named keys', { keys: list(join(string('a'), hex('ff'))) }),
      rawVersion('forged named key', { keys: list(join(string('a'), urefKey('05'.repeat(32), 1))) }),
      rawVersion('named key of another account', { keys: list(join(string('a'), urefKeyOf(mainPurse(PROPOSER)))) }),
      rawVersion('the same named key twice', {
        keys: list(join(string('a'), accountKey(ONE)), join(string('a'), accountKey(DEFAULT))),
      }),
      rawVersion('short hash', { hash: fill(31, 1) }),
      rawVersion('long hash', { hash: fill(33, 1) }),
      rawVersion('output outside', { pointers: { 7: -1 } }),
      rawVersion('version outside', { pointers: { 2: -1 } }),
      rawVersion('entry points outside', { pointers: { 3: -1 } }),
      rawVersion('entry points size', { pointers: { 4: -1 } }),
      rawVersion('named keys outside', { pointers: { 5: -1 } }),
      rawVersion('hash outside', { pointers: { 0: -1 } }),
      rawVersion('output size 0, not looked at', { pointers: { 8: 0 } }),
    ],
  },
  {
    name: 'add_contract_version_missing_export',
    note: 'Entry points the module does not export are refused; one that is no function fails when called',
    steps: [
      install({ points: [point('run'), point('ghost')] }),
      install({ name: 'b', points: [] }),
      invoke({ contractName: 'b' }, nothing),
      install({ name: 'c', points: [point('memory')] }),
      invoke({ contractName: 'c', entryPoint: 'memory' }, nothing),
    ],
  },
  {
    name: 'add_contract_version_with_topics',
    note: 'Versions with message topics, by both functions; a version brings the topics of the one before',
    steps: [
      session(code().install({ points: [point('run')] })),
      withTopics(TOPICS, topic('a', 'b'), { name: 'second' }),
      { kind: 'messageTopics', contract: namedKeyOf('second') },
      withTopics(PACKAGE_TOPICS, topic('c'), { name: 'third' }),
      { kind: 'messageTopics', contract: namedKeyOf('third') },
      getPackage(),
      withTopics(TOPICS, topic('a'), { note: 'there already', commit: false }),
      withTopics(TOPICS, topic(), { name: 'fourth' }),
      { kind: 'messageTopics', contract: namedKeyOf('fourth') },
    ],
  },
  {
    name: 'add_contract_version_with_topics_failures',
    note: 'Outputs below 32 bytes, long names, broken operations and bytes, outputs outside of memory',
    steps: [
      install(),
      ...[TOPICS, PACKAGE_TOPICS].flatMap((name) => [
        withTopics(name, topic(), { size: 31, note: 'output size' }),
        withTopics(name, hex('ff'), { size: 31, note: 'output size comes first' }),
        withTopics(name, topic('x'.repeat(256)), { note: '256 bytes', commit: false }),
        withTopics(name, topic('x'.repeat(257)), { note: '257 bytes' }),
        withTopics(name, topic('ä'.repeat(129)), { note: '258 bytes in 129 letters' }),
        withTopics(name, list(join(string('a'), hex('01'))), { note: 'operation 1' }),
        withTopics(name, hex('01'), { note: 'short' }),
        withTopics(name, topic(), { rawPoints: entryPoints(DRIVER_POINTS), note: 'entry points without payment' }),
        withTopics(name, topic(), { rawPoints: hex('00000000'), note: 'no entry points', commit: false }),
        withTopics(name, topic(), { output: -1, note: 'output outside' }),
        withTopics(name, topic(), { hash: hex('07'.repeat(32)), note: 'unknown package' }),
      ]),
    ],
  },
  {
    name: 'message_topics_limit_on_install',
    note: 'A contract has as many topics as the chainspec allows, over all its versions',
    genesis: { chainspec: { wasm: { messages_limits: { max_topics_per_contract: 2, max_topic_name_size: 3 } } } },
    steps: [
      install(),
      withTopics(TOPICS, topic('a', 'b', 'c'), { note: 'three' }),
      withTopics(TOPICS, topic('a', 'b'), { note: 'two' }),
      withTopics(TOPICS, topic('c'), { note: 'one more' }),
      withTopics(TOPICS, topic(), { note: 'none' }),
      withTopics(TOPICS, topic('abcd'), { note: 'name too long' }),
    ],
  },
  {
    name: 'contract_disable_and_enable',
    note: 'A disabled version cannot be called by hash or version; the package falls back to an older one; enabling brings it back',
    steps: [
      install(),
      session(code().addVersion(named('contract_package'), { name: 'second' })),
      session(disable(named('second'))),
      getPackage(),
      invoke({ contractName: 'second' }, code().give(1)),
      invoke({ packageName: 'contract_package', version: 2 }, code().give(1)),
      invoke({ packageName: 'contract_package' }, code().give(1), { note: 'the older one' }),
      session(disable(named('second')), { note: 'again' }),
      session(disable(named('contract'))),
      invoke({ packageName: 'contract_package' }, code().give(1), { note: 'none left' }),
      invoke({ packageName: 'contract_package', version: 1, protocolVersionMajor: 2, v1: true }, code().give(1)),
      session(enable(named('second'))),
      session(enable(named('second')), { note: 'again' }),
      getPackage(),
      invoke({ contractName: 'second' }, code().give(1)),
      invoke({ packageName: 'contract_package' }, code().give(1)),
      session(code().addVersion(named('contract_package'), { name: 'third' }), {
        note: 'a version after disabled ones',
      }),
      getContract('third'),
    ],
  },
  {
    name: 'contract_disable_and_enable_failures',
    note: 'Unknown contracts and packages, a package of somebody else, broken bytes',
    steps: [
      install(),
      install({ name: 'other' }),
      ...['casper_disable_contract_version', 'casper_enable_contract_version'].flatMap((name) => [
        session(manage(name, hex('07'.repeat(32))), { note: 'unknown contract' }),
        session(manage(name, named('other')), { note: 'contract of another package' }),
        session(manage(name, named('contract'), hex('07'.repeat(32))), { note: 'unknown package' }),
        session(manage(name, named('contract'), named('contract')), { note: 'no package' }),
        session(manage(name, named('contract')), { initiator: PROPOSER }),
        session(manage(name, fill(40, 1), named('contract_package'), [31, 32]), { note: 'short package' }),
        session(manage(name, fill(40, 1), named('contract_package'), [32, 31]), { note: 'short contract' }),
        session(manage(name, fill(40, 1), named('contract_package'), [32, 33]), { note: 'long contract' }),
        session(code().call(name, -1, 32, 0, 32)),
        session(code().call(name, 0, 32, -1, 32)),
      ]),
    ],
  },
  {
    name: 'entry_point_access',
    note: 'Public, in groups, in no group at all, and templates',
    steps: [
      install({
        points: [
          point('run'),
          point('call', { access: groups('members') }),
          point('step', { access: groups() }),
          point('other', { access: TEMPLATE }),
        ],
      }),
      ...['run', 'call', 'step', 'other'].map((entryPoint) =>
        invoke({ contractName: 'contract', entryPoint }, code().give(1)),
      ),
      (() => {
        const program = code();
        const label = string('members');
        const none = list();
        program.call(
          'casper_create_contract_user_group',
          ...[
            program.data(named('contract_package')),
            32,
            program.data(label),
            label.size,
            1,
            program.data(none),
            none.size,
            8,
          ],
        );
        const member = program.key('02', 33);
        const buffer = program.space(40);
        program.call('casper_read_host_buffer', buffer, 37, 8);
        program.operation('copy', member.address, { bytes: buffer.bytes, offset: 4, base: buffer } as never, 33);
        return session(program.put('member', member.key, 34));
      })(),
      ...['run', 'call', 'step', 'other'].map((entryPoint) =>
        invoke({ contractName: 'contract', entryPoint }, code().give(1)),
      ),
      ...['run', 'call'].map((entryPoint) =>
        invoke({ contractHash: namedKeyOf('contract'), entryPoint }, code().give(1), {
          initiator: PROPOSER,
          note: 'no member',
        }),
      ),
    ],
  },
  {
    name: 'entry_point_types',
    note: 'Called runs in the context of the contract, Caller in that of the account, Factory in that of the contract',
    steps: [
      install({ points: [point('run'), point('call', { type: CALLER }), point('step', { type: FACTORY })] }),
      getContract(),
      ...['run', 'call', 'step'].map((entryPoint) =>
        invoke({ contractName: 'contract', entryPoint }, code().putBytes(`from ${entryPoint}`, accountKey(ONE)), {
          commit: true,
        }),
      ),
      { kind: 'getNamedKeys', owner: { account: DEFAULT } },
      { kind: 'getNamedKeys', owner: namedKeyOf('contract') },
      session(
        (() => {
          const program = code();
          const keep = code().putBytes('nested', accountKey(ONE));
          const args = list(join(string('program'), u32(keep.assemble().size), keep.assemble(), hex(TAG.Any)));
          program.callContract(named('contract'), 'call', args);
          const result = program.result(4);
          return program
            .callInto(result.at(0), 'casper_has_key', program.data(string('nested')), string('nested').size)
            .ret(result);
        })(),
        { note: 'names put by session code of a contract are seen at once' },
      ),
    ],
  },
];
