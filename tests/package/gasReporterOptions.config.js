module.exports = {
  preset: 'casper-engine-test-support',
  // #region reporters
  reporters: ['default', ['casper-engine-test-support/reporter', { markdown: 'gas.md', tolerance: '0.5%' }]],
  // #endregion
};
