import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { tomlName } from '../../../src/config/decoder';
import { DEFAULT_CHAINSPEC } from '../../../src/config/defaultChainspec';
import { parseDuration } from '../../../src/config/duration';
import { DEFAULT_ENGINE_CONFIG, type EngineConfig, engineConfigFromChainspec } from '../../../src/config/engineConfig';
import { parseChainspec, withChainspecOverrides } from '../../../src/config/parseChainspec';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type Table = Readonly<Record<string, Json>>;

interface Vector {
  readonly toml: string;
  readonly chainspec: Table;
  readonly coreMillis: Readonly<Record<string, string>>;
  readonly engineConfig: Table;
  readonly engineDefault: Table;
  readonly administrators: { readonly core: Json; readonly engineConfig: readonly string[]; readonly toml: string };
  readonly durations: readonly { readonly input: string; readonly expected?: string; readonly error?: string }[];
}

const vector = JSON.parse(readFileSync(join(__dirname, '../../vectors/chainspec.json'), 'utf8')) as Vector;

/** Our data in the form serde prints the Rust structs, so that whole trees compare. */
function asSerde(value: unknown): Json {
  if (typeof value === 'bigint') return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : String(value);
  if (Array.isArray(value)) return value.map(asSerde);
  if (typeof value !== 'object' || value === null) return value as Json;
  const fields = value as Readonly<Record<string, unknown>>;
  if ('numer' in fields) return [asSerde(fields.numer), asSerde(fields.denom)];
  if ('major' in fields) return `${fields.major}.${fields.minor}.${fields.patch}`;
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) =>
      name === '_tag' ? ['type', tomlName(String(field)).slice(1)] : [tomlName(name), asSerde(field)],
    ),
  );
}

/** JSON.parse rounds integers above 2^53: give both sides the text of the rounded number. */
function rounded(value: Json): Json {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return String(value);
  if (typeof value === 'string' && /^\d{16,}$/.test(value)) return String(Number(value));
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value as Table).map(([name, field]) => [name, rounded(field)]));
}

function withMillis(chainspec: Table): Json {
  const millis = Object.entries(vector.coreMillis).map(([name, text]) => [name, Number(text)]);
  return rounded({ ...chainspec, core: { ...(chainspec.core as Table), ...Object.fromEntries(millis) } });
}

function engineConfigAsSerde(config: EngineConfig): Json {
  const { wasmConfig, systemConfig, administrativeAccounts, enableEntity: _, ...rest } = config;
  const serde = asSerde({ ...rest, wasm: wasmConfig, systemCosts: systemConfig }) as Table;
  const amounts = Object.entries(rest).filter(([, value]) => typeof value === 'bigint');
  return {
    ...serde,
    ...Object.fromEntries(amounts.map(([name, value]) => [tomlName(name), String(value)])),
    administrative_accounts: [...administrativeAccounts].map((hash) => `account-hash-${hash}`),
  };
}

describe('the default chainspec', () => {
  test('equals the file of the reference crate, field by field', () => {
    expect(rounded(asSerde(DEFAULT_CHAINSPEC))).toEqual(withMillis(vector.chainspec));
    expect(DEFAULT_CHAINSPEC.core.roundSeigniorageRate.denom).toBe(4_200_000_000_000_000_000n);
  });

  test('is what parsing that file gives', () => {
    expect(parseChainspec(vector.toml)).toEqual(DEFAULT_CHAINSPEC);
  });

  test('makes the engine config of the reference', () => {
    expect(engineConfigAsSerde(engineConfigFromChainspec(DEFAULT_CHAINSPEC))).toEqual(vector.engineConfig);
  });

  test('the engine has its own defaults', () => {
    const config = engineConfigAsSerde(DEFAULT_ENGINE_CONFIG) as Record<string, Record<string, Json>>;
    const expected = structuredClone(vector.engineDefault) as Record<string, Record<string, Json>>;
    // The second machine's prices differ; nothing here reads them.
    delete config.wasm!.v2;
    delete expected.wasm!.v2;
    expect(config).toEqual(expected);
  });

  test('administrators become sorted account hashes', () => {
    const chainspec = parseChainspec(vector.toml.replace('administrators = []', vector.administrators.toml));
    expect(chainspec.core.administrators).toEqual(vector.administrators.core);
    const config = engineConfigFromChainspec(chainspec);
    expect([...config.administrativeAccounts].map((hash) => `account-hash-${hash}`)).toEqual(
      vector.administrators.engineConfig,
    );
  });
});

describe('durations', () => {
  test.each(vector.durations.map((row) => [row.input, row] as const))('%j', (input, row) => {
    if (row.error === undefined) {
      expect(String(parseDuration(input))).toBe(row.expected);
    } else {
      expect(() => parseDuration(input)).toThrow(row.error);
    }
  });
});

describe('overrides', () => {
  test('tables merge, all else replaces', () => {
    const chainspec = withChainspecOverrides({
      core: {
        validator_slots: 10,
        locked_funds_period: '13 weeks',
        refund_handling: { type: 'burn' },
        fee_handling: { type: 'no_fee' },
        round_seigniorage_rate: [7, 87535408],
      },
      wasm: { v1: { max_memory: 17, host_function_costs: { write: { cost: 1 } } } },
      storage_costs: { gas_per_byte: 0 },
    });
    expect(chainspec).toEqual({
      ...DEFAULT_CHAINSPEC,
      core: {
        ...DEFAULT_CHAINSPEC.core,
        validatorSlots: 10,
        lockedFundsPeriod: 7_862_400_000n,
        refundHandling: { _tag: 'Burn', refundRatio: { numer: 75n, denom: 100n } },
        feeHandling: { _tag: 'NoFee' },
        roundSeigniorageRate: { numer: 7n, denom: 87535408n },
      },
      wasm: {
        ...DEFAULT_CHAINSPEC.wasm,
        v1: {
          ...DEFAULT_CHAINSPEC.wasm.v1,
          maxMemory: 17,
          hostFunctionCosts: {
            ...DEFAULT_CHAINSPEC.wasm.v1.hostFunctionCosts,
            write: { cost: 1, arguments: [0, 0, 0, 980] },
          },
        },
      },
      storageCosts: { gasPerByte: 0 },
    });
  });

  test('what is not overridden keeps its identity', () => {
    const chainspec = withChainspecOverrides({ wasm: { messages_limits: { max_message_size: 5 } } });
    expect(chainspec.wasm.v1).toBe(DEFAULT_CHAINSPEC.wasm.v1);
    expect(chainspec.core).toBe(DEFAULT_CHAINSPEC.core);
  });

  test.each([
    [{ core: { validator_slot: 1 } }, 'Chainspec field core.validator_slot is not known.'],
    [{ cores: {} }, 'Chainspec section cores is not known.'],
    [
      { core: { validator_slots: '7' } },
      'core.validator_slots: expected an integer from 0 to 4294967295, got the string "7"',
    ],
    [{ core: { validator_slots: -1 } }, 'got -1'],
    [{ core: { validator_slots: 2 ** 32 } }, 'got 4294967296'],
    [{ core: { validator_slots: 1.5 } }, 'got 1.5'],
    [{ core: { validator_slots: null } }, 'got null'],
    [{ core: { simultaneous_peer_requests: 256 } }, 'an integer from 0 to 255'],
    [{ core: { unbonding_delay: 2n ** 64n } }, 'an integer from 0 to 18446744073709551615'],
    [{ core: { compute_rewards: 1 } }, 'core.compute_rewards: expected true or false'],
    [{ core: { locked_funds_period: 5 } }, 'core.locked_funds_period: expected a string, got 5'],
    [{ core: { locked_funds_period: '5 moons' } }, 'unknown time unit "moons"'],
    [{ core: { finders_fee: [1, 0] } }, 'core.finders_fee: expected a denominator above zero'],
    [{ core: { finders_fee: [1] } }, 'core.finders_fee: expected a list of 2, got a list of 1'],
    [{ core: { fee_handling: 'burn' } }, 'core.fee_handling: expected a table'],
    [{ core: { fee_handling: { type: 'keep' } } }, 'one of pay_to_proposer, accumulate, burn, no_fee'],
    [{ core: { refund_handling: { type: 'keep' } } }, 'one of refund, burn, no_refund'],
    [{ core: { consensus_protocol: 'Raft' } }, 'one of Zug, Highway'],
    [{ core: { administrators: ['00'] } }, 'core.administrators[0]: expected a public key'],
    [{ core: { start_protocol_version_with_strict_finality_signatures_required: '1.5' } }, 'a version such as "2.0.0"'],
    [
      { wasm: { v1: { host_function_costs: { write: { arguments: [1, 2] } } } } },
      'write.arguments: expected a list of 4',
    ],
    [{ wasm: { v1: { opcode_costs: { control_flow: { br_table: { size: 1 } } } } } }, 'br_table.size is not known'],
    [7, 'expected a table of sections'],
  ])('%#: a wrong field is named', (overrides, message) => {
    expect(() => withChainspecOverrides(overrides)).toThrow(expect.objectContaining({ code: 'BAD_CHAINSPEC' }));
    expect(() => withChainspecOverrides(overrides)).toThrow(message);
  });
});

describe('chainspec.toml', () => {
  test.each([
    ['a missing field', (toml: string) => toml.replace(/^validator_slots.*$/m, ''), 'core.validator_slots is missing'],
    [
      'a missing section',
      (toml: string) => toml.replace('[storage_costs]', '[unused]'),
      'storage_costs: expected a section',
    ],
    [
      'an unknown field',
      (toml: string) => toml.replace('auction_delay', 'auction_delai'),
      'core.auction_delai is not known',
    ],
    ['broken TOML', (toml: string) => `${toml}\n[`, 'The chainspec is not valid TOML'],
    [
      'a vesting schedule above 13 weeks',
      (toml: string) => toml.replace("vesting_schedule_period = '0 weeks'", "vesting_schedule_period = '92 days'"),
      'core.vesting_schedule_period: expected at most 13 weeks',
    ],
  ])('%s', (_name, change, message) => {
    const toml = change(vector.toml);
    expect(toml).not.toBe(vector.toml);
    expect(() => parseChainspec(toml)).toThrow(message);
  });

  test('sections of the node are skipped', () => {
    const toml = vector.toml.replace('[vacancy]', '[vacancy]\nsomething_new = 1');
    expect(parseChainspec(toml)).toEqual(DEFAULT_CHAINSPEC);
  });
});
