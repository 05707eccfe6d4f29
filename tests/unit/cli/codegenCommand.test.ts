/** `casper-test codegen`, by its command line. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { main } from '../../../src/cli/main';

const ROOT = join(__dirname, '..', '..', '..');
const SCHEMA = join(ROOT, 'tests', 'fixtures', 'schemas', 'cep18_example_schema.json');
const GENERATED = readFileSync(join(ROOT, 'tests', 'unit', 'codegen', 'generated', 'cep18Example.ts'), 'utf8');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casper-codegen-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function codegen(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const context = {
    cwd: folder,
    env: {},
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
  };
  const code = await main(['codegen', ...args], context);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('to the standard output', async () => {
  const { code, out, err } = await codegen(SCHEMA);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(`${out}\n`).toBe(GENERATED);
});

test('to a file in a folder that is not there yet; and checked', async () => {
  const file = join('new', 'token.ts');
  expect(await codegen(SCHEMA, '-o', file)).toEqual({ code: 0, out: '', err: `Wrote ${file}.` });
  expect(readFileSync(join(folder, file), 'utf8')).toBe(GENERATED);
  expect(await codegen(SCHEMA, '-o', file, '--check')).toEqual({ code: 0, out: '', err: '' });

  writeFileSync(join(folder, file), `${GENERATED}\n`);
  const { code, err } = await codegen(SCHEMA, '--output', file, '--check');
  expect(code).toBe(1);
  expect(err).toContain(`${file} is not what ${SCHEMA} gives: run casper-test codegen`);
  expect((await codegen(SCHEMA, '-o', 'nowhere.ts', '--check')).err).toContain('There is no nowhere.ts.');
});

test('what is wrong with a schema is said with the file and the place', async () => {
  writeFileSync(join(folder, 'wrong.json'), '{"casper_contract_schema_version": 1, "contract_name": 5}');
  const { code, out, err } = await codegen('wrong.json');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('wrong.json: This is no contract schema: $.');
  const missing = await codegen('missing.json');
  expect(missing.code).toBe(1);
  expect(missing.err).toContain('missing.json');
});

const MISUSES: readonly (readonly [readonly string[], string])[] = [
  [[], 'Which schema? Name its JSON file.'],
  [['a.json', 'b.json'], 'One schema at a time: "b.json" is one too many.'],
  [['a.json', '--check'], 'Which file is to be checked? Name it with -o.'],
  [['a.json', '--out', 'x'], "Unknown option '--out'"],
];
test.each(MISUSES)('%j is explained', async (args, message) => {
  const { code, err } = await codegen(...args);
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(err).toContain('casper-test codegen <schema.json>');
});

test('as a program of its own', () => {
  const cli = join(ROOT, 'src', 'cli', 'main.ts');
  const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const out = execFileSync('node', [tsx, cli, 'codegen', relative(folder, SCHEMA)], { cwd: folder, encoding: 'utf8' });
  expect(out).toBe(GENERATED);
}, 60_000);
