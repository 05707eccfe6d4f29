import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { differences } from '../../fuzz/wasm/differences';
import { ROOT } from '../../fuzz/wasm/repository';
import { readVectors } from '../../fuzz/wasm/vectors';

const groups = readVectors(join(ROOT, 'tests/vectors/wasm-mutants.json.gz'));
const cases = groups.flatMap((group) => group.cases);

test.each(cases.map(({ name, ...rest }, index) => [`${index}: ${name}`, rest] as const))(
  'mutant %s',
  (_, { module, expected }) => {
    expect(differences(module, expected)).toEqual([]);
  },
);
