import { CasperTestError } from '../src/index';
import { GAS_USE_NAMES, GAS_USES } from '../src/report/gasOfFrame';
import {
  type GasTolerance,
  NO_TOLERANCE,
  parseGasTolerance,
  percentText,
  toleratedGas,
} from '../src/report/gasTolerance';
import { groupDigits } from '../src/report/motes';
import { causeLines } from './executionLines';
import { type GasParts, gasParts, gasText, parseGasText } from './gasText';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { differingSnapshot, snapshotExpect, storedSnapshot } from './runnerSnapshot';
import { EXECUTION } from './subject';

const NAME = 'toMatchGasSnapshot';

/** How far the gas may be off. */
export interface GasSnapshotOptions {
  /** Gas (`500n`, `500`), or `'1%'` of that of the snapshot; none when left out: gas is exact. */
  readonly tolerance?: bigint | number | string;
}

/**
 * Compares the gas of the execution, and what it was spent on, with the snapshot of the test, by the runner's own `toMatchSnapshot`:
 * written the first time, updated with `--updateSnapshot`, never written in continuous integration (`--ci`).
 *
 * @param name as the hint of `toMatchSnapshot`: tells the snapshots of one test apart; may be left out before the options
 * @param options with a tolerance only the whole counts, in both directions, and what is within it leaves the snapshot as it is
 */
export function toMatchGasSnapshot(
  this: MatcherContext,
  received: unknown,
  name?: string | GasSnapshotOptions,
  options?: GasSnapshotOptions,
): MatcherResult {
  const given = { name, options };
  const args = [
    ...(name === undefined ? [] : [typeof name === 'string' ? 'name' : 'options']),
    ...(options === undefined ? [] : ['options']),
  ];
  return matcherResult(this, { name: NAME, subject: EXECUTION, received, args }, (execution) => {
    if (this.isNot === true) throw badArgument(`${NAME} cannot be used with .not: a snapshot says what is.`, '.not');
    const { hint, tolerance } = checkedArguments(given);
    const expect = snapshotExpect(this, NAME);
    const now = gasParts(execution.result);
    if (isTolerated(storedSnapshot(expect, hint), now, tolerance)) {
      differingSnapshot(expect, storedSnapshot(expect, hint)!, hint);
      return { pass: true, lines: () => [] };
    }
    const differing = differingSnapshot(expect, gasText(now), hint);
    if (differing === undefined) return { pass: true, lines: () => [] };
    // As the runner does: the test goes on, so that one run tells of every snapshot.
    this.dontThrow?.();
    const before = parseGasText(differing);
    return {
      pass: false,
      lines: (words) => [
        before?.gas === now.gas
          ? 'Expected the gas of the execution to be spent as in the snapshot.'
          : `Expected the execution to consume the gas of the snapshot${toleranceText(before, tolerance)}.`,
        words.expected(before === undefined ? differing : groupDigits(before.gas)),
        words.received(groupDigits(now.gas), before === undefined ? '' : differenceText(before.gas, now.gas)),
        ...splitLines(before, now),
        ...causeLines(execution),
        '',
        'If that is meant, update the snapshot with --updateSnapshot (-u).',
      ],
    };
  });
}

function checkedArguments({ name, options }: { readonly name: unknown; readonly options: unknown }): {
  readonly hint: string | undefined;
  readonly tolerance: GasTolerance;
} {
  const hasName = typeof name === 'string';
  const last = hasName || name === undefined ? options : name;
  const isWrong =
    last !== undefined && (typeof last !== 'object' || last === null || (last !== options && options !== undefined));
  if (isWrong) throw badArgument(`${NAME} takes a name, a text, and { tolerance }, or one of them, or nothing.`, last);
  const { tolerance } = (last ?? {}) as GasSnapshotOptions;
  const parsed = tolerance === undefined ? NO_TOLERANCE : parseGasTolerance(tolerance);
  if (parsed === undefined) {
    throw badArgument(`${NAME} takes { tolerance }: how far the gas may be off, such as 500n or '1%'.`, tolerance);
  }
  return { hint: hasName ? name : undefined, tolerance: parsed };
}

/** Whether there is a snapshot that the gas is near enough to. */
function isTolerated(stored: string | undefined, now: GasParts, tolerance: GasTolerance): boolean {
  if (tolerance === NO_TOLERANCE) return false;
  if (stored === undefined) {
    throw new CasperTestError({
      code: 'NOT_SUPPORTED',
      shortMessage: `${NAME} cannot tolerate anything here: the runner does not show its snapshots.`,
      hint: 'Leave out the tolerance, or use toConsumeGas({ min, max }).',
    });
  }
  const before = parseGasText(stored);
  if (before === undefined) return false;
  const difference = now.gas > before.gas ? now.gas - before.gas : before.gas - now.gas;
  return difference <= toleratedGas(tolerance, before.gas);
}

function toleranceText(before: GasParts | undefined, tolerance: GasTolerance): string {
  if (before === undefined || tolerance === NO_TOLERANCE) return '';
  return `, give or take ${groupDigits(toleratedGas(tolerance, before.gas))}`;
}

function differenceText(before: bigint, now: bigint): string {
  if (before === now) return '';
  const amount = now > before ? `${groupDigits(now - before)} more` : `${groupDigits(before - now)} less`;
  const percent = percentText(before, now - before);
  return ` (${amount}${percent === '' ? '' : `, ${percent}`})`;
}

/** Where the difference is, if both are known. */
function splitLines(before: GasParts | undefined, now: GasParts): readonly string[] {
  const [old, current] = [before?.split, now.split];
  if (old === undefined || current === undefined) return [];
  return GAS_USES.filter((use) => old[use] !== current[use]).map(
    (use) =>
      `  ${GAS_USE_NAMES[use]}: ${groupDigits(old[use])}, now ${groupDigits(current[use])}${differenceText(old[use], current[use])}`,
  );
}
