/** Golden texts: what people are told about common faults, by contracts in Rust. */
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  AccountHash,
  ChainspecConfig,
  CLValue,
  DEFAULT_ACCOUNT_ADDR,
  DeployItemBuilder,
  ExecuteRequestBuilder,
  runtimeArgs,
  TEST_ACCOUNTS,
} from '../../../src/index';
import { done, explained, newBuilder, session } from './explained';

const { alice, bob, carol } = TEST_ACCOUNTS;
const u8 = CLValue.u8;
const motes = CLValue.u512;
const NO_ID = CLValue.option(undefined, { _tag: 'U64' });
const STRANGER = AccountHash.fromBytes(new Uint8Array(32).fill(0x5a));

const keys = (action: string, args: { account?: typeof alice; weight?: number } = {}) =>
  session('keys.wasm', {
    action,
    ...(args.account && { account: args.account }),
    ...(args.weight !== undefined && { weight: u8(args.weight) }),
  });

/** The default account with alice as a second key, and a threshold of 2 for both actions. */
const shared = () => {
  const builder = done(newBuilder(), keys('add', { account: alice, weight: 1 }));
  return done(builder, keys('key-management', { weight: 2 }));
};

const withCounter = () => done(newBuilder(), session('counter/counter-v1.wasm'));
const withBoard = () =>
  done(
    newBuilder().withPrinter(() => {}),
    session('board-5.wasm'),
  );

describe('who may act for the account', () => {
  test('a signer that is no key of the account', () => {
    const builder = newBuilder();
    builder.exec(session('counter/counter-v1.wasm').withAuthorizationKeys([bob]).build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('too few signers to deploy', () => {
    const builder = shared();
    done(builder, keys('deployment', { weight: 2 }).withAuthorizationKeys([DEFAULT_ACCOUNT_ADDR, alice]));
    builder.exec(session('counter/counter-v1.wasm').build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('an account that does not exist', () => {
    const builder = newBuilder();
    builder.exec(session('counter/counter-v1.wasm', {}, STRANGER).build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('too few signers to manage keys', () => {
    const builder = shared();
    builder.exec(keys('add', { account: bob, weight: 1 }).build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('a key that is there already', () => {
    const builder = done(newBuilder(), keys('add', { account: alice, weight: 1 }));
    builder.exec(keys('add', { account: alice, weight: 2 }).build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('more keys than an account may have', () => {
    const builder = newBuilder(ChainspecConfig.from().withMaxAssociatedKeys(2));
    done(builder, keys('add', { account: alice, weight: 1 }));
    builder.exec(keys('add', { account: bob, weight: 1 }).build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('a key to be removed that is not there', () => {
    const builder = newBuilder();
    builder.exec(keys('remove', { account: bob }).build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('a key without which the thresholds could not be reached', () => {
    const builder = shared();
    builder.exec(keys('remove', { account: alice }).withAuthorizationKeys([DEFAULT_ACCOUNT_ADDR, alice]).build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('a threshold above the weight of all keys', () => {
    const builder = newBuilder();
    builder.exec(keys('key-management', { weight: 5 }).build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('a deployment threshold above that of key management', () => {
    const builder = done(newBuilder(), keys('add', { account: alice, weight: 9 }));
    builder.exec(keys('deployment', { weight: 3 }).build());
    expect(explained(builder)).toMatchSnapshot();
  });
});

describe('what the transaction names', () => {
  test('a named key with a slip of the pen', () => {
    const builder = withCounter();
    builder.exec(ExecuteRequestBuilder.contractCallByName(DEFAULT_ACCOUNT_ADDR, 'conuter', 'counter_inc').build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('a named key of another account', () => {
    const builder = withCounter();
    builder.exec(ExecuteRequestBuilder.contractCallByName(alice, 'counter', 'counter_inc').build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('a contract whose installation was not committed', () => {
    const builder = newBuilder();
    builder.exec(session('counter/counter-v1.wasm').build()).expectSuccess();
    builder.exec(ExecuteRequestBuilder.contractCallByName(DEFAULT_ACCOUNT_ADDR, 'counter', 'counter_inc').build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('a named key that leads to no contract', () => {
    const builder = withCounter();
    builder.exec(ExecuteRequestBuilder.contractCallByName(DEFAULT_ACCOUNT_ADDR, 'counter_access', 'call').build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('a hash under which there is nothing', () => {
    const builder = newBuilder();
    builder.exec(ExecuteRequestBuilder.contractCallByHash(alice, new Uint8Array(32).fill(0xab), 'transfer').build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('the hash of a package where that of a contract is asked for', () => {
    const builder = withCounter();
    const { packageHash } = builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter');
    builder.exec(ExecuteRequestBuilder.contractCallByHash(alice, packageHash, 'counter_inc').build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('the hash of a contract where that of a package is asked for', () => {
    const builder = withCounter();
    const { hash } = builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter');
    builder.exec(ExecuteRequestBuilder.versionedContractCallByHash(alice, hash, undefined, 'counter_inc').build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('an entry point that is not there', () => {
    const builder = withCounter();
    builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter').tryCall('counterInc');
    expect(explained(builder)).toMatchSnapshot();
  });

  test('an entry point for a group', () => {
    const builder = withBoard();
    builder.contract(DEFAULT_ACCOUNT_ADDR, 'board').tryCall('close', {}, { from: bob });
    expect(explained(builder)).toMatchSnapshot();
  });

  test('a version that was disabled', () => {
    const builder = withCounter();
    const { hash } = builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter');
    done(builder, session('counter/counter-v2.wasm'));
    done(builder, session('counter/counter-disable.wasm', { contract: hash }));
    builder.exec(ExecuteRequestBuilder.contractCallByHash(alice, hash, 'counter_inc').build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('a version that never was', () => {
    const builder = withCounter();
    builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter').tryCall('counter_inc', {}, { version: 7 });
    expect(explained(builder)).toMatchSnapshot();
  });
});

describe('arguments', () => {
  test('one that session code asks for is missing', () => {
    const builder = newBuilder();
    builder.exec(session('two-party-multi-sig/contract.wasm', { deployment_acount: alice }).build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('one of session code is of another type', () => {
    const builder = newBuilder();
    builder.exec(session('two-party-multi-sig/contract.wasm', { 'deployment-account': CLValue.u64(5n) }).build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('one that an entry point asks for is missing', () => {
    const builder = withBoard();
    builder.contract(DEFAULT_ACCOUNT_ADDR, 'board').tryCall('post', { txt: 'hello' }, { from: alice });
    expect(explained(builder)).toMatchSnapshot();
  });

  test('one of an entry point is of another type than declared', () => {
    const builder = withBoard();
    builder.contract(DEFAULT_ACCOUNT_ADDR, 'board').tryCall('post', { text: CLValue.u64(1n) }, { from: alice });
    expect(explained(builder)).toMatchSnapshot();
  });

  test('the same where the chain checks arguments itself', () => {
    const builder = newBuilder(ChainspecConfig.from().withStrictArgumentChecking(true)).withPrinter(() => {});
    done(builder, session('board-5.wasm'));
    const board = builder.contract(DEFAULT_ACCOUNT_ADDR, 'board');
    const mismatch = board.tryCall('post', { text: CLValue.u64(1n) }, { from: alice });
    const missing = board.tryCall('post', {}, { from: alice });
    expect(explained(builder, mismatch)).toMatchSnapshot('another type');
    expect(explained(builder, missing)).toMatchSnapshot('missing');
  });
});

describe('motes', () => {
  test('more than the purse holds', () => {
    const builder = newBuilder();
    const amount = motes(10_000_000_000_000_000_000n + 500n);
    builder.exec(session('transfers/transfer-to-account.wasm', { target: bob, amount }, alice).build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('more than the purse holds, to an account that is not there yet', () => {
    const builder = newBuilder();
    const amount = motes(10n ** 25n);
    builder.exec(session('transfers/transfer-to-account.wasm', { target: STRANGER, amount }, alice).build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('from a purse that the code does not hold', () => {
    const builder = newBuilder();
    const source = builder.getExpectedAccount(bob).mainPurse;
    const target = builder.getExpectedAccount(alice).mainPurse;
    builder.exec(
      session('purses.wasm', { action: 'to purse', source, target, amount: motes(5n), id: NO_ID }, alice).build(),
    );
    expect(explained(builder)).toMatchSnapshot();
  });

  test('a delegation to nobody', () => {
    const builder = newBuilder();
    const auction = builder.getAuctionContractHash();
    const args = { delegator: alice.publicKey, validator: carol.publicKey, amount: motes(500_000_000_000n) };
    builder.exec(ExecuteRequestBuilder.contractCallByHash(alice, auction, 'delegate', args).build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('a bid for somebody else', () => {
    const builder = newBuilder();
    const auction = builder.getAuctionContractHash();
    const args = { public_key: bob.publicKey, amount: motes(5n), delegation_rate: u8(10) };
    builder.exec(ExecuteRequestBuilder.contractCallByHash(alice, auction, 'add_bid', args).build());
    expect(explained(builder)).toMatchSnapshot();
  });
});

describe('gas', () => {
  test('a limit that is too low', () => {
    const builder = newBuilder();
    const { session: request } = session('counter/counter-v1.wasm').build();
    builder.execWasmV1({ ...request, gasLimit: 2_500_000_000n });
    expect(explained(builder)).toMatchSnapshot();
  });

  test('a price that is given back, but must be there', () => {
    const builder = newBuilder();
    done(builder, session('purses.wasm', { action: 'create', name: 'savings', amount: motes(500n) }, alice));
    const account = builder.getExpectedAccount(alice);
    const source = account.namedKeys.get('savings')!;
    const purses = { source: source.asURef()!, target: account.mainPurse.withAccessRights(4) };
    const args = { action: 'to purse', ...purses, amount: motes(5n), id: NO_ID };
    const request = session('purses.wasm', args, alice).build();
    builder.exec(request).expectSuccess();
    const consumed = builder.lastExecGasConsumed();
    builder.execWasmV1({ ...request.session, gasLimit: consumed });
    expect(explained(builder)).toMatchSnapshot();
  });
});

describe('what is stored', () => {
  test('a named key that the code asks for', () => {
    const builder = newBuilder();
    builder.exec(session('counter/counter-call.wasm').build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('a named key with a slip of the pen', () => {
    const builder = done(newBuilder(), session('storage.wasm', { action: 'new', name: 'total', value: motes(1n) }));
    builder.exec(session('storage.wasm', { action: 'read', name: 'totals' }).build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('a value of another type', () => {
    const builder = done(newBuilder(), session('storage.wasm', { action: 'new', name: 'total', value: motes(1n) }));
    done(builder, session('storage.wasm', { action: 'write', name: 'total', value: 'many' }));
    builder.exec(session('storage.wasm', { action: 'read', name: 'total' }).build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('an addition to what is no number', () => {
    const builder = done(newBuilder(), session('storage.wasm', { action: 'new', name: 'total', value: motes(1n) }));
    done(builder, session('storage.wasm', { action: 'write', name: 'total', value: 'many' }));
    builder.exec(session('storage.wasm', { action: 'add', name: 'total', value: motes(1n) }).build());
    expect(explained(builder)).toMatchSnapshot();
  });

  test('an item key that is too long', () => {
    const builder = newBuilder();
    const args = { action: 'collect', item: 'x'.repeat(200), value: CLValue.u64(1n) };
    builder.exec(session('storage.wasm', args).build());
    expect(explained(builder)).toMatchSnapshot();
  });
});

describe('errors of contracts', () => {
  const closed = () => {
    const builder = withBoard();
    builder.exec(ExecuteRequestBuilder.contractCallByName(DEFAULT_ACCOUNT_ADDR, 'board', 'close').build());
    return builder.expectSuccess().commit();
  };

  test('without a name', () => {
    const builder = closed();
    builder.contract(DEFAULT_ACCOUNT_ADDR, 'board').tryCall('post', { text: 'hello' }, { from: bob });
    expect(explained(builder)).toMatchSnapshot();
  });

  test('with a name', () => {
    const builder = closed().withErrorNames({ 1: 'BoardClosed' });
    builder.contract(DEFAULT_ACCOUNT_ADDR, 'board').tryCall('post', { text: 'hello' }, { from: bob });
    expect(explained(builder)).toMatchSnapshot();
  });

  test('with the schema of the contract', () => {
    const description = 'The keepers have closed the board: nobody can post any more.';
    const schema = { contract_name: 'Board', errors: [{ name: 'BoardClosed', discriminant: 1, description }] };
    const builder = closed().withErrorNames({ 1: 'SomethingElse' }).withErrorNames(schema, 'board');
    builder.contract(DEFAULT_ACCOUNT_ADDR, 'board').tryCall('post', { text: 'hello' }, { from: bob });
    expect(explained(builder)).toMatchSnapshot();
  });
});

describe('transactions', () => {
  test('custom payment that fails', () => {
    const builder = newBuilder();
    const payment = join(__dirname, '../../../examples/transfers/transfer-to-account.wasm');
    const item = DeployItemBuilder.new()
      .withAddress(alice)
      .withPaymentCode(payment, runtimeArgs({ target: bob, amount: motes(10n ** 30n) }))
      .withSessionCode(join(__dirname, '../../../examples/counter/counter-v1.wasm'), runtimeArgs({}))
      .withAuthorizationKeys([alice])
      .withDeployHash(new Uint8Array(32).fill(1))
      .build();
    builder.exec(ExecuteRequestBuilder.fromDeployItem(item).build());
    expect(explained(builder)).toMatchSnapshot();
  });
});
