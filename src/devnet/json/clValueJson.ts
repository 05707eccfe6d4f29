/**
 * Typed values as a node shows them.
 *
 * Answers to: casper-types `cl_type.rs`, `cl_value.rs` and `cl_value/jsonrepr.rs`.
 *
 * @module
 */
import { isBytesError } from '../../bytes/bytesError';
import { bytesToHex } from '../../bytes/hex';
import type { CLData, CLList, CLMap, CLOption, CLResult } from '../../types/clData';
import type { CLType } from '../../types/clType';
import type { CLValue } from '../../types/clValue';
import type { Key } from '../../types/key';
import type { PublicKey } from '../../types/publicKey';
import type { RuntimeArgs } from '../../types/runtimeArgs';
import type { URef } from '../../types/uref';
import { integer, type Json } from './exactJson';

/** A type. */
export function clTypeJson(type: CLType): Json {
  switch (type._tag) {
    case 'Option':
    case 'List':
      return { [type._tag]: clTypeJson(type.inner) };
    case 'ByteArray':
      return { ByteArray: type.size };
    case 'Result':
      return { Result: { ok: clTypeJson(type.ok), err: clTypeJson(type.err) } };
    case 'Map':
      return { Map: { key: clTypeJson(type.key), value: clTypeJson(type.value) } };
    case 'Tuple1':
    case 'Tuple2':
    case 'Tuple3':
      return { [type._tag]: (type.inner as readonly CLType[]).map(clTypeJson) };
    default:
      return type._tag;
  }
}

/** A value with its type and bytes; `parsed` is null where the bytes are not of the type, or the type is `Any`. */
export function clValueJson(value: CLValue): Json {
  return { cl_type: clTypeJson(value.clType), bytes: bytesToHex(value.bytes), parsed: parsedJson(value) };
}

/** What a value says, for people; null where nothing can be said. */
export function parsedJson(value: CLValue): Json {
  if (value.clType._tag === 'Any') return null;
  try {
    return dataJson(value.clType, value.decode());
  } catch (error) {
    if (isBytesError(error)) return null;
    throw error;
  }
}

/** Arguments: pairs of a name and a value. */
export function runtimeArgsJson(args: RuntimeArgs): Json {
  return args.entries.map(({ name, value }) => [name, clValueJson(value)]);
}

function dataJson(type: CLType, data: CLData): Json {
  switch (type._tag) {
    case 'U128':
    case 'U256':
    case 'U512':
      return (data as bigint).toString();
    case 'I64':
    case 'U64':
      return integer(data as bigint);
    case 'Unit':
    case 'Any':
      return null;
    case 'Key':
    case 'URef':
      return (data as Key | URef).toFormattedString();
    case 'PublicKey':
      return (data as PublicKey).toHex();
    case 'ByteArray':
      return bytesToHex(data as Uint8Array);
    case 'Option': {
      const option = data as CLOption;
      return option._tag === 'None' ? null : dataJson(type.inner, option.value);
    }
    case 'List':
      return [...(data as CLList | Uint8Array)].map((item) => dataJson(type.inner, item));
    case 'Result': {
      const result = data as CLResult;
      return result._tag === 'Right'
        ? { Ok: dataJson(type.ok, result.right) }
        : { Err: dataJson(type.err, result.left) };
    }
    case 'Map':
      return [...(data as CLMap)].map(([key, value]) => ({
        key: dataJson(type.key, key),
        value: dataJson(type.value, value),
      }));
    case 'Tuple1':
    case 'Tuple2':
    case 'Tuple3':
      return (data as CLList).map((item, index) => dataJson(type.inner[index]!, item));
    default:
      return data as boolean | number | string;
  }
}
