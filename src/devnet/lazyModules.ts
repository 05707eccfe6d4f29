/**
 * Parts that most devnets never need, or not before the first transaction with code: a devnet answers the sooner without them.
 *
 * @module
 */

/** Runs code. */
export const wasmEngine = (): typeof import('../engine/executeWasmV1') => require('../engine/executeWasmV1');

/** Runs code and records what happens inside. */
export const tracedExecution = (): typeof import('../engine/tracedExecution') => require('../engine/tracedExecution');

/** Reads and writes state files. */
export const stateFiles = (): typeof import('../builder/stateFiles') => require('../builder/stateFiles');

/** The state of another network. */
export const forkedState = (): typeof import('./fork/forkedState') => require('./fork/forkedState');

/** A chain in a folder. */
export const chainStore = (): typeof import('./store/chainStore') => require('./store/chainStore');
