/**
 * What is generated, as committed files that the compiler checks with the rest (tests/unit/codegen/generated), and schemas
 * written to break it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseContractSchema } from '../../../src/builder/parseContractSchema';
import { generateContract } from '../../../src/codegen/generateContract';
import { compilerProblems } from './compilerProblems';

const SCHEMAS = join(__dirname, '..', '..', 'fixtures', 'schemas');
const FILES = readdirSync(SCHEMAS).filter((file) => file.endsWith('.json'));

/** `cep18_example_schema.json` gives `cep18Example.ts`. */
const generatedName = (file: string): string =>
  file.replace('_schema.json', '.ts').replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

test.each(FILES)('%s gives the committed file', (file) => {
  const text = generateContract(parseContractSchema(readFileSync(join(SCHEMAS, file), 'utf8')), file);
  expect(text).toBe(readFileSync(join(__dirname, 'generated', generatedName(file)), 'utf8'));
});

interface Parts {
  readonly types?: unknown;
  readonly errors?: unknown;
  readonly entry_points?: unknown;
  readonly events?: unknown;
  readonly call?: unknown;
  readonly contract_name?: string;
}

const schemaOf = (parts: Parts): unknown => ({
  casper_contract_schema_version: 1,
  contract_name: 'Hostile',
  contract_version: '1',
  types: [],
  errors: [],
  entry_points: [],
  events: [],
  call: null,
  ...parts,
});
const generate = (parts: Parts): string => generateContract(parseContractSchema(schemaOf(parts)), 'hostile.json');
const struct = (name: string, ...members: readonly string[]): unknown => ({
  struct: {
    name,
    description: null,
    members: members.map((member) => ({ name: member, description: null, ty: 'U8' })),
  },
});
const entryPoint = (name: string, more: object = {}): unknown => ({
  ...{ name, description: null, is_mutable: true, arguments: [], return_ty: 'Unit' },
  ...{ is_contract_context: true, access: 'public', ...more },
});
const argument = (name: string, ty: unknown = 'U8', optional = false): unknown => ({
  ...{ name, description: null, ty, optional },
});

const problemsOf = (text: string): readonly string[] =>
  compilerProblems(text, join(__dirname, 'generated', 'hostile.ts'));

describe('a name that means something else in TypeScript', () => {
  test('gets another; what is generated compiles under the strictest settings', () => {
    const text = generate({
      contract_name: 'String',
      types: [
        struct('Key', 'from', 'From', '__proto__', 'constructor'),
        struct('Map', 'a_b', 'aB', 'a__b'),
        struct('A::B'),
        struct('AB'),
        struct('42'),
        struct("”quoted\" 'name'"),
        struct('é'),
        {
          enum: {
            name: 'class',
            description: null,
            variants: ['__proto__', 'a-b', "it's", '1', ''].map((name, index) => ({
              name,
              description: null,
              discriminant: index,
              ty: index === 2 ? 'Key' : 'Unit',
            })),
          },
        },
        {
          enum: {
            name: 'codec',
            description: null,
            variants: [{ name: '__proto__', description: null, discriminant: 255, ty: 'Unit' }],
          },
        },
      ],
      errors: ['__proto__', 'a b', 'A', 'B'].map((name, index) => ({
        name,
        description: '*/ process.exit(1) /*',
        discriminant: index >> 1,
      })),
      entry_points: [
        ...[
          'constructor',
          'contract',
          'events',
          'delete',
          'try_delete',
          'then',
          'a_b',
          'aB',
          '__proto__',
          '',
          "');process.exit(1)//",
        ].map((name) => entryPoint(name)),
        entryPoint('repeated', {
          arguments: [
            argument('id', 'U8', true),
            argument('id', 'String', true),
            argument('id', 'AB', true),
            argument('id', 'String', true),
          ],
        }),
        entryPoint('odd', {
          arguments: [argument('1'), argument('0'), argument('__proto__'), argument('args')],
          access: { groups: [] },
        }),
        entryPoint('asks', { is_mutable: false, access: { groups: ['admin', '*/'] }, is_contract_context: false }),
        entryPoint('codecs', {
          arguments: [
            argument('codec', { Map: { key: 'Key', value: { List: { Tuple1: [{ List: { Option: 'codec' } }] } } } }),
          ],
          return_ty: { Result: { ok: 'Unit', err: 'class' } },
        }),
      ],
      events: [
        { name: '__proto__', ty: 'Key' },
        { name: 'event_Named', ty: 'Map' },
      ],
      call: {
        wasm_file_name: "'.wasm\n",
        description: 'a\u2028b',
        arguments: [argument('options'), argument('wasm', 'Unit', true)],
      },
    });
    expect(text).toMatchSnapshot();
    expect(problemsOf(text)).toEqual([]);
  }, 60_000);
});

test('the compiler is really asked', () => {
  const [problem] = problemsOf("export const five = 'five' as unknown as number satisfies string;");
  expect(problem).toContain("does not satisfy the expected type 'string'");
}, 60_000);

test('an empty schema gives a class without anything', () => {
  const text = generate({});
  expect(text).toMatchSnapshot();
  expect(problemsOf(text)).toEqual([]);
}, 60_000);

test('the same schema gives the same text, whatever the order of the members of its JSON', () => {
  const json = JSON.parse(readFileSync(join(SCHEMAS, 'registry_schema.json'), 'utf8')) as Record<string, unknown>;
  const turned = Object.fromEntries(Object.entries(json).reverse());
  expect(generateContract(parseContractSchema(turned), 'x')).toBe(generateContract(parseContractSchema(json), 'x'));
});
