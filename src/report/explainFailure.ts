/**
 * Why an execution failed, for people: its error by name, who called what, the host call that decided it and what that lacked,
 * and what to do about it.
 *
 * @module
 */

import { bytesToHex } from '../bytes/hex';
import type { ExecutionTrace, HostCall, Shortfall } from '../runtime/executionTrace';
import { API_ERROR } from '../types/apiError';
import { Key } from '../types/key';
import { callTreeLines, codeText } from './callTree';
import { ErrorNames, type UserErrorName } from './errorNames';
import { decisiveHostCall, decisiveShortfall, type Failure, revertName, type Surroundings } from './failure';
import { hintFor } from './hints';
import { hostCallText, refusalOf } from './hostCallText';
import { Labels, Legend } from './labels';
import { groupDigits } from './motes';
import { motes, ValueText } from './valueText';

/** What an explanation is made from. */
export interface FailureReport {
  readonly trace: ExecutionTrace;
  /** What the code printed, in order. */
  readonly output?: readonly { readonly text: string }[];
  readonly labels?: Labels;
  readonly errorNames?: ErrorNames;
  readonly surroundings?: Surroundings;
}

/** Printed lines that are shown. */
const MOST_PRINTED = 5;

const NOTHING_KNOWN: Surroundings = {
  wasNotCommitted: () => false,
  kindAt: () => undefined,
  ownerOf: () => undefined,
};

/**
 * The lines of an explanation; none for an execution that succeeded. They come after the engine's own text, which they do not
 * repeat.
 */
export function explainFailure(report: FailureReport): readonly string[] {
  const { trace, output = [], labels = new Labels(), surroundings = NOTHING_KNOWN } = report;
  const { error } = trace;
  if (error === undefined) return [];
  const legend = new Legend(labels);
  const text = new ValueText(labels, legend);
  const frame = trace.failedIn ?? trace.root;
  const call = decisiveHostCall(trace);
  const userError = errorNameOf(trace, labels, report.errorNames ?? new ErrorNames());
  const failure: Failure = {
    wasNotCommitted: (what) => surroundings.wasNotCommitted(what),
    kindAt: (key) => surroundings.kindAt(key),
    ownerOf: (namedKey) => surroundings.ownerOf(namedKey),
    error,
    trace,
    frame,
    call,
    refusal: call && refusalOf(call),
    revert: revertName(error),
    userError,
    shortfall: decisiveShortfall(trace, call),
    labels,
    legend,
    text,
  };
  const hint = hintFor(failure);
  const lines = [
    ...(userError === undefined ? [] : [`Error: ${userError.name} of ${codeText(frame.code, failure)}`]),
    `Calls${trace.started ? '' : ' (nothing ran)'}, from ${signersText(failure)}:`,
    ...callTreeLines(trace, failure).map((line) => `  ${line}`),
    ...(call === undefined ? [] : [hostCallLine(call, failure)]),
    ...(call?.note === undefined ? [] : [`  ${legend.text(call.note)}`]),
    ...priceLines(failure),
    ...shortfallLines(failure.shortfall),
    ...printedLines(output),
    ...(hint === undefined ? [] : [`Hint: ${legend.text(hint)}`]),
  ];
  return [...lines, ...legend.lines().map((line) => `(${line})`)];
}

/** Name of the user error that code reverted with, if somebody gave it one. */
export function errorNameOf(
  { error, failedIn, root }: ExecutionTrace,
  labels: Labels,
  names: ErrorNames,
): UserErrorName | undefined {
  if (error?._tag !== 'Revert' || error.code < API_ERROR.UserErrorStart) return undefined;
  const { code } = failedIn ?? root;
  const addresses = code._tag === 'Contract' ? [code.contractHash, code.packageHash] : [];
  const own = addresses.flatMap((address) => [bytesToHex(address), labels.nameOf(address) ?? '']);
  return names.nameOf(error.code - API_ERROR.UserErrorStart, own);
}

function signersText({ trace, text }: Failure): string {
  const { initiator, authorizationKeys } = trace;
  const from = text.data(Key.account(initiator));
  const signers = authorizationKeys.map((key) => text.data(Key.account(key)));
  return signers.length === 1 && signers[0] === from ? from : `${from}, signed by ${signers.join(', ') || 'nobody'}`;
}

function hostCallLine(call: HostCall, { refusal, text }: Failure): string {
  const outcome = refusal === undefined ? '' : ` was refused: ${refusal}`;
  return `Last host call: ${hostCallText(call, text)}${call.error === undefined ? outcome : ' failed'}`;
}

/** What the last price was, for a host call that could not be paid. */
function priceLines({ call, error }: Failure): readonly string[] {
  const { needed, had } = call?.shortfall ?? {};
  if (error._tag !== 'GasLimit' || needed === undefined || had === undefined) return [];
  return [`  It asked for ${groupDigits(needed)} gas, and ${groupDigits(had)} was left when it began`];
}

function shortfallLines(shortfall: Shortfall | undefined): readonly string[] {
  if (shortfall === undefined) return [];
  const { what, needed, had } = shortfall;
  const show = what.startsWith('motes') ? motes : groupDigits;
  const name = `${what[0]!.toUpperCase()}${what.slice(1)}`;
  if (needed === undefined) return [`${name}: ${show(had)}, which is not enough`];
  return [`${name}: ${show(needed)} needed, ${show(had)} ${what.startsWith('limit') ? 'allowed' : 'there'}`];
}

function printedLines(output: FailureReport['output'] & object): readonly string[] {
  const lines = output.flatMap(({ text }) => text.replace(/\n$/, '').split('\n'));
  return lines.slice(-MOST_PRINTED).map((line) => `Printed: ${line.slice(0, 200)}`);
}
