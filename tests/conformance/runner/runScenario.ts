/** Runs one scenario and gives its vector. */
import { dirname } from 'node:path';
import { bytesToHex } from '../../../src/bytes/hex';
import type { StepContext } from './execStep';
import { arrayOf, Expressions, type Memory, stringOf } from './expressions';
import { genesisOf } from './genesis';
import { effectsJson, type Json, type JsonObject } from './json';
import { runStep } from './steps';

/**
 * The vector of a scenario, in the form that the oracle records.
 *
 * @param path of the scenario; Wasm files are found from there
 * @param afterLap called after genesis and after each step, for benchmarks
 */
export function runScenario(scenario: JsonObject, path: string, afterLap: () => void = () => {}): JsonObject {
  const builder = genesisOf((scenario.genesis ?? {}) as JsonObject);
  if ('panic' in builder) return { genesis: { panic: builder.panic } };
  const genesis: Record<string, Json> = { postStateHash: bytesToHex(builder.getPostStateHash()) };
  if (scenario.genesisEffects !== false) genesis.effects = effectsJson(builder.getGenesisEffects());
  afterLap();
  const memory: Memory = { roots: new Map(), rets: new Map() };
  const steps = arrayOf(scenario, 'steps').map((step, index) => {
    const expressions = new Expressions(builder, memory);
    const context: StepContext = { builder, memory, expressions, folder: dirname(path), index };
    const outcome = recordStep(step as JsonObject, context);
    afterLap();
    return outcome;
  });
  return { genesis, steps };
}

function recordStep(step: JsonObject, context: StepContext): JsonObject {
  const outcome: Record<string, Json> = { ...attempt(step, context) };
  const root = context.builder.getPostStateHash();
  const id = stringOf(step, 'id');
  if (id !== undefined) {
    context.memory.roots.set(id, root);
    outcome.id = id;
  }
  outcome.kind = step.kind ?? null;
  outcome.postStateHash = bytesToHex(root);
  return outcome;
}

/** Misuse that the Rust builder answers with a panic throws a `CasperTestError` here. */
function attempt(step: JsonObject, context: StepContext): JsonObject {
  try {
    return runStep(step, context);
  } catch (error) {
    const { _tag, message } = error as { readonly _tag?: string; readonly message: string };
    switch (_tag) {
      case 'Unresolved':
        return { unresolved: message };
      case 'Unsupported':
        return { unsupported: message };
      case 'CasperTestError':
      case 'EnginePanic':
        return { panic: message };
      default:
        throw error;
    }
  }
}
