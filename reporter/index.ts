/**
 * Jest reporter: the gas of every entry point.
 *
 * ```js
 * module.exports = { reporters: ['default', ['casper-engine-test-support/reporter', { markdown: 'gas.md' }]] };
 * ```
 *
 * It prints what each module of session code and each entry point consumed at least, on average and at most, and what that was spent
 * on; compares it with a committed snapshot; and writes JSON and Markdown (docs/gas-reporter.md). With any environment and any
 * transform; without it nothing is recorded.
 *
 * @module
 */
import { type FileResult, GasReporter, type GlobalConfig } from './gasReporter';
import type { GasReporterOptions } from './options';

// Jest takes what the module is; others take what it has.
module.exports = Object.assign(GasReporter, { GasReporter });

export type { FileResult, GasReporterOptions, GlobalConfig };
export { GasReporter };
