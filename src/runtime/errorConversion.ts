/**
 * From what the layers below throw to errors of the execution.
 *
 * Answers to: casper-execution-engine `execution/error.rs` (the `From` implementations), `runtime/mod.rs` (`reverter`).
 *
 * @module
 */

import { isCLValueError } from '../state/clValueError';
import { isTrackingCopyError } from '../state/trackingCopyError';
import { apiErrorCode, isSystemContractError, type SystemContractError } from '../system/systemErrors';
import { isWasmError, type WasmError } from '../wasm/wasmError';
import { type ExecError, execError, isExecError } from './execError';

/** The revert for an error of a system contract; running out of gas stays what it is. */
export function reverter(error: SystemContractError): ExecError {
  return error.variant === 'GasLimit' ? execError.gasLimit() : execError.revert(apiErrorCode(error));
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

/**
 * What a provider of a system contract does with errors of the frame below it: the contract sees an error of its own.
 *
 * @param errorOf the contract's error of a name
 * @param otherwise what the contract gets to see
 * @param kept errors that come through as themselves, under their own name
 */
export function systemErrors<Name extends string>(
  errorOf: (name: Name) => SystemContractError,
  kept: readonly (Name & ExecError['_tag'])[],
): <T>(otherwise: Name, body: () => T) => T {
  return (otherwise, body) => {
    try {
      return body();
    } catch (thrown) {
      if (isSystemContractError(thrown)) throw thrown;
      const error = toExecError(thrown);
      if (error === undefined) throw thrown;
      throw errorOf(kept.find((name) => name === error._tag) ?? otherwise);
    }
  };
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
