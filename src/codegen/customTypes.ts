/**
 * The types that a contract defines, with their codecs.
 *
 * @module
 */
import { isPlainEnum, type SchemaCustomType, type SchemaType, schemaTypeChildren } from '../builder/contractSchema';
import { camelCase, NameScope } from './names';
import { broken, docComment, propertyName, quoted, unionType, WIDTH } from './text';
import { codecText, type FileNames, valueType } from './typeText';

/** Declarations of every type, those that others are made of first. */
export function customTypeLines(types: ReadonlyMap<string, SchemaCustomType>, names: FileNames): readonly string[] {
  const defined = new Set<string>();
  return inOrder(types).flatMap((type) => {
    const lines = ['', ...typeLines(type, names), '', ...codecLines(type, names, defined)];
    defined.add(type.name);
    return lines;
  });
}

/** Types after those that they hold, as far as they do not hold themselves. */
function inOrder(types: ReadonlyMap<string, SchemaCustomType>): readonly SchemaCustomType[] {
  const ordered = new Set<SchemaCustomType>();
  const begun = new Set<string>();
  const visitType = (type: SchemaType): void => {
    if (type._tag === 'Custom') visit(types.get(type.name)!);
    for (const child of schemaTypeChildren(type)) visitType(child);
  };
  const visit = (type: SchemaCustomType): void => {
    if (begun.has(type.name)) return;
    begun.add(type.name);
    for (const part of type._tag === 'Struct' ? type.members : type.variants) visitType(part.type);
    ordered.add(type);
  };
  for (const type of types.values()) visit(type);
  return [...ordered];
}

/** TypeScript names of a struct's members, by those of the schema. */
function memberNames(type: SchemaCustomType & { readonly _tag: 'Struct' }): ReadonlyMap<string, string> {
  const scope = NameScope.forProperties();
  return new Map(type.members.map(({ name }) => [name, scope.take(camelCase(name))]));
}

function typeLines(type: SchemaCustomType, names: FileNames): readonly string[] {
  const name = names.types.get(type.name)!;
  const doc = docComment([type.description ?? `The ${type._tag === 'Struct' ? 'struct' : 'enum'} \`${type.name}\`.`]);
  if (type._tag === 'Enum' && isPlainEnum(type)) {
    return [
      ...doc,
      unionType(
        `export type ${name}`,
        type.variants.map((variant) => quoted(variant.name)),
      ),
    ];
  }
  if (type._tag === 'Enum') {
    const alternatives = type.variants.flatMap((variant) => {
      const tag = `readonly _tag: ${quoted(variant.name)}`;
      const isEmpty = variant.type._tag === 'Unit';
      const value = isEmpty ? '' : `; readonly value: ${valueType(variant.type, names)}`;
      return [...docComment([variant.description], '  '), `  | { ${tag}${value} }`];
    });
    return [...doc, `export type ${name} =`, ...endLast(alternatives)];
  }
  if (type.members.length === 0) return [...doc, `export type ${name} = Readonly<Record<string, never>>;`];
  const members = memberNames(type);
  return [
    ...doc,
    `export interface ${name} {`,
    ...type.members.flatMap((member) => [
      ...docComment([member.description], '  '),
      `  readonly ${members.get(member.name)}: ${valueType(member.type, names)};`,
    ]),
    '}',
  ];
}

function endLast(lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => (index === lines.length - 1 ? `${line};` : line));
}

function codecLines(type: SchemaCustomType, names: FileNames, defined: ReadonlySet<string>): readonly string[] {
  const name = names.types.get(type.name)!;
  const codecName = names.codecs.get(type.name)!;
  const isDefined = (other: string): boolean => defined.has(other);
  names.importedTypes.add('Codec');
  const doc = docComment([`Writes and reads a {@link ${name}}.`]);
  const head = `export const ${codecName}: Codec<${name}> = `;
  if (type._tag === 'Enum' && isPlainEnum(type)) {
    const numbers = type.variants.map((variant) => `${propertyName(variant.name)}: ${variant.discriminant}`);
    return [...doc, ...objectCall(head, `codec.enumeration<${name}>`, type.name, numbers)];
  }
  if (type._tag === 'Enum') {
    const variants = type.variants.map((variant) => {
      const held = variant.type._tag === 'Unit' ? [] : [codecText(variant.type, names, isDefined)];
      return `${propertyName(variant.name)}: [${[variant.discriminant, ...held].join(', ')}]`;
    });
    return [...doc, ...objectCall(head, `codec.union<${name}>`, type.name, variants)];
  }
  const members = memberNames(type);
  const codecs = type.members.map(
    (member) => `${members.get(member.name)}: ${codecText(member.type, names, isDefined)}`,
  );
  return [...doc, ...objectCall(head, `codec.struct<${name}>`, type.name, codecs)];
}

/** A maker of codecs called with the type's name and an object of a property a line. */
function objectCall(head: string, maker: string, name: string, properties: readonly string[]): readonly string[] {
  const open = `${head}${maker}(${quoted(name)}, {`;
  if (open.length > WIDTH) {
    const inner = properties.map((property) => `    ${broken(property, '    ')},`);
    return [`${head}${maker}(`, `  ${quoted(name)},`, '  {', ...inner, '  },', ');'];
  }
  if (properties.length === 0) return [`${open}});`];
  return [open, ...properties.map((property) => `  ${broken(property, '  ')},`), '});'];
}
