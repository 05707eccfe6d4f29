/**
 * The way in: contract bytes to a module that is ready to run, prepared once and then taken from a cache.
 *
 * Answers to: casper-execution-engine `runtime/wasm_prep.rs`, `runtime/utils.rs` (`instance_and_memory`, as far as validation).
 *
 * @module
 */
import { blake2b256 } from '../bytes/blake2b';
import { bytesToHex } from '../bytes/hex';
import { DEFAULT_ENTRY_POINT_NAME } from '../types/entryPoint';
import { encode, encodeWith } from './encode';
import { Executable } from './executable';
import { hasSection, SECTION, type WasmModule } from './module';
import { decodeStored, type PreparationConfig, preprocess } from './preprocess';
import { validate } from './validate';
import { WasmError } from './wasmError';

/** An instrumented and valid module. It is shared by all who run the same bytes. */
export class PreparedModule {
  readonly _tag: 'PreparedModule' = 'PreparedModule';
  readonly module: WasmModule;
  readonly config: PreparationConfig;
  /** The greatest number of operands each defined function ever has on the stack. */
  readonly operandHeights: Int32Array;
  readonly #onlyExport: string | undefined;
  #bytes: Uint8Array | undefined;
  #executable: Executable | undefined;
  readonly #storedBytes = new Map<string, Uint8Array>();

  /** @param onlyExport the one export that is ever called, if it is known */
  constructor(module: WasmModule, config: PreparationConfig, operandHeights: Int32Array, onlyExport?: string) {
    this.module = module;
    this.#onlyExport = onlyExport;
    this.config = config;
    this.operandHeights = operandHeights;
  }

  /** @internal What instances of the module share. It is made here, so that it belongs to the realm that keeps the module. */
  get executable(): Executable {
    const { module, operandHeights, config } = this;
    this.#executable ??= new Executable(module, operandHeights, config.maxMemory, this.#onlyExport);
    return this.#executable;
  }

  /** The module's canonical bytes. */
  get bytes(): Uint8Array {
    this.#bytes ??= encode(this.module);
    return this.#bytes;
  }

  /**
   * What is stored when this module installs a contract with these entry points, in the order of their names' bytes (it decides which
   * missing one an error names). Throws `WasmError` of stage `storing` when one is not exported.
   */
  storedBytes(entryPoints: readonly string[]): Uint8Array {
    const key = JSON.stringify(entryPoints);
    let bytes = this.#storedBytes.get(key);
    if (bytes === undefined) {
      bytes = storedBytes(this.module, entryPoints);
      this.#storedBytes.set(key, bytes);
    }
    return bytes;
  }
}

/** As {@link PreparedModule.storedBytes}, for any module. */
export function storedBytes(module: WasmModule, entryPoints: readonly string[]): Uint8Array {
  if (!hasSection(module, SECTION.export)) throw functionNotFound('Missing Export Section');
  const exported = new Set(module.exports.map(({ field }) => field));
  const missing = entryPoints.find((name) => !exported.has(name));
  if (missing !== undefined) throw functionNotFound(missing);
  // Only storing a contract needs it, so it is loaded then.
  const { optimize } = require('./optimize') as typeof import('./optimize');
  const optimized = optimize(module, entryPoints);
  return encodeWith(optimized.module, optimized.bodies);
}

function functionNotFound(name: string): WasmError {
  return new WasmError('storing', `Function not found: ${name}`);
}

/** Prepares session or installer bytes, of which only `call` will be called. Throws `WasmError` of stage `preparation` or `interpreter`. */
export function prepareSession(bytes: Uint8Array, config: PreparationConfig): PreparedModule {
  return cached(`session ${contentHash(bytes)}`, bytes, config, preprocess, DEFAULT_ENTRY_POINT_NAME);
}

/**
 * Loads the bytes of a stored contract. Throws `WasmError` of stage `deserialization` or `interpreter`.
 *
 * The array itself must never change, as no stored value does: its hash is remembered for it.
 */
export function loadStored(bytes: Uint8Array, config: PreparationConfig): PreparedModule {
  let hash = storedHashes.get(bytes);
  if (hash === undefined) {
    hash = contentHash(bytes);
    storedHashes.set(bytes, hash);
  }
  return cached(`stored ${hash}`, bytes, config, decodeStored);
}

const storedHashes = new WeakMap<Uint8Array, string>();

function contentHash(bytes: Uint8Array): string {
  return bytesToHex(blake2b256(bytes));
}

/** Modules a worker keeps; the one unused for longest goes first. */
const CACHE_SIZE = 256;

/** By configuration, kind and hash of the bytes. */
const cache = new Map<string, PreparedModule>();

function cached(
  bytesKey: string,
  bytes: Uint8Array,
  config: PreparationConfig,
  read: (bytes: Uint8Array, config: PreparationConfig) => WasmModule,
  onlyExport?: string,
): PreparedModule {
  const { number, own } = knownConfig(config);
  const key = `${number} ${bytesKey}`;
  let prepared = cache.get(key);
  if (prepared === undefined) {
    // The module keeps views of its bytes (data, custom sections), so it gets a copy: `slice` of a Buffer would be none.
    const module = read(new Uint8Array(bytes), own);
    prepared = new PreparedModule(module, own, validate(module), onlyExport);
    if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value!);
  } else {
    cache.delete(key);
  }
  cache.set(key, prepared);
  return prepared;
}

/** A configuration among those there were. */
interface KnownConfig {
  readonly number: number;
  /** A copy: the original may be of a test file whose realm is to go. */
  readonly own: PreparationConfig;
}

/** Configurations by their content: each builder with overrides has an object of its own, often an equal one. */
const configs = new Map<string, KnownConfig>();
const configsByObject = new WeakMap<PreparationConfig, KnownConfig>();

function knownConfig(config: PreparationConfig): KnownConfig {
  let known = configsByObject.get(config);
  if (known === undefined) {
    const { maxMemory, maxStackHeight, opcodeCosts } = config;
    const content = JSON.stringify({ maxMemory, maxStackHeight, opcodeCosts });
    known = configs.get(content) ?? { number: configs.size, own: JSON.parse(content) as PreparationConfig };
    configs.set(content, known);
    configsByObject.set(config, known);
  }
  return known;
}
