import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { GlobalState } from '../../../src/state/globalState';
import { isGlobalStateError } from '../../../src/state/globalStateError';
import { ScratchState } from '../../../src/state/scratchState';
import { Key } from '../../../src/types/key';
import { type StoredValue, storedValueFromBytes, storedValueToBytes } from '../../../src/types/storedValue';
import type { Transform } from '../../../src/types/transform';

type Effect = readonly [kind: string, key: string, value?: string | number];

type Step =
  | { readonly commit: readonly Effect[]; readonly error: string | null }
  | { readonly read: string; readonly value: string | null }
  | { readonly prefix: string; readonly keys: readonly string[] }
  | { readonly below: readonly [key: string, value: string]; readonly root: string };

interface Case {
  readonly initial: readonly (readonly [key: string, value: string])[];
  readonly initialRoot: string;
  readonly steps: readonly Step[];
  readonly root: string;
}

/** See `oracle/src/bin/scratch.rs`. */
const { cases }: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync(join(__dirname, '..', '..', 'vectors', 'scratch.json'), 'utf8'),
);

const keyOf = (hex: string): Key => Key.fromBytes(hexToBytes(hex));
const storedOf = (hex: string): StoredValue => storedValueFromBytes(hexToBytes(hex));
const rootOf = (state: GlobalState): string => bytesToHex(state.stateRootHash());

function transformOf([kind, hex, value]: Effect): Transform {
  const key = keyOf(hex);
  switch (kind) {
    case 'write':
      return { key, kind: { _tag: 'Write', value: storedOf(value as string) } };
    case 'add':
      return { key, kind: { _tag: 'AddUInt64', value: BigInt(value!) } };
    case 'prune':
      return { key, kind: { _tag: 'Prune', key } };
    default:
      return { key, kind: { _tag: 'Identity' } };
  }
}

function errorOf(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (isGlobalStateError(error)) return error.message;
    throw error;
  }
}

test.each(cases.map((each, index) => [index, each] as const))('scratch as in Rust, case %i', (_index, each) => {
  let state = GlobalState.empty().commitValues(each.initial.map(([key, value]) => [keyOf(key), storedOf(value)]));
  expect(rootOf(state)).toBe(each.initialRoot);
  const scratch = new ScratchState();
  for (const step of each.steps) {
    const view = scratch.over(state);
    if ('commit' in step) {
      expect(errorOf(() => scratch.commit(step.commit.map(transformOf), state))).toBe(step.error);
    } else if ('read' in step) {
      const value = view.read(keyOf(step.read));
      expect(value === undefined ? null : bytesToHex(storedValueToBytes(value))).toBe(step.value);
    } else if ('prefix' in step) {
      expect(view.keysWithPrefix(hexToBytes(step.prefix)).map(({ bytes }) => bytesToHex(bytes))).toEqual(step.keys);
    } else {
      state = state.commitValues([[keyOf(step.below[0]), storedOf(step.below[1])]]);
      expect(rootOf(state)).toBe(step.root);
    }
    expect(view.stateRootHash()).toBeDefined();
  }
  expect(rootOf(scratch.applyTo(state))).toBe(each.root);
});

test('proofs are only for what scratch did not touch', () => {
  const key = Key.hash(new Uint8Array(32));
  const state = GlobalState.empty().commitValues([[key, { _tag: 'RawBytes', value: Uint8Array.of(1) }]]);
  const scratch = new ScratchState();
  const view = scratch.over(state);
  expect(view.readWithProof(key)?.stateRootHash()).toEqual(state.stateRootHash());
  view.read(key);
  expect(() => view.readWithProof(key)).toThrow('Attempt to generate proofs using non-empty cache.');
});
