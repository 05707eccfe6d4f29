import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { differences } from '../../fuzz/wasm/differences';
import { ROOT } from '../../fuzz/wasm/repository';
import { readVectors } from '../../fuzz/wasm/vectors';

for (const { title, config, cases } of readVectors(join(ROOT, 'tests/vectors/wasm-preparation.json.gz'))) {
  describe(title, () => {
    test.each(cases.map(({ name, ...rest }) => [name, rest] as const))('%s', (_, { module, expected }) => {
      expect(differences(module, expected, config)).toEqual([]);
    });
  });
}
