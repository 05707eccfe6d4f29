/**
 * Blocks and execution results as a node shows them.
 *
 * Answers to: the `Serialize` implementations of casper-types `block/`, `execution/execution_result_v2.rs`.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import type { Block, BlockBody, BlockHeader, EraEnd } from '../chain/block';
import type { ExecutionResult } from '../chain/executionResult';
import { effectsJson } from './effectsJson';
import { integer, type Json } from './exactJson';
import { timestampText } from './timeText';
import { initiatorAddrJson, transactionHashJson, transferJson } from './transferJson';

function eraEndJson(end: EraEnd): Json {
  return {
    equivocators: end.equivocators.map((key) => key.toHex()),
    inactive_validators: end.inactiveValidators.map((key) => key.toHex()),
    next_era_validator_weights: end.nextEraValidatorWeights.map(([key, weight]) => ({
      validator: key.toHex(),
      weight: weight.toString(),
    })),
    rewards: Object.fromEntries(end.rewards.map(([key, amounts]) => [key.toHex(), amounts.map(String)])),
    next_era_gas_price: end.nextEraGasPrice,
  };
}

/** A header, without a name around it. */
export function blockHeaderJson(header: BlockHeader): Json {
  return {
    parent_hash: bytesToHex(header.parentHash),
    state_root_hash: bytesToHex(header.stateRootHash),
    body_hash: bytesToHex(header.bodyHash),
    random_bit: header.randomBit,
    accumulated_seed: bytesToHex(header.accumulatedSeed),
    era_end: header.eraEnd === undefined ? null : eraEndJson(header.eraEnd),
    timestamp: timestampText(header.timestamp),
    era_id: integer(header.eraId),
    height: integer(header.height),
    protocol_version: header.protocolVersion.toString(),
    proposer: header.proposer.toHex(),
    current_gas_price: header.currentGasPrice,
    last_switch_block_hash: header.lastSwitchBlockHash === undefined ? null : bytesToHex(header.lastSwitchBlockHash),
  };
}

function blockBodyJson(body: BlockBody): Json {
  return {
    transactions: Object.fromEntries(
      [...body.transactions].map(([lane, hashes]) => [String(lane), hashes.map(transactionHashJson)]),
    ),
    rewarded_signatures: body.rewardedSignatures.map((bits) => [...bits]),
  };
}

/** A block under the name of its version. */
export function blockJson(block: Block): Json {
  return {
    Version2: {
      hash: bytesToHex(block.hash),
      header: blockHeaderJson(block.header),
      body: blockBodyJson(block.body),
    },
  };
}

/** An execution result under the name of its version. */
export function executionResultJson(result: ExecutionResult): Json {
  return {
    Version2: {
      initiator: initiatorAddrJson(result.initiator),
      error_message: result.errorMessage ?? null,
      current_price: result.currentPrice,
      limit: result.limit.toString(),
      consumed: result.consumed.toString(),
      cost: result.cost.toString(),
      refund: result.refund.toString(),
      transfers: result.transfers.map(transferJson),
      size_estimate: integer(result.sizeEstimate),
      effects: effectsJson(result.effects),
    },
  };
}
