/**
 * Which fixture is being made, so that it learns of the builders it makes and changes. Kept apart from `loadFixture` because
 * every builder tells, and hardly any test has a fixture.
 *
 * @module
 */
import type { StateHolder } from './stateHolder';

/** Who wants to know of changed builders. */
interface FixtureScope {
  /** The builders of the fixture that is being made, if one is. */
  current: (() => Set<StateHolder> | undefined) | undefined;
}

/** Set by `loadFixture`. */
export const fixtureScope: FixtureScope = { current: undefined };

/** Tells the fixture that is being made, if one is, that it made or changed this builder. */
export function noteChange(builder: StateHolder): void {
  fixtureScope.current?.()?.add(builder);
}
