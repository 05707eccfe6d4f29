/**
 * Native transfers on a state, with a result like that of an execution.
 *
 * Answers to: casper-engine-test-support `wasm_test_builder.rs` (`transfer_and_commit`), casper-execution-engine
 * `engine_state/wasm_v1.rs` (`WasmV1Result::from_transfer_result`).
 *
 * @module
 */

import type { Chainspec } from '../config/chainspec';
import { DEFAULT_MAX_QUERY_DEPTH } from '../config/engineConfig';
import { execError } from '../runtime/execError';
import type { GlobalState } from '../state/globalState';
import { TrackingCopy } from '../state/trackingCopy';
import { nativeRuntimeConfig } from '../system/nativeRuntimeConfig';
import { type NativeMintRequest, nativeTransfer } from '../system/nativeTransfer';
import { isTransferError } from '../system/transferError';
import { failedResult, type WasmV1Result } from './wasmV1Result';

/** A native transfer; the settings it runs with come from the chainspec. */
export type NativeTransfer = Omit<NativeMintRequest, 'config'>;

/**
 * Runs a native transfer. Gas limit and consumption are the price of a transfer by the mint, whether it succeeds or not.
 * Nothing is committed.
 */
export function transfer(
  request: NativeTransfer,
  state: GlobalState,
  chainspec: Chainspec,
  enableAddressableEntity: boolean = chainspec.core.enableAddressableEntity,
): WasmV1Result {
  const gas = BigInt(chainspec.systemCosts.mintCosts.transfer);
  const copy = new TrackingCopy(state, { maxQueryDepth: DEFAULT_MAX_QUERY_DEPTH, enableAddressableEntity });
  try {
    const { effects, transfers } = nativeTransfer({ ...request, config: nativeRuntimeConfig(chainspec) }, copy);
    return {
      gasLimit: gas,
      consumed: gas,
      effects,
      transfers,
      messages: [],
      error: undefined,
      ret: undefined,
      output: [],
    };
  } catch (thrown) {
    if (!isTransferError(thrown)) throw thrown;
    return failedResult(execError.transfer(thrown.message), { gasLimit: gas, consumed: gas, output: [] });
  }
}
