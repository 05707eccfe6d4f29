/**
 * Trying a transaction out on the latest state without paying and without keeping anything.
 *
 * Answers to: casper-node 2.0 `components/contract_runtime/operations.rs` (`speculatively_execute`).
 *
 * @module
 */
import { isLeft } from 'fp-ts/Either';
import { sessionFromSessionInputData } from '../../engine/wasmV1Request';
import type { WasmV1Result } from '../../engine/wasmV1Result';
import { execError } from '../../runtime/execError';
import { nativeRuntimeConfig } from '../../system/nativeRuntimeConfig';
import { nativeTransfer } from '../../system/nativeTransfer';
import { isTransferError } from '../../system/transferError';
import type { Transaction } from '../../types/transaction';
import { checkConfigCompliance } from '../acceptance/configCompliance';
import { wasmEngine } from '../lazyModules';
import type { Chain } from './chain';
import { reject } from './rejection';
import { copyOf } from './stateReading';
import { type TransactionFacts, transactionFacts } from './transactionFacts';

/** What a transaction would come to. */
export interface SpeculativeResult {
  /** Block whose state it was tried on, 32 bytes. */
  readonly blockHash: Uint8Array;
  readonly result: Omit<WasmV1Result, 'ret' | 'output'>;
}

/** @throws Rejection when the chainspec does not allow the transaction, or it is of a kind that a node does not try */
export function speculativelyExecute(chain: Chain, transaction: Transaction): SpeculativeResult {
  const { network } = chain;
  const facts = transactionFacts(transaction, network);
  checkConfigCompliance(facts, network, facts.timestamp);
  const { block, state } = chain.tip;
  const { hash: blockHash, header } = block;
  if (facts.session === undefined) {
    if (facts.entryPoint._tag !== 'Transfer') {
      reject('TransactionOrDeployUnspecified', 'a node tries transfers and code only');
    }
    return { blockHash, result: triedTransfer(chain, facts) };
  }
  const blockInfo = {
    blockTime: header.timestamp + network.chainspec.core.minimumBlockTime,
    parentBlockHash: blockHash,
    blockHeight: header.height,
    protocolVersion: network.node.protocolVersion,
  };
  const request = sessionFromSessionInputData(blockInfo, facts.gasLimit, facts.session);
  if (isLeft(request)) return reject('TransactionOrDeployUnspecified', request.left.message);
  return { blockHash, result: wasmEngine().executeWasmV1(request.right, state, chain.engineConfig) };
}

function triedTransfer({ network, tip }: Chain, facts: TransactionFacts): SpeculativeResult['result'] {
  const { chainspec, node } = network;
  const gas = BigInt(chainspec.systemCosts.mintCosts.transfer);
  const bare = { gasLimit: gas, consumed: gas, effects: [], transfers: [], messages: [], error: undefined };
  if (facts.args._tag !== 'Named') return reject('ExpectedNamedArguments');
  try {
    const request = {
      config: nativeRuntimeConfig(chainspec),
      protocolVersion: node.protocolVersion,
      transactionHash: facts.hash,
      initiator: facts.initiator,
      authorizationKeys: facts.signers,
      args: facts.args.args,
    };
    const copy = copyOf(tip.state, chainspec.core.enableAddressableEntity);
    return { ...bare, ...nativeTransfer(request, copy) };
  } catch (error) {
    if (!isTransferError(error)) throw error;
    return { ...bare, error: execError.transfer(error.message) };
  }
}
