/**
 * A Casper network in this process: `import { startDevnet } from 'casper-engine-test-support/devnet'`.
 *
 * @module
 */
export type { BlockRecord, ChainEvent, TransactionRecord } from './chain/chain';
export { Rejection, type RejectionReason } from './chain/rejection';
export { Devnet, type DevnetOptions, type SdkHandler } from './devnet';
export { DEVNET_ACCOUNTS, DEVNET_GENESIS_ACCOUNTS } from './devnetAccounts';
export type { ForkOptions } from './fork/remoteState';
export { RpcError } from './rpc/rpcError';
export { type RunningDevnet, type StartOptions, startDevnet } from './startDevnet';
