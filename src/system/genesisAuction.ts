/**
 * The auction of genesis: bids, the validators of the first eras, settings.
 *
 * Answers to: casper-storage `system/genesis/account_contract_installer.rs` (`create_auction`,
 * `initial_seigniorage_recipients`).
 *
 * @module
 */

import { CLValue } from '../types/clValue';
import { Key } from '../types/key';
import type { NamedKeys } from '../types/namedKeys';
import {
  type SeigniorageRecipientsSnapshot,
  seigniorageRecipientsSnapshotToCLValue,
} from '../types/seigniorageRecipients';
import { SYSTEM_ENTITY_NAMES } from '../types/systemEntityType';
import {
  AUCTION_KEY,
  DEFAULT_SEIGNIORAGE_RECIPIENTS_SNAPSHOT_VERSION,
  INITIAL_ERA_END_TIMESTAMP_MILLIS,
  INITIAL_ERA_ID,
} from './auctionConstants';
import { delegatorBidAddr, validatorBidAddr } from './bidRules';
import type { GenesisContext } from './genesisContext';
import { createStaking, type StakedValidator } from './genesisStaking';
import { auctionEntryPoints } from './systemEntryPoints';

/** Sets the auction up. Throws `GenesisError` if a stake is not as it must be. */
export function createAuction(context: GenesisContext, totalSupply: Key): void {
  const { auctionDelay, validatorSlots, lockedFundsPeriodMillis, unbondingDelay } = context.config;
  const { validators, totalValidatorStake } = createStaking(context);
  context.trackingCopy.add(totalSupply, { _tag: 'CLValue', value: CLValue.u512(totalValidatorStake) });

  const snapshot = initialSnapshot(validators, auctionDelay);
  const eraId = context.newURefWith(CLValue.u64(INITIAL_ERA_ID));
  const eraEnd = context.newURefWith(CLValue.u64(INITIAL_ERA_END_TIMESTAMP_MILLIS));
  const snapshotKey = context.newURefWith(seigniorageRecipientsSnapshotToCLValue(snapshot));
  const snapshotVersion = context.newURefWith(CLValue.u8(DEFAULT_SEIGNIORAGE_RECIPIENTS_SNAPSHOT_VERSION));

  for (const validator of validators) writeBids(context, validator);

  const slots = context.newURefWith(CLValue.u32(validatorSlots));
  const delay = context.newURefWith(CLValue.u64(auctionDelay));
  const lockedFundsPeriod = context.newURefWith(CLValue.u64(lockedFundsPeriodMillis));
  const unbonding = context.newURefWith(CLValue.u64(unbondingDelay));

  const namedKeys: NamedKeys = new Map([
    [AUCTION_KEY.eraId, eraId],
    [AUCTION_KEY.eraEndTimestampMillis, eraEnd],
    [AUCTION_KEY.seigniorageRecipientsSnapshot, snapshotKey],
    [AUCTION_KEY.seigniorageRecipientsSnapshotVersion, snapshotVersion],
    [AUCTION_KEY.validatorSlots, slots],
    [AUCTION_KEY.auctionDelay, delay],
    [AUCTION_KEY.lockedFundsPeriod, lockedFundsPeriod],
    [AUCTION_KEY.unbondingDelay, unbonding],
  ]);
  const contractHash = context.storeSystemContract('Auction', namedKeys, auctionEntryPoints());
  context.register(SYSTEM_ENTITY_NAMES.Auction, contractHash);
}

function writeBids(context: GenesisContext, { bid, delegators }: StakedValidator): void {
  const validator = bid.validatorPublicKey.toAccountHash();
  for (const delegator of delegators) {
    const key = Key.bidAddr(delegatorBidAddr(validator, delegator.delegatorKind));
    context.write(key, { _tag: 'BidKind', value: { _tag: 'Delegator', value: delegator } });
  }
  const key = Key.bidAddr(validatorBidAddr(bid.validatorPublicKey));
  context.write(key, { _tag: 'BidKind', value: { _tag: 'Validator', value: bid } });
}

/** The same validators for the first era and as many after it as the auction knows ahead. */
function initialSnapshot(validators: readonly StakedValidator[], auctionDelay: bigint): SeigniorageRecipientsSnapshot {
  const recipients = validators.map(({ bid, delegators }) => ({
    validatorPublicKey: bid.validatorPublicKey,
    stake: bid.stakedAmount,
    delegationRate: bid.delegationRate,
    delegatorStake: delegators.map(({ delegatorKind, stakedAmount }) => ({ delegatorKind, stake: stakedAmount })),
    reservationDelegationRates: [],
  }));
  const eras: SeigniorageRecipientsSnapshot[number][] = [];
  for (let eraId = INITIAL_ERA_ID; eraId <= INITIAL_ERA_ID + auctionDelay; eraId++) eras.push({ eraId, recipients });
  return eras;
}
