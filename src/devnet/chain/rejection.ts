/**
 * Why a node does not take a transaction.
 *
 * Answers to: casper-types `InvalidDeploy`, `InvalidTransactionV1`, casper-node `transaction_acceptor/error.rs`, and the texts that
 * casper-sidecar gives for them (`rpc_sidecar/src/node_client.rs`, `InvalidTransactionOrDeploy`).
 *
 * @module
 */

/** What clients are told for each reason: the sidecar's texts. */
const TEXTS = {
  DeployChainName: 'The deploy had an invalid chain name',
  DeployDependenciesNoLongerSupported: 'The dependencies for this transaction are no longer supported',
  DeployExcessiveSize: 'The deploy had an excessive size',
  DeployExcessiveTimeToLive: 'The deploy had an excessive time to live',
  DeployTimestampInFuture: 'The deploys timestamp is in the future',
  DeployBodyHash: 'The deploy had an invalid body hash',
  DeployHash: 'The deploy had an invalid deploy hash',
  DeployEmptyApprovals: 'The deploy had no approvals',
  DeployApproval: 'The deploy had an invalid approval',
  DeployExcessiveSessionArgsLength: 'The deploy had an excessive session args length',
  DeployExcessivePaymentArgsLength: 'The deploy had an excessive payment args length',
  DeployMissingPaymentAmount: 'The deploy had a missing payment amount',
  DeployFailedToParsePaymentAmount: 'The deploy sent to the network had a payment amount that was unable to be parsed',
  DeployExceededBlockGasLimit: 'The deploy sent to the network exceeded the block gas limit',
  DeployMissingTransferAmount: 'The deploy sent to the network was missing a transfer amount',
  DeployFailedToParseTransferAmount:
    'The deploy sent to the network had a transfer amount that was unable to be parsed',
  DeployInsufficientTransferAmount: 'The deploy sent to the network had an insufficient transfer amount',
  DeployExcessiveApprovals: 'The deploy sent to the network had excessive approvals',
  DeployUnableToCalculateGasLimit: 'The network was unable to calculate the gas limit associated with the deploy',
  TransactionChainName: 'The transaction sent to the network had an invalid chain name',
  TransactionExcessiveSize: 'The transaction sent to the network had an excessive size',
  TransactionExcessiveTimeToLive: 'The transaction sent to the network had an excessive time to live',
  TransactionTimestampInFuture: 'The transaction sent to the network had a timestamp that has not yet occurred',
  TransactionHash: 'The transaction sent to the network had an invalid hash',
  TransactionEmptyApprovals: 'The transaction sent to the network had no approvals',
  TransactionInvalidApproval: 'The transaction sent to the network had an invalid approval',
  TransactionExcessiveArgsLength: 'The transaction sent to the network had excessive args length',
  TransactionExcessiveApprovals: 'The transaction sent to the network had excessive approvals',
  TransactionExceedsBlockGasLimit: 'The transaction sent to the network exceeds the networks block gas limit',
  TransactionMissingArg: 'The transaction sent to the network was missing an argument',
  TransactionUnexpectedArgType: 'The transaction sent to the network had an unexpected argument type',
  TransactionInvalidArg: 'The transaction sent to the network had an invalid argument',
  TransactionInsufficientTransferAmount: 'The transaction sent to the network had an insufficient transfer amount',
  TransactionEntryPointCannotBeCustom:
    'The native transaction sent to the network should not have a custom entry point',
  TransactionEntryPointMustBeCustom: 'The non-native transaction sent to the network must have a custom entry point',
  TransactionEmptyModuleBytes: 'The transaction sent to the network had empty module bytes',
  TransactionPricingMode: 'The transaction sent to the network had an invalid pricing mode',
  TransactionOrDeployUnspecified: 'The transaction or deploy sent to the network was invalid for an unspecified reason',
  TransactionExpired: 'transaction has expired',
  NoSuchAddressableEntity: 'no such addressable entity',
  NoSuchContractAtHash: 'no such contract at hash',
  NoSuchEntryPoint: 'no such entry point',
  NoSuchPackageAtHash: 'no such package at hash',
  InvalidEntityAtVersion: 'invalid entity at version',
  DisabledEntityAtVersion: 'disabled entity at version',
  MissingEntityAtVersion: 'missing entity at version',
  InvalidAssociatedKeys: 'invalid associated keys',
  InsufficientSignatureWeight: 'insufficient signature weight',
  InsufficientBalance: 'insufficient balance',
  DeployInvalidPaymentVariant: 'invalid payment variant for deploy',
  DeployMissingTransferTarget: 'missing transfer target for deploy',
  DeployMissingModuleBytes: 'missing module bytes for deploy',
  InvalidTransactionEntryPointCannotBeCall: "entry point cannot be 'call'",
  ExpectedNamedArguments: 'expected named arguments',
  InvalidTransactionRuntime: 'invalid transaction runtime',
  NoLaneMatches: "couldn't associate a transaction lane with the transaction",
  InvalidTransactionEntryPointMustBeCall: "entry point must be 'call'",
  InvalidTransactionCannotDeserializeField: 'One of the payloads field cannot be deserialized',
  PricingModeNotSupported: 'Pricing mode not supported',
  GasPriceToleranceTooLow: 'gas price tolerance too low',
} as const;

/** A reason. */
export type RejectionReason = keyof typeof TEXTS;

/** A transaction that is not taken. */
export class Rejection extends Error {
  readonly _tag: 'Rejection' = 'Rejection';
  override readonly name: string = 'Rejection';
  readonly reason: RejectionReason;
  /** What was expected and what was given, which clients of a node are not told. */
  readonly details: string;

  constructor(reason: RejectionReason, details: string = '') {
    super(TEXTS[reason]);
    this.reason = reason;
    this.details = details;
  }
}

/** Refuses a transaction. */
export function reject(reason: RejectionReason, details?: string): never {
  throw new Rejection(reason, details);
}
