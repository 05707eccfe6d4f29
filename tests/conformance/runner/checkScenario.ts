/** Runs a scenario and compares it with its vector. */
import { type Difference, firstDifference } from './compare';
import { readJson, type ScenarioFile } from './files';
import type { JsonObject } from './json';
import { runScenario } from './runScenario';

/** Why a scenario does not pass. */
export type ScenarioFailure =
  | {
      readonly _tag: 'Different';
      readonly difference: Difference;
      readonly scenario: JsonObject;
      readonly got: JsonObject;
    }
  /** The engine or the runner itself broke. */
  | { readonly _tag: 'Broken'; readonly error: Error };

/** `undefined` when every compared field is equal. */
export function checkScenario(file: ScenarioFile): ScenarioFailure | undefined {
  try {
    const scenario = readJson(file.path);
    const expected = readJson(file.vectorPath);
    const got = runScenario(scenario, file.path);
    const difference = firstDifference(expected, got);
    return difference === undefined ? undefined : { _tag: 'Different', difference, scenario, got };
  } catch (error) {
    return { _tag: 'Broken', error: error as Error };
  }
}
