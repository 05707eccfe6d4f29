/** A project with the gas reporter, which Jest loads without a transform of its own. */
import { join, resolve } from 'node:path';
import { ChildProject } from '../matchers/childJest';

const REPOSITORY = resolve(__dirname, '../../..');

/** A call of the counter, in a test. `INSTALL` has made `counter`. */
export const INSTALL: string = `
  const { DEFAULT_ACCOUNT_ADDR, ExecuteRequestBuilder, LOCAL_GENESIS_REQUEST, WasmTestBuilder } = require('casper-engine-test-support');
  const session = (file) => ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, ${JSON.stringify(`${REPOSITORY}/examples/counter/`)} + file).build();
  let builder;
  let counter;
  beforeEach(() => {
    builder = WasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
    builder.exec(session('counter-v1.wasm')).expectSuccess().commit();
    counter = builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter');
  });
`;

/** The project; `options` are the reporter's. */
export function gasProject(
  files: Readonly<Record<string, string>>,
  options: object = {},
  config: object = {},
): ChildProject {
  const project = new ChildProject(
    {
      ...files,
      'package.json': '{}',
      'reporter.js': `require(${JSON.stringify(require.resolve('tsx/cjs'))});
module.exports = require(${JSON.stringify(join(REPOSITORY, 'reporter/index.ts'))});`,
    },
    {
      rootDir: '.',
      roots: ['<rootDir>'],
      testMatch: ['**/*.test.js'],
      // Each project compiles all sources anew, so quickly.
      transform: {
        '^.+\\.ts$': [
          require.resolve('@swc/jest'),
          { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
        ],
      },
      reporters: ['default', ['<rootDir>/reporter.js', options]],
      ...config,
    },
  );
  return project;
}
