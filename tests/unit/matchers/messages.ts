/** Helpers for the message snapshots of matchers. */
import { stripVTControlCharacters } from 'node:util';
import '../../../matchers/setup';
import type { WasmV1Result } from '../../../src/index';

/** The message with which an expectation fails, without colours. Fails when it does not fail. */
export function messageOf(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return stripVTControlCharacters((error as Error).message);
  }
  throw new Error('the expectation did not fail');
}

/** An execution result, as far as matchers look at it. */
export function result(parts: Pick<WasmV1Result, 'consumed'> & Partial<WasmV1Result>): unknown {
  return { gasLimit: 5_000_000_000_000n, error: undefined, effects: [], transfers: [], messages: [], ...parts };
}
