module.exports = {
  preset: 'casper-engine-test-support/presets/rust',
  transform: { '\\.ts$': 'ts-jest' }, // for tests in TypeScript
  globals: { 'casper-engine-test-support': { rust: { crates: ['contract'], toolchain: 'nightly-2025-01-01' } } },
};
