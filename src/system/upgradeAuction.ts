/**
 * Records of the auction of protocol 1.x, rewritten at an upgrade as protocol 2.x keeps them.
 *
 * Answers to: casper-storage `system/protocol_upgrade.rs` (`handle_unbonds_migration`, `handle_bids_migration`,
 * `handle_era_info_migration`, `handle_seignorage_snapshot_migration`).
 *
 * @module
 */

import { bytesEqual } from '../bytes/compareBytes';
import { clValueInto, isCLValueError } from '../state/clValueError';
import { EnginePanic } from '../state/enginePanic';
import type { Bid } from '../types/bid';
import { CLValue } from '../types/clValue';
import { Key } from '../types/key';
import { KEY_TAGS } from '../types/keyPayload';
import {
  readSeigniorageRecipientsSnapshotV1,
  SEIGNIORAGE_RECIPIENTS_SNAPSHOT_TYPE,
  seigniorageRecipientsSnapshotToCLValue,
} from '../types/seigniorageRecipients';
import type { Unbond, UnbondingPurse } from '../types/unbond';
import { AUCTION_KEY, DEFAULT_SEIGNIORAGE_RECIPIENTS_SNAPSHOT_VERSION } from './auctionConstants';
import { bidKeyPrefix } from './auctionRecords';
import { delegatorBidAddr, validatorBidAddr } from './bidRules';
import type { SystemHashAddresses, UpgradeContext } from './upgradeContext';
import { failUpgrade } from './upgradeError';

/** Gives each unbonding a record of its own. Of several by one staker from one validator the last stays, as in Rust. */
export function handleUnbondsMigration({ trackingCopy }: UpgradeContext): void {
  for (const key of trackingCopy.getKeys(KEY_TAGS.Unbond)) {
    const stored = trackingCopy.get(key);
    if (stored?._tag !== 'Unbonding') continue;
    trackingCopy.prune(key);
    for (const purse of stored.value) {
      const validator = purse.validatorPublicKey.toAccountHash();
      const unbonder = purse.unbonderPublicKey.toAccountHash();
      trackingCopy.write(Key.bidAddr({ _tag: 'UnbondAccount', validator, unbonder }), {
        _tag: 'BidKind',
        value: { _tag: 'Unbond', value: unbondOf(purse) },
      });
    }
  }
}

/** To which validator the stake was to go next is not taken over. */
function unbondOf(purse: UnbondingPurse): Unbond {
  const { validatorPublicKey, unbonderPublicKey, bondingPurse, eraOfCreation, amount } = purse;
  const isValidator = bytesEqual(validatorPublicKey.toBytes(), unbonderPublicKey.toBytes());
  return {
    validatorPublicKey,
    unbondKind: { _tag: isValidator ? 'Validator' : 'DelegatedPublicKey', publicKey: unbonderPublicKey },
    eras: [{ bondingPurse, eraOfCreation, amount, newValidator: undefined }],
  };
}

/** Splits unified bids up and puts validators below the minimum out of the auction. */
export function handleBidsMigration(context: UpgradeContext): void {
  const { trackingCopy, config } = context;
  const { validatorMinimumBidAmount, minimumDelegationAmount, maximumDelegationAmount } = config;
  if (maximumDelegationAmount < minimumDelegationAmount) failUpgrade({ _tag: 'InvalidUpgradeConfig' });
  for (const key of trackingCopy.getKeys(KEY_TAGS.Bid)) {
    const stored = trackingCopy.get(key);
    if (stored?._tag !== 'Bid') continue;
    trackingCopy.prune(key);
    if (stored.value.stakedAmount > 0n) writeSplitBid(context, stored.value);
  }
  for (const key of trackingCopy.getKeysByPrefix(bidKeyPrefix('Validator'))) {
    const stored = trackingCopy.get(key);
    if (stored?._tag !== 'BidKind' || stored.value._tag !== 'Validator') continue;
    const bid = stored.value.value;
    if (bid.inactive || bid.stakedAmount >= validatorMinimumBidAmount) continue;
    trackingCopy.write(key, { _tag: 'BidKind', value: { _tag: 'Validator', value: { ...bid, inactive: true } } });
  }
}

function writeSplitBid({ trackingCopy, config }: UpgradeContext, bid: Bid): void {
  const { validatorPublicKey, bondingPurse, stakedAmount, delegationRate, vestingSchedule } = bid;
  const { minimumDelegationAmount, maximumDelegationAmount } = config;
  const value = {
    validatorPublicKey,
    bondingPurse,
    stakedAmount,
    delegationRate,
    vestingSchedule,
    inactive: stakedAmount < config.validatorMinimumBidAmount,
    minimumDelegationAmount,
    maximumDelegationAmount,
    reservedSlots: 0,
  };
  trackingCopy.write(Key.bidAddr(validatorBidAddr(validatorPublicKey)), {
    _tag: 'BidKind',
    value: { _tag: 'Validator', value },
  });
  const validator = validatorPublicKey.toAccountHash();
  for (const [, delegator] of bid.delegators) {
    if (delegator.stakedAmount === 0n) continue;
    const { delegatorPublicKey, ...stake } = delegator;
    const delegatorKind = { _tag: 'PublicKey', publicKey: delegatorPublicKey } as const;
    trackingCopy.write(Key.bidAddr(delegatorBidAddr(validator, delegatorKind)), {
      _tag: 'BidKind',
      value: { _tag: 'Delegator', value: { ...stake, delegatorKind } },
    });
  }
}

/** Copies the last era's rewards to where 2.x keeps those of the last era only. */
export function handleEraInfoMigration({ trackingCopy, config }: UpgradeContext): void {
  const { activationPoint } = config;
  if (activationPoint === undefined) return;
  const stored = trackingCopy.get(Key.eraInfo(activationPoint === 0n ? 0n : activationPoint - 1n));
  if (stored === undefined) return;
  if (stored._tag !== 'EraInfo') failUpgrade({ _tag: 'UnexpectedStoredValueVariant' });
  trackingCopy.write(Key.eraSummary(), stored);
}

/** Rewrites the snapshot of seigniorage recipients, if the state does not say that it is of the present version. */
export function handleSeigniorageSnapshotMigration(context: UpgradeContext, { auction }: SystemHashAddresses): void {
  const { trackingCopy } = context;
  const namedKeys = context.namedKeysOf(auction);
  const snapshotKey = namedKeys.get(AUCTION_KEY.seigniorageRecipientsSnapshot);
  if (snapshotKey === undefined) throw new EnginePanic('snapshot key should already exist');
  const versionName = AUCTION_KEY.seigniorageRecipientsSnapshotVersion;
  if (namedKeys.has(versionName)) return;

  const version = CLValue.u8(DEFAULT_SEIGNIORAGE_RECIPIENTS_SNAPSHOT_VERSION);
  context.writeNamedValue(auction, versionName, namedKeys, version);
  const stored = trackingCopy.read(snapshotKey);
  if (stored === undefined) return;
  if (stored._tag !== 'CLValue') {
    failUpgrade({ _tag: 'CLValue', message: 'seigniorage recipients snapshot is not a CLValue' });
  }
  context.writeCLValue(snapshotKey, migratedSnapshot(stored.value));
}

function migratedSnapshot(snapshot: CLValue): CLValue {
  try {
    const recipients = clValueInto(snapshot, SEIGNIORAGE_RECIPIENTS_SNAPSHOT_TYPE, readSeigniorageRecipientsSnapshotV1);
    return seigniorageRecipientsSnapshotToCLValue(recipients);
  } catch (error) {
    if (isCLValueError(error)) return failUpgrade({ _tag: 'CLValue', message: error.message });
    throw error;
  }
}
