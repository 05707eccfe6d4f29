/**
 * ts-node may not switch this file to plain CommonJS: the compiler options beside `module` in tsconfig.json depend on it.
 *
 * @jest-config-loader-options {"transpileOnly":true,"moduleTypes":{},"compilerOptions":{"module":"node16","isolatedDeclarations":false}}
 */
import type { Config } from 'jest';

const transform: Config['transform'] = {
  '^.+\\.ts$': ['ts-jest', { diagnostics: false }],
  // Files of the devnet's page, which are modules of a browser.
  '^.+/resources/page/.+\\.mjs$': ['@swc/jest', { module: { type: 'commonjs' } }],
};

// Inside this repository the package's own name resolves to its source, so nothing needs a build first.
const moduleNameMapper: Config['moduleNameMapper'] = {
  '^casper-engine-test-support$': '<rootDir>/src/index.ts',
  '^casper-engine-test-support/arbitraries$': '<rootDir>/src/arbitraries/index.ts',
  '^casper-engine-test-support/devnet$': '<rootDir>/src/devnet/index.ts',
  '^casper-engine-test-support/matchers$': '<rootDir>/matchers/index.ts',
  '^casper-engine-test-support/matchers/setup$': '<rootDir>/matchers/setup.ts',
};

const project = (name: string, testMatch: string[], extra: Config = {}): Config =>
  ({
    displayName: name,
    rootDir: __dirname,
    testEnvironment: 'node',
    testMatch,
    transform,
    moduleNameMapper,
    ...extra,
  }) as Config;

const config: Config = {
  projects: [
    project('unit', ['<rootDir>/tests/unit/**/*.test.ts']),
    project('property', ['<rootDir>/tests/property/**/*.test.ts']),
    project('conformance', ['<rootDir>/tests/conformance/**/*.test.ts']),
    project('examples', ['<rootDir>/examples/**/*.test.ts', '<rootDir>/tests/docs/**/*.test.ts'], {
      setupFilesAfterEnv: ['<rootDir>/matchers/setup.ts'],
    }),
  ] as NonNullable<Config['projects']>,
};

export default config;
