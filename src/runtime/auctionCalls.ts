/**
 * Entry points of the auction as contracts call them.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`call_host_auction`).
 *
 * @module
 */

import type { ByteReader } from '../bytes/reader';
import * as bids from '../system/auctionBids';
import { AUCTION_ARG as ARG, AUCTION_METHOD as METHOD } from '../system/auctionConstants';
import { delegate } from '../system/auctionDelegation';
import { distribute } from '../system/auctionDistribution';
import { type EraValidators, getEraValidators, runAuction, slash } from '../system/auctionEra';
import type { AuctionProvider } from '../system/auctionProvider';
import { addReservations, cancelReservations } from '../system/auctionReservations';
import { getEraId } from '../system/auctionState';
import { redelegate, undelegate } from '../system/auctionUndelegation';
import { sortedByPublicKey } from '../system/publicKeyMap';
import { API_ERROR } from '../types/apiError';
import { readReservation } from '../types/bidKind';
import { CLType } from '../types/clType';
import { CLValue } from '../types/clValue';
import { type DelegatorKind, readDelegatorKind } from '../types/delegatorKind';
import { PublicKey } from '../types/publicKey';
import type { RuntimeArgs } from '../types/runtimeArgs';
import { auctionProvider } from './auctionProvider';
import { orRevert, toExecError } from './errorConversion';
import { execError } from './execError';
import {
  type ArgumentType,
  optionalArgument,
  requireArgument,
  U64_ARGUMENT,
  U512_ARGUMENT,
  UREF_ARGUMENT,
} from './namedArguments';
import type { Runtime } from './runtime';

const U8_ARGUMENT: ArgumentType<number> = { clType: CLType.U8, read: (reader) => reader.readU8() };
const U32_ARGUMENT: ArgumentType<number> = { clType: CLType.U32, read: (reader) => reader.readU32() };
const PUBLIC_KEY_ARGUMENT: ArgumentType<PublicKey> = { clType: CLType.PublicKey, read: PublicKey.read };
const PUBLIC_KEYS_ARGUMENT: ArgumentType<readonly PublicKey[]> = {
  clType: CLType.list(CLType.PublicKey),
  read: (reader) => reader.readVec(PublicKey.read),
};
const LIST_OF_ANY: CLType = CLType.list(CLType.Any);
const REWARDS_ARGUMENT: ArgumentType<readonly (readonly [PublicKey, readonly bigint[]])[]> = {
  clType: CLType.map(CLType.PublicKey, CLType.list(CLType.U512)),
  read: (reader) => sortedByPublicKey(reader.readVec(readReward)),
};
const WEIGHTS: CLType = CLType.map(CLType.PublicKey, CLType.U512);

/** Largest part of a bid that the credits of an execution by contract may make up (`Ratio::new_raw(1, 5)`). */
const CREDIT_CAP = { numer: 1n, denom: 5n };

/** What an entry point does, and what it costs. */
interface EntryPoint {
  readonly cost: Cost;
  run(provider: AuctionProvider, args: RuntimeArgs, runtime: Runtime): CLValue;
}

type Cost = keyof Runtime['execution']['config']['systemConfig']['auctionCosts'];

const ENTRY_POINTS: ReadonlyMap<string, EntryPoint> = new Map<string, EntryPoint>([
  [METHOD.getEraValidators, { cost: 'getEraValidators', run: (provider) => eraValidators(getEraValidators(provider)) }],
  [METHOD.addBid, { cost: 'addBid', run: addBid }],
  [METHOD.withdrawBid, { cost: 'withdrawBid', run: withdrawBid }],
  [METHOD.delegate, { cost: 'delegate', run: runDelegate }],
  [METHOD.undelegate, { cost: 'undelegate', run: runUndelegate }],
  [METHOD.redelegate, { cost: 'redelegate', run: runRedelegate }],
  [METHOD.runAuction, answeringUnit('runAuction', endEra)],
  [METHOD.slash, answeringUnit('slash', runSlash)],
  [METHOD.distribute, answeringUnit('distribute', runDistribute)],
  [METHOD.readEraId, { cost: 'readEraId', run: (provider) => CLValue.u64(getEraId(provider)) }],
  [METHOD.activateBid, answeringUnit('activateBid', activateBid)],
  [METHOD.changeBidPublicKey, answeringUnit('changeBidPublicKey', changeBidPublicKey)],
  [METHOD.addReservations, answeringUnit('addReservations', runAddReservations)],
  [METHOD.cancelReservations, answeringUnit('cancelReservations', runCancelReservations)],
]);

/** Runs an entry point in the auction's frame. */
export function callAuction(runtime: Runtime, entryPointName: string, args: RuntimeArgs): CLValue {
  const entryPoint = ENTRY_POINTS.get(entryPointName);
  if (entryPoint === undefined) return CLValue.unit();
  runtime.chargeSystemContractCall(runtime.execution.config.systemConfig.auctionCosts[entryPoint.cost]);
  return orRevert(() => entryPoint.run(auctionProvider(runtime), args, runtime));
}

function addBid(provider: AuctionProvider, args: RuntimeArgs, { execution: { config } }: Runtime): CLValue {
  const publicKey = requireArgument(args, ARG.publicKey, PUBLIC_KEY_ARGUMENT);
  const delegationRate = requireArgument(args, ARG.delegationRate, U8_ARGUMENT);
  const amount = requireArgument(args, ARG.amount, U512_ARGUMENT);
  const minimumDelegationAmount =
    optionalArgument(args, ARG.minimumDelegationAmount, U64_ARGUMENT) ?? config.minimumDelegationAmount;
  const maximumDelegationAmount =
    optionalArgument(args, ARG.maximumDelegationAmount, U64_ARGUMENT) ?? config.maximumDelegationAmount;
  if (
    minimumDelegationAmount < config.minimumDelegationAmount ||
    maximumDelegationAmount > config.maximumDelegationAmount ||
    minimumDelegationAmount > maximumDelegationAmount
  ) {
    throw execError.revert(API_ERROR.InvalidDelegationAmountLimits);
  }
  const reservedSlots = optionalArgument(args, ARG.reservedSlots, U32_ARGUMENT) ?? 0;
  const { minimumBidAmount, maxDelegatorsPerValidator } = config;
  const stake = bids.addBid(provider, {
    publicKey,
    delegationRate,
    amount,
    minimumDelegationAmount,
    maximumDelegationAmount,
    minimumBidAmount,
    maxDelegatorsPerValidator,
    reservedSlots,
  });
  return CLValue.u512(stake);
}

function withdrawBid(provider: AuctionProvider, args: RuntimeArgs, { execution }: Runtime): CLValue {
  const publicKey = requireArgument(args, ARG.publicKey, PUBLIC_KEY_ARGUMENT);
  const amount = requireArgument(args, ARG.amount, U512_ARGUMENT);
  return CLValue.u512(bids.withdrawBid(provider, publicKey, amount, execution.config.minimumBidAmount));
}

function runDelegate(provider: AuctionProvider, args: RuntimeArgs, { execution }: Runtime): CLValue {
  const delegator = delegatorOf(args);
  const validator = requireArgument(args, ARG.validator, PUBLIC_KEY_ARGUMENT);
  const amount = requireArgument(args, ARG.amount, U512_ARGUMENT);
  const { maxDelegatorsPerValidator } = execution.config;
  return CLValue.u512(delegate(provider, delegator, validator, amount, maxDelegatorsPerValidator));
}

function runUndelegate(provider: AuctionProvider, args: RuntimeArgs): CLValue {
  const delegator = delegatorOf(args);
  const validator = requireArgument(args, ARG.validator, PUBLIC_KEY_ARGUMENT);
  const amount = requireArgument(args, ARG.amount, U512_ARGUMENT);
  return CLValue.u512(undelegate(provider, delegator, validator, amount));
}

function runRedelegate(provider: AuctionProvider, args: RuntimeArgs): CLValue {
  const delegator = delegatorOf(args);
  const validator = requireArgument(args, ARG.validator, PUBLIC_KEY_ARGUMENT);
  const amount = requireArgument(args, ARG.amount, U512_ARGUMENT);
  const newValidator = requireArgument(args, ARG.newValidator, PUBLIC_KEY_ARGUMENT);
  return CLValue.u512(redelegate(provider, delegator, validator, amount, newValidator));
}

function endEra(provider: AuctionProvider, args: RuntimeArgs, { execution }: Runtime): void {
  const eraEndTimestampMillis = requireArgument(args, ARG.eraEndTimestampMillis, U64_ARGUMENT);
  const evictedValidators = requireArgument(args, ARG.evictedValidators, PUBLIC_KEYS_ARGUMENT);
  const { maxDelegatorsPerValidator, minimumBidAmount } = execution.config;
  runAuction(provider, {
    eraEndTimestampMillis,
    evictedValidators,
    maxDelegatorsPerValidator,
    includeCredits: true,
    creditCap: CREDIT_CAP,
    minimumBidAmount,
  });
}

function runSlash(provider: AuctionProvider, args: RuntimeArgs): void {
  slash(provider, requireArgument(args, ARG.validatorPublicKeys, PUBLIC_KEYS_ARGUMENT));
}

function runDistribute(provider: AuctionProvider, args: RuntimeArgs): void {
  distribute(provider, requireArgument(args, ARG.rewardsMap, REWARDS_ARGUMENT));
}

function activateBid(provider: AuctionProvider, args: RuntimeArgs, { execution }: Runtime): void {
  const validator = requireArgument(args, ARG.validator, PUBLIC_KEY_ARGUMENT);
  bids.activateBid(provider, validator, execution.config.minimumBidAmount);
}

function changeBidPublicKey(provider: AuctionProvider, args: RuntimeArgs): void {
  const publicKey = requireArgument(args, ARG.publicKey, PUBLIC_KEY_ARGUMENT);
  const newPublicKey = requireArgument(args, ARG.newPublicKey, PUBLIC_KEY_ARGUMENT);
  bids.changeBidPublicKey(provider, publicKey, newPublicKey);
}

function runAddReservations(provider: AuctionProvider, args: RuntimeArgs): void {
  addReservations(provider, requireList(args, ARG.reservations, readReservation));
}

function runCancelReservations(provider: AuctionProvider, args: RuntimeArgs, { execution }: Runtime): void {
  const validator = requireArgument(args, ARG.validator, PUBLIC_KEY_ARGUMENT);
  const delegators = requireList(args, ARG.delegators, readDelegatorKind);
  cancelReservations(provider, validator, delegators, execution.config.maxDelegatorsPerValidator);
}

/** A public key, or failing that a purse. */
function delegatorOf(args: RuntimeArgs): DelegatorKind {
  try {
    return { _tag: 'PublicKey', publicKey: requireArgument(args, ARG.delegator, PUBLIC_KEY_ARGUMENT) };
  } catch (thrown) {
    if (toExecError(thrown) === undefined) throw thrown;
    return { _tag: 'Purse', addr: requireArgument(args, ARG.delegatorPurse, UREF_ARGUMENT).addr };
  }
}

function requireList<T>(args: RuntimeArgs, name: string, read: (reader: ByteReader) => T): readonly T[] {
  return requireArgument(args, name, { clType: LIST_OF_ANY, read: (reader) => reader.readVec(read) });
}

function readReward(reader: ByteReader): readonly [PublicKey, readonly bigint[]] {
  return [PublicKey.read(reader), reader.readVec((inner) => inner.readU512())];
}

function eraValidators(eras: EraValidators): CLValue {
  const entries = eras.map(({ eraId, weights }): [CLValue, CLValue] => [
    CLValue.u64(eraId),
    CLValue.map(
      weights.map(([publicKey, weight]): [CLValue, CLValue] => [CLValue.publicKey(publicKey), CLValue.u512(weight)]),
      CLType.PublicKey,
      CLType.U512,
    ),
  ]);
  return CLValue.map(entries, CLType.U64, WEIGHTS);
}

function answeringUnit(
  cost: Cost,
  act: (provider: AuctionProvider, args: RuntimeArgs, runtime: Runtime) => void,
): EntryPoint {
  return {
    cost,
    run: (provider, args, runtime) => {
      act(provider, args, runtime);
      return CLValue.unit();
    },
  };
}
