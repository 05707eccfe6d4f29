/** Steps without Wasm: burns, bids, eras, rewards, fees, refunds, holds. */
import { type Either, isLeft } from 'fp-ts/Either';
import type { AuctionMethod } from '../../../src/system/nativeBidding';
import type { HandleFeeMode, HandleRefundMode } from '../../../src/system/nativePayment';
import type { SystemOutcome } from '../../../src/system/nativeSystem';
import { CLValue } from '../../../src/types/clValue';
import type { DelegatorKind } from '../../../src/types/delegatorKind';
import { RuntimeArgs } from '../../../src/types/runtimeArgs';
import { TransactionHash } from '../../../src/types/transactionHash';
import { transferToBytes } from '../../../src/types/transfer';
import type { Effects } from '../../../src/types/transform';
import { balanceIdentifier } from './balanceStep';
import { execStep, type StepContext, stepHash } from './execStep';
import {
  amount,
  arrayOf,
  bad,
  booleanOf,
  type Expressions,
  initiatorAddr,
  protocolVersion,
  publicKey,
  stringOf,
  u64Of,
} from './expressions';
import { ratio } from './genesis';
import { bytesJson, effectsJson, type Json, type JsonObject, written } from './json';

/** `burn`. */
export function burnStep(step: JsonObject, context: StepContext): JsonObject {
  const { builder, expressions, index } = context;
  const entries = [{ name: 'amount', value: CLValue.u512(amount(step.amount)) }];
  if (step.source !== undefined) entries.push({ name: 'source', value: CLValue.uref(expressions.uref(step.source)) });
  const request = {
    initiator: initiatorAddr(step.initiator),
    transactionHash: TransactionHash.v1(stepHash(step, index)),
    args: RuntimeArgs.from(entries),
  };
  const result = builder.burn(request, versionOf(step));
  if (isLeft(result)) return { error: result.left.message };
  commitIfAsked(step, context, result.right.effects);
  return { effects: effectsJson(result.right.effects) };
}

/** `bidding`. */
export function biddingStep(step: JsonObject, context: StepContext): JsonObject {
  const { builder } = context;
  const method = auctionMethod((step.method ?? bad('method', step)) as JsonObject, context);
  const result = builder.bidding(initiatorAddr(step.initiator), method, versionOf(step));
  if (isLeft(result)) return { error: result.left.message };
  const { updatedAmount } = result.right;
  commitIfAsked(step, context, result.right.effects);
  return {
    ...outcomeJson(result.right),
    ret: updatedAmount === undefined ? 'Unit' : `UpdatedAmount(${updatedAmount})`,
  };
}

/** `step`: the end of an era. */
export function eraStep(step: JsonObject, { builder }: StepContext): JsonObject {
  const request = builder
    .stepRequestBuilder()
    .withProtocolVersion(protocolVersion(step.protocolVersion))
    .withNextEraId(u64Of(step, 'nextEraId') ?? builder.getEra() + 1n)
    .withEraEndTimestampMillis(u64Of(step, 'eraEndTimestampMillis') ?? 0n)
    .withEvictItems(arrayOf(step, 'evict').map(publicKey));
  for (const validator of arrayOf(step, 'slash')) request.withSlashItem(publicKey(validator));
  return effectsOrError(builder.step(request.build()));
}

/** `runAuction`: like the builder's, but with the hash of the step and without the expectation that it succeeds. */
export function runAuctionStep(step: JsonObject, context: StepContext): JsonObject {
  const evicted = arrayOf(step, 'evict').map(publicKey);
  const time = written((writer) => writer.writeU64(u64Of(step, 'eraEndTimestampMillis') ?? 0n));
  const list = written((writer) => {
    writer.writeU32(evicted.length);
    for (const key of evicted) writer.writeRaw(key.toBytes());
  });
  const { id, hash, commit } = step;
  return execStep(
    {
      ...(id === undefined ? {} : { id }),
      ...(hash === undefined ? {} : { hash }),
      ...(commit === undefined ? {} : { commit }),
      initiator: 'system',
      session: { contractHash: { system: 'auction' }, entryPoint: 'run_auction' },
      args: [
        ['era_end_timestamp_millis', 'U64', bytesHex(time)],
        ['evicted_validators', { List: 'PublicKey' }, bytesHex(list)],
      ],
    },
    context,
  );
}

/** `distribute`. */
export function distributeStep(step: JsonObject, { builder }: StepContext): JsonObject {
  const rewards = arrayOf(step, 'rewards').map((pair) => {
    const [key, amounts] = pair as readonly Json[];
    return [publicKey(key), (amounts as readonly Json[]).map(amount)] as const;
  });
  return effectsOrError(builder.distribute(rewards, u64Of(step, 'blockTime') ?? 0n, versionOf(step)));
}

/** `distributeFees`. */
export function distributeFeesStep(step: JsonObject, { builder }: StepContext): JsonObject {
  const result = builder.distributeFees(u64Of(step, 'blockTime') ?? 0n, versionOf(step));
  return isLeft(result) ? { error: result.left.message } : outcomeJson(result.right);
}

/** `handleFee`. */
export function handleFeeStep(step: JsonObject, { builder, expressions, index }: StepContext): JsonObject {
  const hash = TransactionHash.v1(stepHash(step, index));
  const mode = feeMode((step.mode ?? bad('mode', step)) as JsonObject, expressions);
  const result = builder.handleFee(hash, mode, versionOf(step));
  return isLeft(result) ? { error: result.left.message } : outcomeJson(result.right);
}

/** `handleRefund`. */
export function handleRefundStep(step: JsonObject, context: StepContext): JsonObject {
  const { builder, expressions, index } = context;
  const hash = TransactionHash.v1(stepHash(step, index));
  const mode = refundMode((step.mode ?? bad('mode', step)) as JsonObject, expressions);
  const result = builder.handleRefund(hash, mode, versionOf(step));
  if (isLeft(result)) return { error: result.left.message };
  commitIfAsked(step, context, result.right.effects);
  return { ...outcomeJson(result.right), amount: result.right.amount?.toString() ?? null };
}

/** `balanceHold`. */
export function balanceHoldStep(step: JsonObject, context: StepContext): JsonObject {
  const { builder, expressions } = context;
  const kind = stringOf(step, 'mode') ?? bad('hold mode', step);
  const insufficient = stringOf(step, 'insufficient') === 'noop' ? 'Noop' : 'HoldRemaining';
  const result = builder.balanceHold({
    identifier: balanceIdentifier(expressions, step.identifier),
    protocolVersion: protocolVersion(step.protocolVersion),
    mode:
      kind === 'clear'
        ? { _tag: 'Clear' }
        : {
            _tag: 'Hold',
            kind: kind === 'gas' ? 'Gas' : 'Processing',
            amount: amount(step.amount),
            insufficient,
          },
  });
  if (isLeft(result)) {
    const failure = result.left;
    if (failure._tag === 'BlockTimeNotFound') return { error: 'block time not found' };
    return { error: failure._tag === 'TrackingCopy' ? `TrackingCopy: ${failure.error.message}` : failure.message };
  }
  const { hold, totalBalance, availableBalance, requested, held, effects } = result.right;
  commitIfAsked(step, context, effects);
  return {
    effects: effectsJson(effects),
    // The address of the hold: the key without its own tag.
    holds: hold === undefined ? null : [bytesJson(hold.key.bytes.slice(1))],
    total: totalBalance.toString(),
    available: availableBalance.toString(),
    hold: requested.toString(),
    held: held.toString(),
  };
}

function bytesHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function versionOf(step: JsonObject): { readonly protocolVersion: ReturnType<typeof protocolVersion> } {
  return { protocolVersion: protocolVersion(step.protocolVersion) };
}

function commitIfAsked(step: JsonObject, { builder }: StepContext, effects: Effects): void {
  if (booleanOf(step, 'commit') ?? true) builder.commitTransforms(effects);
}

function outcomeJson({ effects, transfers }: SystemOutcome): JsonObject {
  return {
    effects: effectsJson(effects),
    transfers: transfers.map((transfer) => bytesJson(transferToBytes(transfer))),
  };
}

function effectsOrError(result: Either<{ readonly message: string }, SystemOutcome>): JsonObject {
  return isLeft(result) ? { error: result.left.message } : { effects: effectsJson(result.right.effects) };
}

function delegatorKind(expressions: Expressions, value: Json | undefined): DelegatorKind {
  if (typeof value === 'object' && value !== null && 'purse' in value) {
    return { _tag: 'Purse', addr: expressions.uref(value.purse as Json).addr };
  }
  return { _tag: 'PublicKey', publicKey: publicKey(value) };
}

function auctionMethod(method: JsonObject, { builder, expressions }: StepContext): AuctionMethod {
  const { core } = builder.chainspec();
  const maxDelegators = u64Of(method, 'maxDelegatorsPerValidator');
  const maxDelegatorsPerValidator =
    maxDelegators === undefined ? core.maxDelegatorsPerValidator : Number(maxDelegators);
  const minimumBidAmount = u64Of(method, 'minimumBidAmount') ?? core.minimumBidAmount;
  const name = stringOf(method, 'name');
  switch (name) {
    case 'addBid':
      return {
        _tag: 'AddBid',
        publicKey: publicKey(method.publicKey),
        delegationRate: Number(u64Of(method, 'delegationRate') ?? 0n),
        amount: amount(method.amount),
        minimumDelegationAmount: u64Of(method, 'minimumDelegationAmount') ?? core.minimumDelegationAmount,
        maximumDelegationAmount: u64Of(method, 'maximumDelegationAmount') ?? core.maximumDelegationAmount,
        minimumBidAmount,
        reservedSlots: Number(u64Of(method, 'reservedSlots') ?? 0n),
      };
    case 'withdrawBid':
      return {
        _tag: 'WithdrawBid',
        publicKey: publicKey(method.publicKey),
        amount: amount(method.amount),
        minimumBidAmount,
      };
    case 'delegate':
      return {
        _tag: 'Delegate',
        delegator: delegatorKind(expressions, method.delegator),
        validator: publicKey(method.validator),
        amount: amount(method.amount),
        maxDelegatorsPerValidator,
      };
    case 'undelegate':
      return {
        _tag: 'Undelegate',
        delegator: delegatorKind(expressions, method.delegator),
        validator: publicKey(method.validator),
        amount: amount(method.amount),
      };
    case 'redelegate':
      return {
        _tag: 'Redelegate',
        delegator: delegatorKind(expressions, method.delegator),
        validator: publicKey(method.validator),
        amount: amount(method.amount),
        newValidator: publicKey(method.newValidator),
      };
    case 'activateBid':
      return { _tag: 'ActivateBid', validator: publicKey(method.validator) };
    case 'changeBidPublicKey':
      return {
        _tag: 'ChangeBidPublicKey',
        publicKey: publicKey(method.publicKey),
        newPublicKey: publicKey(method.newPublicKey),
      };
    case 'addReservations':
      return {
        _tag: 'AddReservations',
        reservations: arrayOf(method, 'reservations').map((each) => {
          const reservation = each as JsonObject;
          return {
            validatorPublicKey: publicKey(reservation.validator),
            delegatorKind: delegatorKind(expressions, reservation.delegator),
            delegationRate: Number(u64Of(reservation, 'delegationRate') ?? 0n),
          };
        }),
      };
    case 'cancelReservations':
      return {
        _tag: 'CancelReservations',
        validator: publicKey(method.validator),
        delegators: arrayOf(method, 'delegators').map((each) => delegatorKind(expressions, each)),
        maxDelegatorsPerValidator,
      };
    default:
      return bad('auction method', method);
  }
}

function feeMode(mode: JsonObject, expressions: Expressions): HandleFeeMode {
  switch (stringOf(mode, 'name')) {
    case 'pay':
      return {
        _tag: 'Pay',
        initiator: initiatorAddr(mode.initiator),
        source: balanceIdentifier(expressions, mode.source),
        target: balanceIdentifier(expressions, mode.target),
        amount: amount(mode.amount),
      };
    case 'burn':
      return {
        _tag: 'Burn',
        source: balanceIdentifier(expressions, mode.source),
        amount: mode.amount === undefined ? undefined : amount(mode.amount),
      };
    case 'credit':
      return {
        _tag: 'Credit',
        validator: publicKey(mode.validator),
        amount: amount(mode.amount),
        eraId: u64Of(mode, 'eraId') ?? 0n,
      };
    default:
      return bad('fee mode', mode);
  }
}

function refundMode(mode: JsonObject, expressions: Expressions): HandleRefundMode {
  const gasPrice = Number(u64Of(mode, 'gasPrice') ?? 1n);
  const figures = () => ({
    limit: amount(mode.limit),
    cost: amount(mode.cost),
    consumed: amount(mode.consumed),
    gasPrice,
    refundRatio: ratio(mode.ratio),
  });
  const source = () => balanceIdentifier(expressions, mode.source);
  const target = () => balanceIdentifier(expressions, mode.target);
  switch (stringOf(mode, 'name')) {
    case 'burn':
      return { _tag: 'Burn', figures: figures(), source: source() };
    case 'refund':
      return {
        _tag: 'Refund',
        initiator: initiatorAddr(mode.initiator),
        figures: figures(),
        source: source(),
        target: target(),
      };
    case 'noFeeCustomPayment':
      return {
        _tag: 'RefundNoFeeCustomPayment',
        initiator: initiatorAddr(mode.initiator),
        figures: { limit: amount(mode.limit), cost: amount(mode.cost), gasPrice },
      };
    case 'calculate':
      return { _tag: 'CalculateAmount', figures: figures(), source: source() };
    case 'setRefundPurse':
      return { _tag: 'SetRefundPurse', target: target() };
    case 'clearRefundPurse':
      return { _tag: 'ClearRefundPurse' };
    default:
      return bad('refund mode', mode);
  }
}
