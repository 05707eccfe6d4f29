/**
 * An execution for people.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import { ChangeText } from '../../report/changes/stateChangeText';
import { clValueText } from '../../report/clValueText';
import type { Legend } from '../../report/labels';
import { formatCspr, groupDigits } from '../../report/motes';
import { type Execution, neverBegan } from './execution';
import type { SessionOptions } from './sessionOptions';

/** What was executed, in a few words. */
export function targetText({ target, version }: SessionOptions): string {
  const versionText = version === undefined ? '' : ` version ${version}`;
  switch (target._tag) {
    case 'File':
      return target.file;
    case 'Transfer':
      return `a transfer of ${target.amount} to ${target.target}`;
    case 'ContractHash':
    case 'PackageHash':
      return `${target.entryPoint} of ${target.hash}${versionText}`;
    default:
      return `${target.entryPoint} of ${JSON.stringify(target.name)}${versionText}`;
  }
}

/** Who it is from and who signed. */
export function signersText({ initiator, signers }: Execution, legend: Legend): string {
  const [from, ...names] = [initiator, ...signers].map((account) => legend.text(account.toFormattedString()));
  return names.length === 1 && names[0] === from ? from! : `${from}, signed by ${names.join(', ')}`;
}

/** How it ended, with the gas: two lines. */
export function outcomeLines(execution: Execution): string[] {
  const { error, consumed, gasLimit } = execution.result;
  const failed = neverBegan(execution) ? 'refused before it began' : 'failed';
  const gas = `${groupDigits(consumed)} of ${groupDigits(gasLimit)} (${formatCspr(consumed)} at a gas price of 1)`;
  return [`outcome  ${error === undefined ? 'success' : `${failed}: ${error.message}`}`, `gas      ${gas}`];
}

/** The changes, one a line. */
export function effectLines({ changes, labels, result }: Execution, legend: Legend): string[] {
  if (result.error !== undefined) return [];
  const text = new ChangeText(labels, legend);
  return changes.length === 0 ? ['none: the state stays as it is'] : changes.map((change) => text.line(change));
}

/** Messages and printed lines. */
export function outputLines({ result }: Execution, legend: Legend): string[] {
  const messages = result.messages.map(({ entityAddr, topicName, message }) => {
    const text = message._tag === 'String' ? JSON.stringify(message.value) : `0x${bytesToHex(message.value)}`;
    return `message of ${legend.text(entityAddr.toFormattedString())} on ${JSON.stringify(topicName)}: ${text}`;
  });
  const printed = result.output.flatMap(({ text }) =>
    text
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => `printed: ${line}`),
  );
  return [...messages, ...printed];
}

/** What was returned, if it was more than nothing. */
export function returnedLines({ result }: Execution, legend: Legend): string[] {
  if (result.error !== undefined || result.ret === undefined || result.ret.clType._tag === 'Unit') return [];
  return [`returned ${legend.text(clValueText(result.ret))}`];
}

/** A title with lines below it; nothing without lines. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}
