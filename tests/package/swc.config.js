module.exports = {
  preset: 'casper-engine-test-support',
  transform: { '\\.[jt]s$': '@swc/jest' },
};
