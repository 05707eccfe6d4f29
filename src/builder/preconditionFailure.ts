/**
 * Why an execution did not begin.
 *
 * Answers to: casper-engine-test-support src/utils.rs (`get_precondition_failure`).
 *
 * @module
 */
import { CasperTestError } from '../bytes/casperTestError';
import { hasPreconditionFailure, type WasmV1Result } from '../engine/wasmV1Result';
import type { EngineError } from '../runtime/execError';

/**
 * The error of an execution that failed before anything ran, for example for lack of a signature.
 *
 * @throws CasperTestError `EXPECTED_FAILURE` when the execution succeeded, or failed after it had begun
 */
export function getPreconditionFailure(result: WasmV1Result): EngineError {
  const { error, consumed } = result;
  if (error !== undefined && hasPreconditionFailure(result)) return error;
  throw new CasperTestError({
    code: 'EXPECTED_FAILURE',
    shortMessage:
      error === undefined
        ? 'Expected the execution not to begin, but it succeeded.'
        : `Expected the execution not to begin, but it failed on its way: ${error.message} [${error._tag}].`,
    details: [`gas consumed: ${consumed}`],
  });
}
