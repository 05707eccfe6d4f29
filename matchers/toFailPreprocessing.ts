import { failureResult } from './failureResult';
import type { MatcherContext, MatcherResult } from './matcher';
import type { Failure } from './subject';
import { containsOrMatches, textPattern } from './textPattern';

/** Refusals with a tag of their own. Source: casper-execution-engine src/execution/error.rs. */
const REFUSALS: readonly string[] = ['WasmPreprocessing', 'ParityWasm', 'Resolver', 'UnsupportedWasmStart'];

/** What `Interpreter` stands for when the module was accepted: traps, and pointers that a host function cannot follow. */
const RUNTIME_FAULT = /^Interpreter error: (trap: |trying to access region )/;

/**
 * Passes when the engine refused a module before its first instruction: bytes that are no Wasm, instructions that it forbids, a
 * start section, imports that do not exist, limits exceeded, no exported `call`. With a reason if one is given: a part of the
 * engine's text, or a RegExp.
 */
export function toFailPreprocessing(this: MatcherContext, received: unknown, reason?: string | RegExp): MatcherResult {
  return failureResult(this, {
    name: 'toFailPreprocessing',
    received,
    args: reason === undefined ? [] : ['reason'],
    expected: () => {
      const accepted = 'toFailPreprocessing takes a part of the reason or a RegExp, or nothing for any reason.';
      const pattern = reason === undefined ? '' : textPattern(accepted, reason);
      return {
        verb: 'be refused before its first instruction',
        expected: reason === undefined ? undefined : this.utils.stringify(reason),
        isMeant: (error) => isRefusal(error) && containsOrMatches(error.message, pattern),
      };
    },
  });
}

function isRefusal({ _tag, message }: Failure): boolean {
  return REFUSALS.includes(_tag) || (_tag === 'Interpreter' && !RUNTIME_FAULT.test(message));
}
