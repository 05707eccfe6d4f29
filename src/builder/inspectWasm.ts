/**
 * Facts about a Wasm file for those who write or receive it.
 *
 * @module
 */
import type { Chainspec } from '../config/chainspec';
import { DEFAULT_CHAINSPEC } from '../config/defaultChainspec';
import type { WasmInspection } from '../wasm/inspection/wasmInspection';
import { readWasmFile } from './wasmFile';

/**
 * Says what a module is and what it could do, without running it: imports, exports, size, features of WebAssembly, whether a network
 * takes it as session code and why not, what it costs, and which keys, thresholds, purses and contracts its host calls can touch.
 *
 * @param wasm the bytes, or the name of a file as {@link readWasmFile} finds it
 * @param chainspec limits and prices; the default one when absent
 * @param maxTransactionLength bytes that a transaction may have; 1 MiB when absent. It is a setting of nodes (`[transactions.v1]`), which a
 *   {@link Chainspec} does not hold
 * @throws CasperTestError `WASM_FILE_NOT_FOUND`; never for what the bytes are: bytes that are no module are not deployable
 */
export function inspectWasm(
  wasm: Uint8Array | string,
  chainspec: Chainspec = DEFAULT_CHAINSPEC,
  maxTransactionLength?: number,
): WasmInspection {
  const { inspectModule } =
    require('../wasm/inspection/inspectModule') as typeof import('../wasm/inspection/inspectModule');
  return inspectModule(typeof wasm === 'string' ? readWasmFile(wasm) : wasm, chainspec, maxTransactionLength);
}
