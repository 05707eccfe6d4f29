/**
 * What the network itself does at the end of an era and of a block: the auction, rewards, shares of accumulated fees.
 *
 * Answers to: casper-storage `global_state/state/mod.rs` (`step`, `distribute_block_rewards`, `distribute_fees`),
 * `data_access_layer/step.rs`, `block_rewards.rs`, `fee.rs`.
 *
 * @module
 */

import { writeBytes } from '../bytes/writer';
import { Phase } from '../types/phase';
import type { PublicKey } from '../types/publicKey';
import { distribute, type Rewards } from './auctionDistribution';
import { runAuction, slash } from './auctionEra';
import { purseOf } from './balanceIdentifier';
import { distributeAccumulatedFees } from './handlePayment';
import { NativeAuction } from './nativeAuction';
import { NativeHandlePayment } from './nativeHandlePayment';
import { NativeMint } from './nativeMint';
import type { NativeId } from './nativeRuntime';
import { isAdministered } from './nativeRuntimeConfig';
import { outcomeOf, type SystemOutcome, type SystemWork, systemRuntime, withNativeErrors } from './nativeSystem';

/** The end of an era. */
export interface StepRequest {
  readonly nextEraId: bigint;
  readonly eraEndTimestampMillis: bigint;
  readonly slashedValidators: readonly PublicKey[];
  readonly evictedValidators: readonly PublicKey[];
}

/** Addresses of systemic work derive from a time, the protocol version and perhaps an era. */
function seedOf(work: SystemWork, time: bigint, eraId?: bigint): NativeId {
  const bytes = writeBytes((writer) => {
    writer.writeU64(time);
    writer.writeRaw(work.protocolVersion.toBytes());
    if (eraId !== undefined) writer.writeU64(eraId);
  });
  return { _tag: 'Seed', bytes };
}

/** Ends an era. Throws `NativeError`. */
export function nativeStep(work: SystemWork, request: StepRequest): SystemOutcome {
  const { config } = work;
  const seed = seedOf(work, request.eraEndTimestampMillis, request.nextEraId);
  const runtime = withNativeErrors(() => systemRuntime(work, seed, Phase.Session));
  const provider = new NativeAuction(runtime, new NativeMint(runtime));
  if (request.slashedValidators.length > 0) {
    withNativeErrors(
      () => slash(provider, request.slashedValidators),
      () => 'Slashing error',
    );
  }
  withNativeErrors(
    () =>
      runAuction(provider, {
        eraEndTimestampMillis: request.eraEndTimestampMillis,
        evictedValidators: request.evictedValidators,
        maxDelegatorsPerValidator: config.maxDelegatorsPerValidator,
        includeCredits: config.includeCredits,
        creditCap: config.creditCap,
        minimumBidAmount: config.minimumBidAmount,
      }),
    () => 'Auction error',
  );
  return outcomeOf(runtime);
}

/** Pays out rewards. Throws `NativeError`. */
export function nativeDistribute(work: SystemWork, rewards: Rewards, blockTime: bigint): SystemOutcome {
  const entries = [...rewards];
  if (entries.length === 0) return { effects: [], transfers: [] };
  return withNativeErrors(() => {
    const runtime = systemRuntime(work, seedOf(work, blockTime), Phase.Session);
    distribute(new NativeAuction(runtime, new NativeMint(runtime)), entries);
    return outcomeOf(runtime);
  });
}

/** Shares accumulated fees among the administrators, if this network has such. Throws `NativeError`. */
export function nativeDistributeFees(work: SystemWork, blockTime: bigint): SystemOutcome {
  const { config, copy, protocolVersion } = work;
  if (config.feeHandling._tag !== 'Accumulate' || !isAdministered(config)) return { effects: [], transfers: [] };
  return withNativeErrors(() => {
    const runtime = systemRuntime(work, seedOf(work, blockTime), Phase.System);
    const source = purseOf({ _tag: 'Accumulate' }, copy, protocolVersion);
    distributeAccumulatedFees(new NativeHandlePayment(runtime, new NativeMint(runtime)), source, undefined);
    return outcomeOf(runtime);
  });
}
