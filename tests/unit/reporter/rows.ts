/** Rows of gas as the workers would have written them down. */

import { rowOf } from '../../../reporter/gasRow';
import type { RanFile } from '../../../reporter/gasSnapshot';
import { type GasStatistics, NO_CALLS, splitOf, together } from '../../../reporter/gasStatistics';
import { type MeasuredRow, type MeasuredRows, rowsTogether } from '../../../reporter/recordedGas';
import type { GasSource } from '../../../src/builder/gasRecorder';

/** Calls with this gas, of which a tenth is for storage, the rest for instructions. */
export function calls(...gas: readonly number[]): GasStatistics {
  return gas
    .map((each): GasStatistics => {
      const total = BigInt(each);
      const storage = total / 10n;
      const split = splitOf((use) => (use === 'storage' ? storage : use === 'instructions' ? total - storage : 0n));
      return { calls: 1, failed: 0, min: total, max: total, total, split };
    })
    .reduce(together, NO_CALLS);
}

/** A row of an entry point (`counter.inc`), or of a Wasm file. */
export function row(name: string, statistics: GasStatistics): MeasuredRow {
  const [contract, entryPoint] = name.split('.') as [string, string];
  const source: GasSource =
    entryPoint === 'wasm'
      ? { kind: 'Session', name: `/project/${name}` }
      : { kind: 'Contract', name: contract, entryPoint };
  return { row: rowOf(source, '/project'), statistics };
}

/** Rows by name. */
export function rows(measured: Readonly<Record<string, GasStatistics>>): MeasuredRows {
  return rowsTogether(Object.entries(measured).map(([name, statistics]) => new Map([[name, row(name, statistics)]])));
}

/** A file that ran whole. */
export function ran(file: string, measured: Readonly<Record<string, GasStatistics>>): RanFile {
  return { file, rows: rows(measured), isComplete: true, hasSkipped: false };
}

/** A file of which some tests ran. */
export function ranInPart(file: string, measured: Readonly<Record<string, GasStatistics>>): RanFile {
  return { ...ran(file, measured), isComplete: false };
}
