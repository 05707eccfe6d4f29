/**
 * Finding the block and the state that a request is about, and values in it.
 *
 * Answers to: casper-sidecar `rpc_sidecar/src/rpcs/common.rs`, casper-node 2.0 `components/binary_port.rs`.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import { writeBytes } from '../../bytes/writer';
import { DEFAULT_MAX_QUERY_DEPTH } from '../../config/engineConfig';
import type { MerkleProof } from '../../state/merkleProof';
import { runQuery } from '../../state/query';
import type { Key } from '../../types/key';
import type { StoredValue } from '../../types/storedValue';
import type { BlockRecord, Chain } from '../chain/chain';
import type { ChainState } from '../chain/chainState';
import { integer } from '../json/exactJson';
import type { Param, ParamSpec, Params } from './params';
import { rpcFail, unknownRoot } from './rpcError';

/** The parameter that names a block. */
export const BLOCK_PARAM: ParamSpec = {
  name: 'block_identifier',
  isOptional: true,
  description: '{"Hash": …} or {"Height": …}; the latest block when left out',
};

/** The parameter that names a state. */
export const STATE_PARAM: ParamSpec = {
  name: 'state_identifier',
  isOptional: true,
  description: '{"StateRootHash": …}, {"BlockHash": …} or {"BlockHeight": …}; the latest state when left out',
};

function findBlock(chain: Chain, identifier: Param): BlockRecord | undefined {
  const [kind, value] = identifier.variant('Hash', 'Height');
  return kind === 'Hash' ? chain.blockByHash(value.digest()) : chain.blockByHeight(value.u64());
}

/** The answer for a block that is not there. */
export function noSuchBlock(chain: Chain): never {
  const high = chain.tip.block.header.height;
  return rpcFail('NoSuchBlock', {
    message: 'no block found for the provided identifier',
    available_block_range: { low: 0, high: integer(high) },
  });
}

/** The block of `block_identifier`. Throws `RpcError`. */
export function blockOf(chain: Chain, params: Params): BlockRecord {
  const identifier = params.optional('block_identifier');
  if (identifier === undefined) return chain.tip;
  return findBlock(chain, identifier) ?? noSuchBlock(chain);
}

/** The state of `block_identifier`, for methods that in a node ask for a state. Throws `RpcError`. */
export function stateOfBlock(chain: Chain, params: Params, what: string): ChainState {
  const identifier = params.optional('block_identifier');
  if (identifier === undefined) return chain.tip.state;
  return findBlock(chain, identifier)?.state ?? unknownRoot(what);
}

/** The state of `state_identifier`, and the block if it names one. Throws `RpcError`. */
export function stateOf(
  chain: Chain,
  params: Params,
  what: string,
): { readonly state: ChainState; readonly record: BlockRecord | undefined } {
  const identifier = params.optional('state_identifier');
  if (identifier === undefined) return { state: chain.tip.state, record: undefined };
  const [kind, value] = identifier.variant('StateRootHash', 'BlockHash', 'BlockHeight');
  if (kind === 'StateRootHash')
    return { state: chain.stateByRoot(value.digest()) ?? unknownRoot(what), record: undefined };
  const record = kind === 'BlockHash' ? chain.blockByHash(value.digest()) : chain.blockByHeight(value.u64());
  return record === undefined ? noSuchBlock(chain) : { state: record.state, record };
}

/** A value with its proofs in hex. */
export interface FoundValue {
  readonly value: StoredValue;
  readonly proof: string;
}

/** Proofs as the RPC writes them. */
export function proofHex(proofs: readonly MerkleProof[]): string {
  return bytesToHex(writeBytes((writer) => writer.writeVec(proofs, (_, proof) => writer.writeRaw(proof.toBytes()))));
}

/** The value at the end of a path; `undefined` if there is none. Throws `RpcError` when the query cannot be followed. */
export function query(state: ChainState, key: Key, path: readonly string[], what: string): FoundValue | undefined {
  const result = runQuery(state, DEFAULT_MAX_QUERY_DEPTH, key, path);
  if (result._tag === 'Success') return { value: result.value, proof: proofHex(result.proofs) };
  if (result._tag === 'ValueNotFound' || result._tag === 'RootNotFound') return undefined;
  return rpcFail(
    'QueryFailedToExecute',
    `request for ${what} has failed: the provided global state query failed to execute`,
  );
}

/** {@link query} that must find something. */
export function queryOrFail(state: ChainState, key: Key, path: readonly string[], what: string): FoundValue {
  return query(state, key, path, what) ?? rpcFail('QueryFailed', 'value was not found in the global state');
}
