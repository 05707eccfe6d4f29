/**
 * Colours in a terminal, under the conditions that Jest has for its own.
 *
 * @module
 */
import type { Verdict } from './comparison';

/** Puts a text into the colour of a verdict. */
export type Paint = (text: string, verdict: Verdict) => string;

/** Escape sequences of the colours: red for what costs more, green for what costs less. */
const COLOURS: Readonly<Partial<Record<Verdict, string>>> = { Regressed: '\u001b[31m', Improved: '\u001b[32m' };
const END = '\u001b[39m';

/** Leaves texts as they are. */
export const noPaint: Paint = (text) => text;

/** Paints for a stream: in a terminal, unless `NO_COLOR` is set, and where `FORCE_COLOR` asks for it. */
export function paintFor(
  stream: { readonly isTTY?: boolean },
  { NO_COLOR, FORCE_COLOR }: Readonly<Record<string, string | undefined>> = process.env,
): Paint {
  const isForced = FORCE_COLOR !== undefined && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  const isColoured = FORCE_COLOR === undefined ? stream.isTTY === true && !NO_COLOR : isForced;
  return isColoured ? paint : noPaint;
}

function paint(text: string, verdict: Verdict): string {
  const colour = COLOURS[verdict];
  return colour === undefined ? text : `${colour}${text}${END}`;
}
