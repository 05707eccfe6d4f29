/** Collectibles and a token of many kinds through generated code: options, lists of pairs, batches. */
import { expect, test } from '@jest/globals';
import {
  InMemoryWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  none,
  some,
  TEST_ACCOUNTS,
  toKey,
  type WasmTestBuilder,
} from 'casper-engine-test-support';
import 'casper-engine-test-support/matchers/setup';
import { BasicCep95, BasicCep95Error } from './generated/basicCep95';
import { Erc1155Token } from './generated/erc1155Token';

const { alice, bob } = TEST_ACCOUNTS;

function network(): WasmTestBuilder {
  const builder = InMemoryWasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
  return builder;
}

test('CEP-95 collectibles', () => {
  const wasm = 'tests/fixtures/realworld/cep95.wasm';
  const art = BasicCep95.install(
    network(),
    { name: 'Art', symbol: 'ART' },
    { from: alice, wasm, namedKey: 'BasicCep95' },
  );
  const metadata = [
    ['colour', 'green'],
    ['year', '2026'],
  ] as const;
  art.mint({ to: alice, tokenId: 1n, metadata });
  expect(art.tokenMetadata({ tokenId: 1n })).toEqual(metadata);
  expect(art.ownerOf({ tokenId: 1n })).toEqual(some(toKey(alice)));
  expect(art.ownerOf({ tokenId: 2n })).toEqual(none);

  const stranger = art.tryTransferFrom({ from: alice, to: bob, tokenId: 1n }, { from: bob });
  expect(stranger.error?.message).toContain('User error');
  expect(Object.values(BasicCep95Error).map((code) => `User error: ${code}`)).toContain(stranger.error?.message);

  const approved = art.approve({ spender: bob, tokenId: 1n });
  expect(art.eventsOf(approved)).toEqual([
    { name: 'Approval', data: { owner: toKey(alice), spender: toKey(bob), tokenId: 1n } },
  ]);
  expect(art.approvedFor({ tokenId: 1n })).toEqual(some(toKey(bob)));
  art.safeTransferFrom({ from: alice, to: bob, tokenId: 1n, data: some(Uint8Array.of(1)) }, { from: bob });
  expect(art.ownerOf({ tokenId: 1n })).toEqual(some(toKey(bob)));
});

test('ERC-1155 batches', () => {
  const wasm = 'tests/fixtures/realworld/erc1155.wasm';
  const token = Erc1155Token.install(network(), {}, { from: alice, wasm });
  token.mintBatch({ to: bob, ids: [1n, 2n], amounts: [10n, 2n ** 256n - 1n], data: none });
  expect(token.balanceOfBatch({ owners: [bob, alice, bob], ids: [1n, 1n, 2n] })).toEqual([10n, 0n, 2n ** 256n - 1n]);
  expect(token.events().at(-1)).toEqual({
    name: 'TransferBatch',
    data: {
      operator: some(toKey(alice)),
      from: none,
      to: some(toKey(bob)),
      ids: [1n, 2n],
      values: [10n, 2n ** 256n - 1n],
    },
  });
});
