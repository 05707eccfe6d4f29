/**
 * Contract schemas from their JSON. What is wrong with one is told with its place in the JSON.
 *
 * Answers to: casper-contract-schema 0.6.0 to 0.9.0 (`lib.rs`, `ty.rs`), whose serde forms it reads. Members that it does not
 * know are passed over, as serde does.
 *
 * @module
 */
import { type BytesError, isBytesError } from '../bytes/bytesError';
import { CasperTestError } from '../bytes/casperTestError';
import { CL_TYPE_RECURSION_DEPTH, simpleCLType } from '../types/clType';
import { JsonNode } from '../types/jsonNode';
import {
  type ContractSchema,
  type SchemaArgument,
  type SchemaCall,
  type SchemaCustomType,
  type SchemaEntryPoint,
  type SchemaType,
  schemaTypeChildren,
} from './contractSchema';

/** `casper_contract_schema_version` of every release so far. Source: odra-schema `lib.rs` (`CCSV`). */
const SCHEMA_VERSION = 1;

/**
 * A schema from its JSON.
 *
 * @param json the text of the file, or what it was parsed to
 * @throws CasperTestError `BAD_SCHEMA` naming the place in the JSON, what was expected there and what is there
 */
export function parseContractSchema(json: unknown): ContractSchema {
  try {
    const root = typeof json === 'string' ? JsonNode.parse(json) : JsonNode.of(json);
    return readSchema(root);
  } catch (error) {
    if (!isBytesError(error)) throw error;
    throw new CasperTestError({
      code: 'BAD_SCHEMA',
      shortMessage: `This is no contract schema: ${(error as BytesError).reason}.`,
      hint: hintFor(json),
    });
  }
}

function hintFor(json: unknown): string {
  const value = typeof json === 'string' ? attemptJson(json) : json;
  const isLegacy = typeof value === 'object' && value !== null && 'entrypoints' in value;
  return isLegacy
    ? 'This looks like a file of resources/legacy; take the one of resources/casper_contract_schemas.'
    : 'Give the JSON of casper-contract-schema, as `cargo odra schema` writes to resources/casper_contract_schemas.';
}

function attemptJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readSchema(root: JsonNode): ContractSchema {
  const version = root.field('casper_contract_schema_version');
  if (version.u8() !== SCHEMA_VERSION) version.expected(`${SCHEMA_VERSION}, the only version there is`);
  const types = readTypes(root.field('types'));
  const schema: ContractSchema = {
    contractName: root.field('contract_name').string(),
    contractVersion: root.field('contract_version').string(),
    types,
    errors: root
      .field('errors')
      .elements()
      .map((node) => ({ ...described(node), code: node.field('discriminant').u16() })),
    entryPoints: unique(root.field('entry_points'), (node) => readEntryPoint(node, types)),
    events: unique(root.field('events'), (node) => ({
      name: node.field('name').string(),
      type: readEventType(node.field('ty'), types),
    })),
    call: root.field('call').optional((node) => readCall(node, types)),
  };
  return schema;
}

/** The elements of an array, whose names differ. */
function unique<T extends { readonly name: string }>(nodes: JsonNode, read: (node: JsonNode) => T): readonly T[] {
  const names = new Set<string>();
  return nodes.elements().map((node) => {
    const element = read(node);
    if (names.has(element.name)) node.field('name').expected('a name that none before it has');
    names.add(element.name);
    return element;
  });
}

function described(node: JsonNode): { readonly name: string; readonly description: string | undefined } {
  return { name: node.field('name').string(), description: readDescription(node) };
}

/** Toolkits write an empty text where there is no description. */
function readDescription(node: JsonNode): string | undefined {
  const text = node.field('description').optional((description) => description.string());
  return text === '' ? undefined : text;
}

function readTypes(nodes: JsonNode): ReadonlyMap<string, SchemaCustomType> {
  const types = new Map<string, SchemaCustomType>();
  const uses: [JsonNode, SchemaType][] = [];
  const definitions: [JsonNode, string][] = [];
  for (const node of nodes.elements()) {
    const type = readCustomType(node, uses);
    const before = types.get(type.name);
    // A type that several modules use may be listed by each of them.
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(type)) {
      node.fail(`expected ${JSON.stringify(type.name)} to be defined once, got a second definition that differs`);
    }
    types.set(type.name, type);
    definitions.push([node, type.name]);
  }
  for (const [node, type] of uses) checkDefined(node, type, types);
  checkFinite(definitions, types);
  return types;
}

function readCustomType(node: JsonNode, uses: [JsonNode, SchemaType][]): SchemaCustomType {
  const [kind, contents] = node.variant();
  const typeIn = (holder: JsonNode): SchemaType => {
    const type = readType(holder.field('ty'));
    uses.push([holder.field('ty'), type]);
    return type;
  };
  if (kind === 'struct') {
    const members = unique(contents.field('members'), (member) => ({ ...described(member), type: typeIn(member) }));
    return { _tag: 'Struct', ...described(contents), members };
  }
  if (kind !== 'enum') return node.expected('an object with the one member "struct" or "enum"');
  const numbers = new Set<number>();
  const variants = unique(contents.field('variants'), (variant) => {
    // In the form of the schema it is a u16, but contracts write a byte.
    const discriminant = variant.field('discriminant').u8();
    if (numbers.has(discriminant)) variant.field('discriminant').expected('a number that none before it has');
    numbers.add(discriminant);
    return { ...described(variant), discriminant, type: typeIn(variant) };
  });
  if (variants.length === 0) contents.field('variants').expected('at least one variant');
  return { _tag: 'Enum', ...described(contents), variants };
}

function readEntryPoint(node: JsonNode, types: ReadonlyMap<string, SchemaCustomType>): SchemaEntryPoint {
  return {
    ...described(node),
    isMutable: node.field('is_mutable').boolean(),
    arguments: readArguments(node.field('arguments'), types),
    returnType: readKnownType(node.field('return_ty'), types),
    isContractContext: node.field('is_contract_context').boolean(),
    groups: readGroups(node.field('access')),
  };
}

function readGroups(node: JsonNode): readonly string[] | undefined {
  const [kind, contents] = node.variant();
  if (kind === 'public') return undefined;
  if (kind !== 'groups') return node.expected('"public", or an object with the one member "groups"');
  return contents.elements().map((group) => group.string());
}

function readArguments(nodes: JsonNode, types: ReadonlyMap<string, SchemaCustomType>): readonly SchemaArgument[] {
  const read = nodes.elements().map((node) => ({
    ...described(node),
    type: readKnownType(node.field('ty'), types),
    isOptional: node.field('optional').boolean(),
  }));
  for (const [index, argument] of read.entries()) {
    const isRepeated = read.some((other, at) => at !== index && other.name === argument.name);
    if (isRepeated && !argument.isOptional) {
      nodes
        .elements()
        [index]!.field('optional')
        .expected(`true, as there are several arguments ${JSON.stringify(argument.name)}`);
    }
  }
  return read;
}

function readCall(node: JsonNode, types: ReadonlyMap<string, SchemaCustomType>): SchemaCall {
  return {
    wasmFileName: node.field('wasm_file_name').string(),
    description: readDescription(node),
    arguments: readArguments(node.field('arguments'), types),
  };
}

function readEventType(node: JsonNode, types: ReadonlyMap<string, SchemaCustomType>): string {
  const name = node.string();
  if (types.get(name)?._tag !== 'Struct') node.expected('the name of a struct among the types');
  return name;
}

function readKnownType(node: JsonNode, types: ReadonlyMap<string, SchemaCustomType>): SchemaType {
  const type = readType(node);
  checkDefined(node, type, types);
  return type;
}

function checkDefined(node: JsonNode, type: SchemaType, types: ReadonlyMap<string, SchemaCustomType>): void {
  if (type._tag === 'Custom' && !types.has(type.name)) {
    const hint = 'some versions of Odra leave out what only variants of enums hold: add its definition to "types"';
    node.fail(`expected a type of Casper or one among the types, got ${JSON.stringify(type.name)} (${hint})`);
  }
  for (const child of schemaTypeChildren(type)) checkDefined(node, child, types);
}

function readType(node: JsonNode, depth = 1): SchemaType {
  if (depth > CL_TYPE_RECURSION_DEPTH) return node.fail(`types nest at most ${CL_TYPE_RECURSION_DEPTH} levels deep`);
  const [kind, contents] = node.variant();
  const inner = (of: JsonNode): SchemaType => readType(of, depth + 1);
  if (node.text !== undefined) {
    const simple = kind === 'Any' ? undefined : simpleCLType(kind);
    return simple === undefined ? { _tag: 'Custom', name: kind } : ({ _tag: kind } as SchemaType);
  }
  switch (kind) {
    case 'Option':
    case 'List':
      return { _tag: kind, inner: inner(contents) };
    case 'ByteArray':
      return { _tag: kind, size: contents.u32() };
    case 'Result':
      return { _tag: kind, ok: inner(contents.field('ok')), err: inner(contents.field('err')) };
    case 'Map':
      return { _tag: kind, key: inner(contents.field('key')), value: inner(contents.field('value')) };
    case 'Tuple1':
    case 'Tuple2':
    case 'Tuple3': {
      const elements = contents.elements();
      if (elements.length !== Number(kind.at(-1))) contents.expected(`an array of ${kind.at(-1)}`);
      return { _tag: kind, inner: elements.map(inner) };
    }
    case 'Custom':
      return { _tag: kind, name: contents.string() };
    default:
      return node.expected('a type such as "U512", {"List":"Key"} or the name of one among the types');
  }
}

/** A value of a type that always holds another of the same type would have no end. */
function checkFinite(
  places: readonly (readonly [JsonNode, string])[],
  types: ReadonlyMap<string, SchemaCustomType>,
): void {
  const finite = new Set<string>();
  let known: number;
  do {
    known = finite.size;
    for (const type of types.values()) if (hasEnd(type, finite)) finite.add(type.name);
  } while (finite.size > known);
  for (const [node, name] of places) {
    if (finite.has(name)) continue;
    const hint = 'an Option, a List, a Map or another variant must come between';
    node.fail(`expected a type that values can have, got ${JSON.stringify(name)}, which always holds itself (${hint})`);
  }
}

/** Whether a type has values, given that those in `finite` have. */
function hasEnd(type: SchemaCustomType, finite: ReadonlySet<string>): boolean {
  const ends = (inner: SchemaType): boolean => {
    switch (inner._tag) {
      case 'Option':
      case 'List':
      case 'Map':
        return true;
      case 'Result':
        return ends(inner.ok) || ends(inner.err);
      case 'Custom':
        return finite.has(inner.name);
      default:
        return schemaTypeChildren(inner).every(ends);
    }
  };
  return type._tag === 'Struct'
    ? type.members.every((member) => ends(member.type))
    : type.variants.some((variant) => ends(variant.type));
}
