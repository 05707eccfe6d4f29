/**
 * What a module hands to host functions as a constant: names, weights, thresholds. A constant counts when it reaches the host call
 * by straight-line code and through parameters that nothing assigns: then every run of that call has it. Texts are read from the
 * data as they stand before the module runs; code that writes over its own constants is not seen through.
 *
 * @module
 */
import { TextDecoder } from 'node:util';
import type { CallWithOperands, Operand } from './constantOperands';
import { UNKNOWN } from './constantOperands';
import type { ModuleSurvey } from './moduleSurvey';

/** A host call with operands that are always the same. */
export interface HostCallConstant {
  readonly hostFunction: string;
  /** Such as `argument`, `named key`, `weight`, `deployment threshold`. */
  readonly what: string;
  /** Absent where one operand is constant and the other is not: the threshold that is set, but not to what. */
  readonly value: string | number | undefined;
}

/** Facts that are followed through wrappers; a module with more of them than any compiler makes is not followed further. */
const MOST_FACTS = 20_000;

type Reading =
  /** Pointer and length at this operand; `serialized` texts have their length before them. */
  | { readonly text: number; readonly what: string; readonly serialized?: boolean }
  | { readonly number: number; readonly what: string }
  | { readonly threshold: true };

/** What each host function takes where. Source: casper-execution-engine `runtime/externals.rs`. */
const READINGS: { readonly [hostFunction: string]: Reading } = {
  casper_get_named_arg: { text: 0, what: 'argument' },
  casper_get_named_arg_size: { text: 0, what: 'argument' },
  casper_get_key: { text: 0, what: 'named key', serialized: true },
  casper_has_key: { text: 0, what: 'named key', serialized: true },
  casper_put_key: { text: 0, what: 'named key', serialized: true },
  casper_remove_key: { text: 0, what: 'named key', serialized: true },
  casper_call_contract: { text: 2, what: 'entry point', serialized: true },
  casper_call_versioned_contract: { text: 4, what: 'entry point', serialized: true },
  casper_dictionary_get: { text: 2, what: 'dictionary item' },
  casper_dictionary_put: { text: 2, what: 'dictionary item' },
  casper_manage_message_topic: { text: 0, what: 'message topic' },
  casper_emit_message: { text: 0, what: 'message topic' },
  casper_add_associated_key: { number: 2, what: 'weight' },
  casper_update_associated_key: { number: 2, what: 'weight' },
  casper_set_action_threshold: { threshold: true },
};

/** `ActionType` by its number. Source: casper-types `account/action_type.rs`. */
const ACTIONS = ['deployment', 'key management'] as const;

/** Constants of the host calls, each once, in the order of host functions and values. */
export function hostCallConstants(survey: ModuleSurvey): readonly HostCallConstant[] {
  const functions = survey.imports.filter(({ kind }) => kind === 'function');
  const found = new Map<string, HostCallConstant>();
  for (const { target, operands } of callsOfImports(survey, functions.length)) {
    const { module, field } = functions[target]!;
    const reading = module === 'env' && Object.hasOwn(READINGS, field) ? READINGS[field] : undefined;
    const constant = reading && read(survey, field, reading, operands);
    if (constant !== undefined) found.set(JSON.stringify(constant), constant);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, constant]) => constant);
}

/** Calls of imported functions, with operands followed back through the parameters of the functions that make them. */
function callsOfImports({ bodies }: ModuleSurvey, imported: number): CallWithOperands[] {
  const callers = new Map<number, { readonly caller: number; readonly operands: readonly Operand[] }[]>();
  const pending: { readonly caller: number; readonly call: CallWithOperands }[] = [];
  bodies.forEach(({ callsWithOperands }, body) => {
    for (const call of callsWithOperands) {
      const caller = imported + body;
      if (call.target < imported) pending.push({ caller, call });
      const known = callers.get(call.target) ?? [];
      known.push({ caller, operands: call.operands });
      callers.set(call.target, known);
    }
  });
  const seen = new Set<string>();
  const all: CallWithOperands[] = [];
  for (let fact = pending.pop(); fact !== undefined && seen.size < MOST_FACTS; fact = pending.pop()) {
    const { caller, call } = fact;
    const name = `${caller}:${call.target}:${call.operands.map(operandText).join()}`;
    if (seen.has(name)) continue;
    seen.add(name);
    all.push(call);
    if (!call.operands.some(({ _tag }) => _tag === 'Parameter')) continue;
    for (const outer of callers.get(caller) ?? []) {
      const operands = call.operands.map((operand) =>
        operand._tag === 'Parameter' ? (outer.operands[operand.index] ?? UNKNOWN) : operand,
      );
      pending.push({ caller: outer.caller, call: { target: call.target, operands } });
    }
  }
  return all;
}

function operandText(operand: Operand): string {
  if (operand._tag === 'Unknown') return '?';
  return operand._tag === 'Constant' ? String(operand.value) : `p${operand.index}`;
}

function read(
  survey: ModuleSurvey,
  hostFunction: string,
  reading: Reading,
  operands: readonly Operand[],
): HostCallConstant | undefined {
  const constant = (index: number): number | undefined => {
    const operand = operands[index];
    return operand?._tag === 'Constant' ? operand.value : undefined;
  };
  if ('threshold' in reading) {
    const [action, value] = [ACTIONS[constant(0) ?? -1], constant(1)];
    if (action === undefined && value === undefined) return undefined;
    return { hostFunction, what: `${action ?? 'some'} threshold`, value };
  }
  if ('number' in reading) {
    const value = constant(reading.number);
    return value === undefined ? undefined : { hostFunction, what: reading.what, value };
  }
  const [pointer, length] = [constant(reading.text), constant(reading.text + 1)];
  if (pointer === undefined || length === undefined) return undefined;
  const bytes = dataAt(survey, pointer, length);
  if (bytes === undefined) return undefined;
  const text = reading.serialized ? serializedText(bytes) : textOf(bytes);
  return text === undefined ? undefined : { hostFunction, what: reading.what, value: text };
}

/** Bytes of the data as they stand at the start; undefined where no segment wrote them all. */
export function dataAt({ data }: ModuleSurvey, pointer: number, length: number): Uint8Array | undefined {
  // A later segment writes over an earlier one.
  const holder = data.findLast(
    ({ offset, bytes }) => offset !== undefined && pointer >= offset && pointer + length <= offset + bytes.length,
  );
  return holder?.bytes.subarray(pointer - holder.offset!, pointer - holder.offset! + length);
}

/** UTF-8 without control characters. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /\p{Cc}/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function serializedText(bytes: Uint8Array): string | undefined {
  if (bytes.length < 4) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
  return length === bytes.length - 4 ? textOf(bytes.subarray(4)) : undefined;
}
