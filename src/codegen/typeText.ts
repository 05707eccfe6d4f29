/**
 * Types of a schema as TypeScript: what a value is, what may be given for it, and the codec between it and its bytes.
 *
 * @module
 */
import type { SchemaType } from '../builder/contractSchema';
import { quoted } from './text';

/** What a file calls its own types, and what it takes from the package. */
export interface FileNames {
  /** Names of the TypeScript types, by those of the schema. */
  readonly types: ReadonlyMap<string, string>;
  /** Names of their codecs, by those of the schema. */
  readonly codecs: ReadonlyMap<string, string>;
  /** Types that are imported; added to as they are used. */
  readonly importedTypes: Set<string>;
}

const SIMPLE_VALUES: Readonly<Record<string, string>> = {
  Bool: 'boolean',
  I32: 'number',
  I64: 'bigint',
  U8: 'number',
  U32: 'number',
  U64: 'bigint',
  U128: 'bigint',
  U256: 'bigint',
  U512: 'bigint',
  Unit: 'undefined',
  String: 'string',
  Key: 'Key',
  URef: 'URef',
  PublicKey: 'PublicKey',
};

/** What is accepted in place of a value. */
const SIMPLE_INPUTS: Readonly<Record<string, string>> = {
  Key: 'KeyLike',
  URef: 'URefLike',
  PublicKey: 'PublicKeyLike',
};

/** The TypeScript type of a value; with `isInput` the type of what may be given for it. */
export function valueType(type: SchemaType, names: FileNames, isInput = false): string {
  const of = (inner: SchemaType): string => valueType(inner, names, isInput);
  const imported = (name: string): string => {
    names.importedTypes.add(name);
    return name;
  };
  switch (type._tag) {
    case 'Option':
      return `${imported('Option')}<${of(type.inner)}>`;
    case 'List': {
      if (type.inner._tag === 'U8') return 'Uint8Array';
      const inner = of(type.inner);
      return inner.startsWith('readonly ') ? `readonly (${inner})[]` : `readonly ${inner}[]`;
    }
    case 'ByteArray':
      return 'Uint8Array';
    case 'Result':
      return `${imported('Either')}<${of(type.err)}, ${of(type.ok)}>`;
    case 'Map':
      return `ReadonlyMap<${of(type.key)}, ${of(type.value)}>`;
    case 'Tuple1':
    case 'Tuple2':
    case 'Tuple3':
      return `readonly [${type.inner.map(of).join(', ')}]`;
    case 'Custom':
      return names.types.get(type.name)!;
    case 'Key':
    case 'URef':
    case 'PublicKey':
      return imported((isInput ? SIMPLE_INPUTS : SIMPLE_VALUES)[type._tag]!);
    default:
      return SIMPLE_VALUES[type._tag]!;
  }
}

/** Names of simple types' codecs. */
const SIMPLE_CODECS: Readonly<Record<string, string>> = {
  Bool: 'bool',
  I32: 'i32',
  I64: 'i64',
  U8: 'u8',
  U32: 'u32',
  U64: 'u64',
  U128: 'u128',
  U256: 'u256',
  U512: 'u512',
  Unit: 'unit',
  String: 'string',
  Key: 'key',
  URef: 'uref',
  PublicKey: 'publicKey',
};

/** An expression for the codec of a type. `isDefined` tells which codecs stand above it in the file. */
export function codecText(
  type: SchemaType,
  names: FileNames,
  isDefined: (customType: string) => boolean = () => true,
): string {
  const of = (inner: SchemaType): string => codecText(inner, names, isDefined);
  switch (type._tag) {
    case 'Option':
      return `codec.option(${of(type.inner)})`;
    case 'List':
      return type.inner._tag === 'U8' ? 'codec.bytes' : `codec.list(${of(type.inner)})`;
    case 'ByteArray':
      return `codec.byteArray(${type.size})`;
    case 'Result':
      return `codec.result(${of(type.ok)}, ${of(type.err)})`;
    case 'Map':
      return `codec.map(${of(type.key)}, ${of(type.value)})`;
    case 'Tuple1':
    case 'Tuple2':
    case 'Tuple3':
      return `codec.tuple${type.inner.length}(${type.inner.map(of).join(', ')})`;
    case 'Custom': {
      const codec = names.codecs.get(type.name)!;
      return isDefined(type.name) ? codec : `codec.lazy(${quoted(type.name)}, () => ${codec})`;
    }
    default:
      return `codec.${SIMPLE_CODECS[type._tag]}`;
  }
}
