/**
 * Transfers, initiators, transaction hashes, messages and effects as a node shows them.
 *
 * Answers to: the `Serialize` implementations of casper-types `transfer/`, `transaction/initiator_addr.rs`,
 * `contract_messages/messages.rs`, `execution/transform_kind.rs`.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import type { InitiatorAddr } from '../../types/initiatorAddr';
import type { Message } from '../../types/message';
import type { TransactionHash } from '../../types/transactionHash';
import type { Transfer, TransferV1, TransferV2 } from '../../types/transfer';
import { integer, type Json } from './exactJson';

/** Who started a transaction. */
export function initiatorAddrJson(initiator: InitiatorAddr): Json {
  return initiator._tag === 'PublicKey'
    ? { PublicKey: initiator.publicKey.toHex() }
    : { AccountHash: initiator.accountHash.toFormattedString() };
}

/** The hash of a deploy or transaction. */
export function transactionHashJson(hash: TransactionHash): Json {
  return hash.kind === 'Deploy' ? { Deploy: hash.toHex() } : { Version1: hash.toHex() };
}

function bodyJson(transfer: TransferV1 | TransferV2): { readonly [name: string]: Json } {
  const { to, source, target, amount, gas, id } = transfer;
  return {
    to: to?.toFormattedString() ?? null,
    source: source.toFormattedString(),
    target: target.toFormattedString(),
    amount: amount.toString(),
    gas: gas.toString(),
    id: id === undefined ? null : integer(id),
  };
}

/** A transfer of the 1.x protocol. */
export function transferV1Json(transfer: TransferV1): Json {
  return {
    deploy_hash: bytesToHex(transfer.deployHash),
    from: transfer.from.toFormattedString(),
    ...bodyJson(transfer),
  };
}

/** A transfer of either version. */
export function transferJson(transfer: Transfer): Json {
  if (transfer._tag === 'V1') return { Version1: transferV1Json(transfer.value) };
  const { transactionHash, from } = transfer.value;
  return {
    Version2: {
      transaction_hash: transactionHashJson(transactionHash),
      from: initiatorAddrJson(from),
      ...bodyJson(transfer.value),
    },
  };
}

/** A message that a contract emitted. */
export function messageJson(message: Message): Json {
  const payload = message.message;
  return {
    entity_addr: message.entityAddr.toFormattedString(),
    message: payload._tag === 'String' ? { String: payload.value } : { Bytes: bytesToHex(payload.value) },
    topic_name: message.topicName,
    topic_name_hash: bytesToHex(message.topicNameHash),
    topic_index: message.topicIndex,
    block_index: integer(message.blockIndex),
  };
}
