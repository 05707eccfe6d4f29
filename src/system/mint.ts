/**
 * The mint: purses, transfers, total supply.
 *
 * Rules only, over {@link MintProvider}; every refusal is a thrown `SystemContractError` of the mint. What happens first
 * decides which error is seen and what has been written by then, so the order of steps is that of the Rust engine.
 *
 * Answers to: casper-storage `system/mint.rs`, `system/mint/detail.rs`.
 *
 * @module
 */

import { bytesEqual } from '../bytes/compareBytes';
import { EnginePanic } from '../state/enginePanic';
import type { AccountHash } from '../types/accountHash';
import { CLValue } from '../types/clValue';
import type { URef } from '../types/uref';
import { MINT_KEY } from './mintConstants';
import type { MintProvider } from './mintProvider';
import { checkedMultiplyRatio, ratioFromInteger, ratioToInteger } from './ratio';
import { isSystemAccount } from './systemAccount';
import { type MintErrorName, mintError } from './systemErrors';
import { checkTransferRestrictions } from './transferRestrictions';
import { ratioFromCLValue, u512FromCLValue } from './typedValue';
import { saturatingSubtract } from './u512';

/** Makes a purse. Only the system may make one that is not empty, which raises the total supply. */
export function mint(provider: MintProvider, initialBalance: bigint): URef {
  const isEmpty = initialBalance === 0n;
  if (!isEmpty && !isSystemAccount(provider.getCaller())) throw mintError('InvalidNonEmptyPurseCreation');

  const purse = provider.newURef(CLValue.unit());
  provider.writeBalance(purse, initialBalance);
  if (!isEmpty) provider.add(totalSupplyURef(provider, 'TotalSupplyNotFound'), initialBalance);
  return purse;
}

/** Destroys motes of a purse, all of them if there are fewer than asked for, and lowers the total supply by as much. */
export function burn(provider: MintProvider, purse: URef, amount: bigint): void {
  if (!purse.isWriteable()) throw mintError('InvalidAccessRights');
  if (!provider.isValidURef(purse)) throw mintError('ForgedReference');

  const available = balance(provider, purse);
  const rest = saturatingSubtract(available, amount);
  provider.writeBalance(purse, rest);
  reduceTotalSupplyUnchecked(provider, available - rest);
}

/** Lowers the total supply; only for the system. */
export function reduceTotalSupply(provider: MintProvider, amount: bigint): void {
  if (!isSystemAccount(provider.getCaller())) throw mintError('InvalidTotalSupplyReductionAttempt');
  reduceTotalSupplyUnchecked(provider, amount);
}

/** Motes of a purse that are not on hold. */
export function balance(provider: MintProvider, purse: URef): bigint {
  const available = provider.availableBalance(purse);
  if (available === undefined) throw mintError('PurseNotFound');
  return available;
}

/**
 * Moves motes from one purse to another.
 *
 * Out of the main purse of the caller, no more than the approved spending limit may go.
 *
 * @param to the account the target purse is meant to belong to, if the caller says so
 */
export function transfer(
  provider: MintProvider,
  to: AccountHash | undefined,
  source: URef,
  target: URef,
  amount: bigint,
  id: bigint | undefined,
): void {
  if (!provider.allowUnrestrictedTransfers()) checkTransferRestrictions(provider, to, target);

  if (!source.isWriteable() || !target.isAddable()) throw mintError('InvalidAccessRights');
  const available = provider.availableBalance(source);
  if (available === undefined) throw mintError('SourceNotFound');
  if (amount > available) throw mintError('InsufficientFunds');
  const total = provider.totalBalance(source);
  if (available > total) throw new EnginePanic('available balance can never be greater than total balance');
  if (provider.availableBalance(target) === undefined) throw mintError('DestNotFound');

  const mainPurse = provider.getMainPurse();
  if (mainPurse === undefined) throw mintError('InvalidURef');
  if (!isSystemAccount(provider.getCaller()) && bytesEqual(mainPurse.addr, source.addr)) {
    if (amount > provider.getApprovedSpendingLimit()) throw mintError('UnapprovedSpendingAmount');
    provider.subApprovedSpendingLimit(amount);
  }

  // What is on hold stays on hold: the new balance derives from the total.
  provider.writeBalance(source, saturatingSubtract(total, amount));
  provider.addBalance(target, amount);
  provider.recordTransfer(to, source, target, amount, id);
}

/** Motes that a round of an era rewards: total supply times round seigniorage rate, rounded down. */
export function readBaseRoundReward(provider: MintProvider): bigint {
  const supply = provider.read(totalSupplyURef(provider, 'MissingKey'));
  if (supply === undefined) throw mintError('TotalSupplyNotFound');
  const totalSupply = u512FromCLValue(supply, invalidValue);

  const rateURef = provider.getKey(MINT_KEY.roundSeigniorageRate)?.asURef();
  if (rateURef === undefined) throw mintError('MissingKey');
  const rateValue = provider.read(rateURef);
  if (rateValue === undefined) throw mintError('TotalSupplyNotFound');
  const rate = ratioFromCLValue(rateValue, invalidValue);

  const reward = checkedMultiplyRatio(rate, ratioFromInteger(totalSupply));
  if (reward === undefined) throw mintError('ArithmeticOverflow');
  return ratioToInteger(reward);
}

/** Makes motes and puts them into a purse that exists; only for the system. */
export function mintIntoExistingPurse(provider: MintProvider, existingPurse: URef, amount: bigint): void {
  if (!isSystemAccount(provider.getCaller())) throw mintError('InvalidContext');
  if (amount === 0n) return;
  if (!provider.purseExists(existingPurse)) throw mintError('PurseNotFound');
  provider.addBalance(existingPurse, amount);
  provider.add(totalSupplyURef(provider, 'TotalSupplyNotFound'), amount);
}

function reduceTotalSupplyUnchecked(provider: MintProvider, amount: bigint): void {
  if (amount === 0n) return;
  const uref = totalSupplyURef(provider, 'MissingKey');
  const supply = provider.read(uref);
  if (supply === undefined) throw mintError('TotalSupplyNotFound');
  const totalSupply = u512FromCLValue(supply, invalidValue);
  if (amount > totalSupply) throw mintError('ArithmeticOverflow');
  provider.writeAmount(uref, totalSupply - amount);
}

/** Where the total supply is kept. What a missing named key is called differs from rule to rule. */
function totalSupplyURef(provider: MintProvider, whenAbsent: MintErrorName): URef {
  const key = provider.getKey(MINT_KEY.totalSupply);
  if (key === undefined) throw mintError(whenAbsent);
  const uref = key.asURef();
  if (uref === undefined) throw mintError('MissingKey');
  return uref;
}

const invalidValue = (): Error => mintError('CLValue');
