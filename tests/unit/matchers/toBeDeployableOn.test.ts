import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { ChainspecConfig, DEFAULT_CHAINSPEC, inspectWasm } from '../../../src/index';
import { messageOf } from './messages';
import { genesis } from './worlds';

const counter = resolve(__dirname, '../../../examples/counter/counter-v1.wasm');
const printing = resolve(__dirname, '../../fixtures/board-5.wasm');
const noWasm = Uint8Array.from([1, 2, 3, 4]);

test('passes for what a network takes', () => {
  expect(counter).toBeDeployableOn();
  expect(readFileSync(counter)).toBeDeployableOn(DEFAULT_CHAINSPEC);
  expect(counter).toBeDeployableOn(ChainspecConfig.from());
  expect(counter).toBeDeployableOn(genesis());
  expect(inspectWasm(counter)).toBeDeployableOn();
  expect(printing).not.toBeDeployableOn();
  expect(noWasm).not.toBeDeployableOn();
});

test('messages', () => {
  expect(messageOf(() => expect(printing).toBeDeployableOn())).toMatchSnapshot('fail');
  expect(messageOf(() => expect(noWasm).toBeDeployableOn(genesis()))).toMatchSnapshot('no module');
  expect(messageOf(() => expect(counter).not.toBeDeployableOn(genesis()))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(5).toBeDeployableOn())).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(inspectWasm(counter)).toBeDeployableOn(genesis()))).toMatchSnapshot(
    'inspected already',
  );
  expect(messageOf(() => expect(counter).not.toBeDeployableOn('casper-test' as never))).toMatchSnapshot('no chainspec');
});
