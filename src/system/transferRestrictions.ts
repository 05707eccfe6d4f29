/**
 * Who may transfer to whom on a network whose administrators restrict transfers: one of the two ends must be an
 * administrator or the system.
 *
 * Answers to: casper-storage `system/mint.rs` (`Mint::transfer`, first part).
 *
 * @module
 */

import { bytesEqual } from '../bytes/compareBytes';
import type { AccountHash } from '../types/accountHash';
import type { SystemEntityRegistry } from '../types/systemEntityRegistry';
import type { URef } from '../types/uref';
import type { MintRuntimeProvider } from './mintProvider';
import { isSystemAccount } from './systemAccount';
import { mintError } from './systemErrors';

/** Throws `DisabledUnrestrictedTransfers` (or an error of looking it up) if the transfer is not allowed. */
export function checkTransferRestrictions(
  provider: MintRuntimeProvider,
  to: AccountHash | undefined,
  target: URef,
): void {
  const registry = provider.getSystemEntityRegistry();
  const caller = provider.getImmediateCaller();
  switch (caller?._tag) {
    case 'Initiator':
      // The built-in payment has no stack frame of its own and shows as the initiator.
      if (!provider.isCalledFromStandardPayment() && !isSystemAccount(caller.accountHash)) {
        checkInitiator(provider, caller.accountHash, to, target);
      }
      break;
    case 'Entity':
      if (!isRegistered(registry, caller.entityAddr.addr)) checkContract(provider);
      break;
    case 'SmartContract':
      checkContract(provider);
      break;
    default:
      throw mintError('DisabledUnrestrictedTransfers');
  }
}

function isRegistered(registry: SystemEntityRegistry, address: Uint8Array): boolean {
  for (const hash of registry.values()) if (bytesEqual(hash, address)) return true;
  return false;
}

/** A session that transfers by host function or calls the mint directly. */
function checkInitiator(
  provider: MintRuntimeProvider,
  source: AccountHash,
  to: AccountHash | undefined,
  target: URef,
): void {
  const isSourceAdministrator = provider.isAdministrator(source);
  const footprint = to === undefined ? undefined : provider.runtimeFootprintByAccountHash(to);
  if (to === undefined || footprint === undefined) {
    // Nobody in particular, or an account that does not exist yet.
    if (!isSourceAdministrator) throw mintError('DisabledUnrestrictedTransfers');
    return;
  }
  const mainPurse = footprint.mainPurse;
  if (mainPurse === undefined) throw mintError('InvalidContext');
  // The named account must be the owner of the target purse, or naming an administrator would open any purse.
  if (!bytesEqual(mainPurse.addr, target.addr)) throw mintError('DisabledUnrestrictedTransfers');
  if (!(isSourceAdministrator || isSystemAccount(to) || provider.isAdministrator(to))) {
    throw mintError('DisabledUnrestrictedTransfers');
  }
}

/** A stored contract acts for whoever sent the transaction. */
function checkContract(provider: MintRuntimeProvider): void {
  const caller = provider.getCaller();
  if (!isSystemAccount(caller) && !provider.isAdministrator(caller)) throw mintError('DisabledUnrestrictedTransfers');
}
