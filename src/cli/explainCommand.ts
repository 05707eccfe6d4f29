/**
 * `casper-test explain`: what a transaction would do, for somebody who is asked to sign it.
 *
 * @module
 */

import type { WasmTestBuilder } from '../builder/wasmTestBuilder';
import { bytesToHex } from '../bytes/hex';
import { codeText } from '../report/callTree';
import { type Authorization, framesOf, type Warning, warningsOf } from '../report/changes/warnings';
import { Legend } from '../report/labels';
import { ValueText } from '../report/valueText';
import type { AccountHash } from '../types/accountHash';
import type { InspectedCapability } from '../wasm/inspection/wasmInspection';
import type { Command, CommandContext } from './command';
import { type Execution, execute } from './session/execution';
import { executionForm } from './session/executionForm';
import { effectLines, outcomeLines, outputLines, section, signersText, targetText } from './session/executionText';
import { SESSION_OPTIONS, SESSION_USAGE, sessionOptions } from './session/sessionOptions';
import { parseCommandLine, withUsageErrors } from './usageError';

const USAGE = `casper-test explain session.wasm [--session-arg "name:type='value'"]... [options]

For somebody who is handed a session file and asked to sign: runs it dry, keeps nothing, and says in plain words what it would do
to the account: keys, thresholds, motes, contracts; warnings first. Exit code 0 if it succeeded, 1 if it failed.

${SESSION_USAGE}`;

/** Writes hashes by their names: in full, or shortened with a legend. */
type Names = Pick<Legend, 'text'>;

async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = parseCommandLine(args, SESSION_OPTIONS);
  const options = sessionOptions(values, positionals);
  const execution = execute(options, context);
  const legend = new Legend(execution.labels);
  const capabilities = capabilitiesOf(execution);
  const unknowns = unknownsOf(execution);
  if (options.json) {
    const form = {
      ...executionForm(execution, 'explain'),
      warnings: warnings(execution, capabilities, execution.labels),
      contractsCalled: contractsCalled(execution, execution.labels),
      unknown: unknowns,
    };
    context.out(JSON.stringify(form, undefined, 2));
  } else {
    const found = warnings(execution, capabilities, legend);
    for (const line of explanationLines(execution, found, unknowns, legend)) context.out(line);
  }
  return execution.result.error === undefined ? 0 : 1;
}

function explanationLines(
  execution: Execution,
  found: readonly Warning[],
  unknowns: readonly string[],
  legend: Legend,
): string[] {
  const { notes, explanation } = execution;
  const lines = [
    `What ${legend.text(targetText(execution.options))} would do, from ${signersText(execution, legend)}. Nothing was kept.`,
    ...notes.map((note) => `(${legend.text(note)})`),
    '',
    ...outcomeLines(execution),
    ...section(
      'Warnings',
      found.map(({ text }) => `! ${text}`),
    ),
    ...section('Effects', effectLines(execution, legend)),
    ...section('Contracts called', contractsCalled(execution, legend)),
    ...section('Output', outputLines(execution, legend)),
    ...section('Why it failed', explanation),
    ...section('What a dry run cannot know', unknowns),
  ];
  const legendLines = legend.lines().map((line) => `(${line})`);
  return [...lines, ...(legendLines.length === 0 ? [] : ['', ...legendLines])];
}

function capabilitiesOf({ wasm }: Execution): readonly InspectedCapability[] | undefined {
  if (wasm === undefined) return undefined;
  const { inspectWasm } = require('../builder/inspectWasm') as typeof import('../builder/inspectWasm');
  return inspectWasm(wasm).capabilities;
}

function warnings(
  execution: Execution,
  capabilities: readonly InspectedCapability[] | undefined,
  legend: Names,
): readonly Warning[] {
  const { changes, initiator, signers, trace, labels, before, after } = execution;
  const entity = before.getEntityByAccountHash(initiator);
  if (entity._tag === 'None') return [];
  const urefs = [...after.getNamedKeysByAccountHash(initiator).values()].flatMap((key) => key.asURef() ?? []);
  return warningsOf({
    changes,
    initiator,
    signers,
    mainPurse: entity.value.mainPurse,
    ownPurses: new Set(urefs.map(({ addr }) => bytesToHex(addr))),
    authorizationBefore: (account) => authorizationOf(before, account),
    authorizationAfter: (account) => authorizationOf(after, account),
    trace,
    capabilities,
    labels,
    legend,
  });
}

function authorizationOf(builder: WasmTestBuilder, account: AccountHash): Authorization | undefined {
  const entity = builder.getEntityByAccountHash(account);
  if (entity._tag === 'None') return undefined;
  const { associatedKeys, actionThresholds } = entity.value;
  return {
    associatedKeys: associatedKeys.entries,
    deployment: actionThresholds.deployment,
    keyManagement: actionThresholds.keyManagement,
  };
}

/** Each call of a contract, with its arguments. */
function contractsCalled({ trace, labels }: Execution, legend: Names): string[] {
  if (trace === undefined) return [];
  const text = new ValueText(labels, legend);
  return [...framesOf(trace.root)].flatMap((frame) =>
    frame.code._tag === 'Contract' || frame.code._tag === 'System'
      ? [`${codeText(frame.code, { labels, legend })}.${frame.entryPoint}(${text.args(frame.args)})`]
      : [],
  );
}

/** What may be otherwise when it counts. */
function unknownsOf({ options, before, wasm, trace }: Execution): string[] {
  const root = bytesToHex(before.getPostStateHash());
  const state =
    options.state === undefined
      ? 'a fresh genesis, not the state of a network: the account there has other keys, motes and named keys'
      : `the state ${options.state} (root ${root.slice(0, 8)}…), not what the network will hold by then`;
  const callsContracts = trace !== undefined && [...framesOf(trace.root)].some(({ code }) => code._tag === 'Contract');
  return [
    `it ran on ${state}`,
    `it ran at block time ${options.blockTime ?? 0n}${options.blockTime === undefined ? ' (--block-time)' : ''}: code may do something else at another time`,
    ...(wasm === undefined ? [] : ['it ran with these arguments: with others, the same file may do something else']),
    ...(callsContracts ? ['contracts that it calls can be upgraded before it is executed'] : []),
    'addresses of new purses, contracts and random bytes depend on the hash of the transaction',
  ];
}

/** `casper-test explain`. */
export const command: Command = {
  summary: 'Says in plain words what a session file would do to the account that signs it',
  usage: USAGE,
  run: (args, context) => withUsageErrors('explain', context, () => run(args, context)),
};
