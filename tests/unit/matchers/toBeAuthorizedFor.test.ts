import { expect, test } from '@jest/globals';
import { none } from 'fp-ts/Option';
import {
  CLValue,
  DEFAULT_ACCOUNT,
  DEFAULT_ACCOUNT_ADDR,
  TEST_ACCOUNTS,
  type WasmTestBuilder,
} from '../../../src/index';
import { account, accountHash } from './accounts';
import { messageOf } from './messages';
import { manageKeys, sharedAccount } from './worlds';

const { alice, bob } = TEST_ACCOUNTS;
const lowered = { action: 'set-thresholds', deployment: CLValue.u8(1), 'key-management': CLValue.u8(2) };

/** The shared account where one key alone may deploy. */
function oneMayDeploy(options: { readonly enableAddressableEntity?: boolean } = {}): WasmTestBuilder {
  return manageKeys(sharedAccount(options), [DEFAULT_ACCOUNT, alice], lowered).expectSuccess().commit();
}

test('says what the engine does with an account', () => {
  const builder = oneMayDeploy();
  const shared = builder.getAccount(DEFAULT_ACCOUNT_ADDR);
  expect(shared).toBeAuthorizedFor('deployment', alice);
  expect(shared).toBeAuthorizedFor('deployment', [alice, bob]);
  expect(shared).not.toBeAuthorizedFor('keyManagement', [alice]);
  expect(shared).toBeAuthorizedFor('keyManagement', [alice, DEFAULT_ACCOUNT]);
  expect(shared).not.toBeAuthorizedFor('deployment', [bob]);
  expect(none).not.toBeAuthorizedFor('deployment', [bob]);

  const setWeight = { action: 'set-weight', key: bob, weight: CLValue.u8(2) };
  expect(manageKeys(builder, [bob], setWeight)).toFailWith('Authorization error');
  expect(manageKeys(builder, [alice], setWeight)).toRevertWith('PermissionDenied');
  expect(manageKeys(builder, [alice, bob, DEFAULT_ACCOUNT], setWeight)).toRevertWith('MissingKey');
});

test('says what the engine does with an entity, of which deployments ask for key management', () => {
  const builder = oneMayDeploy({ enableAddressableEntity: true });
  const shared = builder.getEntityByAccountHash(DEFAULT_ACCOUNT_ADDR);
  expect(shared).toHaveActionThresholds({ deployment: 1, keyManagement: 2, upgradeManagement: 1 });
  expect(shared).not.toBeAuthorizedFor('deployment', alice);
  expect(shared).toBeAuthorizedFor('deployment', [alice, DEFAULT_ACCOUNT]);
  expect(shared).toBeAuthorizedFor('upgradeManagement', alice);
  expect(manageKeys(builder, [alice], { action: 'nothing' })).toFailWith('Deployment authorization failure');
});

test('messages', () => {
  const shared = sharedAccount().getExpectedAccount(DEFAULT_ACCOUNT_ADDR);
  expect(messageOf(() => expect(shared).toBeAuthorizedFor('deployment', [alice, bob]))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(shared).toBeAuthorizedFor('deployment', []))).toMatchSnapshot('no keys');
  expect(messageOf(() => expect(none).toBeAuthorizedFor('deployment', alice))).toMatchSnapshot('no account');
  expect(messageOf(() => expect(account).not.toBeAuthorizedFor('keyManagement', accountHash))).toMatchSnapshot(
    '.not fail',
  );
  expect(messageOf(() => expect(account).toBeAuthorizedFor('upgradeManagement', alice))).toMatchSnapshot('no entity');
  // biome-ignore lint/suspicious/noExplicitAny: a mistake that types would catch
  expect(messageOf(() => expect(account).toBeAuthorizedFor('payment' as any, alice))).toMatchSnapshot('no action');
  expect(messageOf(() => expect(account).toBeAuthorizedFor('deployment', 'alice'))).toMatchSnapshot('no key');
  expect(messageOf(() => expect(alice).toBeAuthorizedFor('deployment', alice))).toMatchSnapshot('wrong subject');
});
