/**
 * Accounts as people name them on a command line.
 *
 * @module
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DEFAULT_ACCOUNT, TEST_ACCOUNTS } from '../../builder/testAccounts';
import { nearestName } from '../../report/nearestName';
import { AccountHash } from '../../types/accountHash';
import { PublicKey } from '../../types/publicKey';
import { SecretKey } from '../../types/secretKey';
import { UsageError } from '../usageError';

/** Names of accounts that every genesis has. */
const NAMES: ReadonlyMap<string, AccountHash> = new Map([
  ['default', DEFAULT_ACCOUNT.accountHash],
  ...Object.values(TEST_ACCOUNTS).map(({ name, accountHash }) => [name, accountHash] as const),
]);

/**
 * An account by its name, public key, account hash or key file.
 *
 * @throws UsageError that says what is accepted
 */
export function accountNamed(option: string, text: string, cwd: string): AccountHash {
  const found = NAMES.get(text.toLowerCase()) ?? parsed(text) ?? fromKeyFile(option, resolve(cwd, text));
  if (found !== undefined) return found;
  if (/\.pem$/i.test(text)) throw new UsageError(`--${option}: there is no key file ${resolve(cwd, text)}.`);
  const near = nearestName(text, NAMES.keys());
  throw new UsageError(
    `--${option}: no account is called ${JSON.stringify(text)}.${near === undefined ? '' : ` Did you mean ${near}?`} ` +
      `Pass one of ${[...NAMES.keys()].join(', ')}, a public key in hex, account-hash-…, or a .pem file.`,
  );
}

function parsed(text: string): AccountHash | undefined {
  for (const parse of [() => AccountHash.fromFormattedString(text), () => PublicKey.fromHex(text).toAccountHash()]) {
    try {
      return parse();
    } catch {
      // It may be in the other form.
    }
  }
  return undefined;
}

function fromKeyFile(option: string, path: string): AccountHash | undefined {
  if (!existsSync(path)) return undefined;
  const pem = readFileSync(path, 'utf8');
  try {
    return (pem.includes('PUBLIC KEY') ? PublicKey.fromPem(pem) : SecretKey.fromPem(pem).publicKey()).toAccountHash();
  } catch (error) {
    throw new UsageError(`--${option}: ${path} is no key file: ${(error as Error).message}`);
  }
}
