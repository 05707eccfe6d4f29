/**
 * What a byte written to global state costs, section `[storage_costs]`.
 *
 * Answers to: casper-types `chainspec/vm_config/storage_costs.rs`.
 *
 * @module
 */

/** Gas for storage. */
export interface StorageCosts {
  readonly gasPerByte: number;
}

/** `StorageCosts::default()`, which the chainspec repeats (`DEFAULT_GAS_PER_BYTE_COST`). */
export const DEFAULT_STORAGE_COSTS: StorageCosts = { gasPerByte: 1_117_587 };
