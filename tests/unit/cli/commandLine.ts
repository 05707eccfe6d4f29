/**
 * Runs `casper-test` in this process.
 *
 * @module
 */
import { join } from 'node:path';
import { main } from '../../../src/cli/main';
import { ROOT } from '../../fuzz/wasm/repository';

/** What a command line wrote and ended with. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The folder command lines of tests run in. */
export const EXAMPLES: string = join(ROOT, 'examples');

/** Runs a command line, word by word. */
export async function casperTest(...argv: readonly string[]): Promise<Ended> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await main(argv, {
    cwd: EXAMPLES,
    env: {},
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
