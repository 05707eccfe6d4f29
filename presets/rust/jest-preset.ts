/**
 * Jest preset for projects with Rust crates: `preset: 'casper-engine-test-support/presets/rust'` is the default preset, and builds the
 * crates before the tests (`setup.ts`). With TypeScript tests add their transform: `transform: { '\\.ts$': 'ts-jest' }`.
 *
 * @module
 */
const base = require('../default/jest-preset') as typeof import('../default/jest-preset');

/** What cargo writes: a change there is no reason to run the tests again, nor are its files modules. */
const CARGO_TARGET =
  '/target/(debug|deployable|doc|package|release|tmp|wasm32[^/]*|x86_64[^/]*|aarch64[^/]*|\\.[^/]*|CACHEDIR)';

const preset: { readonly [option: string]: unknown } = {
  ...base,
  globalSetup: require.resolve('./setup'),
  setupFiles: [require.resolve('./requireBuild')],
  // Those of Jest, and the sources of a crate, so that jest --watchAll sees that they change.
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'json', 'node', 'rs', 'toml'],
  modulePathIgnorePatterns: [CARGO_TARGET],
  watchPathIgnorePatterns: [CARGO_TARGET],
};

module.exports = preset;
