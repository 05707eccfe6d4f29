/**
 * fast-check, an optional package: loaded with the entry `casper-engine-test-support/arbitraries` and nowhere else.
 *
 * @module
 */
import type * as FastCheck from 'fast-check';
import { CasperTestError } from '../bytes/casperTestError';

export const fc: typeof FastCheck = load();

function load(): typeof FastCheck {
  try {
    return require('fast-check');
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== 'MODULE_NOT_FOUND') throw cause;
    throw new CasperTestError({
      code: 'NOT_SUPPORTED',
      shortMessage: 'Arbitraries need the package fast-check, which is not installed.',
      hint: 'Install it: npm install --save-dev fast-check@4',
      cause,
    });
  }
}
