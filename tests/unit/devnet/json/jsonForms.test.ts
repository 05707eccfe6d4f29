/** The JSON of every kind of value against what casper-types writes (tests/vectors/jsonForms.json). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { bytesToHex, hexToBytes } from '../../../../src/bytes/hex';
import { readAll } from '../../../../src/bytes/reader';
import { writeBytes } from '../../../../src/bytes/writer';
import {
  blockFromBytes,
  blockToBytes,
  makeBlock,
  readBlockBody,
  writeBlockBody,
} from '../../../../src/devnet/chain/block';
import { executionResultFromBytes, executionResultToBytes } from '../../../../src/devnet/chain/executionResult';
import { blockJson, executionResultJson } from '../../../../src/devnet/json/blockJson';
import { clValueJson } from '../../../../src/devnet/json/clValueJson';
import { transformKindJson } from '../../../../src/devnet/json/effectsJson';
import { type Json, parseJson, writeJson } from '../../../../src/devnet/json/exactJson';
import { storedValueJson } from '../../../../src/devnet/json/storedValueJson';
import { deployJson, transactionJson } from '../../../../src/devnet/json/transactionJson';
import { messageJson, transferJson } from '../../../../src/devnet/json/transferJson';
import { CLValue } from '../../../../src/types/clValue';
import { deployFromBytes } from '../../../../src/types/deploy';
import { Key } from '../../../../src/types/key';
import { readMessage } from '../../../../src/types/message';
import { storedValueFromBytes } from '../../../../src/types/storedValue';
import { transactionV1FromBytes } from '../../../../src/types/transactionV1';
import { readTransfer } from '../../../../src/types/transfer';
import { transformKindFromBytes } from '../../../../src/types/transform';

type Form = readonly [bytes: string, json: string];
interface Vectors {
  readonly blocks: readonly {
    readonly header: string;
    readonly body: string;
    readonly hash: string;
    readonly json: string;
  }[];
  readonly [kind: string]: unknown;
}

const vectors = JSON.parse(
  readFileSync(join(__dirname, '../../../vectors/jsonForms.json'), 'utf8'),
) as unknown as Vectors;

const forms: { readonly [kind: string]: (bytes: Uint8Array) => Json } = {
  storedValues: (bytes) => storedValueJson(storedValueFromBytes(bytes)),
  transforms: (bytes) => transformKindJson(transformKindFromBytes(bytes)),
  transfers: (bytes) => transferJson(readAll(bytes, readTransfer)),
  messages: (bytes) => messageJson(readAll(bytes, readMessage)),
  deploys: (bytes) => deployJson(deployFromBytes(bytes)),
  transactions: (bytes) => transactionJson({ _tag: 'V1', value: transactionV1FromBytes(bytes) }),
  clValues: (bytes) => clValueJson(CLValue.fromBytes(bytes)),
  keys: (bytes) => Key.fromBytes(bytes).toFormattedString(),
  executionResults: (bytes) => executionResultJson(executionResultFromBytes(bytes)),
};

test.each(Object.keys(forms))('%s are written as Rust writes them', (kind) => {
  const cases = vectors[kind] as readonly Form[];
  expect(cases.length).toBeGreaterThan(0);
  for (const [bytes, json] of cases) expect(writeJson(forms[kind]!(hexToBytes(bytes)))).toBe(json);
});

test('execution results keep their bytes', () => {
  for (const [bytes] of vectors.executionResults as readonly Form[]) {
    expect(bytesToHex(executionResultToBytes(executionResultFromBytes(hexToBytes(bytes))))).toBe(bytes);
  }
});

test('blocks have the bytes, hashes and JSON of casper-types', () => {
  for (const { header, body, hash, json } of vectors.blocks) {
    const block = blockFromBytes(hexToBytes(header + body));
    expect(bytesToHex(blockToBytes(block))).toBe(header + body);
    expect(bytesToHex(block.hash)).toBe(hash);
    expect(writeJson(blockJson(block))).toBe(json);
    const remade = makeBlock({ ...block.header, ...block.body, parentSeed: new Uint8Array(32) });
    expect(remade.header.bodyHash).toEqual(block.header.bodyHash);
    expect(bytesToHex(writeBytes((writer) => writeBlockBody(writer, readAll(hexToBytes(body), readBlockBody))))).toBe(
      body,
    );
  }
});

test('long integers survive reading and writing', () => {
  const text =
    '{"id":18446744073709551615,"text":"12345678901234567890","small":7,"fraction":1.5,"list":[-9223372036854775808]}';
  expect(writeJson(parseJson(text))).toBe(text);
  expect((parseJson(text) as { id: bigint }).id).toBe(18446744073709551615n);
});
