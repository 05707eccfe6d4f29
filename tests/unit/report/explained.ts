/** What the golden texts of explanations are made with. */
import { join } from 'node:path';
import {
  type AccountHashLike,
  type Chainspec,
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  LOCAL_GENESIS_REQUEST,
  type RuntimeArgsLike,
  WasmTestBuilder,
  type WasmV1Result,
} from '../../../src/index';

const ROOT = join(__dirname, '../../..');

/** A builder after genesis. */
export function newBuilder(chainspec?: Chainspec): WasmTestBuilder {
  const builder =
    chainspec === undefined ? WasmTestBuilder.default() : WasmTestBuilder.newTemporaryWithConfig(chainspec);
  return builder.runGenesis(LOCAL_GENESIS_REQUEST);
}

/** A request for session code in a file of `examples` or `tests/fixtures`. */
export function session(
  file: string,
  args: RuntimeArgsLike = {},
  from: AccountHashLike = DEFAULT_ACCOUNT_ADDR,
): ExecuteRequestBuilder {
  const folder = file.includes('/') ? 'examples' : 'tests/fixtures';
  return ExecuteRequestBuilder.standard(from, join(ROOT, folder, file), args);
}

/** Runs session code, expects success and commits. */
export function done(builder: WasmTestBuilder, request: ExecuteRequestBuilder): WasmTestBuilder {
  return builder.exec(request.build()).expectSuccess().commit();
}

/** The engine's text and the explanation of the last execution, or of a result. */
export function explained(
  builder: WasmTestBuilder,
  result: WasmV1Result = builder.getExpectedLastExecResult(),
): string {
  if (result.error === undefined) throw new Error('the execution did not fail');
  return `\n${result.error.message} [${result.error._tag}]\n\n${builder.explain(result)}\n`;
}
