/**
 * Finds what a matcher asks about inside what the test passed to `expect`: the thing itself, an `Option` or `Either` of
 * it, or the builder that holds it.
 *
 * @module
 */
import type { Account, EngineError, NamedKeys, WasmTestBuilder, WasmV1Result } from '../src/index';

/** Texts for `wrongSubject`. */
export const EXECUTION_SUBJECTS = 'an execution: pass the builder (its last execution) or an execution result';
/** Texts for `wrongSubject`. */
export const ACCOUNT_SUBJECTS = 'an account: pass builder.getAccount(…), builder.getExpectedAccount(…) or an Account';
/** Texts for `wrongSubject`. */
export const NAMED_KEYS_SUBJECTS = 'named keys: pass an account, a contract, or what builder.getNamedKeys… gives';
/** Texts for `wrongSubject`. */
export const BALANCE_SUBJECTS = 'balances: pass the builder, and the account or purse as the first argument';

/** An execution, as a matcher sees it. */
export interface Execution {
  readonly consumed: bigint;
  readonly gasLimit: bigint;
  readonly error: EngineError | undefined;
}

/** The last execution of a builder, or the result itself. `undefined` when it is neither. */
export function executionOf(received: unknown): Execution | undefined {
  const value = unwrap(received);
  if (isBuilder(value)) {
    const last = unwrap(value.getLastExecResult());
    return last === undefined ? undefined : executionOf(last);
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const result = value as Partial<WasmV1Result>;
  if (typeof result.consumed !== 'bigint' || typeof result.gasLimit !== 'bigint') return undefined;
  return { consumed: result.consumed, gasLimit: result.gasLimit, error: result.error };
}

/** The account that was passed, `'none'` for an absent one, `undefined` when it is something else. */
export function accountOf(received: unknown): Account | 'none' | undefined {
  if (tagOf(received) === 'None') return 'none';
  const value = unwrap(received);
  return tagOf(value) === 'Account' ? (value as Account) : undefined;
}

/** The named keys of an account, contract or entity, or the map itself. */
export function namedKeysOf(received: unknown): NamedKeys | 'none' | undefined {
  if (tagOf(received) === 'None') return 'none';
  const value = unwrap(received);
  if (isMap(value)) return value as NamedKeys;
  if (typeof value !== 'object' || value === null) return undefined;
  const keys = (value as { namedKeys?: unknown }).namedKeys;
  return isMap(keys) ? (keys as NamedKeys) : undefined;
}

/** Whether the value is a builder. */
export function isBuilder(value: unknown): value is WasmTestBuilder {
  return tagOf(value) === 'WasmTestBuilder';
}

function unwrap(value: unknown): unknown {
  switch (tagOf(value)) {
    case 'Some':
      return (value as { readonly value: unknown }).value;
    case 'Right':
      return (value as { readonly right: unknown }).right;
    case 'None':
    case 'Left':
      return undefined;
    default:
      return value;
  }
}

function tagOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const tag = (value as { _tag?: unknown })._tag;
  return typeof tag === 'string' ? tag : undefined;
}

function isMap(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Map]';
}
