/**
 * The stakes of genesis: validators with their delegators, checked and given purses.
 *
 * Answers to: casper-storage `system/genesis/account_contract_installer.rs` (`create_auction`, first part).
 *
 * @module
 */

import { bytesEqual } from '../bytes/compareBytes';
import type { DelegatorBid } from '../types/delegatorBid';
import { compareDelegatorKinds } from '../types/delegatorKind';
import type { PublicKey } from '../types/publicKey';
import type { ValidatorBid } from '../types/validatorBid';
import { newVestingSchedule } from '../types/vestingSchedule';
import { DELEGATION_RATE_DENOMINATOR } from './auctionConstants';
import { lockedValidatorBid } from './bidRules';
import type { GenesisDelegator, GenesisPlainAccount, GenesisValidator } from './genesisAccount';
import type { GenesisContext } from './genesisContext';
import { GenesisError } from './genesisError';
import { publicKeyId, sortedByPublicKey } from './publicKeyMap';
import { addU512, U64_MAX } from './u512';

/** A validator and its delegators, these in ascending order. */
export interface StakedValidator {
  readonly bid: ValidatorBid;
  readonly delegators: readonly DelegatorBid[];
}

/** All stakes. */
export interface Staking {
  /** Ascending by public key. */
  readonly validators: readonly StakedValidator[];
  /** Motes of all validators' bids; those of delegators are not counted, as in Rust. */
  readonly totalValidatorStake: bigint;
}

type BondedAccount = GenesisPlainAccount & { readonly validator: GenesisValidator };

/** Checks the stakes of a genesis and makes a purse for each. Throws {@link GenesisError}. */
export function createStaking(context: GenesisContext): Staking {
  const { accounts, validatorSlots } = context.config;
  const validators = accounts.filter(
    (account): account is BondedAccount => account._tag === 'Account' && account.validator !== undefined,
  );
  if (validatorSlots < validators.length) {
    throw new GenesisError({ _tag: 'InvalidValidatorSlots', validators: validators.length, validatorSlots });
  }
  const delegators = accounts.filter((account): account is GenesisDelegator => account._tag === 'Delegator');
  checkDelegators(delegators, validators);

  let totalValidatorStake = 0n;
  const staked: [PublicKey, StakedValidator][] = [];
  for (const account of validators) {
    const staking = stakeValidator(context, account, delegators);
    totalValidatorStake = addU512(totalValidatorStake, staking.bid.stakedAmount);
    staked.push([account.publicKey, staking]);
  }
  return { validators: sortedByPublicKey(staked).map(([, validator]) => validator), totalValidatorStake };
}

function checkDelegators(delegators: readonly GenesisDelegator[], validators: readonly BondedAccount[]): void {
  const validatorIds = new Set(validators.map((validator) => publicKeyId(validator.publicKey)));
  for (const { delegatorPublicKey, validatorPublicKey, delegatedAmount } of delegators) {
    if (delegatedAmount === 0n) {
      throw new GenesisError({ _tag: 'InvalidDelegatedAmount', publicKey: delegatorPublicKey });
    }
    if (!validatorIds.has(publicKeyId(validatorPublicKey))) {
      throw new GenesisError({ _tag: 'OrphanedDelegator', validatorPublicKey, delegatorPublicKey });
    }
  }
}

function stakeValidator(
  context: GenesisContext,
  { publicKey, validator }: BondedAccount,
  allDelegators: readonly GenesisDelegator[],
): StakedValidator {
  const { bondedAmount, delegationRate } = validator;
  if (bondedAmount === 0n) throw new GenesisError({ _tag: 'InvalidBondAmount', publicKey });
  if (delegationRate > DELEGATION_RATE_DENOMINATOR) {
    throw new GenesisError({ _tag: 'InvalidDelegationRate', publicKey, delegationRate });
  }

  const bondingPurse = context.createPurse(bondedAmount);
  // Rust adds 64-bit numbers, which wrap around in the build of a node.
  const releaseTimestampMillis =
    (context.config.genesisTimestampMillis + context.config.lockedFundsPeriodMillis) & U64_MAX;
  const bid = lockedValidatorBid(publicKey, bondingPurse, bondedAmount, delegationRate, releaseTimestampMillis);

  const seen = new Set<string>();
  const delegators: DelegatorBid[] = [];
  const publicKeyBytes = publicKey.toBytes();
  for (const { validatorPublicKey, delegatorPublicKey, delegatedAmount } of allDelegators) {
    if (!bytesEqual(validatorPublicKey.toBytes(), publicKeyBytes)) continue;
    const purse = context.createPurse(delegatedAmount);
    const id = publicKeyId(delegatorPublicKey);
    if (seen.has(id)) {
      throw new GenesisError({ _tag: 'DuplicatedDelegatorEntry', validatorPublicKey, delegatorPublicKey });
    }
    seen.add(id);
    delegators.push({
      delegatorKind: { _tag: 'PublicKey', publicKey: delegatorPublicKey },
      stakedAmount: delegatedAmount,
      bondingPurse: purse,
      validatorPublicKey,
      vestingSchedule: newVestingSchedule(releaseTimestampMillis),
    });
  }
  delegators.sort((left, right) => compareDelegatorKinds(left.delegatorKind, right.delegatorKind));
  return { bid, delegators };
}
