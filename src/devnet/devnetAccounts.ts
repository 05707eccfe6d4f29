/**
 * The accounts of a devnet, and their keys as files.
 *
 * @module
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_PROPOSER, TEST_ACCOUNTS, type TestAccount } from '../builder/testAccounts';
import { type GenesisAccount, genesisAccount } from '../system/genesisAccount';

/** Motes that each of the ten people starts with. */
export const DEVNET_BALANCE: bigint = 1_000_000_000_000_000_000n;
/** Motes that the validator has staked. */
export const DEVNET_STAKE: bigint = 500_000_000_000_000_000n;

/** The ten people, `TEST_ACCOUNTS` of the package. */
export const DEVNET_ACCOUNTS: readonly TestAccount[] = Object.values(TEST_ACCOUNTS);

/** The people, and the one validator: the default proposer. */
export const DEVNET_GENESIS_ACCOUNTS: readonly GenesisAccount[] = [
  genesisAccount(DEFAULT_PROPOSER.publicKey, DEVNET_BALANCE, { bondedAmount: DEVNET_STAKE, delegationRate: 10 }),
  ...DEVNET_ACCOUNTS.map(({ publicKey }) => genesisAccount(publicKey, DEVNET_BALANCE)),
];

/** Writes the secret keys as `<name>.pem`, in the form that casper-client reads. Gives the paths by name. */
export function writeKeyFiles(folder: string): ReadonlyMap<string, string> {
  mkdirSync(folder, { recursive: true });
  return new Map(
    [...DEVNET_ACCOUNTS, DEFAULT_PROPOSER].map((account) => {
      const name = account.name.replace(' ', '-');
      const path = join(folder, `${name}.pem`);
      writeFileSync(path, account.secretKey.toPem(), { mode: 0o600 });
      writeFileSync(join(folder, `${name}.public_key_hex`), account.publicKey.toHex());
      return [account.name, path];
    }),
  );
}
