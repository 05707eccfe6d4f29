import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { blake2b256 } from '../../../src/bytes/blake2b';
import { bytesToHex } from '../../../src/bytes/hex';
import { differences } from '../../fuzz/wasm/differences';
import { CORPUS, ROOT } from '../../fuzz/wasm/repository';
import { wasmFiles } from '../../fuzz/wasm/wasmFiles';

const vectors = join(ROOT, 'tests/vectors/wasm-corpus.json');
const { expected } = JSON.parse(readFileSync(vectors, 'utf8')) as { expected: { readonly [hash: string]: unknown } };

const contracts = CORPUS.flatMap(wasmFiles)
  .map((file) => ({ name: relative(ROOT, file), bytes: new Uint8Array(readFileSync(file)) }))
  .filter(({ bytes }) => bytesToHex(blake2b256(bytes)) in expected);

describe('contracts are prepared and stored as the reference engine does it, byte for byte', () => {
  test.each(contracts.map(({ name, bytes }) => [name, bytes] as const))('%s', (_, bytes) => {
    expect(differences(bytes, expected[bytesToHex(blake2b256(bytes))])).toEqual([]);
  });
});

test('the recorded contracts are those of the repository', () => {
  // `tests/fuzz/wasm/corpusVectors.ts` records them anew when they are built anew.
  expect(contracts.length).toBeGreaterThanOrEqual(20);
});
