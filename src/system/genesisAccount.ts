/**
 * Accounts that genesis creates. Amounts are motes.
 *
 * Answers to: casper-types `chainspec/accounts_config/genesis.rs`.
 *
 * @module
 */

import type { AccountHash } from '../types/accountHash';
import type { PublicKey } from '../types/publicKey';

/** What makes an account a validator from the beginning. */
export interface GenesisValidator {
  /** Staked besides the balance; zero makes genesis fail. */
  readonly bondedAmount: bigint;
  /** Percent of the delegators' reward that the validator keeps, 0 to 100. */
  readonly delegationRate: number;
}

/** An account with a balance, a validator if `validator` is there. */
export interface GenesisPlainAccount {
  readonly _tag: 'Account';
  readonly publicKey: PublicKey;
  readonly balance: bigint;
  readonly validator: GenesisValidator | undefined;
}

/** An account that delegates to a validator of the same genesis. */
export interface GenesisDelegator {
  readonly _tag: 'Delegator';
  readonly validatorPublicKey: PublicKey;
  readonly delegatorPublicKey: PublicKey;
  readonly balance: bigint;
  /** Staked besides the balance; zero makes genesis fail. */
  readonly delegatedAmount: bigint;
}

/** An account with special rights on a private network. */
export interface GenesisAdministrator {
  readonly _tag: 'Administrator';
  readonly publicKey: PublicKey;
  readonly balance: bigint;
}

/** Any account of a genesis. */
export type GenesisAccount = GenesisPlainAccount | GenesisDelegator | GenesisAdministrator;

/** An account, as a validator if `validator` is given. */
export function genesisAccount(
  publicKey: PublicKey,
  balance: bigint,
  validator?: GenesisValidator,
): GenesisPlainAccount {
  return { _tag: 'Account', publicKey, balance, validator };
}

/** An account that delegates `delegatedAmount` to a validator. */
export function genesisDelegator(
  validatorPublicKey: PublicKey,
  delegatorPublicKey: PublicKey,
  balance: bigint,
  delegatedAmount: bigint,
): GenesisDelegator {
  return { _tag: 'Delegator', validatorPublicKey, delegatorPublicKey, balance, delegatedAmount };
}

/** An administrator. */
export function genesisAdministrator(publicKey: PublicKey, balance: bigint): GenesisAdministrator {
  return { _tag: 'Administrator', publicKey, balance };
}

/** The key whose account it is. */
export function genesisPublicKey(account: GenesisAccount): PublicKey {
  return account._tag === 'Delegator' ? account.delegatorPublicKey : account.publicKey;
}

/** The hash under which the account is stored. */
export function genesisAccountHash(account: GenesisAccount): AccountHash {
  return genesisPublicKey(account).toAccountHash();
}
