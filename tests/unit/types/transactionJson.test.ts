import { describe, expect, test } from '@jest/globals';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { parseDuration } from '../../../src/config/duration';
import { deployToBytes } from '../../../src/types/deploy';
import {
  hasValidTransactionHash,
  transactionFromBytes,
  transactionHashOf,
  transactionToBytes,
} from '../../../src/types/transaction';
import { transactionFromJson } from '../../../src/types/transactionJson';
import { transactionV1ToBytes } from '../../../src/types/transactionV1';
import { loadStoredVectors } from './storedVectors';

const { deploys, transactions } = loadStoredVectors();
const json = (vector: (typeof deploys)[number]): string => vector.described.json as string;

test.each(deploys.map((vector, index) => ({ ...vector, index })))('JSON of deploy $index', (vector) => {
  const transaction = transactionFromJson(json(vector), parseDuration);
  expect(transaction._tag === 'Deploy' && bytesToHex(deployToBytes(transaction.value))).toBe(vector.bytes);
  expect(hasValidTransactionHash(transaction)).toBe(true);
  expect(bytesToHex(transactionToBytes(transaction))).toBe(`00${vector.bytes}`);
  expect(transactionHashOf(transaction).kind).toBe('Deploy');
});

test.each(transactions.map((vector, index) => ({ ...vector, index })))('JSON of transaction $index', (vector) => {
  const transaction = transactionFromJson(json(vector), parseDuration);
  expect(transaction._tag === 'V1' && bytesToHex(transactionV1ToBytes(transaction.value))).toBe(vector.bytes);
  expect(hasValidTransactionHash(transaction)).toBe(true);
  expect(transactionFromBytes(hexToBytes(`01${vector.bytes}`))).toEqual(transaction);
  expect(transactionHashOf(transaction).kind).toBe('V1');
});

test('the contents alone are told apart', () => {
  const deploy = JSON.stringify(JSON.parse(json(deploys[0]!)).Deploy);
  expect(transactionFromJson(deploy, parseDuration)._tag).toBe('Deploy');
  const v1 = JSON.stringify(JSON.parse(json(transactions[0]!)).Version1);
  expect(transactionFromJson(v1, parseDuration)._tag).toBe('V1');
});

describe('what does not fit is named', () => {
  const changed = (change: (deploy: { header: Record<string, unknown>; payment: unknown }) => void): string => {
    const root = JSON.parse(json(deploys[0]!));
    change(root.Deploy);
    return JSON.stringify(root);
  };
  const payment = (args: unknown): string =>
    changed((deploy) => {
      deploy.payment = { ModuleBytes: { module_bytes: '', args } };
    });
  const nested = (depth: number): unknown => (depth === 0 ? 'U8' : { Option: nested(depth - 1) });

  test.each([
    ['{', /^not JSON: /],
    ['[]', /^\$: expected an object/],
    ['{}', /^\$: expected Deploy or Version1/],
    [changed(({ header }) => delete header.account), /^\$\.Deploy\.header\.account: expected a text/],
    [changed(({ header }) => (header.account = '01zz')), /^\$\.Deploy\.header\.account: /],
    [changed(({ header }) => (header.ttl = '1 fortnight')), /^\$\.Deploy\.header\.ttl: /],
    [changed(({ header }) => (header.timestamp = '2026-13-01T00:00:00Z')), /\.timestamp: expected a time such as/],
    [
      changed(({ header }) => (header.gas_price = -1)),
      /\.gas_price: expected a whole number from 0 to 18446744073709551615/,
    ],
    [changed(({ header }) => (header.gas_price = 1.5)), /\.gas_price: expected a whole number/],
    [changed(({ header }) => (header.body_hash = '00')), /\.body_hash: expected 32 bytes in hex/],
    [
      changed((deploy) => (deploy.payment = { Nothing: { args: [] } })),
      /payment: there is nothing like Nothing to execute/,
    ],
    [changed((deploy) => (deploy.payment = { A: 1, B: 2 })), /payment: expected one of several kinds/],
    [payment([['amount']]), /args\[0\]: expected a name and a value/],
    [payment([['amount', { cl_type: 'U1024', bytes: '00' }]]), /args\[0\]\[1\]\.cl_type: there is no type U1024/],
    [payment([['amount', { cl_type: { Tuple2: ['U8'] }, bytes: '00' }]]), /cl_type\.Tuple2: expected 2 types/],
    [payment([['amount', { cl_type: nested(2000), bytes: '00' }]]), /the type is nested too deep/],
  ])('%#', (text, message) => {
    expect(() => transactionFromJson(text, parseDuration)).toThrow(message);
  });
});

test('times are read as Rust reads them', () => {
  const at = (time: string): bigint | undefined => {
    const root = JSON.parse(json(deploys[0]!));
    root.Deploy.header.timestamp = time;
    const transaction = transactionFromJson(JSON.stringify(root), parseDuration);
    return transaction._tag === 'Deploy' ? transaction.value.header.timestamp : undefined;
  };
  expect(at('1970-01-01T00:00:00Z')).toBe(0n);
  expect(at('1970-01-01 00:00:01.5')).toBe(1500n);
  expect(at('1970-01-01T00:00:00.123999Z')).toBe(123n);
});
