/**
 * `npm run test:clients`: every command of the real casper-client 5.0.1 against the devnet. Builds the client out of the registry
 * on the first run (needs cargo, some minutes), into a folder outside the repository; `CASPER_CLIENT` names one that is there.
 */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DEFAULT_PROPOSER, TEST_ACCOUNTS } from '../src/builder/testAccounts';
import { ByteReader } from '../src/bytes/reader';
import type { Devnet } from '../src/devnet/devnet';
import { writeKeyFiles } from '../src/devnet/devnetAccounts';
import { startDevnet } from '../src/devnet/startDevnet';
import { CLValue } from '../src/types/clValue';

const VERSION = '5.0.1';
const ROOT = join(__dirname, '..');
const run = promisify(execFile);

function client(): string {
  const given = process.env.CASPER_CLIENT;
  if (given !== undefined) return given;
  const folder = join(homedir(), '.cache', 'casper-engine-test-support', `casper-client-${VERSION}`);
  const binary = join(folder, 'bin', 'casper-client');
  if (!existsSync(binary)) {
    console.log(`building casper-client ${VERSION} into ${folder}`);
    execFileSync('cargo', ['install', 'casper-client', '--version', VERSION, '--locked', '--root', folder], {
      stdio: 'inherit',
    });
  }
  return binary;
}

let failures = 0;
let passed = 0;

function check(name: string, ok: boolean, shown: string): void {
  if (ok) {
    passed++;
    console.log(`  ok    ${name}`);
  } else {
    failures++;
    console.log(`  FAIL  ${name}\n${shown}`);
  }
}

interface Reply {
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: replies of many shapes
  readonly result: any;
}

async function main(): Promise<void> {
  const binary = client();
  const keys = mkdtempSync(join(tmpdir(), 'casper-devnet-keys-'));
  writeKeyFiles(keys);
  const running = await startDevnet({ port: 0, log: (line) => console.log(`        devnet: ${line}`) });
  const node = ['--node-address', running.url];
  const chain = ['--chain-name', 'casper-net-1'];
  const secret = (name: string): string[] => ['--secret-key', join(keys, `${name}.pem`)];
  const { alice, bob, carol, dave, erin } = TEST_ACCOUNTS;
  const hex = (account: { readonly publicKey: { toHex(): string } }): string => account.publicKey.toHex();

  /** Runs a command, and shows what came if it failed or what it gave is not as it should be. */
  const command = async (
    name: string,
    args: readonly string[],
    isGood: (reply: Reply) => boolean = () => true,
  ): Promise<Reply> => {
    try {
      const { stdout } = await run(binary, [...name.split(' '), ...args], { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 });
      const start = stdout.search(/^\{/m);
      // Numbers beyond 2^53 only concern the id of the answer, which is not looked at.
      const parsed = start < 0 ? undefined : (JSON.parse(stdout.slice(start)) as { readonly result?: unknown });
      const reply = { text: stdout, result: parsed?.result };
      check(name, isGood(reply), stdout.slice(0, 2_000));
      return reply;
    } catch (error) {
      const { stdout = '', stderr = '', message } = error as { stdout?: string; stderr?: string; message: string };
      check(name, false, `${message}\n${stdout}\n${stderr}`.slice(0, 3_000));
      return { text: '', result: {} };
    }
  };
  const tip = () => running.devnet.tip;
  /** The last transaction succeeded. */
  const executed = (): boolean => {
    const error = tip().artifacts.at(-1)?.result.errorMessage;
    if (error !== undefined) console.log(`        ${error}`);
    return tip().artifacts.length > 0 && error === undefined;
  };

  console.log('deploys');
  const MULTI_SIG = 'examples/two-party-multi-sig/contract.wasm';
  const deploy = await command(
    'put-deploy',
    [
      ...node,
      ...chain,
      ...secret('alice'),
      '--payment-amount',
      '5000000000',
      '--session-path',
      MULTI_SIG,
      '--session-arg',
      `deployment-account:account_hash='${bob.accountHash.toFormattedString()}'`,
    ],
    executed,
  );
  await command(
    'put-deploy --speculative-exec',
    [
      ...node,
      ...chain,
      ...secret('dave'),
      '--payment-amount',
      '5000000000',
      '--session-path',
      MULTI_SIG,
      '--session-arg',
      `deployment-account:account_hash='${bob.accountHash.toFormattedString()}'`,
    ],
    ({ result }) => result.execution_result.error === null,
  );
  const deployHash = String(deploy.result.deploy_hash);
  await command('get-deploy', [...node, deployHash], ({ result }) => result.deploy.hash === deployHash);
  await command(
    'get-account',
    [...node, '--account-identifier', hex(alice)],
    ({ result }) => result.account.action_thresholds.key_management === 2,
  );
  const transfer = [
    '--amount',
    '2500000000',
    '--target-account',
    hex(dave),
    '--transfer-id',
    '7',
    '--payment-amount',
    '100000000',
  ];
  await command('transfer', [...node, ...chain, ...secret('carol'), ...transfer], executed);
  await command('get-block-transfers', [...node], ({ result }) => result.transfers.length === 1);
  const file = (name: string): string => join(keys, name);
  await command('make-transfer', [...chain, ...secret('carol'), ...transfer, '--output', file('transfer.json')]);
  await command('send-deploy', [...node, '--input', file('transfer.json')], executed);
  await command('make-deploy', [
    ...chain,
    ...secret('erin'),
    '--payment-amount',
    '5000000000',
    '--session-path',
    'examples/counter/counter-v1.wasm',
    '--output',
    file('deploy.json'),
  ]);
  await command('sign-deploy', [...secret('erin'), '--input', file('deploy.json'), '--output', file('signed.json')]);

  console.log('transactions');
  await command(
    'put-transaction session',
    [
      ...node,
      ...chain,
      ...secret('carol'),
      '--wasm-path',
      'examples/counter/counter-v1.wasm',
      '--payment-amount',
      '200000000000',
      '--gas-price-tolerance',
      '1',
      '--pricing-mode',
      'classic',
      '--standard-payment',
      'true',
      '--install-upgrade',
      '--session-entry-point',
      'call',
    ],
    executed,
  );
  const account = await command('get-account', [...node, '--account-identifier', hex(carol)]);
  const keyOf = (name: string): string =>
    account.result.account?.named_keys.find((each: { name: string }) => each.name === name)?.key ?? '';
  const payment = [
    '--payment-amount',
    '5000000000',
    '--gas-price-tolerance',
    '1',
    '--pricing-mode',
    'classic',
    '--standard-payment',
    'true',
  ];
  const inc = ['--session-entry-point', 'counter_inc'];
  await command(
    'put-transaction invocable-entity',
    [...node, ...chain, ...secret('carol'), ...payment, ...inc, '--contract-hash', keyOf('counter')],
    executed,
  );
  await command(
    'put-transaction invocable-entity-alias',
    [...node, ...chain, ...secret('carol'), ...payment, ...inc, '--entity-alias', 'counter'],
    executed,
  );
  const packageKey = keyOf('counter_package');
  await command(
    'put-transaction package',
    [...node, ...chain, ...secret('carol'), ...payment, ...inc, '--contract-package-hash', packageKey],
    executed,
  );
  await command(
    'put-transaction package-name',
    [...node, ...chain, ...secret('carol'), ...payment, ...inc, '--transaction-package-name', 'counter_package'],
    executed,
  );
  await command(
    'query-global-state',
    [...node, '--key', keyOf('counter'), '--query-path', 'count'],
    ({ result }) => result.stored_value.CLValue.parsed === 4,
  );
  const native = [
    '--payment-amount',
    '100000000',
    '--gas-price-tolerance',
    '1',
    '--pricing-mode',
    'classic',
    '--standard-payment',
    'true',
  ];
  const sent = await command(
    'put-transaction transfer',
    [...node, ...chain, ...secret('carol'), ...native, '--target', hex(dave), '--transfer-amount', '2500000000'],
    executed,
  );
  const hash = String(sent.result.transaction_hash?.Version1);
  await command('get-transaction', [...node, hash], ({ result }) => result.execution_info.execution_result !== null);
  await command('make-transaction transfer', [
    ...chain,
    ...secret('carol'),
    ...native,
    '--target',
    hex(dave),
    '--transfer-amount',
    '2500000001',
    '--output',
    file('t.json'),
  ]);
  await command('sign-transaction', [...secret('carol'), '--wasm-path', file('t.json'), '--output', file('t2.json')]);
  await command('send-transaction', [...node, '--wasm-path', file('t2.json')], executed);

  console.log('the auction');
  const bidding = [
    '--payment-amount',
    '5000000000',
    '--gas-price-tolerance',
    '1',
    '--pricing-mode',
    'classic',
    '--standard-payment',
    'true',
  ];
  const put = (name: string, who: string, args: readonly string[]): Promise<Reply> =>
    command(`put-transaction ${name}`, [...node, ...chain, ...secret(who), ...bidding, ...args], executed);
  await put('add-bid', 'erin', [
    '--public-key',
    hex(erin),
    '--delegation-rate',
    '10',
    '--transaction-amount',
    '200000000000000',
    '--minimum-delegation-amount',
    '500000000000',
    '--maximum-delegation-amount',
    '1000000000000000000',
  ]);
  await put('delegate', 'dave', [
    '--delegator',
    hex(dave),
    '--validator',
    hex(DEFAULT_PROPOSER),
    '--transaction-amount',
    '600000000000',
  ]);
  await put('redelegate', 'dave', [
    '--delegator',
    hex(dave),
    '--validator',
    hex(DEFAULT_PROPOSER),
    '--transaction-amount',
    '600000000000',
    '--new-validator',
    hex(erin),
  ]);
  await put('delegate', 'carol', [
    '--delegator',
    hex(carol),
    '--validator',
    hex(DEFAULT_PROPOSER),
    '--transaction-amount',
    '700000000000',
  ]);
  await put('undelegate', 'carol', [
    '--delegator',
    hex(carol),
    '--validator',
    hex(DEFAULT_PROPOSER),
    '--transaction-amount',
    '700000000000',
  ]);
  await put('withdraw-bid', 'erin', ['--public-key', hex(erin), '--transaction-amount', '1000000000']);
  await put('activate-bid', 'erin', ['--validator', hex(erin)]);
  await command('get-auction-info', [...node], ({ text }) => text.includes(hex(erin)));
  running.devnet.controls.advanceEra(3);
  await command('get-validator-changes', [...node], ({ result }) => result.changes.length === 1);
  await command('get-reward', [...node, '--validator', hex(DEFAULT_PROPOSER)], ({ result }) => result.era_id > 0);
  await command('get-era-summary', [...node]);

  console.log('queries');
  const root = await command('get-state-root-hash', [...node]);
  await command('get-block', [...node], ({ result }) => result.block_with_signatures.proofs.length > 0);
  await command(
    'get-block',
    [...node, '-b', '2'],
    ({ result }) => result.block_with_signatures.block.Version2.header.height === 2,
  );
  await command('list-deploys', [...node, '-b', '2']);
  await command('list-transactions', [...node, '-b', '2']);
  await command('query-balance', [...node, '-p', hex(dave)], ({ result }) => /^\d+$/.test(result.balance));
  await command('query-balance-details', [...node, '-p', dave.accountHash.toFormattedString()]);
  await command('get-entity', [...node, '--entity-identifier', hex(bob)], ({ text }) => text.includes('LegacyAccount'));
  await command('get-peers', [...node]);
  await command('get-node-status', [...node], ({ result }) => result.chainspec_name === 'casper-net-1');
  await command('list-rpcs', [...node], ({ text }) => text.includes('state_get_auction_info_v2'));
  const chainspec = await command('get-chainspec', [...node]);
  check('chainspec', chainspec.text.includes('chainspec_bytes'), chainspec.text);
  check('state root', root.result.state_root_hash?.length === 64, root.text);

  await dictionary({ command, node, chain, secret, devnet: running.devnet });
  await running.close();
  console.log(`\n${passed} passed, ${failures} failed, casper-client ${VERSION}`);
  process.exit(failures === 0 ? 0 : 1);
}

interface DictionaryTest {
  readonly command: (name: string, args: readonly string[], isGood?: (reply: Reply) => boolean) => Promise<Reply>;
  readonly node: readonly string[];
  readonly chain: readonly string[];
  readonly secret: (name: string) => readonly string[];
  readonly devnet: Devnet;
}

/** A token of Odra, which keeps everything in a dictionary. */
async function dictionary({ command, node, chain, secret, devnet }: DictionaryTest): Promise<void> {
  const { frank } = TEST_ACCOUNTS;
  const wasm = 'tests/fixtures/realworld/ownable-2-step.wasm';
  console.log(`dictionaries (${readFileSync(join(ROOT, wasm)).length} bytes of Wasm)`);
  await command('put-transaction session', [
    ...node,
    ...chain,
    ...secret('frank'),
    '--wasm-path',
    wasm,
    '--payment-amount',
    '500000000000',
    '--gas-price-tolerance',
    '1',
    '--pricing-mode',
    'classic',
    '--standard-payment',
    'true',
    '--install-upgrade',
    '--session-entry-point',
    'call',
    '--session-arg',
    "odra_cfg_package_hash_key_name:string='ownable'",
    '--session-arg',
    "odra_cfg_allow_key_override:bool='true'",
    '--session-arg',
    "odra_cfg_is_upgradable:bool='true'",
    '--session-arg',
    "odra_cfg_is_upgrade:bool='false'",
    '--session-arg',
    `owner:key='${frank.accountHash.toFormattedString()}'`,
  ]);
  const account = await command('get-account', [...node, '--account-identifier', frank.publicKey.toHex()]);
  const packageKey = String(
    account.result.account?.named_keys.find((each: { name: string }) => each.name === 'ownable')?.key,
  );
  const found = await command('query-global-state', [...node, '--key', packageKey]);
  const contract = String(found.result.stored_value?.ContractPackage?.versions[0]?.contract_hash).replace(
    'contract-',
    'hash-',
  );
  const stored = await command('query-global-state', [...node, '--key', contract]);
  const names = stored.result.stored_value?.Contract?.named_keys as { name: string; key: string }[] | undefined;
  const seed = names?.find((each) => each.name === 'state')?.key ?? '';
  const { state_root_hash: root } = (await devnet.rpc('chain_get_state_root_hash')) as { state_root_hash: string };
  const item = storedItem(devnet);
  const of = (...how: readonly string[]): readonly string[] => [...node, '-s', root, ...how];
  const isItem = ({ result }: Reply): boolean => result.dictionary_key === item.address;
  await command('get-dictionary-item', of('--dictionary-address', item.address), isItem);
  await command('get-dictionary-item', of('--seed-uref', seed, '--dictionary-item-key', item.name), isItem);
  const byContract = ['--contract-hash', contract, '--dictionary-name', 'state', '--dictionary-item-key', item.name];
  await command('get-dictionary-item', of(...byContract), isItem);
}

/** An item that the latest transaction wrote: its address, and the name that is stored with it. */
function storedItem({ tip }: Devnet): { readonly address: string; readonly name: string } {
  const key = tip.artifacts[0]!.result.effects.find((each) => each.key.variant === 'Dictionary')!.key;
  const stored = tip.state.read(key);
  if (stored?._tag !== 'CLValue') throw new Error('a dictionary item');
  const reader = new ByteReader(stored.value.bytes);
  CLValue.read(reader);
  reader.readByteVec();
  return { address: key.toFormattedString(), name: Buffer.from(reader.readByteVec()).toString('utf8') };
}

void main();
