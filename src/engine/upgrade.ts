/**
 * Protocol upgrades on a state.
 *
 * Answers to: casper-storage `global_state/state/mod.rs` (`protocol_upgrade`).
 *
 * @module
 */

import { type Either, left, right } from 'fp-ts/Either';
import { DEFAULT_MAX_QUERY_DEPTH } from '../config/engineConfig';
import type { GlobalState } from '../state/globalState';
import { TrackingCopy } from '../state/trackingCopy';
import { upgradeProtocol } from '../system/upgrade';
import type { ProtocolUpgradeConfig } from '../system/upgradeConfig';
import { isProtocolUpgradeError, type ProtocolUpgradeError } from '../system/upgradeError';
import type { Effects } from '../types/transform';

/** What an upgrade made. */
export interface ProtocolUpgradeSuccess {
  /** The state after the upgrade, committed. */
  readonly state: GlobalState;
  readonly effects: Effects;
}

/**
 * Upgrades the protocol.
 *
 * @param enableAddressableEntity whether the state's records are read and written as entities, as the network was started;
 * the upgrade's own setting is another thing
 * @returns on the left why it was refused; throws `EnginePanic` where Rust panics
 */
export function protocolUpgrade(
  state: GlobalState,
  config: ProtocolUpgradeConfig,
  enableAddressableEntity: boolean = config.enableAddressableEntity,
): Either<ProtocolUpgradeError, ProtocolUpgradeSuccess> {
  const copy = new TrackingCopy(state, { maxQueryDepth: DEFAULT_MAX_QUERY_DEPTH, enableAddressableEntity });
  try {
    upgradeProtocol(config, copy, () => state.stateRootHash());
  } catch (error) {
    if (isProtocolUpgradeError(error)) return left(error);
    throw error;
  }
  const { writes, prunes, effects } = copy.destructure();
  return right({ state: state.commitValues(writes, prunes), effects });
}
