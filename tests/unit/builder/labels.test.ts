/** The names that a builder knows for hashes. */
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  AccountHash,
  ChainspecConfig,
  DEFAULT_ACCOUNT,
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  LOCAL_GENESIS_REQUEST,
  SecretKey,
  TEST_ACCOUNTS,
  URef,
  WasmTestBuilder,
} from '../../../src/index';

const { alice, bob } = TEST_ACCOUNTS;
const COUNTER = join(__dirname, '../../../examples/counter');
let builder: WasmTestBuilder;

function install(version: number, from = DEFAULT_ACCOUNT_ADDR): void {
  const request = ExecuteRequestBuilder.standard(from, join(COUNTER, `counter-v${version}.wasm`)).build();
  builder.exec(request).expectSuccess().commit();
}

beforeEach(() => {
  builder = WasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
});

describe('by themselves', () => {
  test('accounts, their public keys and main purses', () => {
    const labels = builder.labels();
    expect(labels.nameOf(alice.accountHash.bytes)).toBe('alice');
    expect(labels.nameOf(alice.publicKey.toHex())).toBe('alice');
    expect(labels.nameOf(builder.getExpectedAccount(alice).mainPurse.addr)).toBe("alice's main purse");
    expect(labels.nameOf(DEFAULT_ACCOUNT.accountHash.bytes)).toBe('default account');
  });

  test('system contracts, and what they keep', () => {
    const labels = builder.labels();
    expect(labels.nameOf(builder.getMintContractHash())).toBe('mint');
    expect(labels.nameOf(builder.getAuctionContractHash())).toBe('auction');
    expect([...labels.names.values()]).toContain("handle payment's payment_purse");
  });

  test('a contract by its named key, with its number when there are several versions', () => {
    install(1);
    const { hash, packageHash } = builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter');
    expect(builder.labels().nameOf(hash)).toBe('counter');
    expect(builder.labels().nameOf(packageHash)).toBe("counter's package");
    expect([...builder.labels().names.values()]).toContain("counter's count");
    install(2);
    const later = builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter').hash;
    expect(builder.labels().nameOf(hash)).toBe('counter v1');
    expect(builder.labels().nameOf(later)).toBe('counter v2');
  });

  test('two contracts of one name are told apart by whose they are', () => {
    install(1, alice.accountHash);
    install(1, bob.accountHash);
    expect(builder.labels().nameOf(builder.contract(alice, 'counter').hash)).toBe('counter');
    expect(builder.labels().nameOf(builder.contract(bob, 'counter').hash)).toBe("bob's counter");
  });

  test('where the chain has entities', () => {
    const chainspec = ChainspecConfig.default().withEnableAddressableEntity(true);
    builder = WasmTestBuilder.newTemporaryWithConfig(chainspec);
    builder.runGenesis(LOCAL_GENESIS_REQUEST.withConfig({ enableAddressableEntity: true })).commit();
    install(1);
    const labels = builder.labels();
    expect(labels.nameOf(alice.accountHash.bytes)).toBe('alice');
    expect(labels.nameOf(builder.getMintContractHash())).toBe('mint');
    for (const name of ["alice's main purse", 'counter', "counter's count"]) {
      expect([...labels.names.values()]).toContain(name);
    }
  });
});

describe('given by the test', () => {
  const account = SecretKey.ed25519(new Uint8Array(32).fill(77)).publicKey();

  test.each([
    ['a public key', account],
    ['a public key in hex', account.toHex()],
    ['something with a public key', { accountHash: account.toAccountHash(), publicKey: account }],
  ])('%s', (_, thing) => {
    builder.label(thing, 'treasury');
    expect(builder.labels().nameOf(account.toAccountHash().bytes)).toBe('treasury');
    expect(builder.labels().nameOf(account.toHex())).toBe('treasury');
  });

  test.each([
    ['an account hash', account.toAccountHash()],
    ['a formatted string', account.toAccountHash().toFormattedString()],
    ['bytes', account.toAccountHash().bytes],
    ['a URef', URef.create(account.toAccountHash().bytes, 7)],
  ])('%s', (_, thing) => {
    builder.label(thing, 'treasury');
    expect(builder.labels().nameOf(account.toAccountHash().bytes)).toBe('treasury');
  });

  test('come before all others, and the main purse is named after them', () => {
    builder.label(alice, 'the owner');
    expect(builder.labels().nameOf(alice.accountHash.bytes)).toBe('the owner');
    expect(builder.labels().nameOf(builder.getExpectedAccount(alice).mainPurse.addr)).toBe("the owner's main purse");
  });

  test('to a contract, whose URefs are named after it', () => {
    install(1);
    builder.label(builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter'), 'tally');
    expect(builder.labels().nameOf(builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter').hash)).toBe('tally');
    expect([...builder.labels().names.values()]).toContain("tally's count");
  });

  test('are part of what a snapshot brings back', () => {
    const before = builder.snapshot();
    builder.label(alice, 'the owner').restore(before);
    expect(builder.labels().nameOf(alice.accountHash.bytes)).toBe('alice');
  });

  test('not to what has no hash', () => {
    expect(() => builder.label('treasury', 'x')).toThrow('Expected something with a hash, got "treasury".');
  });
});

test('accounts without a name have contracts with one', () => {
  const owner = AccountHash.fromBytes(new Uint8Array(32).fill(9));
  expect(builder.labels([owner]).nameOf(owner.bytes)).toBeUndefined();
});
