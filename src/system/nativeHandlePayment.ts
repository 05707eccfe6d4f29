/**
 * The ports of handle payment over a native runtime.
 *
 * Answers to: casper-storage `system/handle_payment/handle_payment_native.rs`.
 *
 * @module
 */

import type { FeeHandling } from '../config/coreConfig';
import { EnginePanic } from '../state/enginePanic';
import { AccessRights } from '../types/accessRights';
import type { AccountHash } from '../types/accountHash';
import { CLType } from '../types/clType';
import { CLValue } from '../types/clValue';
import { Key, nameHash } from '../types/key';
import { newNamedKeyValue } from '../types/namedKeyValue';
import type { Phase } from '../types/phase';
import type { URef } from '../types/uref';
import type { HandlePaymentProvider } from './handlePaymentProvider';
import { balance, reduceTotalSupply, transfer } from './mint';
import type { MintProvider } from './mintProvider';
import type { NativeRuntime } from './nativeRuntime';
import { handlePaymentError, mapSystemError } from './systemErrors';
import { decodeCLValue } from './typedValue';

/** Ports of handle payment for systemic work. */
export class NativeHandlePayment implements HandlePaymentProvider {
  private readonly runtime: NativeRuntime;
  private readonly mint: MintProvider;

  constructor(runtime: NativeRuntime, mint: MintProvider) {
    this.runtime = runtime;
    this.mint = mint;
  }

  transferPurseToAccount(source: URef, target: AccountHash, amount: bigint): void {
    const targetPurse = this.addOnlyMainPurse(target);
    if (source.withAccessRights(AccessRights.ADD).equals(targetPurse)) return;

    const { accessRights } = this.runtime;
    const granted = accessRights.grant(targetPurse);
    try {
      this.transferPurseToPurse(source, targetPurse, amount);
    } finally {
      accessRights.remove(targetPurse.addr, granted);
    }
  }

  /** The Rust engine panics where entities come in: it asks the state a second time while the first answer is in use. */
  private addOnlyMainPurse(accountHash: AccountHash): URef {
    const { trackingCopy, config } = this.runtime;
    const stored = trackingCopy.read(Key.account(accountHash));
    if (stored?._tag === 'Account' && !config.enableAddressableEntity) return stored.value.mainPurseAddOnly();
    if (stored?._tag === 'CLValue') {
      decodeCLValue(stored.value, CLType.Key, Key.read, () => handlePaymentError('FailedTransferToAccountPurse'));
    } else if (stored?._tag !== 'Account') {
      throw handlePaymentError('Transfer');
    }
    throw new EnginePanic('RefCell already borrowed');
  }

  transferPurseToPurse(source: URef, target: URef, amount: bigint): void {
    mapSystemError(
      () => transfer(this.mint, undefined, source, target, amount, undefined),
      () => handlePaymentError('Transfer'),
    );
  }

  availableBalance(purse: URef): bigint {
    return mapSystemError(
      () => balance(this.mint, purse),
      () => handlePaymentError('GetBalance'),
    );
  }

  reduceTotalSupply(amount: bigint): void {
    mapSystemError(
      () => reduceTotalSupply(this.mint, amount),
      () => handlePaymentError('ReduceTotalSupply'),
    );
  }

  getKey(name: string): Key | undefined {
    return this.runtime.footprint.namedKeys.get(name);
  }

  putKey(name: string, key: Key): void {
    const { trackingCopy, contextKey, footprint } = this.runtime;
    switch (contextKey.variant) {
      case 'Account':
      case 'Hash': {
        const value = CLValue.tuple2(CLValue.string(name), CLValue.key(key));
        trackingCopy.add(contextKey, { _tag: 'CLValue', value });
        break;
      }
      case 'AddressableEntity': {
        trackingCopy.write(this.namedKeyRecord(name), { _tag: 'NamedKey', value: newNamedKeyValue(key, name) });
        break;
      }
      default:
        throw handlePaymentError('UnexpectedKeyVariant');
    }
    this.runtime.footprint = footprint.withNamedKey(name, key);
  }

  removeKey(name: string): void {
    const { trackingCopy, contextKey, footprint } = this.runtime;
    const namedKeys = new Map(footprint.namedKeys);
    namedKeys.delete(name);
    this.runtime.footprint = footprint.withNamedKeys(namedKeys);

    switch (contextKey.variant) {
      case 'AddressableEntity': {
        const record = this.namedKeyRecord(name);
        if (trackingCopy.read(record)?._tag === 'NamedKey') trackingCopy.prune(record);
        return;
      }
      case 'Hash': {
        const stored = trackingCopy.read(contextKey);
        if (stored?._tag !== 'Contract') throw handlePaymentError('RemoveKey');
        if (!stored.value.namedKeys.has(name)) return;
        trackingCopy.write(contextKey, { _tag: 'Contract', value: stored.value.withoutNamedKey(name) });
        return;
      }
      case 'Account': {
        const stored = trackingCopy.read(contextKey);
        if (stored?._tag !== 'Account') throw handlePaymentError('UnexpectedKeyVariant');
        trackingCopy.write(contextKey, { _tag: 'Account', value: stored.value.withoutNamedKey(name) });
        return;
      }
      default:
        throw handlePaymentError('UnexpectedKeyVariant');
    }
  }

  private namedKeyRecord(name: string): Key {
    const payload = this.runtime.contextKey.payload();
    if (payload.variant !== 'AddressableEntity') throw handlePaymentError('UnexpectedKeyVariant');
    return Key.namedKey(payload.entityAddr, nameHash(name));
  }

  getPhase(): Phase {
    return this.runtime.phase;
  }

  getCaller(): AccountHash {
    return this.runtime.address;
  }

  feeHandling(): FeeHandling {
    return this.runtime.config.feeHandling;
  }

  administrativeAccounts(): readonly AccountHash[] {
    return this.runtime.config.administrativeAccounts;
  }

  writeBalance(purse: URef, amount: bigint): void {
    this.mint.writeBalance(purse, amount);
  }
}
