import { describe, expect, test } from '@jest/globals';
import { type Either, isLeft } from 'fp-ts/Either';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { Account } from '../../../src/types/account';
import { AccountHash } from '../../../src/types/accountHash';
import {
  ACTION_TYPE_CODES,
  ActionThresholds,
  type ActionType,
  SET_THRESHOLD_FAILURE_CODES,
  SET_THRESHOLD_FAILURE_TEXTS,
} from '../../../src/types/actionThresholds';
import type { AddressableEntity } from '../../../src/types/addressableEntity';
import {
  ADD_KEY_FAILURE_CODES,
  AssociatedKeys,
  REMOVE_KEY_FAILURE_CODES,
  UPDATE_KEY_FAILURE_CODES,
} from '../../../src/types/associatedKeys';
import { Key } from '../../../src/types/key';
import { type StoredValue, storedValueFromBytes, storedValueToBytes } from '../../../src/types/storedValue';
import { URef } from '../../../src/types/uref';
import { loadStoredVectors, type Step } from './storedVectors';

const { accounts, entities } = loadStoredVectors();
const hash = (hex: string): AccountHash => AccountHash.fromBytes(hexToBytes(hex));

/** Does what a step says; accounts and entities are managed alike. */
function perform<T extends Account | AddressableEntity>(
  value: T,
  [name, ...args]: Step['operation'],
): Either<string, T> {
  const managed = value as AddressableEntity;
  const changed = ((): Either<string, AddressableEntity> => {
    switch (name) {
      case 'add':
        return managed.addAssociatedKey(hash(args[0] as string), args[1] as number);
      case 'remove':
        return managed.removeAssociatedKey(hash(args[0] as string));
      case 'update':
        return managed.updateAssociatedKey(hash(args[0] as string), args[1] as number);
      case 'threshold':
        return managed.setActionThreshold(args[0] as ActionType, args[1] as number);
      default:
        return managed.setActionThresholdUnchecked(args[0] as ActionType, args[1] as number);
    }
  })();
  return changed as Either<string, T>;
}

const encode = (value: Account | AddressableEntity): string =>
  bytesToHex(storedValueToBytes({ _tag: value._tag, value } as StoredValue));

describe.each([
  ['account', accounts],
  ['entity', entities],
] as const)('key management of an %s', (name, sequences) => {
  test.each(sequences.map((sequence, index) => ({ ...sequence, index })))('sequence $index', ({ start, steps }) => {
    let value = storedValueFromBytes(hexToBytes(start)).value as Account | AddressableEntity;
    let bytes = start;
    const answers: unknown[] = [];
    for (const step of steps) {
      const before = value;
      const result = perform(value, step.operation);
      if (!isLeft(result)) value = result.right;
      expect(encode(before)).toBe(bytes);
      const keys = step.keys.map(hash);
      const now = encode(value);
      answers.push({
        ...step,
        result: isLeft(result) ? result.left : 'ok',
        [name]: now === bytes ? null : now,
        canAuthorize: value.canAuthorize(keys),
        canDeployWith: value.canDeployWith(keys),
        canManageKeysWith: value.canManageKeysWith(keys),
        ...('canUpgradeWith' in value ? { canUpgradeWith: value.canUpgradeWith(keys) } : {}),
      });
      bytes = now;
    }
    expect(answers).toEqual(steps);
  });
});

test('the vectors meet every failure an account itself can give', () => {
  const results = new Set(
    accounts.flatMap(({ steps }) => steps.map(({ operation, result }) => `${operation[0]} ${result}`)),
  );
  for (const expected of [
    'add DuplicateKey',
    'remove MissingKey',
    'remove ThresholdViolation',
    'update MissingKey',
    'update ThresholdViolation',
    'threshold InsufficientTotalWeight',
    'threshold DeploymentThreshold',
    'threshold KeyManagementThreshold',
    'unchecked threshold DeploymentThreshold',
    'unchecked threshold KeyManagementThreshold',
  ]) {
    expect(results).toContain(expected);
  }
});

// casper-types account/associated_keys.rs, account/error.rs, addressable_entity/action_type.rs: `repr` numbers.
test('numbers of failures and actions', () => {
  expect(ADD_KEY_FAILURE_CODES).toEqual({ MaxKeysLimit: 1, DuplicateKey: 2, PermissionDenied: 3 });
  expect(REMOVE_KEY_FAILURE_CODES).toEqual({ MissingKey: 1, PermissionDenied: 2, ThresholdViolation: 3 });
  expect(UPDATE_KEY_FAILURE_CODES).toEqual(REMOVE_KEY_FAILURE_CODES);
  expect(SET_THRESHOLD_FAILURE_CODES).toEqual({
    KeyManagementThreshold: 1,
    DeploymentThreshold: 2,
    PermissionDeniedError: 3,
    InsufficientTotalWeight: 4,
  });
  expect(Object.keys(SET_THRESHOLD_FAILURE_TEXTS)).toEqual(Object.keys(SET_THRESHOLD_FAILURE_CODES));
  expect(ACTION_TYPE_CODES).toEqual({ Deployment: 0, KeyManagement: 1, UpgradeManagement: 2 });
});

describe('a new account', () => {
  const owner = hash('01'.repeat(32));
  const purse = URef.create(new Uint8Array(32).fill(9), 7);
  const account = Account.create(owner, new Map(), purse);

  test('has itself as its only key, and thresholds of 1', () => {
    expect([...account.associatedKeys]).toEqual([{ accountHash: owner, weight: 1 }]);
    expect(account.actionThresholds).toEqual(ActionThresholds.default());
    expect(account.mainPurseAddOnly().toFormattedString()).toBe(`uref-${'09'.repeat(32)}-004`);
  });

  test('changes by giving another one', () => {
    const key = Key.hash(new Uint8Array(32));
    const named = account.withNamedKeysAppended(new Map([['a', key]]));
    expect(account.namedKeys.size).toBe(0);
    expect(named.namedKeys.get('a')).toBe(key);
    expect(named.withoutNamedKey('a').namedKeys.size).toBe(0);
    expect(named.withoutNamedKey('b')).toBe(named);
  });
});

test('weights stop at 255 and a key given twice counts once', () => {
  const [a, b] = [hash('0a'.repeat(32)), hash('0b'.repeat(32))];
  const keys = AssociatedKeys.from([
    { accountHash: b, weight: 200 },
    { accountHash: a, weight: 100 },
  ]);
  expect(keys.entries.map((entry) => entry.weight)).toEqual([100, 200]);
  expect(keys.totalWeight()).toBe(255);
  expect(keys.weightOf([a, a])).toBe(100);
  expect(keys.totalWeightExcluding(a)).toBe(200);
});
