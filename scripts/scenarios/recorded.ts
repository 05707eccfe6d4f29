/** What recorded vectors say, for scenarios whose input depends on a number only the reference engine knows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The gas that a step of a recorded scenario consumed; 0 before the first recording. */
export function recordedGas(folder: string, scenario: string, step: number): bigint {
  try {
    const path = join(__dirname, '..', '..', 'tests', 'conformance', folder, `${scenario}.vector.json`);
    const vector = JSON.parse(readFileSync(path, 'utf8')) as { steps: { gasConsumed?: string }[] };
    return BigInt(vector.steps[step]?.gasConsumed ?? '0');
  } catch {
    return 0n;
  }
}

/** The address, in hex, of a named key that a recorded step of kind getNamedKeys shows. */
export function recordedNamedKey(folder: string, scenario: string, step: number, name: string): string | undefined {
  try {
    const path = join(__dirname, '..', '..', 'tests', 'conformance', folder, `${scenario}.vector.json`);
    const vector = JSON.parse(readFileSync(path, 'utf8')) as { steps: { value?: { [name: string]: string } }[] };
    return vector.steps[step]?.value?.[name]?.replace(/^.*-/, '');
  } catch {
    return undefined;
  }
}
