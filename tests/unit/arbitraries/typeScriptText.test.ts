/** Values as TypeScript: what is printed is run, and gives the value. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import * as api from 'casper-engine-test-support';
import {
  argumentsOf,
  clValue,
  entityAddr,
  key,
  publicKey,
  testAccount,
  text,
  u512,
  uref,
} from 'casper-engine-test-support/arbitraries';
import fc from 'fast-check';
import { TypeScriptText } from '../../../src/arbitraries/typeScriptText';
import { CLType } from '../../../src/types/clType';

const SCHEMA = readFileSync(join(__dirname, '..', '..', 'fixtures', 'schemas', 'registry_schema.json'), 'utf8');

/** Runs an expression with what it imports. */
function evaluated(printed: TypeScriptText, expression: string): unknown {
  const names = [...printed.imports];
  const values = names.map((name) => (api as unknown as { readonly [name: string]: unknown })[name]);
  return new Function(...names, `return (${expression});`)(...values);
}

const printed = (value: unknown): readonly [TypeScriptText, string] => {
  const writer = new TypeScriptText();
  return [writer, writer.of(value)];
};

const value = fc.oneof(
  testAccount(),
  testAccount().map((account) => account.accountHash),
  testAccount().map((account) => account.publicKey),
  publicKey(),
  key(),
  uref(),
  entityAddr(),
  clValue(),
  clValue(CLType.Any),
  argumentsOf(SCHEMA, 'add_place'),
  u512(),
  text(),
  fc.integer(),
  fc.constantFrom(
    undefined,
    null,
    true,
    -0,
    Number.NaN,
    Number.NEGATIVE_INFINITY,
    api.DEFAULT_ACCOUNT,
    api.none,
    '\u2028\u202e',
  ),
  fc.uint8Array(),
  fc.array(u512()).map((list) => api.some(list)),
  fc.tuple(text(), fc.boolean()).map(([name, isLeft]) => (isLeft ? api.left(name) : api.right({ [name]: 1n }))),
  fc.array(fc.tuple(text(), uref())).map((entries) => new Map(entries)),
  fc.dictionary(text(), fc.array(testAccount()), { noNullPrototype: true }),
);

test('every value comes back from its text', () => {
  fc.assert(
    fc.property(value, (original) => {
      const [writer, expression] = printed(original);
      expect(evaluated(writer, expression)).toEqual(original);
    }),
    { numRuns: Number(process.env.FC_NUM_RUNS ?? 500), seed: 2 },
  );
});

const TEXTS: readonly (readonly [unknown, string])[] = [
  [{ from: api.TEST_ACCOUNTS.alice, amount: 5n }, '{ from: TEST_ACCOUNTS.alice, amount: 5n }'],
  [api.toKey(api.TEST_ACCOUNTS.bob), 'Key.account(TEST_ACCOUNTS.bob.accountHash)'],
  [api.DEFAULT_ACCOUNT_ADDR, 'DEFAULT_ACCOUNT.accountHash'],
  [Uint8Array.of(1, 255), "hexToBytes('01ff')"],
  [[], '[]'],
  [{ 'a-b': "it's" }, "{ 'a-b': 'it\\'s' }"],
  [new Set([1]), 'new Set([1])'],
];
test.each(TEXTS)('%p', (original, expression) => {
  expect(printed(original)[1]).toBe(expression);
});

test('long values get a line for each member', () => {
  const long = { list: Array.from({ length: 12 }, (_, index) => `number ${index}`), one: 1 };
  expect(printed(long)[1].split('\n').slice(0, 3)).toEqual(['{', '  list: [', "    'number 0',"]);
});

test('what has no text stops the test instead of meaning something else', () => {
  const [writer, expression] = printed({ date: new Date(0), call: () => 1 });
  expect(() => evaluated(writer, expression)).toThrow('Date cannot be written as TypeScript: put it here by hand');
});
