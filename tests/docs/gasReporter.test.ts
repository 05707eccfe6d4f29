/** What docs/gas-reporter.md shows. */
import { expect, test } from '@jest/globals';
import {
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  TEST_ACCOUNTS,
  TransferRequestBuilder,
  withoutGasRecording,
} from 'casper-engine-test-support';
import { u512 } from 'casper-engine-test-support/arbitraries';
import fc from 'fast-check';

const { bob } = TEST_ACCOUNTS;

test('what is sent arrives', () => {
  const before = LmdbWasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST).commit();
  const send = (amount: bigint) => {
    const builder = before.fork();
    builder.transferAndCommit(TransferRequestBuilder.new(amount, bob).build()).expectSuccess();
    expect(builder).toChangeBalance(bob, amount, { since: before });
  };
  // #region without
  withoutGasRecording(() => fc.assert(fc.property(u512({ min: 1n, max: 1_000_000_000n }), send)));
  // #endregion
});
