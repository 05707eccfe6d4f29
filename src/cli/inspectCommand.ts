/**
 * `casper-test inspect`: what a Wasm file is and what it could do, without running it.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { inspectWasm } from '../builder/inspectWasm';
import type { Chainspec } from '../config/chainspec';
import { inspectionLines } from '../report/inspectionText';
import { machineForm } from '../report/machineForm';
import type { Command, CommandContext } from './command';
import { FORM_VERSION } from './session/executionForm';
import { parseCommandLine, UsageError, withUsageErrors } from './usageError';

const USAGE = `casper-test inspect file.wasm [options]

Says what a Wasm file is without running it: whether a network takes it and why not, its size, imports, exports, features, costs
that are known beforehand, and what its imports let it do to keys, thresholds, purses and contracts.
Exit code 0 if it is deployable, 1 if it is not, 2 for a wrong command line.

  --chainspec FILE   limits and prices of this chainspec.toml, that of casper-engine-test-support when left out
  --json             JSON instead of text (docs/command-line.md)`;

const OPTIONS = { chainspec: { type: 'string' }, json: { type: 'boolean' } } as const;

/** The chainspec of a network, and the bytes that its largest lane for Wasm takes. */
function networkOf(path: string): { readonly chainspec: Chainspec; readonly maxTransactionLength: number } {
  const { readChainspecFile } =
    require('../devnet/settings/chainspecFile') as typeof import('../devnet/settings/chainspecFile');
  const { chainspec, node } = readChainspecFile(path);
  const { installUpgradeLane, wasmLanes } = node.transactions;
  const lengths = [installUpgradeLane, ...wasmLanes].map(({ maxTransactionLength }) => Number(maxTransactionLength));
  return { chainspec, maxTransactionLength: Math.max(...lengths) };
}

function run(args: readonly string[], { cwd, out }: CommandContext): number {
  const { values, positionals } = parseCommandLine(args, OPTIONS);
  const [file, ...others] = positionals;
  if (file === undefined) throw new UsageError('Say which Wasm file.');
  if (others.length > 0) throw new UsageError(`Only one file can be inspected, got ${positionals.join(', ')}.`);
  const network = values.chainspec === undefined ? undefined : networkOf(resolve(cwd, values.chainspec));
  const path = resolve(cwd, file);
  const inspection = inspectWasm(existsSync(path) ? path : file, network?.chainspec, network?.maxTransactionLength);
  if (values.json) {
    const form = machineForm(inspection) as { readonly [name: string]: unknown };
    out(JSON.stringify({ version: FORM_VERSION, command: 'inspect', file, ...form }, undefined, 2));
  } else {
    for (const line of inspectionLines(inspection, file)) out(line);
  }
  return inspection.deployable ? 0 : 1;
}

/** `casper-test inspect`. */
export const command: Command = {
  summary: 'Says what a Wasm file is and what it could do, without running it',
  usage: USAGE,
  run: (args, context) => withUsageErrors('inspect', context, () => run(args, context)),
};
