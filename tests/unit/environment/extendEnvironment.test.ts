import { expect, test } from '@jest/globals';
import { extendEnvironment } from '../../../environment/extendEnvironment';
import { requireOfJest } from '../../../environment/requireOfJest';
import { workerCache } from '../../../environment/workerCache';
import { TEST_LOCATION } from '../../../src/builder/testLocation';
import { WORKER_CACHE } from '../../../src/bytes/workerCache';

class Base {
  readonly global: Record<string | symbol, unknown> = { setImmediate: 'its own' };
  readonly config: unknown;
  constructor(config: unknown, _context: unknown) {
    this.config = config;
  }
  async setup(): Promise<void> {}
  async teardown(): Promise<void> {}
}

test('an environment is what it was, and knows its test file', () => {
  const Extended = extendEnvironment(Base as never) as unknown as typeof Base;
  const config = { projectConfig: { rootDir: '/project' } };
  const environment = new Extended(config, { testPath: '/project/a.test.js' });
  expect(environment).toBeInstanceOf(Base);
  expect(environment.config).toBe(config);
  expect(environment.global[TEST_LOCATION]).toEqual({ testFile: '/project/a.test.js', rootDir: '/project' });
  expect(environment.global[WORKER_CACHE]).toBe(workerCache);
});

test('what code for Node counts on is there, and nothing is put over what is there', () => {
  const Extended = extendEnvironment(Base as never) as unknown as typeof Base;
  const { global } = new Extended({ projectConfig: { rootDir: '/' } }, { testPath: '/a' });
  expect(global.setImmediate).toBe('its own');
  expect(global.TextEncoder).toBe(TextEncoder);
  expect(global.Uint8Array).toBe(Uint8Array);
});

test('states are copied, and the one unused for longest goes', () => {
  const bytes = Uint8Array.of(1, 2);
  workerCache.keepState('first', bytes);
  bytes[0] = 9;
  for (let i = 0; i < 31; i++) workerCache.keepState(`state ${i}`, bytes);
  expect([...workerCache.state('first')!]).toEqual([1, 2]);
  workerCache.keepState('one more', bytes);
  expect(workerCache.state('first')).toBeDefined();
  expect(workerCache.state('state 0')).toBeUndefined();
});

test('a package that is not there', () => {
  expect(() => requireOfJest('jest-environment-of-nobody')).toThrowErrorMatchingInlineSnapshot(`
"The package jest-environment-of-nobody is not installed.

Install it beside Jest, in the same version: npm install --save-dev jest-environment-of-nobody"
`);
  expect(requireOfJest('jest-environment-node')).toHaveProperty('TestEnvironment');
});
