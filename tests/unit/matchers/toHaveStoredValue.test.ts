import { describe, expect, test } from '@jest/globals';
import * as sdk from 'casper-js-sdk';
import { none, some } from 'fp-ts/Option';
import { CLType, CLValue, DEFAULT_ACCOUNT_ADDR, Key } from '../../../src/index';
import { counter, stranger } from './accounts';
import { messageOf } from './messages';
import { boardContract, run } from './worlds';

const builder = boardContract();
const board = builder.contract(DEFAULT_ACCOUNT_ADDR, 'board');
const count = builder.query(Key.hash(board.hash), ['count']);
const absent = builder.query(Key.hash(board.hash), ['owner']);
const contract = builder.query(Key.hash(board.hash));
const squares = run(builder.fork(), 'tests/fixtures/storage.wasm', { action: 'many', count: CLValue.u32(3) }).commit();
const many = squares.queryNamedKeyByAccountHash(DEFAULT_ACCOUNT_ADDR, 'many');

describe('toHaveStoredValue', () => {
  test('passes by plain, typed and asymmetric content', () => {
    expect(count).toHaveStoredValue(1);
    expect(count).toHaveStoredValue(1n);
    expect(count).toHaveStoredValue(CLValue.u64(1));
    expect(count).toHaveStoredValue(sdk.CLValue.newCLUint64(1));
    expect(count).toHaveStoredValue(expect.motes({ min: 1 }));
    expect(board.getCLValue('closed')).toHaveStoredValue(false);
    expect(some(CLValue.string('a'))).toHaveStoredValue('a');
    expect(many).toHaveStoredValue(
      new Map([
        [0, 0],
        [1, 1],
        [2, 4],
      ]),
    );
    expect(CLValue.key(counter)).toHaveStoredValue(counter.toFormattedString());
    expect(count).not.toHaveStoredValue(2);
    expect(count).not.toHaveStoredValue(CLValue.u32(1));
    expect(absent).not.toHaveStoredValue(undefined);
    expect(none).not.toHaveStoredValue(undefined);
  });

  test('passes by the record itself', () => {
    expect(contract).toHaveStoredValue(expect.objectContaining({ _tag: 'Contract' }));
    expect(contract).not.toHaveStoredValue(1);
  });

  test('messages', () => {
    expect(messageOf(() => expect(count).toHaveStoredValue(2))).toMatchSnapshot('fail');
    expect(messageOf(() => expect(count).toHaveStoredValue(CLValue.u32(1)))).toMatchSnapshot('type');
    expect(
      messageOf(() =>
        expect(many).toHaveStoredValue(
          new Map([
            [0, 0],
            [1, 5],
          ]),
        ),
      ),
    ).toMatchSnapshot('map');
    expect(messageOf(() => expect(absent).toHaveStoredValue('alice'))).toMatchSnapshot('nothing');
    expect(messageOf(() => expect(contract).toHaveStoredValue(5n))).toMatchSnapshot('a contract');
    expect(messageOf(() => expect(count).not.toHaveStoredValue(1))).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect(stranger).toHaveStoredValue(1))).toMatchSnapshot('wrong subject');
  });
});

describe('toHaveCLType', () => {
  test('passes by type and by name', () => {
    expect(count).toHaveCLType('U64');
    expect(count).toHaveCLType(CLType.U64);
    expect(many).toHaveCLType(CLType.map(CLType.U32, CLType.U64));
    expect(sdk.CLValue.newCLUint64(1)).toHaveCLType('U64');
    expect(count).not.toHaveCLType('U512');
    expect(contract).not.toHaveCLType('Any');
    expect(absent).not.toHaveCLType('U64');
  });

  test('messages', () => {
    expect(messageOf(() => expect(many).toHaveCLType(CLType.list(CLType.U64)))).toMatchSnapshot('fail');
    expect(messageOf(() => expect(contract).toHaveCLType('U64'))).toMatchSnapshot('a contract');
    expect(messageOf(() => expect(absent).toHaveCLType('U64'))).toMatchSnapshot('nothing');
    expect(messageOf(() => expect(count).not.toHaveCLType('U64'))).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect(5n).toHaveCLType('U64'))).toMatchSnapshot('wrong subject');
    expect(messageOf(() => expect(count).toHaveCLType('u64' as never))).toMatchSnapshot('no type');
  });
});

describe('toEqualCLValue', () => {
  test('passes by type and content', () => {
    expect(count).toEqualCLValue(CLValue.u64(1));
    expect(CLValue.u64(1)).toEqualCLValue(sdk.CLValue.newCLUint64(1));
    expect(sdk.CLValue.newCLUint64(1)).toEqualCLValue(CLValue.u64(1));
    expect(count).not.toEqualCLValue(CLValue.u32(1));
    expect(absent).not.toEqualCLValue(CLValue.u64(1));
    expect(contract).not.toEqualCLValue(CLValue.u64(1));
  });

  test('messages', () => {
    expect(messageOf(() => expect(count).toEqualCLValue(CLValue.u64(2)))).toMatchSnapshot('fail');
    expect(messageOf(() => expect(count).toEqualCLValue(CLValue.u512(1)))).toMatchSnapshot('type');
    expect(messageOf(() => expect(absent).toEqualCLValue(CLValue.u64(1)))).toMatchSnapshot('nothing');
    expect(messageOf(() => expect(count).not.toEqualCLValue(CLValue.u64(1)))).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect(1n).toEqualCLValue(CLValue.u64(1)))).toMatchSnapshot('wrong subject');
    expect(messageOf(() => expect(count).toEqualCLValue(1n as never))).toMatchSnapshot('no CLValue');
  });
});
