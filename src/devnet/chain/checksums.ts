/**
 * Checksums that every block leaves in global state.
 *
 * Answers to: casper-node `components/contract_runtime/operations.rs` (`compute_execution_results_checksum`), casper-storage
 * `block_store/types/approvals_hashes.rs`, casper-types `digest.rs`.
 *
 * @module
 */
import { blake2b256 } from '../../bytes/blake2b';
import { writeBytes } from '../../bytes/writer';
import { writeApprovals } from '../../types/approval';
import { CLValue } from '../../types/clValue';
import { writeTransactionHash } from '../../types/transactionHash';
import { type ExecutionResult, writeExecutionResult } from './executionResult';
import type { TransactionFacts } from './transactionFacts';

/** `ChunkWithProof::CHUNK_SIZE_BYTES`: 8 MiB. */
const CHUNK_SIZE = 8 * 1024 * 1024;

function pairHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return blake2b256(Uint8Array.of(...left, ...right));
}

/** Rust's `tree_fold1`: neighbours first, then neighbours of what came out. */
function treeFold(leaves: readonly Uint8Array[]): Uint8Array {
  let level = leaves;
  while (level.length > 1) {
    const next: Uint8Array[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const right = level[index + 1];
      next.push(right === undefined ? level[index]! : pairHash(level[index]!, right));
    }
    level = next;
  }
  return level[0]!;
}

function hashIntoChunks(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= CHUNK_SIZE) return blake2b256(bytes);
  const leaves: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK_SIZE) {
    leaves.push(blake2b256(bytes.subarray(start, start + CHUNK_SIZE)));
  }
  const root = treeFold(leaves);
  return blake2b256(
    writeBytes((writer) => {
      writer.writeRaw(new Uint8Array(32)).writeU64(BigInt(leaves.length)).writeRaw(root);
    }),
  );
}

/** The registry of a block's checksums, as it is stored. */
export function checksumRegistry(
  transactions: readonly TransactionFacts[],
  results: readonly ExecutionResult[],
): CLValue {
  const approvals = blake2b256(
    writeBytes((writer) =>
      writer.writeVec(transactions, (_, { hash, transaction }) => {
        writeTransactionHash(writer, hash);
        writer.writeRaw(blake2b256(writeBytes((inner) => writeApprovals(inner, transaction.value.approvals))));
      }),
    ),
  );
  const executions = hashIntoChunks(
    writeBytes((writer) => writer.writeVec(results, (_, result) => writeExecutionResult(writer, result))),
  );
  return CLValue.map([
    [CLValue.string('approvals_checksum'), CLValue.byteArray(approvals)],
    [CLValue.string('execution_results_checksum'), CLValue.byteArray(executions)],
  ]);
}
