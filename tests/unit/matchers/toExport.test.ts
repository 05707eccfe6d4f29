import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { inspectWasm } from '../../../src/index';
import { messageOf } from './messages';

const counter = resolve(__dirname, '../../../examples/counter/counter-v1.wasm');

test('passes for exported functions', () => {
  expect(counter).toExport('call');
  expect(counter).toExport('counter_inc');
  expect(inspectWasm(counter)).not.toExport('counter_dec');
  // It is exported, but no function.
  expect(counter).not.toExport('memory');
});

test('messages', () => {
  expect(messageOf(() => expect(counter).toExport('counter_dec'))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(Uint8Array.from([0])).toExport('call'))).toMatchSnapshot('no module');
  expect(messageOf(() => expect(counter).not.toExport('call'))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(['call']).toExport('call'))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(counter).not.toExport(/call/ as never))).toMatchSnapshot('no name');
});
