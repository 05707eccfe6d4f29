/**
 * The subjects of the matchers: the thing itself, an `Option` or `Either` of it, or the builder that holds it.
 *
 * @module
 */
import type { Account, Effects, EngineError, NamedKeys, WasmTestBuilder, WasmV1Result } from '../src/index';
import type { Subject } from './matcher';

/** Why something failed: an error of an execution, or of work without Wasm. */
export interface Failure {
  readonly _tag: string;
  readonly message: string;
}

/** What something came to: an execution, or a bid, step, fee, upgrade, ... of the builder. */
export interface Outcome {
  readonly error: Failure | undefined;
  readonly effects: Effects;
  /** Absent for what was not executed. */
  readonly execution: Execution | undefined;
}

/** An execution. */
export interface Execution {
  readonly result: WasmV1Result;
  readonly error: EngineError | undefined;
  /** The builder it is the last execution of, when that was passed. */
  readonly builder: WasmTestBuilder | undefined;
}

/** The last execution of a builder, or a result. */
export const EXECUTION: Subject<Execution> = {
  name: 'execution',
  accepted: 'an execution: pass the builder (its last execution) or an execution result',
  find(received) {
    const value = unwrap(received);
    if (isBuilder(value)) return { ...ofResult(value.getExpectedLastExecResult()), builder: value };
    return isResult(value) ? ofResult(value) : undefined;
  },
};

/** An execution, or what a native operation of the builder returned. */
export const OUTCOME: Subject<Outcome> = {
  name: 'execution',
  accepted:
    'an execution: pass the builder (its last execution), an execution result, or the Either of a native operation',
  find(received) {
    const execution = EXECUTION.find(received);
    if (execution !== undefined) return { error: execution.error, effects: execution.result.effects, execution };
    const isLeft = tagOf(received) === 'Left';
    if (isLeft) {
      const error = failureOf((received as { readonly left: unknown }).left);
      return error === undefined ? undefined : { error, effects: [], execution: undefined };
    }
    const effects = (unwrap(received) as { effects?: unknown } | undefined | null)?.effects;
    return Array.isArray(effects) ? { error: undefined, effects, execution: undefined } : undefined;
  },
};

/** An account; `'none'` where there is none. */
export const ACCOUNT: Subject<Account | 'none'> = {
  name: 'account',
  accepted: 'an account: pass builder.getAccount(…), builder.getExpectedAccount(…) or an Account',
  find: (received) => orNone(received, (value) => (tagOf(value) === 'Account' ? (value as Account) : undefined)),
};

/** The named keys of an account, contract or entity, or the map itself; `'none'` where there is no such thing. */
export const NAMED_KEYS: Subject<NamedKeys | 'none'> = {
  name: 'account',
  accepted: 'named keys: pass an account, a contract, or what builder.getNamedKeys… gives',
  find: (received) =>
    orNone(received, (value) => {
      const keys = isMap(value) ? value : (value as { namedKeys?: unknown } | null | undefined)?.namedKeys;
      return isMap(keys) ? (keys as NamedKeys) : undefined;
    }),
};

/** A builder. */
export const BUILDER: Subject<WasmTestBuilder> = {
  name: 'builder',
  accepted: 'the state of a builder: pass the builder',
  find: (received) => (isBuilder(received) ? received : undefined),
};

/** Finds in the value of an `Option` or `Either`; `'none'` for the `none` of an absent thing. */
export function orNone<T>(received: unknown, find: (value: unknown) => T | undefined): T | 'none' | undefined {
  return tagOf(received) === 'None' ? 'none' : find(unwrap(received));
}

/** Whether the value is a builder. */
export function isBuilder(value: unknown): value is WasmTestBuilder {
  return tagOf(value) === 'WasmTestBuilder';
}

/** The value inside an `Option` or `Either`, `undefined` for `none` and a left; anything else as it is. */
export function unwrap(value: unknown): unknown {
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

/** The `_tag` by which our values are recognised. */
export function tagOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const tag = (value as { _tag?: unknown })._tag;
  return typeof tag === 'string' ? tag : undefined;
}

function ofResult(result: WasmV1Result): Execution {
  return { result, error: result.error, builder: undefined };
}

function isResult(value: unknown): value is WasmV1Result {
  if (typeof value !== 'object' || value === null) return false;
  const result = value as Partial<WasmV1Result>;
  return typeof result.consumed === 'bigint' && typeof result.gasLimit === 'bigint';
}

/** Errors of native operations; those of balance holds carry their text one level below, or have none. */
function failureOf(value: unknown): Failure | undefined {
  const _tag = tagOf(value);
  if (_tag === undefined) return undefined;
  const { message, error } = value as { message?: string; error?: { message?: string } };
  return { _tag, message: message ?? error?.message ?? _tag };
}

function isMap(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Map]';
}
