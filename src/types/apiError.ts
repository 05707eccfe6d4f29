/**
 * Error codes that contracts see and revert with.
 *
 * Answers to: casper-types `api_error.rs`, and the error enums of mint, handle payment, auction and contract headers
 * (`error.rs` of each in `system/`, `addressable_entity.rs`).
 */

import type { BytesError, BytesErrorCode } from '../bytes/bytesError';

/** Names of the codes from 1 on. */
export const API_ERROR_NAMES = [
  'None',
  'MissingArgument',
  'InvalidArgument',
  'Deserialize',
  'Read',
  'ValueNotFound',
  'ContractNotFound',
  'GetKey',
  'UnexpectedKeyVariant',
  'UnexpectedContractRefVariant',
  'InvalidPurseName',
  'InvalidPurse',
  'UpgradeContractAtURef',
  'Transfer',
  'NoAccessRights',
  'CLTypeMismatch',
  'EarlyEndOfStream',
  'Formatting',
  'LeftOverBytes',
  'OutOfMemory',
  'MaxKeysLimit',
  'DuplicateKey',
  'PermissionDenied',
  'MissingKey',
  'ThresholdViolation',
  'KeyManagementThreshold',
  'DeploymentThreshold',
  'InsufficientTotalWeight',
  'InvalidSystemContract',
  'PurseNotCreated',
  'Unhandled',
  'BufferTooSmall',
  'HostBufferEmpty',
  'HostBufferFull',
  'AllocLayout',
  'DictionaryItemKeyExceedsLength',
  'InvalidDictionaryItemKey',
  'MissingSystemContractHash',
  'ExceededRecursionDepth',
  'NonRepresentableSerialization',
  'MessageTopicAlreadyRegistered',
  'MaxTopicsNumberExceeded',
  'MaxTopicNameSizeExceeded',
  'MessageTopicNotRegistered',
  'MessageTopicFull',
  'MessageTooLarge',
  'MaxMessagesPerBlockExceeded',
  'NotAllowedToAddContractVersion',
  'InvalidDelegationAmountLimits',
  'InvalidCallerInfoRequest',
] as const;

/** Errors of the mint, from 0 on. */
export const MINT_ERROR_NAMES = [
  'InsufficientFunds',
  'SourceNotFound',
  'DestNotFound',
  'InvalidURef',
  'InvalidAccessRights',
  'InvalidNonEmptyPurseCreation',
  'Storage',
  'PurseNotFound',
  'MissingKey',
  'TotalSupplyNotFound',
  'RecordTransferFailure',
  'InvalidTotalSupplyReductionAttempt',
  'NewURef',
  'PutKey',
  'WriteDictionary',
  'CLValue',
  'Serialize',
  'EqualSourceAndTarget',
  'ArithmeticOverflow',
  'GasLimit',
  'InvalidContext',
  'UnapprovedSpendingAmount',
  'DisabledUnrestrictedTransfers',
  'ForgedReference',
  'InconsistentBalances',
  'UnableToGetSystemRegistry',
] as const;

/** Errors of the handle payment contract, from 0 on. */
export const HANDLE_PAYMENT_ERROR_NAMES = [
  'NotBonded',
  'TooManyEventsInQueue',
  'CannotUnbondLastValidator',
  'SpreadTooHigh',
  'MultipleRequests',
  'BondTooSmall',
  'BondTooLarge',
  'UnbondTooLarge',
  'BondTransferFailed',
  'UnbondTransferFailed',
  'TimeWentBackwards',
  'StakesNotFound',
  'PaymentPurseNotFound',
  'PaymentPurseKeyUnexpectedType',
  'PaymentPurseBalanceNotFound',
  'BondingPurseNotFound',
  'BondingPurseKeyUnexpectedType',
  'RefundPurseKeyUnexpectedType',
  'RewardsPurseNotFound',
  'RewardsPurseKeyUnexpectedType',
  'StakesKeyDeserializationFailed',
  'StakesDeserializationFailed',
  'InvalidCaller',
  'InsufficientPaymentForAmountSpent',
  'FailedTransferToRewardsPurse',
  'FailedTransferToAccountPurse',
  'SetRefundPurseCalledOutsidePayment',
  'GetBalance',
  'PutKey',
  'RemoveKey',
  'Transfer',
  'ArithmeticOverflow',
  'GasLimit',
  'RefundPurseIsPaymentPurse',
  'ReduceTotalSupply',
  'Storage',
  'AccumulationPurseNotFound',
  'AccumulationPurseKeyUnexpectedType',
  'IncompatiblePaymentSettings',
  'UnexpectedKeyVariant',
  'AttemptToPersistPaymentPurse',
] as const;

/** Errors of the auction, from 0 on. */
export const AUCTION_ERROR_NAMES = [
  'MissingKey',
  'InvalidKeyVariant',
  'MissingValue',
  'Serialization',
  'TransferToBidPurse',
  'InvalidAmount',
  'BidNotFound',
  'ValidatorNotFound',
  'DelegatorNotFound',
  'Storage',
  'Bonding',
  'Unbonding',
  'ReleaseFounderStake',
  'GetBalance',
  'InvalidContext',
  'ValidatorFundsLocked',
  'InvalidCaller',
  'InvalidPublicKey',
  'BondNotFound',
  'CreatePurseFailed',
  'UnbondTooLarge',
  'BondTooSmall',
  'MissingDelegations',
  'MismatchedEraValidators',
  'MintReward',
  'InvalidValidatorSlotsValue',
  'MintReduceTotalSupply',
  'TransferToDelegatorPurse',
  'ValidatorRewardTransfer',
  'DelegatorRewardTransfer',
  'WithdrawDelegatorReward',
  'WithdrawValidatorReward',
  'TransferToUnbondingPurse',
  'RecordEraInfo',
  'CLValue',
  'MissingSeigniorageRecipients',
  'Transfer',
  'DelegationRateTooLarge',
  'DelegatorFundsLocked',
  'ArithmeticOverflow',
  'GasLimit',
  'RuntimeStackOverflow',
  'MintError',
  'ExceededDelegatorSizeLimit',
  'GlobalDelegatorCapacityReached',
  'DelegationAmountTooSmall',
  'RuntimeStack',
  'AuctionBidsDisabled',
  'GetAccumulationPurse',
  'TransferToAdministrator',
  'ForgedReference',
  'MissingPurse',
  'ValidatorBidExistsAlready',
  'BridgeRecordChainTooLong',
  'UnexpectedBidVariant',
  'DelegationAmountTooLarge',
  'ReservationNotFound',
  'ExceededReservationSlotsLimit',
  'ExceededReservationsLimit',
  'ReservationSlotsCountTooSmall',
  'UnexpectedUnbondVariant',
  'UnexpectedStoredValueVariant',
  'RedelegationValidatorNotFound',
  'VestingLockout',
] as const;

/** Errors of contract packages; the first has code 1. */
export const CONTRACT_HEADER_ERROR_NAMES = [
  'PreviouslyUsedVersion',
  'EntityNotFound',
  'GroupAlreadyExists',
  'MaxGroupsExceeded',
  'MaxTotalURefsExceeded',
  'GroupDoesNotExist',
  'UnableToRemoveURef',
  'GroupInUse',
  'URefAlreadyExists',
] as const;

/** Name of a code below the ranges of the system contracts. */
export type ApiErrorName = (typeof API_ERROR_NAMES)[number];

/** Every plain code by name, and where the ranges of the others begin. */
export const API_ERROR: Readonly<
  Record<
    | ApiErrorName
    | 'AuctionErrorStart'
    | 'ContractHeaderErrorStart'
    | 'MintErrorStart'
    | 'HandlePaymentErrorStart'
    | 'UserErrorStart',
    number
  >
> = {
  ...(Object.fromEntries(API_ERROR_NAMES.map((name, index) => [name, index + 1])) as Record<ApiErrorName, number>),
  AuctionErrorStart: 64_512,
  ContractHeaderErrorStart: 64_768,
  MintErrorStart: 65_024,
  HandlePaymentErrorStart: 65_280,
  UserErrorStart: 65_536,
};

/** Largest code of a user error. */
const USER_ERROR_MAX = 131_071;

/** Errors of one system contract: 256 codes each. */
interface NestedErrors {
  readonly start: number;
  /** Rust's variant of ApiError. */
  readonly variant: string;
  /** What Display says instead of the variant; undefined where it repeats the Debug text. */
  readonly display: string | undefined;
  readonly names: readonly (string | undefined)[];
}

const NESTED: readonly NestedErrors[] = [
  { start: API_ERROR.AuctionErrorStart, variant: 'AuctionError', display: undefined, names: AUCTION_ERROR_NAMES },
  {
    start: API_ERROR.ContractHeaderErrorStart,
    variant: 'ContractHeader',
    display: 'Contract header error',
    names: [undefined, ...CONTRACT_HEADER_ERROR_NAMES],
  },
  { start: API_ERROR.MintErrorStart, variant: 'Mint', display: 'Mint error', names: MINT_ERROR_NAMES },
  {
    start: API_ERROR.HandlePaymentErrorStart,
    variant: 'HandlePayment',
    display: 'Handle Payment error',
    names: HANDLE_PAYMENT_ERROR_NAMES,
  },
];

/** Two names that Rust prints differently from what they are. */
const PRINTED: Readonly<Partial<Record<ApiErrorName, string>>> = {
  DictionaryItemKeyExceedsLength: 'DictionaryItemKeyTooLarge',
  MissingSystemContractHash: 'MissingContractHash',
};

/** The code as ApiError keeps it: codes that mean nothing become `Unhandled`. */
export function normalizeApiError(code: number): number {
  const known = (code >= 1 && code <= API_ERROR_NAMES.length) || code >= API_ERROR.AuctionErrorStart;
  return known && code <= USER_ERROR_MAX ? code : API_ERROR.Unhandled;
}

function nestedOf(code: number): NestedErrors | undefined {
  return code < API_ERROR.UserErrorStart ? NESTED.findLast(({ start }) => code >= start) : undefined;
}

/**
 * Rust's Debug text of a code, such as `ApiError::User(5) [65541]` or `ApiError::Mint(InvalidURef) [65027]`.
 * Rust panics on a code of a system contract that names no error; here its number stands for the name.
 */
export function apiErrorDebug(code: number): string {
  const value = normalizeApiError(code);
  const nested = nestedOf(value);
  let text: string;
  if (nested !== undefined) {
    text = `${nested.variant}(${nested.names[value - nested.start] ?? value - nested.start})`;
  } else if (value >= API_ERROR.UserErrorStart) {
    text = `User(${value - API_ERROR.UserErrorStart})`;
  } else {
    const name = API_ERROR_NAMES[value - 1]!;
    text = PRINTED[name] ?? name;
  }
  return `ApiError::${text} [${value}]`;
}

/** Rust's Display text of a code, which is the message of a revert: `User error: 5`, `Mint error: 3`, else as Debug. */
export function apiErrorText(code: number): string {
  const value = normalizeApiError(code);
  const nested = nestedOf(value);
  if (nested?.display !== undefined) {
    return `${nested.display}: ${value - nested.start}`;
  }
  return value >= API_ERROR.UserErrorStart ? `User error: ${value - API_ERROR.UserErrorStart}` : apiErrorDebug(value);
}

const OF_BYTES: Readonly<Record<BytesErrorCode, ApiErrorName>> = {
  EarlyEndOfStream: 'EarlyEndOfStream',
  Formatting: 'Formatting',
  LeftOverBytes: 'LeftOverBytes',
  OutOfMemory: 'OutOfMemory',
  NotRepresentable: 'NonRepresentableSerialization',
  ExceededRecursionDepth: 'ExceededRecursionDepth',
};

/** The code for bytes that could not be read or written. */
export function apiErrorOfBytes(error: BytesError): number {
  return API_ERROR[OF_BYTES[error.code]];
}
