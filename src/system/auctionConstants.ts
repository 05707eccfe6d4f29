/**
 * Names of the auction's arguments, entry points and named keys, and its fixed numbers.
 *
 * Answers to: casper-types `system/auction/constants.rs`.
 *
 * @module
 */

/** Names of entry-point arguments. */
export const AUCTION_ARG = {
  amount: 'amount',
  delegationRate: 'delegation_rate',
  delegator: 'delegator',
  delegatorPurse: 'delegator_purse',
  delegators: 'delegators',
  eraEndTimestampMillis: 'era_end_timestamp_millis',
  evictedValidators: 'evicted_validators',
  maximumDelegationAmount: 'maximum_delegation_amount',
  minimumDelegationAmount: 'minimum_delegation_amount',
  newPublicKey: 'new_public_key',
  newValidator: 'new_validator',
  publicKey: 'public_key',
  reservations: 'reservations',
  reservedSlots: 'reserved_slots',
  rewardsMap: 'rewards_map',
  validator: 'validator',
  validatorPublicKeys: 'validator_public_keys',
} as const;

/** Names of entry points. */
export const AUCTION_METHOD = {
  activateBid: 'activate_bid',
  addBid: 'add_bid',
  addReservations: 'add_reservations',
  cancelReservations: 'cancel_reservations',
  // The leading blank is in the Rust constant, and so in the stored contract.
  changeBidPublicKey: ' change_bid_public_key',
  delegate: 'delegate',
  distribute: 'distribute',
  getEraValidators: 'get_era_validators',
  readEraId: 'read_era_id',
  redelegate: 'redelegate',
  runAuction: 'run_auction',
  slash: 'slash',
  undelegate: 'undelegate',
  withdrawBid: 'withdraw_bid',
} as const;

/** Names of the contract's named keys. */
export const AUCTION_KEY = {
  auctionDelay: 'auction_delay',
  eraEndTimestampMillis: 'era_end_timestamp_millis',
  eraId: 'era_id',
  lockedFundsPeriod: 'locked_funds_period',
  seigniorageRecipientsSnapshot: 'seigniorage_recipients_snapshot',
  seigniorageRecipientsSnapshotVersion: 'seigniorage_recipients_snapshot_version',
  unbondingDelay: 'unbonding_delay',
  validatorSlots: 'validator_slots',
} as const;

/** Era id at genesis. */
export const INITIAL_ERA_ID = 0n;

/** End of the last era, in milliseconds, at genesis. */
export const INITIAL_ERA_END_TIMESTAMP_MILLIS = 0n;

/** A delegation rate of this much is the whole reward. */
export const DELEGATION_RATE_DENOMINATOR = 100;

/** Form of the seigniorage recipients snapshot that genesis writes. */
export const DEFAULT_SEIGNIORAGE_RECIPIENTS_SNAPSHOT_VERSION = 2;
