import { describe, expect, test } from '@jest/globals';
import { isLeft } from 'fp-ts/Either';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { readAll } from '../../../src/bytes/reader';
import { applyTransform } from '../../../src/types/applyTransform';
import { Key } from '../../../src/types/key';
import { storedValueFromBytes, storedValueToBytes } from '../../../src/types/storedValue';
import {
  type Effects,
  effectsToBytes,
  readEffects,
  readTransformKind,
  TRANSFORM_TAGS,
  transformKindFromBytes,
  transformKindToBytes,
} from '../../../src/types/transform';
import { transformErrorText } from '../../../src/types/transformError';
import { summariseTransformKind } from './storedSummary';
import { differingMutants, loadStoredVectors } from './storedVectors';

const { transforms, applied } = loadStoredVectors();

test('the vectors hold every kind', () => {
  expect(new Set(transforms.map(({ kind }) => kind))).toEqual(new Set(Object.keys(TRANSFORM_TAGS)));
});

test.each(transforms.map((vector, index) => ({ ...vector, index })))('$kind $index means what Rust says', (vector) => {
  const kind = transformKindFromBytes(hexToBytes(vector.bytes));
  expect(kind._tag).toBe(vector.kind);
  expect(summariseTransformKind(kind)).toEqual(vector.value);
  expect(bytesToHex(transformKindToBytes(kind))).toBe(vector.bytes);
  expect(differingMutants(vector.bytes, vector.mutants, readTransformKind, transformKindToBytes)).toEqual([]);
});

describe.each(applied.cases.map(([bytes, results]) => ({ bytes, results })))(
  'applying $bytes',
  ({ bytes, results }) => {
    const kind = transformKindFromBytes(hexToBytes(bytes));

    test('gives what Rust gives, on every value', () => {
      const answers = applied.targets.map((target) => {
        const result = applyTransform(kind, storedValueFromBytes(hexToBytes(target)));
        if (isLeft(result)) return { error: transformErrorText(result.left) };
        const instruction = result.right;
        if (instruction._tag === 'Prune') return { prune: bytesToHex(instruction.key.bytes) };
        const stored = bytesToHex(storedValueToBytes(instruction.value));
        return stored === target ? 'unchanged' : { store: stored };
      });
      expect(answers).toEqual(results);
    });
  },
);

test('a journal keeps its order', () => {
  const key = Key.hash(new Uint8Array(32).fill(7));
  const effects: Effects = [
    { key, kind: { _tag: 'Identity' } },
    { key, kind: { _tag: 'AddUInt512', value: 5n } },
    { key, kind: { _tag: 'Prune', key } },
  ];
  const read = readAll(effectsToBytes(effects), readEffects);
  expect(read.map((transform) => transform.kind._tag)).toEqual(['Identity', 'AddUInt512', 'Prune']);
  expect(effectsToBytes(read)).toEqual(effectsToBytes(effects));
});
