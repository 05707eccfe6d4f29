/**
 * What the system contracts fail with: the codes, names (Rust Debug) and texts (Rust Display) of their errors.
 *
 * The rules in this folder throw a {@link SystemContractError}; whoever calls them turns it into a revert, a value of
 * type `Result` or the error of a native transaction ({@link trySystem} is for that).
 *
 * Answers to: casper-types `system/mint/error.rs`, `system/handle_payment/error.rs`, `system/auction/error.rs`,
 * `system/error.rs`.
 *
 * @module
 */
import { hasTag } from '../bytes/hasTag';

import { API_ERROR, AUCTION_ERROR_NAMES, HANDLE_PAYMENT_ERROR_NAMES, MINT_ERROR_NAMES } from '../types/apiError';

/** Names of the mint's errors. */
export type MintErrorName = (typeof MINT_ERROR_NAMES)[number];
/** Names of handle payment's errors. */
export type HandlePaymentErrorName = (typeof HANDLE_PAYMENT_ERROR_NAMES)[number];
/** Names of the auction's errors. */
export type AuctionErrorName = (typeof AUCTION_ERROR_NAMES)[number];

const MINT_TEXTS: Readonly<Record<MintErrorName, string>> = {
  InsufficientFunds: 'Insufficient funds',
  SourceNotFound: 'Source not found',
  DestNotFound: 'Destination not found',
  InvalidURef: 'Invalid URef',
  InvalidAccessRights: 'Invalid AccessRights',
  InvalidNonEmptyPurseCreation: 'Invalid non-empty purse creation',
  Storage: 'Storage error',
  PurseNotFound: 'Purse not found',
  MissingKey: 'Missing key',
  TotalSupplyNotFound: 'Total supply not found',
  RecordTransferFailure: 'Failed to record transfer',
  InvalidTotalSupplyReductionAttempt: 'Invalid attempt to reduce total supply',
  NewURef: 'Failed to create new uref',
  PutKey: 'Failed to put key',
  WriteDictionary: 'Failed to write dictionary',
  CLValue: 'Failed to create a CLValue',
  Serialize: 'Failed to serialize data',
  EqualSourceAndTarget: 'Invalid target purse',
  ArithmeticOverflow: 'Arithmetic overflow has occurred',
  GasLimit: 'GasLimit',
  InvalidContext: 'Invalid context',
  UnapprovedSpendingAmount: 'Unapproved spending amount',
  DisabledUnrestrictedTransfers: 'Disabled unrestricted transfers',
  ForgedReference: 'Forged reference',
  InconsistentBalances: 'Available balance can never be greater than total balance',
  UnableToGetSystemRegistry: 'Unable to get the system registry',
};

const HANDLE_PAYMENT_TEXTS: Readonly<Record<HandlePaymentErrorName, string>> = {
  NotBonded: 'Not bonded',
  TooManyEventsInQueue: 'Too many events in queue',
  CannotUnbondLastValidator: 'Cannot unbond last validator',
  SpreadTooHigh: 'Spread is too high',
  MultipleRequests: 'Multiple requests',
  BondTooSmall: 'Bond is too small',
  BondTooLarge: 'Bond is too large',
  UnbondTooLarge: 'Unbond is too large',
  BondTransferFailed: 'Bond transfer failed',
  UnbondTransferFailed: 'Unbond transfer failed',
  TimeWentBackwards: 'Time went backwards',
  StakesNotFound: 'Stakes not found',
  PaymentPurseNotFound: 'Payment purse not found',
  PaymentPurseKeyUnexpectedType: 'Payment purse has unexpected type',
  PaymentPurseBalanceNotFound: 'Payment purse balance not found',
  BondingPurseNotFound: 'Bonding purse not found',
  BondingPurseKeyUnexpectedType: 'Bonding purse key has unexpected type',
  RefundPurseKeyUnexpectedType: 'Refund purse key has unexpected type',
  RewardsPurseNotFound: 'Rewards purse not found',
  RewardsPurseKeyUnexpectedType: 'Rewards purse has unexpected type',
  StakesKeyDeserializationFailed: "Failed to deserialize stake's key",
  StakesDeserializationFailed: "Failed to deserialize stake's balance",
  InvalidCaller: 'System function was called by user account',
  InsufficientPaymentForAmountSpent: 'Insufficient payment for amount spent',
  FailedTransferToRewardsPurse: 'Transfer to rewards purse has failed',
  FailedTransferToAccountPurse: "Transfer to account's purse failed",
  SetRefundPurseCalledOutsidePayment: 'Set refund purse was called outside payment',
  GetBalance: 'Unable to get purse balance',
  PutKey: 'Unable to put named key',
  RemoveKey: 'Unable to remove named key',
  Transfer: 'Failed to transfer funds',
  ArithmeticOverflow: 'Arithmetic overflow',
  GasLimit: 'GasLimit',
  RefundPurseIsPaymentPurse: 'Refund purse is a payment purse.',
  ReduceTotalSupply: 'Failed to reduce total supply.',
  Storage: 'Failed to write to storage.',
  AccumulationPurseNotFound: 'Accumulation purse not found',
  AccumulationPurseKeyUnexpectedType: 'Accumulation purse has unexpected type',
  IncompatiblePaymentSettings: 'Incompatible payment settings',
  UnexpectedKeyVariant: 'Unexpected key variant',
  AttemptToPersistPaymentPurse: 'Attempt to persist payment purse',
};

const AUCTION_TEXTS: Readonly<Record<AuctionErrorName, string>> = {
  MissingKey: 'Missing key',
  InvalidKeyVariant: 'Invalid key variant',
  MissingValue: 'Missing value',
  Serialization: 'Serialization error',
  TransferToBidPurse: 'Transfer to bid purse error',
  InvalidAmount: 'Invalid amount',
  BidNotFound: 'Bid not found',
  ValidatorNotFound: 'Validator not found',
  DelegatorNotFound: 'Delegator not found',
  Storage: 'Storage error',
  Bonding: 'Bonding error',
  Unbonding: 'Unbonding error',
  ReleaseFounderStake: 'Unable to release founder stake',
  GetBalance: 'Unable to get purse balance',
  InvalidContext: 'Invalid context',
  ValidatorFundsLocked: "Validator's funds are locked",
  InvalidCaller: 'Function must be called by system account',
  InvalidPublicKey: "Supplied public key does not match caller's public key or has no associated account",
  BondNotFound: "Validator's bond not found",
  CreatePurseFailed: 'Unable to create purse',
  UnbondTooLarge: 'Unbond is too large',
  BondTooSmall: 'Bond is too small',
  MissingDelegations: 'Validators has not received any delegations',
  MismatchedEraValidators: 'Mismatched era validator sets to distribute rewards',
  MintReward: 'Failed to mint rewards',
  InvalidValidatorSlotsValue: 'Invalid number of validator slots',
  MintReduceTotalSupply: 'Failed to reduce total supply',
  TransferToDelegatorPurse: 'Transfer to delegators purse error',
  ValidatorRewardTransfer: 'Reward transfer to validator error',
  DelegatorRewardTransfer: 'Rewards transfer to delegator error',
  WithdrawDelegatorReward: 'Withdraw delegator reward error',
  WithdrawValidatorReward: 'Withdraw validator reward error',
  TransferToUnbondingPurse: 'Transfer to unbonding purse error',
  RecordEraInfo: 'Record era info error',
  CLValue: 'CLValue error',
  MissingSeigniorageRecipients: 'Missing seigniorage recipients for given era',
  Transfer: 'Transfer error',
  DelegationRateTooLarge: 'Delegation rate too large',
  DelegatorFundsLocked: "Delegator's funds are locked",
  ArithmeticOverflow: 'Arithmetic overflow',
  GasLimit: 'Execution exceeded the gas limit',
  RuntimeStackOverflow: 'Runtime stack overflow',
  MintError: 'An error in the mint contract execution',
  ExceededDelegatorSizeLimit: 'The amount of delegators per validator has been exceeded',
  GlobalDelegatorCapacityReached: 'The global delegator capacity has been reached',
  DelegationAmountTooSmall: 'The delegated amount is below the minimum allowed',
  RuntimeStack: 'Runtime stack error',
  AuctionBidsDisabled: 'Auction bids are disabled',
  GetAccumulationPurse: 'Get accumulation purse error',
  TransferToAdministrator: 'Transfer to administrator error',
  ForgedReference: 'Forged reference',
  MissingPurse: 'Missing purse',
  ValidatorBidExistsAlready: 'Validator bid with given public key already exists',
  BridgeRecordChainTooLong: 'Bridge record chain is too long to find current validator bid',
  UnexpectedBidVariant: 'Unexpected bid variant',
  DelegationAmountTooLarge: 'The delegated amount is above the maximum allowed',
  ReservationNotFound: 'Reservation not found',
  ExceededReservationSlotsLimit: 'Validator exceeded allowed number of reserved delegator slots',
  ExceededReservationsLimit: 'All reserved slots for validator are already occupied',
  ReservationSlotsCountTooSmall: 'Reserved slots count is less than number of existing reservations',
  UnexpectedUnbondVariant: 'Unexpected unbond variant',
  UnexpectedStoredValueVariant: 'Unexpected stored value variant',
  RedelegationValidatorNotFound: 'Redelegation validator not found',
  VestingLockout: 'Cannot perform attempted action during vesting periods',
};

/** The system contracts that have errors of their own, under the variant names of Rust's `system::Error`. */
export type SystemContract = 'Mint' | 'HandlePayment' | 'Auction';

interface ErrorTable {
  readonly prefix: string;
  readonly texts: Readonly<Record<string, string>>;
  /** The position is the error's code. */
  readonly names: readonly string[];
}

const TABLES: Readonly<Record<SystemContract, ErrorTable>> = {
  Mint: { prefix: 'Mint error: ', texts: MINT_TEXTS, names: MINT_ERROR_NAMES },
  HandlePayment: { prefix: 'HandlePayment error: ', texts: HANDLE_PAYMENT_TEXTS, names: HANDLE_PAYMENT_ERROR_NAMES },
  Auction: { prefix: 'Auction error: ', texts: AUCTION_TEXTS, names: AUCTION_ERROR_NAMES },
};

/**
 * A system contract refuses. `message` is the Display text of Rust's `system::Error`, contract first; `text` is that of
 * the contract's own error. Recognise it with {@link isSystemContractError}.
 */
export class SystemContractError extends Error {
  readonly _tag: 'SystemContractError' = 'SystemContractError';
  override readonly name: string = 'SystemContractError';
  readonly contract: SystemContract;
  /** Rust's variant, which is also its Debug text. */
  readonly variant: string;
  /** The number on the wire, within the contract's range. */
  readonly code: number;
  /** Display text of the contract's own error. */
  readonly text: string;

  constructor(contract: SystemContract, variant: string) {
    const table = TABLES[contract];
    const text = table.texts[variant] ?? variant;
    super(table.prefix + text);
    this.contract = contract;
    this.variant = variant;
    this.code = table.names.indexOf(variant);
    this.text = text;
  }
}

/** An error of the mint. */
export function mintError(variant: MintErrorName): SystemContractError {
  return new SystemContractError('Mint', variant);
}

/** An error of handle payment. */
export function handlePaymentError(variant: HandlePaymentErrorName): SystemContractError {
  return new SystemContractError('HandlePayment', variant);
}

/** An error of the auction. */
export function auctionError(variant: AuctionErrorName): SystemContractError {
  return new SystemContractError('Auction', variant);
}

/** The error with that number, or undefined where the contract has none. */
export function systemErrorFromCode(contract: SystemContract, code: number): SystemContractError | undefined {
  const variant = TABLES[contract].names[code];
  return variant === undefined ? undefined : new SystemContractError(contract, variant);
}

const FIRST_API_ERRORS: Readonly<Record<SystemContract, number>> = {
  Mint: API_ERROR.MintErrorStart,
  HandlePayment: API_ERROR.HandlePaymentErrorStart,
  Auction: API_ERROR.AuctionErrorStart,
};

/** The number of an error among all that contracts can see (casper-types api_error.rs). */
export function apiErrorCode(error: SystemContractError): number {
  return FIRST_API_ERRORS[error.contract] + error.code;
}

/** Whether a value is an error of a system contract, of the named one if one is named. */
export function isSystemContractError(value: unknown, contract?: SystemContract): value is SystemContractError {
  return (
    hasTag(value, 'SystemContractError') &&
    (contract === undefined || (value as { contract?: unknown }).contract === contract)
  );
}

/** What became of a rule: its value, or the error it refused with. */
export type SystemResult<T> =
  | { readonly _tag: 'Ok'; readonly value: T }
  | { readonly _tag: 'Err'; readonly error: SystemContractError };

/** Runs a rule and catches what it refuses with; everything else that is thrown passes through. */
export function trySystem<T>(rule: () => T): SystemResult<T> {
  try {
    return { _tag: 'Ok', value: rule() };
  } catch (thrown) {
    if (isSystemContractError(thrown)) return { _tag: 'Err', error: thrown };
    throw thrown;
  }
}

/** Runs a rule and replaces what it refuses with, whatever it is, by another error. */
export function mapSystemError<T>(rule: () => T, replacement: (error: SystemContractError) => SystemContractError): T {
  const result = trySystem(rule);
  if (result._tag === 'Ok') return result.value;
  throw replacement(result.error);
}
