/**
 * Values of the types of a contract schema, those that the contract defines included.
 *
 * @module
 */
import type { Arbitrary } from 'fast-check';
import {
  type ContractSchema,
  isPlainEnum,
  type SchemaCustomType,
  type SchemaType,
  schemaTypeChildren,
} from '../builder/contractSchema';
import { concatBytes } from '../bytes/compareBytes';
import { ByteWriter } from '../bytes/writer';
import { CLType } from '../types/clType';
import { CLValue } from '../types/clValue';
import { type CLValueConstraints, clValue, elements, optional } from './clValues';
import { fc } from './fastCheck';

/** Types that the contract defines may lie this deep in each other; then only what must be there follows. */
const MAX_DEPTH = 3;

/** The type that a value of a schema's type has on chain. */
export function clTypeOf(type: SchemaType, types: ContractSchema['types']): CLType {
  const of = (inner: SchemaType): CLType => clTypeOf(inner, types);
  switch (type._tag) {
    case 'Custom':
      return isPlainEnum(types.get(type.name)!) ? CLType.U8 : CLType.Any;
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
      return CLType.tuple1(of(type.inner[0]!));
    case 'Tuple2':
      return CLType.tuple2(of(type.inner[0]!), of(type.inner[1]!));
    case 'Tuple3':
      return CLType.tuple3(of(type.inner[0]!), of(type.inner[1]!), of(type.inner[2]!));
    default:
      return CLType[type._tag];
  }
}

/** Makes values of a schema's types. */
export class SchemaValues {
  readonly #types: ContractSchema['types'];
  readonly #constraints: CLValueConstraints;
  /** For each type how many types of the contract its smallest value has in each other. */
  readonly #heights: ReadonlyMap<string, number>;
  readonly #known = new Map<string, Arbitrary<Uint8Array>>();

  constructor(types: ContractSchema['types'], constraints: CLValueConstraints) {
    this.#types = types;
    this.#constraints = constraints;
    this.#heights = heightsOf(types);
  }

  /** Values of a type. */
  value(type: SchemaType): Arbitrary<CLValue> {
    const clType = clTypeOf(type, this.#types);
    return isCustomFree(type)
      ? clValue(clType, this.#constraints)
      : this.#bytes(type, 0).map((bytes) => CLValue.fromComponents(clType, bytes));
  }

  #bytes(type: SchemaType, depth: number): Arbitrary<Uint8Array> {
    if (isCustomFree(type)) return clValue(clTypeOf(type, this.#types), this.#constraints).map((value) => value.bytes);
    const of = (inner: SchemaType): Arbitrary<Uint8Array> => this.#bytes(inner, depth);
    const isDeep = depth > MAX_DEPTH;
    switch (type._tag) {
      case 'Option':
        return isDeep ? fc.constant(Uint8Array.of(0)) : optional(of(type.inner)).map(optionBytes);
      case 'List':
        return isDeep ? fc.constant(vectorBytes([])) : elements(of(type.inner), 4).map(vectorBytes);
      case 'Map': {
        const entry = fc.tuple(of(type.key), of(type.value)).map((parts) => concatBytes(...parts));
        return isDeep ? fc.constant(vectorBytes([])) : elements(entry, 4).map(vectorBytes);
      }
      case 'Result':
        return fc.oneof(
          ...this.#smallest([type.ok, type.err], isDeep).map((side) => of(side).map(tagged(side === type.ok ? 1 : 0))),
        );
      case 'Custom':
        return this.#custom(this.#types.get(type.name)!, depth + 1);
      default:
        return fc.tuple(...schemaTypeChildren(type).map(of)).map((parts) => concatBytes(...parts));
    }
  }

  #custom(type: SchemaCustomType, depth: number): Arbitrary<Uint8Array> {
    const name = `${depth} ${type.name}`;
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const made = this.#customBytes(type, depth);
    this.#known.set(name, made);
    return made;
  }

  #customBytes(type: SchemaCustomType, depth: number): Arbitrary<Uint8Array> {
    if (type._tag === 'Struct') {
      const members = type.members.map((member) => this.#bytes(member.type, depth));
      return fc.tuple(...members).map((parts) => concatBytes(...parts));
    }
    const kept = new Set(
      this.#smallest(
        type.variants.map((variant) => variant.type),
        depth > MAX_DEPTH,
      ),
    );
    const variants = type.variants.filter((variant) => kept.has(variant.type));
    return fc.oneof(
      { withCrossShrink: variants.some((variant) => variant.type._tag === 'Unit') },
      // The first is what the others shrink to.
      ...variants
        .toSorted((left, right) => this.#height(left.type) - this.#height(right.type))
        .map((variant) => this.#bytes(variant.type, depth).map(tagged(variant.discriminant))),
    );
  }

  /** All of some types; when it is deep enough already, those with the smallest values. */
  #smallest(types: readonly SchemaType[], isDeep: boolean): readonly SchemaType[] {
    if (!isDeep) return types;
    const least = Math.min(...types.map((type) => this.#height(type)));
    return types.filter((type) => this.#height(type) === least);
  }

  #height(type: SchemaType): number {
    return heightOf(type, this.#heights);
  }
}

function isCustomFree(type: SchemaType): boolean {
  return type._tag !== 'Custom' && schemaTypeChildren(type).every(isCustomFree);
}

function heightsOf(types: ContractSchema['types']): ReadonlyMap<string, number> {
  const heights = new Map<string, number>([...types.keys()].map((name) => [name, Number.POSITIVE_INFINITY]));
  // Each round settles at least one more of them.
  for (let round = 0; round < types.size; round++) {
    for (const type of types.values()) {
      const parts = (type._tag === 'Struct' ? type.members : type.variants).map((part) => heightOf(part.type, heights));
      heights.set(type.name, 1 + (type._tag === 'Struct' ? Math.max(0, ...parts) : Math.min(...parts)));
    }
  }
  return heights;
}

function heightOf(type: SchemaType, heights: ReadonlyMap<string, number>): number {
  switch (type._tag) {
    case 'Custom':
      return heights.get(type.name)!;
    case 'Option':
    case 'List':
    case 'Map':
      return 0;
    case 'Result':
      return Math.min(heightOf(type.ok, heights), heightOf(type.err, heights));
    default:
      return Math.max(0, ...schemaTypeChildren(type).map((child) => heightOf(child, heights)));
  }
}

function tagged(tag: number): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => concatBytes(Uint8Array.of(tag), bytes);
}

function optionBytes(value: Uint8Array | undefined): Uint8Array {
  return value === undefined ? Uint8Array.of(0) : tagged(1)(value);
}

function vectorBytes(values: readonly Uint8Array[]): Uint8Array {
  return concatBytes(new ByteWriter().writeU32(values.length).toBytes(), ...values);
}
