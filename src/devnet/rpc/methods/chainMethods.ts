/**
 * Methods about blocks and eras.
 *
 * Answers to: casper-sidecar `rpc_sidecar/src/rpcs/chain.rs`, `chain/era_summary.rs`.
 *
 * @module
 */
import { bytesToHex } from '../../../bytes/hex';
import { Key } from '../../../types/key';
import type { BlockRecord } from '../../chain/chain';
import { finalitySignatures } from '../../chain/finalitySignatures';
import { blockJson } from '../../json/blockJson';
import { integer, type Json } from '../../json/exactJson';
import { storedValueJson } from '../../json/storedValueJson';
import { transferJson } from '../../json/transferJson';
import { BLOCK_PARAM, blockOf, queryOrFail } from '../finding';
import type { RpcMethod } from '../rpcMethod';

function eraSummaryJson({ block, state }: BlockRecord): Json {
  const { value, proof } = queryOrFail(state, Key.eraSummary(), [], 'era summary');
  return {
    block_hash: bytesToHex(block.hash),
    era_id: integer(block.header.eraId),
    stored_value: storedValueJson(value),
    state_root_hash: bytesToHex(block.header.stateRootHash),
    merkle_proof: proof,
  };
}

export const CHAIN_METHODS: readonly RpcMethod[] = [
  {
    name: 'chain_get_block',
    description: 'A block with the signatures of its validators.',
    params: [BLOCK_PARAM],
    run: ({ chain }, params) => {
      const record = blockOf(chain, params);
      const proofs = finalitySignatures(chain, record).map(({ publicKey, signature }) => ({
        public_key: publicKey.toHex(),
        signature: signature().toHex(),
      }));
      return { block_with_signatures: { block: blockJson(record.block), proofs } };
    },
  },
  {
    name: 'chain_get_block_transfers',
    description: 'All transfers of a block.',
    params: [BLOCK_PARAM],
    run: ({ chain }, params) => {
      const { block, artifacts } = blockOf(chain, params);
      const transfers = artifacts.flatMap(({ result }) => result.transfers).map(transferJson);
      return { block_hash: bytesToHex(block.hash), transfers };
    },
  },
  {
    name: 'chain_get_state_root_hash',
    description: 'The root of the state after a block.',
    params: [BLOCK_PARAM],
    run: ({ chain }, params) => ({ state_root_hash: bytesToHex(blockOf(chain, params).block.header.stateRootHash) }),
  },
  {
    name: 'chain_get_era_info_by_switch_block',
    description: 'Rewards of an era, if the block is the last of it.',
    params: [BLOCK_PARAM],
    run: ({ chain }, params) => {
      const record = blockOf(chain, params);
      return { era_summary: record.block.header.eraEnd === undefined ? null : eraSummaryJson(record) };
    },
  },
  {
    name: 'chain_get_era_summary',
    description: 'Rewards of the last era before a block.',
    params: [BLOCK_PARAM],
    run: ({ chain }, params) => ({ era_summary: eraSummaryJson(blockOf(chain, params)) }),
  },
];
