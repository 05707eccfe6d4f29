/** Helpers for the message snapshots of matchers. */
import { stripVTControlCharacters } from 'node:util';
import '../../../matchers/setup';
import type { WasmV1Result } from '../../../src/index';

/** The message with which an expectation fails, without colours. Fails when it does not fail. */
export function messageOf(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    // Results of Jest's own matchers have a name, and hold what they compared.
    if ((error as { matcherResult?: { name?: string } }).matcherResult?.name === undefined) expectPlain(error);
    return stripVTControlCharacters((error as Error).message);
  }
  throw new Error('the expectation did not fail');
}

/** An execution result, as far as matchers look at it. */
export function result(parts: Pick<WasmV1Result, 'consumed'> & Partial<WasmV1Result>): unknown {
  return { gasLimit: 5_000_000_000_000n, error: undefined, effects: [], transfers: [], messages: [], ...parts };
}

/** Errors travel from Jest's workers to its main process: a bigint or a typed array anywhere in one can kill a worker. */
function expectPlain(value: unknown, path: string = 'error', seen: Set<unknown> = new Set()): void {
  if (typeof value === 'bigint' || ArrayBuffer.isView(value))
    throw new Error(`${path} is ${Object.prototype.toString.call(value)}`);
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  for (const name of Object.getOwnPropertyNames(value)) {
    expectPlain((value as { readonly [name: string]: unknown })[name], `${path}.${name}`, seen);
  }
}
