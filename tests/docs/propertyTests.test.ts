/** A model of a token, in the size of a page: docs/property-tests.md. tests/unit/arbitraries/tokenModel.ts is the whole of it. */
import { expect, test } from '@jest/globals';
import {
  InMemoryWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  TEST_ACCOUNTS,
  type WasmTestBuilder,
} from 'casper-engine-test-support';
import { contractModel, testAccount, u256 } from 'casper-engine-test-support/arbitraries';
import { Cep18Example, Cep18ExampleError } from '../unit/codegen/generated/cep18Example';

const { alice, bob } = TEST_ACCOUNTS;

function token(): WasmTestBuilder {
  const builder = InMemoryWasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST).commit();
  const args = { symbol: 'PLAY', name: 'Play money', decimals: 0, initialSupply: 100n };
  Cep18Example.install(builder, args, { from: alice, wasm: 'tests/fixtures/realworld/cep18-mintable.wasm' });
  return builder;
}

// #region model
const tokenModel = contractModel({
  name: 'tokenModel',
  builder: token, // made once
  real: (builder) => new Cep18Example(builder.contract(alice, 'Cep18Example')),
  model: () => ({ alice: 100n, bob: 0n }),
})
  .action('transfer', {
    args: { from: testAccount('alice', 'bob'), amount: u256({ max: 200n }) },
    // Changes the model, and says what to expect of the contract.
    effect: (model, { from, amount }) => {
      const [own, other] = from.name === 'alice' ? (['alice', 'bob'] as const) : (['bob', 'alice'] as const);
      if (model[own] < amount) return Cep18ExampleError.InsufficientBalance;
      model[own] -= amount;
      model[other] += amount;
      return undefined;
    },
    run: (real, { from, amount }) =>
      real.tryTransfer({ recipient: from.name === 'alice' ? bob : alice, amount }, { from }),
    check: (result, error) =>
      error === undefined ? expect(result).toSucceed() : expect(result).toRevertWith({ user: error }),
  })
  .invariant('balances are those of the model', (model, real) => {
    expect(real.balanceOf({ address: alice })).toBe(model.alice);
    expect(real.balanceOf({ address: bob })).toBe(model.bob);
  });

test('the token keeps its rules', () => tokenModel.check({ numRuns: 20 }));
// #endregion

// #region printed
test('tokenModel: transfer, transfer', () => {
  const { actions } = tokenModel.start();
  actions.transfer({ from: TEST_ACCOUNTS.alice, amount: 1n });
  actions.transfer({ from: TEST_ACCOUNTS.bob, amount: 2n });
});
// #endregion
