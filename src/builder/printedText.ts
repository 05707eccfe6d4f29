/**
 * Shows on the console of the test what contracts print with `casper_print`.
 *
 * @module
 */

import { isLeft } from 'fp-ts/Either';
import { bytesEqual } from '../bytes/compareBytes';
import type { PrintedText } from '../runtime/execution';
import type { AccountHash } from '../types/accountHash';
import { Key } from '../types/key';
import type { NamedKeys } from '../types/namedKeys';
import type { StateQueries } from './stateQueries';

/** Receives what contracts print: the text and who printed it (`session`, or a contract's name or key). */
export type Printer = (text: string, contract: string) => void;

/** Writes `[counter] text` to the console. */
export const consolePrinter: Printer = (text, contract) => {
  console.log(`[${contract}] ${text.replace(/\n$/, '')}`);
};

/** Hands each text to the printer, in order. */
export function printOutput(
  output: readonly PrintedText[],
  printer: Printer,
  state: StateQueries,
  initiator: AccountHash,
): void {
  for (const { text, contextKey } of output) printer(text, contractName(contextKey, state, initiator));
}

/** The named key of the initiator that leads to the contract or to its package; else the key itself. */
function contractName(contextKey: Key, state: StateQueries, initiator: AccountHash): string {
  if (contextKey.variant === 'Account') return 'session';
  const account = state.getAccount(initiator);
  const namedKeys: NamedKeys = account._tag === 'Some' ? account.value.namedKeys : new Map();
  const contract = state.query(contextKey);
  const packageHash =
    !isLeft(contract) && contract.right._tag === 'Contract' ? contract.right.value.contractPackageHash : undefined;
  for (const wanted of [contextKey, packageHash === undefined ? undefined : Key.hash(packageHash)]) {
    for (const [name, key] of namedKeys) {
      if (wanted !== undefined && bytesEqual(key.bytes, wanted.bytes)) return name;
    }
  }
  return contextKey.toFormattedString();
}
