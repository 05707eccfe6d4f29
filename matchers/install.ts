/**
 * Installs everything into an `expect`: matchers, asymmetric matchers, equality testers. It runs before every test file, so each
 * of them is loaded when it is first used.
 *
 * @module
 */
import type { CasperAsymmetricMatchers } from './asymmetricMatchers';
import * as exported from './index';

/** `expect` of Jest or Vitest, as far as it is used here. */
export interface Expect {
  readonly not: object;
  extend(matchers: object): void;
  addEqualityTesters?(testers: readonly unknown[]): void;
}

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** All of {@link CasperAsymmetricMatchers}; a test holds them together. */
export const ASYMMETRIC_NAMES: readonly (keyof CasperAsymmetricMatchers)[] = [
  'motes',
  'anyURef',
  'key',
  'accountHash',
  'publicKey',
  'clValue',
  'bytes',
];

/** Whether it was done for this `expect`: it may be that of many test files, and testers would pile up. */
const INSTALLED: unique symbol = Symbol.for('casper-engine-test-support/installed');

/** Installs everything into an `expect`. */
export function install(expect: Expect): void {
  expect.extend(lazyMatchers(expect));
  Object.assign(expect, lazyAsymmetricMatchers(false));
  Object.assign(expect.not, lazyAsymmetricMatchers(true));
  if (INSTALLED in expect) return;
  Object.defineProperty(expect, INSTALLED, { value: true });
  expect.addEqualityTesters?.([casperEquality]);
}

function lazyMatchers(expect: Expect): object {
  const table = exported as unknown as { readonly [name: string]: AnyFunction };
  const names = Object.keys(exported).filter((name) => /^to[A-Z]/.test(name));
  return Object.fromEntries(
    names.map((name) => [
      name,
      function (this: unknown, ...args: unknown[]): unknown {
        return table[name]!.apply(Object.create(Object(this), { expect: { value: expect } }), args);
      },
    ]),
  );
}

function lazyAsymmetricMatchers(isNot: boolean): object {
  return Object.fromEntries(
    ASYMMETRIC_NAMES.map((name) => [
      name,
      (...args: unknown[]): unknown => (exported.asymmetricMatchers(isNot)[name] as AnyFunction)(...args),
    ]),
  );
}

/** All equality testers as one, which leaves alone what is plain to see. */
const casperEquality: exported.EqualityTester = function (a, b, customTesters) {
  if (!isObject(a) && !isObject(b)) return undefined;
  for (const tester of exported.equalityTesters) {
    const answer = tester.call(this, a, b, customTesters);
    if (answer !== undefined) return answer;
  }
  return undefined;
};

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
