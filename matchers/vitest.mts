/**
 * Installs the matchers into the `expect` of Vitest and types them for it: `setupFiles: ['casper-engine-test-support/matchers/vitest']`,
 * with or without `globals`.
 *
 * @module
 */
import { expect } from 'vitest';
import type { CasperAsymmetricMatchers } from './asymmetricMatchers.js';
import installing from './install.js';
import type { CasperMatchers } from './types.js';

declare module 'vitest' {
  // The type parameters must be exactly those of the augmented interface.
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  interface Matchers<T = any> extends CasperMatchers<void> {}
  interface AsymmetricMatchersContaining extends CasperAsymmetricMatchers {}
}

// This file is an ES module, as Vitest is, and the others are not: their exports come as one object.
installing.install(expect as unknown as Parameters<typeof installing.install>[0]);
