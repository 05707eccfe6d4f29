/**
 * The public API. Matchers have entries of their own: `casper-engine-test-support/matchers` and `…/matchers/setup`.
 *
 * @module
 */

export { type Either, left, right } from 'fp-ts/Either';
export { none, type Option, some } from 'fp-ts/Option';
export type { BuilderSnapshot } from './builder/builderSnapshot';
export { CHAINSPEC_SYMLINK, ChainspecConfig } from './builder/chainspecConfig';
export type { Codec } from './builder/codec';
export type { Codecs } from './builder/codecs';
export {
  type AccountHashLike,
  type AddressLike,
  type HasAccountHash,
  type HasPublicKey,
  type KeyLike,
  type PublicKeyLike,
  toAccountHash,
  toAddress,
  toKey,
  toPublicKey,
  toURef,
  type URefLike,
} from './builder/coerce';
export type { ContractEvent, EventCodecs } from './builder/contractEvents';
export { type CallOptions, ContractHandle, DictionaryHandle, type InstallOptions } from './builder/contractHandle';
export { type ContractSchema, schemaCLType } from './builder/contractSchema';
export {
  ARG_AMOUNT,
  createGenesisConfig,
  createGenesisRequest,
  createRunGenesisRequest,
  DEFAULT_ACCOUNT_ADDR,
  DEFAULT_ACCOUNT_INITIAL_BALANCE,
  DEFAULT_ACCOUNT_KEY,
  DEFAULT_ACCOUNT_PUBLIC_KEY,
  DEFAULT_ACCOUNT_SECRET_KEY,
  DEFAULT_ACCOUNTS,
  DEFAULT_BLOCK_TIME,
  DEFAULT_CHAIN_NAME,
  DEFAULT_CHAINSPEC_REGISTRY,
  DEFAULT_EXEC_CONFIG,
  DEFAULT_GAS_PRICE,
  DEFAULT_GENESIS_CONFIG_HASH,
  DEFAULT_MAX_ASSOCIATED_KEYS,
  DEFAULT_MAX_RUNTIME_CALL_STACK_HEIGHT,
  DEFAULT_MAXIMUM_DELEGATION_AMOUNT,
  DEFAULT_MINIMUM_DELEGATION_AMOUNT,
  DEFAULT_PAYMENT,
  DEFAULT_PROPOSER_ADDR,
  DEFAULT_PROPOSER_PUBLIC_KEY,
  DEFAULT_PROTOCOL_VERSION,
  DEFAULT_VESTING_SCHEDULE_PERIOD_MILLIS,
  DEFAULT_WASM_CONFIG,
  DEFAULT_WASM_V1_CONFIG,
  LOCAL_GENESIS_REQUEST,
  MINIMUM_ACCOUNT_CREATION_BALANCE,
  PRODUCTION_ROUND_SEIGNIORAGE_RATE,
  SYSTEM_ADDR,
  TIMESTAMP_MILLIS_INCREMENT,
} from './builder/defaults';
export { DeployItem, DeployItemBuilder, type DeployItemParts } from './builder/deployItem';
export { DEFAULT_GAS_LIMIT, ExecuteRequest, ExecuteRequestBuilder } from './builder/executeRequestBuilder';
export type { ExecutionObserver, ObservedExecution } from './builder/executionObserver';
export { builderOf, explanationOf, traceOf, userErrorNameOf } from './builder/executionTraces';
export { withoutGasRecording } from './builder/gasRecording';
export {
  DEFAULT_AUCTION_DELAY,
  DEFAULT_GAS_HOLD_BALANCE_HANDLING,
  DEFAULT_GAS_HOLD_INTERVAL_MILLIS,
  DEFAULT_GENESIS_TIMESTAMP_MILLIS,
  DEFAULT_LOCKED_FUNDS_PERIOD_MILLIS,
  DEFAULT_ROUND_SEIGNIORAGE_RATE,
  DEFAULT_UNBONDING_DELAY,
  DEFAULT_VALIDATOR_SLOTS,
  GenesisConfigBuilder,
} from './builder/genesisConfigBuilder';
export { inspectWasm } from './builder/inspectWasm';
export type { ContractSchemaErrors, ErrorNamesLike, Nameable } from './builder/labelOperations';
export { codecs } from './builder/lazyEngine';
export { LmdbWasmTestBuilder } from './builder/lmdbWasmTestBuilder';
export { loadFixture } from './builder/loadFixture';
export type { NativeOptions, NativeTransactionOptions } from './builder/nativeOperations';
export { parseContractSchema } from './builder/parseContractSchema';
export { getPreconditionFailure } from './builder/preconditionFailure';
export type { Printer } from './builder/printedText';
export { noteOfRead } from './builder/readNotes';
export { type RuntimeArgsLike, type RuntimeArgValue, runtimeArgs, type SdkArgs } from './builder/runtimeArgs';
export { type FixtureBuild, type SharedFixtureOptions, sharedFixture } from './builder/sharedFixture';
export { EntityWithNamedKeys, type ProvenValue } from './builder/stateQueries';
export type { PruneError, PruneResult, PruneSuccess } from './builder/stateWriting';
export { type StepRequest, StepRequestBuilder, type TransferConfig } from './builder/stepRequestBuilder';
export { DEFAULT_ACCOUNT, DEFAULT_PROPOSER, TEST_ACCOUNTS, type TestAccount } from './builder/testAccounts';
export { type TransferRequest, TransferRequestBuilder, type TransferTarget } from './builder/transferRequestBuilder';
export type { UpgradeResult } from './builder/upgradeOperations';
export { type UpgradeRequest, UpgradeRequestBuilder } from './builder/upgradeRequestBuilder';
export { readWasmFile } from './builder/wasmFile';
export {
  type DataAccessLayer,
  type EngineState,
  InMemoryWasmTestBuilder,
  WasmTestBuilder,
} from './builder/wasmTestBuilder';
export { CasperTestError, type CasperTestErrorCode, isCasperTestError } from './bytes/casperTestError';
export { bytesToHex, hexToBytes } from './bytes/hex';
export type { Chainspec } from './config/chainspec';
export { DEFAULT_CHAINSPEC } from './config/defaultChainspec';
export { DEFAULT_MAX_QUERY_DEPTH, type EngineConfig, engineConfigFromChainspec } from './config/engineConfig';
export { parseChainspec, withChainspecOverrides } from './config/parseChainspec';
export { DEFAULT_STORAGE_COSTS, type StorageCosts } from './config/storageCosts';
export { DEFAULT_SYSTEM_CONFIG, type SystemConfig } from './config/systemConfig';
export type {
  ExecutableItem,
  InvalidRequest,
  RequestBlockInfo,
  SessionInputData,
  WasmV1Request,
} from './engine/wasmV1Request';
export type { WasmV1Result } from './engine/wasmV1Result';
export type { Labels } from './report/labels';
export type { EngineError } from './runtime/execError';
export type { PrintedText } from './runtime/execution';
export type {
  CallCode,
  CallFrame,
  ExecutionTrace,
  FrameEnd,
  GasSplit,
  HostCall,
  HostCallArgument,
  Shortfall,
  TracedAccount,
  TraceStep,
} from './runtime/executionTrace';
export type { GlobalState } from './state/globalState';
export type { BalanceIdentifier } from './system/balanceIdentifier';
export { ChainspecRegistry } from './system/chainspecRegistry';
export {
  type GenesisAccount,
  type GenesisValidator,
  genesisAccount,
  genesisAdministrator,
  genesisDelegator,
} from './system/genesisAccount';
export { type GenesisConfig, GenesisRequest } from './system/genesisRequest';
export type { AuctionMethod } from './system/nativeBidding';
export type { HandleFeeMode, HandleRefundMode } from './system/nativePayment';
export type { NativeRuntimeConfig } from './system/nativeRuntimeConfig';
export type { NativeError, SystemOutcome } from './system/nativeSystem';
export { AccessRights } from './types/accessRights';
export type { Account } from './types/account';
export { AccountHash } from './types/accountHash';
export type { AddressableEntity } from './types/addressableEntity';
export { apiErrorDebug } from './types/apiError';
export type { AssociatedKeys } from './types/associatedKeys';
export type { CLData } from './types/clData';
export { CLType, clTypeEquals, clTypeText } from './types/clType';
export { CLValue } from './types/clValue';
export type { Contract } from './types/contract';
export type { ContractPackage } from './types/contractPackage';
export type { Deploy } from './types/deploy';
export { EntityAddr } from './types/entityAddr';
export type { EntityEntryPoint, EntryPoint } from './types/entryPoint';
export { type FromSdk, fromSdk } from './types/fromSdk';
export { Key } from './types/key';
export { KEY_TAGS } from './types/keyPayload';
export type { Message, MessagePayload } from './types/message';
export type { MessageTopicSummary, MessageTopics } from './types/messageTopics';
export type { NamedKeys } from './types/namedKeys';
export type { Package } from './types/package';
export { ProtocolVersion } from './types/protocolVersion';
export { PublicKey } from './types/publicKey';
export { RuntimeArgs } from './types/runtimeArgs';
export { SecretKey } from './types/secretKey';
export type { StoredValue } from './types/storedValue';
export { TransactionHash } from './types/transactionHash';
export type { Transfer } from './types/transfer';
export type { Effects, Transform, TransformKind } from './types/transform';
export { URef } from './types/uref';
export type { WasmFeature } from './wasm/inspection/features';
export type { DeploymentProblem, WasmInspection } from './wasm/inspection/wasmInspection';
export type { TrapKind } from './wasm/traps';
