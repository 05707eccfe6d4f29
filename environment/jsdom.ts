/**
 * Jest environment: `jest-environment-jsdom`, which a project installs itself, with what `casper-engine-test-support/environment` adds.
 *
 * ```js
 * module.exports = { testEnvironment: 'casper-engine-test-support/environment/jsdom' };
 * ```
 *
 * @module
 */
import { type EnvironmentClass, extendEnvironment } from './extendEnvironment';
import { requireOfJest } from './requireOfJest';

interface EnvironmentModule {
  readonly TestEnvironment?: EnvironmentClass;
  readonly default: EnvironmentClass;
}

const base = requireOfJest('jest-environment-jsdom') as EnvironmentModule;

module.exports = extendEnvironment(base.TestEnvironment ?? base.default);
