/**
 * Runs a workload on this engine and prints the laps of genesis and of each step as JSON: the counterpart of
 * `oracle --time 1`. `tsx bench/ours.ts WORKLOAD RUNS`: all runs in one process, so that the later ones are warm.
 */
import { readFileSync } from 'node:fs';
import type { JsonObject } from '../tests/conformance/runner/json';
import { runScenario } from '../tests/conformance/runner/runScenario';
import { installClock, takeLap } from './clock';

const [path = '', runs = '1'] = process.argv.slice(2);
installClock();
const scenario = JSON.parse(readFileSync(path, 'utf8')) as JsonObject;
const laps: number[][] = [];
for (let run = 0; run < Number(runs); run++) {
  const row: number[] = [];
  runScenario(scenario, path, () => row.push(takeLap()));
  laps.push(row);
}
process.stdout.write(JSON.stringify(laps));
