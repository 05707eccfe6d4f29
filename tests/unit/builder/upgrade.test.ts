/** Upgrade requests and what the builder says of upgrades; what an upgrade does is in tests/conformance/upgrade. */
import { expect, test } from '@jest/globals';
import { isLeft, isRight } from 'fp-ts/Either';
import {
  ChainspecRegistry,
  CLValue,
  Key,
  LOCAL_GENESIS_REQUEST,
  ProtocolVersion,
  type StoredValue,
  type UpgradeRequest,
  UpgradeRequestBuilder,
  WasmTestBuilder,
} from '../../../src/index';

const version = ProtocolVersion.fromString;
const afterGenesis = () => WasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
const upgradeTo = (to: string): UpgradeRequest =>
  UpgradeRequestBuilder.new().withCurrentProtocolVersion(version('2.0.0')).withNewProtocolVersion(version(to)).build();
const number = (value: number): StoredValue => ({ _tag: 'CLValue', value: CLValue.u32(value) });

function thrownBy(action: () => unknown): { readonly code: unknown; readonly message: string } {
  try {
    action();
  } catch (error) {
    return error as { code: unknown; message: string };
  }
  throw new Error('nothing was thrown');
}

test("defaults are those of Rust's UpgradeRequestBuilder", () => {
  expect(UpgradeRequestBuilder.new().build()).toEqual({
    currentProtocolVersion: version('0.0.0'),
    newProtocolVersion: version('0.0.0'),
    globalStateUpdate: [],
    chainspecRegistry: ChainspecRegistry.newWithOptionalGlobalState(new Uint8Array(0)),
    feeHandling: { _tag: 'NoFee' },
    validatorMinimumBidAmount: 2_500_000_000_000n,
    maximumDelegationAmount: 2n ** 64n - 1n,
    minimumDelegationAmount: 0n,
    enableAddressableEntity: false,
  });
});

test('each setting reaches the request', () => {
  const chainspecRegistry = ChainspecRegistry.newWithOptionalGlobalState(Uint8Array.of(1), Uint8Array.of(2));
  const request = UpgradeRequestBuilder.new()
    .withPreStateHash(new Uint8Array(32))
    .withCurrentProtocolVersion(version('1.5.8'))
    .withNewProtocolVersion(version('2.0.0'))
    .withActivationPoint(9)
    .withNewGasHoldHandling({ _tag: 'Amortized' })
    .withNewGasHoldInterval(1)
    .withNewValidatorSlots(2)
    .withNewAuctionDelay(3)
    .withNewLockedFundsPeriodMillis(4)
    .withNewRoundSeigniorageRate({ numer: 1n, denom: 5n })
    .withNewUnbondingDelay(6)
    .withChainspecRegistry(chainspecRegistry)
    .withFeeHandling({ _tag: 'Burn' })
    .withValidatorMinimumBidAmount(7)
    .withMaximumDelegationAmount(8n)
    .withMinimumDelegationAmount(9)
    .withEnableAddressableEntity(true)
    .build();
  expect(request).toEqual({
    currentProtocolVersion: version('1.5.8'),
    newProtocolVersion: version('2.0.0'),
    activationPoint: 9n,
    newGasHoldHandling: { _tag: 'Amortized' },
    newGasHoldInterval: 1n,
    newValidatorSlots: 2,
    newAuctionDelay: 3n,
    newLockedFundsPeriodMillis: 4n,
    newRoundSeigniorageRate: { numer: 1n, denom: 5n },
    newUnbondingDelay: 6n,
    globalStateUpdate: [],
    chainspecRegistry,
    feeHandling: { _tag: 'Burn' },
    validatorMinimumBidAmount: 7n,
    maximumDelegationAmount: 8n,
    minimumDelegationAmount: 9n,
    enableAddressableEntity: true,
  });
});

test('values to write are in the order of their keys, each key once', () => {
  const keys = [9, 1, 5].map((byte) => Key.hash(new Uint8Array(32).fill(byte)));
  const [nine, one, five] = keys as [Key, Key, Key];
  const { globalStateUpdate } = UpgradeRequestBuilder.new()
    .withGlobalStateUpdate([
      [nine, number(1)],
      [one.toFormattedString(), number(2)],
      [five, number(3)],
      [nine, number(4)],
    ])
    .build();
  expect(globalStateUpdate.map(([key, value]) => [key.toFormattedString(), value])).toEqual([
    [one.toFormattedString(), number(2)],
    [five.toFormattedString(), number(3)],
    [nine.toFormattedString(), number(4)],
  ]);
});

test('an upgrade that succeeds is committed and changes the version of the engine', () => {
  const builder = afterGenesis();
  const before = builder.getPostStateHash();
  expect(builder.upgrade(upgradeTo('2.3.4')).expectUpgradeSuccess()).toBe(builder);
  expect(builder.getPostStateHash()).not.toEqual(before);
  expect(builder.engineConfig().protocolVersion).toEqual({ major: 2, minor: 3, patch: 4 });
  expect(builder.getUpgradeResult(0)).toMatchObject({ _tag: 'Some', value: { _tag: 'Right' } });
  expect(thrownBy(() => builder.expectUpgradeFailure())).toMatchObject({ code: 'EXPECTED_FAILURE' });
});

test('an upgrade that fails changes nothing and says why', () => {
  const builder = afterGenesis();
  const before = builder.getPostStateHash();
  expect(builder.upgrade(upgradeTo('2.0.0')).expectUpgradeFailure()).toBe(builder);
  expect(builder.getPostStateHash()).toEqual(before);
  expect(builder.engineConfig().protocolVersion).toEqual({ major: 2, minor: 0, patch: 0 });
  const { code, message } = thrownBy(() => builder.expectUpgradeSuccess());
  expect(code).toBe('EXPECTED_SUCCESS');
  expect(message).toContain('Invalid protocol version: 2.0.0 [InvalidProtocolVersion].');
});

test('results are kept in order until they are cleared', () => {
  const builder = afterGenesis().upgrade(upgradeTo('2.0.1')).upgrade(upgradeTo('1.0.0'));
  const [first, second, third] = [0, 1, 2].map((index) => builder.getUpgradeResult(index));
  expect(first?._tag === 'Some' && isRight(first.value)).toBe(true);
  expect(second?._tag === 'Some' && isLeft(second.value)).toBe(true);
  expect(third).toEqual({ _tag: 'None' });
  expect(builder.clearResults().getUpgradeResult(0)).toEqual({ _tag: 'None' });
});

test('no upgrade, no state', () => {
  expect(thrownBy(() => afterGenesis().expectUpgradeSuccess()).code).toBe('NO_UPGRADE_RESULT');
  expect(thrownBy(() => WasmTestBuilder.default().upgrade(upgradeTo('2.0.1'))).code).toBe('NO_GENESIS');
});
