/** What docs/matchers.md shows. */
import { expect, test } from '@jest/globals';
import {
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  TEST_ACCOUNTS,
  TransferRequestBuilder,
} from 'casper-engine-test-support';

const { alice, bob } = TEST_ACCOUNTS;

test('changes of balances', () => {
  const builder = LmdbWasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST).commit();
  const request = TransferRequestBuilder.new(2_500_000_000n, bob)
    .withInitiator(alice)
    .withAuthorizationKeys([alice])
    .build();
  const pay = () => builder.transferAndCommit(request).expectSuccess();
  // #region changes
  expect(() => pay()).toChangeBalance(alice, '-2.5 CSPR', { builder });

  const before = builder.fork();
  pay();
  pay();
  expect(builder).toChangeBalance(alice, '-5 CSPR', { since: before });
  // #endregion
});
