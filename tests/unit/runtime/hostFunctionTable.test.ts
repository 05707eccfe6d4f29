/** The names of host functions agree wherever they are listed. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { HOST_FUNCTIONS } from '../../../src/runtime/hostFunctions';
import { HOST_SIGNATURES } from '../../../src/wasm/hostSignatures';

const ROOT = join(__dirname, '../../..');
const resolverNames = [...HOST_SIGNATURES.keys()].filter((name) => name !== 'gas').sort();

test('every name of the resolver has a body, and nothing else', () => {
  expect(resolverNames).toHaveLength(58);
  expect(Object.keys(HOST_FUNCTIONS).sort()).toEqual(resolverNames);
});

test('ARCHITECTURE.md lists each once, with a file that exists', () => {
  const section = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8')
    .split('\n## Host functions\n')[1]
    ?.split('\n## ')[0];
  const rows = [...(section ?? '').matchAll(/^\| `(\w+\.ts)` \| (.*) \|$/gm)];
  const listed = rows.flatMap(([, file, names]) => {
    expect(existsSync(join(ROOT, 'src/runtime/host', file ?? ''))).toBe(true);
    return [...(names ?? '').matchAll(/`(\w+)`/g)].map((match) => match[1]);
  });
  expect(listed.sort()).toEqual(resolverNames);
});

test('docs/host-functions.md has a chapter for each', () => {
  const text = readFileSync(join(ROOT, 'docs/host-functions.md'), 'utf8');
  const chapters = [...text.matchAll(/^## (\w+)$/gm)].map((match) => match[1]).filter((name) => name !== 'gas');
  expect(chapters.sort()).toEqual(resolverNames);
});
