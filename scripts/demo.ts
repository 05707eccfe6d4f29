/**
 * `npm run demo`: the two-party multi-signature example, told step by step, with the state root of each step beside the
 * one that the Rust engine recorded (examples/two-party-multi-sig/story.vector.json).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Account,
  bytesToHex,
  CLValue,
  DEFAULT_ACCOUNT,
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  runtimeArgs,
  TEST_ACCOUNTS,
  type TestAccount,
  TransferRequestBuilder,
} from '../src/index';
import { formatMotes, groupDigits } from '../src/report/motes';

interface RecordedStep {
  readonly id?: string;
  readonly postStateHash: string;
  readonly gasConsumed?: string;
  readonly error?: string | null;
}

const FOLDER = join(__dirname, '..', 'examples', 'two-party-multi-sig');
const recorded = JSON.parse(readFileSync(join(FOLDER, 'story.vector.json'), 'utf8')) as {
  readonly genesis: { readonly postStateHash: string };
  readonly steps: readonly RecordedStep[];
};

const { alice, bob } = TEST_ACCOUNTS;
const builder = LmdbWasmTestBuilder.default();
let different = 0;
let stepNumber = 0;

function line(label: string, text: string): void {
  console.log(`    ${label.padEnd(11)} ${text}`);
}

function compare(label: string, got: string, expected: string): void {
  const equal = got === expected;
  if (!equal) different++;
  line(label, `${got}  ${equal ? '= Rust engine' : `DIFFERS from the Rust engine: ${expected}`}`);
}

/** Shows a step and holds it against the record of the same place in the story. */
function report(title: string, signers: readonly TestAccount[], id: string): void {
  const expected = recorded.steps[stepNumber];
  if (expected?.id !== id) throw new Error(`The story has no step "${id}" at place ${stepNumber}.`);
  stepNumber++;
  const result = builder.getExpectedLastExecResult();
  console.log(`\n${stepNumber}. ${title}`);
  line('signed by', signers.map(({ name }) => name).join(' and '));
  line('outcome', result.error?.message ?? 'success');
  line('gas', `${groupDigits(result.consumed)} = ${formatMotes(result.consumed)} at a gas price of 1`);
  compare('state root', bytesToHex(builder.getPostStateHash()), expected.postStateHash);
  if (result.consumed.toString() !== expected.gasConsumed || (result.error?.message ?? null) !== expected.error) {
    different++;
    line('', `DIFFERS from the Rust engine: gas ${expected.gasConsumed}, ${expected.error ?? 'success'}`);
  }
}

function session(
  title: string,
  id: string,
  file: string,
  signers: readonly TestAccount[],
  args: Parameters<typeof runtimeArgs>[0],
): void {
  const request = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, join(FOLDER, file), runtimeArgs(args));
  builder.exec(request.withAuthorizationKeys(signers).build()).commit();
  report(title, signers, id);
}

function transfer(title: string, id: string, motes: bigint): void {
  const request = TransferRequestBuilder.new(motes, alice.accountHash);
  builder.clearResults().transferAndCommit(request.withInitiator(bob.publicKey).withAuthorizationKeys([bob]).build());
  report(title, [bob], id);
}

function showAccount(title: string, account: Account): void {
  const names = new Map(
    [DEFAULT_ACCOUNT, ...Object.values(TEST_ACCOUNTS)].map((each) => [`${each.accountHash}`, each.name]),
  );
  console.log(`\n${title}`);
  for (const { accountHash, weight } of account.associatedKeys.entries) {
    line('key', `${accountHash} weight ${weight} (${names.get(`${accountHash}`) ?? 'unknown'})`);
  }
  const { deployment, keyManagement } = account.actionThresholds;
  line('thresholds', `deployment ${deployment}, key management ${keyManagement}`);
  line('balance', formatMotes(builder.getBalance(DEFAULT_ACCOUNT)));
}

console.log('Two-party multi-signature account, on a Casper 2.x engine in this process');
builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
console.log('\nGenesis: twelve accounts');
compare('state root', bytesToHex(builder.getPostStateHash()), recorded.genesis.postStateHash);

showAccount('The account before:', builder.getExpectedAccount(DEFAULT_ACCOUNT));
const [me, weight2] = [DEFAULT_ACCOUNT, { action: 'set-weight', key: alice, weight: CLValue.u8(2) }];
const share = { 'deployment-account': alice };
session(
  'The session adds alice as a second key and raises both thresholds to 2',
  'share the account',
  'contract.wasm',
  [me],
  share,
);
showAccount('The account after:', builder.getExpectedAccount(DEFAULT_ACCOUNT));

session('One signature is refused', 'one signature', 'manage_keys.wasm', [me], weight2);
session('So is the other alone', 'the other signature', 'manage_keys.wasm', [alice], weight2);
session('Adding alice again', 'duplicate key', 'contract.wasm', [me, alice], share);
session('A string instead of an account', 'wrong argument', 'contract.wasm', [me, alice], {
  'deployment-account': 'alice',
});
session('No argument at all', 'missing argument', 'contract.wasm', [me, alice], {});
const thresholds = (deployment: number, keyManagement: number) => ({
  action: 'set-thresholds',
  deployment: CLValue.u8(deployment),
  'key-management': CLValue.u8(keyManagement),
});
session(
  'Two signatures lower the deployment threshold to 1',
  'both signatures',
  'manage_keys.wasm',
  [me, alice],
  thresholds(1, 2),
);
session('One signature deploys again, but may not manage keys', 'changed threshold', 'manage_keys.wasm', [me], weight2);
const removeAlice = { action: 'remove-key', key: alice };
session(
  'Removing alice would leave too little weight',
  'removal breaks the threshold',
  'manage_keys.wasm',
  [me, alice],
  removeAlice,
);
session(
  'Two signatures lower the other threshold as well',
  'lower the threshold',
  'manage_keys.wasm',
  [me, alice],
  thresholds(1, 1),
);
session('Now alice can be removed', 'removed key', 'manage_keys.wasm', [me, alice], removeAlice);
session('Her signature no longer counts', 'signature of the removed key', 'manage_keys.wasm', [alice], {
  action: 'nothing',
});
transfer('bob sends alice everything he has', 'empty the purse', builder.getBalance(bob));
transfer('His purse is empty now', 'empty purse', 2_500_000_000n);
showAccount('The account in the end:', builder.getExpectedAccount(DEFAULT_ACCOUNT));

console.log(
  different === 0
    ? `\nAll ${stepNumber + 1} state roots, gas figures and errors equal the recorded ones of the Rust engine.`
    : `\n${different} of them DIFFER from the Rust engine.`,
);
process.exitCode = different === 0 ? 0 : 1;
