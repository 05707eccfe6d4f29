/**
 * The values that an execution's effects leave, beside those that were there before.
 *
 * @module
 */
import { isRight } from 'fp-ts/Either';
import { applyTransform } from '../../types/applyTransform';
import type { Key } from '../../types/key';
import type { StoredValue } from '../../types/storedValue';
import type { Effects } from '../../types/transform';

/** One key that was written. */
export interface NetValue {
  readonly key: Key;
  readonly before: StoredValue | undefined;
  readonly after: StoredValue | undefined;
}

/** The value under a key before the execution, absent if there was none. */
export type ReadBefore = (key: Key) => StoredValue | undefined;

/**
 * What the effects come to, key by key in the order of the first write; keys that were only read are left out.
 *
 * @param onStep is told of every write on the way, with the value before and after it
 */
export function netValues(
  effects: Effects,
  readBefore: ReadBefore,
  onStep: (step: NetValue) => void = () => {},
): NetValue[] {
  const found = new Map<string, { key: Key; before: StoredValue | undefined; after: StoredValue | undefined }>();
  for (const { key, kind } of effects) {
    if (kind._tag === 'Identity' || kind._tag === 'Failure') continue;
    let net = found.get(key.id);
    if (net === undefined) {
      const before = readBefore(key);
      net = { key, before, after: before };
      found.set(key.id, net);
    }
    const before = net.after;
    if (kind._tag === 'Write') net.after = kind.value;
    else if (kind._tag === 'Prune') net.after = undefined;
    else if (net.after !== undefined) {
      const applied = applyTransform(kind, net.after);
      if (isRight(applied) && applied.right._tag === 'Store') net.after = applied.right.value;
    }
    onStep({ key, before, after: net.after });
  }
  return [...found.values()];
}
