/** A mistake of the test author is told at once, with what to do next. */
import { expect, test } from '@jest/globals';
import {
  DEFAULT_ACCOUNT_ADDR,
  DeployItemBuilder,
  ExecuteRequestBuilder,
  genesisAccount,
  LOCAL_GENESIS_REQUEST,
  runtimeArgs,
  TEST_ACCOUNTS,
  WasmTestBuilder,
} from '../../../src/index';

function thrownBy(action: () => unknown): { code: unknown; message: string } {
  try {
    action();
  } catch (error) {
    const { code, message } = error as { code: unknown; message: string };
    return { code, message };
  }
  throw new Error('nothing was thrown');
}

const { alice } = TEST_ACCOUNTS;
const afterGenesis = () => WasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
const session = () => ExecuteRequestBuilder.moduleBytes(DEFAULT_ACCOUNT_ADDR, Uint8Array.of(0), {}).build();

test.each([
  ['exec', (builder: WasmTestBuilder) => builder.exec(session())],
  ['commit', (builder: WasmTestBuilder) => builder.commit()],
  ['query', (builder: WasmTestBuilder) => builder.query(alice)],
  ['getPostStateHash', (builder: WasmTestBuilder) => builder.getPostStateHash()],
  ['getGenesisHash', (builder: WasmTestBuilder) => builder.getGenesisHash()],
])('%s before genesis', (_, action) => {
  expect(thrownBy(() => action(WasmTestBuilder.default()))).toEqual({
    code: 'NO_GENESIS',
    message: 'There is no state yet.\n\nCall builder.runGenesis(LOCAL_GENESIS_REQUEST) first.',
  });
});

test('a result before any execution', () => {
  expect(thrownBy(() => afterGenesis().expectSuccess()).code).toBe('NO_EXEC_RESULT');
  expect(thrownBy(() => afterGenesis().isError()).code).toBe('NO_EXEC_RESULT');
  expect(thrownBy(() => afterGenesis().execConsumed(0)).code).toBe('NO_EXEC_RESULT');
});

test('expectations about success', () => {
  const builder = afterGenesis().exec(session());
  expect(thrownBy(() => builder.expectSuccess())).toEqual({
    code: 'EXPECTED_SUCCESS',
    message: expect.stringContaining('Wasm preprocessing error: Deserialization error: I/O Error: UnexpectedEof'),
  });
  expect(builder.expectFailure()).toBe(builder);
});

test('a Wasm file that is nowhere', () => {
  const { code, message } = thrownBy(() => ExecuteRequestBuilder.standard(alice, 'nowhere.wasm'));
  expect(code).toBe('WASM_FILE_NOT_FOUND');
  expect(message).toContain(`  - ${__dirname}/nowhere.wasm\n`);
  expect(message).toContain('/target/wasm32-unknown-unknown/release/nowhere.wasm');
});

test('a deploy without session or payment', () => {
  expect(thrownBy(() => DeployItemBuilder.new().build()).message).toContain('withSessionCode');
  expect(
    thrownBy(() => DeployItemBuilder.new().withSessionBytes(Uint8Array.of(), runtimeArgs()).build()).message,
  ).toContain('withStandardPayment');
});

test('arguments of a deploy may be left out, plain, or wrong', () => {
  const bytes = Uint8Array.of();
  const argsOf = (item: DeployItemBuilder) => item.withStandardPayment({}).build().session.args;
  expect(argsOf(DeployItemBuilder.new().withSessionBytes(bytes))).toEqual(runtimeArgs());
  expect(argsOf(DeployItemBuilder.new().withSessionBytes(bytes, { name: 'value' }))).toEqual(
    runtimeArgs({ name: 'value' }),
  );
  const wrong = { amount: 5 } as never;
  expect(thrownBy(() => DeployItemBuilder.new().withStandardPayment(wrong)).message).toContain('CLValue.u512(5n)');
});

test('a gas limit below zero', () => {
  const request = ExecuteRequestBuilder.moduleBytes(alice, Uint8Array.of());
  expect(request.withGasLimit(5).build().session.gasLimit).toBe(5n);
  expect(thrownBy(() => request.withGasLimit(-1n))).toEqual({
    code: 'BAD_ARGUMENT',
    message: expect.stringContaining('A gas limit is zero or more, not -1.'),
  });
});

test('a native transfer as a deploy', () => {
  const item = DeployItemBuilder.new().withTransferArgs(runtimeArgs()).withStandardPayment(runtimeArgs()).build();
  expect(thrownBy(() => ExecuteRequestBuilder.fromDeployItem(item))).toEqual({
    code: 'INVALID_REQUEST',
    message: expect.stringContaining('TransferRequestBuilder'),
  });
});

test('a genesis that the engine refuses', () => {
  const request = LOCAL_GENESIS_REQUEST.withConfig({
    accounts: [genesisAccount(alice.publicKey, 1n, { bondedAmount: 0n, delegationRate: 0 })],
  });
  expect(thrownBy(() => WasmTestBuilder.default().runGenesis(request))).toEqual({
    code: 'GENESIS_FAILED',
    message: expect.stringContaining('InvalidBondAmount'),
  });
});

test('what is not there', () => {
  const builder = afterGenesis();
  const nobody = 'account-hash-'.padEnd(77, '0');
  expect(thrownBy(() => builder.getExpectedAccount(nobody)).code).toBe('NOT_FOUND');
  expect(thrownBy(() => builder.getBalance(nobody)).code).toBe('NOT_FOUND');
  expect(builder.getAccount(nobody)).toEqual({ _tag: 'None' });
  expect(thrownBy(() => builder.getSystemContractHash('faucet')).message).toContain('"handle payment"');
});

test.each([['nonsense'], [5], [null], [{}], [new Uint8Array(31)]])('%p is no account', (value) => {
  expect(thrownBy(() => afterGenesis().getAccount(value as never)).code).toBe('BAD_ARGUMENT');
});

test('a request that was not built, and what is none', () => {
  const unbuilt = ExecuteRequestBuilder.moduleBytes(DEFAULT_ACCOUNT_ADDR, Uint8Array.of(0), {});
  for (const execute of ['exec', 'simulate'] as const) {
    expect(thrownBy(() => afterGenesis()[execute](unbuilt as never))).toEqual({
      code: 'BAD_ARGUMENT',
      message: 'Expected an ExecuteRequest, got a builder of one.\n\nCall its .build() first.',
    });
  }
  expect(thrownBy(() => afterGenesis().exec(undefined as never)).message).toContain('got undefined.');
  expect(thrownBy(() => afterGenesis().exec({} as never)).message).toContain('ExecuteRequestBuilder.standard');
});
