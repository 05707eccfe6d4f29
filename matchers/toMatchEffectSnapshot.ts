import { effectsText } from '../src/report/effectsText';
import { EFFECTS } from './effectsSubject';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { labelsOf } from './messageNames';
import { matchSnapshot, snapshotExpect } from './runnerSnapshot';

const NAME = 'toMatchEffectSnapshot';

/**
 * Compares what the effects change with the snapshot of the test, by the runner's own `toMatchSnapshot`: written the first time,
 * updated with `--updateSnapshot`, never written in continuous integration (`--ci`). The snapshot is a text: each key with its name
 * if the builder is the subject, and the value decoded, whole.
 *
 * @param hint as for `toMatchSnapshot`: tells the snapshots of one test apart
 */
export function toMatchEffectSnapshot(this: MatcherContext, received: unknown, hint?: string): MatcherResult {
  const args = hint === undefined ? [] : ['hint'];
  return matcherResult(this, { name: NAME, subject: EFFECTS, received, args }, ({ effects }) => {
    if (this.isNot === true) throw badArgument(`${NAME} cannot be used with .not: a snapshot says what is.`, '.not');
    if (hint !== undefined && typeof hint !== 'string')
      throw badArgument(`${NAME} takes a hint, a text, or nothing.`, hint);
    matchSnapshot(snapshotExpect(this, NAME), effectsText(effects, labelsOf(received)), hint);
    return { pass: true, lines: () => [] };
  });
}
