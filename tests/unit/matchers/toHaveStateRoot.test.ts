import { expect, test } from '@jest/globals';
import { bytesToHex, WasmTestBuilder } from '../../../src/index';
import { messageOf } from './messages';
import { genesis } from './worlds';

const builder = genesis();
const root = builder.getPostStateHash();
const other = '11'.repeat(32);

test('passes by bytes and hex, for builder and state', () => {
  expect(builder).toHaveStateRoot(root);
  expect(builder).toHaveStateRoot(bytesToHex(root));
  expect(builder.globalState()).toHaveStateRoot(root);
  expect(builder).not.toHaveStateRoot(other);
});

test('messages', () => {
  const message = messageOf(() => expect(builder).toHaveStateRoot(other));
  expect(message.replace(bytesToHex(root), '(root)')).toMatchSnapshot('fail');
  expect(
    messageOf(() => expect(builder).not.toHaveStateRoot(root)).replaceAll(bytesToHex(root), '(root)'),
  ).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect({}).toHaveStateRoot(other))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(builder).not.toHaveStateRoot('11'))).toMatchSnapshot('no hash');
  expect(messageOf(() => expect(WasmTestBuilder.default()).toHaveStateRoot(other))).toMatchSnapshot('no state');
});
