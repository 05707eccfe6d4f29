/**
 * Records what casper-client makes of arguments.
 *
 *     cd oracle/client && cargo build --release
 *     npx tsx tests/fuzz/client/recordArgs.ts
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';

const ROOT = join(__dirname, '../../..');
const RECORDER = process.env.CLIENT_ARGS ?? join(ROOT, 'oracle/client/target/release/client-args');

const HASH = '11'.repeat(32);
const ED25519 = '0119bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1';
const SECP256K1 = '02030963b980a774f9bf4fded595007b60045ca9593fe6d47296e4e1aaa2745c90d2';

/** The greatest number of so many bits. */
const max = (bits: bigint): string => (2n ** bits - 1n).toString();
const above = (bits: bigint): string => (2n ** bits).toString();

const WHOLE_NUMBERS = ['u8', 'u32', 'u64', 'u128', 'u256', 'u512'].flatMap((type) => {
  const bits = BigInt(type.slice(1));
  return ['0', '1', '007', '+1', '-1', ' 1', '1 ', '1_000', '1e3', '0x10', '', max(bits), above(bits), '1.0'].map(
    (value) => [type, value] as const,
  );
});
const INTEGERS = ['i32', 'i64'].flatMap((type) => {
  const bits = BigInt(type.slice(1)) - 1n;
  return ['0', '+1', '-1', '-0', '--1', max(bits), above(bits), `-${above(bits)}`, `-${2n ** bits + 1n}`, ''].map(
    (value) => [type, value] as const,
  );
});

const QUOTED: readonly (readonly [type: string, value: string])[] = [
  ...['t', 'T', 'true', 'TRUE', 'f', 'False', 'yes', '1', '', ' true'].map((value) => ['bool', value] as const),
  ...INTEGERS,
  ...WHOLE_NUMBERS,
  ...['', 'x', ' '].map((value) => ['unit', value] as const),
  ...['', 'a', 'a value', 'null', 'with = and : in it', 'é漢😀', "it's", "'quoted'", '"double"', '\t\n'].map(
    (value) => ['string', value] as const,
  ),
  ...[
    `account-hash-${HASH}`,
    `hash-${HASH}`,
    `uref-${HASH}-000`,
    `uref-${HASH}-007`,
    `transfer-${HASH}`,
    `deploy-${HASH}`,
    'era-1',
    `balance-${HASH}`,
    `bid-${HASH}`,
    `withdraw-${HASH}`,
    `dictionary-${HASH}`,
    `unbond-${HASH}`,
    `package-${HASH}`,
    `entity-contract-${HASH}`,
    `entity-account-${HASH}`,
    `byte-code-v1-wasm-${HASH}`,
    `system-entity-registry-${'00'.repeat(32)}`,
    `chainspec-registry-${'11'.repeat(32)}`,
    HASH,
    'f',
    '',
    `hash-${HASH}00`,
    `account-hash-${HASH.slice(2)}`,
    `uref-${HASH}`,
    `uref-${HASH}-008`,
    `Hash-${HASH}`,
  ].map((value) => ['key', value] as const),
  ...[`account-hash-${HASH}`, HASH, `account-hash-${HASH.toUpperCase()}`, 'account-hash-f', ''].map(
    (value) => ['account_hash', value] as const,
  ),
  ...[`uref-${HASH}-007`, `uref-${HASH}-000`, `uref-${HASH}-7`, `uref-${HASH}-777`, HASH, ''].map(
    (value) => ['uref', value] as const,
  ),
  ...[ED25519, SECP256K1, ED25519.toUpperCase(), '00', '0100', `03${HASH}`, 'f', ''].map(
    (value) => ['public_key', value] as const,
  ),
  ...['', '00', '0001ff', '0001FF', '0', 'fz', '0x01'].map((value) => ['byte_list', value] as const),
  ...['', '00', '0102', 'zz'].flatMap((value) =>
    ['byte_array_0', 'byte_array_1', 'byte_array_2'].map((type) => [type, value] as const),
  ),
  ['byte_array_', '00'],
  ['byte_array_x', '00'],
  ['byte_array_-1', '00'],
  ['byte_array_4294967296', '00'],
  ['byte_array_32', HASH],
  ['wat', 'false'],
  ['option_u8', '1'],
  ['u16', '1'],
  ['list', ''],
  ['opt_u8', '1'],
  ['', ''],
];

/** Every type, as it is and optional, in lower and upper case. */
const SIMPLE = [
  ...QUOTED.flatMap(([type, value]) => [`x:${type}='${value}'`, `x:opt_${type}='${value}'`]),
  ...[...new Set(QUOTED.map(([type]) => type))].flatMap((type) => [
    `x:opt_${type}=null`,
    `x:OPT_${type.toUpperCase()}=NULL`,
    `x:${type}=null`,
    `x:opt_${type}='null'`,
  ]),
  "x:BOOL='True'",
  "x:Byte_Array_2='0102'",
  'x:u32=0',
  "x:u32='0",
  "x:u32=0'",
  "x:u32=''0''",
  'x:u32="0"',
  'asdf|1234(..)',
  '',
  'x',
  'x:u8',
  "x='1'",
  "x=u8:'1'",
  ":u8='1'",
  "a b:u8='1'",
  "x:u8:'1'",
  "x:string='a':b='c'",
  "é:string='a'",
];

const typed = (type: unknown, ...values: readonly unknown[]): unknown[] =>
  values.map((value) => ({ name: 'x', type, value }));

/**
 * Numbers beyond what JavaScript can write stand in quotes with a mark, taken off in the text that the recorder reads. So do names of
 * members that are numbers, which JavaScript would sort.
 */
const big = (digits: string): string => `\u0000${digits}`;

const JSON_ARGS: readonly unknown[] = [
  ...typed('Bool', true, false, 0, 'true', null),
  ...typed('I32', 0, -1, 2147483647, -2147483648, 2147483648, 1.5, '1'),
  ...typed('I64', 0, -1, big('9223372036854775807'), big('-9223372036854775808'), big('9223372036854775808'), '1'),
  ...typed('U8', 0, 255, 256, -1, '1'),
  ...typed('U32', 0, 4294967295, 4294967296, '1'),
  ...typed('U64', 0, big('18446744073709551615'), big('18446744073709551616'), '1'),
  ...['U128', 'U256', 'U512'].flatMap((type) =>
    typed(
      type,
      0,
      1,
      '2',
      '',
      '-1',
      '+1',
      max(BigInt(type.slice(1))),
      above(BigInt(type.slice(1))),
      -1,
      1.5,
      big('18446744073709551615'),
      big('18446744073709551616'),
    ),
  ),
  ...typed('Unit', null, '', {}),
  ...typed('String', '', 'text', 'é漢😀', 1, null),
  ...typed(
    'Key',
    `hash-${HASH}`,
    { Hash: `hash-${HASH}` },
    { Account: `hash-${HASH}` },
    { URef: `uref-${HASH}-007` },
    { EraInfo: 'era-1' },
    { SmartContract: `package-${HASH}` },
    {},
    { Hash: 1 },
    { Hash: `hash-${HASH}`, b: 1 },
    HASH,
  ),
  ...typed('URef', `uref-${HASH}-007`, HASH, 1),
  ...typed('PublicKey', ED25519, SECP256K1, '01'),
  ...typed('Any', null, 1, ''),
  ...typed({ Option: 'U64' }, 999, null, '1'),
  ...typed({ Option: { Option: 'U8' } }, 1, null),
  ...typed({ Option: 'Unit' }, null),
  ...typed({ List: 'U64' }, [1, 2, 3], [], [1, '2'], '0102'),
  ...typed({ List: 'U8' }, '0102ff', '', [1, 2], '0', [256]),
  ...typed({ List: { Option: 'U256' } }, [1, null, '3']),
  ...typed({ ByteArray: 3 }, '0114ff', [1, 20, 255], '0114', [1, 2], [1, 2, 256], [1, 2, '3'], 5),
  ...typed({ ByteArray: 0 }, '', []),
  ...typed(
    { Result: { ok: 'Bool', err: 'U8' } },
    { Ok: true },
    { ok: true },
    { OK: true },
    { Err: 1 },
    { err: 1 },
    {},
    { Ok: true, Err: 1 },
    { Okay: true },
    { Ok: 1 },
  ),
  ...typed(
    { Map: { key: 'U8', value: 'Bool' } },
    { 1: true, 2: false },
    { [big('10')]: true, [big('9')]: false },
    {},
    [],
    [
      { key: 2, value: false },
      { key: 1, value: true },
    ],
    [{ key: 1 }],
    [{ value: true, k: 1 }],
    [1],
    { x: true },
    { 256: true },
  ),
  ...typed({ Map: { key: 'String', value: 'U512' } }, { b: '2', a: 1, B: 3, é: 4 }, [{ key: 'b', value: 1 }]),
  ...typed({ Map: { key: 'I32', value: 'Unit' } }, { [big('3')]: null, '-1': null }, { '-1': null, [big('3')]: null }),
  ...typed(
    { Map: { key: 'U128', value: 'Unit' } },
    { 340282366920938463463374607431768211455: null, 3: null },
    { '007': null },
  ),
  ...typed({ Map: { key: 'Key', value: 'Unit' } }, {}, [{ key: `hash-${HASH}`, value: null }]),
  ...typed({ Tuple1: ['Bool'] }, [true], [], [true, true], true),
  ...typed({ Tuple2: ['Bool', 'U8'] }, [true, 128], [true]),
  ...typed({ Tuple3: ['Bool', { List: 'String' }, 'Unit'] }, [true, ['a'], null], [true, ['a']]),
  { name: 'x', type: 'U16', value: 1 },
  { name: 'x', type: { Tuple2: ['Bool'] }, value: [true] },
  { name: 'x', type: { Vec: 'U8' }, value: [] },
  { type: 'U8', value: 1 },
  { name: 'x', value: 1 },
  { name: 'x', type: 'U8' },
  { name: 1, type: 'U8', value: 1 },
];

const asText = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/"\\u0000(-?\d+)":/g, '"$1":')
    .replace(/"\\u0000(-?\d+)"/g, '$1');

const cases = [...SIMPLE.map((simple) => ({ simple })), ...JSON_ARGS.map((json) => ({ json }))];
const { status, stdout, stderr } = spawnSync(RECORDER, { input: asText(cases), encoding: 'utf8' });
if (status !== 0) throw new Error(format('the recorder ended with', status, stderr));
/** The answers in order; the JSON arguments as text, so that their numbers stay as they are. */
const answers = (JSON.parse(stdout) as { args?: string; error?: string }[]).map(({ args, error }, index) => {
  const asked = cases[index]!;
  const input = 'simple' in asked ? asked : { json: asText(asked.json) };
  return { ...input, ...(args === undefined ? { error } : { args }) };
});
const file = {
  source: 'casper-client 5.0.1 (insert_arg, JsonArg), casper-types 7.0.0',
  command: 'cd oracle/client && cargo build --release; npx tsx tests/fuzz/client/recordArgs.ts',
  cases: answers,
};
writeFileSync(join(ROOT, 'tests/vectors/clientArgs.json'), `${JSON.stringify(file, null, 1)}\n`);
