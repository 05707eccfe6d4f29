import { CasperTestError } from '../src/index';
import { effectsText } from '../src/report/effectsText';
import { EFFECTS } from './effectsSubject';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult, type SnapshotExpect } from './matcher';
import { labelsOf } from './messageNames';

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
    const expect = this.expect ?? (globalThis as { readonly expect?: SnapshotExpect }).expect;
    if (expect === undefined) throw noExpect();
    compare(expect, effectsText(effects, labelsOf(received)), hint);
    return { pass: true, lines: () => [] };
  });
}

/** Throws the runner's own error when the text differs. It counts as one assertion, not two. */
function compare(expect: SnapshotExpect, text: string, hint: string | undefined): void {
  const { assertionCalls } = expect.getState();
  try {
    const comparison = expect(text);
    // Jest takes an argument that is undefined for a mistake.
    if (hint === undefined) comparison.toMatchSnapshot();
    else comparison.toMatchSnapshot(hint);
  } finally {
    expect.setState({ assertionCalls });
  }
}

function noExpect(): CasperTestError {
  return new CasperTestError({
    code: 'NOT_SUPPORTED',
    shortMessage: `${NAME} needs the expect of the runner, for its snapshots.`,
    hint: 'Install the matchers with casper-engine-test-support/matchers/setup or …/matchers/vitest.',
  });
}
