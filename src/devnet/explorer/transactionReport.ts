/**
 * A transaction for people: what it was asked to do, what it paid, what it changed.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import { formatCspr } from '../../report/motes';
import { initiatorAccountHash } from '../../types/initiatorAddr';
import type { Message } from '../../types/message';
import type { Transaction } from '../../types/transaction';
import type { Chain, TransactionRecord } from '../chain/chain';
import { type TransactionFacts, transactionFacts } from '../chain/transactionFacts';
import { integer, type Json, type JsonObject } from '../json/exactJson';
import { durationText, timestampText } from '../json/timeText';
import { changeLines } from './blockReport';
import { type ExecutedTransaction, stateBefore } from './replay';
import { namesOf, withNames } from './stateNames';
import { transactionText } from './transactionText';
import { argsJson } from './valueTexts';

/** Printed lines and messages that are shown. */
const MOST_LINES = 500;
/** Letters of one printed line. */
const LONGEST_LINE = 4000;

/** See the module's description. */
export function describeTransaction(chain: Chain, record: TransactionRecord): Json {
  const { transaction, execution } = record;
  const facts = execution?.artifact.facts ?? transactionFacts(transaction, chain.network);
  return withNames(
    {
      hash: facts.hash.toHex(),
      kind: facts.hash.kind === 'Deploy' ? 'Deploy' : 'Version1',
      what: transactionText(facts),
      from: initiatorAccountHash(facts.initiator).toFormattedString(),
      signers: transaction.value.approvals.map(({ signer }) => signer.toHex()),
      timestamp: timestampText(facts.timestamp),
      time_to_live: durationText(facts.ttl),
      chain_name: facts.chainName,
      bytes: facts.size,
      ...codeJson(transaction, facts),
      args: facts.args._tag === 'Named' ? argsJson(facts.args.args) : [],
      args_bytes: facts.args._tag === 'Named' ? null : bytesToHex(facts.args.bytes),
      payment: facts.isStandardPayment ? 'from the main purse of the account' : 'by code of its own',
      gas_limit: facts.gasLimit.toString(),
      execution: execution === undefined ? null : executionJson(chain, execution),
    },
    namesOf(chain, execution?.record.state ?? chain.tip.state),
  );
}

function codeJson(transaction: Transaction, { target }: TransactionFacts): JsonObject {
  const session = transaction._tag === 'Deploy' ? transaction.value.session : undefined;
  if (session?._tag === 'ModuleBytes') return { code_bytes: session.moduleBytes.length };
  return target?._tag === 'Session' ? { code_bytes: target.moduleBytes.length } : {};
}

function executionJson(chain: Chain, execution: ExecutedTransaction): Json {
  const { record, artifact } = execution;
  const { result, messages, output } = artifact;
  const { header } = record.block;
  return {
    block_hash: bytesToHex(record.block.hash),
    block_height: integer(header.height),
    timestamp: timestampText(header.timestamp),
    error: result.errorMessage ?? null,
    limit: result.limit.toString(),
    consumed: result.consumed.toString(),
    gas_price: result.currentPrice,
    cost: formatCspr(result.cost),
    refund: formatCspr(result.refund),
    changes: changeLines(result.effects, stateBefore(chain, execution)),
    messages: messages.slice(0, MOST_LINES).map(messageJson),
    printed: output.slice(0, MOST_LINES).map(({ text }) => text.slice(0, LONGEST_LINE)),
  };
}

function messageJson({ entityAddr, topicName, message }: Message): Json {
  return {
    from: entityAddr.toFormattedString(),
    topic: topicName,
    text: message._tag === 'String' ? message.value.slice(0, LONGEST_LINE) : `0x${bytesToHex(message.value)}`,
  };
}
