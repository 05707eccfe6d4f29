import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  CLValue,
  type ContractHandle,
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  runtimeArgs,
  TEST_ACCOUNTS,
  type WasmTestBuilder,
} from 'casper-engine-test-support';

const { alice } = TEST_ACCOUNTS;
let builder: WasmTestBuilder;

function run(file: string, args: Parameters<typeof runtimeArgs>[0] = {}): WasmTestBuilder {
  return builder.exec(ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, file, runtimeArgs(args)).build());
}

beforeEach(() => {
  builder = LmdbWasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
});

/** The recommended form: a handle that calls and reads. */
describe('the counter, by its handle', () => {
  let counter: ContractHandle;

  beforeEach(() => {
    run('counter-v1.wasm').expectSuccess().commit();
    counter = builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter');
  });

  test('counts', () => {
    expect(counter.get('count')).toBe(0);
    counter.call('counter_inc');
    counter.call('counter_inc', {}, { from: alice });
    expect(counter.get('count')).toBe(2);
    expect(counter.ask('counter_get')).toBe(2);
  });

  test('has no way down in version 1', () => {
    expect(counter.tryCall('counter_decrement')).toFailWith('No such method: counter_decrement');
    expect(counter.get('count')).toBe(0);
  });

  test('keeps its number when it is upgraded', () => {
    counter.call('counter_inc');
    expect(counter.version).toBe(1);

    run('counter-v2.wasm').expectSuccess().commit();
    expect(counter.version).toBe(2);
    counter.call('counter_decrement');
    expect(counter.get('count')).toBe(0);

    run('counter-v3.wasm').expectSuccess().commit();
    counter.call('counter_inc', {}, { blockTime: 1_700_000_000_000 });
    expect(counter.get('last_updated')).toBe(1_700_000_000_000n);
    expect(counter.ask('counter_last_updated_at')).toBe(1_700_000_000_000n);
    expect(counter.versions).toHaveLength(3);
  });

  test('an old version still answers until it is disabled', () => {
    run('counter-v2.wasm').expectSuccess().commit();
    const [first] = counter.versions;
    const old = builder.contractByHash(first?.contractHash ?? '');
    old.call('counter_inc');
    expect(counter.get('count')).toBe(1);

    run('counter-disable.wasm', { contract: old.hash }).expectSuccess().commit();
    expect(old.tryCall('counter_inc')).toFailWith('Contract is disabled');
    counter.call('counter_inc');
    expect(counter.get('count')).toBe(2);
  });

  test('a session can call it', () => {
    run('counter-call.wasm').expectSuccess().commit();
    expect(counter.get('count')).toBe(1);
  });
});

/** The same through the requests of the Rust crate. */
describe('the counter, by requests', () => {
  beforeEach(() => {
    run('counter-v1.wasm').expectSuccess().commit();
  });

  test.each([
    [
      'by hash',
      () =>
        ExecuteRequestBuilder.contractCallByHash(
          DEFAULT_ACCOUNT_ADDR,
          builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter').hash,
          'counter_inc',
        ),
    ],
    ['by name', () => ExecuteRequestBuilder.contractCallByName(DEFAULT_ACCOUNT_ADDR, 'counter', 'counter_inc')],
    [
      'through its package, by name',
      () =>
        ExecuteRequestBuilder.versionedContractCallByName(
          DEFAULT_ACCOUNT_ADDR,
          'counter_package',
          undefined,
          'counter_inc',
        ),
    ],
    [
      'through its package, by hash and version',
      () =>
        ExecuteRequestBuilder.versionedContractCallByHash(
          DEFAULT_ACCOUNT_ADDR,
          builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter').packageHash,
          1,
          'counter_inc',
        ),
    ],
  ])('is called %s', (_, request) => {
    builder.exec(request().build()).expectSuccess().commit();
    expect(builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter').get('count')).toBe(1);
  });

  test('its named keys and those of the account', () => {
    const account = builder.getExpectedAccount(DEFAULT_ACCOUNT_ADDR);
    for (const name of ['counter', 'counter_package', 'counter_access', 'counter_version']) {
      expect(account).toHaveNamedKey(name);
    }
    const key = account.namedKeys.get('counter');
    expect(builder.getContract(key ?? '')).toHaveNamedKey('count');
  });
});

test('a locked package takes no second version', () => {
  run('counter-v1.wasm', { locked: CLValue.bool(true) })
    .expectSuccess()
    .commit();
  run('counter-v2.wasm');
  expect(builder).toFailWith('LockedEntity');
});
