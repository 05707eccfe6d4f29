/**
 * TypeScript for a contract, from its schema: its types, arguments, entry points, errors and events. What is generated imports
 * this package only, and the same schema gives the same text.
 *
 * @module
 */
import type { ContractSchema } from '../builder/contractSchema';
import { type ArgumentSet, argumentLines } from './argumentFunctions';
import { classLines } from './contractClass';
import { customTypeLines } from './customTypes';
import { camelCase, constantCase, NameScope, pascalCase } from './names';
import { docComment, propertyName, quoted, unionType, WIDTH } from './text';
import type { FileNames } from './typeText';

/** Everything that a generated file may import: it gives none of these names to something else. */
const IMPORTABLE = [
  ...[
    'CallOptions',
    'Codec',
    'ContractHandle',
    'codecs',
    'Either',
    'EventCodecs',
    'InstallOptions',
    'Key',
    'KeyLike',
    'Option',
  ],
  ...[
    'PublicKey',
    'PublicKeyLike',
    'RuntimeArgs',
    'runtimeArgs',
    'URef',
    'URefLike',
    'WasmTestBuilder',
    'WasmV1Result',
  ],
] as const;

/** Settings of every installer made with Odra, and what Odra's deployer sends. Source: odra-core `host.rs` (`Deployer::deploy`). */
const ODRA_NAMED_KEY = 'odra_cfg_package_hash_key_name';
const ODRA_SETTINGS: readonly (readonly [string, string])[] = [
  ['odra_cfg_allow_key_override', 'true'],
  ['odra_cfg_is_upgradable', 'false'],
  ['odra_cfg_is_upgrade', 'false'],
];

/**
 * The text of a TypeScript file for a contract.
 *
 * @param source what the schema was read from, to be named in the file
 */
export function generateContract(schema: ContractSchema, source: string): string {
  const scope = NameScope.forFile(IMPORTABLE);
  const className = scope.take(pascalCase(schema.contractName), `${pascalCase(schema.contractName)}Contract`);
  const names = fileNames(schema, scope);
  const errors = {
    codes: scope.take(`${className}Error`),
    names: scope.take(`${constantCase(className)}_ERROR_NAMES`),
  };
  const events =
    schema.events.length === 0
      ? undefined
      : { typeName: scope.take(`${className}Event`), codecsName: scope.take(`${camelCase(className)}EventCodecs`) };
  const entryPoints = schema.entryPoints.map((entryPoint) =>
    argumentSet(entryPoint.name, `the entry point \`${entryPoint.name}\``, entryPoint.arguments, scope),
  );
  const call = callSet(schema, scope);
  const errorNames = schema.errors.length === 0 ? undefined : errors.names;
  const body = [
    ...customTypeLines(schema.types, names),
    ...errorLines(schema, errors),
    ...eventLines(schema, events, names),
    ...[...entryPoints, ...(call === undefined ? [] : [call])].flatMap((set) => argumentLines(set, names)),
    ...classLines({ schema, className, entryPoints, call, namedKey: namedKeyText(schema), errorNames, events }, names),
  ];
  const usesCodecs = body.some((line) => /\bcodec\./.test(line));
  return [
    ...headLines(schema, source),
    ...importLines(names.importedTypes, body),
    ...(usesCodecs ? ['', 'const codec = codecs();'] : []),
    ...body,
    '',
  ].join('\n');
}

function fileNames(schema: ContractSchema, scope: NameScope): FileNames {
  const types = new Map<string, string>();
  const codecs = new Map<string, string>();
  for (const { name } of schema.types.values()) {
    const typeName = scope.take(pascalCase(name), `${pascalCase(name)}Type`);
    types.set(name, typeName);
    codecs.set(name, scope.take(`${camelCase(typeName)}Codec`));
  }
  return { types, codecs, importedTypes: new Set() };
}

function argumentSet(name: string, owner: string, given: ArgumentSet['arguments'], scope: NameScope): ArgumentSet {
  if (given.length === 0) return { owner, typeName: '', functionName: '', arguments: given };
  return {
    owner,
    typeName: scope.take(`${pascalCase(name)}Args`),
    functionName: scope.take(`${camelCase(name)}Args`),
    arguments: given,
  };
}

function callSet(schema: ContractSchema, scope: NameScope): ArgumentSet | undefined {
  if (schema.call === undefined) return undefined;
  const owner = `the session code ${schema.call.wasmFileName}`;
  const set = argumentSet('install', owner, schema.call.arguments, scope);
  return isOdra(schema)
    ? { ...set, defaults: new Map([...ODRA_SETTINGS, [ODRA_NAMED_KEY, quoted(schema.contractName)]]) }
    : set;
}

/** Whether the installer takes the settings of Odra. */
function isOdra({ call }: ContractSchema): boolean {
  return [ODRA_NAMED_KEY, ...ODRA_SETTINGS.map(([name]) => name)].every((name) =>
    call?.arguments.some((argument) => argument.name === name),
  );
}

function namedKeyText(schema: ContractSchema): string | undefined {
  return isOdra(schema) ? `args.${camelCase(ODRA_NAMED_KEY)} ?? ${quoted(schema.contractName)}` : undefined;
}

function headLines({ contractName, contractVersion }: ContractSchema, source: string): readonly string[] {
  return docComment([
    `The contract ${contractName} ${contractVersion}, typed.`,
    `Generated by \`casper-test codegen\` from ${source}. Changes are lost when it is generated again.`,
    '@module',
  ]);
}

function importLines(importedTypes: ReadonlySet<string>, body: readonly string[]): readonly string[] {
  const text = body.join('\n');
  const values = ['codecs', 'ContractHandle', 'runtimeArgs', 'RuntimeArgs'].filter((name) => isValueUsed(name, text));
  const specifiers = [
    ...values,
    ...[...importedTypes].filter((name) => !values.includes(name)).map((name) => `type ${name}`),
  ];
  const sorted = specifiers.toSorted((left, right) =>
    compareNames(left.replace('type ', ''), right.replace('type ', '')),
  );
  const oneLine = `import { ${sorted.join(', ')} } from 'casper-engine-test-support';`;
  if (oneLine.length <= WIDTH) return [oneLine];
  return ['import {', ...sorted.map((specifier) => `  ${specifier},`), "} from 'casper-engine-test-support';"];
}

function isValueUsed(name: string, text: string): boolean {
  if (name === 'codecs') return text.includes('codec.');
  return text.includes(name === 'runtimeArgs' ? 'runtimeArgs(' : `${name}.`);
}

/** The order of Biome and of most who sort imports: A, a, B, b. */
function compareNames(left: string, right: string): number {
  const [a, b] = [sortKey(left), sortKey(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function sortKey(name: string): string {
  return name.replace(/[A-Za-z]/g, (letter) => `${letter.toLowerCase()}${letter < 'a' ? 0 : 1}`);
}

function errorLines(
  { contractName, errors }: ContractSchema,
  names: { codes: string; names: string },
): readonly string[] {
  if (errors.length === 0) return [];
  const sorted = errors.toSorted((left, right) => left.code - right.code || (left.name < right.name ? -1 : 1));
  const byCode = new Map<number, string>();
  for (const { code, name } of sorted) byCode.set(code, [byCode.get(code), name].filter(Boolean).join(' or '));
  return [
    '',
    ...docComment([`User errors of ${contractName}: the numbers it reverts with.`]),
    `export const ${names.codes} = {`,
    ...sorted.flatMap(({ name, code, description }) => [
      ...docComment([description], '  '),
      `  ${propertyName(name)}: ${code},`,
    ]),
    '} as const;',
    '',
    ...docComment(['Their names, for messages.']),
    `export const ${names.names} = {`,
    ...[...byCode].map(([code, name]) => `  ${code}: ${quoted(name)},`),
    '} as const;',
  ];
}

function eventLines(
  { contractName, events }: ContractSchema,
  declared: { readonly typeName: string; readonly codecsName: string } | undefined,
  names: FileNames,
): readonly string[] {
  if (declared === undefined) return [];
  names.importedTypes.add('EventCodecs');
  const alternatives = events.map(
    ({ name, type }) => `{ readonly name: ${quoted(plainEventName(name))}; readonly data: ${names.types.get(type)} }`,
  );
  return [
    '',
    ...docComment([`An event of ${contractName}.`]),
    unionType(`export type ${declared.typeName}`, alternatives),
    '',
    ...docComment(['Reads the members of each event.']),
    `export const ${declared.codecsName}: EventCodecs<${declared.typeName}> = {`,
    ...events.map(({ name, type }) => `  ${propertyName(plainEventName(name))}: ${names.codecs.get(type)},`),
    '};',
  ];
}

/** Some toolkits name events with the prefix that their bytes begin with. */
function plainEventName(name: string): string {
  return name.replace(/^event_(?=.)/, '');
}
