/**
 * A transaction of either kind.
 *
 * Answers to: casper-types transaction.rs.
 */
import { type ByteReader, readAll } from '../bytes/reader';
import { type ByteWriter, writeBytes } from '../bytes/writer';
import { type Deploy, hasValidDeployHash, readDeploy, writeDeploy } from './deploy';
import { TransactionHash } from './transactionHash';
import { hasValidTransactionV1Hash, readTransactionV1, type TransactionV1, writeTransactionV1 } from './transactionV1';

/** A deploy or a version 1 transaction. */
export type Transaction =
  | { readonly _tag: 'Deploy'; readonly value: Deploy }
  | { readonly _tag: 'V1'; readonly value: TransactionV1 };

const DEPLOY_TAG = 0;
const V1_TAG = 1;

/** The hash a transaction carries. */
export function transactionHashOf(transaction: Transaction): TransactionHash {
  const { hash } = transaction.value;
  return transaction._tag === 'Deploy' ? TransactionHash.deploy(hash) : TransactionHash.v1(hash);
}

/** Whether the hashes of a transaction are those of its contents. Signatures are not looked at. */
export function hasValidTransactionHash(transaction: Transaction): boolean {
  return transaction._tag === 'Deploy'
    ? hasValidDeployHash(transaction.value)
    : hasValidTransactionV1Hash(transaction.value);
}

/** Writes a transaction with its kind. */
export function writeTransaction(writer: ByteWriter, transaction: Transaction): void {
  if (transaction._tag === 'Deploy') {
    writeDeploy(writer.writeU8(DEPLOY_TAG), transaction.value);
  } else {
    writeTransactionV1(writer.writeU8(V1_TAG), transaction.value);
  }
}

/** Reads what `writeTransaction` writes; hashes and signatures are not checked. Throws `BytesError`. */
export function readTransaction(reader: ByteReader): Transaction {
  const { offset } = reader;
  const tag = reader.readU8();
  switch (tag) {
    case DEPLOY_TAG:
      return { _tag: 'Deploy', value: readDeploy(reader) };
    case V1_TAG:
      return { _tag: 'V1', value: readTransactionV1(reader) };
    default:
      return reader.fail(`no transaction has the tag ${tag}`, offset);
  }
}

/** The bytes of a transaction with its kind. */
export function transactionToBytes(transaction: Transaction): Uint8Array {
  return writeBytes((writer) => writeTransaction(writer, transaction));
}

/** A transaction from exactly its bytes. Throws `BytesError`. */
export function transactionFromBytes(bytes: Uint8Array): Transaction {
  return readAll(bytes, readTransaction);
}
