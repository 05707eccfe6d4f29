import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { inspectWasm } from '../../../src/index';
import { messageOf } from './messages';

const session = resolve(__dirname, '../../../examples/counter/counter-call.wasm');
const imports = inspectWasm(session).imports.map(({ name }) => name);

test('passes when there are no others', () => {
  expect(session).toImportOnly(imports);
  expect(session).toImportOnly([...imports, 'casper_print']);
  expect(inspectWasm(session)).not.toImportOnly(imports.slice(1));
  expect(session).not.toImportOnly([]);
});

test('messages', () => {
  expect(messageOf(() => expect(session).toImportOnly(['casper_put_key', 'casper_revert']))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(session).toImportOnly([]))).toMatchSnapshot('none');
  expect(messageOf(() => expect(session).not.toImportOnly(imports))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect({ imports }).toImportOnly(imports))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(session).not.toImportOnly('casper_revert' as never))).toMatchSnapshot('no names');
});
