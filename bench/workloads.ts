/**
 * The workloads, as conformance scenarios: both engines run the same files. They are written to a folder when the
 * benchmarks start, since some are long.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_ACCOUNT, DEFAULT_PROPOSER, TEST_ACCOUNTS } from '../src/builder/testAccounts';
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
    transfers,
    era: network(100, 1000),
  };
  for (const name of COMPUTE) workloads[`compute-${name}`] = compute(name);
  for (const [name, scenario] of Object.entries(workloads)) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(scenario));
  }
  return folder;
}
