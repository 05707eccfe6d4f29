/**
 * Names instead of hashes in messages: those that the builder knows, else those of the test accounts. Hashes without a name are
 * shortened, and the last lines say in full what they are.
 *
 * @module
 */
import {
  builderOf,
  bytesToHex,
  DEFAULT_ACCOUNT,
  DEFAULT_PROPOSER,
  TEST_ACCOUNTS,
  type WasmTestBuilder,
  type WasmV1Result,
} from '../src/index';
import { Labels, Legend } from '../src/report/labels';

/** A line of a message; a `whole` one keeps its hashes: it was made with names already. */
export type Line = string | { readonly whole: string };

/** The lines with names. */
export function withNames(lines: readonly Line[], builder: unknown): readonly string[] {
  const legend = new Legend(labelsOf(builder));
  const named = lines.map((line) => (typeof line === 'string' ? legend.text(line) : line.whole));
  const full = legend.lines();
  return full.length === 0 ? named : [...named, '', ...full];
}

/** The names that a builder knows, also by a result that it gave; those of the test accounts for anything else. */
export function labelsOf(subject: unknown): Labels {
  const isBuilder = (subject as { readonly _tag?: unknown } | null | undefined)?._tag === 'WasmTestBuilder';
  const builder = isBuilder ? (subject as WasmTestBuilder) : builderOf(subject as WasmV1Result);
  if (builder === undefined) return testAccounts();
  try {
    return builder.labels();
  } catch {
    // Before genesis there is no state to take names from.
    return testAccounts();
  }
}

function testAccounts(): Labels {
  const accounts = [DEFAULT_ACCOUNT, DEFAULT_PROPOSER, ...Object.values(TEST_ACCOUNTS)];
  return new Labels(
    new Map(
      accounts.flatMap(({ name, accountHash, publicKey }) => [
        [bytesToHex(accountHash.bytes), name],
        [publicKey.toHex(), name],
      ]),
    ),
  );
}
