/**
 * Blocks for people: pages of them, and one with what is in it.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import { stateChanges } from '../../report/changes/stateChanges';
import { ChangeText } from '../../report/changes/stateChangeText';
import { Labels } from '../../report/labels';
import { formatCspr } from '../../report/motes';
import { initiatorAccountHash } from '../../types/initiatorAddr';
import type { Effects } from '../../types/transform';
import type { BlockRecord, Chain } from '../chain/chain';
import type { ChainState } from '../chain/chainState';
import type { TransactionFacts } from '../chain/transactionFacts';
import { integer, type Json, type JsonObject } from '../json/exactJson';
import { timestampText } from '../json/timeText';
import { namesOf, withNames } from './stateNames';
import { transactionText } from './transactionText';
import { AS_IS } from './valueTexts';

/** Transactions of one block in a list of blocks. */
const MOST_LISTED = 20;
/** Transactions on the page of a block. */
const MOST_IN_BLOCK = 500;
/** Changes in words: the end of an era can have thousands. */
const MOST_CHANGES = 500;

/** A transaction in one line. Of one that waits there is less to say. */
export function transactionBrief(
  facts: TransactionFacts,
  execution: Pick<BlockRecord['artifacts'][number], 'result'> | undefined,
  height: bigint | undefined,
): JsonObject {
  return {
    hash: facts.hash.toHex(),
    kind: facts.hash.kind === 'Deploy' ? 'Deploy' : 'Version1',
    from: initiatorAccountHash(facts.initiator).toFormattedString(),
    what: transactionText(facts),
    ...(execution === undefined || height === undefined
      ? {}
      : {
          block_height: integer(height),
          error: execution.result.errorMessage ?? null,
          consumed: execution.result.consumed.toString(),
        }),
  };
}

function blockSummary({ block, artifacts }: BlockRecord, mostTransactions: number): JsonObject {
  const { header } = block;
  return {
    block_hash: bytesToHex(block.hash),
    height: integer(header.height),
    era_id: integer(header.eraId),
    timestamp: timestampText(header.timestamp),
    ends_era: header.eraEnd !== undefined,
    transaction_count: artifacts.length,
    transactions: artifacts
      .slice(0, mostTransactions)
      .map((artifact) => transactionBrief(artifact.facts, artifact, header.height)),
  };
}

/** Blocks below a height, the latest first, and what waits for the next one. */
export function listBlocks(chain: Chain, below: bigint | undefined, count: number): Json {
  const end = below === undefined || below > BigInt(chain.blocks.length) ? chain.blocks.length : Number(below);
  const records = chain.blocks.slice(Math.max(0, end - count), end).reverse();
  const { waiting } = chain;
  return withNames(
    {
      chain_name: chain.network.node.chainName,
      genesis_hash: bytesToHex(chain.blocks[0]!.block.hash),
      tip_height: integer(chain.tip.block.header.height),
      transaction_count: transactionCount(chain),
      waiting_count: waiting.length,
      waiting: waiting.slice(0, MOST_LISTED).map((facts) => transactionBrief(facts, undefined, undefined)),
      blocks: records.map((record) => blockSummary(record, MOST_LISTED)),
    },
    namesOf(chain, chain.tip.state),
  );
}

const COUNTS = new WeakMap<BlockRecord, number>();

/** All transactions up to the tip, counted once. */
function transactionCount(chain: Chain): number {
  const { blocks } = chain;
  let at = blocks.length;
  let count = 0;
  while (at > 0) {
    const record = blocks[at - 1]!;
    const known = COUNTS.get(record);
    if (known !== undefined) {
      count += known;
      break;
    }
    count += record.artifacts.length;
    at--;
  }
  COUNTS.set(chain.tip, count);
  return count;
}

/** A block with its transactions, and what its end of an era did. */
export function describeBlock(chain: Chain, record: BlockRecord): Json {
  const { header } = record.block;
  const next = chain.blockByHeight(header.height + 1n);
  return withNames(
    {
      ...blockSummary(record, MOST_IN_BLOCK),
      parent_hash: bytesToHex(header.parentHash),
      next_height: next === undefined ? null : integer(header.height + 1n),
      state_root_hash: bytesToHex(header.stateRootHash),
      proposer: header.proposer.toHex(),
      gas_price: header.currentGasPrice,
      protocol_version: header.protocolVersion.toString(),
      given: record.given === undefined ? [] : givenLines(chain, record),
      era_end: eraEndJson(record),
    },
    namesOf(chain, record.state),
  );
}

function eraEndJson({ block }: BlockRecord): Json {
  const end = block.header.eraEnd;
  if (end === undefined) return null;
  const rewardOf = new Map(
    end.rewards.map(([key, amounts]) => [key.toHex(), amounts.reduce((sum, amount) => sum + amount, 0n)]),
  );
  return {
    next_gas_price: end.nextEraGasPrice,
    validators: end.nextEraValidatorWeights.slice(0, MOST_IN_BLOCK).map(([key, weight]) => ({
      public_key: key.toHex(),
      weight: formatCspr(weight),
      reward: formatCspr(rewardOf.get(key.toHex()) ?? 0n),
    })),
  };
}

function givenLines(chain: Chain, { block, given = [] }: BlockRecord): readonly string[] {
  const parent = chain.blockByHeight(block.header.height - 1n);
  return parent === undefined ? [] : changeLines(given, parent.state);
}

/** Effects in words, with the hashes left as they are. */
export function changeLines(effects: Effects, before: ChainState): readonly string[] {
  const text = new ChangeText(new Labels(), AS_IS);
  const lines = stateChanges(effects, (key) => before.read(key)).map((change) => text.line(change));
  if (lines.length <= MOST_CHANGES) return lines;
  return [...lines.slice(0, MOST_CHANGES), `and ${lines.length - MOST_CHANGES} more changes`];
}
