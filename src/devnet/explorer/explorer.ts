/**
 * The chain in words, for the page and for whoever asks the RPC.
 *
 * @module
 */
export { describeAccount, listAccounts } from './accountReport';
export { describeBlock, listBlocks } from './blockReport';
export { describeContract, listContracts } from './contractReport';
export { find } from './finding';
export { describeKey, listDictionary } from './keyReport';
export { traceTransaction } from './traceReport';
export { describeTransaction } from './transactionReport';
