/**
 * `casper-test run`: executes session code, a stored contract or a transfer, and says what happened.
 *
 * @module
 */
import { resolve } from 'node:path';
import { bytesToHex } from '../bytes/hex';
import { Legend } from '../report/labels';
import type { Command, CommandContext } from './command';
import { type Execution, execute } from './session/execution';
import { executionForm } from './session/executionForm';
import {
  effectLines,
  outcomeLines,
  outputLines,
  returnedLines,
  section,
  signersText,
  targetText,
} from './session/executionText';
import { SESSION_OPTIONS, SESSION_USAGE, sessionOptions } from './session/sessionOptions';
import { parseCommandLine, withUsageErrors } from './usageError';

const USAGE = `casper-test run session.wasm [--session-arg "name:type='value'"]... [options]

Executes on the embedded engine, commits, and prints what happened: outcome, gas, effects in words, messages, what was printed
and returned, the state root before and after. Exit code 0 if it succeeded, 1 if it failed, 2 for a wrong command line.

${SESSION_USAGE}
  --save-state FILE               writes the state afterwards, for the next --state`;

async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = parseCommandLine(args, { ...SESSION_OPTIONS, 'save-state': { type: 'string' } });
  const options = sessionOptions(values, positionals);
  const execution = execute(options, context);
  const saved = values['save-state'];
  if (saved !== undefined) execution.after.exportState(resolve(context.cwd, saved));
  if (options.json) {
    context.out(JSON.stringify({ ...executionForm(execution, 'run'), savedState: saved }, undefined, 2));
  } else {
    for (const line of runLines(execution, saved)) context.out(line);
  }
  return execution.result.error === undefined ? 0 : 1;
}

function runLines(execution: Execution, saved: string | undefined): string[] {
  const legend = new Legend(execution.labels);
  const { before, after, explanation, notes } = execution;
  const [rootBefore, rootAfter] = [before, after].map((builder) => bytesToHex(builder.getPostStateHash()));
  const lines = [
    `executed ${legend.text(targetText(execution.options))}`,
    `from     ${signersText(execution, legend)}`,
    ...notes.map((note) => `note     ${legend.text(note)}`),
    ...outcomeLines(execution),
    ...returnedLines(execution, legend),
    `root     ${rootBefore}${rootBefore === rootAfter ? ', unchanged' : `\n      -> ${rootAfter}`}`,
    ...(saved === undefined ? [] : [`saved    ${saved}`]),
    ...section('Effects', effectLines(execution, legend)),
    ...section('Output', outputLines(execution, legend)),
    ...section('Why', explanation),
  ];
  const legendLines = legend.lines().map((line) => `(${line})`);
  return [...lines, ...(legendLines.length === 0 ? [] : ['', ...legendLines])];
}

/** `casper-test run`. */
export const command: Command = {
  summary: 'Executes session code, a stored contract or a transfer, and says what happened',
  usage: USAGE,
  run: (args, context) => withUsageErrors('run', context, () => run(args, context)),
};
