/**
 * The workloads, as conformance scenarios: both engines run the same files. They are written to a folder when the
 * benchmarks start, since some are long.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DEFAULT_ACCOUNT, DEFAULT_PROPOSER, TEST_ACCOUNTS } from '../src/builder/testAccounts';
import { bytesToHex } from '../src/bytes/hex';
import { SecretKey } from '../src/types/secretKey';

const ROOT = join(__dirname, '..');
const BALANCE = '10000000000000000000';
const { alice } = TEST_ACCOUNTS;

/** A module or contract of the repository, by its path. */
const wasm = (path: string): object => ({ wasm: join(ROOT, path) });
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const twelve = [DEFAULT_ACCOUNT, DEFAULT_PROPOSER, ...Object.values(TEST_ACCOUNTS)].map(({ publicKey }) => ({
  publicKey: publicKey.toHex(),
  balance: BALANCE,
}));

/** The n-th of many public keys. */
function publicKey(n: number): string {
  const secret = new Uint8Array(32).fill(0x5a);
  new DataView(secret.buffer).setUint32(0, n);
  return SecretKey.ed25519(secret).publicKey().toHex();
}

const compute = (name: string): object => ({
  genesis: { accounts: twelve.slice(0, 2) },
  steps: times(6, () => ({ kind: 'exec', session: wasm(`bench/wat/${name}.wasm`) })),
});

const accountArg = ['key', { ByteArray: 32 }, { hash: { account: alice.publicKey.toHex() } }];
const manageKeys = {
  kind: 'exec',
  session: wasm('examples/two-party-multi-sig/manage_keys.wasm'),
  args: [['action', 'String', { string: 'set-weight' }], accountArg, ['weight', 'U8', '01']],
  authorizationKeys: [DEFAULT_ACCOUNT.publicKey.toHex(), alice.publicKey.toHex()],
};

const session = {
  genesis: { accounts: twelve },
  steps: [
    {
      kind: 'exec',
      session: wasm('examples/two-party-multi-sig/contract.wasm'),
      args: [['deployment-account', { ByteArray: 32 }, { hash: { account: alice.publicKey.toHex() } }]],
    },
    ...times(101, () => manageKeys),
  ],
};

const counter = {
  genesis: { accounts: twelve.slice(0, 2) },
  steps: [
    { kind: 'exec', session: wasm('examples/counter/counter-v1.wasm') },
    ...times(1000, () => ({ kind: 'exec', session: { contractName: 'counter', entryPoint: 'counter_inc' } })),
  ],
};

/** Installs the contract of the conformance suite that calls itself, and calls it ten deep. */
function nestedCalls(): object {
  const path = join(ROOT, 'tests/conformance/contracts/call_depth.json');
  const scenario = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly genesis: object;
    readonly steps: readonly { readonly depth?: number; readonly session?: { readonly wasm?: string } }[];
  };
  const [install, ...calls] = scenario.steps;
  const deepest = calls.findLast((step) => step.depth === 10 && step.session?.wasm === undefined);
  return {
    genesis: scenario.genesis,
    steps: [{ ...install, session: wasm('tests/fixtures/wat/contract-driver.wasm') }, ...times(20, () => deepest)],
  };
}

const transfers = {
  genesis: { accounts: twelve },
  steps: times(550, (i) => ({
    kind: 'transfer',
    amount: '2500000000',
    target: { account: `account-hash-${(i % 50).toString(16).padStart(64, '5')}` },
    blockTime: i,
  })),
};

function network(validators: number, delegators: number): object {
  const accounts = [
    ...twelve.slice(0, 2),
    ...times(validators, (i) => ({
      publicKey: publicKey(i),
      balance: BALANCE,
      bondedAmount: `${1_000_000_000_000 + i}`,
      delegationRate: 10,
    })),
    ...times(delegators, (i) => ({
      delegator: publicKey(10_000 + i),
      validator: publicKey(i % validators),
      balance: BALANCE,
      delegatedAmount: `${500_000_000_000 + i}`,
    })),
  ];
  return {
    genesis: { accounts, config: { validatorSlots: validators } },
    genesisEffects: false,
    steps: times(4, () => ({ kind: 'step' })),
  };
}

const manyAccounts = (count: number): object => ({
  genesis: { accounts: times(count, (i) => ({ publicKey: publicKey(i), balance: BALANCE })) },
  genesisEffects: false,
  steps: [],
});

const cep18: object = {
  genesis: { accounts: twelve },
  steps: [
    tokenInstall(wasm('tests/fixtures/realworld/cep18.wasm')),
    ...times(60, () => ({
      kind: 'exec',
      session: {
        packageHash: { namedKey: [{ account: DEFAULT_ACCOUNT.publicKey.toHex() }, 'token'] },
        entryPoint: 'transfer',
      },
      args: [
        ['recipient', 'Key', `00${bytesToHex(alice.accountHash.bytes)}`],
        ['amount', 'U256', '0101'],
      ],
    })),
  ],
};

/** Installs the CEP-18 token of odra-modules. Arguments are in their serialized form. */
function tokenInstall(session: object): object {
  return {
    kind: 'exec',
    session,
    args: [
      ['odra_cfg_is_upgradable', 'Bool', '01'],
      ['odra_cfg_is_upgrade', 'Bool', '00'],
      ['odra_cfg_allow_key_override', 'Bool', '01'],
      ['odra_cfg_package_hash_key_name', 'String', { string: 'token' }],
      ['symbol', 'String', { string: 'PLS' }],
      ['name', 'String', { string: 'Plascoin' }],
      ['decimals', 'U8', '09'],
      ['initial_supply', 'U256', '0400ca9a3b'],
    ],
  };
}

/**
 * A module with one more data segment, which holds `n`: the same code, but neither we nor V8, which knows equal bytes again after lowering,
 * have seen it, nor the contract that it stores. The segment stands where a module of rustc has its stack.
 */
function withData(bytes: Uint8Array, n: number, address: number): Buffer {
  const size = (at: number): { value: number; end: number } => {
    let [value, end] = [0, at];
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[end++]!;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return { value, end };
    }
  };
  const leb = (value: number): number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)]);
  const signed = address === 0 ? [0] : [0x80 | (address & 0x7f), 0x80 | ((address >> 7) & 0x7f), address >> 14];
  const segment = [0, 0x41, ...signed, 0x0b, 2, n & 0xff, n >> 8];
  const section = (content: readonly number[]): Buffer => Buffer.from([11, ...leb(content.length), ...content]);
  for (let at = 8; at < bytes.length; ) {
    const { value: length, end: start } = size(at + 1);
    if (bytes[at] === 11) {
      const { value: count, end } = size(start);
      const content = [...leb(count + 1), ...bytes.subarray(end, start + length), ...segment];
      return Buffer.concat([bytes.subarray(0, at), section(content), bytes.subarray(start + length)]);
    }
    at = start + length;
  }
  return Buffer.concat([bytes, section([1, ...segment])]);
}

/** Executions of modules nobody has seen. */
function unseen(
  folder: string,
  path: string,
  count: number,
  step: (session: object) => object,
  { before = [], address = 0xe_0000 }: { before?: readonly object[]; address?: number } = {},
): object {
  const bytes = readFileSync(join(ROOT, path));
  const steps = times(count, (n) => {
    const file = join(folder, `${basename(path, '.wasm')}-${n}.wasm`);
    writeFileSync(file, withData(bytes, n, address));
    return step({ wasm: file });
  });
  return { genesis: { accounts: twelve }, steps: [...before, ...steps] };
}

const { key: questionedKey, path: questionedPath } = {
  key: { account: DEFAULT_ACCOUNT.publicKey.toHex() },
  path: ['counter', 'count'],
};

const questions: object = {
  genesis: { accounts: twelve },
  steps: [
    { kind: 'exec', session: wasm('examples/counter/counter-v1.wasm') },
    ...times(300, () => ({ kind: 'query', key: questionedKey })),
    ...times(300, () => ({ kind: 'query', key: questionedKey, path: questionedPath })),
    ...times(300, () => ({ kind: 'balance', identifier: questionedKey })),
  ],
};

/** Names of the compute workloads. */
export const COMPUTE: readonly string[] = ['hash', 'sort', 'indirect', 'fib', 'loop'];

/** Writes every workload as a scenario file. @returns the folder */
export function writeWorkloads(): string {
  const folder = mkdtempSync(join(tmpdir(), 'casper-bench-'));
  const workloads: Record<string, object> = {
    'genesis-12': manyAccounts(12),
    'genesis-1000': manyAccounts(1000),
    session,
    counter,
    dictionary: {
      genesis: { accounts: twelve.slice(0, 2) },
      steps: times(8, () => ({ kind: 'exec', session: wasm('bench/wat/dictionary.wasm') })),
    },
    nested: nestedCalls(),
    cep18,
    questions,
    'unseen-session': unseen(
      folder,
      'examples/two-party-multi-sig/manage_keys.wasm',
      60,
      (module) => ({ ...manageKeys, session: module }),
      { before: session.steps.slice(0, 1) },
    ),
    'unseen-counter': unseen(folder, 'examples/counter/counter-v1.wasm', 40, (module) => ({
      kind: 'exec',
      session: module,
    })),
    'unseen-token': unseen(folder, 'tests/fixtures/realworld/cep18.wasm', 20, tokenInstall),
    transfers,
    era: network(100, 1000),
  };
  for (const name of COMPUTE) {
    workloads[`compute-${name}`] = compute(name);
    const step = (module: object): object => ({ kind: 'exec', session: module });
    workloads[`unseen-${name}`] = unseen(folder, `bench/wat/${name}.wasm`, 8, step, { address: 0 });
  }
  for (const [name, scenario] of Object.entries(workloads)) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(scenario));
  }
  return folder;
}
