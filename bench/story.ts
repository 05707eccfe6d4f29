/**
 * The two-party multi-signature story as a test file of a project.
 *
 * @module
 */
import { join } from 'node:path';

const WASM = join(__dirname, '..', 'examples/two-party-multi-sig/contract.wasm');

/** @param from what the package is loaded by: its name, or a file */
export function storyText(from: string): string {
  return `const { LmdbWasmTestBuilder, LOCAL_GENESIS_REQUEST, ExecuteRequestBuilder, DEFAULT_ACCOUNT_ADDR, runtimeArgs, TEST_ACCOUNTS } = require(${JSON.stringify(from)});
test('story', () => {
  const builder = LmdbWasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
  const args = runtimeArgs({ 'deployment-account': TEST_ACCOUNTS.alice });
  builder.exec(ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, ${JSON.stringify(WASM)}, args).build()).expectSuccess().commit();
  expect(builder.getAccount(DEFAULT_ACCOUNT_ADDR)).toHaveAssociatedKey(TEST_ACCOUNTS.alice, { weight: 1 });
});
`;
}
