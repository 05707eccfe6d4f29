/**
 * Installs the matchers into the `expect` of the running test file and types them for `@jest/globals` and for the global
 * `expect`. Jest: `setupFilesAfterEnv: ['casper-engine-test-support/matchers/setup']`, or the preset.
 *
 * @module
 */
// Makes the module known, so that it can be augmented below.
import type {} from '@jest/expect';
import * as matchers from './index';
import type { CasperMatchers } from './types';

declare module '@jest/expect' {
  // The type parameters must be exactly those of the augmented interface.
  interface Matchers<R extends void | Promise<void>, T = unknown> extends CasperMatchers<R> {}
}

declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: the type parameters must be those of @types/jest.
    interface Matchers<R, T = {}> extends CasperMatchers<R> {}
  }
}

interface Extensible {
  extend(matchers: object): void;
}

type AnyMatcher = (this: unknown, ...args: unknown[]) => unknown;

/** The matchers, each loaded when it is first used: this file runs before every test file. */
function lazyMatchers(): { readonly [name: string]: AnyMatcher } {
  const table = matchers as unknown as { readonly [name: string]: AnyMatcher };
  return Object.fromEntries(
    Object.keys(matchers).map((name) => [
      name,
      function (this: unknown, ...args: unknown[]): unknown {
        return table[name]!.apply(this, args);
      },
    ]),
  );
}

const { expect } = globalThis as { expect?: Extensible };
if (expect !== undefined) expect.extend(lazyMatchers());
