/** A devnet on which something of every kind has happened, for the tests of what people are shown. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEST_ACCOUNTS } from '../../../src/builder/testAccounts';
import type { Devnet } from '../../../src/devnet/devnet';
import { CLValue } from '../../../src/types/clValue';
import { Key } from '../../../src/types/key';
import type { RuntimeArgs } from '../../../src/types/runtimeArgs';
import { argsOf, moduleBytes, signedDeploy, signedV1, transferDeploy } from './signing';

const { alice, bob, carol, dave } = TEST_ACCOUNTS;
const ROOT = join(__dirname, '../../..');
const wasm = (path: string): Uint8Array => new Uint8Array(readFileSync(join(ROOT, path)));

/** What a page must show as text and nothing else. */
export const HOSTILE = `<img src=x onerror="document.title='owned'">`;

/** Hashes in hex by what they are. */
export interface Story {
  readonly transfer: string;
  readonly install: string;
  readonly tokenTransfer: string;
  readonly overdrawn: string;
  readonly delegation: string;
  readonly newKey: string;
  readonly token: string;
  readonly tokenPackage: string;
}

/** A V1 transaction that calls a contract by a named key of its account. */
function call(from: typeof alice, name: string, entryPoint: string, args: RuntimeArgs) {
  return signedV1(from, {
    target: {
      _tag: 'Stored',
      id: { _tag: 'ByPackageName', name, version: undefined, protocolVersionMajor: undefined },
      runtime: { _tag: 'VmCasperV1' },
    },
    entryPoint: { _tag: 'Custom', name: entryPoint },
    args: { _tag: 'Named', args },
  });
}

/** Makes the story happen: a block for each transaction. */
export function tell(devnet: Devnet): Story {
  const sent = (transaction: Parameters<Devnet['submit']>[0]): string => {
    devnet.submit(transaction);
    return Buffer.from(transaction.value.hash).toString('hex');
  };
  const transfer = sent(transferDeploy(alice, bob.publicKey, 2_500_000_000n));
  const install = sent(
    signedV1(
      alice,
      {
        target: {
          _tag: 'Session',
          isInstallUpgrade: true,
          moduleBytes: wasm('tests/fixtures/realworld/cep18.wasm'),
          runtime: { _tag: 'VmCasperV1' },
        },
        entryPoint: { _tag: 'Call' },
        args: {
          _tag: 'Named',
          args: argsOf({
            odra_cfg_package_hash_key_name: CLValue.string('token'),
            odra_cfg_allow_key_override: CLValue.bool(true),
            odra_cfg_is_upgradable: CLValue.bool(true),
            odra_cfg_is_upgrade: CLValue.bool(false),
            symbol: CLValue.string('PLAY'),
            name: CLValue.string(HOSTILE),
            decimals: CLValue.u8(9),
            initial_supply: CLValue.u256(1_000_000n),
          }),
        },
      },
      { payment: 800_000_000_000n },
    ),
  );
  const to = (amount: bigint): RuntimeArgs =>
    argsOf({ recipient: CLValue.key(Key.account(bob.accountHash)), amount: CLValue.u256(amount) });
  const tokenTransfer = sent(call(alice, 'token', 'transfer', to(30n)));
  const overdrawn = sent(call(alice, 'token', 'transfer', to(9_000_000n)));
  const delegation = sent(
    signedV1(
      carol,
      {
        target: { _tag: 'Native' },
        entryPoint: { _tag: 'Delegate' },
        args: {
          _tag: 'Named',
          args: argsOf({
            delegator: CLValue.publicKey(carol.publicKey),
            validator: CLValue.publicKey(devnet.tip.block.header.proposer),
            amount: CLValue.u512(500_000_000_000n),
          }),
        },
      },
      { payment: 2_500_000_000n },
    ),
  );
  const multiSig = wasm('examples/two-party-multi-sig/contract.wasm');
  const newKey = sent(
    signedDeploy(dave, moduleBytes(multiSig, { 'deployment-account': CLValue.accountHash(bob.accountHash) })),
  );
  devnet.controls.setBalance(bob.accountHash, 9_007_199_254_740_993_000_000_001n);
  devnet.controls.advanceEra();
  const stored = devnet.tip.state.read(Key.account(alice.accountHash));
  if (stored?._tag !== 'Account') throw new Error('alice is an account');
  const tokenPackage = Buffer.from(stored.value.namedKeys.get('token')!.asHash()!).toString('hex');
  const found = devnet.tip.state.read(Key.hash(Buffer.from(tokenPackage, 'hex')));
  if (found?._tag !== 'ContractPackage') throw new Error('the token is a package');
  const token = Buffer.from(found.value.versions.at(-1)!.contractHash).toString('hex');
  return { transfer, install, tokenTransfer, overdrawn, delegation, newKey, token, tokenPackage };
}
