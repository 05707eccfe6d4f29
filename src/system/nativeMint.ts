/**
 * The mint's ports over a native runtime.
 *
 * Answers to: casper-storage `system/mint/mint_native.rs`.
 *
 * @module
 */

import { isTrackingCopyError } from '../state/trackingCopyError';
import { getSystemEntityRegistry } from '../state/trackingCopyExt';
import { getAvailableBalance, getTotalBalance } from '../state/trackingCopyExtBalances';
import { runtimeFootprintByAccountHash } from '../state/trackingCopyExtEntity';
import { AccessRights } from '../types/accessRights';
import type { AccountHash } from '../types/accountHash';
import type { Caller } from '../types/caller';
import { CLValue } from '../types/clValue';
import { Key } from '../types/key';
import { Phase } from '../types/phase';
import type { RuntimeFootprint } from '../types/runtimeFootprint';
import type { SystemEntityRegistry } from '../types/systemEntityRegistry';
import type { URef } from '../types/uref';
import type { MintProvider } from './mintProvider';
import type { NativeRuntime } from './nativeRuntime';
import { isAdministrator } from './nativeRuntimeConfig';
import { SYSTEM_ACCOUNT_HASH } from './systemAccount';
import { type MintErrorName, mintError } from './systemErrors';
import { saturatingSubtract } from './u512';

const SYSTEM_CALLER: Caller = { _tag: 'Initiator', accountHash: SYSTEM_ACCOUNT_HASH };

/** The mint's ports for a native transaction or systemic work. */
export class NativeMint implements MintProvider {
  private readonly runtime: NativeRuntime;

  constructor(runtime: NativeRuntime) {
    this.runtime = runtime;
  }

  getCaller(): AccountHash {
    return this.runtime.address;
  }

  /** Always the system: restrictions of native transfers are checked before. */
  getImmediateCaller(): Caller {
    return SYSTEM_CALLER;
  }

  isCalledFromStandardPayment(): boolean {
    return this.runtime.phase === Phase.Payment;
  }

  getSystemEntityRegistry(): SystemEntityRegistry {
    return orMintError('UnableToGetSystemRegistry', () => getSystemEntityRegistry(this.runtime.trackingCopy));
  }

  runtimeFootprintByAccountHash(accountHash: AccountHash): RuntimeFootprint {
    const { trackingCopy, protocolVersion } = this.runtime;
    return orMintError(
      'Storage',
      () => runtimeFootprintByAccountHash(trackingCopy, protocolVersion, accountHash).footprint,
    );
  }

  getKey(name: string): Key | undefined {
    return this.runtime.footprint.namedKeys.get(name);
  }

  getApprovedSpendingLimit(): bigint {
    return this.runtime.remainingSpendingLimit;
  }

  subApprovedSpendingLimit(amount: bigint): void {
    this.runtime.remainingSpendingLimit = saturatingSubtract(this.runtime.remainingSpendingLimit, amount);
  }

  getMainPurse(): URef | undefined {
    return this.runtime.footprint.mainPurse;
  }

  isAdministrator(accountHash: AccountHash): boolean {
    return isAdministrator(this.runtime.config, accountHash);
  }

  allowUnrestrictedTransfers(): boolean {
    return this.runtime.config.allowUnrestrictedTransfers;
  }

  isValidURef(uref: URef): boolean {
    return this.runtime.accessRights.has(uref);
  }

  newURef(value: CLValue): URef {
    const { addressGenerator, accessRights, trackingCopy } = this.runtime;
    const uref = addressGenerator.newUref(AccessRights.READ_ADD_WRITE);
    accessRights.extend([uref]);
    trackingCopy.write(Key.uref(uref), { _tag: 'CLValue', value });
    return uref;
  }

  read(uref: URef): CLValue | undefined {
    if (!this.runtime.accessRights.has(uref)) throw mintError('ForgedReference');
    const stored = this.runtime.trackingCopy.read(Key.uref(uref));
    if (stored !== undefined && stored._tag !== 'CLValue') throw mintError('CLValue');
    return stored?.value;
  }

  writeAmount(uref: URef, amount: bigint): void {
    if (!uref.isWriteable()) throw mintError('Storage');
    if (!this.runtime.accessRights.has(uref)) throw mintError('ForgedReference');
    this.runtime.trackingCopy.write(Key.uref(uref), { _tag: 'CLValue', value: CLValue.u512(amount) });
  }

  add(uref: URef, amount: bigint): void {
    this.addTo(Key.uref(uref), amount);
  }

  totalBalance(purse: URef): bigint {
    return orMintError('Storage', () => getTotalBalance(this.runtime.trackingCopy, Key.uref(purse)));
  }

  availableBalance(purse: URef): bigint {
    return orMintError('Storage', () => getAvailableBalance(this.runtime.trackingCopy, Key.balance(purse.addr)));
  }

  writeBalance(purse: URef, balance: bigint): void {
    this.runtime.trackingCopy.write(Key.balance(purse.addr), { _tag: 'CLValue', value: CLValue.u512(balance) });
  }

  addBalance(purse: URef, amount: bigint): void {
    this.addTo(Key.balance(purse.addr), amount);
  }

  purseExists(purse: URef): boolean {
    const stored = this.runtime.trackingCopy.read(Key.balance(purse.addr));
    if (stored === undefined) return false;
    if (stored._tag !== 'CLValue') throw mintError('CLValue');
    return stored.value.clType._tag === 'U512';
  }

  /** Only transactions leave records, and only in their session phase. */
  recordTransfer(
    to: AccountHash | undefined,
    source: URef,
    target: URef,
    amount: bigint,
    id: bigint | undefined,
  ): void {
    const { runtime } = this;
    if (runtime.phase !== Phase.Session || runtime.id._tag !== 'Transaction') return;
    runtime.pushTransfer({
      _tag: 'V2',
      value: {
        transactionHash: runtime.id.hash,
        from: { _tag: 'AccountHash', accountHash: runtime.address },
        to,
        source,
        target,
        amount,
        gas: BigInt(runtime.config.nativeTransferCost),
        id,
      },
    });
  }

  private addTo(key: Key, amount: bigint): void {
    // As in Rust, whether anything is there to add to does not matter here.
    this.runtime.trackingCopy.add(key, { _tag: 'CLValue', value: CLValue.u512(amount) });
  }
}

/** Runs a look-up and throws an error of the mint where it fails. */
function orMintError<T>(variant: MintErrorName, lookUp: () => T): T {
  try {
    return lookUp();
  } catch (thrown) {
    if (isTrackingCopyError(thrown)) throw mintError(variant);
    throw thrown;
  }
}
