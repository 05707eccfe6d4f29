/**
 * The parts of a chainspec that concern a node and not the engine: the network's name, what transactions may look like, how
 * the price of gas moves.
 *
 * Answers to: casper-types `chainspec/network_config.rs`, `transaction_config.rs`,
 * `transaction_config/{transaction_v1_config,deploy_config}.rs`, `vacancy_config.rs`, `protocol_config.rs`.
 *
 * @module
 */
import { CasperTestError } from '../../bytes/casperTestError';
import { hasTag } from '../../bytes/hasTag';
import { asTable, bool, type Decoder, listOf, table, text, u8, u32, u64, wrongField } from '../../config/decoder';
import { parseDuration } from '../../config/duration';
import { ProtocolVersion } from '../../types/protocolVersion';

/** Limits of one kind of transaction. Lengths are bytes. */
export interface TransactionLane {
  readonly id: number;
  readonly maxTransactionLength: bigint;
  readonly maxTransactionArgsLength: bigint;
  readonly maxTransactionGasLimit: bigint;
  /** How many of them a block takes. */
  readonly maxTransactionCount: bigint;
}

/** Section `[transactions]`. Durations are milliseconds, lengths bytes, amounts motes. */
export interface TransactionSettings {
  readonly maxTtl: bigint;
  readonly blockMaxApprovalCount: number;
  readonly maxBlockSize: number;
  readonly blockGasLimit: bigint;
  readonly nativeTransferMinimumMotes: bigint;
  /** How far in the future a timestamp may lie. */
  readonly maxTimestampLeeway: bigint;
  readonly enabledRuntime: { readonly vmCasperV1: boolean; readonly vmCasperV2: boolean };
  readonly nativeMintLane: TransactionLane;
  readonly nativeAuctionLane: TransactionLane;
  readonly installUpgradeLane: TransactionLane;
  readonly wasmLanes: readonly TransactionLane[];
  readonly paymentArgsMaxLength: number;
  readonly sessionArgsMaxLength: number;
}

/** Section `[vacancy]`: how the price of gas follows the load. Thresholds are percent. */
export interface VacancySettings {
  readonly upperThreshold: bigint;
  readonly lowerThreshold: bigint;
  readonly maxGasPrice: number;
  readonly minGasPrice: number;
}

/** What a node needs besides the engine's chainspec. */
export interface NodeSettings {
  readonly protocolVersion: ProtocolVersion;
  readonly chainName: string;
  readonly maximumNetMessageSize: number;
  /** Milliseconds. */
  readonly maximumRoundLength: bigint;
  readonly transactions: TransactionSettings;
  readonly vacancy: VacancySettings;
}

function lane(
  id: number,
  maxTransactionLength: bigint,
  maxTransactionArgsLength: bigint,
  maxTransactionGasLimit: bigint,
  maxTransactionCount: bigint,
): TransactionLane {
  return { id, maxTransactionLength, maxTransactionArgsLength, maxTransactionGasLimit, maxTransactionCount };
}

/**
 * The values of `resources/chainspec.toml.in` of casper-engine-test-support 8.1.1, but for the name, and for the price of gas,
 * which stays 1 as on the local network of the node's repository.
 */
export const DEFAULT_NODE_SETTINGS: NodeSettings = {
  protocolVersion: ProtocolVersion.V2_0_0,
  chainName: 'casper-net-1',
  maximumNetMessageSize: 25_165_824,
  maximumRoundLength: 17_000n,
  transactions: {
    maxTtl: 7_200_000n,
    blockMaxApprovalCount: 2600,
    maxBlockSize: 5_242_880,
    blockGasLimit: 1_625_000_000_000n,
    nativeTransferMinimumMotes: 2_500_000_000n,
    maxTimestampLeeway: 5_000n,
    enabledRuntime: { vmCasperV1: true, vmCasperV2: false },
    nativeMintLane: lane(0, 2_048n, 1_024n, 100_000_000n, 650n),
    nativeAuctionLane: lane(1, 3_096n, 2_048n, 2_500_000_000n, 650n),
    installUpgradeLane: lane(2, 750_000n, 2_048n, 1_000_000_000_000n, 1n),
    wasmLanes: [
      lane(3, 262_144n, 1_024n, 1_000_000_000_000n, 1n),
      lane(4, 131_072n, 1_024n, 100_000_000_000n, 2n),
      lane(5, 65_536n, 512n, 5_000_000_000n, 80n),
    ],
    paymentArgsMaxLength: 1_024,
    sessionArgsMaxLength: 1_024,
  },
  vacancy: { upperThreshold: 90n, lowerThreshold: 50n, maxGasPrice: 1, minGasPrice: 1 },
};

const duration: Decoder<bigint> = (value, path) => {
  const written = text(value, path);
  try {
    return parseDuration(written);
  } catch (error) {
    if (!hasTag(error, 'DurationError')) throw error;
    return wrongField(path, `a duration such as "2 hours" (${(error as { message: string }).message})`, value);
  }
};

const laneDecoder: Decoder<TransactionLane> = (value, path) => {
  const [id, length, args, gas, count] = listOf(u64, 5)(value, path) as [bigint, bigint, bigint, bigint, bigint];
  return lane(u8(Number(id), `${path}[0]`), length, args, gas, count);
};

const wasmLanes: Decoder<readonly TransactionLane[]> = (value, path) => {
  if (!Array.isArray(value)) return wrongField(path, 'a list of lanes', value);
  return value.map((entry, index) => laneDecoder(entry, `${path}[${index}]`));
};

interface TransactionsFile
  extends Omit<
    TransactionSettings,
    | 'nativeMintLane'
    | 'nativeAuctionLane'
    | 'installUpgradeLane'
    | 'wasmLanes'
    | 'paymentArgsMaxLength'
    | 'sessionArgsMaxLength'
  > {
  readonly v1: Pick<TransactionSettings, 'nativeMintLane' | 'nativeAuctionLane' | 'installUpgradeLane' | 'wasmLanes'>;
  readonly deploy: Pick<TransactionSettings, 'paymentArgsMaxLength' | 'sessionArgsMaxLength'> & {
    readonly maxPaymentCost: string;
  };
}

const transactionsFile: Decoder<TransactionsFile> = table<TransactionsFile>({
  maxTtl: duration,
  blockMaxApprovalCount: u32,
  maxBlockSize: u32,
  blockGasLimit: u64,
  nativeTransferMinimumMotes: u64,
  maxTimestampLeeway: duration,
  enabledRuntime: (value, path) => {
    const runtimes = asTable(value) ?? wrongField(path, 'a table', value);
    return {
      vmCasperV1: bool(runtimes.vm_casper_v1, `${path}.vm_casper_v1`),
      vmCasperV2: bool(runtimes.vm_casper_v2, `${path}.vm_casper_v2`),
    };
  },
  v1: table<TransactionsFile['v1']>({
    nativeMintLane: laneDecoder,
    nativeAuctionLane: laneDecoder,
    installUpgradeLane: laneDecoder,
    wasmLanes,
  }),
  deploy: table<TransactionsFile['deploy']>({
    maxPaymentCost: text,
    paymentArgsMaxLength: u32,
    sessionArgsMaxLength: u32,
  }),
});

const vacancyDecoder: Decoder<VacancySettings> = table<VacancySettings>({
  upperThreshold: u64,
  lowerThreshold: u64,
  maxGasPrice: u8,
  minGasPrice: u8,
});

/**
 * The node's sections of a `chainspec.toml`; sections that are not there keep the values of {@link DEFAULT_NODE_SETTINGS}.
 *
 * @param file the parsed file
 * @throws CasperTestError `BAD_CHAINSPEC` that names the field
 */
export function readNodeSettings(file: Readonly<Record<string, unknown>>): NodeSettings {
  const base = DEFAULT_NODE_SETTINGS;
  const section = (name: string): Readonly<Record<string, unknown>> => asTable(file[name]) ?? {};
  const version = section('protocol').version;
  const network = section('network');
  const round = section('highway').maximum_round_length;
  return {
    protocolVersion: version === undefined ? base.protocolVersion : protocolVersion(text(version, 'protocol.version')),
    chainName: network.name === undefined ? base.chainName : text(network.name, 'network.name'),
    maximumNetMessageSize:
      network.maximum_net_message_size === undefined
        ? base.maximumNetMessageSize
        : u32(network.maximum_net_message_size, 'network.maximum_net_message_size'),
    maximumRoundLength: round === undefined ? base.maximumRoundLength : duration(round, 'highway.maximum_round_length'),
    transactions:
      file.transactions === undefined
        ? base.transactions
        : flattened(transactionsFile(file.transactions, 'transactions')),
    vacancy: file.vacancy === undefined ? base.vacancy : vacancyDecoder(file.vacancy, 'vacancy'),
  };
}

function protocolVersion(written: string): ProtocolVersion {
  try {
    return ProtocolVersion.fromString(written);
  } catch (cause) {
    throw new CasperTestError({
      code: 'BAD_CHAINSPEC',
      shortMessage: `Chainspec field protocol.version: expected a version such as 2.0.0, got ${written}.`,
      cause,
    });
  }
}

function flattened({ v1, deploy, ...rest }: TransactionsFile): TransactionSettings {
  const { paymentArgsMaxLength, sessionArgsMaxLength } = deploy;
  return { ...rest, ...v1, paymentArgsMaxLength, sessionArgsMaxLength };
}
