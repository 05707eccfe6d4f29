/**
 * Typed reading of CLValues with the reference's errors.
 *
 * Answers to: casper-types `cl_value.rs` (`into_t`, `to_t`), `stored_value.rs` (`TryFrom<StoredValue> for CLValue`).
 *
 * @module
 */

import { isBytesError, rustMessage } from '../bytes/bytesError';
import { type ByteReader, readAll } from '../bytes/reader';
import type { CLValue } from '../types/clValue';
import { type StoredValue, storedValueAsCLValue, storedValueTypeName } from '../types/storedValue';
import { execError } from './execError';

/**
 * Reads the bytes of a value whose type is known to fit.
 *
 * @throws ExecError `CLValue` when bytes are missing, wrong or left over
 */
export function readClValue<T>(value: CLValue, read: (reader: ByteReader) => T): T {
  try {
    return readAll(value.bytes, read);
  } catch (error) {
    if (isBytesError(error)) throw execError.clValue(rustMessage(error));
    throw error;
  }
}

/**
 * What code that reads a record gets to see: values, bids and contract packages.
 *
 * @throws ExecError `TypeMismatch` for other records
 */
export function storedValueToClValue(stored: StoredValue): CLValue {
  const value = storedValueAsCLValue(stored);
  if (value === undefined) throw execError.typeMismatch('StoredValue', storedValueTypeName(stored));
  return value;
}
