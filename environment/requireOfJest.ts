/**
 * Loads a package that comes with Jest, wherever the package manager put it.
 *
 * @module
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CasperTestError } from '../src/index';

/** Each of these depends on the next: strict package managers let nobody but them see it. */
const WAY = ['jest', '@jest/core', 'jest-config'] as const;

/**
 * @param name of the package
 * @throws CasperTestError `NOT_SUPPORTED` if it is not installed
 */
export function requireOfJest(name: string): unknown {
  let from = join(process.cwd(), 'package.json');
  for (const step of [undefined, ...WAY]) {
    if (step !== undefined) {
      const next = resolveFrom(from, step);
      if (next === undefined) continue;
      from = next;
    }
    const path = resolveFrom(from, name) ?? resolveFrom(__filename, name);
    if (path !== undefined) return require(path);
  }
  throw new CasperTestError({
    code: 'NOT_SUPPORTED',
    shortMessage: `The package ${name} is not installed.`,
    hint: `Install it beside Jest, in the same version: npm install --save-dev ${name}`,
  });
}

function resolveFrom(file: string, name: string): string | undefined {
  try {
    return createRequire(file).resolve(name);
  } catch {
    return undefined;
  }
}
