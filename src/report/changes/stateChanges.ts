/**
 * Effects in the terms of accounts, purses and contracts.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import type { Account } from '../../types/account';
import type { AccountHash } from '../../types/accountHash';
import type { ActionType } from '../../types/actionThresholds';
import type { AddressableEntity } from '../../types/addressableEntity';
import type { CLValue } from '../../types/clValue';
import { Key } from '../../types/key';
import type { NamedKeys } from '../../types/namedKeys';
import type { StoredValue } from '../../types/storedValue';
import type { Effects } from '../../types/transform';
import { dictionaryItemOf } from '../dictionaryItem';
import { stakeChange } from './auctionChanges';
import { installedContract, packageChanges } from './contractChanges';
import { MotesMoves } from './motesMoves';
import { type NetValue, netValues, type ReadBefore } from './netValues';
import type { StateChange } from './stateChange';

/**
 * What effects change, in the order in which it is best read: accounts and their keys, motes, contracts, named keys, values.
 *
 * @param readBefore the state that the execution began with
 */
export function stateChanges(effects: Effects, readBefore: ReadBefore): StateChange[] {
  const moves = new MotesMoves();
  const values = netValues(effects, readBefore, (step) => moves.step(step));
  const changed = values.flatMap((value) => changesOf(value, values));
  const changes: StateChange[] = [...changed, ...moves.changes(values)];
  return changes
    .map((change, index) => ({ change, index }))
    .sort((a, b) => ORDER.indexOf(a.change._tag) - ORDER.indexOf(b.change._tag) || a.index - b.index)
    .map(({ change }) => change);
}

const ORDER: readonly StateChange['_tag'][] = [
  'AccountCreated',
  'AssociatedKeyChanged',
  'ActionThresholdChanged',
  'PurseCreated',
  'MotesMoved',
  'BalanceChanged',
  'StakeChanged',
  'PackageCreated',
  'ContractInstalled',
  'ContractVersionEnabled',
  'ContractVersionDisabled',
  'UserGroupChanged',
  'MessageTopicAdded',
  'NamedKeyChanged',
  'ValueWritten',
  'DictionaryItemWritten',
  'RecordChanged',
];

function changesOf(value: NetValue, all: readonly NetValue[]): StateChange[] {
  const { key, before, after } = value;
  const record = after ?? before;
  if (record === undefined) return [];
  switch (record._tag) {
    case 'Account':
      return accountChanges(before as typeof record | undefined, after as typeof record | undefined);
    case 'AddressableEntity':
      return entityChanges(value, all);
    case 'Contract':
      return [
        ...installedContract(value, all),
        ...namedKeyChanges(key, before?._tag === 'Contract' ? before.value.namedKeys : NONE, namedKeysOf(after)),
      ];
    case 'ContractPackage':
    case 'SmartContract':
      return packageChanges(value);
    case 'NamedKey':
      return entityNamedKeyChange(value);
    case 'CLValue':
      return valueChanges(value, all);
    case 'MessageTopic':
      return before === undefined ? topicAdded(key, record.value.topicName) : [];
    case 'BidKind':
    case 'Bid':
      return stakeChange(value);
    // What they say is said by other changes: transfers by moves of motes, code and entry points by the contract.
    case 'Transfer':
    case 'DeployInfo':
    case 'ContractWasm':
    case 'ByteCode':
    case 'EntryPoint':
    case 'Message':
      return [];
    default:
      return [{ _tag: 'RecordChanged', key, record: record._tag, removed: after === undefined }];
  }
}

const NONE: NamedKeys = new Map();

function namedKeysOf(stored: StoredValue | undefined): NamedKeys {
  return stored?._tag === 'Account' || stored?._tag === 'Contract' ? stored.value.namedKeys : NONE;
}

function accountChanges(
  before: { readonly value: Account } | undefined,
  after: { readonly value: Account } | undefined,
): StateChange[] {
  if (after === undefined) return [];
  const { accountHash, mainPurse, namedKeys } = after.value;
  const named = namedKeyChanges(Key.account(accountHash), before?.value.namedKeys ?? NONE, namedKeys);
  if (before === undefined)
    return [{ _tag: 'AccountCreated', account: accountHash, mainPurse: mainPurse.addr }, ...named];
  return [...authorizationChanges(accountHash, before.value, after.value), ...named];
}

function entityChanges({ before, after, ...rest }: NetValue, all: readonly NetValue[]): StateChange[] {
  if (after?._tag !== 'AddressableEntity') return [];
  const { entityKind, mainPurse } = after.value;
  if (entityKind._tag !== 'Account') return installedContract({ before, after, ...rest }, all);
  const account = entityKind.accountHash;
  if (before?._tag !== 'AddressableEntity') return [{ _tag: 'AccountCreated', account, mainPurse: mainPurse.addr }];
  return authorizationChanges(account, before.value, after.value);
}

type Authorization = Pick<Account | AddressableEntity, 'associatedKeys' | 'actionThresholds'>;

function authorizationChanges(account: AccountHash, before: Authorization, after: Authorization): StateChange[] {
  const changes: StateChange[] = [];
  const keys = new Map(
    [...before.associatedKeys.entries, ...after.associatedKeys.entries].map(({ accountHash }) => [
      accountHash.toHex(),
      accountHash,
    ]),
  );
  for (const key of keys.values()) {
    const [weightBefore, weightAfter] = [before.associatedKeys.get(key), after.associatedKeys.get(key)];
    if (weightBefore !== weightAfter) {
      changes.push({ _tag: 'AssociatedKeyChanged', account, key, before: weightBefore, after: weightAfter });
    }
  }
  for (const [action, thresholdBefore] of thresholds(before)) {
    const thresholdAfter = new Map(thresholds(after)).get(action)!;
    if (thresholdBefore !== thresholdAfter) {
      changes.push({ _tag: 'ActionThresholdChanged', account, action, before: thresholdBefore, after: thresholdAfter });
    }
  }
  return changes;
}

function thresholds({ actionThresholds }: Authorization): [ActionType, number][] {
  return [
    ['Deployment', actionThresholds.deployment],
    ['KeyManagement', actionThresholds.keyManagement],
    ...('upgradeManagement' in actionThresholds
      ? [['UpgradeManagement', actionThresholds.upgradeManagement] as [ActionType, number]]
      : []),
  ];
}

function namedKeyChanges(owner: Key, before: NamedKeys, after: NamedKeys): StateChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name): StateChange[] => {
    const [was, is] = [before.get(name), after.get(name)];
    return was?.toFormattedString() === is?.toFormattedString()
      ? []
      : [{ _tag: 'NamedKeyChanged', owner, name, before: was, after: is }];
  });
}

/** A named key of an entity is a record of its own. */
function entityNamedKeyChange({ key, before, after }: NetValue): StateChange[] {
  const payload = key.payload();
  if (payload.variant !== 'NamedKey') return [];
  const parts = (stored: StoredValue | undefined): { readonly name: string; readonly key: Key } | undefined =>
    stored?._tag === 'NamedKey'
      ? { name: stored.value.name.decode() as string, key: stored.value.namedKey.decode() as Key }
      : undefined;
  const [was, is] = [parts(before), parts(after)];
  const owner = Key.addressableEntity(payload.entityAddr);
  return [{ _tag: 'NamedKeyChanged', owner, name: (is ?? was)!.name, before: was?.key, after: is?.key }];
}

function topicAdded(key: Key, topic: string): StateChange[] {
  const payload = key.payload();
  if (payload.variant !== 'Message') return [];
  return [{ _tag: 'MessageTopicAdded', entity: payload.entityAddr.addr, topic }];
}

function valueChanges({ key, before, after }: NetValue, all: readonly NetValue[]): StateChange[] {
  const [was, is] = [clValueOf(before), clValueOf(after)];
  const payload = key.payload();
  switch (payload.variant) {
    case 'Balance':
      return before === undefined && !isMainPurse(payload.addr, all)
        ? [{ _tag: 'PurseCreated', purse: payload.addr }]
        : [];
    case 'BalanceHold':
      return [{ _tag: 'RecordChanged', key, record: `BalanceHold`, removed: after === undefined }];
    case 'Dictionary': {
      const [itemBefore, itemAfter] = [before, after].map((stored) => stored && dictionaryItemOf(key, stored));
      const item = itemAfter ?? itemBefore;
      if (item === undefined) break;
      if (sameValue(itemBefore?.value, itemAfter?.value)) return [];
      const { seed: dictionary, name: itemKey } = item;
      return [
        { _tag: 'DictionaryItemWritten', dictionary, itemKey, before: itemBefore?.value, after: itemAfter?.value },
      ];
    }
    // An account's record that says which entity it is.
    case 'Account':
      return [];
    default:
  }
  // A URef that nothing was put under: a purse, a seed of a dictionary, a right.
  if ((was === undefined || was.clType._tag === 'Unit') && is?.clType._tag === 'Unit') return [];
  return sameValue(was, is) ? [] : [{ _tag: 'ValueWritten', key, before: was, after: is }];
}

function clValueOf(stored: StoredValue | undefined): CLValue | undefined {
  return stored?._tag === 'CLValue' ? stored.value : undefined;
}

function sameValue(a: CLValue | undefined, b: CLValue | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return bytesToHex(a.toBytes()) === bytesToHex(b.toBytes());
}

/** A purse that belongs to an account made in the same execution. */
function isMainPurse(purse: Uint8Array, all: readonly NetValue[]): boolean {
  return all.some(
    ({ before, after }) =>
      before === undefined &&
      (after?._tag === 'Account' || after?._tag === 'AddressableEntity') &&
      bytesToHex(after.value.mainPurse.addr) === bytesToHex(purse),
  );
}
