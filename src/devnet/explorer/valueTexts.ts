/**
 * Values for the page: whole up to what somebody reads, with their hashes left as they are.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import { Labels } from '../../report/labels';
import { formatCspr } from '../../report/motes';
import { ValueText } from '../../report/valueText';
import { clTypeText } from '../../types/clType';
import type { CLValue } from '../../types/clValue';
import type { RuntimeArgs } from '../../types/runtimeArgs';
import { u512Argument } from '../chain/transactionFacts';
import type { JsonObject } from '../json/exactJson';

const NO_LABELS = new Labels();

/** Leaves hashes as they are: whoever shows the text gives them their names. */
export const AS_IS = { text: (text: string): string => text };

/** For a page of its own. */
export const LONG_TEXT: ValueText = new ValueText(NO_LABELS, AS_IS, {
  longestText: 4000,
  mostBytes: 1024,
  mostItems: 200,
});

/** For a line in a table. */
export const SHORT_TEXT: ValueText = new ValueText(NO_LABELS, AS_IS, {
  longestText: 120,
  mostBytes: 64,
  mostItems: 8,
});

/** Bytes that are shown as such. */
const MOST_BYTES = 1024;

/** Names of arguments that are amounts of motes. */
const AMOUNT = /^(amount|.*_amount|stake|payment)$/;

/** Arguments with their types, values and, of amounts, CSPR. */
export function argsJson(args: RuntimeArgs): readonly JsonObject[] {
  return args.entries.map(({ name, value }) => {
    const motes = AMOUNT.test(name) ? u512Argument(value) : undefined;
    return {
      name,
      ...clValueJson(value, LONG_TEXT),
      ...(motes === undefined ? {} : { cspr: formatCspr(motes) }),
      ...(value.bytes.length <= MOST_BYTES ? { bytes: bytesToHex(value.bytes) } : {}),
    };
  });
}

/** A value in words beside its type. */
export function clValueJson(value: CLValue, text: ValueText): JsonObject {
  return { type: clTypeText(value.clType), value: text.value(value) };
}
