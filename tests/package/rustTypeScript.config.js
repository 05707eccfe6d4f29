module.exports = {
  preset: 'casper-engine-test-support/presets/rust',
  transform: { '\\.ts$': 'ts-jest' },
};
