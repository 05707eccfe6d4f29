/**
 * Scenarios as the generator describes them, and the steps they are made of.
 */
import type { Program } from './program';
import { type Argument, argument, type Bytes, type Json } from './values';

export type Step = { readonly kind: string; readonly [field: string]: Json };

export interface Scenario {
  /** File name without extension: says what is tested. */
  readonly name: string;
  readonly note: string;
  readonly genesis?: Json;
  readonly steps: readonly Step[];
}

/** Fields of an exec step beside session and args. */
export type Options = { readonly [field: string]: Json } & { readonly args?: readonly Argument[] };

const FIXTURES = '../../fixtures';
export const SESSION_DRIVER: string = `${FIXTURES}/wat/session-driver.wasm`;
export const CONTRACT_DRIVER: string = `${FIXTURES}/wat/contract-driver.wasm`;
export const TWO_PARTY = '../../../examples/two-party-multi-sig/contract.wasm';

/** Runs session Wasm: a file beside the scenario, or `hex:…`. */
export function exec(wasm: string, options: Options = {}, session: { readonly [field: string]: Json } = {}): Step {
  const { args = [], ...rest } = options;
  return { kind: 'exec', session: { wasm, ...session }, args: args as Json, ...rest };
}

/** Runs a program of the driver as session code. */
export function run(program: Program, options: Options = {}, wasm: string = SESSION_DRIVER): Step {
  const { args = [], session = {}, ...rest } = options;
  const list: readonly Argument[] = [programArgument(program.assemble()), ...args];
  return {
    kind: 'exec',
    ...rest,
    program: program.listing(),
    session: { wasm, ...(session as { readonly [field: string]: Json }) },
    args: list as Json,
  };
}

export function programArgument(bytes: Bytes): Argument {
  return argument('program', 'Any', bytes);
}

/** JSON with short values on one line. */
export function format(value: Json, indent = ''): string {
  const flat = JSON.stringify(value);
  if (flat.length + indent.length <= 110 || value === null || typeof value !== 'object') return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => inner + format(item, inner)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).map(
    ([name, item]) => `${inner}${JSON.stringify(name)}: ${format(item, inner)}`,
  );
  return `{\n${entries.join(',\n')}\n${indent}}`;
}
