/**
 * Failures travel from Jest's workers to its main process as data, and a bigint or a typed array in them can kill a worker or lose
 * the message.
 */
import { expect, test } from '@jest/globals';
import { ChildProject } from './childJest';

/** Matchers that are given bigints and bytes, and hold them in their subjects. */
const FAILING = (name: string): string => `
  const { CLValue, Key, LOCAL_GENESIS_REQUEST, TEST_ACCOUNTS, WasmTestBuilder } = require('casper-engine-test-support');
  const { alice } = TEST_ACCOUNTS;
  const result = { consumed: 484_213_457n, gasLimit: 5n, effects: [], transfers: [], messages: [], error: undefined };
  const builder = WasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
  const bytes = new Uint8Array([1, 2, 3]);
  const effects = [{ key: Key.eraInfo(7n), kind: { _tag: 'Write', value: { _tag: 'CLValue', value: CLValue.u512(5n) } } }];
  test('${name}: gas', () => expect(result).toConsumeGas(484_213_450n));
  test('${name}: range', () => expect(result).not.toConsumeGas({ min: 1n, max: 500_000_000n }));
  test('${name}: asymmetric', () => expect(result).toConsumeGas(expect.motes(5n)));
  test('${name}: balance', () => expect(builder).toHaveBalance(alice, 5n));
  test('${name}: bytes', () => expect(bytes).toEqualBytes(new Uint8Array([1, 2, 4])));
  test('${name}: value', () => expect({ _tag: 'Right', right: { _tag: 'CLValue', value: CLValue.u512(5n) } }).toHaveStoredValue(6n));
  test('${name}: effects', () => expect(effects).toWriteKey(Key.eraInfo(7n), { amount: 6n, bytes }));
  test('${name}: snapshot', () => expect(effects).toMatchEffectSnapshot());
  test('${name}: mistake', () => expect(5n).toConsumeGas(5n));
  test('${name}: bad argument', () => expect(result).toConsumeGas({ max: [5n, bytes] }));
  test('${name}: promise', () => expect(Promise.resolve(result)).resolves.toConsumeGas(5n));
`;

const MESSAGES = [
  'Received: 484,213,457 (7 more than expected)',
  'Expected: not from 1 to 500,000,000',
  'Expected: motes',
  'Expected: 0.000000005 CSPR (5 motes)',
  'Expected: 0x010204',
  'Received: U512 5',
  'write U512 5 to era-7',
  'toConsumeGas asks about an execution',
  'toConsumeGas takes an amount',
  'expect(execution).resolves.toConsumeGas(gas)',
];

test('two workers tell every failure', () => {
  const project = new ChildProject({ 'one.test.js': FAILING('one'), 'two.test.js': FAILING('two') });
  try {
    const { status, output } = project.run('--ci', '--maxWorkers=2');
    expect(status).toBe(1);
    for (const message of MESSAGES) expect(output.split(message).length - 1).toBeGreaterThanOrEqual(2);
    expect(output).toContain('22 failed, 22 total');
    expect(output).not.toMatch(/serialize|DataCloneError|terminated by|crashed|4 child process exceptions/i);
  } finally {
    project.remove();
  }
}, 120_000);
