import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { hexToBytes } from '../../../src/bytes/hex';
import { utf8Error } from '../../../src/runtime/utf8';

const vectors = JSON.parse(readFileSync(join(__dirname, '..', '..', 'vectors', 'requests.json'), 'utf8')) as {
  readonly utf8: readonly (readonly [bytes: string, error: string | null])[];
};

test('bytes that are no UTF-8 are described as Rust describes them', () => {
  const ours = vectors.utf8.map(([bytes]) => [bytes, utf8Error(hexToBytes(bytes)) ?? null]);
  expect(ours).toEqual(vectors.utf8);
});
