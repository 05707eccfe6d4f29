import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { wasmSubject } from './wasmSubject';

/** Passes when the module exports a function of this name: an entry point must be one. */
export function toExport(this: MatcherContext, received: unknown, name: string): MatcherResult {
  const call = { name: 'toExport', subject: wasmSubject(), received, args: ['name'] };
  return matcherResult(this, call, (inspection) => {
    if (typeof name !== 'string') throw badArgument('toExport takes the name of a function.', name);
    const functions = inspection.exports.filter(({ kind }) => kind === 'function').map((each) => each.name);
    return {
      pass: functions.includes(name),
      lines: (words) => [
        `Expected the module ${words.not}to export this function.`,
        words.expected(name),
        words.received(functions.join(', ') || 'no functions'),
      ],
    };
  });
}
