import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { bytesToHex } from '../../../src/bytes/hex';
import type { GenesisJson } from './genesisScenario';
import { NativeScenario } from './nativeScenario';
import type { ResultJson, StepJson } from './nativeScenarioJson';

const DIRECTORY = join(__dirname, '..', '..', 'conformance', 'native');
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(DIRECTORY, name), 'utf8'));
const names = readdirSync(DIRECTORY)
  .filter((file) => file.endsWith('.vector.json'))
  .map((file) => file.slice(0, -'.vector.json'.length))
  .sort();

/** The fields of a vector that are compared; a failed step has none but its error. */
function comparable({ error, effects, transfers, ret, amount }: ResultJson): object {
  return typeof error === 'string' ? { error } : { effects, transfers, ret: ret ?? undefined, amount };
}

describe('native transactions and systemic work do what the Rust engine does', () => {
  it.each(names)('%s', (name) => {
    const scenario = readJson(`${name}.json`) as { genesis: GenesisJson; steps: StepJson[] };
    const vector = readJson(`${name}.vector.json`) as { genesis: { postStateHash: string }; steps: ResultJson[] };
    const run = new NativeScenario(scenario.genesis);
    expect(bytesToHex(run.state.stateRootHash())).toBe(vector.genesis.postStateHash);
    scenario.steps.forEach((step, index) => {
      const expected = vector.steps[index]!;
      const outcome = run.run(step, index, expected);
      if (outcome !== undefined) {
        const compared = comparable(expected);
        const given = outcome.error === undefined ? { ...compared, ...outcome } : outcome;
        expect({ index, step, ...given }).toEqual({ index, step, ...compared });
      }
      expect([index, bytesToHex(run.state.stateRootHash())]).toEqual([index, expected.postStateHash]);
    });
  });
});
