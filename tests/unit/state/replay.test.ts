import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { GlobalState } from '../../../src/state/globalState';
import { Key } from '../../../src/types/key';
import { type Effects, transformKindFromBytes } from '../../../src/types/transform';

/** Formatted key, name of the kind, bytes of the transform; long bytes are given as their hash. */
type EffectRow = readonly [string, string, string | object];

interface Step {
  readonly kind: string;
  readonly postStateHash?: string;
  readonly effects?: readonly EffectRow[];
  readonly committedEffects?: readonly EffectRow[];
}

interface Scenario {
  readonly steps: readonly { readonly kind: string; readonly commit?: boolean }[];
}

interface Recorded {
  readonly genesis: { readonly postStateHash?: string; readonly effects?: readonly EffectRow[] };
  readonly steps: readonly Step[];
}

const root = join(__dirname, '../../conformance');
const scenarios = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.vector.json'))
  .sort();

const read = <T>(name: string): T => JSON.parse(readFileSync(join(root, name), 'utf8')) as T;

/** The effects, if the vector has all of their bytes. */
function effectsOf(rows: readonly EffectRow[]): Effects | undefined {
  if (rows.some(([, , bytes]) => typeof bytes !== 'string')) return undefined;
  return rows.map(([key, , bytes]) => ({
    key: Key.fromFormattedString(key),
    kind: transformKindFromBytes(hexToBytes(bytes as string)),
  }));
}

test.each(scenarios)('recorded effects lead to the recorded roots: %s', (name) => {
  const recorded = read<Recorded>(name);
  const { steps } = read<Scenario>(name.replace('.vector.json', '.json'));
  const genesis = effectsOf(recorded.genesis.effects ?? [[name, 'refused', {}]]);
  if (genesis === undefined) return;
  let state = GlobalState.empty().commit(genesis);
  expect(bytesToHex(state.stateRootHash())).toBe(recorded.genesis.postStateHash);

  for (const [index, step] of recorded.steps.entries()) {
    if (step.postStateHash === undefined) return;
    const rows = step.committedEffects ?? step.effects;
    if (rows !== undefined && steps[index]!.commit !== false) {
      const effects = effectsOf(rows);
      if (effects === undefined) return;
      state = state.commit(effects);
    } else if (bytesToHex(state.stateRootHash()) !== step.postStateHash) {
      // A step that changes the state without telling how.
      return;
    }
    expect([index, step.kind, bytesToHex(state.stateRootHash())]).toEqual([index, step.kind, step.postStateHash]);
  }
});
