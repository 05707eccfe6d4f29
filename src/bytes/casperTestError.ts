/**
 * The one error that a mistake of the test author throws. What a contract or the protocol does wrong is never thrown:
 * it is data on the execution result.
 *
 * @module
 */
import { hasTag } from './hasTag';

/** What went wrong, as a stable name a program can test for. */
export type CasperTestErrorCode =
  | 'BAD_ARGUMENT'
  | 'BAD_CHAINSPEC'
  | 'BAD_SCHEMA'
  | 'BAD_SNAPSHOT'
  | 'BAD_STATE_FILE'
  | 'BUILD_FAILED'
  | 'CORRUPT_STORE'
  | 'EXPECTED_FAILURE'
  | 'EXPECTED_SUCCESS'
  | 'GENESIS_FAILED'
  | 'INCOMPLETE_REQUEST'
  | 'INVALID_REQUEST'
  | 'MODEL_FAILED'
  | 'NO_EXEC_RESULT'
  | 'NO_GENESIS'
  | 'NO_PRUNE_RESULT'
  | 'NO_TOOLCHAIN'
  | 'NO_UPGRADE_RESULT'
  | 'NOT_DEPLOYABLE'
  | 'NOT_FOUND'
  | 'NOT_SUPPORTED'
  | 'SCHEMA_MISMATCH'
  | 'STATE_ROOT_NOT_FOUND'
  | 'STEP_FAILED'
  | 'WASM_FILE_NOT_FOUND';

/** The parts of a {@link CasperTestError}. */
export interface CasperTestErrorParts {
  readonly code: CasperTestErrorCode;
  /** One sentence: what was expected and what was given. */
  readonly shortMessage: string;
  /** Further lines, for example the places that were tried. */
  readonly details?: readonly string[];
  /** Lines that say how it came about, shown as they are. */
  readonly explanation?: readonly string[];
  /** What to do next, in one sentence. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/**
 * A mistake in how the framework is used, for example `exec` before `runGenesis`. Recognise it by `_tag` and `code`, not
 * by `instanceof`: Jest evaluates modules once for each test file.
 */
export class CasperTestError extends Error {
  readonly _tag: 'CasperTestError' = 'CasperTestError';
  override readonly name: string = 'CasperTestError';
  readonly code: CasperTestErrorCode;
  readonly shortMessage: string;
  readonly details: readonly string[];
  readonly hint: string | undefined;

  constructor(parts: CasperTestErrorParts) {
    const details = parts.details ?? [];
    const lines = [parts.shortMessage, ...details.map((line) => `  - ${line}`)];
    if (parts.explanation !== undefined && parts.explanation.length > 0) lines.push('', ...parts.explanation);
    if (parts.hint !== undefined) lines.push('', parts.hint);
    super(lines.join('\n'), parts.cause === undefined ? undefined : { cause: parts.cause });
    this.code = parts.code;
    this.shortMessage = parts.shortMessage;
    this.details = details;
    this.hint = parts.hint;
  }
}

/** Whether a value is a {@link CasperTestError}, also one of another copy of this module. */
export function isCasperTestError(value: unknown): value is CasperTestError {
  return hasTag(value, 'CasperTestError');
}
