/**
 * Typed reading of CLValues with the reference's errors.
 *
 * Answers to: casper-types `cl_value.rs` (`into_t`, `to_t`), `stored_value.rs` (`TryFrom<StoredValue> for CLValue`).
 *
 * @module
 */

import { isBytesError, rustMessage } from '../bytes/bytesError';
import { ByteReader } from '../bytes/reader';
import { writeBytes } from '../bytes/writer';
import { writeBidKind } from '../types/bidKind';
import { CLValue } from '../types/clValue';
import { writeContractPackage } from '../types/contractPackage';
import { type StoredValue, storedValueTypeName } from '../types/storedValue';
import { execError } from './execError';

/**
 * Reads the bytes of a value whose type is known to fit.
 *
 * @throws ExecError `CLValue` when bytes are missing, wrong or left over
 */
export function readClValue<T>(value: CLValue, read: (reader: ByteReader) => T): T {
  try {
    const reader = new ByteReader(value.bytes);
    const result = read(reader);
    reader.finish();
    return result;
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
  switch (stored._tag) {
    case 'CLValue':
      return stored.value;
    case 'BidKind':
      return CLValue.any(writeBytes((writer) => writeBidKind(writer, stored.value)));
    case 'ContractPackage':
      return CLValue.any(writeBytes((writer) => writeContractPackage(writer, stored.value)));
    default:
      throw execError.typeMismatch('StoredValue', storedValueTypeName(stored));
  }
}
