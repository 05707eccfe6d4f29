/**
 * Jest environment: `jest-environment-node`, with what a worker can keep from one test file to the next.
 *
 * ```js
 * module.exports = { testEnvironment: 'casper-engine-test-support/environment' };
 * ```
 *
 * The presets use it. It keeps prepared and compiled contracts and genesis states, so that only the first test file of a worker pays
 * for them, and tells the package which test file runs.
 *
 * @module
 */
import { type Environment, type EnvironmentClass, extendEnvironment } from './extendEnvironment';
import { requireOfJest } from './requireOfJest';

interface EnvironmentModule {
  readonly TestEnvironment: EnvironmentClass;
}

const CasperEnvironment: EnvironmentClass = extendEnvironment(
  (requireOfJest('jest-environment-node') as EnvironmentModule).TestEnvironment,
);

// Jest takes what the module is; others take what it has.
module.exports = Object.assign(CasperEnvironment, { extendEnvironment });

export type { Environment, EnvironmentClass };
export { extendEnvironment };
