import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { isLeft, isRight } from 'fp-ts/Either';
import { none } from 'fp-ts/Option';
import story from '../../../examples/two-party-multi-sig/story.vector.json';
import {
  bytesToHex,
  DEFAULT_ACCOUNT,
  DEFAULT_ACCOUNT_ADDR,
  DEFAULT_PROPOSER,
  ExecuteRequestBuilder,
  InMemoryWasmTestBuilder,
  Key,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  runtimeArgs,
  TEST_ACCOUNTS,
  WasmTestBuilder,
} from '../../../src/index';

const CONTRACT = join(__dirname, '../../../examples/two-party-multi-sig/contract.wasm');
const { alice } = TEST_ACCOUNTS;
const request = () =>
  ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, CONTRACT, runtimeArgs({ 'deployment-account': alice })).build();
const afterGenesis = () => WasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);

test('the builder goes by three names', () => {
  for (const builder of [WasmTestBuilder.default(), LmdbWasmTestBuilder.default(), InMemoryWasmTestBuilder.default()]) {
    builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
    expect(bytesToHex(builder.getPostStateHash())).toBe(story.genesis.postStateHash);
  }
});

test('nothing changes before commit, and commit gives the recorded root', () => {
  const builder = afterGenesis().exec(request()).expectSuccess();
  expect(bytesToHex(builder.getPostStateHash())).toBe(story.genesis.postStateHash);
  builder.commit();
  expect(bytesToHex(builder.getPostStateHash())).toBe(story.steps[0]?.postStateHash);
  expect(bytesToHex(builder.getGenesisHash())).toBe(story.genesis.postStateHash);
});

test('an earlier root can be asked', () => {
  const builder = afterGenesis();
  const before = builder.getPostStateHash();
  builder.exec(request()).commit();
  const account = (at?: Uint8Array) => builder.query(DEFAULT_ACCOUNT, [], at);
  expect(account(before)).not.toEqual(account());
  expect(account(builder.getPostStateHash())).toEqual(account());
  expect(builder.query(DEFAULT_ACCOUNT, [], new Uint8Array(32))).toEqual({ _tag: 'Left', left: 'RootNotFound' });
});

test('results are kept until they are cleared', () => {
  const builder = afterGenesis();
  expect(builder.getLastExecResult()).toBe(none);
  builder.exec(request()).exec(request());
  expect(builder.getExecResultsCount()).toBe(2);
  expect(builder.getEffects()).toHaveLength(2);
  expect(builder.execConsumed(0)).toBe(builder.lastExecGasConsumed());
  expect(builder.clearResults().getExecResultsCount()).toBe(0);
});

test('transaction hashes come from a counter of the builder', () => {
  const newPurse = join(__dirname, '../../conformance/smoke/newuref.wasm');
  const session = () => ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, newPurse, {}).build();
  const rootsOf = () => {
    const builder = afterGenesis();
    return [1, 2].map(() => bytesToHex(builder.exec(session()).expectSuccess().commit().getPostStateHash()));
  };
  const roots = rootsOf();
  expect(rootsOf()).toEqual(roots);
  expect(roots[0]).not.toBe(roots[1]);
});

test('an account is named in many ways', () => {
  const builder = afterGenesis();
  const { accountHash, publicKey } = DEFAULT_PROPOSER;
  const ways = [
    DEFAULT_PROPOSER,
    accountHash,
    publicKey,
    accountHash.toFormattedString(),
    publicKey.toHex(),
    accountHash.bytes,
    Key.account(accountHash),
  ];
  for (const way of ways) expect(builder.getBalance(way)).toBe(10_000_000_000_000_000_000n);
});

test('queries follow named keys and give proofs', () => {
  const builder = afterGenesis();
  const mint = Key.hash(builder.getMintContractHash());
  expect(isRight(builder.query(mint, ['total_supply']))).toBe(true);
  const proven = builder.queryWithProof(mint, ['total_supply']);
  expect(isRight(proven) ? proven.right.proofs.length : 0).toBe(2);
  const missing = builder.query(mint, ['nothing']);
  expect(isLeft(missing) && missing.left).toMatch(/^ValueNotFound\("/);
  expect(builder.totalSupply()).toBe(120_000_000_000_000_000_000n);
});
