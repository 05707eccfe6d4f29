/**
 * The auction's ports over a native runtime.
 *
 * Answers to: casper-storage `system/auction/auction_native.rs`.
 *
 * @module
 */

import { bytesEqual } from '../bytes/compareBytes';
import { isTrackingCopyError } from '../state/trackingCopyError';
import { migrateAccount } from '../state/trackingCopyMigration';
import { AccessRights } from '../types/accessRights';
import type { AccountHash } from '../types/accountHash';
import type { BidKind } from '../types/bidKind';
import { CLType } from '../types/clType';
import type { CLValue } from '../types/clValue';
import type { EraInfo } from '../types/eraInfo';
import { Key } from '../types/key';
import { KEY_TAGS } from '../types/keyPayload';
import type { UnbondEra, UnbondKind } from '../types/unbond';
import { URef } from '../types/uref';
import type { AuctionProvider } from './auctionProvider';
import * as mintRules from './mint';
import type { MintProvider } from './mintProvider';
import type { NativeRuntime } from './nativeRuntime';
import { isSystemAccount } from './systemAccount';
import { auctionError, mapSystemError, type SystemContractError } from './systemErrors';
import { decodeCLValue } from './typedValue';

/** The auction's ports for a native transaction or systemic work. */
export class NativeAuction implements AuctionProvider {
  private readonly runtime: NativeRuntime;
  private readonly mint: MintProvider;

  constructor(runtime: NativeRuntime, mint: MintProvider) {
    this.runtime = runtime;
    this.mint = mint;
  }

  getCaller(): AccountHash {
    return this.runtime.address;
  }

  isAllowedSessionCaller(accountHash: AccountHash): boolean {
    return isSystemAccount(this.runtime.address) || this.runtime.address.equals(accountHash);
  }

  isValidURef(uref: URef): boolean {
    return this.runtime.accessRights.has(uref);
  }

  namedKeysGet(name: string): Key | undefined {
    return this.runtime.footprint.namedKeys.get(name);
  }

  getBidKeys(): readonly Key[] {
    return this.runtime.trackingCopy.getKeys(KEY_TAGS.BidAddr);
  }

  getKeysByPrefix(prefix: Uint8Array): readonly Key[] {
    return this.runtime.trackingCopy.reader.keysWithPrefix(prefix);
  }

  vestingSchedulePeriodMillis(): bigint {
    return this.runtime.config.vestingSchedulePeriodMillis;
  }

  allowAuctionBids(): boolean {
    return this.runtime.config.allowAuctionBids;
  }

  read(uref: URef): CLValue | undefined {
    if (!this.runtime.accessRights.has(uref)) throw auctionError('ForgedReference');
    const stored = this.runtime.trackingCopy.read(Key.uref(uref));
    if (stored !== undefined && stored._tag !== 'CLValue') throw auctionError('CLValue');
    return stored?.value;
  }

  write(uref: URef, value: CLValue): void {
    if (!uref.isWriteable()) throw auctionError('Storage');
    if (!this.runtime.accessRights.has(uref)) throw auctionError('ForgedReference');
    this.runtime.trackingCopy.write(Key.uref(uref), { _tag: 'CLValue', value });
  }

  readBid(key: Key): BidKind | undefined {
    const stored = this.runtime.trackingCopy.read(key);
    if (stored !== undefined && stored._tag !== 'BidKind') throw auctionError('Storage');
    return stored?.value;
  }

  writeBid(key: Key, value: BidKind): void {
    this.runtime.trackingCopy.write(key, { _tag: 'BidKind', value });
  }

  pruneBid(key: Key): void {
    this.runtime.trackingCopy.prune(key);
  }

  recordEraInfo(eraInfo: EraInfo): void {
    if (!isSystemAccount(this.runtime.address)) throw auctionError('InvalidContext');
    this.runtime.trackingCopy.write(Key.eraSummary(), { _tag: 'EraInfo', value: eraInfo });
  }

  unbond(unbondKind: UnbondKind, unbondEra: UnbondEra): void {
    const to = unbondKind._tag === 'DelegatedPurse' ? undefined : unbondKind.publicKey.toAccountHash();
    const purse = to === undefined ? this.existingPurse(unbondKind) : this.mainPurseOf(to);
    mapSystemError(
      () => this.mintTransferDirect(to, unbondEra.bondingPurse, purse, unbondEra.amount, undefined),
      () => auctionError('Transfer'),
    );
  }

  private existingPurse(unbondKind: UnbondKind): URef {
    if (unbondKind._tag !== 'DelegatedPurse') throw auctionError('MissingPurse');
    const purse = URef.create(unbondKind.addr, AccessRights.READ_ADD_WRITE);
    mapSystemError(
      () => mintRules.balance(this.mint, purse),
      () => auctionError('Unbonding'),
    );
    return purse;
  }

  private mainPurseOf(accountHash: AccountHash): URef {
    const { trackingCopy, protocolVersion } = this.runtime;
    try {
      migrateAccount(trackingCopy, accountHash, protocolVersion);
    } catch (thrown) {
      if (isTrackingCopyError(thrown)) throw auctionError('Storage');
      throw thrown;
    }
    const stored = trackingCopy.read(Key.account(accountHash));
    if (stored === undefined) throw auctionError('InvalidPublicKey');
    if (stored._tag === 'Account') return stored.value.mainPurse;
    if (stored._tag !== 'CLValue') throw auctionError('CLValue');

    const entity = trackingCopy.read(decodeCLValue(stored.value, CLType.Key, Key.read, () => auctionError('CLValue')));
    if (entity === undefined) throw auctionError('InvalidPublicKey');
    if (entity._tag !== 'AddressableEntity') throw auctionError('CLValue');
    return entity.value.mainPurse;
  }

  mintTransferDirect(
    to: AccountHash | undefined,
    source: URef,
    target: URef,
    amount: bigint,
    id: bigint | undefined,
  ): SystemContractError | undefined {
    const { mainPurse } = this.runtime.footprint;
    if (mainPurse === undefined) throw auctionError('InvalidContext');
    const isMainPurse = bytesEqual(mainPurse.addr, source.addr);
    if (!isMainPurse && !isSystemAccount(this.runtime.address)) throw auctionError('InvalidCaller');

    this.runtime.accessRights.extend([source, target.withAccessRights(AccessRights.ADD)]);
    // The mint's own reason is lost here, unlike in calls from Wasm.
    mapSystemError(
      () => mintRules.transfer(this.mint, to, source, target, amount, id),
      () => auctionError('Transfer'),
    );
    return undefined;
  }

  mintIntoExistingPurse(amount: bigint, existingPurse: URef): void {
    if (!isSystemAccount(this.runtime.address)) throw auctionError('InvalidCaller');
    mapSystemError(
      () => mintRules.mintIntoExistingPurse(this.mint, existingPurse, amount),
      () => auctionError('MintError'),
    );
  }

  createPurse(): URef {
    return mapSystemError(
      () => mintRules.mint(this.mint, 0n),
      () => auctionError('CreatePurseFailed'),
    );
  }

  availableBalance(purse: URef): bigint {
    return mapSystemError(
      () => mintRules.balance(this.mint, purse),
      () => auctionError('GetBalance'),
    );
  }

  reduceTotalSupply(amount: bigint): void {
    mapSystemError(
      () => mintRules.reduceTotalSupply(this.mint, amount),
      () => auctionError('MintReduceTotalSupply'),
    );
  }

  getMainPurse(): URef {
    const { mainPurse } = this.runtime.footprint;
    if (mainPurse === undefined) throw auctionError('InvalidContext');
    return mainPurse;
  }
}
