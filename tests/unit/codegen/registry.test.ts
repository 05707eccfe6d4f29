/**
 * Generated code against a contract with a type of every kind (tests/fixtures/odra-registry), which says in words or numbers
 * what it was given.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  bytesToHex,
  codecs,
  type Either,
  InMemoryWasmTestBuilder,
  Key,
  LOCAL_GENESIS_REQUEST,
  left,
  none,
  type Option,
  PublicKey,
  right,
  some,
  TEST_ACCOUNTS,
  toKey,
  type WasmTestBuilder,
} from 'casper-engine-test-support';
import {
  type Address4Or6,
  address4Or6Codec,
  type Place,
  type Point,
  placeCodec,
  REGISTRY_ERROR_NAMES,
  Registry,
  RegistryError,
  type Tree,
} from './generated/registry';

const { alice, bob } = TEST_ACCOUNTS;
const wasm = 'tests/fixtures/odra-registry.wasm';

const HOME: Place = {
  owner: toKey(alice),
  level: 'High',
  address: { _tag: 'V6', value: { ip: new Uint8Array(16).fill(6), port: 443 } },
  point: some({ x: -5, y: -(2n ** 63n) }),
  tags: ['home', 'ü'],
  worth: 2n ** 512n - 1n,
};

describe('the registry', () => {
  let builder: WasmTestBuilder;
  let registry: Registry;

  beforeAll(() => {
    builder = InMemoryWasmTestBuilder.default();
    builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
    registry = Registry.install(builder, { title: 'places', firstId: 7n }, { from: alice, wasm });
  });

  test('arguments that may be left out', () => {
    expect(registry.title()).toBe('places');
    expect(registry.title({ loud: true })).toBe('PLACES');
    expect(registry.title({ loud: undefined })).toBe('places');
  });

  test('structs as arguments, return values and in lists', () => {
    const before = builder.getPostStateHash();
    const id: bigint = registry.addPlace({ place: HOME });
    expect(id).toBe(7n);
    expect(registry.place({ id })).toEqual(some(HOME));
    expect(registry.place({ id: 8n })).toEqual(none);

    const office: Place = { ...HOME, level: 'Low', address: { _tag: 'Lost' }, point: none, tags: [], worth: 0n };
    expect(registry.addPlace({ place: office }, { from: bob })).toBe(8n);
    expect(registry.placesFrom({ id: 9n })).toEqual([]);
    expect(registry.placesFrom({ id: 7n })).toEqual([HOME, office]);

    expect(registry.events(before)).toEqual([
      { name: 'PlaceAdded', data: { id: 7n, owner: toKey(alice), level: 'High', tags: ['home', 'ü'] } },
      { name: 'PlaceAdded', data: { id: 8n, owner: toKey(alice), level: 'Low', tags: [] } },
    ]);
    expect(registry.events(1)).toHaveLength(1);
  });

  test('errors, and events as messages', () => {
    const missing = registry.tryRemovePlace({ id: 1n });
    expect(missing.error?.message).toContain(`User error: ${RegistryError.NoSuchPlace}`);
    const stranger = registry.tryRemovePlace({ id: 7n }, { from: bob });
    expect(stranger.error?.message).toContain(`User error: ${RegistryError.NotTheOwner}`);
    expect(REGISTRY_ERROR_NAMES[2]).toBe('NotTheOwner');
    expect(() => registry.removePlace({ id: 1n })).toThrow('User error: 1');

    const removed = registry.removePlace({ id: 7n, reason: 'moved' });
    expect(registry.nativeEventsOf(removed)).toEqual([
      { name: 'PlaceRemoved', data: { id: 7n, reason: some('moved') } },
    ]);
    expect(registry.eventsOf(removed)).toEqual([]);
    expect(registry.nativeEventsOf(registry.removePlace({ id: 7n }))).toEqual([
      { name: 'PlaceRemoved', data: { id: 7n, reason: none } },
    ]);
  });

  const ADDRESSES: readonly (readonly [Address4Or6, string])[] = [
    [{ _tag: 'Unknown' }, 'unknown'],
    [{ _tag: 'V4', value: Uint8Array.of(1, 2, 3, 255) }, 'v4 [1, 2, 3, 255]'],
    [{ _tag: 'V4WithName', value: [Uint8Array.of(0, 0, 0, 0), 'zero'] }, 'v4 [0, 0, 0, 0] zero'],
    [HOME.address, 'v6 [6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6] 443'],
    [{ _tag: 'Lost' }, 'lost'],
  ];
  test.each(ADDRESSES)('the union %j', (address, words) => {
    expect(registry.describe({ address })).toBe(words);
    expect(address4Or6Codec.fromBytes(address4Or6Codec.toBytes(address))).toEqual(address);
  });

  test('a type that contains itself', () => {
    const leaf = (value: number): Tree => ({ _tag: 'Leaf', value });
    const node = (...value: Tree[]): Tree => ({ _tag: 'Node', value });
    const tree = node(leaf(1), node(leaf(20), node(), leaf(300)), leaf(4000));
    expect(registry.sum({ tree })).toBe(4321n);
    expect(registry.mirror({ tree })).toEqual(node(leaf(4000), node(leaf(300), node(), leaf(20)), leaf(1)));
  });

  test('enums in a list, and a map', () => {
    const counts = registry.levels({ levels: ['High', 'Low', 'High'] });
    expect(counts).toEqual(
      new Map([
        [1, 1],
        [7, 2],
      ]),
    );
  });

  test('results', () => {
    const quotient: Either<string, bigint> = registry.divide({ dividend: 2n ** 256n - 1n, divisor: 2n });
    expect(quotient).toEqual(right(2n ** 255n - 1n));
    expect(registry.divide({ dividend: 1n, divisor: 0n })).toEqual(left('division by zero'));
    const point: Point = { x: 1, y: 2n };
    expect(registry.swap({ result: right('text') })).toEqual(left('text'));
    expect(registry.swap({ result: left(point) })).toEqual(right(point));
  });

  test.each<Option<Option<number>>>([none, some(none), some(some(255))])('the option of an option %j', (value) => {
    expect(registry.twiceOptional({ value })).toEqual(value);
  });

  test('simple values at their limits', () => {
    const low = { flag: false, small: -(2 ** 31), large: -(2n ** 63n), byte: 0, number: 0, long: 0n };
    expect(registry.simple(low)).toEqual([false, [low.small, low.large], [0, 0, 0n]]);
    const high = {
      flag: true,
      small: 2 ** 31 - 1,
      large: 2n ** 63n - 1n,
      byte: 255,
      number: 2 ** 32 - 1,
      long: 2n ** 64n - 1n,
    };
    expect(registry.simple(high)).toEqual([true, [high.small, high.large], [255, high.number, high.long]]);
    const big = { u128: 2n ** 128n - 1n, u256: 2n ** 256n - 1n, u512: 2n ** 512n - 1n };
    expect(registry.big(big)).toEqual([big.u128, big.u256, big.u512]);
  });

  test('addresses, as values and as what stands for them', () => {
    const uref = builder.getExpectedAccount(alice).mainPurse;
    const [publicKey, gotURef, address] = registry.named({
      publicKey: alice,
      uref: uref.toFormattedString(),
      address: alice.accountHash.toFormattedString(),
    });
    expect(publicKey.toHex()).toBe(alice.publicKey.toHex());
    expect(bytesToHex(gotURef.addr)).toBe(bytesToHex(uref.addr));
    expect(address).toEqual(toKey(alice));
    const hex = bob.publicKey.toHex();
    expect(registry.named({ publicKey: hex, uref, address: Key.hash(uref.addr) })[0]).toEqual(PublicKey.fromHex(hex));
  });

  test('bytes', () => {
    const [list, array] = registry.bytes({ list: Uint8Array.of(1, 2), array: Uint8Array.of(3, 4, 5) });
    expect([bytesToHex(list), bytesToHex(array)]).toEqual(['0102', '030405']);
  });

  test('a map, in whatever order', () => {
    const words = new Map<string, readonly Point[]>([
      ['z', []],
      ['a', [{ x: 1, y: 1n }]],
    ]);
    expect(registry.index({ words })).toEqual(words);
    expect([...registry.index({ words }).keys()]).toEqual(['a', 'z']);
  });

  test('a wrong value is named with its place before anything runs', () => {
    const wrong = { ...HOME, point: some({ x: 2 ** 31, y: 0n }) };
    expect(() => registry.addPlace({ place: wrong })).toThrow(
      'This is no Place, at .point.value.x: 2147483648 is not a i32',
    );
    const untyped = { ...HOME, tags: ['a', 5] } as unknown as Place;
    expect(() => placeCodec.toBytes(untyped)).toThrow('at .tags[1]: expected a string, got number 5');
    expect(() => codecs().u64.toBytes(5 as unknown as bigint)).toThrow('a bigint (U64) such as 5n, got number 5');
  });

  test('an answer of another type says that the schema is another', () => {
    const answer = registry.contract.askCLValue('title');
    expect(() => codecs().u64.fromCLValue(answer)).toThrow('Expected a value of type U64, got one of type String');
    expect(() => placeCodec.fromBytes(Uint8Array.of(0))).toThrow('These 1 bytes are no Place');
  });

  test('without generated code, events are read by the schema that the contract keeps', () => {
    const [first] = registry.contract.events();
    expect(first).toEqual({ name: 'PlaceAdded', data: { id: 7n, owner: toKey(alice), level: 7, tags: ['home', 'ü'] } });
  });
});
