/**
 * Methods about the node, and about deploys and transactions.
 *
 * Answers to: casper-sidecar `rpc_sidecar/src/rpcs/info.rs`.
 *
 * @module
 */

import { DEFAULT_PROPOSER } from '../../../builder/testAccounts';
import { bytesToHex } from '../../../bytes/hex';
import type { TransactionRecord } from '../../chain/chain';
import { executionResultJson } from '../../json/blockJson';
import { integer, type Json } from '../../json/exactJson';
import { durationText, timestampText } from '../../json/timeText';
import { deployJson, transactionJson } from '../../json/transactionJson';
import type { ParamSpec, Params } from '../params';
import { rpcFail } from '../rpcError';
import type { RpcContext, RpcMethod } from '../rpcMethod';

const APPROVALS: ParamSpec = {
  name: 'finalized_approvals',
  isOptional: true,
  description: 'whether to show the approvals that were finalized; here they are those that came',
};

function executionInfo({ execution }: TransactionRecord): Json {
  if (execution === undefined) return null;
  const { block } = execution.record;
  return {
    block_hash: bytesToHex(block.hash),
    block_height: integer(block.header.height),
    execution_result: executionResultJson(execution.artifact.result),
  };
}

function getDeploy({ chain }: RpcContext, params: Params): Json {
  const hash = params.get('deploy_hash').digest();
  const record = chain.transaction(hash);
  if (record === undefined) return rpcFail('NoSuchDeploy', `no deploy for hash deploy-hash(${bytesToHex(hash)})`);
  if (record.transaction._tag !== 'Deploy') {
    return rpcFail('VariantMismatch', 'found a transaction when searching for a deploy');
  }
  return { deploy: deployJson(record.transaction.value), execution_info: executionInfo(record) };
}

function getTransaction({ chain }: RpcContext, params: Params): Json {
  const [kind, value] = params.get('transaction_hash').variant('Version1', 'Deploy');
  const hash = value.digest();
  const record = chain.transaction(hash);
  const isOfKind = record?.hash.kind === (kind === 'Deploy' ? 'Deploy' : 'V1');
  if (record === undefined || !isOfKind) {
    const name = kind === 'Deploy' ? 'deploy-hash' : 'transaction-v1-hash';
    return rpcFail('NoSuchTransaction', `no transaction for hash ${name}(${bytesToHex(hash)})`);
  }
  return { transaction: transactionJson(record.transaction), execution_info: executionInfo(record) };
}

/** What `info_get_status` and `/status` say. */
export function nodeStatus({ chain, startedAt }: RpcContext): { readonly [name: string]: Json } {
  const { header, hash } = chain.tip.block;
  const genesis = chain.blocks[0]!.block;
  const version = chain.network.node.protocolVersion.toString();
  return {
    protocol_version: version,
    peers: [],
    build_version: `${version}-devnet`,
    chainspec_name: chain.network.node.chainName,
    starting_state_root_hash: bytesToHex(genesis.header.stateRootHash),
    last_added_block_info: {
      hash: bytesToHex(hash),
      timestamp: timestampText(header.timestamp),
      era_id: integer(header.eraId),
      height: integer(header.height),
      state_root_hash: bytesToHex(header.stateRootHash),
      creator: header.proposer.toHex(),
    },
    our_public_signing_key: DEFAULT_PROPOSER.publicKey.toHex(),
    round_length: durationText(chain.network.chainspec.core.minimumBlockTime),
    next_upgrade: null,
    uptime: durationText(BigInt(Math.max(0, Date.now() - startedAt))),
    reactor_state: 'Validate',
    last_progress: timestampText(header.timestamp),
    available_block_range: { low: 0, high: integer(header.height) },
    block_sync: { historical: null, forward: null },
    latest_switch_block_hash: bytesToHex(chain.lastSwitchBlock().block.hash),
  };
}

const hexOf = (text: string): string => Buffer.from(text, 'utf8').toString('hex');

export const INFO_METHODS: readonly RpcMethod[] = [
  {
    name: 'info_get_status',
    description: 'The state of the node.',
    params: [],
    run: nodeStatus,
  },
  {
    name: 'info_get_peers',
    description: 'The peers of the node: a devnet has none.',
    params: [],
    run: () => ({ peers: [] }),
  },
  {
    name: 'info_get_chainspec',
    description: 'chainspec.toml and accounts.toml, in hex.',
    params: [],
    run: ({ chainspecFile, accountsFile }) => ({
      chainspec_bytes: {
        chainspec_bytes: hexOf(chainspecFile),
        maybe_genesis_accounts_bytes: hexOf(accountsFile),
        maybe_global_state_bytes: null,
      },
    }),
  },
  {
    name: 'info_get_deploy',
    description: 'A deploy and what became of it.',
    params: [{ name: 'deploy_hash', description: '64 hex digits' }, APPROVALS],
    run: getDeploy,
  },
  {
    name: 'info_get_transaction',
    description: 'A transaction and what became of it.',
    params: [{ name: 'transaction_hash', description: '{"Version1": …} or {"Deploy": …}' }, APPROVALS],
    run: getTransaction,
  },
];
