import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { none } from 'fp-ts/Option';
import { CLValue, parseContractSchema } from '../../../src/index';
import { Cep18Example } from '../codegen/generated/cep18Example';
import { messageOf } from './messages';
import { odraContract } from './worlds';

// biome-ignore lint/suspicious/noExplicitAny: tests change parts of the JSON
const schemaOf = (name: string): any =>
  JSON.parse(readFileSync(resolve(__dirname, `../../fixtures/schemas/${name}_schema.json`), 'utf8'));

const cep18 = schemaOf('cep18_example');
const tokenArgs = { symbol: 'A', name: 'B', decimals: CLValue.u8(2), initial_supply: CLValue.u256(5) };
const token = odraContract('cep18-mintable', tokenArgs);

/** The schema with one entry point changed. */
function changed(name: string, parts: object): object {
  const entryPoints = cep18.entry_points.map((each: { name: string }) =>
    each.name === name ? { ...each, ...parts } : each,
  );
  return { ...cep18, entry_points: entryPoints };
}

test('passes for the contract that the schema was made of', () => {
  expect(token).toMatchContractSchema(cep18);
  expect(token.contract).toMatchContractSchema(JSON.stringify(cep18));
  expect(new Cep18Example(token)).toMatchContractSchema(parseContractSchema(cep18));
  // A payable entry point: its cargo purse is in the schema only.
  expect(odraContract('wrapped-cspr')).toMatchContractSchema(schemaOf('wrapped_native_token'));
  expect(odraContract('cep95', { name: 'A', symbol: 'B' })).toMatchContractSchema(schemaOf('basic_cep95'));
});

test('sees what differs', () => {
  const argument = { name: 'address', description: null, ty: 'Key', optional: false };
  expect(token).not.toMatchContractSchema(schemaOf('basic_cep95'));
  expect(token).not.toMatchContractSchema(changed('balance_of', { return_ty: 'U512' }));
  expect(token).not.toMatchContractSchema(changed('balance_of', { arguments: [] }));
  expect(token).not.toMatchContractSchema(changed('balance_of', { arguments: [{ ...argument, ty: 'String' }] }));
  expect(token).not.toMatchContractSchema(changed('balance_of', { access: { groups: ['owners'] } }));
  expect(token).not.toMatchContractSchema(changed('balance_of', { is_contract_context: false }));
  expect(token).toMatchContractSchema(changed('balance_of', { arguments: [{ ...argument, optional: true }] }));
  const more = { ...argument, name: 'era', optional: true };
  expect(token).toMatchContractSchema(changed('balance_of', { arguments: [more, argument] }));
  expect(token).not.toMatchContractSchema(
    changed('balance_of', { arguments: [{ ...more, optional: false }, argument] }),
  );
  expect(token).not.toMatchContractSchema({ ...cep18, entry_points: cep18.entry_points.slice(1) });
  expect(none).not.toMatchContractSchema(cep18);
});

test('messages', () => {
  const other = changed('balance_of', { name: 'balanceOf', return_ty: 'U512' });
  expect(messageOf(() => expect(token).toMatchContractSchema(other))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(none).toMatchContractSchema(cep18))).toMatchSnapshot('no contract');
  expect(messageOf(() => expect(token).not.toMatchContractSchema(cep18))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(5).toMatchContractSchema(cep18))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(token).toMatchContractSchema({ ...cep18, entry_points: 5 }))).toMatchSnapshot(
    'no schema',
  );
});
