/**
 * Events by the Casper Event Standard that an execution emitted: kept in the dictionary `__events` of a contract, or sent as
 * messages.
 *
 * @module
 */
import {
  builderOf,
  bytesToHex,
  CasperTestError,
  type CLData,
  type ContractEvent,
  type ContractHandle,
  Key,
  type WasmTestBuilder,
  type WasmV1Result,
} from '../src/index';
import { clDataText } from '../src/report/clValueText';
import { contentText } from './contentResult';
import { type ExpectedContent, isContent } from './expectedContent';
import { type ExpectedContract, wantedContract } from './expectedContract';
import type { MatcherContext } from './matcher';
import { labelsOf } from './messageNames';
import type { Execution } from './subject';
import { framesOf, traceOrThrow } from './tracedSubject';

/** Members of an event by the names that the contract gives them; those that are left out may be anything. */
export type ExpectedMembers = { readonly [member: string]: ExpectedContent };

/** An event to look for. */
export interface WantedEvent {
  readonly name: string;
  readonly data: ExpectedMembers | undefined;
}

/** An event that was emitted. */
export interface EmittedEvent extends ContractEvent {
  /** Hex of the contract that emitted it. */
  readonly address: string;
}

/** The named keys by which a contract has events. Source: casper-event-standard `lib.rs`. */
const EVENTS_SCHEMA = '__events_schema';
const EVENTS_DICT = '__events';

/**
 * The events of an execution, whether it is committed or not: those that contracts keep in the order in which they were emitted,
 * then those sent as messages.
 *
 * @param by the contract whose events count, all that ran when left out
 * @throws CasperTestError `NOT_FOUND` for a result that no builder gave, `NOT_SUPPORTED` where contracts are entities
 */
export function emittedEvents(
  matcher: string,
  execution: Execution,
  by: ExpectedContract | undefined,
): readonly EmittedEvent[] {
  const { result } = execution;
  const trace = traceOrThrow(execution);
  const builder = execution.builder ?? (builderOf(result) as WasmTestBuilder);
  if (builder.chainspec().core.enableAddressableEntity) throw notForEntities(matcher);
  const wanted = by === undefined ? undefined : wantedContract(matcher, by, () => labelsOf(builder));
  const hashes = new Map<string, Uint8Array>();
  for (const { code } of framesOf(trace.root)) {
    if (code._tag !== 'Contract') continue;
    const [hash, packageHash] = [bytesToHex(code.contractHash), bytesToHex(code.packageHash)];
    if (wanted === undefined || wanted.addresses.has(hash) || wanted.addresses.has(packageHash)) {
      hashes.set(hash, code.contractHash);
    }
  }
  const emitters = [...hashes].flatMap(([address, hash]) => emitterOf(builder, result, hash, address));
  return [...keptEvents(result, emitters), ...sentEvents(result, emitters)];
}

/** An emitted event for a message: `Transfer { sender: alice, amount: 5 } by token`. */
export function eventText({ name, data, address }: EmittedEvent): string {
  const members = Object.entries(data).map(([member, value]) => `${member}: ${clDataText(value as CLData)}`);
  return `${name} ${members.length === 0 ? '{}' : `{ ${members.join(', ')} }`} by hash-${address}`;
}

/** An expected event for a message. */
export function wantedEventText(context: MatcherContext, { name, data }: WantedEvent): string {
  if (data === undefined) return name;
  const members = Object.entries(data).map(([member, value]) => `${member}: ${contentText(context, value)}`);
  return `${name} ${members.length === 0 ? '{}' : `{ ${members.join(', ')} }`}`;
}

/** Whether it is the event that is looked for. */
export function isWanted({ name, data }: EmittedEvent, wanted: WantedEvent): boolean {
  if (name !== wanted.name) return false;
  const members = data as { readonly [member: string]: unknown };
  return Object.entries(wanted.data ?? {}).every(
    ([member, expected]) => Object.hasOwn(members, member) && isContent(members[member], expected),
  );
}

/** Whether the value can hold members by name. */
export function isRecord(value: unknown): value is ExpectedMembers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Emitter {
  readonly handle: ContractHandle;
  readonly address: string;
}

/** A contract that can emit events; looked at with the effects of the execution, which may have installed it. */
function emitterOf(
  builder: WasmTestBuilder,
  result: WasmV1Result,
  hash: Uint8Array,
  address: string,
): readonly Emitter[] {
  const isThere = builder.query(Key.hash(hash))._tag === 'Right';
  const state = isThere ? builder : builder.fork().commitTransforms(result.effects);
  if (state.query(Key.hash(hash))._tag === 'Left') return [];
  const handle = state.contractByHash(hash);
  return handle.namedKeys.has(EVENTS_SCHEMA) ? [{ handle, address }] : [];
}

/** One effect at a time, so that the events of several contracts stay in order. */
function keptEvents(result: WasmV1Result, emitters: readonly Emitter[]): readonly EmittedEvent[] {
  const keepers = emitters.filter(({ handle }) => handle.namedKeys.has(EVENTS_DICT));
  if (keepers.length === 0) return [];
  const writes = result.effects.filter(({ key, kind }) => key.variant === 'Dictionary' && kind._tag === 'Write');
  return writes.flatMap((effect) =>
    keepers.flatMap(({ handle, address }) =>
      handle.eventsOf({ ...result, effects: [effect] }).map((event) => ({ ...event, address })),
    ),
  );
}

function sentEvents(result: WasmV1Result, emitters: readonly Emitter[]): readonly EmittedEvent[] {
  return result.messages.flatMap((message) =>
    emitters.flatMap(({ handle, address }) =>
      handle.nativeEventsOf({ ...result, messages: [message] }).map((event) => ({ ...event, address })),
    ),
  );
}

function notForEntities(matcher: string): CasperTestError {
  return new CasperTestError({
    code: 'NOT_SUPPORTED',
    shortMessage: `${matcher} reads events of contracts of the accounts-and-contracts model; here contracts are addressable entities.`,
    hint: 'Messages can be looked at with toEmitMessage in both models.',
  });
}
