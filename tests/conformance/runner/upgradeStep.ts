/** `upgrade`, and the values that steps write. */
import { isLeft } from 'fp-ts/Either';
import { toNullable } from 'fp-ts/Option';
import { UpgradeRequestBuilder } from '../../../src/builder/upgradeRequestBuilder';
import { hexToBytes } from '../../../src/bytes/hex';
import type { FeeHandling } from '../../../src/config/coreConfig';
import { ChainspecRegistry } from '../../../src/system/chainspecRegistry';
import type { Key } from '../../../src/types/key';
import { type StoredValue, storedValueFromBytes } from '../../../src/types/storedValue';
import type { StepContext } from './execStep';
import { arrayOf, bad, booleanOf, type Expressions, protocolVersion, stringOf, u64Of } from './expressions';
import { chainspecOf, holdHandling, ratio } from './genesis';
import { effectsJson, type Json, type JsonObject } from './json';

/** Keys with the values to write under them. */
export function dataOf(list: readonly Json[], expressions: Expressions): (readonly [Key, StoredValue])[] {
  return list.map((entry) => {
    const [key, value] = entry as readonly Json[];
    return [expressions.key(key), storedValueFromBytes(expressions.bytes(value))] as const;
  });
}

/** Upgrades the protocol, with another chainspec if the step gives one. */
export function upgradeStep(step: JsonObject, { builder, expressions }: StepContext): JsonObject {
  const request = requestOf(step, expressions);
  if (step.chainspec !== undefined) builder.withChainspec(chainspecOf(step.chainspec));
  builder.clearResults();
  builder.upgrade(request.build());
  const result = toNullable(builder.getUpgradeResult(0))!;
  return isLeft(result) ? { error: result.left.message } : { effects: effectsJson(result.right.effects) };
}

function requestOf(step: JsonObject, expressions: Expressions): UpgradeRequestBuilder {
  const request = UpgradeRequestBuilder.new()
    .withCurrentProtocolVersion(protocolVersion(step.from))
    .withNewProtocolVersion(protocolVersion(step.to));
  const given = <T>(value: T | undefined, apply: (value: T) => void): void => {
    if (value !== undefined) apply(value);
  };
  given(u64Of(step, 'activationPoint'), (era) => request.withActivationPoint(era));
  given(stringOf(step, 'newGasHoldHandling'), (name) => request.withNewGasHoldHandling(holdHandling(name)));
  given(u64Of(step, 'newGasHoldInterval'), (interval) => request.withNewGasHoldInterval(interval));
  given(u64Of(step, 'newValidatorSlots'), (slots) => request.withNewValidatorSlots(Number(slots)));
  given(u64Of(step, 'newAuctionDelay'), (delay) => request.withNewAuctionDelay(delay));
  given(u64Of(step, 'newLockedFundsPeriodMillis'), (period) => request.withNewLockedFundsPeriodMillis(period));
  given(step.newRoundSeigniorageRate, (rate) => request.withNewRoundSeigniorageRate(ratio(rate)));
  given(u64Of(step, 'newUnbondingDelay'), (delay) => request.withNewUnbondingDelay(delay));
  given(step.globalStateUpdate, () =>
    request.withGlobalStateUpdate(dataOf(arrayOf(step, 'globalStateUpdate'), expressions)),
  );
  given(step.chainspecRegistry, (registry) => request.withChainspecRegistry(registryOf(registry as JsonObject)));
  given(step.feeHandling, (handling) => request.withFeeHandling(feeHandling(handling)));
  given(u64Of(step, 'validatorMinimumBidAmount'), (motes) => request.withValidatorMinimumBidAmount(motes));
  given(u64Of(step, 'maximumDelegationAmount'), (motes) => request.withMaximumDelegationAmount(motes));
  given(u64Of(step, 'minimumDelegationAmount'), (motes) => request.withMinimumDelegationAmount(motes));
  given(booleanOf(step, 'enableAddressableEntity'), (flag) => request.withEnableAddressableEntity(flag));
  return request;
}

function registryOf(given: JsonObject): ChainspecRegistry {
  const globalState = stringOf(given, 'globalStateBytes');
  return ChainspecRegistry.newWithOptionalGlobalState(
    hexToBytes(stringOf(given, 'chainspecBytes') ?? ''),
    globalState === undefined ? undefined : hexToBytes(globalState),
  );
}

const FEE_HANDLINGS: { readonly [type: string]: FeeHandling } = {
  pay_to_proposer: { _tag: 'PayToProposer' },
  accumulate: { _tag: 'Accumulate' },
  burn: { _tag: 'Burn' },
  no_fee: { _tag: 'NoFee' },
};

/** FeeHandling from its serde JSON. */
function feeHandling(value: Json): FeeHandling {
  return FEE_HANDLINGS[stringOf(value as JsonObject, 'type') ?? ''] ?? bad('fee handling', value);
}
