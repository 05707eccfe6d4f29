import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { wasmSubject } from './wasmSubject';

/**
 * Passes when the module imports no host functions but these, for example `['casper_put_key', 'casper_revert']`; it need not import
 * all of them. Memory is no function.
 */
export function toImportOnly(this: MatcherContext, received: unknown, hostFunctions: readonly string[]): MatcherResult {
  const call = { name: 'toImportOnly', subject: wasmSubject(), received, args: ['hostFunctions'] };
  return matcherResult(this, call, ({ imports }) => {
    if (!Array.isArray(hostFunctions) || !hostFunctions.every((name) => typeof name === 'string')) {
      throw badArgument("toImportOnly takes names of host functions: ['casper_put_key'].", hostFunctions);
    }
    const functions = imports.filter(({ kind }) => kind === 'function').map(({ name }) => name);
    const others = functions.filter((name) => !hostFunctions.includes(name));
    return {
      pass: others.length === 0,
      lines: (words) => [
        `Expected the module ${words.isNot ? 'to import other host functions, too' : 'to import no other host functions'}.`,
        `Expected: ${words.isNot ? 'not only ' : ''}${this.utils.EXPECTED_COLOR(hostFunctions.join(', ') || 'none')}`,
        ...(words.isNot
          ? [words.received(functions.join(', ') || 'none')]
          : ['It also imports:', ...others.map((name) => `  ${this.utils.RECEIVED_COLOR(name)}`)]),
      ],
    };
  });
}
