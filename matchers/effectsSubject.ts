/**
 * The subject of the matchers of effects.
 *
 * @module
 */
import type { Effects, Transform } from '../src/index';
import { changesOf, effectText } from '../src/report/effectsText';
import { causeLines } from './executionLines';
import type { Subject } from './matcher';
import { type Failure, isBuilder, OUTCOME, unwrap } from './subject';

/** What an execution, or anything else, did to global state. */
export interface FoundEffects {
  readonly effects: Effects;
  /** Those that change something: without what was only read. */
  readonly changes: readonly Transform[];
  readonly error: Failure | undefined;
}

/** The effects that `commit` would apply, of a result, of a native operation, or themselves. */
export const EFFECTS: Subject<FoundEffects> = {
  name: 'effects',
  accepted:
    'effects: pass the builder (its last execution), an execution result, the Either of a native operation, or the effects themselves',
  find(received) {
    const value = unwrap(received);
    if (isBuilder(value)) {
      const effects = value.getEffects().at(-1);
      if (effects !== undefined) return found(effects, effects.length === 0 ? OUTCOME.find(value)?.error : undefined);
    }
    if (isEffects(value)) return found(value, undefined);
    const outcome = OUTCOME.find(received);
    return outcome && found(outcome.effects, outcome.error);
  },
};

/** Effects that a message shows. */
const MOST_EFFECTS = 12;

/** The effects, one in a line, under a title; `Received: no effects` when there are none. */
export function effectLines(
  title: string,
  transforms: readonly Transform[],
  { error }: Pick<FoundEffects, 'error'>,
): readonly string[] {
  if (transforms.length === 0) return ['Received: no effects', ...causeLines({ error })];
  return [title, ...transformLines(transforms)];
}

/** One effect in a line; of many the first. */
export function transformLines(transforms: readonly Transform[]): readonly string[] {
  const shown = transforms.slice(0, MOST_EFFECTS).map((each) => `  ${effectText(each)}`);
  const more = transforms.length - shown.length;
  return more === 0 ? shown : [...shown, `  … and ${more} more`];
}

function found(effects: Effects, error: Failure | undefined): FoundEffects {
  return { effects, changes: changesOf(effects), error };
}

function isEffects(value: unknown): value is Effects {
  return Array.isArray(value) && value.every((each) => typeof each?.kind?._tag === 'string' && each.key !== undefined);
}
