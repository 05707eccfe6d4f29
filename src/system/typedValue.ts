/**
 * Stored values read and written as the types the rules work with.
 *
 * Answers to: casper-types `cl_value.rs` (`CLValue::into_t`), `bytesrepr.rs` (`Ratio`).
 *
 * @module
 */

import type { ByteReader } from '../bytes/reader';
import { writeBytes } from '../bytes/writer';
import type { Ratio } from '../config/coreConfig';
import { clValueInto, isCLValueError } from '../state/clValueError';
import { CLType } from '../types/clType';
import { CLValue } from '../types/clValue';
import { reducedRatio } from './ratio';

const RATIO_TYPE: CLType = CLType.tuple2(CLType.U512, CLType.U512);

/** Reads a value of a known type. Throws what `onError` makes if it is of another type or its bytes are not one. */
export function decodeCLValue<T>(
  value: CLValue,
  clType: CLType,
  read: (reader: ByteReader) => T,
  onError: () => Error,
): T {
  try {
    return clValueInto(value, clType, read);
  } catch (thrown) {
    if (isCLValueError(thrown)) throw onError();
    throw thrown;
  }
}

/** Reads a U512. */
export function u512FromCLValue(value: CLValue, onError: () => Error): bigint {
  return decodeCLValue(value, CLType.U512, (reader) => reader.readU512(), onError);
}

/** Reads a u64. */
export function u64FromCLValue(value: CLValue, onError: () => Error): bigint {
  return decodeCLValue(value, CLType.U64, (reader) => reader.readU64(), onError);
}

/** Reads a u32. */
export function u32FromCLValue(value: CLValue, onError: () => Error): number {
  return decodeCLValue(value, CLType.U32, (reader) => reader.readU32(), onError);
}

/** Reads a fraction of U512, in lowest terms. */
export function ratioFromCLValue(value: CLValue, onError: () => Error): Ratio {
  return decodeCLValue(
    value,
    RATIO_TYPE,
    (reader) => {
      const numer = reader.readU512();
      const denom = reader.readU512();
      return denom === 0n ? reader.fail('the denominator is zero') : reducedRatio(numer, denom);
    },
    onError,
  );
}

/** A fraction of U512 as it is stored. */
export function ratioToCLValue(ratio: Ratio): CLValue {
  const bytes = writeBytes((writer) => {
    writer.writeU512(ratio.numer);
    writer.writeU512(ratio.denom);
  });
  return CLValue.fromComponents(RATIO_TYPE, bytes);
}
