/**
 * Jest preset for TypeScript projects: `preset: 'casper-engine-test-support/presets/ts'` is the default preset with ts-jest, which the
 * project installs beside TypeScript.
 *
 * @module
 */
const base = require('../default/jest-preset') as typeof import('../default/jest-preset');

const preset: { readonly [option: string]: unknown } = {
  ...base,
  transform: { '^.+\\.[cm]?tsx?$': 'ts-jest' },
};

module.exports = preset;
