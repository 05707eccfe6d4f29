/**
 * An account as stored under `Key::Account` in the accounts-and-contracts model, and its key management rules.
 *
 * Answers to: casper-types account.rs.
 */
import { type Either, isLeft, left, right } from 'fp-ts/Either';
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { AccessRights } from './accessRights';
import { AccountHash } from './accountHash';
import {
  ActionThresholds,
  readActionThresholds,
  type SetThresholdFailure,
  writeActionThresholds,
} from './actionThresholds';
import {
  type AddKeyFailure,
  AssociatedKeys,
  MAX_WEIGHT,
  type RemoveKeyFailure,
  readAssociatedKeys,
  type UpdateKeyFailure,
  writeAssociatedKeys,
} from './associatedKeys';
import { type NamedKeys, readNamedKeys, writeNamedKeys } from './namedKeys';
import { URef } from './uref';

/** Everything an account consists of. */
export interface AccountFields {
  readonly accountHash: AccountHash;
  readonly namedKeys: NamedKeys;
  readonly mainPurse: URef;
  readonly associatedKeys: AssociatedKeys;
  readonly actionThresholds: ActionThresholds;
}

/** Immutable account; each change gives a new one. */
export class Account implements AccountFields {
  readonly _tag = 'Account';
  readonly accountHash: AccountHash;
  readonly namedKeys: NamedKeys;
  readonly mainPurse: URef;
  readonly associatedKeys: AssociatedKeys;
  readonly actionThresholds: ActionThresholds;

  constructor(fields: AccountFields) {
    this.accountHash = fields.accountHash;
    this.namedKeys = fields.namedKeys;
    this.mainPurse = fields.mainPurse;
    this.associatedKeys = fields.associatedKeys;
    this.actionThresholds = fields.actionThresholds;
  }

  /** A new account: itself as the only key with weight 1, both thresholds 1. */
  static create(accountHash: AccountHash, namedKeys: NamedKeys, mainPurse: URef): Account {
    return new Account({
      accountHash,
      namedKeys,
      mainPurse,
      associatedKeys: AssociatedKeys.of(accountHash, 1),
      actionThresholds: ActionThresholds.default(),
    });
  }

  /** The main purse with the right to add only: what others may see of it. */
  mainPurseAddOnly(): URef {
    return this.mainPurse.withAccessRights(AccessRights.ADD);
  }

  /** With `keys` put over the named keys there are. */
  withNamedKeysAppended(keys: NamedKeys): Account {
    return this.with({ namedKeys: new Map([...this.namedKeys, ...keys]) });
  }

  /** With other named keys. */
  withNamedKeys(namedKeys: NamedKeys): Account {
    return this.with({ namedKeys });
  }

  /** Without one named key; unchanged when there is none of that name. */
  withoutNamedKey(name: string): Account {
    if (!this.namedKeys.has(name)) {
      return this;
    }
    const namedKeys = new Map(this.namedKeys);
    namedKeys.delete(name);
    return this.with({ namedKeys });
  }

  /** With another main purse. */
  withMainPurse(mainPurse: URef): Account {
    return this.with({ mainPurse });
  }

  /** Adds a key. How many an account may have is for the caller to check first. */
  addAssociatedKey(accountHash: AccountHash, weight: number): Either<AddKeyFailure, Account> {
    return this.withKeys(this.associatedKeys.addKey(accountHash, weight));
  }

  /** Removes a key unless what remains falls below a threshold. */
  removeAssociatedKey(accountHash: AccountHash): Either<RemoveKeyFailure, Account> {
    if (this.associatedKeys.has(accountHash) && !this.meetsThresholds(this.weightWithout(accountHash))) {
      return left('ThresholdViolation');
    }
    return this.withKeys(this.associatedKeys.removeKey(accountHash));
  }

  /** Changes the weight of a key; lowering it is refused where the total would fall below a threshold. */
  updateAssociatedKey(accountHash: AccountHash, weight: number): Either<UpdateKeyFailure, Account> {
    const current = this.associatedKeys.get(accountHash);
    if (current !== undefined && weight < current) {
      const total = Math.min(this.weightWithout(accountHash) + weight, MAX_WEIGHT);
      if (!this.meetsThresholds(total)) {
        return left('ThresholdViolation');
      }
    }
    return this.withKeys(this.associatedKeys.updateKey(accountHash, weight));
  }

  /** Sets a threshold; it may not exceed the weight of all keys (checked first) nor break the order of thresholds. */
  setActionThreshold(actionType: 'Deployment' | 'KeyManagement', weight: number): Either<SetThresholdFailure, Account> {
    if (weight > this.associatedKeys.totalWeight()) {
      return left('InsufficientTotalWeight');
    }
    return this.setActionThresholdUnchecked(actionType, weight);
  }

  /** Sets a threshold without asking for the weight of the keys, as an administrator may. */
  setActionThresholdUnchecked(
    actionType: 'Deployment' | 'KeyManagement',
    weight: number,
  ): Either<SetThresholdFailure, Account> {
    const changed = this.actionThresholds.setThreshold(actionType, weight);
    return isLeft(changed) ? changed : right(this.with({ actionThresholds: changed.right }));
  }

  /** Whether there are keys and every one of them is associated. */
  canAuthorize(authorizationKeys: readonly AccountHash[]): boolean {
    return authorizationKeys.length > 0 && authorizationKeys.every((key) => this.associatedKeys.has(key));
  }

  /** Whether the keys weigh enough to deploy. */
  canDeployWith(authorizationKeys: readonly AccountHash[]): boolean {
    return this.associatedKeys.weightOf(authorizationKeys) >= this.actionThresholds.deployment;
  }

  /** Whether the keys weigh enough to manage keys. */
  canManageKeysWith(authorizationKeys: readonly AccountHash[]): boolean {
    return this.associatedKeys.weightOf(authorizationKeys) >= this.actionThresholds.keyManagement;
  }

  toString(): string {
    return `Account(${this.accountHash.toFormattedString()})`;
  }

  private weightWithout(accountHash: AccountHash): number {
    return this.associatedKeys.totalWeightExcluding(accountHash);
  }

  private meetsThresholds(weight: number): boolean {
    return weight >= this.actionThresholds.deployment && weight >= this.actionThresholds.keyManagement;
  }

  private withKeys<F>(changed: Either<F, AssociatedKeys>): Either<F, Account> {
    return isLeft(changed) ? changed : right(this.with({ associatedKeys: changed.right }));
  }

  private with(fields: Partial<AccountFields>): Account {
    return new Account({
      accountHash: this.accountHash,
      namedKeys: this.namedKeys,
      mainPurse: this.mainPurse,
      associatedKeys: this.associatedKeys,
      actionThresholds: this.actionThresholds,
      ...fields,
    });
  }
}

/** Writes an account without its stored-value tag. */
export function writeAccount(writer: ByteWriter, account: Account): void {
  writer.writeRaw(account.accountHash.bytes);
  writeNamedKeys(writer, account.namedKeys);
  account.mainPurse.write(writer);
  writeAssociatedKeys(writer, account.associatedKeys);
  writeActionThresholds(writer, account.actionThresholds);
}

/** Reads what `writeAccount` writes. Throws `BytesError`. */
export function readAccount(reader: ByteReader): Account {
  return new Account({
    accountHash: AccountHash.read(reader),
    namedKeys: readNamedKeys(reader),
    mainPurse: URef.read(reader),
    associatedKeys: readAssociatedKeys(reader),
    actionThresholds: readActionThresholds(reader),
  });
}
