/**
 * The subject of the matchers of stored values.
 *
 * @module
 */
import type { CLValue, StoredValue } from '../src/index';
import { clValueText } from '../src/report/clValueText';
import { clValueOf } from './casperValue';
import type { Subject } from './matcher';
import { tagOf, unwrap } from './subject';

/** What was found under a key. */
export type Stored =
  | { readonly _tag: 'CLValue'; readonly value: CLValue }
  /** An account, a contract, a package, ... */
  | { readonly _tag: 'Record'; readonly kind: StoredValue['_tag']; readonly value: unknown }
  | { readonly _tag: 'Absent'; readonly reason: string };

/** Variants of `StoredValue` that hold no CLValue. Source: casper-types src/stored_value.rs. */
const RECORDS: readonly unknown[] = [
  'Account',
  'AddressableEntity',
  'Bid',
  'BidKind',
  'ByteCode',
  'Contract',
  'ContractPackage',
  'ContractWasm',
  'DeployInfo',
  'EntryPoint',
  'EraInfo',
  'Message',
  'MessageTopic',
  'NamedKey',
  'Prepayment',
  'RawBytes',
  'SmartContract',
  'Transfer',
  'Unbonding',
  'Withdraw',
] satisfies Exclude<StoredValue['_tag'], 'CLValue'>[];

/** What `builder.query(…)` gives, a stored value, or a CLValue. */
export const STORED: Subject<Stored> = {
  name: 'value',
  accepted: 'a stored value: pass builder.query(…), builder.getValue(…), a CLValue, or the `ret` of a result',
  find(received) {
    switch (tagOf(received)) {
      case 'None':
        return { _tag: 'Absent', reason: 'none' };
      case 'Left':
        return { _tag: 'Absent', reason: String((received as { readonly left: unknown }).left) };
      default:
        return storedOf(unwrap(received));
    }
  },
};

/** What a stored value or a CLValue is for the matchers. */
export function storedOf(value: unknown): Stored | undefined {
  const clValue = clValueOf(value);
  if (clValue !== undefined) return { _tag: 'CLValue', value: clValue };
  const tag = tagOf(value);
  if (!RECORDS.includes(tag)) return undefined;
  const { value: content } = value as { readonly value?: unknown };
  return { _tag: 'Record', kind: tag as StoredValue['_tag'], value: content ?? value };
}

/** For a message. */
export function storedText(stored: Stored): string {
  switch (stored._tag) {
    case 'CLValue':
      return clValueText(stored.value);
    case 'Record':
      return `${/^[AEIOU]/.test(stored.kind) ? 'an' : 'a'} ${stored.kind}`;
    case 'Absent':
      return `nothing: ${stored.reason}`;
  }
}
