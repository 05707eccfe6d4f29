/**
 * Setting how gas is held, for tests.
 *
 * Answers to: casper-engine-test-support src/wasm_test_builder.rs (`with_gas_hold_config`).
 *
 * @module
 */
import type { HoldBalanceHandling } from '../config/coreConfig';
import { AddressGenerator } from '../state/addressGenerator';
import type { GlobalState } from '../state/globalState';
import type { TrackingCopy } from '../state/trackingCopy';
import { getNamedKeys, getSystemContractHash } from '../state/trackingCopyExt';
import { upsertUrefToNamedKeys } from '../state/trackingCopyMigration';
import { AccessRights } from '../types/accessRights';
import { CLValue } from '../types/clValue';
import { EntityAddr } from '../types/entityAddr';
import { Phase } from '../types/phase';
import type { Effects } from '../types/transform';

/** Source: casper-types src/chainspec/hold_balance_handling.rs. */
const HANDLING_TAGS = { Accrued: 0, Amortized: 1 } as const;

/** The effects of writing both settings of gas holds under the mint; `interval` in milliseconds. */
export function gasHoldConfigEffects(
  copy: TrackingCopy,
  state: GlobalState,
  handling: HoldBalanceHandling,
  interval: bigint,
): Effects {
  const mint = EntityAddr.system(getSystemContractHash(copy, 'mint'));
  const namedKeys = getNamedKeys(copy, mint);
  const addressGenerator = AddressGenerator.create(state.stateRootHash(), Phase.System);
  const settings = [
    ['gas_hold_handling', CLValue.u8(HANDLING_TAGS[handling._tag])],
    ['gas_hold_interval', CLValue.u64(interval)],
  ] as const;
  for (const [name, value] of settings) {
    const uref = addressGenerator.newUref(AccessRights.READ_ADD_WRITE);
    upsertUrefToNamedKeys(copy, mint, name, namedKeys, uref, { _tag: 'CLValue', value });
  }
  return copy.effects();
}
