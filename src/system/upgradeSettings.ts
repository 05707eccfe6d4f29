/**
 * Settings that system contracts keep in the state, changed by a protocol upgrade.
 *
 * Answers to: casper-storage `system/protocol_upgrade.rs` (`handle_payment_purse_check`, `handle_new_*`).
 *
 * @module
 */

import { EnginePanic } from '../state/enginePanic';
import { isTrackingCopyError } from '../state/trackingCopyError';
import { getTotalBalance } from '../state/trackingCopyExtBalances';
import { CLValue } from '../types/clValue';
import { Key } from '../types/key';
import { AUCTION_KEY } from './auctionConstants';
import { HANDLE_PAYMENT_KEY } from './handlePaymentConstants';
import { holdBalanceHandlingTag, MINT_KEY } from './mintConstants';
import { reducedRatio } from './ratio';
import { ratioToCLValue, u512FromCLValue } from './typedValue';
import type { SystemHashAddresses, UpgradeContext } from './upgradeContext';
import { failUpgrade } from './upgradeError';

/** Burns what is left in the payment purse. */
export function handlePaymentPurseCheck(context: UpgradeContext, { handlePayment, mint }: SystemHashAddresses): void {
  const { trackingCopy } = context;
  const paymentPurse = context.namedKeyOf(handlePayment, HANDLE_PAYMENT_KEY.paymentPurse);
  const balance = totalBalance(context, paymentPurse);
  if (balance === 0n) return;
  const purse = paymentPurse.asURef();
  if (purse === undefined) throw new EnginePanic('payment purse key must be uref.');

  const totalSupplyKey = context.namedKeyOf(mint, MINT_KEY.totalSupply);
  const stored = trackingCopy.read(totalSupplyKey);
  if (stored === undefined) throw new EnginePanic('total supply must have a value');
  if (stored._tag !== 'CLValue') failUpgrade({ _tag: 'CLValue', message: 'failure to retrieve total supply' });
  const totalSupply = u512FromCLValue(stored.value, () => new EnginePanic('total supply must have expected type.'));
  context.writeCLValue(totalSupplyKey, CLValue.u512(totalSupply > balance ? totalSupply - balance : 0n));
  context.writeCLValue(Key.balance(purse.addr), CLValue.u512(0n));
}

function totalBalance({ trackingCopy }: UpgradeContext, purse: Key): bigint {
  try {
    return getTotalBalance(trackingCopy, purse);
  } catch (error) {
    if (!isTrackingCopyError(error)) throw error;
    throw new EnginePanic(`must be able to get payment purse balance: ${error.message}`);
  }
}

/** How gas is held, and for how long. */
export function handleNewGasHoldConfig(context: UpgradeContext, { mint }: SystemHashAddresses): void {
  const { newGasHoldHandling, newGasHoldInterval } = context.config;
  if (newGasHoldHandling === undefined && newGasHoldInterval === undefined) return;
  const namedKeys = context.namedKeysOf(mint);
  if (newGasHoldHandling !== undefined) {
    const value = CLValue.u8(holdBalanceHandlingTag(newGasHoldHandling));
    context.writeNamedValue(mint, MINT_KEY.gasHoldHandling, namedKeys, value);
  }
  if (newGasHoldInterval !== undefined) {
    context.writeNamedValue(mint, MINT_KEY.gasHoldInterval, namedKeys, CLValue.u64(newGasHoldInterval));
  }
}

/** Slots and periods of the auction, then the rate of the mint. */
export function handleNewSettings(context: UpgradeContext, { auction, mint }: SystemHashAddresses): void {
  const { config } = context;
  const { newValidatorSlots, newRoundSeigniorageRate: rate } = config;
  if (newValidatorSlots !== undefined) {
    context.writeCLValue(context.namedKeyOf(auction, AUCTION_KEY.validatorSlots), CLValue.u32(newValidatorSlots));
  }
  const periods = [
    [AUCTION_KEY.auctionDelay, config.newAuctionDelay],
    [AUCTION_KEY.lockedFundsPeriod, config.newLockedFundsPeriodMillis],
    [AUCTION_KEY.unbondingDelay, config.newUnbondingDelay],
  ] as const;
  for (const [name, period] of periods) {
    if (period !== undefined) context.writeCLValue(context.namedKeyOf(auction, name), CLValue.u64(period));
  }
  if (rate !== undefined) {
    const value = ratioToCLValue(reducedRatio(rate.numer, rate.denom));
    context.writeCLValue(context.namedKeyOf(mint, MINT_KEY.roundSeigniorageRate), value);
  }
}
