/**
 * From what the layers below throw to errors of the execution.
 *
 * Answers to: casper-execution-engine `execution/error.rs` (the `From` implementations), `runtime/mod.rs` (`reverter`).
 *
 * @module
 */

import { isCLValueError } from '../state/clValueError';
import { isTrackingCopyError } from '../state/trackingCopyError';
import { isSystemContractError, type SystemContractError } from '../system/systemErrors';
import { API_ERROR } from '../types/apiError';
import { isWasmError, type WasmError } from '../wasm/wasmError';
import { type ExecError, execError, isExecError } from './execError';

/** Where the codes of each system contract begin among those of ApiError (casper-types api_error.rs). */
const FIRST_CODES = {
  Auction: API_ERROR.AuctionErrorStart,
  Mint: API_ERROR.MintErrorStart,
  HandlePayment: API_ERROR.HandlePaymentErrorStart,
} as const;

/** The code under which an error of a system contract reaches a contract. */
export function apiErrorOfSystemError(error: SystemContractError): number {
  return FIRST_CODES[error.contract] + error.code;
}

/** The revert for an error of a system contract; running out of gas stays what it is. */
export function reverter(error: SystemContractError): ExecError {
  return error.variant === 'GasLimit' ? execError.gasLimit() : execError.revert(apiErrorOfSystemError(error));
}

/** Runs a rule of a system contract and reverts with what it refuses with. */
export function orRevert<T>(rule: () => T): T {
  try {
    return rule();
  } catch (thrown) {
    if (isSystemContractError(thrown)) throw reverter(thrown);
    throw thrown;
  }
}

/** An error of the execution, if it is one or comes from one; undefined for anything else, which is a defect. */
export function toExecError(thrown: unknown): ExecError | undefined {
  if (isExecError(thrown)) return thrown;
  if (isTrackingCopyError(thrown)) return execError.trackingCopy(thrown.message);
  if (isCLValueError(thrown)) return execError.clValueText(thrown.message);
  if (isWasmError(thrown)) return execError.refusedModule(refusalTag(thrown), thrown.message);
  return undefined;
}

/** Runs something and throws what it throws as an error of the execution. */
export function withExecErrors<T>(body: () => T): T {
  try {
    return body();
  } catch (thrown) {
    throw toExecError(thrown) ?? thrown;
  }
}

function refusalTag(error: WasmError): Parameters<typeof execError.refusedModule>[0] {
  switch (error.stage) {
    case 'preparation':
      return 'WasmPreprocessing';
    case 'deserialization':
      return 'ParityWasm';
    case 'storing':
      return 'FunctionNotFound';
    case 'interpreter':
      if (error.message === 'Unsupported Wasm start') return 'UnsupportedWasmStart';
      return error.message.startsWith('Resolver error') ? 'Resolver' : 'Interpreter';
  }
}
