/** Arguments of the command line against what casper-client 5.0.1 made of the same texts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { bytesToHex } from '../../../../src/bytes/hex';
import { parsedJson, parseJsonArg, parseJsonArgs } from '../../../../src/cli/arguments/jsonArgs';
import { parseSimpleArg } from '../../../../src/cli/arguments/simpleArg';
import { type NamedArg, RuntimeArgs } from '../../../../src/types/runtimeArgs';
import { ROOT } from '../../../fuzz/wasm/repository';

interface ClientCase {
  readonly simple?: string;
  readonly json?: string;
  /** Bytes of the arguments in hex, absent where the client refuses. */
  readonly args?: string;
  readonly error?: string;
}

const { cases } = JSON.parse(readFileSync(join(ROOT, 'tests/vectors/clientArgs.json'), 'utf8')) as {
  readonly cases: readonly ClientCase[];
};

/** The bytes, or `refused` for a mistake that is told as one. */
function bytesOrRefused(read: () => NamedArg): string {
  try {
    return bytesToHex(RuntimeArgs.fromEntries([read()]).toBytes());
  } catch (error) {
    const { code, hint } = error as { readonly code?: string; readonly hint?: string };
    if (code === 'BAD_ARGUMENT' && hint !== undefined) return 'refused';
    throw error;
  }
}

describe('as casper-client reads them', () => {
  test('there is much to compare', () => {
    expect(cases.filter(({ args }) => args !== undefined).length).toBeGreaterThan(200);
    expect(cases.filter(({ error }) => error !== undefined).length).toBeGreaterThan(200);
  });

  test.each(cases.map(({ simple, json, args }) => [simple ?? json!, simple, json, args ?? 'refused'] as const))(
    '%s',
    (_, simple, json, expected) => {
      const read = simple !== undefined ? () => parseSimpleArg(simple) : () => parseJsonArg(parsedJson(json!));
      expect(bytesOrRefused(read)).toBe(expected);
    },
  );
});

describe('what is wrong is said', () => {
  test.each([
    'amount',
    'amount:u512=5',
    "amount:u512='5 CSPR'",
    "amount:u8='256'",
    "amount:opt_u64='null'",
    "amount:unt='5'",
    "to:key='account-hash-1234'",
    "to:public_key='01ff'",
    "hash:byte_array_32='00'",
    "hash:byte_array_x='00'",
    "flag:bool='yes'",
  ])('%s', (text) => {
    expect(() => parseSimpleArg(text)).toThrowErrorMatchingSnapshot();
  });

  test.each([
    '[{"name":"a","type":"U8","value":256}]',
    '[{"name":"a","type":"U64","value":"5"}]',
    '[{"name":"a","type":"U7","value":5}]',
    '[{"name":"a","type":{"List":"String"},"value":["x",1]}]',
    '[{"name":"a","type":{"Map":{"key":"Key","value":"U8"}},"value":{}}]',
    '[{"name":"a","value":5}]',
    '{"name":"a","type":"U8","value":5}',
    '[{"name":',
  ])('%s', (text) => {
    expect(() => parseJsonArgs(text)).toThrowErrorMatchingSnapshot();
  });
});
