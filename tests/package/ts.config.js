module.exports = { preset: 'casper-engine-test-support/presets/ts' };
