/**
 * Explanations of failures, with what the builder knows: names, what the state holds, what was not committed.
 *
 * @module
 */
import { isLeft } from 'fp-ts/Either';
import type { WasmV1Result } from '../engine/wasmV1Result';
import { ErrorNames } from '../report/errorNames';
import { errorNameOf, explainFailure } from '../report/explainFailure';
import type { Surroundings } from '../report/failure';
import type { Labels } from '../report/labels';
import type { ExecutionTrace } from '../runtime/executionTrace';
import { AccountHash } from '../types/accountHash';
import { Key } from '../types/key';
import type { NamedKeys } from '../types/namedKeys';
import type { StoredValue } from '../types/storedValue';
import type { Transform, TransformKind } from '../types/transform';
import type { WasmTestBuilder } from './wasmTestBuilder';

/** How many earlier executions are searched for what was not committed. */
const MOST_EXECUTIONS = 50;

/** Why an execution failed, line by line; nothing for one that succeeded. */
export function explain({ output }: WasmV1Result, trace: ExecutionTrace, builder: WasmTestBuilder): readonly string[] {
  const labels = builder.labels([trace.initiator, ...trace.authorizationKeys]);
  const errorNames = new ErrorNames(builder.errorNames());
  return explainFailure({ trace, output, labels, errorNames, surroundings: surroundingsOf(builder, labels) });
}

/** The name that the test gave to the error a contract reverted with. */
export function userErrorName(trace: ExecutionTrace, builder: WasmTestBuilder): string | undefined {
  return errorNameOf(trace, builder.labels(), new ErrorNames(builder.errorNames()))?.name;
}

function surroundingsOf(builder: WasmTestBuilder, labels: Labels): Surroundings {
  const read = (key: Key): StoredValue | undefined => {
    const found = builder.query(key);
    return isLeft(found) ? undefined : found.right;
  };
  const wasMade = (isIt: (transform: Transform) => boolean): boolean =>
    builder
      .getEffects()
      .slice(-MOST_EXECUTIONS)
      .some((effects) => effects.some(isIt));
  return {
    kindAt: (key) => read(key)?._tag,
    ownerOf: (namedKey) =>
      [...labels.names.keys()]
        .flatMap((hex) => (hex.length === 64 ? [AccountHash.fromFormattedString(`account-hash-${hex}`)] : []))
        .find((accountHash) => {
          const account = builder.getAccount(accountHash);
          return account._tag === 'Some' && account.value.namedKeys.has(namedKey);
        }),
    wasNotCommitted: (what) => {
      if (!('namedKey' in what)) {
        return read(what) === undefined && wasMade(({ key, kind }) => kind._tag === 'Write' && key.id === what.id);
      }
      const owner = Key.account(what.account);
      return wasMade(({ key, kind }) => key.id === owner.id && namesIn(kind)?.has(what.namedKey) === true);
    },
  };
}

/** The named keys that a transform puts into an account. */
function namesIn(kind: TransformKind): NamedKeys | undefined {
  if (kind._tag === 'AddKeys') return kind.value;
  return kind._tag === 'Write' && kind.value._tag === 'Account' ? kind.value.value.namedKeys : undefined;
}
