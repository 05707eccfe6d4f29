/**
 * What the source of a contract says of its interface.
 *
 * Answers to: casper-contract-schema 0.6.0 to 0.9.0 (`lib.rs`, `ty.rs`): the JSON that `cargo odra schema` writes.
 *
 * @module
 */
import { CLType, type SimpleCLType } from '../types/clType';

/** A type as schemas name it: one of Casper's, or one that the contract defines. */
export type SchemaType =
  | { readonly _tag: Exclude<SimpleCLType, 'Any'> }
  | { readonly _tag: 'Option' | 'List'; readonly inner: SchemaType }
  | { readonly _tag: 'ByteArray'; readonly size: number }
  | { readonly _tag: 'Result'; readonly ok: SchemaType; readonly err: SchemaType }
  | { readonly _tag: 'Map'; readonly key: SchemaType; readonly value: SchemaType }
  | { readonly _tag: 'Tuple1' | 'Tuple2' | 'Tuple3'; readonly inner: readonly SchemaType[] }
  | { readonly _tag: 'Custom'; readonly name: string };

/** A name with what the source says about it. */
export interface Described {
  readonly name: string;
  readonly description: string | undefined;
}

/** A member of a struct. */
export interface SchemaMember extends Described {
  readonly type: SchemaType;
}

/** A variant of an enum; `Unit` when it holds nothing. */
export interface SchemaVariant extends Described {
  /** The byte that tells it. */
  readonly discriminant: number;
  readonly type: SchemaType;
}

/** A type that the contract defines. */
export type SchemaCustomType =
  | (Described & { readonly _tag: 'Struct'; readonly members: readonly SchemaMember[] })
  | (Described & { readonly _tag: 'Enum'; readonly variants: readonly SchemaVariant[] });

/** An argument. Those of one name are optional all of them, and the contract takes the first that is given. */
export interface SchemaArgument extends Described {
  readonly type: SchemaType;
  readonly isOptional: boolean;
}

/** An entry point. */
export interface SchemaEntryPoint extends Described {
  /** Whether it may change the state: then it is executed, else asked. */
  readonly isMutable: boolean;
  readonly arguments: readonly SchemaArgument[];
  readonly returnType: SchemaType;
  /** Whether it runs in the context of the contract rather than of the caller. */
  readonly isContractContext: boolean;
  /** User groups that may call it; undefined when everybody may. */
  readonly groups: readonly string[] | undefined;
}

/** A user error. */
export interface SchemaError extends Described {
  /** The number that the contract reverts with, u16. */
  readonly code: number;
}

/** An event and the struct that holds its members. */
export interface SchemaEvent {
  readonly name: string;
  readonly type: string;
}

/** The session code that installs the contract. */
export interface SchemaCall {
  readonly wasmFileName: string;
  readonly description: string | undefined;
  readonly arguments: readonly SchemaArgument[];
}

/** The interface of a contract. */
export interface ContractSchema {
  readonly contractName: string;
  readonly contractVersion: string;
  readonly types: ReadonlyMap<string, SchemaCustomType>;
  readonly errors: readonly SchemaError[];
  readonly entryPoints: readonly SchemaEntryPoint[];
  readonly events: readonly SchemaEvent[];
  readonly call: SchemaCall | undefined;
}

/** The types inside a type. */
export function schemaTypeChildren(type: SchemaType): readonly SchemaType[] {
  switch (type._tag) {
    case 'Option':
    case 'List':
      return [type.inner];
    case 'Result':
      return [type.ok, type.err];
    case 'Map':
      return [type.key, type.value];
    case 'Tuple1':
    case 'Tuple2':
    case 'Tuple3':
      return type.inner;
    default:
      return [];
  }
}

/** Whether the variants of an enum hold nothing: it travels as a `U8` then, and as `Any` otherwise. */
export function isPlainEnum(type: SchemaCustomType): boolean {
  return type._tag === 'Enum' && type.variants.every((variant) => variant.type._tag === 'Unit');
}

/** The type of Casper that a type of a schema travels as: a plain enum as `U8`, another type that the contract defines as `Any`. */
export function schemaCLType(type: SchemaType, types: ContractSchema['types']): CLType {
  const of = (inner: SchemaType): CLType => schemaCLType(inner, types);
  switch (type._tag) {
    case 'Custom': {
      const custom = types.get(type.name);
      return custom !== undefined && isPlainEnum(custom) ? CLType.U8 : CLType.Any;
    }
    case 'Option':
      return CLType.option(of(type.inner));
    case 'List':
      return CLType.list(of(type.inner));
    case 'ByteArray':
      return CLType.byteArray(type.size);
    case 'Result':
      return CLType.result(of(type.ok), of(type.err));
    case 'Map':
      return CLType.map(of(type.key), of(type.value));
    case 'Tuple1':
    case 'Tuple2':
    case 'Tuple3':
      return { _tag: type._tag, inner: type.inner.map(of) } as unknown as CLType;
    default:
      return CLType[type._tag];
  }
}
