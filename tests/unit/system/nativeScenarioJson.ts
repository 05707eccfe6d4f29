/**
 * Steps of conformance scenarios as requests of `src/system`.
 */

import { hexToBytes } from '../../../src/bytes/hex';
import type { Chainspec } from '../../../src/config/chainspec';
import type { BalanceIdentifier } from '../../../src/system/balanceIdentifier';
import type { AuctionMethod } from '../../../src/system/nativeBidding';
import type { HandleRefundMode } from '../../../src/system/nativePayment';
import { SYSTEM_ACCOUNT_HASH } from '../../../src/system/systemAccount';
import { AccountHash } from '../../../src/types/accountHash';
import { CLType } from '../../../src/types/clType';
import { CLValue } from '../../../src/types/clValue';
import type { DelegatorKind } from '../../../src/types/delegatorKind';
import type { InitiatorAddr } from '../../../src/types/initiatorAddr';
import { Key } from '../../../src/types/key';
import { PublicKey } from '../../../src/types/publicKey';
import { RuntimeArgs } from '../../../src/types/runtimeArgs';
import { URef } from '../../../src/types/uref';
import type { VectorEffect } from './genesisScenario';

/** What a native transaction of the auction asks for, or one reservation. */
interface MethodJson {
  readonly name?: string;
  readonly publicKey?: string;
  readonly newPublicKey?: string;
  readonly validator?: string;
  readonly newValidator?: string;
  readonly delegator?: DelegatorJson;
  readonly delegators?: readonly DelegatorJson[];
  readonly reservations?: readonly MethodJson[];
  readonly amount?: string;
  readonly delegationRate?: number;
  readonly minimumDelegationAmount?: number;
  readonly maximumDelegationAmount?: number;
  readonly minimumBidAmount?: number;
  readonly reservedSlots?: number;
  readonly maxDelegatorsPerValidator?: number;
}

type DelegatorJson = string | { readonly purse: string };
type IdentifierJson = string | Readonly<Record<string, string>>;

/** How a fee or refund is handled. */
interface ModeJson {
  readonly name: string;
  readonly initiator?: string;
  readonly source?: IdentifierJson;
  readonly target?: IdentifierJson;
  readonly validator?: string;
  readonly eraId?: number;
  readonly amount?: string;
  readonly limit?: string;
  readonly cost?: string;
  readonly consumed?: string;
  readonly gasPrice?: number;
  readonly ratio?: readonly [number, number];
}

/** A step of a scenario. */
export interface StepJson {
  readonly kind: string;
  readonly initiator?: string;
  readonly authorizationKeys?: readonly string[];
  readonly amount?: string;
  readonly source?: string;
  readonly target?: Readonly<Record<string, string>>;
  readonly transferId?: number;
  readonly hash?: string;
  readonly args?: readonly (readonly [string, unknown, string])[];
  readonly method?: MethodJson;
  readonly mode?: ModeJson;
  readonly nextEraId?: number;
  readonly eraEndTimestampMillis?: number;
  readonly eras?: number;
  readonly slash?: readonly string[];
  readonly evict?: readonly string[];
  readonly rewards?: readonly (readonly [string, readonly string[]])[];
  readonly blockTime?: number;
  readonly data?: readonly (readonly [string | { readonly account: string }, string])[];
}

/** A step of a vector. */
export interface ResultJson {
  readonly kind: string;
  readonly postStateHash: string;
  readonly error?: string | null;
  readonly effects?: readonly VectorEffect[];
  readonly transfers?: readonly string[];
  readonly ret?: string | null;
  readonly amount?: string | null;
}

/** A public key, or that of the system. */
export const publicKey = (text: string): PublicKey =>
  text === 'system' ? PublicKey.system() : PublicKey.fromHex(text);

/** An account, by hash or public key. */
export function accountHash(text: string): AccountHash {
  return text.startsWith('account-hash-') ? AccountHash.fromFormattedString(text) : publicKey(text).toAccountHash();
}

/** Who sends; a public key stays one. */
export function initiator(text: string): InitiatorAddr {
  if (text === 'system') return { _tag: 'AccountHash', accountHash: SYSTEM_ACCOUNT_HASH };
  return text.startsWith('account-hash-')
    ? { _tag: 'AccountHash', accountHash: AccountHash.fromFormattedString(text) }
    : { _tag: 'PublicKey', publicKey: PublicKey.fromHex(text) };
}

/** A key by its text, or of an account. */
export function key(json: string | { readonly account: string }): Key {
  return typeof json === 'string' ? Key.fromFormattedString(json) : Key.account(accountHash(json.account));
}

/** A URef by its text. */
export const uref = (text: string): URef => URef.fromFormattedString(text);

function clType(json: unknown): CLType {
  if (typeof json === 'string') return { _tag: json } as CLType;
  const [tag, inner] = Object.entries(json as Record<string, unknown>)[0]!;
  return tag === 'ByteArray' ? CLType.byteArray(inner as number) : CLType.option(clType(inner));
}

/** By name, of equal names the last, as the builder of transfers keeps them. */
export function sortedArgs(entries: Iterable<readonly [string, CLValue]>): RuntimeArgs {
  const names = new Map(entries);
  return RuntimeArgs.fromEntries(
    [...names].sort(([left], [right]) => (left < right ? -1 : 1)).map(([name, value]) => ({ name, value })),
  );
}

function delegator(json: DelegatorJson): DelegatorKind {
  if (typeof json === 'string') return { _tag: 'PublicKey', publicKey: publicKey(json) };
  return { _tag: 'Purse', addr: uref(json.purse).addr };
}

/** A purse by what it is for or whose it is. */
export function balanceIdentifier(json: IdentifierJson): BalanceIdentifier {
  if (typeof json === 'string') {
    const tags = {
      refund: 'Refund',
      payment: 'Payment',
      accumulate: 'Accumulate',
      penalizedPayment: 'PenalizedPayment',
    } as const;
    return { _tag: tags[json as keyof typeof tags] };
  }
  const [tag, value] = Object.entries(json)[0]!;
  switch (tag) {
    case 'purse':
      return { _tag: 'Purse', purse: uref(value) };
    case 'internal':
      return { _tag: 'Internal', addr: uref(value).addr };
    case 'publicKey':
      return { _tag: 'Public', publicKey: publicKey(value) };
    default:
      return { _tag: 'Account', accountHash: accountHash(value) };
  }
}

/** What a `bidding` step asks of the auction. */
export function auctionMethod(json: MethodJson, { core }: Chainspec): AuctionMethod {
  const amount = BigInt(json.amount ?? 0);
  const maxDelegatorsPerValidator = json.maxDelegatorsPerValidator ?? core.maxDelegatorsPerValidator;
  const big = (value: number | undefined, otherwise: bigint): bigint =>
    value === undefined ? otherwise : BigInt(value);
  switch (json.name) {
    case 'addBid':
      return {
        _tag: 'AddBid',
        publicKey: publicKey(json.publicKey!),
        delegationRate: json.delegationRate!,
        amount,
        minimumDelegationAmount: big(json.minimumDelegationAmount, core.minimumDelegationAmount),
        maximumDelegationAmount: big(json.maximumDelegationAmount, core.maximumDelegationAmount),
        minimumBidAmount: big(json.minimumBidAmount, core.minimumBidAmount),
        reservedSlots: json.reservedSlots ?? 0,
      };
    case 'withdrawBid':
      return {
        _tag: 'WithdrawBid',
        publicKey: publicKey(json.publicKey!),
        amount,
        minimumBidAmount: big(json.minimumBidAmount, core.minimumBidAmount),
      };
    case 'delegate':
      return {
        _tag: 'Delegate',
        delegator: delegator(json.delegator!),
        validator: publicKey(json.validator!),
        amount,
        maxDelegatorsPerValidator,
      };
    case 'undelegate':
      return {
        _tag: 'Undelegate',
        delegator: delegator(json.delegator!),
        validator: publicKey(json.validator!),
        amount,
      };
    case 'redelegate':
      return {
        _tag: 'Redelegate',
        delegator: delegator(json.delegator!),
        validator: publicKey(json.validator!),
        amount,
        newValidator: publicKey(json.newValidator!),
      };
    case 'activateBid':
      return { _tag: 'ActivateBid', validator: publicKey(json.validator!) };
    case 'changeBidPublicKey':
      return {
        _tag: 'ChangeBidPublicKey',
        publicKey: publicKey(json.publicKey!),
        newPublicKey: publicKey(json.newPublicKey!),
      };
    case 'addReservations':
      return {
        _tag: 'AddReservations',
        reservations: json.reservations!.map((reservation) => ({
          validatorPublicKey: publicKey(reservation.validator!),
          delegatorKind: delegator(reservation.delegator!),
          delegationRate: reservation.delegationRate!,
        })),
      };
    default:
      return {
        _tag: 'CancelReservations',
        validator: publicKey(json.validator!),
        delegators: json.delegators!.map(delegator),
        maxDelegatorsPerValidator,
      };
  }
}

/** Arguments of a `transfer` step, as the builder of transfers makes them. */
export function transferArgs(step: StepJson): RuntimeArgs {
  const given = step.args;
  if (given !== undefined) {
    return sortedArgs(
      given.map(([name, type, bytes]) => [name, CLValue.fromComponents(clType(type), hexToBytes(bytes))] as const),
    );
  }
  const [kind, target] = Object.entries(step.target!)[0]!;
  const targetValue =
    kind === 'uref'
      ? CLValue.uref(uref(target))
      : kind === 'publicKey'
        ? CLValue.publicKey(publicKey(target))
        : CLValue.accountHash(accountHash(target));
  const id = step.transferId;
  return sortedArgs([
    ['amount', CLValue.u512(BigInt(step.amount!))],
    ['id', CLValue.option(id === undefined ? undefined : CLValue.u64(id), CLType.U64)],
    ['target', targetValue],
  ]);
}

/** The mode of a `handleRefund` step. */
export function refundMode(json: ModeJson): HandleRefundMode {
  const [numer, denom] = json.ratio ?? [1, 1];
  const figures = {
    limit: BigInt(json.limit ?? 0),
    cost: BigInt(json.cost ?? 0),
    consumed: BigInt(json.consumed ?? 0),
    gasPrice: json.gasPrice ?? 1,
    refundRatio: { numer: BigInt(numer), denom: BigInt(denom) },
  };
  const source = (): BalanceIdentifier => balanceIdentifier(json.source!);
  const target = (): BalanceIdentifier => balanceIdentifier(json.target!);
  switch (json.name) {
    case 'calculate':
      return { _tag: 'CalculateAmount', figures, source: source() };
    case 'refund':
      return {
        _tag: 'Refund',
        initiator: initiator(json.initiator!),
        figures,
        source: source(),
        target: target(),
      };
    case 'noFeeCustomPayment':
      return { _tag: 'RefundNoFeeCustomPayment', initiator: initiator(json.initiator!), figures };
    case 'burn':
      return { _tag: 'Burn', figures, source: source() };
    case 'setRefundPurse':
      return { _tag: 'SetRefundPurse', target: target() };
    default:
      return { _tag: 'ClearRefundPurse' };
  }
}
