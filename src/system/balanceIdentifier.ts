/**
 * Purses by what they are for or whose they are.
 *
 * Answers to: casper-storage `data_access_layer/balance.rs` (`BalanceIdentifier`).
 *
 * @module
 */

import type { TrackingCopy } from '../state/trackingCopy';
import { TrackingCopyError } from '../state/trackingCopyError';
import { getSystemContractHash, runtimeFootprintByEntityAddr } from '../state/trackingCopyExt';
import { runtimeFootprintByAccountHash } from '../state/trackingCopyExtEntity';
import { AccessRights } from '../types/accessRights';
import type { AccountHash } from '../types/accountHash';
import { EntityAddr } from '../types/entityAddr';
import type { ProtocolVersion } from '../types/protocolVersion';
import type { PublicKey } from '../types/publicKey';
import type { RuntimeFootprint } from '../types/runtimeFootprint';
import { SYSTEM_ENTITY_NAMES } from '../types/systemEntityType';
import { URef } from '../types/uref';
import { HANDLE_PAYMENT_KEY } from './handlePaymentConstants';

/** Which purse is meant. Addresses are 32 bytes. */
export type BalanceIdentifier =
  | { readonly _tag: 'Refund' }
  | { readonly _tag: 'Payment' }
  | { readonly _tag: 'Accumulate' }
  | { readonly _tag: 'PenalizedPayment' }
  | { readonly _tag: 'Purse'; readonly purse: URef }
  /** A purse to look at only. */
  | { readonly _tag: 'Internal'; readonly addr: Uint8Array }
  | { readonly _tag: 'Public'; readonly publicKey: PublicKey }
  | { readonly _tag: 'Account'; readonly accountHash: AccountHash }
  | { readonly _tag: 'PenalizedAccount'; readonly accountHash: AccountHash }
  | { readonly _tag: 'Entity'; readonly entityAddr: EntityAddr };

/** Finds the purse. Throws `TrackingCopyError` if there is none. */
export function purseOf(identifier: BalanceIdentifier, copy: TrackingCopy, protocolVersion: ProtocolVersion): URef {
  const ofAccount = (accountHash: AccountHash): URef =>
    mainPurse(runtimeFootprintByAccountHash(copy, protocolVersion, accountHash).footprint);
  switch (identifier._tag) {
    case 'Internal':
      return URef.create(identifier.addr, AccessRights.READ);
    case 'Purse':
      return identifier.purse;
    case 'Public':
      return ofAccount(identifier.publicKey.toAccountHash());
    case 'Account':
    case 'PenalizedAccount':
      return ofAccount(identifier.accountHash);
    case 'Entity':
      return mainPurse(runtimeFootprintByEntityAddr(copy, identifier.entityAddr));
    case 'Refund':
      return handlePaymentPurse(copy, HANDLE_PAYMENT_KEY.refundPurse);
    case 'Payment':
    case 'PenalizedPayment':
      return handlePaymentPurse(copy, HANDLE_PAYMENT_KEY.paymentPurse);
    case 'Accumulate':
      return handlePaymentPurse(copy, HANDLE_PAYMENT_KEY.accumulationPurse);
  }
}

function mainPurse(footprint: RuntimeFootprint): URef {
  if (footprint.mainPurse === undefined) throw new TrackingCopyError({ _tag: 'Authorization' });
  return footprint.mainPurse;
}

function handlePaymentPurse(copy: TrackingCopy, name: string): URef {
  const hash = getSystemContractHash(copy, SYSTEM_ENTITY_NAMES.HandlePayment);
  const key = runtimeFootprintByEntityAddr(copy, EntityAddr.system(hash)).namedKeys.get(name);
  if (key === undefined) throw new TrackingCopyError({ _tag: 'NamedKeyNotFound', name });
  const purse = key.asURef();
  if (purse === undefined) throw new TrackingCopyError({ _tag: 'UnexpectedKeyVariant', key });
  return purse;
}
