/**
 * Jest preset for JavaScript projects: `preset: 'casper-engine-test-support'` installs the matchers, and the environment that keeps
 * prepared contracts for all test files of a worker.
 *
 * @module
 */
const preset: { readonly testEnvironment: string; readonly setupFilesAfterEnv: readonly string[] } = {
  testEnvironment: require.resolve('../../environment/index'),
  setupFilesAfterEnv: [require.resolve('../../matchers/setup')],
};

module.exports = preset;
