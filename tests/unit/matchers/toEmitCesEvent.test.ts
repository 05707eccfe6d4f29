import { expect, test } from '@jest/globals';
import { none, some } from 'fp-ts/Option';
import { TEST_ACCOUNTS, toKey } from '../../../src/index';
import { Cep18Example } from '../codegen/generated/cep18Example';
import { type Place, Registry } from '../codegen/generated/registry';
import { messageOf, result } from './messages';
import { boardContract, genesis } from './worlds';

const { alice, bob } = TEST_ACCOUNTS;
const builder = genesis();
const token = Cep18Example.install(
  builder,
  { symbol: 'PLAY', name: 'Play money', decimals: 2, initialSupply: 1000n },
  { from: alice, wasm: 'tests/fixtures/realworld/cep18-mintable.wasm' },
);
const installed = builder.getExpectedLastExecResult();
const transferred = token.transfer({ recipient: bob, amount: 30n });
const failed = token.tryTransfer({ recipient: bob, amount: 10_000n });
const quiet = boardContract();

test('passes for events that the contract keeps', () => {
  expect(transferred).toEmitCesEvent('Transfer');
  expect(transferred).toEmitCesEvent('Transfer', { sender: alice, recipient: bob, amount: 30 });
  expect(transferred).toEmitCesEvent('Transfer', { amount: expect.motes({ min: 1 }) }, { by: token, times: 1 });
  expect(transferred).not.toEmitCesEvent('Transfer', { amount: 31 });
  expect(transferred).not.toEmitCesEvent('Transfer', { memo: 'for bob' });
  expect(transferred).not.toEmitCesEvent('Transfer', {}, { times: 2 });
  expect(transferred).not.toEmitCesEvent('Mint');
  expect(transferred).not.toEmitCesEvent('Transfer', {}, { by: new Uint8Array(32) });
  expect(failed).not.toEmitCesEvent('Transfer');
  expect(quiet).not.toEmitCesEvent('Transfer');
});

test('passes for events of a contract that is installed by the same execution, committed or not', () => {
  expect(installed).toEmitCesEvent('Mint', { recipient: alice, amount: 1000n });
  expect(installed).toEmitCesEvent('OwnershipTransferred', { previous_owner: none });
  const fresh = genesis();
  Cep18Example.install(
    fresh,
    { symbol: 'PLAY', name: 'Play money', decimals: 2, initialSupply: 7n },
    { from: alice, wasm: 'tests/fixtures/realworld/cep18-mintable.wasm' },
  );
  const before = fresh.forkBeforeLastCommit();
  if (before._tag === 'None') throw new Error('nothing was committed');
  expect(before.value).toEmitCesEvent('Mint', { amount: 7n });
});

test('passes for events that are sent as messages', () => {
  const world = genesis();
  const wasm = 'tests/fixtures/odra-registry.wasm';
  const registry = Registry.install(world, { title: 'places', firstId: 7n }, { from: alice, wasm });
  const place: Place = {
    owner: toKey(alice),
    level: 'High',
    address: { _tag: 'Lost' },
    point: none,
    tags: [],
    worth: 1n,
  };
  registry.addPlace({ place });
  const removed = registry.removePlace({ id: 7n, reason: 'moved' });
  expect(removed).toEmitCesEvent('PlaceRemoved', { id: 7, reason: some('moved') }, { by: registry });
  expect(world).not.toEmitCesEvent('PlaceRemoved', { reason: none });
});

test('messages', () => {
  const entities = boardContract({ enableAddressableEntity: true });
  const byNobody = { by: new Uint8Array(32), times: 2 };
  expect(messageOf(() => expect(transferred).toEmitCesEvent('Transfer', { amount: 31 }))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(installed).toEmitCesEvent('Transfer'))).toMatchSnapshot('other events');
  expect(messageOf(() => expect(quiet).toEmitCesEvent('Transfer'))).toMatchSnapshot('no events');
  expect(messageOf(() => expect(transferred).toEmitCesEvent('Transfer', {}, byNobody))).toMatchSnapshot('by nobody');
  expect(messageOf(() => expect(failed).toEmitCesEvent('Transfer'))).toMatchSnapshot('failed');
  expect(messageOf(() => expect(transferred).not.toEmitCesEvent('Transfer'))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(token).toEmitCesEvent('Transfer'))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(result({ consumed: 1n })).not.toEmitCesEvent('Transfer'))).toMatchSnapshot('no trace');
  expect(messageOf(() => expect(entities).not.toEmitCesEvent('Transfer'))).toMatchSnapshot('entities');
  expect(messageOf(() => expect(quiet).not.toEmitCesEvent(/T/ as never))).toMatchSnapshot('no name');
  expect(messageOf(() => expect(quiet).not.toEmitCesEvent('T', [5] as never))).toMatchSnapshot('no members');
  expect(messageOf(() => expect(quiet).not.toEmitCesEvent('T', {}, { times: 0.5 }))).toMatchSnapshot('no count');
});
