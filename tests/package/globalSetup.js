const { setup } = require('casper-engine-test-support/presets/rust/setup');

module.exports = async (globalConfig, projectConfig) => {
  await setup(globalConfig, projectConfig);
};
