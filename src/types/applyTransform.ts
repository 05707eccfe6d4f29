/**
 * What a transform makes of the value that is there.
 *
 * Answers to: casper-types execution/transform_kind.rs (`apply`, `wrapping_addition`).
 */
import { type Either, left, right } from 'fp-ts/Either';
import { isBytesError } from '../bytes/bytesError';
import { type ByteReader, readAll } from '../bytes/reader';
import { clTypeText } from './clType';
import { CLValue } from './clValue';
import type { Key } from './key';
import type { NamedKeys } from './namedKeys';
import { type StoredValue, storedValueTypeName } from './storedValue';
import type { TransformKind } from './transform';
import { type TransformError, transformTypeMismatch } from './transformError';

/** What to do with the key: store a value, or remove it. */
export type TransformInstruction =
  | { readonly _tag: 'Store'; readonly value: StoredValue }
  | { readonly _tag: 'Prune'; readonly key: Key };

/** The kinds that add a number. */
type Addition = Extract<TransformKind, { readonly _tag: `Add${'Int32' | `UInt${number}`}` }>;

/** Rust's name of the type each addition carries, as its error text has it. */
const ADDITION_TYPE_NAMES: Readonly<Record<Addition['_tag'], string>> = {
  AddInt32: 'i32',
  AddUInt64: 'u64',
  AddUInt128: 'casper_types::uint::macro_code::U128',
  AddUInt256: 'casper_types::uint::macro_code::U256',
  AddUInt512: 'casper_types::uint::macro_code::U512',
};

/** An integer type: reads one, and makes one of any sum, wrapping around. */
interface Integer {
  readonly read: (reader: ByteReader) => bigint;
  readonly wrap: (sum: bigint) => CLValue;
}

const INTEGERS: ReadonlyMap<string, Integer> = new Map<string, Integer>([
  ['I32', { read: (r) => BigInt(r.readI32()), wrap: (sum) => CLValue.i32(Number(BigInt.asIntN(32, sum))) }],
  ['I64', { read: (r) => r.readI64(), wrap: (sum) => CLValue.i64(BigInt.asIntN(64, sum)) }],
  ['U8', { read: (r) => BigInt(r.readU8()), wrap: (sum) => CLValue.u8(Number(BigInt.asUintN(8, sum))) }],
  ['U32', { read: (r) => BigInt(r.readU32()), wrap: (sum) => CLValue.u32(Number(BigInt.asUintN(32, sum))) }],
  ['U64', { read: (r) => r.readU64(), wrap: (sum) => CLValue.u64(BigInt.asUintN(64, sum)) }],
  ['U128', { read: (r) => r.readU128(), wrap: (sum) => CLValue.u128(BigInt.asUintN(128, sum)) }],
  ['U256', { read: (r) => r.readU256(), wrap: (sum) => CLValue.u256(BigInt.asUintN(256, sum)) }],
  ['U512', { read: (r) => r.readU512(), wrap: (sum) => CLValue.u512(BigInt.asUintN(512, sum)) }],
]);

const store = (value: StoredValue): Either<TransformError, TransformInstruction> => right({ _tag: 'Store', value });

/** Applies a transform to the value under its key. */
export function applyTransform(kind: TransformKind, stored: StoredValue): Either<TransformError, TransformInstruction> {
  switch (kind._tag) {
    case 'Identity':
      return store(stored);
    case 'Write':
      return store(kind.value);
    case 'Prune':
      return right({ _tag: 'Prune', key: kind.key });
    case 'AddKeys':
      return addKeys(kind.value, stored);
    case 'Failure':
      return left(kind.error);
    default:
      return addNumber(kind, stored);
  }
}

function addKeys(keys: NamedKeys, stored: StoredValue): Either<TransformError, TransformInstruction> {
  switch (stored._tag) {
    case 'Account':
      return store({ _tag: 'Account', value: stored.value.withNamedKeysAppended(keys) });
    case 'Contract':
      return store({ _tag: 'Contract', value: stored.value.withNamedKeysAppended(keys) });
    case 'AddressableEntity':
      return left({ _tag: 'Deprecated' });
    default:
      return left(transformTypeMismatch('Contract or Account', addKeysTypeName(stored)));
  }
}

/** The name the mismatch of `AddKeys` has for a value: two differ from what is printed elsewhere. */
function addKeysTypeName(stored: StoredValue): string {
  switch (stored._tag) {
    case 'SmartContract':
      return 'ContractPackage';
    case 'NamedKey':
      return 'NamedKeyValue';
    default:
      return storedValueTypeName(stored);
  }
}

function addNumber(addition: Addition, stored: StoredValue): Either<TransformError, TransformInstruction> {
  const mismatch = (found: string): Either<TransformError, TransformInstruction> =>
    left(transformTypeMismatch(`integral type compatible with ${ADDITION_TYPE_NAMES[addition._tag]}`, found));
  if (stored._tag === 'BidKind' || stored._tag === 'ContractPackage') {
    // Rust turns these two into a typed value of type `Any` first.
    return mismatch('Any');
  }
  if (stored._tag !== 'CLValue') {
    return left(transformTypeMismatch('StoredValue', storedValueTypeName(stored)));
  }
  const { clType, bytes } = stored.value;
  const integer = INTEGERS.get(clType._tag);
  if (integer === undefined) {
    return mismatch(clTypeText(clType));
  }
  try {
    const current = readAll(bytes, integer.read);
    return store({ _tag: 'CLValue', value: integer.wrap(current + BigInt(addition.value)) });
  } catch (error) {
    if (isBytesError(error)) {
      return left({ _tag: 'Serialization', code: error.code });
    }
    throw error;
  }
}
