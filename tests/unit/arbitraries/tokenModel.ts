/**
 * A CEP-18 token and what its holders may do, as a model: balances and allowances. `tokenModel` is right; the others have a rule
 * that is wrong on purpose.
 */
import { expect } from '@jest/globals';
import {
  InMemoryWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  TEST_ACCOUNTS,
  type TestAccount,
  type WasmTestBuilder,
  type WasmV1Result,
} from 'casper-engine-test-support';
import { type ContractModel, contractModel, testAccount, u256 } from 'casper-engine-test-support/arbitraries';
import 'casper-engine-test-support/matchers/setup';
import { Cep18Example, Cep18ExampleError } from '../codegen/generated/cep18Example';

const { alice, bob } = TEST_ACCOUNTS;
const PEOPLE = [alice, bob];
const SUPPLY = 100n;

interface Token {
  readonly balances: Map<string, bigint>;
  readonly allowances: Map<string, bigint>;
}

interface Transfer {
  readonly from: TestAccount;
  readonly to: TestAccount;
  readonly amount: bigint;
}

interface Approval {
  readonly owner: TestAccount;
  readonly spender: TestAccount;
  readonly amount: bigint;
}

interface TransferFrom extends Transfer {
  readonly spender: TestAccount;
}

/** The number of the user error to be expected, or that there is to be none. */
type Expected = number | undefined;

function token(): WasmTestBuilder {
  const builder = InMemoryWasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
  Cep18Example.install(
    builder,
    { symbol: 'PLAY', name: 'Play money', decimals: 0, initialSupply: SUPPLY },
    { from: alice, wasm: 'tests/fixtures/realworld/cep18-mintable.wasm' },
  );
  return builder;
}

const balance = (model: Token, holder: TestAccount): bigint => model.balances.get(holder.name) ?? 0n;
const pair = (owner: TestAccount, spender: TestAccount): string => `${owner.name}/${spender.name}`;

function move(model: Token, { from, to, amount }: Transfer): Expected {
  if (balance(model, from) < amount) return Cep18ExampleError.InsufficientBalance;
  model.balances.set(from.name, balance(model, from) - amount);
  model.balances.set(to.name, balance(model, to) + amount);
  return undefined;
}

function check(result: WasmV1Result, expected: Expected): void {
  if (expected === undefined) expect(result).toSucceed();
  else expect(result).toRevertWith({ user: expected });
}

/** Rules that may be wrong. */
interface Rules {
  readonly name: string;
  readonly module?: string;
  /** Whether what is spent of an allowance is gone. */
  readonly isAllowanceSpent: boolean;
}

const person = () => testAccount('alice', 'bob');
const amount = () => u256({ max: 2n * SUPPLY });

type Table = { readonly transfer: Transfer } & { readonly approve: Approval } & { readonly transferFrom: TransferFrom };

function modelWith({ isAllowanceSpent, ...named }: Rules): ContractModel<Token, Cep18Example, Table> {
  return contractModel({
    ...named,
    builder: token,
    real: (builder) => new Cep18Example(builder.contract(alice, 'Cep18Example')),
    model: (): Token => ({ balances: new Map([[alice.name, SUPPLY]]), allowances: new Map() }),
  })
    .action('transfer', {
      args: { from: person(), to: person(), amount: amount() },
      when: (_, { from, to }) => from !== to,
      effect: (model, args): Expected => move(model, args),
      run: (real, { from, to, amount }) => real.tryTransfer({ recipient: to, amount }, { from }),
      check,
    })
    .action('approve', {
      args: { owner: person(), spender: person(), amount: amount() },
      when: (_, { owner, spender }) => owner !== spender,
      effect: (model, { owner, spender, amount }): Expected => {
        model.allowances.set(pair(owner, spender), amount);
        return undefined;
      },
      run: (real, { owner, spender, amount }) => real.tryApprove({ spender, amount }, { from: owner }),
      check,
    })
    .action('transferFrom', {
      args: { spender: person(), from: person(), to: person(), amount: amount() },
      when: (_, { spender, from, to }) => spender !== from && from !== to,
      effect: (model, args): Expected => {
        const allowed = model.allowances.get(pair(args.from, args.spender)) ?? 0n;
        if (args.amount === 0n) return undefined;
        if (allowed < args.amount) return Cep18ExampleError.InsufficientAllowance;
        const error = move(model, args);
        if (error === undefined && isAllowanceSpent) {
          model.allowances.set(pair(args.from, args.spender), allowed - args.amount);
        }
        return error;
      },
      run: (real, { spender, from, to, amount }) =>
        real.tryTransferFrom({ owner: from, recipient: to, amount }, { from: spender }),
      check,
    })
    .invariant('balances and allowances are those of the model', (model, real) => {
      for (const holder of PEOPLE) {
        expect([holder.name, real.balanceOf({ address: holder })]).toEqual([holder.name, balance(model, holder)]);
        for (const spender of PEOPLE.filter((other) => other !== holder)) {
          const allowed = model.allowances.get(pair(holder, spender)) ?? 0n;
          expect(real.allowance({ owner: holder, spender })).toBe(allowed);
        }
      }
    })
    .invariant('the supply is what it was', (_, real) => expect(real.totalSupply()).toBe(SUPPLY));
}

/** The rules as they are. */
export const tokenModel: ContractModel<Token, Cep18Example, Table> = modelWith({
  name: 'tokenModel',
  isAllowanceSpent: true,
});

/** Forgets that an allowance is used up by what is spent of it. */
export const forgetfulModel: ContractModel<Token, Cep18Example, Table> = modelWith({
  name: 'forgetfulModel',
  module: './tokenModel',
  isAllowanceSpent: false,
});
