/**
 * For each set of named arguments its type, and the function that makes `RuntimeArgs` of it.
 *
 * @module
 */
import type { SchemaArgument } from '../builder/contractSchema';
import { camelCase, NameScope, pascalCase } from './names';
import { broken, docComment, functionHead, propertyName, quoted } from './text';
import { codecText, type FileNames, valueType } from './typeText';

/** A set of named arguments. */
export interface ArgumentSet {
  /** What takes them, as in documentation: `the entry point \`transfer\``. */
  readonly owner: string;
  /** Name of the type. */
  readonly typeName: string;
  /** Name of the function. */
  readonly functionName: string;
  readonly arguments: readonly SchemaArgument[];
  /** Expressions for arguments that are left out, by name. */
  readonly defaults?: ReadonlyMap<string, string>;
}

/** Whether all arguments may be left out. */
export function mayBeEmpty({ arguments: given, defaults }: ArgumentSet): boolean {
  return given.every((argument) => argument.isOptional || defaults?.has(argument.name));
}

/** The declarations for a set; none for one without arguments. */
export function argumentLines(set: ArgumentSet, names: FileNames): readonly string[] {
  if (set.arguments.length === 0) return [];
  const members = memberNames(set.arguments);
  names.importedTypes.add('RuntimeArgs');
  const parameter = `args: ${set.typeName}${mayBeEmpty(set) ? ' = {}' : ''}`;
  return [
    '',
    ...docComment([`Arguments of ${set.owner}.`]),
    `export interface ${set.typeName} {`,
    ...set.arguments.flatMap((argument, index) => memberLines(argument, members[index]!, set, names)),
    '}',
    '',
    ...docComment([`The named arguments of ${set.owner}.`]),
    functionHead(`export function ${set.functionName}`, [parameter], 'RuntimeArgs'),
    ...(isPlainObject(set.arguments) ? objectLines(set, members, names) : entryLines(set, members, names)),
    '}',
  ];
}

/** Names of the members: a name that several arguments have gets their types added. */
function memberNames(given: readonly SchemaArgument[]): readonly string[] {
  const scope = NameScope.forProperties();
  return given.map(({ name, type }) => {
    const typeName = type._tag === 'Custom' ? type.name : type._tag;
    return scope.take(camelCase(name), `${camelCase(name)}${pascalCase(typeName)}`);
  });
}

function memberLines(argument: SchemaArgument, member: string, set: ArgumentSet, names: FileNames): readonly string[] {
  const fallback = set.defaults?.get(argument.name);
  const type = valueType(argument.type, names, true);
  const notes = [
    argument.description,
    member === argument.name ? undefined : `Sent as \`${argument.name}\`.`,
    fallback === undefined ? undefined : `${fallback} when left out.`,
  ];
  const said = notes.filter((note) => note !== undefined).join(' ');
  const isOptional = argument.isOptional || fallback !== undefined;
  return [
    ...docComment([said], '  '),
    isOptional ? `  readonly ${member}?: ${type} | undefined;` : `  readonly ${member}: ${type};`,
  ];
}

/** Whether an object keeps the arguments as they are: names that differ, and none that objects treat in their own way. */
function isPlainObject(given: readonly SchemaArgument[]): boolean {
  const names = given.map(({ name }) => name);
  return new Set(names).size === names.length && names.every((name) => name !== '__proto__' && !/^\d+$/.test(name));
}

function objectLines(set: ArgumentSet, members: readonly string[], names: FileNames): readonly string[] {
  const lines = set.arguments.map((argument, index) => {
    const member = `args.${members[index]}`;
    const entry = `${propertyName(argument.name)}: ${clValueText(argument, member, set, names)}`;
    return argument.isOptional ? `    ...(${member} !== undefined && { ${entry} }),` : `    ${broken(entry, '    ')},`;
  });
  return ['  return runtimeArgs({', ...lines, '  });'];
}

function entryLines(set: ArgumentSet, members: readonly string[], names: FileNames): readonly string[] {
  const lines = set.arguments.map((argument, index) => {
    const member = `args.${members[index]}`;
    const entry = `{ name: ${quoted(argument.name)}, value: ${clValueText(argument, member, set, names)} }`;
    return argument.isOptional ? `    ...(${member} === undefined ? [] : [${entry}]),` : `    ${entry},`;
  });
  return ['  return RuntimeArgs.fromEntries([', ...lines, '  ]);'];
}

function clValueText(argument: SchemaArgument, member: string, set: ArgumentSet, names: FileNames): string {
  const fallback = set.defaults?.get(argument.name);
  const value = fallback === undefined ? member : `${member} ?? ${fallback}`;
  return `${codecText(argument.type, names)}.toCLValue(${value})`;
}
