/** Genesis in a worker that ran the same one for an earlier test file. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SOURCE_FOLDER, WORKER_CACHE, type WorkerCache } from '../../../src/bytes/workerCache';
import {
  bytesToHex,
  DEFAULT_ACCOUNT_ADDR,
  DEFAULT_ACCOUNTS,
  GenesisRequest,
  genesisAccount,
  genesisAdministrator,
  genesisDelegator,
  isCasperTestError,
  LOCAL_GENESIS_REQUEST,
  ProtocolVersion,
  TEST_ACCOUNTS,
  WasmTestBuilder,
} from '../../../src/index';
import { ChainspecRegistry } from '../../../src/system/chainspecRegistry';

const globals = globalThis as { [WORKER_CACHE]?: WorkerCache };
const before = globals[WORKER_CACHE];
let states: Map<string, Uint8Array>;

beforeEach(() => {
  states = new Map();
  globals[WORKER_CACHE] = {
    folder: SOURCE_FOLDER,
    preparation: () => require('../../../src/wasm/prepare'),
    state: (id) => states.get(id),
    keepState: (id, bytes) => states.set(id, bytes),
  };
});
afterEach(() => {
  if (before === undefined) delete globals[WORKER_CACHE];
  else globals[WORKER_CACHE] = before;
});

const afterGenesis = (request: GenesisRequest) => WasmTestBuilder.default().runGenesis(request);
const rootOf = (builder: WasmTestBuilder) => bytesToHex(builder.getPostStateHash());

test('the second has the state, the effects and the accounts of the first', () => {
  const first = afterGenesis(LOCAL_GENESIS_REQUEST);
  expect(states.size).toBe(1);
  const second = afterGenesis(LOCAL_GENESIS_REQUEST);
  expect(states.size).toBe(1);
  expect(second.globalState()).not.toBe(first.globalState());
  expect(rootOf(second)).toBe(rootOf(first));
  expect(second.getGenesisHash()).toEqual(first.getGenesisHash());
  expect(second.getGenesisEffects()).toEqual(first.getGenesisEffects());
  expect(second.getGenesisAccount()).toEqual(first.getGenesisAccount());
  expect(second.getAccount(DEFAULT_ACCOUNT_ADDR)).toEqual(first.getAccount(DEFAULT_ACCOUNT_ADDR));
});

test('what another copy of the package keeps is not looked at', () => {
  globals[WORKER_CACHE] = { ...globals[WORKER_CACHE]!, folder: '/elsewhere' };
  afterGenesis(LOCAL_GENESIS_REQUEST);
  expect(states.size).toBe(0);
});

describe('a request of its own for everything that genesis looks at', () => {
  const { chainspecHash, protocolVersion, config, chainspecRegistry } = LOCAL_GENESIS_REQUEST;
  const { alice, bob } = TEST_ACCOUNTS;
  const withAccounts = (...accounts: typeof config.accounts) => LOCAL_GENESIS_REQUEST.withConfig({ accounts });
  const requests: readonly (readonly [string, GenesisRequest])[] = [
    ['chainspecHash', new GenesisRequest(new Uint8Array(32).fill(7), protocolVersion, config, chainspecRegistry)],
    [
      'protocolVersion',
      new GenesisRequest(chainspecHash, ProtocolVersion.fromParts(2, 1, 0), config, chainspecRegistry),
    ],
    [
      'chainspecRegistry',
      new GenesisRequest(
        chainspecHash,
        protocolVersion,
        config,
        ChainspecRegistry.newWithGenesis(Uint8Array.of(1), Uint8Array.of(2)),
      ),
    ],
    ['accounts', withAccounts(...DEFAULT_ACCOUNTS.slice(1))],
    ['another balance', withAccounts(genesisAccount(alice.publicKey, 5n))],
    ['a validator', withAccounts(genesisAccount(alice.publicKey, 5n, { bondedAmount: 1n, delegationRate: 0 }))],
    ['another stake', withAccounts(genesisAccount(alice.publicKey, 5n, { bondedAmount: 2n, delegationRate: 0 }))],
    ['another rate', withAccounts(genesisAccount(alice.publicKey, 5n, { bondedAmount: 2n, delegationRate: 1 }))],
    ['an administrator', withAccounts(genesisAdministrator(alice.publicKey, 5n))],
    [
      'a delegator',
      withAccounts(
        genesisAccount(alice.publicKey, 5n, { bondedAmount: 2n, delegationRate: 0 }),
        genesisDelegator(alice.publicKey, bob.publicKey, 6n, 1n),
      ),
    ],
    [
      'another delegation',
      withAccounts(
        genesisAccount(alice.publicKey, 5n, { bondedAmount: 2n, delegationRate: 0 }),
        genesisDelegator(alice.publicKey, bob.publicKey, 6n, 2n),
      ),
    ],
    ['validatorSlots', LOCAL_GENESIS_REQUEST.withConfig({ validatorSlots: 3 })],
    ['auctionDelay', LOCAL_GENESIS_REQUEST.withConfig({ auctionDelay: 2n })],
    ['lockedFundsPeriodMillis', LOCAL_GENESIS_REQUEST.withConfig({ lockedFundsPeriodMillis: 9n })],
    ['roundSeigniorageRate', LOCAL_GENESIS_REQUEST.withConfig({ roundSeigniorageRate: { numer: 1n, denom: 3n } })],
    ['unbondingDelay', LOCAL_GENESIS_REQUEST.withConfig({ unbondingDelay: 3n })],
    ['genesisTimestampMillis', LOCAL_GENESIS_REQUEST.withConfig({ genesisTimestampMillis: 1n })],
    ['gasHoldBalanceHandling', LOCAL_GENESIS_REQUEST.withConfig({ gasHoldBalanceHandling: { _tag: 'Amortized' } })],
    ['gasHoldIntervalMillis', LOCAL_GENESIS_REQUEST.withConfig({ gasHoldIntervalMillis: 5n })],
    ['enableAddressableEntity', LOCAL_GENESIS_REQUEST.withConfig({ enableAddressableEntity: true })],
  ];

  test('so that each has the state it would have had', () => {
    const all = [['the default', LOCAL_GENESIS_REQUEST] as const, ...requests];
    const alone = all.map(([, request]) => {
      states.clear();
      return rootOf(afterGenesis(request));
    });
    states.clear();
    for (const [, request] of all) afterGenesis(request);
    expect(states.size).toBe(all.length);
    expect(all.map(([, request]) => rootOf(afterGenesis(request)))).toEqual(alone);
  });

  test('and one that is refused is refused again', () => {
    for (let turn = 0; turn < 2; turn++) {
      const refused = withAccounts(genesisAccount(alice.publicKey, 5n, { bondedAmount: 0n, delegationRate: 0 }));
      let code: unknown;
      try {
        afterGenesis(refused);
      } catch (error) {
        code = isCasperTestError(error) && error.code;
      }
      expect(code).toBe('GENESIS_FAILED');
    }
  });
});
