/** Arguments from a schema or from a contract: what is made is what the contract itself takes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  CLValue,
  InMemoryWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  type RuntimeArgs,
  TEST_ACCOUNTS,
  type WasmTestBuilder,
} from 'casper-engine-test-support';
import { argumentsOf, customValue, key, testAccount, u64, u256 } from 'casper-engine-test-support/arbitraries';
import 'casper-engine-test-support/matchers/setup';
import fc from 'fast-check';
import { parseContractSchema } from '../../../src/builder/parseContractSchema';
import { address4Or6Codec, placeCodec, Registry, type Tree, treeCodec } from '../codegen/generated/registry';

const { alice } = TEST_ACCOUNTS;
const FILE = join(__dirname, '..', '..', 'fixtures', 'schemas', 'registry_schema.json');
const SCHEMA = JSON.parse(readFileSync(FILE, 'utf8')) as object;
/** What Odra calls an address: the schema only says that it is a Key. */
const ADDRESSES = { keys: key({ variants: ['Account', 'Hash'] }) };
const numRuns = Number(process.env.FC_NUM_RUNS ?? 15);
const sample = (arbitrary: fc.Arbitrary<RuntimeArgs>, count = 100): RuntimeArgs[] =>
  fc.sample(arbitrary, { numRuns: count, seed: 11 });

describe('by the schema', () => {
  let builder: WasmTestBuilder;
  let registry: Registry;

  beforeAll(() => {
    builder = InMemoryWasmTestBuilder.default();
    builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
    const wasm = 'tests/fixtures/odra-registry.wasm';
    registry = Registry.install(builder, { title: 'places' }, { from: alice, wasm });
  });

  const asked = parseContractSchema(SCHEMA).entryPoints.filter((entryPoint) => !entryPoint.isMutable);
  // A URef nobody has is refused before the contract sees it.
  const ENTRY_POINTS = asked.map(({ name }) => name).filter((name) => name !== 'named');
  test.each(ENTRY_POINTS)('the contract takes everything that is made for %s', (name) => {
    fc.assert(
      fc.property(argumentsOf(SCHEMA, name), (args) => {
        expect(registry.contract.simulate(name, args)).toSucceed();
      }),
      { numRuns, seed: 3 },
    );
  });

  test('what is stored comes back', () => {
    fc.assert(
      fc.property(argumentsOf(SCHEMA, 'add_place', {}, ADDRESSES), (args) => {
        const fork = builder.fork();
        const there = new Registry(fork.contract(alice, 'Registry'));
        const { ret } = there.contract.call('add_place', args);
        const stored = there.contract.askCLValue('place', { id: ret! });
        expect(stored.bytes.subarray(1)).toEqual(args.get('place')!.bytes);
        expect(placeCodec.toBytes(placeCodec.fromCLValue(args.get('place')!))).toEqual(args.get('place')!.bytes);
      }),
      { numRuns, seed: 4 },
    );
  });

  test('the installer', () => {
    const [args] = sample(argumentsOf(SCHEMA, 'call', { odra_cfg_package_hash_key_name: fc.constant('mine') }), 1);
    expect(args!.entries.map(({ name }) => name)).toEqual(expect.arrayContaining(['odra_cfg_is_upgrade', 'title']));
    expect(args!.get('odra_cfg_package_hash_key_name')!.decode()).toBe('mine');
  });

  test('all variants of a union come', () => {
    const tags = sample(argumentsOf(SCHEMA, 'describe')).map(
      (args) => address4Or6Codec.fromCLValue(args.get('address')!)._tag,
    );
    expect([...new Set(tags)].sort()).toEqual(['Lost', 'Unknown', 'V4', 'V4WithName', 'V6']);
  });

  test('a type that contains itself ends', () => {
    const depthOf = (tree: Tree): number => (tree._tag === 'Leaf' ? 1 : 1 + Math.max(0, ...tree.value.map(depthOf)));
    const trees = fc
      .sample(customValue(SCHEMA, 'Tree'), { numRuns: 200, seed: 1 })
      .map((value) => treeCodec.fromCLValue(value));
    const depths = trees.map(depthOf);
    expect(Math.max(...depths)).toBeGreaterThan(2);
    expect(Math.max(...depths)).toBeLessThan(7);
  });

  test('arguments that may be left out are left out now and then', () => {
    const given = sample(argumentsOf(SCHEMA, 'title')).map((args) => args.entries.length);
    expect(new Set(given)).toEqual(new Set([0, 1]));
  });

  test('a counterexample becomes small', () => {
    const hasTwoTags = fc.property(argumentsOf(SCHEMA, 'add_place'), (args) => {
      return placeCodec.fromCLValue(args.get('place')!).tags.length < 2;
    });
    const { counterexample } = fc.check(hasTwoTags, { seed: 5 });
    const place = placeCodec.fromCLValue(counterexample![0].get('place')!);
    expect(place).toMatchObject({ address: { _tag: 'Unknown' }, point: { _tag: 'None' }, tags: ['', ''], worth: 0n });
  });
});

describe('arguments of your own', () => {
  test('plain values become those of the type', () => {
    const args = sample(
      argumentsOf(SCHEMA, 'remove_place', { id: u64({ max: 9n }), reason: fc.constantFrom('why', undefined) }),
    );
    for (const each of args) {
      expect(each.get('id')!.clType._tag).toBe('U64');
      expect(Number(each.get('id')!.decode())).toBeLessThan(10);
      expect([undefined, 'why']).toContain(each.get('reason')?.decode());
    }
    expect(new Set(args.map((each) => each.entries.length))).toEqual(new Set([1, 2]));
  });

  test('CLValues stay as they are', () => {
    const given = customValue(SCHEMA, 'Tree').map(() => CLValue.u8(5));
    expect(sample(argumentsOf(SCHEMA, 'sum', { tree: given }), 1)[0]!.get('tree')).toEqual(CLValue.u8(5));
  });

  test('what cannot be made of a value is said', () => {
    const wrong = argumentsOf(SCHEMA, 'sum', { tree: fc.constant(5) });
    expect(() => sample(wrong, 1)).toThrow('The argument "tree" is of type Any, got number 5.');
    const wrongWidth = argumentsOf(SCHEMA, 'remove_place', { id: fc.constant(-1n) });
    expect(() => sample(wrongWidth, 1)).toThrow('This is no U64');
  });

  test('names that there are not', () => {
    expect(() => argumentsOf(SCHEMA, 'fly')).toThrow(/There is no entry point "fly" in the schema\.[\s\S]*add_place, /);
    expect(() => argumentsOf(SCHEMA, 'sum', { bush: u64() })).toThrow(
      /no argument "bush" of sum\.[\s\S]*There are: tree\./,
    );
    expect(() => customValue(SCHEMA, 'Bush')).toThrow('There is no type "Bush" in the schema.');
    expect(() => argumentsOf({ no: 'schema' }, 'sum')).toThrow('This is no contract schema');
  });
});

test('by the contract on chain, which knows types', () => {
  const builder = InMemoryWasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
  const token = Registry.install(
    builder,
    { title: 'x' },
    { from: alice, wasm: 'tests/fixtures/odra-registry.wasm' },
  ).contract;
  for (const contract of [token, token.contract]) {
    const [args] = sample(argumentsOf(contract, 'divide', { divisor: u256({ min: 1n }) }), 1);
    expect(args!.entries.map(({ name, value }) => [name, value.clType._tag])).toEqual([
      ['dividend', 'U256'],
      ['divisor', 'U256'],
    ]);
    expect(token.simulate('divide', args!)).toSucceed();
  }
  expect(() => argumentsOf(token, 'fly')).toThrow('There is no entry point "fly" of the contract.');
  const named = sample(argumentsOf(token, 'named', { address: testAccount() }), 1)[0]!;
  expect(named.get('address')!.clType._tag).toBe('Key');
});
