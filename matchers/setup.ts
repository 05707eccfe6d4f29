/**
 * Installs the matchers into the `expect` of the running test file and types them for `@jest/globals` and for the global
 * `expect`. Jest: `setupFilesAfterEnv: ['casper-engine-test-support/matchers/setup']`, or the preset.
 *
 * @module
 */
// Makes the module known, so that it can be augmented below.
import type {} from '@jest/expect';
import type { CasperAsymmetricMatchers } from './asymmetricMatchers';
import { type Expect, install } from './install';
import type { CasperMatchers } from './types';

declare module '@jest/expect' {
  // The type parameters must be exactly those of the augmented interface.
  interface Matchers<R extends void | Promise<void>, T = unknown> extends CasperMatchers<R> {}
  interface AsymmetricMatchers extends CasperAsymmetricMatchers {}
}

declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: the type parameters must be those of @types/jest.
    interface Matchers<R, T = {}> extends CasperMatchers<R> {}
    interface Expect extends CasperAsymmetricMatchers {}
    interface InverseAsymmetricMatchers extends CasperAsymmetricMatchers {}
  }
}

/** The `expect` of the running test file; `undefined` outside of a runner that has one. */
function runningExpect(): Expect | undefined {
  const { expect } = globalThis as { expect?: Expect };
  if (expect !== undefined) return expect;
  try {
    // With `injectGlobals: false` Jest has it here only; anywhere else this throws.
    return (require('@jest/globals') as { expect?: Expect }).expect;
  } catch {
    return undefined;
  }
}

const expect = runningExpect();
if (expect !== undefined) install(expect);
