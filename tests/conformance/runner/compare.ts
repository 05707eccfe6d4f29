/** Finds the first place where a computed vector differs from the recorded one. */
import type { Json, JsonObject } from './json';

/** One difference: where, what the Rust engine gave, what we gave. */
export interface Difference {
  /** Path inside the vector, for example `steps[3].effects[2]`. */
  readonly path: string;
  readonly expected: Json | undefined;
  readonly got: Json | undefined;
}

/** Fields that are for people, or that the format does not compare. */
const NOT_COMPARED = new Set(['errorDebug', 'json', 'scenario', 'engine']);

/** Fields of which only the presence counts. */
const PRESENCE_ONLY = new Set(['panic', 'unresolved']);

/** The first difference in reading order, or `undefined` when both are equal. */
export function firstDifference(
  expected: Json | undefined,
  got: Json | undefined,
  path: string = '',
): Difference | undefined {
  if (isObject(expected) && isObject(got)) return objectDifference(expected, got, path);
  if (Array.isArray(expected) && Array.isArray(got)) return arrayDifference(expected, got, path);
  return Object.is(expected, got) ? undefined : { path, expected, got };
}

function objectDifference(expected: JsonObject, got: JsonObject, path: string): Difference | undefined {
  // The step's kind and root come last, so that the more telling field is reported.
  const names = [...new Set([...Object.keys(expected), ...Object.keys(got)])].filter((name) => !NOT_COMPARED.has(name));
  names.sort((a, b) => rank(a) - rank(b));
  for (const name of names) {
    const inner = path === '' ? name : `${path}.${name}`;
    if (PRESENCE_ONLY.has(name)) {
      if (name in expected !== name in got) return { path: inner, expected: expected[name], got: got[name] };
      continue;
    }
    const difference = firstDifference(expected[name], got[name], inner);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function rank(name: string): number {
  const order = ['unsupported', 'panic', 'unresolved', 'genesis', 'error', 'gasConsumed', 'payment', 'effects'];
  const index = order.indexOf(name);
  if (name === 'postStateHash') return 100;
  return index === -1 ? 50 : index;
}

function arrayDifference(expected: readonly Json[], got: readonly Json[], path: string): Difference | undefined {
  const length = Math.max(expected.length, got.length);
  for (let i = 0; i < length; i++) {
    const difference = firstDifference(expected[i], got[i], `${path}[${i}]`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
