module.exports = {
  preset: 'casper-engine-test-support',
  reporters: ['default', 'casper-engine-test-support/reporter'],
};
