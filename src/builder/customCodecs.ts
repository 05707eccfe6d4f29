/**
 * Codecs of the types that a contract defines itself.
 *
 * Answers to: odra-macros `ast/odra_type_item.rs`: a struct is its members one after the other, an enum a byte that tells the
 * variant, then what that holds.
 *
 * @module
 */
import { CLType } from '../types/clType';
import { Codec, writePart, wrongPart } from './codec';
import { describe, tagOf } from './coerce';

/** A codec for each member of a struct, in the order of its bytes. */
export type MemberCodecs<T> = { readonly [M in keyof T]-?: Codec<T[M]> };

/** A value of a union: its variant, and what that holds if it holds something. */
export interface UnionValue {
  readonly _tag: string;
  readonly value?: unknown;
}

/** What the variant of this name holds. */
type Held<T extends UnionValue, V> =
  Extract<T, { readonly _tag: V }> extends { readonly value: infer H } ? H : undefined;

/** For each variant its number, and the codec of what it holds, if it holds something. */
export type VariantCodecs<T extends UnionValue> = {
  readonly [V in T['_tag']]: readonly [number] | readonly [number, Codec<Held<T, V>>];
};

/** A struct. */
export function struct<T extends object>(name: string, members: MemberCodecs<T>): Codec<T> {
  const entries = Object.entries(members) as unknown as readonly (readonly [keyof T & string, Codec<T[keyof T]>])[];
  return new Codec<T>({
    name,
    clType: () => CLType.Any,
    write: (writer, value) => {
      if (typeof value !== 'object' || value === null) throw wrongPart(`an object (${name})`, describe(value));
      for (const [member, codec] of entries) writePart(`.${member}`, () => codec.write(writer, value[member]));
    },
    read: (reader) => Object.fromEntries(entries.map(([member, codec]) => [member, codec.read(reader)])) as T,
  });
}

/** An enum whose variants hold nothing: a text for each, and its number (u8). */
export function enumeration<T extends string>(name: string, variants: { readonly [V in T]: number }): Codec<T> {
  const byNumber = new Map(Object.entries<number>(variants).map(([variant, number]) => [number, variant as T]));
  return new Codec<T>({
    name,
    clType: () => CLType.U8,
    write: (writer, value) => {
      if (!Object.hasOwn(variants, value)) throw wrongPart(variantNames(variants), describe(value));
      writer.writeU8(variants[value]);
    },
    read: (reader) => {
      const number = reader.readU8();
      return byNumber.get(number) ?? reader.fail(`${name} has no variant ${number}`, reader.offset - 1);
    },
  });
}

/** An enum with variants that hold something: `{ _tag: 'V4', value: … }`. */
export function union<T extends UnionValue>(name: string, variants: VariantCodecs<T>): Codec<T> {
  const table = variants as { readonly [variant: string]: readonly [number, Codec<unknown>?] };
  const byNumber = new Map(Object.entries(table).map(([_tag, [number, codec]]) => [number, { _tag, codec }]));
  return new Codec<T>({
    name,
    clType: () => CLType.Any,
    write: (writer, value) => {
      const tag = tagOf(value);
      if (tag === undefined || !Object.hasOwn(table, tag)) {
        const got = tag === undefined ? describe(value) : JSON.stringify(tag);
        throw wrongPart(`an object whose _tag is ${variantNames(table)}`, got);
      }
      const [number, codec] = table[tag]!;
      writer.writeU8(number);
      if (codec !== undefined) writePart('.value', () => codec.write(writer, value.value));
    },
    read: (reader) => {
      const number = reader.readU8();
      const variant = byNumber.get(number);
      if (variant === undefined) return reader.fail(`${name} has no variant ${number}`, reader.offset - 1);
      const { _tag, codec } = variant;
      return (codec === undefined ? { _tag } : { _tag, value: codec.read(reader) }) as unknown as T;
    },
  });
}

/** A type that is defined further on, or that contains itself. */
export function lazy<Value, Given = Value>(name: string, codec: () => Codec<Value, Given>): Codec<Value, Given> {
  return new Codec<Value, Given>({
    name,
    clType: () => codec().clType,
    write: (writer, value) => codec().write(writer, value),
    read: (reader) => codec().read(reader),
  });
}

function variantNames(variants: object): string {
  return Object.keys(variants)
    .map((variant) => JSON.stringify(variant))
    .join(' or ');
}
