/**
 * The way in: contract bytes to a module that is ready to run, prepared once and then taken from a cache.
 *
 * Answers to: casper-execution-engine `runtime/wasm_prep.rs`, `runtime/utils.rs` (`instance_and_memory`, as far as validation).
 *
 * @module
 */
import { DEFAULT_ENTRY_POINT_NAME } from '../types/entryPoint';
import { encode, encodeWith } from './encode';
import { Executable } from './executable';
import { hasSection, SECTION, type WasmModule, withExports } from './module';
import { ModuleCache } from './moduleCache';
import { decodeStored, type PreparationConfig, preprocess } from './preprocess';
import { validate } from './validate';
import { WasmError } from './wasmError';

/** A module that passed validation. */
interface ValidModule {
  readonly module: WasmModule;
  /** For each defined function a number of operands that it never exceeds. */
  readonly operandHeights: Int32Array;
}

/** An instrumented and valid module. It is shared by all who run the same bytes. */
export class PreparedModule {
  readonly _tag: 'PreparedModule' = 'PreparedModule';
  readonly config: PreparationConfig;
  readonly #read: () => ValidModule;
  readonly #onlyExport: string | undefined;
  #valid: ValidModule | undefined;
  #bytes: Uint8Array | undefined;
  #executable: Executable | undefined;
  readonly #storedBytes = new Map<string, Uint8Array>();

  /**
   * @internal
   * @param read gives the module, when it is asked for
   * @param onlyExport the one export that is ever called, if it is known
   * @param executable what runs it, if that is known without the module
   */
  constructor(read: () => ValidModule, config: PreparationConfig, onlyExport?: string, executable?: Executable) {
    this.#read = read;
    this.#onlyExport = onlyExport;
    this.#executable = executable;
    this.config = config;
  }

  get #validModule(): ValidModule {
    this.#valid ??= this.#read();
    return this.#valid;
  }

  get module(): WasmModule {
    return this.#validModule.module;
  }

  /** For each defined function a number of operands that it never exceeds. */
  get operandHeights(): Int32Array {
    return this.#validModule.operandHeights;
  }

  /** @internal What instances of the module share. It is made here, so that it belongs to the realm that keeps the module. */
  get executable(): Executable {
    const { maxMemory } = this.config;
    this.#executable ??= new Executable(this.module, this.operandHeights, maxMemory, { onlyExport: this.#onlyExport });
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
      const stored = storedModule(this.module, entryPoints);
      bytes = stored.bytes;
      this.#storedBytes.set(key, bytes);
      if (stored.isSound) this.#expectStored(bytes, entryPoints);
    }
    return bytes;
  }

  /**
   * The contract will be called: it does what this module does, so that runs in its place. What is stored has been renumbered and lacks
   * what its entry points do not reach, which no run can tell.
   */
  #expectStored(bytes: Uint8Array, entryPoints: readonly string[]): void {
    const { config, module, operandHeights, executable } = this;
    const kind = storedKind(config);
    if (cache.find(kind, bytes) !== undefined) return;
    const names = new Set(entryPoints);
    const exports = module.exports.filter(({ field }) => names.has(field));
    const standIn = new Executable(withExports(module, exports), operandHeights, config.maxMemory, {
      like: executable,
    });
    cache.add(kind, bytes, new PreparedModule(() => readStored(bytes), config, undefined, standIn));
  }
}

/** As {@link PreparedModule.storedBytes}, for any module. */
export function storedBytes(module: WasmModule, entryPoints: readonly string[]): Uint8Array {
  return storedModule(module, entryPoints).bytes;
}

/** Bytes, and whether they can be loaded again and do what the module does. */
function storedModule(module: WasmModule, entryPoints: readonly string[]): { bytes: Uint8Array; isSound: boolean } {
  if (!hasSection(module, SECTION.export)) throw functionNotFound('Missing Export Section');
  const exported = new Set(module.exports.map(({ field }) => field));
  const missing = entryPoints.find((name) => !exported.has(name));
  if (missing !== undefined) throw functionNotFound(missing);
  // Only storing a contract needs it, so it is loaded then.
  const { optimize } = require('./optimize') as typeof import('./optimize');
  const optimized = optimize(module, entryPoints);
  return { bytes: encodeWith(optimized.module, optimized.bodies), isSound: optimized.isSound };
}

function functionNotFound(name: string): WasmError {
  return new WasmError('storing', `Function not found: ${name}`);
}

/** Prepares session or installer bytes, of which only `call` will be called. Throws `WasmError` of stage `preparation` or `interpreter`. */
export function prepareSession(bytes: Uint8Array, config: PreparationConfig): PreparedModule {
  const { number, own } = knownConfig(config);
  const kind = `session ${number}`;
  let prepared = cache.find(kind, bytes);
  if (prepared === undefined) {
    // The module keeps views of its bytes (data, custom sections), so it gets a copy: `slice` of a Buffer would be none.
    const copy = new Uint8Array(bytes);
    const valid = validated(preprocess(copy, own));
    prepared = new PreparedModule(() => valid, own, DEFAULT_ENTRY_POINT_NAME);
    cache.add(kind, copy, prepared);
  }
  return prepared;
}

/**
 * Loads the bytes of a stored contract. Throws `WasmError` of stage `deserialization` or `interpreter`.
 *
 * The array itself must never change, as no stored value does: what was found for it is remembered.
 */
export function loadStored(bytes: Uint8Array, config: PreparationConfig): PreparedModule {
  const { own } = knownConfig(config);
  const known = loaded.get(bytes);
  if (known?.config === own) return known;
  const kind = storedKind(own);
  let prepared = cache.find(kind, bytes);
  if (prepared === undefined) {
    const copy = new Uint8Array(bytes);
    const valid = readStored(copy);
    prepared = new PreparedModule(() => valid, own);
    cache.add(kind, copy, prepared);
  }
  loaded.set(bytes, prepared);
  return prepared;
}

function storedKind(own: PreparationConfig): string {
  return `stored ${knownConfig(own).number}`;
}

function readStored(bytes: Uint8Array): ValidModule {
  return validated(decodeStored(bytes));
}

function validated(module: WasmModule): ValidModule {
  return { module, operandHeights: validate(module) };
}

/** Modules a worker keeps; the one unused for longest goes first. */
const CACHE_SIZE = 256;

const cache = new ModuleCache<PreparedModule>(CACHE_SIZE);

/** What was found last for the array of a stored value. */
const loaded = new WeakMap<Uint8Array, PreparedModule>();

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
    configsByObject.set(known.own, known);
  }
  return known;
}
