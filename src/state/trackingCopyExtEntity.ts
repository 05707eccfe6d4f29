/**
 * Accounts, contracts and entities as running code sees them: their footprints, who may act for them, and the purses of
 * the system.
 *
 * Answers to: casper-storage `tracking_copy/ext_entity.rs`.
 *
 * @module
 */
import { bytesEqual } from '../bytes/compareBytes';
import { AccountHash } from '../types/accountHash';
import { CLType } from '../types/clType';
import { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import type { ProtocolVersion } from '../types/protocolVersion';
import { RuntimeFootprint } from '../types/runtimeFootprint';
import type { URef } from '../types/uref';
import type { TrackingCopy } from './trackingCopy';
import { failTrackingCopy } from './trackingCopyError';
import {
  failTypeMismatch,
  getNamedKeys,
  getSystemContractHash,
  getSystemEntityRegistry,
  getV1EntryPoints,
  runtimeFootprintByEntityAddr,
  typedValue,
} from './trackingCopyExt';
import { createAddressableEntityFromAccount } from './trackingCopyMigration';

/** Where fees go. */
export type FeesPurseHandling =
  | { readonly _tag: 'ToProposer'; readonly proposer: AccountHash }
  | { readonly _tag: 'Accumulate' }
  | { readonly _tag: 'Burn'; readonly uref: URef }
  | { readonly _tag: 'None'; readonly uref: URef };

/** An account or entity and its address. */
export interface AddressedFootprint {
  readonly entityAddr: EntityAddr;
  readonly footprint: RuntimeFootprint;
}

/** A footprint with the rights its code starts with. */
export interface FootprintWithAccessRights extends AddressedFootprint {
  /** The 32-byte address the rights belong to. */
  readonly contextAddress: Uint8Array;
  /** URefs the code may use; of one address the rights add up. */
  readonly urefs: readonly URef[];
}

/** Who may act for an account. */
export interface Authorization {
  /** Keys that signed; one given twice counts once. */
  readonly authorizationKeys: readonly AccountHash[];
  /** Account hashes in lower-case hex whose signature alone is enough for any account. */
  readonly administrativeAccounts: ReadonlySet<string>;
}

/** Named key of handle payment under which fees accumulate (casper-types `system/handle_payment/constants.rs`). */
const ACCUMULATION_PURSE_KEY = 'accumulation_purse';

/** The account hash of the system key; written out so that importing this hashes nothing. */
const SYSTEM_ACCOUNT_HASH = AccountHash.fromFormattedString(
  'account-hash-6174cf2e6f8fed1715c9a3bace9c50bfe572eecb763b0ed3f644532616452008',
);

/** The footprint of a contract or entity by its 32-byte address. Leaves no entry. */
export function runtimeFootprintByHashAddr(copy: TrackingCopy, hashAddr: Uint8Array): RuntimeFootprint {
  const isSystem = [...getSystemEntityRegistry(copy).values()].some((known) => bytesEqual(known, hashAddr));
  return runtimeFootprintByEntityAddr(
    copy,
    isSystem ? EntityAddr.system(hashAddr) : EntityAddr.smartContract(hashAddr),
  );
}

/** The footprint of an account. Leaves no entry, but where the chain has entities the account becomes one. */
export function runtimeFootprintByAccountHash(
  copy: TrackingCopy,
  protocolVersion: ProtocolVersion,
  accountHash: AccountHash,
): AddressedFootprint {
  const accountKey = Key.account(accountHash);
  const stored = copy.get(accountKey);
  if (stored === undefined) failTrackingCopy({ _tag: 'KeyNotFound', key: accountKey });
  if (stored._tag === 'Account') {
    if (copy.enableAddressableEntity) createAddressableEntityFromAccount(copy, stored.value, protocolVersion);
    return { entityAddr: EntityAddr.account(accountHash.bytes), footprint: RuntimeFootprint.ofAccount(stored.value) };
  }
  if (stored._tag !== 'CLValue') failTypeMismatch('Key', stored);
  const key = typedValue(stored.value, CLType.Key, Key.read);
  const payload = key.payload();
  if (payload.variant !== 'AddressableEntity') failTrackingCopy({ _tag: 'UnexpectedKeyVariant', key });

  const { entityAddr } = payload;
  const entity = copy.get(key);
  if (entity === undefined) failTrackingCopy({ _tag: 'KeyNotFound', key });
  if (entity._tag !== 'AddressableEntity') failTypeMismatch('AddressableEntity', entity);
  const namedKeys = getNamedKeys(copy, entityAddr);
  const entryPoints = getV1EntryPoints(copy, entityAddr);
  return { entityAddr, footprint: RuntimeFootprint.ofEntity(entityAddr, entity.value, namedKeys, entryPoints) };
}

/**
 * The footprint of an account, if the keys may act for it: an administrator's key always may, otherwise one of them must
 * be associated and all together weigh enough to deploy.
 *
 * @throws TrackingCopyError `KeyNotFound`, `Authorization`, `DeploymentAuthorizationFailure`
 */
export function authorizedRuntimeFootprintByAccount(
  copy: TrackingCopy,
  protocolVersion: ProtocolVersion,
  accountHash: AccountHash,
  { authorizationKeys, administrativeAccounts }: Authorization,
): AddressedFootprint {
  const found = runtimeFootprintByAccountHash(copy, protocolVersion, accountHash);
  const byAdministrator =
    administrativeAccounts.size > 0 && authorizationKeys.some((key) => administrativeAccounts.has(key.toHex()));
  if (byAdministrator) return found;
  if (!found.footprint.canAuthorize(authorizationKeys)) failTrackingCopy({ _tag: 'Authorization' });
  if (!found.footprint.canDeployWith(authorizationKeys)) failTrackingCopy({ _tag: 'DeploymentAuthorizationFailure' });
  return found;
}

/** As `authorizedRuntimeFootprintByAccount`, with access rights; the system account needs no keys. */
export function authorizedRuntimeFootprintWithAccessRights(
  copy: TrackingCopy,
  protocolVersion: ProtocolVersion,
  initiatingAddress: AccountHash,
  authorization: Authorization,
): FootprintWithAccessRights {
  if (initiatingAddress.equals(SYSTEM_ACCOUNT_HASH)) return systemEntityRuntimeFootprint(copy, protocolVersion);
  const { entityAddr, footprint } = authorizedRuntimeFootprintByAccount(
    copy,
    protocolVersion,
    initiatingAddress,
    authorization,
  );
  return { entityAddr, footprint, contextAddress: entityAddr.addr, urefs: footprint.urefs() };
}

/**
 * The system account with the named keys of auction, mint and handle payment, and the rights of these three, which belong
 * to the auction's address.
 */
export function systemEntityRuntimeFootprint(
  copy: TrackingCopy,
  protocolVersion: ProtocolVersion,
): FootprintWithAccessRights {
  const { entityAddr, footprint } = runtimeFootprintByAccountHash(copy, protocolVersion, SYSTEM_ACCOUNT_HASH);
  const contractOf = (name: string): RuntimeFootprint =>
    runtimeFootprintByHashAddr(copy, getSystemContractHash(copy, name));
  const contracts = [contractOf('auction'), contractOf('mint'), contractOf('handle payment')];
  const namedKeys = new Map(footprint.namedKeys);
  for (const contract of contracts) for (const [name, key] of contract.namedKeys) namedKeys.set(name, key);
  return {
    entityAddr,
    footprint: footprint.withNamedKeys(namedKeys),
    contextAddress: contracts[0]!.hashAddr,
    urefs: contracts.flatMap((contract) => contract.urefs()),
  };
}

/** The purse fees go to. */
export function feesPurse(copy: TrackingCopy, protocolVersion: ProtocolVersion, handling: FeesPurseHandling): URef {
  switch (handling._tag) {
    case 'None':
    case 'Burn':
      return handling.uref;
    case 'ToProposer': {
      const { footprint } = runtimeFootprintByAccountHash(copy, protocolVersion, handling.proposer);
      return footprint.mainPurse ?? failTrackingCopy({ _tag: 'AddressableEntityDisable' });
    }
    case 'Accumulate': {
      const handlePayment = EntityAddr.system(getSystemContractHash(copy, 'handle payment'));
      const purse = getNamedKeys(copy, handlePayment).get(ACCUMULATION_PURSE_KEY)?.asURef();
      return purse ?? failTrackingCopy({ _tag: 'NamedKeyNotFound', name: ACCUMULATION_PURSE_KEY });
    }
  }
}

/** A named key of a system contract, by the names of the registry. Leaves no entry. */
export function systemContractNamedKey(copy: TrackingCopy, systemContractName: string, name: string): Key | undefined {
  return runtimeFootprintByHashAddr(copy, getSystemContractHash(copy, systemContractName)).namedKeys.get(name);
}
