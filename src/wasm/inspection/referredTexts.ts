/**
 * Texts that the code of a module seems to refer to: a guess at its names of keys, arguments and entry points. Compilers put texts
 * side by side into the data, and hand them over as a pointer and a length, so two constants one after the other that fit a text
 * are taken for one. A text that is put together when the code runs is not found, and one that is found may never be used.
 *
 * @module
 */
import { dataAt, textOf } from './hostCallConstants';
import type { ModuleSurvey } from './moduleSurvey';

/** Shorter texts are found in any data by chance. */
const SHORTEST = 3;
const LONGEST = 256;

/** Each text once, in the order in which they lie in the data. */
export function referredTexts(survey: ModuleSurvey): readonly string[] {
  const found = new Map<number, string>();
  for (const { constantPairs } of survey.bodies) {
    for (const [pointer, length] of constantPairs) {
      if (length < SHORTEST || length > LONGEST) continue;
      const bytes = dataAt(survey, pointer, length);
      const text = bytes && textOf(bytes);
      if (text !== undefined && isName(text)) found.set(pointer, text);
    }
  }
  return [...new Set([...found].sort(([a], [b]) => a - b).map(([, text]) => text))];
}

/** Not a path of a source file, nor what the compiler itself says when it panics. */
function isName(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text) && !/\.rs$|^(internal error|called `|assertion )/.test(text);
}
