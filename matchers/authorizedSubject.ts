/**
 * The subject of the matchers of authorization: what has keys, weights and thresholds, in both models.
 *
 * @module
 */
import type { Account, AccountHash, AddressableEntity, AssociatedKeys, URef } from '../src/index';
import type { Subject } from './matcher';
import { orNone, tagOf } from './subject';

/** An account, or an addressable entity: who may act for it, and its purse. */
export interface Authorized {
  readonly associatedKeys: AssociatedKeys;
  readonly thresholds: Thresholds;
  readonly mainPurse: URef;
  /** `undefined` for a contract's or the system's entity. */
  readonly accountHash: AccountHash | undefined;
  /** Whether it is an entity, for which the engine has rules of its own. */
  readonly isEntity: boolean;
}

/** Weights that actions need. Only entities have one for upgrades. */
export interface Thresholds {
  readonly deployment: number;
  readonly keyManagement: number;
  readonly upgradeManagement?: number;
}

/** An account or an entity; `'none'` where there is none. */
export const AUTHORIZED: Subject<Authorized | 'none'> = {
  name: 'account',
  accepted:
    'an account: pass builder.getAccount(…), an Account, or with addressable entities builder.getEntityByAccountHash(…)',
  find: (received) => orNone(received, authorizedOf),
};

function authorizedOf(value: unknown): Authorized | undefined {
  switch (tagOf(value)) {
    case 'Account': {
      const { associatedKeys, actionThresholds, mainPurse, accountHash } = value as Account;
      return { associatedKeys, thresholds: actionThresholds, mainPurse, accountHash, isEntity: false };
    }
    case 'AddressableEntity': {
      const { associatedKeys, actionThresholds, mainPurse, entityKind, protocolVersion } = value as AddressableEntity;
      const accountHash = entityKind._tag === 'Account' ? entityKind.accountHash : undefined;
      // An account seen as an entity has no version, and a threshold for upgrades that nobody set.
      const isEntity = protocolVersion.toString() !== '0.0.0';
      const { deployment, keyManagement } = actionThresholds;
      const thresholds = isEntity ? actionThresholds : { deployment, keyManagement };
      return { associatedKeys, thresholds, mainPurse, accountHash, isEntity };
    }
    case 'EntityWithNamedKeys':
      return authorizedOf((value as { readonly entity: AddressableEntity }).entity);
    default:
      return undefined;
  }
}
