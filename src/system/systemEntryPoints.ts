/**
 * The entry points of the system contracts, as genesis stores them.
 *
 * Answers to: casper-types `system/mint/entry_points.rs`, `system/handle_payment/entry_points.rs`,
 * `system/auction/entry_points.rs`.
 *
 * @module
 */

import { CLType } from '../types/clType';
import { type EntryPoint, type EntryPoints, entryPointsFrom, type Parameter } from '../types/entryPoint';
import type { SystemEntityType } from '../types/systemEntityType';
import { AUCTION_ARG, AUCTION_METHOD } from './auctionConstants';
import { HANDLE_PAYMENT_ARG, HANDLE_PAYMENT_METHOD } from './handlePaymentConstants';
import { MINT_ARG, MINT_METHOD } from './mintConstants';

const { PublicKey: PUBLIC_KEY, U8, U64, U512, Unit: UNIT, URef: UREF } = CLType;
/** What the mint returns: a value or the code of its error. */
const mintResultOf = (ok: CLType): CLType => CLType.result(ok, U8);

const parameter = (name: string, clType: CLType): Parameter => ({ name, clType });

/** Open to everybody and run in the contract's own context, as all entry points of system contracts are. */
function entryPoint(name: string, args: readonly Parameter[], ret: CLType): EntryPoint {
  return { name, args, ret, access: { _tag: 'Public' }, entryPointType: 'Called' };
}

/** Entry points of the mint. */
export function mintEntryPoints(): EntryPoints {
  const amount = parameter(MINT_ARG.amount, U512);
  const purse = parameter(MINT_ARG.purse, UREF);
  return entryPointsFrom([
    entryPoint(MINT_METHOD.mint, [amount], mintResultOf(UREF)),
    entryPoint(MINT_METHOD.reduceTotalSupply, [amount], mintResultOf(UNIT)),
    entryPoint(MINT_METHOD.burn, [purse, amount], mintResultOf(UNIT)),
    entryPoint(MINT_METHOD.create, [], UREF),
    entryPoint(MINT_METHOD.balance, [purse], CLType.option(U512)),
    entryPoint(
      MINT_METHOD.transfer,
      [
        parameter(MINT_ARG.to, CLType.option(CLType.byteArray(32))),
        parameter(MINT_ARG.source, UREF),
        parameter(MINT_ARG.target, UREF),
        amount,
        parameter(MINT_ARG.id, CLType.option(U64)),
      ],
      mintResultOf(UNIT),
    ),
    entryPoint(MINT_METHOD.readBaseRoundReward, [], U512),
    entryPoint(MINT_METHOD.mintIntoExistingPurse, [amount, purse], mintResultOf(UNIT)),
  ]);
}

/** Entry points of handle payment. */
export function handlePaymentEntryPoints(): EntryPoints {
  return entryPointsFrom([
    entryPoint(HANDLE_PAYMENT_METHOD.getPaymentPurse, [], UREF),
    entryPoint(HANDLE_PAYMENT_METHOD.setRefundPurse, [parameter(HANDLE_PAYMENT_ARG.purse, UREF)], UNIT),
    entryPoint(HANDLE_PAYMENT_METHOD.getRefundPurse, [], CLType.option(UREF)),
  ]);
}

/** Entry points of the auction. */
export function auctionEntryPoints(): EntryPoints {
  const amount = parameter(AUCTION_ARG.amount, U512);
  const delegator = parameter(AUCTION_ARG.delegator, PUBLIC_KEY);
  const publicKey = parameter(AUCTION_ARG.publicKey, PUBLIC_KEY);
  const validator = parameter(AUCTION_ARG.validator, PUBLIC_KEY);
  return entryPointsFrom([
    entryPoint(AUCTION_METHOD.getEraValidators, [], CLType.option(CLType.map(PUBLIC_KEY, U512))),
    entryPoint(
      AUCTION_METHOD.addBid,
      [
        publicKey,
        parameter(AUCTION_ARG.delegationRate, U8),
        amount,
        parameter(AUCTION_ARG.minimumDelegationAmount, U64),
        parameter(AUCTION_ARG.maximumDelegationAmount, U64),
      ],
      U512,
    ),
    entryPoint(AUCTION_METHOD.withdrawBid, [publicKey, amount], U512),
    entryPoint(AUCTION_METHOD.delegate, [delegator, validator, amount], U512),
    entryPoint(AUCTION_METHOD.undelegate, [delegator, validator, amount], U512),
    entryPoint(
      AUCTION_METHOD.redelegate,
      [delegator, validator, amount, parameter(AUCTION_ARG.newValidator, PUBLIC_KEY)],
      U512,
    ),
    entryPoint(AUCTION_METHOD.runAuction, [parameter(AUCTION_ARG.eraEndTimestampMillis, U64)], UNIT),
    entryPoint(AUCTION_METHOD.slash, [], UNIT),
    entryPoint(AUCTION_METHOD.distribute, [parameter(AUCTION_ARG.rewardsMap, CLType.map(PUBLIC_KEY, U512))], UNIT),
    entryPoint(AUCTION_METHOD.readEraId, [], U64),
    entryPoint(AUCTION_METHOD.activateBid, [validator], UNIT),
    entryPoint(AUCTION_METHOD.changeBidPublicKey, [publicKey, parameter(AUCTION_ARG.newPublicKey, PUBLIC_KEY)], UNIT),
    entryPoint(AUCTION_METHOD.addReservations, [parameter(AUCTION_ARG.reservations, CLType.list(CLType.Any))], UNIT),
    entryPoint(
      AUCTION_METHOD.cancelReservations,
      [validator, parameter(AUCTION_ARG.delegators, CLType.list(CLType.Any))],
      UNIT,
    ),
  ]);
}

/** A system contract that is stored in the state. */
export type StoredSystemContract = Exclude<SystemEntityType, 'StandardPayment'>;

/** Entry points of a system contract. */
export function systemEntryPoints(type: StoredSystemContract): EntryPoints {
  switch (type) {
    case 'Mint':
      return mintEntryPoints();
    case 'HandlePayment':
      return handlePaymentEntryPoints();
    case 'Auction':
      return auctionEntryPoints();
  }
}
