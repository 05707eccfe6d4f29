/**
 * Host calls in words: what was called, and what came of it.
 *
 * @module
 */
import type { HostCall } from '../runtime/executionTrace';
import { SET_THRESHOLD_FAILURE_CODES } from '../types/actionThresholds';
import { apiErrorDebug } from '../types/apiError';
import { ADD_KEY_FAILURE_CODES, REMOVE_KEY_FAILURE_CODES, UPDATE_KEY_FAILURE_CODES } from '../types/associatedKeys';
import type { ValueText } from './valueText';

/** Those that answer a question with a number instead of an error. */
const QUESTIONS: ReadonlySet<string> = new Set(['casper_has_key', 'casper_is_valid_uref']);

/** Those whose numbers are their own, not those of ApiError. */
const OWN_CODES: { readonly [hostFunction: string]: Readonly<Record<string, number>> } = {
  casper_add_associated_key: ADD_KEY_FAILURE_CODES,
  casper_remove_associated_key: REMOVE_KEY_FAILURE_CODES,
  casper_update_associated_key: UPDATE_KEY_FAILURE_CODES,
  casper_set_action_threshold: SET_THRESHOLD_FAILURE_CODES,
};

/** Name of an ApiError: `MissingKey`, `Mint(InsufficientFunds)`, `User(5)`. */
export function apiErrorName(code: number): string {
  return apiErrorDebug(code).replace(/^ApiError::| \[\d+\]$/g, '');
}

/** What a host call was refused with, absent if it was not refused. */
export function refusalOf({ name, returned }: HostCall): string | undefined {
  if (returned === undefined || returned === 0 || QUESTIONS.has(name)) return undefined;
  const own = OWN_CODES[name];
  if (own === undefined) return apiErrorName(returned);
  return Object.entries(own).find(([, code]) => code === returned)?.[0] ?? String(returned);
}

/** `casper_put_key(name: "x", key: hash-1f2e…9a0b)`. */
export function hostCallText({ name, args }: HostCall, text: ValueText): string {
  return `${name}(${text.hostCallArgs(args)})`;
}
