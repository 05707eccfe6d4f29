/**
 * Where our account of a module and the reference engine's part.
 *
 * @module
 */
import { DEFAULT_WASM_CONFIG } from '../../../src/config/wasmConfig';
import type { PreparationConfig } from '../../../src/wasm/preprocess';
import { describeModule } from '../../unit/wasm/describeModule';

/** One line for each field of the expected account that ours has not, or has otherwise. */
export function differences(module: Uint8Array, expected: unknown, config?: string): string[] {
  let actual: unknown;
  try {
    actual = describeModule(module, withOverrides(config));
  } catch (error) {
    return [`threw ${(error as Error).stack}`];
  }
  return compare('', actual, expected);
}

function compare(path: string, actual: unknown, expected: unknown): string[] {
  // Where the reference engine panics anything goes: in use the module has been refused before.
  if (isObject(expected) && expected.panic === true) return [];
  if (isObject(actual) && isObject(expected)) {
    return Object.keys(expected).flatMap((name) => compare(`${path}.${name}`, actual[name], expected[name]));
  }
  return Object.is(actual, expected)
    ? []
    : [`${path} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`];
}

function isObject(value: unknown): value is { [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

/** Applies the part of a `--config` that prepares modules; names there are Rust's. */
function withOverrides(config: string | undefined): PreparationConfig {
  const v1 = JSON.parse(config ?? '{}').v1 ?? {};
  return {
    maxMemory: v1.max_memory ?? DEFAULT_WASM_CONFIG.maxMemory,
    maxStackHeight: v1.max_stack_height ?? DEFAULT_WASM_CONFIG.maxStackHeight,
    opcodeCosts: merged(DEFAULT_WASM_CONFIG.opcodeCosts, camelCased(v1.opcode_costs ?? {})),
  };
}

function camelCased(value: unknown): unknown {
  if (!isObject(value)) return value;
  const camel = (name: string): string => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [camel(name), camelCased(entry)]));
}

function merged<T>(base: T, patch: unknown): T {
  if (!isObject(base) || !isObject(patch)) return (patch ?? base) as T;
  const names = Object.keys(base);
  return Object.fromEntries(names.map((name) => [name, merged(base[name], patch[name])])) as T;
}
