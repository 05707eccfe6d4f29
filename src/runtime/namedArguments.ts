/**
 * Arguments of system contracts, typed.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`get_named_argument`, `try_get_named_argument`).
 *
 * @module
 */

import { isBytesError } from '../bytes/bytesError';
import { type ByteReader, readAll } from '../bytes/reader';
import { AccountHash } from '../types/accountHash';
import { API_ERROR } from '../types/apiError';
import { CLType, clTypeEquals } from '../types/clType';
import type { RuntimeArgs } from '../types/runtimeArgs';
import { URef } from '../types/uref';
import { execError } from './execError';

/** A type of arguments and how it is read. */
export interface ArgumentType<T> {
  readonly clType: CLType;
  read(reader: ByteReader): T;
}

/** The types that more than one contract asks for. */
export const U512_ARGUMENT: ArgumentType<bigint> = { clType: CLType.U512, read: (reader) => reader.readU512() };
export const U64_ARGUMENT: ArgumentType<bigint> = { clType: CLType.U64, read: (reader) => reader.readU64() };
export const UREF_ARGUMENT: ArgumentType<URef> = { clType: CLType.URef, read: URef.read };
export const OPTIONAL_U64_ARGUMENT: ArgumentType<bigint | undefined> = {
  clType: CLType.option(CLType.U64),
  read: (reader) => reader.readOption((option) => option.readU64()),
};
export const OPTIONAL_ACCOUNT_HASH_ARGUMENT: ArgumentType<AccountHash | undefined> = {
  clType: CLType.option(CLType.byteArray(AccountHash.LENGTH)),
  read: (reader) => reader.readOption(AccountHash.read),
};

/**
 * An argument that must be there.
 *
 * @throws ExecError `Revert` with MissingArgument or InvalidArgument
 */
export function requireArgument<T>(args: RuntimeArgs, name: string, type: ArgumentType<T>): T {
  const found = readArgument(args, name, type);
  if (found === undefined) throw execError.revert(API_ERROR.MissingArgument);
  return found.value;
}

/**
 * An argument that may be absent.
 *
 * @throws ExecError `Revert` with InvalidArgument
 */
export function optionalArgument<T>(args: RuntimeArgs, name: string, type: ArgumentType<T>): T | undefined {
  return readArgument(args, name, type)?.value;
}

function readArgument<T>(args: RuntimeArgs, name: string, type: ArgumentType<T>): { readonly value: T } | undefined {
  const value = args.get(name);
  if (value === undefined) return undefined;
  if (!clTypeEquals(value.clType, type.clType)) throw execError.revert(API_ERROR.InvalidArgument);
  try {
    return { value: readAll(value.bytes, type.read) };
  } catch (error) {
    if (isBytesError(error)) throw execError.revert(API_ERROR.InvalidArgument);
    throw error;
  }
}
