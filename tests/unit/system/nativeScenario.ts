/**
 * Runs the steps of a conformance scenario that are native transactions or systemic work, over `src/system` alone.
 */

import { isLeft } from 'fp-ts/Either';
import { blake2b256 } from '../../../src/bytes/blake2b';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { readAll } from '../../../src/bytes/reader';
import { writeBytes } from '../../../src/bytes/writer';
import type { Chainspec } from '../../../src/config/chainspec';
import type { GlobalState } from '../../../src/state/globalState';
import { TrackingCopy } from '../../../src/state/trackingCopy';
import type { BalanceIdentifier } from '../../../src/system/balanceIdentifier';
import { runGenesis } from '../../../src/system/genesis';
import { type AuctionMethod, nativeBidding } from '../../../src/system/nativeBidding';
import { nativeDistribute, nativeDistributeFees, nativeStep } from '../../../src/system/nativeEra';
import { type HandleRefundMode, nativeHandleFee, nativeHandleRefund } from '../../../src/system/nativePayment';
import { type NativeRuntimeConfig, nativeRuntimeConfig } from '../../../src/system/nativeRuntimeConfig';
import { isNativeError } from '../../../src/system/nativeSystem';
import { nativeBurn, nativeTransfer } from '../../../src/system/nativeTransfer';
import { SYSTEM_ACCOUNT_HASH } from '../../../src/system/systemAccount';
import { isTransferError } from '../../../src/system/transferError';
import { AccountHash } from '../../../src/types/accountHash';
import { CLType } from '../../../src/types/clType';
import { CLValue } from '../../../src/types/clValue';
import type { DelegatorKind } from '../../../src/types/delegatorKind';
import { type InitiatorAddr, initiatorAccountHash } from '../../../src/types/initiatorAddr';
import { Key } from '../../../src/types/key';
import { ProtocolVersion } from '../../../src/types/protocolVersion';
import { PublicKey } from '../../../src/types/publicKey';
import { RuntimeArgs } from '../../../src/types/runtimeArgs';
import { type StoredValue, storedValueFromBytes } from '../../../src/types/storedValue';
import { TransactionHash } from '../../../src/types/transactionHash';
import { writeTransfer } from '../../../src/types/transfer';
import { type Effects, readTransformKind, type Transform, transformKindToBytes } from '../../../src/types/transform';
import { URef } from '../../../src/types/uref';
import {
  type GenesisJson,
  genesisRequest,
  scenarioChainspec,
  type VectorBytes,
  type VectorEffect,
} from './genesisScenario';

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

/** What a step did, in the form of a vector. */
export interface StepOutcome {
  readonly error?: string;
  readonly effects?: readonly VectorEffect[];
  readonly transfers?: readonly string[];
  readonly ret?: string;
  readonly amount?: string | null;
}

const V2: ProtocolVersion = ProtocolVersion.fromParts(2, 0, 0);

const vectorBytes = (bytes: Uint8Array): VectorBytes =>
  bytes.length > 4096 ? { blake2b: bytesToHex(blake2b256(bytes)), length: bytes.length } : bytesToHex(bytes);

/** An effect in the form of a vector. */
export const vectorEffect = ({ key, kind }: Transform): VectorEffect => [
  key.toFormattedString(),
  kind._tag,
  vectorBytes(transformKindToBytes(kind)),
];

const publicKey = (text: string): PublicKey => (text === 'system' ? PublicKey.system() : PublicKey.fromHex(text));

function accountHash(text: string): AccountHash {
  return text.startsWith('account-hash-') ? AccountHash.fromFormattedString(text) : publicKey(text).toAccountHash();
}

function initiator(text: string): InitiatorAddr {
  if (text === 'system') return { _tag: 'AccountHash', accountHash: SYSTEM_ACCOUNT_HASH };
  return text.startsWith('account-hash-')
    ? { _tag: 'AccountHash', accountHash: AccountHash.fromFormattedString(text) }
    : { _tag: 'PublicKey', publicKey: PublicKey.fromHex(text) };
}

function key(json: string | { readonly account: string }): Key {
  return typeof json === 'string' ? Key.fromFormattedString(json) : Key.account(accountHash(json.account));
}

const uref = (text: string): URef => URef.fromFormattedString(text);

function clType(json: unknown): CLType {
  if (typeof json === 'string') return { _tag: json } as CLType;
  const [tag, inner] = Object.entries(json as Record<string, unknown>)[0]!;
  return tag === 'ByteArray' ? CLType.byteArray(inner as number) : CLType.option(clType(inner));
}

/** By name, of equal names the last, as the builder of transfers keeps them. */
function sortedArgs(entries: Iterable<readonly [string, CLValue]>): RuntimeArgs {
  const names = new Map(entries);
  return RuntimeArgs.fromEntries(
    [...names].sort(([left], [right]) => (left < right ? -1 : 1)).map(([name, value]) => ({ name, value })),
  );
}

function delegator(json: DelegatorJson): DelegatorKind {
  if (typeof json === 'string') return { _tag: 'PublicKey', publicKey: publicKey(json) };
  return { _tag: 'Purse', addr: uref(json.purse).addr };
}

function balanceIdentifier(json: IdentifierJson): BalanceIdentifier {
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

/** One scenario under way. */
export class NativeScenario {
  state: GlobalState;
  private readonly chainspec: Chainspec;
  private readonly config: NativeRuntimeConfig;
  private eraId = 0n;

  constructor(genesis: GenesisJson) {
    const made = runGenesis(genesisRequest(genesis));
    if (isLeft(made)) throw made.left;
    this.state = made.right.state;
    this.chainspec = scenarioChainspec(genesis);
    this.config = nativeRuntimeConfig(this.chainspec);
  }

  /**
   * Runs a step and commits what it did.
   *
   * @param expected the vector's result, which steps of other kinds are taken from
   * @returns undefined for steps of other kinds
   */
  run(step: StepJson, index: number, expected: ResultJson): StepOutcome | undefined {
    const copy = new TrackingCopy(this.state, { maxQueryDepth: 5, enableAddressableEntity: false });
    try {
      return this.runKind(step, index, expected, copy);
    } catch (thrown) {
      if (isTransferError(thrown)) {
        return { error: step.kind === 'transfer' ? `Transfer error: ${thrown.message}` : thrown.message };
      }
      if (isNativeError(thrown)) return { error: thrown.message };
      throw thrown;
    }
  }

  private runKind(step: StepJson, index: number, expected: ResultJson, copy: TrackingCopy): StepOutcome | undefined {
    const work = { config: this.config, protocolVersion: V2, copy };
    const hash = TransactionHash.v1(Uint8Array.from({ length: 32 }, (_, i) => (i === 31 ? index + 1 : 0)));
    switch (step.kind) {
      case 'transfer':
        return this.transfer(step, expected, copy);
      case 'burn': {
        const args: [string, CLValue][] = [['amount', CLValue.u512(BigInt(step.amount!))]];
        if (step.source !== undefined) args.push(['source', CLValue.uref(uref(step.source))]);
        const from = initiator(step.initiator!);
        const request = {
          config: this.config,
          protocolVersion: V2,
          transactionHash: hash,
          initiator: from,
          authorizationKeys: [initiatorAccountHash(from)],
          args: sortedArgs(args),
        };
        return this.committed(nativeBurn(request, copy).effects);
      }
      case 'bidding': {
        const from = initiator(step.initiator!);
        const outcome = nativeBidding(
          {
            config: this.config,
            protocolVersion: V2,
            transactionHash: TransactionHash.v1(new Uint8Array(32)),
            initiator: from,
            authorizationKeys: [initiatorAccountHash(from)],
            method: this.auctionMethod(step.method!),
          },
          copy,
        );
        const ret = outcome.updatedAmount === undefined ? 'Unit' : `UpdatedAmount(${outcome.updatedAmount})`;
        const transfers = outcome.transfers.map((transfer) =>
          bytesToHex(writeBytes((w) => writeTransfer(w, transfer))),
        );
        return { ...this.committed(outcome.effects), transfers, ret };
      }
      case 'step': {
        const outcome = nativeStep(work, {
          nextEraId: step.nextEraId === undefined ? this.eraId + 1n : BigInt(step.nextEraId),
          eraEndTimestampMillis: BigInt(step.eraEndTimestampMillis ?? 0),
          slashedValidators: (step.slash ?? []).map(publicKey),
          evictedValidators: (step.evict ?? []).map(publicKey),
        });
        this.eraId += 1n;
        return this.committed(outcome.effects);
      }
      case 'distribute': {
        const rewards = step.rewards!.map(
          ([validator, amounts]) => [publicKey(validator), amounts.map(BigInt)] as const,
        );
        return this.committed(nativeDistribute(work, rewards, BigInt(step.blockTime!)).effects);
      }
      case 'distributeFees':
        return this.committed(nativeDistributeFees(work, BigInt(step.blockTime!)).effects);
      case 'handleFee': {
        const mode = step.mode!;
        const amount = mode.amount === undefined ? undefined : BigInt(mode.amount);
        switch (mode.name) {
          case 'pay':
            return this.committed(
              nativeHandleFee(work, hash, {
                _tag: 'Pay',
                initiator: initiator(mode.initiator!),
                amount: amount!,
                source: balanceIdentifier(mode.source!),
                target: balanceIdentifier(mode.target!),
              }).effects,
            );
          case 'burn':
            return this.committed(
              nativeHandleFee(work, hash, { _tag: 'Burn', source: balanceIdentifier(mode.source!), amount }).effects,
            );
          default:
            return this.committed(
              nativeHandleFee(work, hash, {
                _tag: 'Credit',
                validator: publicKey(mode.validator!),
                amount: amount!,
                eraId: BigInt(mode.eraId!),
              }).effects,
            );
        }
      }
      case 'handleRefund': {
        const outcome = nativeHandleRefund(work, hash, refundMode(step.mode!));
        return { ...this.committed(outcome.effects), amount: outcome.amount?.toString() ?? null };
      }
      case 'writeData': {
        const writes = step.data!.map(([at, bytes]): [Key, StoredValue] => [
          key(at),
          storedValueFromBytes(hexToBytes(bytes)),
        ]);
        this.state = this.state.commitValues(writes);
        return {};
      }
      case 'advanceEras':
        for (let era = 0; era < step.eras!; era++) {
          this.run({ kind: 'step' }, index, expected);
        }
        return undefined;
      case 'setBlockTime': {
        const value = CLValue.u64(BigInt(step.blockTime!));
        this.state = this.state.commitValues([[Key.blockGlobal('BlockTime'), { _tag: 'CLValue', value }]]);
        return undefined;
      }
      default:
        this.adopt(expected);
        return undefined;
    }
  }

  private committed(effects: Effects): StepOutcome {
    this.state = this.state.commit(effects);
    return { effects: effects.map(vectorEffect) };
  }

  /** Takes over the effects of a step that is no business of this layer. */
  private adopt(expected: ResultJson): void {
    const effects = (expected.effects ?? []).map(([at, , bytes]) => ({
      key: Key.fromFormattedString(at),
      kind: readAll(hexToBytes(bytes as string), readTransformKind),
    }));
    this.state = this.state.commit(effects);
    if (expected.kind === 'runAuction') this.eraId += 1n;
  }

  private transfer(step: StepJson, expected: ResultJson, copy: TrackingCopy): StepOutcome {
    const from = initiator(step.initiator ?? '01d5af25e204ad03d0a26e236996404f1be51a60948bcc026cd084a83690b756d3');
    const given = step.authorizationKeys;
    const defaultAccount = accountHash('01d5af25e204ad03d0a26e236996404f1be51a60948bcc026cd084a83690b756d3');
    // The builder makes the hash from everything in the request; what it is can be seen in the recorded transfer.
    const recorded = expected.transfers?.[0]?.slice(4, 68);
    const request = {
      config: this.config,
      protocolVersion: V2,
      transactionHash: TransactionHash.v1(hexToBytes(step.hash ?? recorded ?? '00'.repeat(32))),
      initiator: from,
      authorizationKeys: given?.map(accountHash) ?? [defaultAccount, initiatorAccountHash(from)],
      args: transferArgs(step),
    };
    const { effects, transfers } = nativeTransfer(request, copy);
    return {
      ...this.committed(effects),
      transfers: transfers.map((transfer) => bytesToHex(writeBytes((writer) => writeTransfer(writer, transfer)))),
    };
  }

  private auctionMethod(json: MethodJson): AuctionMethod {
    const { core } = this.chainspec;
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
}

function transferArgs(step: StepJson): RuntimeArgs {
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

function refundMode(json: ModeJson): HandleRefundMode {
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
