import { expect, test } from '@jest/globals';
import { some } from 'fp-ts/Option';
import { CLValue } from '../../../src/index';
import { stranger } from './accounts';
import { messageOf } from './messages';

test('passes for the same bytes in any form', () => {
  expect(Uint8Array.of(1, 255)).toEqualBytes(Buffer.from([1, 255]));
  expect('0x01FF').toEqualBytes([1, 255]);
  expect(new Uint8Array([1, 255]).buffer).toEqualBytes('01ff');
  expect(some(stranger)).toEqualBytes(stranger.bytes);
  expect(CLValue.byteList(Uint8Array.of(1, 255))).toEqualBytes('01ff');
  expect(new DataView(new Uint8Array([0, 1, 2]).buffer, 1)).toEqualBytes([1, 2]);
  expect(Uint8Array.of(1)).not.toEqualBytes([1, 2]);
  expect('xy').not.toEqualBytes([1]);
});

test('messages', () => {
  expect(messageOf(() => expect(Uint8Array.of(1, 2, 3)).toEqualBytes('01FF03'))).toMatchSnapshot('other bytes');
  expect(messageOf(() => expect([1, 2, 3]).toEqualBytes([1, 2]))).toMatchSnapshot('more bytes');
  expect(messageOf(() => expect(5n).toEqualBytes([5]))).toMatchSnapshot('no bytes');
  expect(messageOf(() => expect(Uint8Array.of(1)).not.toEqualBytes('01'))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect([1]).toEqualBytes([256]))).toMatchSnapshot('bad bytes');
});
