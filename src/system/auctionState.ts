/**
 * The auction's own values, kept under its named keys.
 *
 * Answers to: casper-storage `system/auction/detail.rs` (first part).
 *
 * @module
 */

import { CLValue } from '../types/clValue';
import {
  readSeigniorageRecipientsSnapshot,
  SEIGNIORAGE_RECIPIENTS_SNAPSHOT_TYPE,
  type SeigniorageRecipientsSnapshot,
  seigniorageRecipientsSnapshotToCLValue,
} from '../types/seigniorageRecipients';
import type { URef } from '../types/uref';
import { AUCTION_KEY } from './auctionConstants';
import type { AuctionProvider } from './auctionProvider';
import { auctionError } from './systemErrors';
import { decodeCLValue, u32FromCLValue, u64FromCLValue } from './typedValue';

const invalidValue = (): Error => auctionError('CLValue');

function namedURef(provider: AuctionProvider, name: string): URef {
  const key = provider.namedKeysGet(name);
  if (key === undefined) throw auctionError('MissingKey');
  const uref = key.asURef();
  if (uref === undefined) throw auctionError('InvalidKeyVariant');
  return uref;
}

function readNamed(provider: AuctionProvider, name: string): CLValue {
  const value = provider.read(namedURef(provider, name));
  if (value === undefined) throw auctionError('MissingValue');
  return value;
}

/** Number of the current era. */
export function getEraId(provider: AuctionProvider): bigint {
  return u64FromCLValue(readNamed(provider, AUCTION_KEY.eraId), invalidValue);
}

/** Starts another era. */
export function setEraId(provider: AuctionProvider, eraId: bigint): void {
  provider.write(namedURef(provider, AUCTION_KEY.eraId), CLValue.u64(eraId));
}

/** When the last era ended, in milliseconds. */
export function getEraEndTimestampMillis(provider: AuctionProvider): bigint {
  return u64FromCLValue(readNamed(provider, AUCTION_KEY.eraEndTimestampMillis), invalidValue);
}

/** Keeps when the era ended, in milliseconds. */
export function setEraEndTimestampMillis(provider: AuctionProvider, timestampMillis: bigint): void {
  provider.write(namedURef(provider, AUCTION_KEY.eraEndTimestampMillis), CLValue.u64(timestampMillis));
}

/** Who is to be rewarded, for each era from the last to those ahead. */
export function getSeigniorageRecipientsSnapshot(provider: AuctionProvider): SeigniorageRecipientsSnapshot {
  const value = readNamed(provider, AUCTION_KEY.seigniorageRecipientsSnapshot);
  return decodeCLValue(value, SEIGNIORAGE_RECIPIENTS_SNAPSHOT_TYPE, readSeigniorageRecipientsSnapshot, invalidValue);
}

/** Keeps who is to be rewarded. */
export function setSeigniorageRecipientsSnapshot(
  provider: AuctionProvider,
  snapshot: SeigniorageRecipientsSnapshot,
): void {
  const uref = namedURef(provider, AUCTION_KEY.seigniorageRecipientsSnapshot);
  provider.write(uref, seigniorageRecipientsSnapshotToCLValue(snapshot));
}

/** Most validators of an era. */
export function getValidatorSlots(provider: AuctionProvider): number {
  return u32FromCLValue(readNamed(provider, AUCTION_KEY.validatorSlots), invalidValue);
}

/** Eras for which validators are known ahead. */
export function getAuctionDelay(provider: AuctionProvider): bigint {
  return u64FromCLValue(readNamed(provider, AUCTION_KEY.auctionDelay), invalidValue);
}

/** Eras until unbonded motes are paid out. */
export function getUnbondingDelay(provider: AuctionProvider): bigint {
  return u64FromCLValue(readNamed(provider, AUCTION_KEY.unbondingDelay), invalidValue);
}
