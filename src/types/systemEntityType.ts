/**
 * The four system contracts.
 *
 * Answers to: casper-types system/system_contract_type.rs.
 */

/** A system contract. */
export type SystemEntityType = 'Mint' | 'HandlePayment' | 'StandardPayment' | 'Auction';

/** Names the registry of system contracts has them under. */
export const SYSTEM_ENTITY_NAMES: Readonly<Record<SystemEntityType, string>> = {
  Mint: 'mint',
  HandlePayment: 'handle payment',
  StandardPayment: 'standard payment',
  Auction: 'auction',
};

/** In the order of their tags, which are also their numbers in the host interface. */
export const SYSTEM_ENTITY_TYPES: readonly SystemEntityType[] = ['Mint', 'HandlePayment', 'StandardPayment', 'Auction'];
