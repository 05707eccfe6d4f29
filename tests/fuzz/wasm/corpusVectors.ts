/**
 * Writes `tests/vectors/wasm-corpus.json`: what the reference engine makes of every contract binary of this repository.
 *
 *     npx tsx tests/fuzz/wasm/corpusVectors.ts [ORACLE]
 *
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blake2b256 } from '../../../src/bytes/blake2b';
import { bytesToHex } from '../../../src/bytes/hex';
import { askOracle } from './oracle';
import { CORPUS, ROOT } from './repository';
import { VECTOR_HEADER } from './vectors';
import { wasmFiles } from './wasmFiles';

const files = CORPUS.flatMap(wasmFiles);
const modules = files.map((file) => new Uint8Array(readFileSync(file)));
const answers = askOracle(modules, { oracle: process.argv[2] });
// By hash: a contract that is built anew is not compared with what the old one gave.
const expected = Object.fromEntries(modules.map((module, index) => [bytesToHex(blake2b256(module)), answers[index]]));
writeFileSync(
  join(ROOT, 'tests/vectors/wasm-corpus.json'),
  `${JSON.stringify({ ...VECTOR_HEADER, expected }, null, 1)}\n`,
);
console.log(`${files.length} contracts`);
