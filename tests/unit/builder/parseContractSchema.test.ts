/** Contract schemas: every form that serde takes, and every place where something may be wrong. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseContractSchema } from '../../../src/builder/parseContractSchema';
import { isCasperTestError } from '../../../src/bytes/casperTestError';

const REGISTRY = readFileSync(join(__dirname, '..', '..', 'fixtures', 'schemas', 'registry_schema.json'), 'utf8');

// biome-ignore lint/suspicious/noExplicitAny: the point is to make JSON that is wrong.
type Json = any;

const changed = (change: (schema: Json) => void): unknown => {
  const schema = JSON.parse(REGISTRY) as Json;
  change(schema);
  return schema;
};

const messageOf = (json: unknown): string => {
  try {
    parseContractSchema(json);
  } catch (error) {
    if (!isCasperTestError(error)) throw error;
    expect(error.code).toBe('BAD_SCHEMA');
    return error.message;
  }
  throw new Error('nothing was wrong with it');
};

test('types in the short form and in that of older releases, and the members of newer ones', () => {
  const older = changed((schema) => {
    schema.entry_points[0].return_ty = { Custom: 'Place' };
    schema.entry_points[0].is_payable = true;
    schema.toolkit = { name: 'Odra', version: '3' };
    schema.storage = { kind: 'module', fields: [] };
    delete schema.call;
    delete schema.entry_points[0].description;
  });
  const parsed = parseContractSchema(older);
  expect(parsed.entryPoints[0]).toMatchObject({
    returnType: { _tag: 'Custom', name: 'Place' },
    description: undefined,
  });
  expect(parsed.call).toBeUndefined();
});

test('a type that is listed twice alike', () => {
  expect(parseContractSchema(changed((schema) => schema.types.push(schema.types[0]))).types.size).toBe(9);
});

const WRONG: readonly (readonly [string, unknown, string])[] = [
  ['no JSON', '{', 'not JSON'],
  ['something else', '[1]', '$: expected an object, got an array of 1'],
  ['nothing', undefined, '$: expected an object, got nothing'],
  [
    'another version',
    changed((schema) => (schema.casper_contract_schema_version = 2)),
    '$.casper_contract_schema_version: expected 1, the only version there is, got 2',
  ],
  ['no name', changed((schema) => delete schema.contract_name), '$.contract_name: expected a text, got nothing'],
  ['no types', changed((schema) => (schema.types = null)), '$.types: expected an array, got null'],
  [
    'a kind of type',
    changed((schema) => (schema.types[0] = { union: {} })),
    '$.types[0]: expected an object with the one member "struct" or "enum", got an object (union)',
  ],
  [
    'two kinds',
    changed((schema) => (schema.types[0].enum = {})),
    '$.types[0]: expected one of several kinds, as a text or an object of one member, got an object (struct, enum)',
  ],
  [
    'a member type',
    changed((schema) => (schema.types[1].struct.members[0].ty = { ByteArray: -1 })),
    '$.types[1].struct.members[0].ty.ByteArray: expected a whole number from 0 to 4294967295, got -1',
  ],
  [
    'a tuple',
    changed((schema) => (schema.types[1].struct.members[0].ty = { Tuple2: ['U8'] })),
    '.ty.Tuple2: expected an array of 2, got an array of 1',
  ],
  [
    'a kind of CLType',
    changed((schema) => (schema.types[1].struct.members[0].ty = { Vec: 'U8' })),
    '.ty: expected a type such as "U512", {"List":"Key"} or the name of one among the types, got an object (Vec)',
  ],
  [
    'an unknown type',
    changed((schema) => (schema.types[1].struct.members[0].ty = { Option: 'Nowhere' })),
    '$.types[1].struct.members[0].ty: expected a type of Casper or one among the types, got "Nowhere"',
  ],
  [
    'Any',
    changed((schema) => (schema.entry_points[0].return_ty = 'Any')),
    '$.entry_points[0].return_ty: expected a type of Casper or one among the types, got "Any"',
  ],
  [
    'a member twice',
    changed((schema) => (schema.types[1].struct.members[1].name = 'ip')),
    '$.types[1].struct.members[1].name: expected a name that none before it has, got the text "ip"',
  ],
  [
    'a definition that differs',
    changed((schema) => schema.types.push({ struct: { name: 'Point', members: [] } })),
    '$.types[9]: expected "Point" to be defined once, got a second definition that differs',
  ],
  [
    'a discriminant above a byte',
    changed((schema) => (schema.types[7].enum.variants[1].discriminant = 256)),
    '$.types[7].enum.variants[1].discriminant: expected a whole number from 0 to 255, got 256',
  ],
  [
    'a discriminant twice',
    changed((schema) => (schema.types[7].enum.variants[1].discriminant = 1)),
    '.variants[1].discriminant: expected a number that none before it has, got 1',
  ],
  [
    'an enum without variants',
    changed((schema) => (schema.types[7].enum.variants = [])),
    '$.types[7].enum.variants: expected at least one variant, got an array of 0',
  ],
  [
    'a type that holds itself',
    changed((schema) => (schema.types[5].struct.members[0].ty = 'Point')),
    '$.types[5]: expected a type that values can have, got "Point", which always holds itself',
  ],
  [
    'an optional flag',
    changed((schema) => (schema.entry_points[0].arguments[0].optional = 'no')),
    '$.entry_points[0].arguments[0].optional: expected true or false, got the text "no"',
  ],
  [
    'an argument twice',
    changed((schema) => schema.entry_points[0].arguments.push(schema.entry_points[0].arguments[0])),
    '$.entry_points[0].arguments[0].optional: expected true, as there are several arguments "place", got false',
  ],
  [
    'an entry point twice',
    changed((schema) => schema.entry_points.push(schema.entry_points[0])),
    '.name: expected a name that none before it has, got the text "add_place"',
  ],
  [
    'an access',
    changed((schema) => (schema.entry_points[0].access = { group: [] })),
    '$.entry_points[0].access: expected "public", or an object with the one member "groups", got an object (group)',
  ],
  [
    'an event of no struct',
    changed((schema) => (schema.events[0].ty = 'Level')),
    '$.events[0].ty: expected the name of a struct among the types, got the text "Level"',
  ],
  [
    'an error number',
    changed((schema) => (schema.errors[0].discriminant = 65_536)),
    '$.errors[0].discriminant: expected a whole number from 0 to 65535, got 65536',
  ],
  ['a call', changed((schema) => (schema.call.wasm_file_name = 1)), '$.call.wasm_file_name: expected a text, got 1'],
];

test.each(WRONG)('%s', (_, json, message) => {
  expect(messageOf(json)).toContain(message);
});

test('types that nest deeper than any CLType', () => {
  let type: unknown = 'U8';
  for (let depth = 0; depth < 100_000; depth++) type = { Option: type };
  expect(messageOf(changed((schema) => (schema.entry_points[0].return_ty = type)))).toContain(
    'types nest at most 50 levels deep',
  );
});

test('a schema of the other form is recognised', () => {
  const legacy = { name: 'Cep18', events: [], entrypoints: [] };
  expect(messageOf(legacy)).toContain('This looks like a file of resources/legacy');
});

test('a graph of types that is looked through once for each type, not for each way through it', () => {
  const types = Array.from({ length: 60 }, (_, index) => ({
    struct: {
      name: `T${index}`,
      members: ['a', 'b'].map((name) => ({ name, ty: index === 0 ? 'U8' : `T${index - 1}` })),
    },
  }));
  expect(parseContractSchema(changed((schema) => schema.types.push(...types))).types.size).toBe(69);
});
