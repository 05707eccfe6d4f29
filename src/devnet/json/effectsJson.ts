/**
 * Effects of an execution as a node shows them.
 *
 * Answers to: the `Serialize` implementations of casper-types `execution/transform_kind.rs`, `execution/effects.rs`.
 *
 * @module
 */
import type { Effects, TransformKind } from '../../types/transform';
import type { TransformError } from '../../types/transformError';
import { integer, type Json } from './exactJson';
import { namedKeysJson, storedValueJson } from './storedValueJson';

/** Rust's names of what reading bytes can fail with. */
function transformErrorJson(error: TransformError): Json {
  switch (error._tag) {
    case 'Serialization':
      return { Serialization: error.code };
    case 'TypeMismatch':
      return { TypeMismatch: { ...error.mismatch } };
    case 'Deprecated':
      return 'Deprecated';
  }
}

/** What happened to a value. */
export function transformKindJson(kind: TransformKind): Json {
  switch (kind._tag) {
    case 'Identity':
      return 'Identity';
    case 'Write':
      return { Write: storedValueJson(kind.value) };
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
      return { Failure: transformErrorJson(kind.error) };
  }
}

/** Effects in their order. */
export function effectsJson(effects: Effects): Json {
  return effects.map(({ key, kind }) => ({ key: key.toFormattedString(), kind: transformKindJson(kind) }));
}
