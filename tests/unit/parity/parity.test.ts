/** Every name of the Rust crate has one of ours, and docs/parity.md says so. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { camelCase, type OurName, parity } from '../../../scripts/parity/parity';
import { parityDocument } from '../../../scripts/parity/table';
import * as api from '../../../src/index';

const found = parity();
const EXPORTS: { readonly [name: string]: unknown } = { ...api };

test('every Rust name exists under its own in camelCase, or a note says why not; no note is stale', () => {
  expect(found.problems).toEqual([]);
});

test('docs/parity.md is what scripts/parity/table.ts writes', () => {
  expect(readFileSync(join(__dirname, '../../../docs/parity.md'), 'utf8')).toBe(parityDocument(found));
});

test('the builder has the 117 methods that the crate counts', () => {
  const builders = found.sections.filter(({ title }) => title.endsWith('WasmTestBuilder'));
  const names = builders.flatMap(({ rows }) => rows.map(({ rust }) => rust)).filter((rust) => /^[a-z]/.test(rust));
  expect(names).toHaveLength(117);
});

test('what the table calls is there when the program runs', () => {
  const names = found.sections.flatMap(({ rows }) => rows.flatMap(({ ours }) => (ours === undefined ? [] : [ours])));
  expect(names.filter((name) => !isThere(name)).map(({ owner, form }) => `${owner}: ${form}`)).toEqual([]);
});

/** Fields of instances are left to the compiler. */
function isThere({ owner, member, form }: OurName): boolean {
  const exported = EXPORTS[owner];
  if (member === undefined) return form.endsWith(')') ? typeof exported === 'function' : exported !== undefined;
  const isCalled = form.endsWith(')');
  if (!isCalled && !member.isStatic) return true;
  const holder = (member.isStatic ? exported : (exported as { readonly prototype: unknown }).prototype) as {
    readonly [name: string]: unknown;
  };
  return isCalled ? typeof holder[member.name] === 'function' : holder[member.name] !== undefined;
}

test('names', () => {
  expect(['get_trie', 'exec_wasm_v1', 'open', 'DEFAULT_GAS_PRICE'].map(camelCase)).toEqual([
    'getTrie',
    'execWasmV1',
    'open',
    'DEFAULT_GAS_PRICE',
  ]);
});
