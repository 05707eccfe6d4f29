/**
 * Which imported functions each export can come to call, through any chain of calls. A call through a table is taken to reach every
 * function of its type that stands in a table, so the answer may name too much but never too little.
 *
 * @module
 */
import type { ModuleSurvey } from './moduleSurvey';

/** Function indices by the name of the exported function they are reachable from. */
export type ReachableFunctions = ReadonlyMap<string, ReadonlySet<number>>;

/** Follows the calls of every exported function. */
export function reachableFunctions(survey: ModuleSurvey): ReachableFunctions {
  const graph = new CallGraph(survey);
  const reached = new Map<string, ReadonlySet<number>>();
  for (const { field, kind, index } of survey.exports) {
    if (kind === 'function') reached.set(field, graph.reachableFrom(index));
  }
  return reached;
}

class CallGraph {
  readonly #survey: ModuleSurvey;
  readonly #imported: number;
  /** Functions in tables by the shape of their type. */
  readonly #tableFunctions = new Map<string, number[]>();
  readonly #typeIndices: number[];

  constructor(survey: ModuleSurvey) {
    this.#survey = survey;
    const imports = survey.imports.flatMap(({ kind, typeIndex }) => (kind === 'function' ? [typeIndex!] : []));
    this.#imported = imports.length;
    this.#typeIndices = imports.concat(survey.functions);
    for (const index of survey.tableFunctions) {
      const shape = this.#shape(this.#typeIndices[index] ?? -1);
      const functions = this.#tableFunctions.get(shape) ?? [];
      functions.push(index);
      this.#tableFunctions.set(shape, functions);
    }
  }

  reachableFrom(start: number): ReadonlySet<number> {
    const reached = new Set([start]);
    const types = new Set<string>();
    const pending = [start];
    const enter = (index: number): void => {
      if (reached.has(index)) return;
      reached.add(index);
      pending.push(index);
    };
    for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
      const body = this.#survey.bodies[index - this.#imported];
      if (body === undefined) continue;
      body.calls.forEach(enter);
      if (body.callsReferences) this.#survey.tableFunctions.forEach(enter);
      for (const type of body.indirectTypes) {
        const shape = this.#shape(type);
        if (types.has(shape)) continue;
        types.add(shape);
        this.#tableFunctions.get(shape)?.forEach(enter);
      }
    }
    return reached;
  }

  #shape(typeIndex: number): string {
    const type = this.#survey.types[typeIndex];
    return type === undefined ? 'unknown' : `${type.params.join()}:${type.results.join()}`;
  }
}
