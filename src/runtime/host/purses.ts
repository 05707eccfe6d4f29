/**
 * Purses, balances and transfers.
 *
 * Answers to: casper-execution-engine `runtime/externals.rs` (`CreatePurseIndex` to `GetBalanceIndex`).
 *
 * @module
 */

import { isBytesError } from '../../bytes/bytesError';
import { type ByteReader, readAll } from '../../bytes/reader';
import { AccountHash } from '../../types/accountHash';
import { API_ERROR, apiErrorOfBytes } from '../../types/apiError';
import { CLValue } from '../../types/clValue';
import { URef } from '../../types/uref';
import { availableBalance } from '../balances';
import type { Runtime } from '../runtime';
import { createPurse as makePurse } from '../systemCalls';
import {
  transferFromPurseToPurse as moveBetweenPurses,
  transferToAccount as moveToAccount,
  type TransferResult,
  transferFromPurseToAccountHash,
} from '../transfers';
import { answerWithValue } from './hostBuffer';
import { charge, hostCosts, OK } from './hostFunction';
import { memorySlice, readFromMemory, urefFromMemory, writeMemory, writeU32 } from './hostMemory';

/** Length of a serialised URef. */
const UREF_SERIALIZED_LENGTH = 33;

const readU512 = (reader: ByteReader): bigint => reader.readU512();
const readId = (reader: ByteReader): bigint | undefined => reader.readOption((option) => option.readU64());

/** `casper_create_purse` */
export function createPurse(runtime: Runtime, destination: number, destinationSize: number): number {
  charge(runtime, hostCosts(runtime).createPurse, destination, destinationSize);
  if (destinationSize >>> 0 < UREF_SERIALIZED_LENGTH) return API_ERROR.PurseNotCreated;
  writeMemory(runtime, destination, makePurse(runtime).toBytes());
  return OK;
}

/** `casper_transfer_to_account`: from the main purse. */
export function transferToAccount(
  runtime: Runtime,
  target: number,
  targetSize: number,
  amount: number,
  amountSize: number,
  id: number,
  idSize: number,
  result: number,
): number {
  const price = hostCosts(runtime).transferToAccount;
  charge(runtime, price, target, targetSize, amount, amountSize, id, idSize, result);
  const accountHash = readFromMemory(runtime, target, targetSize, AccountHash.read);
  const motes = readFromMemory(runtime, amount, amountSize, readU512);
  const transferId = readFromMemory(runtime, id, idSize, readId);
  return answerTransfer(runtime, moveToAccount(runtime, accountHash, motes, transferId), result);
}

/** `casper_transfer_from_purse_to_account` */
export function transferFromPurseToAccount(
  runtime: Runtime,
  source: number,
  sourceSize: number,
  target: number,
  targetSize: number,
  amount: number,
  amountSize: number,
  id: number,
  idSize: number,
  result: number,
): number {
  const price = hostCosts(runtime).transferFromPurseToAccount;
  charge(runtime, price, source, sourceSize, target, targetSize, amount, amountSize, id, idSize, result);
  const sourcePurse = urefFromMemory(runtime, source, sourceSize);
  const accountHash = readFromMemory(runtime, target, targetSize, AccountHash.read);
  const motes = readFromMemory(runtime, amount, amountSize, readU512);
  const transferId = readFromMemory(runtime, id, idSize, readId);
  const outcome = transferFromPurseToAccountHash(runtime, sourcePurse, accountHash, motes, transferId);
  return answerTransfer(runtime, outcome, result);
}

/** `casper_transfer_from_purse_to_purse` */
export function transferFromPurseToPurse(
  runtime: Runtime,
  source: number,
  sourceSize: number,
  target: number,
  targetSize: number,
  amount: number,
  amountSize: number,
  id: number,
  idSize: number,
): number {
  const price = hostCosts(runtime).transferFromPurseToPurse;
  charge(runtime, price, source, sourceSize, target, targetSize, amount, amountSize, id, idSize);
  const sourcePurse = urefFromMemory(runtime, source, sourceSize);
  const targetPurse = urefFromMemory(runtime, target, targetSize);
  const motes = readFromMemory(runtime, amount, amountSize, readU512);
  const transferId = readFromMemory(runtime, id, idSize, readId);
  return moveBetweenPurses(runtime, sourcePurse, targetPurse, motes, transferId);
}

/** `casper_get_balance`: what is not on hold. */
export function getBalance(runtime: Runtime, purse: number, purseSize: number, sizePointer: number): number {
  charge(runtime, hostCosts(runtime).getBalance, purse, purseSize, sizePointer);
  if (runtime.hostBuffer !== undefined) return API_ERROR.HostBufferFull;
  const bytes = memorySlice(runtime, purse, purseSize);
  let uref: URef;
  try {
    uref = readAll(bytes, URef.read);
  } catch (error) {
    if (isBytesError(error)) return apiErrorOfBytes(error);
    throw error;
  }
  return answerWithValue(runtime, CLValue.u512(availableBalance(runtime, uref)), sizePointer);
}

function answerTransfer(runtime: Runtime, outcome: TransferResult, pointer: number): number {
  if (outcome._tag === 'Refused') return outcome.apiError;
  writeU32(runtime, pointer, outcome.transferredTo === 'ExistingAccount' ? 0 : 1);
  return OK;
}
