/**
 * Jest preset for JavaScript projects: `preset: 'casper-engine-test-support'` installs the matchers.
 *
 * @module
 */
const preset: { readonly testEnvironment: string; readonly setupFilesAfterEnv: readonly string[] } = {
  testEnvironment: 'node',
  setupFilesAfterEnv: [require.resolve('../../matchers/setup')],
};

module.exports = preset;
