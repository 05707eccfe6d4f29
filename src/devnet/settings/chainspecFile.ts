/**
 * The chainspec as a file: read from one, and written for clients that ask for it (`info_get_chainspec`).
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { CasperTestError } from '../../bytes/casperTestError';
import type { Chainspec } from '../../config/chainspec';
import { chainspecTable } from '../../config/chainspecTable';
import { parseChainspec } from '../../config/parseChainspec';
import type { PublicKey } from '../../types/publicKey';
import { timestampText } from '../json/timeText';
import { type NodeSettings, readNodeSettings, type TransactionLane } from './nodeSettings';

const toml = (): typeof import('smol-toml', { with: { 'resolution-mode': 'import' }}) => require('smol-toml');

/** A chainspec with what a node needs besides. */
export interface NetworkChainspec {
  readonly chainspec: Chainspec;
  readonly node: NodeSettings;
}

/**
 * Reads a `chainspec.toml`, whole or without the sections that only a node reads.
 *
 * @throws CasperTestError `BAD_CHAINSPEC` naming the field, `NOT_FOUND` when there is no such file
 */
export function readChainspecFile(path: string): NetworkChainspec {
  let contents: string;
  try {
    contents = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CasperTestError({
      code: 'NOT_FOUND',
      shortMessage: `The chainspec ${path} cannot be read.`,
      hint: 'Give the path of a chainspec.toml.',
      cause,
    });
  }
  const chainspec = parseChainspec(contents);
  return { chainspec, node: readNodeSettings(toml().parse(contents, { integersAsBigInt: 'asNeeded' })) };
}

const laneList = (lane: TransactionLane): readonly bigint[] => [
  BigInt(lane.id),
  lane.maxTransactionLength,
  lane.maxTransactionArgsLength,
  lane.maxTransactionGasLimit,
  lane.maxTransactionCount,
];

/**
 * The text of a whole `chainspec.toml`, with the two fields of `[core]` that casper-types 7 added and its readers ask for.
 *
 * @param genesisTime milliseconds since 1970
 */
export function writeChainspecFile({ chainspec, node }: NetworkChainspec, genesisTime: bigint): string {
  const { core, ...sections } = chainspecTable(chainspec) as { readonly core: object };
  const { transactions, vacancy } = node;
  const { stringify } = toml();
  return stringify({
    protocol: {
      version: node.protocolVersion.toString(),
      hard_reset: false,
      activation_point: timestampText(genesisTime),
    },
    network: { name: node.chainName, maximum_net_message_size: node.maximumNetMessageSize },
    core: { ...core, rewards_handling: { type: 'standard' }, minimum_delegation_rate: 0 },
    highway: { maximum_round_length: `${node.maximumRoundLength} ms` },
    transactions: {
      max_ttl: `${transactions.maxTtl} ms`,
      block_max_approval_count: transactions.blockMaxApprovalCount,
      max_block_size: transactions.maxBlockSize,
      block_gas_limit: transactions.blockGasLimit,
      native_transfer_minimum_motes: transactions.nativeTransferMinimumMotes,
      max_timestamp_leeway: `${transactions.maxTimestampLeeway} ms`,
      enabled_runtime: {
        vm_casper_v1: transactions.enabledRuntime.vmCasperV1,
        vm_casper_v2: transactions.enabledRuntime.vmCasperV2,
      },
      v1: {
        native_mint_lane: laneList(transactions.nativeMintLane),
        native_auction_lane: laneList(transactions.nativeAuctionLane),
        install_upgrade_lane: laneList(transactions.installUpgradeLane),
        wasm_lanes: transactions.wasmLanes.map(laneList),
      },
      deploy: {
        max_payment_cost: '0',
        payment_args_max_length: transactions.paymentArgsMaxLength,
        session_args_max_length: transactions.sessionArgsMaxLength,
      },
    },
    ...sections,
    vacancy: {
      upper_threshold: vacancy.upperThreshold,
      lower_threshold: vacancy.lowerThreshold,
      max_gas_price: vacancy.maxGasPrice,
      min_gas_price: vacancy.minGasPrice,
    },
  });
}

/** An account of `accounts.toml`; amounts are motes. */
export interface AccountsFileEntry {
  readonly publicKey: PublicKey;
  readonly balance: bigint;
  readonly bondedAmount: bigint | undefined;
  readonly delegationRate: number;
}

/** The text of an `accounts.toml`. */
export function writeAccountsFile(accounts: readonly AccountsFileEntry[]): string {
  return toml().stringify({
    accounts: accounts.map(({ publicKey, balance, bondedAmount, delegationRate }) => ({
      public_key: publicKey.toHex(),
      balance: balance.toString(),
      ...(bondedAmount === undefined
        ? {}
        : { validator: { bonded_amount: bondedAmount.toString(), delegation_rate: delegationRate } }),
    })),
  });
}
