/**
 * Methods that take deploys and transactions, or try them out.
 *
 * Answers to: casper-sidecar `rpc_sidecar/src/rpcs/{account,speculative_exec}.rs`.
 *
 * @module
 */
import { isBytesError } from '../../../bytes/bytesError';
import { hasTag } from '../../../bytes/hasTag';
import { bytesToHex } from '../../../bytes/hex';
import { parseDuration } from '../../../config/duration';
import type { Transaction } from '../../../types/transaction';
import { transactionFromJson } from '../../../types/transactionJson';
import type { Rejection } from '../../chain/rejection';
import { speculativelyExecute } from '../../chain/speculativeExecution';
import { effectsJson } from '../../json/effectsJson';
import { type Json, writeJson } from '../../json/exactJson';
import { messageJson, transferJson } from '../../json/transferJson';
import { badParams, type Param, type ParamSpec } from '../params';
import { rpcFail } from '../rpcError';
import type { RpcContext, RpcMethod } from '../rpcMethod';

const DEPLOY: ParamSpec = { name: 'deploy', description: 'the deploy, as casper-client make-deploy writes it' };
const TRANSACTION: ParamSpec = { name: 'transaction', description: '{"Version1": …} or {"Deploy": …}' };

function readTransaction(param: Param, json: Json): Transaction {
  try {
    return transactionFromJson(writeJson(json), parseDuration);
  } catch (error) {
    if (isBytesError(error)) return badParams(`${error.reason}`);
    return param.fail(`a transaction: ${(error as Error).message}`);
  }
}

const readDeploy = (param: Param): Transaction => readTransaction(param, { Deploy: param.object() });

function readAnyTransaction(param: Param): Transaction {
  param.variant('Version1', 'Deploy');
  return readTransaction(param, param.value);
}

/** Submits, and answers refusals as a node does. */
function submit({ controls, log }: RpcContext, transaction: Transaction, kind: 'deploy' | 'transaction'): void {
  try {
    controls.submit(transaction);
  } catch (error) {
    if (!hasTag(error, 'Rejection')) throw error;
    const { reason, message, details } = error as Rejection;
    log(`refused ${kind} ${bytesToHex(transaction.value.hash)}: ${message}${details === '' ? '' : ` (${details})`}`);
    if (reason === 'GasPriceToleranceTooLow') {
      rpcFail('NodeRequestFailed', `request for submitting a ${kind} has failed: ${message}`);
    }
    if (kind === 'deploy') rpcFail('InvalidDeploy', `the deploy was invalid: ${message}`);
    rpcFail('InvalidTransaction', `the transaction was invalid: ${message}`);
  }
}

function speculate({ chain, log }: RpcContext, transaction: Transaction): Json {
  try {
    const { blockHash, result } = speculativelyExecute(chain, transaction);
    return {
      execution_result: {
        block_hash: bytesToHex(blockHash),
        transfers: result.transfers.map(transferJson),
        limit: result.gasLimit.toString(),
        consumed: result.consumed.toString(),
        effects: effectsJson(result.effects),
        messages: result.messages.map(messageJson),
        error: result.error?.message ?? null,
      },
    };
  } catch (error) {
    if (!hasTag(error, 'Rejection')) throw error;
    const { message, details } = error as Rejection;
    log(`refused to try ${bytesToHex(transaction.value.hash)}: ${message} (${details})`);
    return rpcFail(
      'NodeRequestFailed',
      `request for speculatively executing a transaction has failed: could not execute the provided transaction: ${message}`,
    );
  }
}

export const ACCOUNT_METHODS: readonly RpcMethod[] = [
  {
    name: 'account_put_deploy',
    description: 'Takes a deploy.',
    params: [DEPLOY],
    run: (context, params) => {
      const transaction = readDeploy(params.get('deploy'));
      submit(context, transaction, 'deploy');
      return { deploy_hash: bytesToHex(transaction.value.hash) };
    },
  },
  {
    name: 'account_put_transaction',
    description: 'Takes a transaction.',
    params: [TRANSACTION],
    run: (context, params) => {
      const transaction = readAnyTransaction(params.get('transaction'));
      submit(context, transaction, 'transaction');
      const hash = bytesToHex(transaction.value.hash);
      return { transaction_hash: transaction._tag === 'Deploy' ? { Deploy: hash } : { Version1: hash } };
    },
  },
  {
    name: 'speculative_exec',
    description: 'What a deploy would come to on the latest state; nothing of it is kept.',
    params: [DEPLOY],
    run: (context, params) => speculate(context, readDeploy(params.get('deploy'))),
  },
  {
    name: 'speculative_exec_txn',
    description: 'What a transaction would come to on the latest state; nothing of it is kept.',
    params: [TRANSACTION],
    run: (context, params) => speculate(context, readAnyTransaction(params.get('transaction'))),
  },
];
