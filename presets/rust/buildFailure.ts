/**
 * What the build leaves for the test files.
 *
 * @module
 */

/** The variable by which the build tells the test files in watch mode why it failed. */
export const BUILD_FAILURE = 'CASPER_TEST_BUILD_FAILURE';
