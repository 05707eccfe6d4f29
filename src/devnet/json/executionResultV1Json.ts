/**
 * Execution results in the form of the 1.x protocol, which listeners on the old event paths expect.
 *
 * Answers to: casper-types `execution/execution_result_v1.rs`, casper-sidecar `legacy_sse_data/translate_execution_result.rs`.
 *
 * @module
 */
import type { TransformKind } from '../../types/transform';
import type { ExecutionResult } from '../chain/executionResult';
import { clValueJson } from './clValueJson';
import { integer, type Json } from './exactJson';
import { namedKeysJson, storedValueJson } from './storedValueJson';

/** What a write of each kind of value is called; of what 1.x has no name for, nothing is said. */
const BARE_WRITES: Readonly<Record<string, string>> = {
  ContractWasm: 'WriteContractWasm',
  Contract: 'WriteContract',
  ContractPackage: 'WriteContractPackage',
};

function transformJson(kind: TransformKind): Json | undefined {
  switch (kind._tag) {
    case 'Identity':
      return 'Identity';
    case 'Write': {
      const { value } = kind;
      const bare = BARE_WRITES[value._tag];
      if (bare !== undefined) return bare;
      if (value._tag === 'CLValue') return { WriteCLValue: clValueJson(value.value) };
      if (value._tag === 'Account') return { WriteAccount: value.value.accountHash.toFormattedString() };
      const contents = (): Json => Object.values(storedValueJson(value) as { readonly [name: string]: Json })[0]!;
      const isNamedIn1x = ['DeployInfo', 'EraInfo', 'Transfer', 'Bid', 'Withdraw', 'Unbonding'].includes(value._tag);
      return isNamedIn1x ? { [`Write${value._tag}`]: contents() } : undefined;
    }
    case 'AddInt32':
      return { AddInt32: kind.value };
    case 'AddUInt64':
      return { AddUInt64: integer(kind.value) };
    case 'AddUInt128':
    case 'AddUInt256':
    case 'AddUInt512':
      return { [kind._tag]: kind.value.toString() };
    case 'AddKeys':
      return { AddKeys: namedKeysJson(kind.value) };
    case 'Prune':
      return { Prune: kind.key.toFormattedString() };
    case 'Failure':
      return { Failure: kind.error._tag };
  }
}

/** A result under `Success` or `Failure`. */
export function executionResultV1Json(result: ExecutionResult): Json {
  const transforms = result.effects.flatMap(({ key, kind }) => {
    const transform = transformJson(kind);
    return transform === undefined ? [] : [{ key: key.toFormattedString(), transform }];
  });
  const shared = { effect: { operations: [], transforms }, transfers: [], cost: result.cost.toString() };
  return result.errorMessage === undefined
    ? { Success: shared }
    : { Failure: { ...shared, error_message: result.errorMessage } };
}
