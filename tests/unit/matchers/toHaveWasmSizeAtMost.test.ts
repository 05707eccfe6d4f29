import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { inspectWasm } from '../../../src/index';
import { messageOf } from './messages';

const counter = resolve(__dirname, '../../../examples/counter/counter-v1.wasm');
const { size } = statSync(counter);

test('passes by the number of bytes', () => {
  expect(counter).toHaveWasmSizeAtMost(size);
  expect(inspectWasm(counter)).toHaveWasmSizeAtMost(1_048_576);
  expect(counter).not.toHaveWasmSizeAtMost(size - 1);
  expect(new Uint8Array(8)).toHaveWasmSizeAtMost(8);
});

test('messages', () => {
  // Eight bytes of a module, and a custom section of debug information: id 0, its size, the length of its name, the name.
  const name = [...Buffer.from('.debug_info')];
  const debug = Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, name.length + 3, name.length, ...name, 7, 7]);
  expect(messageOf(() => expect(new Uint8Array(2_000)).toHaveWasmSizeAtMost(1_000))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(debug).toHaveWasmSizeAtMost(8))).toMatchSnapshot('debug information');
  expect(messageOf(() => expect(debug).not.toHaveWasmSizeAtMost(100))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(size).toHaveWasmSizeAtMost(100))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(debug).not.toHaveWasmSizeAtMost('1 MB' as never))).toMatchSnapshot('no number');
});
