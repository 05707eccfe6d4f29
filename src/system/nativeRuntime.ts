/**
 * The state of a native transaction or of systemic work under way.
 *
 * The ports of the system contracts over it are in `nativeMint.ts`, `nativeHandlePayment.ts` and `nativeAuction.ts`.
 *
 * Answers to: casper-storage `system/runtime_native.rs` (`RuntimeNative`, `Id`).
 *
 * @module
 */

import { AddressGenerator } from '../state/addressGenerator';
import type { TrackingCopy } from '../state/trackingCopy';
import { getSystemContractHash } from '../state/trackingCopyExt';
import { runtimeFootprintByHashAddr, systemEntityRuntimeFootprint } from '../state/trackingCopyExtEntity';
import type { AccountHash } from '../types/accountHash';
import { ContextAccessRights } from '../types/contextAccessRights';
import { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import type { Phase } from '../types/phase';
import type { ProtocolVersion } from '../types/protocolVersion';
import type { RuntimeFootprint } from '../types/runtimeFootprint';
import type { TransactionHash } from '../types/transactionHash';
import type { Transfer } from '../types/transfer';
import type { NativeRuntimeConfig } from './nativeRuntimeConfig';
import { SYSTEM_ACCOUNT_HASH } from './systemAccount';
import { U512_MAX } from './u512';

/** What the work is done for: a transaction, or nothing but the time and version its addresses derive from. */
export type NativeId =
  | { readonly _tag: 'Transaction'; readonly hash: TransactionHash }
  | { readonly _tag: 'Seed'; readonly bytes: Uint8Array };

/** What every native runtime is made of. */
export interface NativeSetting {
  readonly config: NativeRuntimeConfig;
  readonly protocolVersion: ProtocolVersion;
  readonly id: NativeId;
  readonly trackingCopy: TrackingCopy;
  readonly phase: Phase;
}

/** In whose name a native runtime works. */
export interface NativeContext {
  readonly address: AccountHash;
  readonly contextKey: Key;
  readonly footprint: RuntimeFootprint;
  readonly accessRights: ContextAccessRights;
  /** Motes that may leave the main purse. */
  readonly remainingSpendingLimit: bigint;
}

/** Mutable, for one piece of work. */
export class NativeRuntime {
  readonly config: NativeRuntimeConfig;
  readonly protocolVersion: ProtocolVersion;
  readonly id: NativeId;
  readonly trackingCopy: TrackingCopy;
  readonly phase: Phase;
  readonly addressGenerator: AddressGenerator;
  readonly address: AccountHash;
  readonly contextKey: Key;
  readonly accessRights: ContextAccessRights;
  footprint: RuntimeFootprint;
  remainingSpendingLimit: bigint;
  private readonly recorded: Transfer[] = [];

  constructor(setting: NativeSetting, context: NativeContext) {
    this.config = setting.config;
    this.protocolVersion = setting.protocolVersion;
    this.id = setting.id;
    this.trackingCopy = setting.trackingCopy;
    this.phase = setting.phase;
    const { id } = setting;
    this.addressGenerator = AddressGenerator.create(id._tag === 'Seed' ? id.bytes : id.hash.digest, setting.phase);
    this.address = context.address;
    this.contextKey = context.contextKey;
    this.footprint = context.footprint;
    this.accessRights = context.accessRights;
    this.remainingSpendingLimit = context.remainingSpendingLimit;
  }

  /** In the name of the system account, with the named keys and rights of the mint and handle payment. */
  static forSystem(setting: NativeSetting): NativeRuntime {
    const { entityAddr, footprint, contextAddress, urefs } = systemEntityRuntimeFootprint(
      setting.trackingCopy,
      setting.protocolVersion,
    );
    return NativeRuntime.systemRuntime(setting, entityAddr, footprint, new ContextAccessRights(contextAddress, urefs));
  }

  /** In the name of the system account, in the context of one system contract. */
  static forSystemContract(setting: NativeSetting, name: string): NativeRuntime {
    const { trackingCopy } = setting;
    const hash = getSystemContractHash(trackingCopy, name);
    const footprint = runtimeFootprintByHashAddr(trackingCopy, hash);
    const rights = new ContextAccessRights(hash, footprint.rights);
    return NativeRuntime.systemRuntime(setting, EntityAddr.system(hash), footprint, rights);
  }

  private static systemRuntime(
    setting: NativeSetting,
    entityAddr: EntityAddr,
    footprint: RuntimeFootprint,
    accessRights: ContextAccessRights,
  ): NativeRuntime {
    return new NativeRuntime(setting, {
      address: SYSTEM_ACCOUNT_HASH,
      contextKey: setting.config.enableAddressableEntity
        ? Key.addressableEntity(entityAddr)
        : Key.hash(entityAddr.addr),
      footprint,
      accessRights,
      remainingSpendingLimit: U512_MAX,
    });
  }

  /** Keeps a transfer for the result. */
  pushTransfer(transfer: Transfer): void {
    this.recorded.push(transfer);
  }

  /** Transfers recorded so far. */
  transfers(): readonly Transfer[] {
    return this.recorded.slice();
  }
}
