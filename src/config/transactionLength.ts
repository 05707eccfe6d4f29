/**
 * How large a transaction may be. The engine does not look at it; a node does before it lets a transaction in.
 *
 * Answers to: casper-types `chainspec/transaction_config/transaction_v1_config.rs`.
 *
 * @module
 */

/** Bytes of a whole transaction, Wasm, arguments and signatures. Source: `DEFAULT_INSTALL_UPGRADE_LANE`. */
export const MAX_TRANSACTION_LENGTH: number = 1_048_576;
