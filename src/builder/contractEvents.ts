/**
 * Events of contracts by the Casper Event Standard (CES): the items "0", "1", … of a dictionary, each the event's name and its
 * members; or the same bytes as messages.
 *
 * Answers to: casper-event-standard 0.7.0 (`lib.rs`, `contract.rs`, `schema.rs`); for native events odra-casper-wasm-env
 * `host_functions.rs` (`emit_native_event`).
 *
 * @module
 */
import { isLeft } from 'fp-ts/Either';
import { CasperTestError } from '../bytes/casperTestError';
import { bytesEqual } from '../bytes/compareBytes';
import { ByteReader, readAll } from '../bytes/reader';
import type { WasmV1Result } from '../engine/wasmV1Result';
import { readCLData } from '../types/clData';
import { type CLType, readCLType } from '../types/clType';
import { CLValue } from '../types/clValue';
import type { URef } from '../types/uref';
import type { Codec } from './codec';
import { notFound } from './coerce';
import type { ContractHandle } from './contractHandle';
import type { WasmTestBuilder } from './wasmTestBuilder';

/** Named keys and the prefix of names. Source: casper-event-standard `lib.rs`. */
const EVENTS_DICT = '__events';
const EVENTS_LENGTH = '__events_length';
const EVENTS_SCHEMA = '__events_schema';
const EVENT_PREFIX = 'event_';

/** Topic of native events. Source: odra-casper-wasm-env `consts.rs`. */
const NATIVE_EVENT_TOPIC = 'EVENTS';

/** An event: its name without the prefix `event_`, and its members. */
export interface ContractEvent {
  readonly name: string;
  readonly data: object;
}

/** The codec of each event's members. */
export type EventCodecs<E extends ContractEvent> = {
  readonly [N in E['name']]: Codec<Extract<E, { readonly name: N }>['data']>;
};

/** Reads the members of the event of a name, or gives undefined when there is no such event. */
type MembersReader = (name: string) => ((bytes: Uint8Array) => object) | undefined;

/** The events that a contract keeps. */
export function keptEvents<E extends ContractEvent>(
  builder: WasmTestBuilder,
  contract: ContractHandle,
  since: number | Uint8Array | undefined,
  codecs: EventCodecs<E> | undefined,
): readonly E[] {
  const seed = seedOf(contract);
  const count = readCount(contract.getCLValue(EVENTS_LENGTH));
  const members = membersReader(contract, codecs);
  const first = typeof since === 'object' ? countAt(builder, contract, since) : (since ?? 0);
  const events: E[] = [];
  for (let index = first; index < count; index++) {
    const item = builder.queryDictionaryItem(seed, String(index));
    if (isLeft(item) || item.right._tag !== 'CLValue') {
      throw notFound(`${contract} has no event ${index}`, `By ${EVENTS_LENGTH} it has ${count}.`);
    }
    events.push(readEvent(contract, item.right.value.bytes, members));
  }
  return events;
}

/** The events that an execution added to those the contract keeps. */
export function addedEvents<E extends ContractEvent>(
  contract: ContractHandle,
  { effects }: WasmV1Result,
  codecs: EventCodecs<E> | undefined,
): readonly E[] {
  const seed = seedOf(contract);
  const members = membersReader(contract, codecs);
  return effects.flatMap(({ key, kind }) => {
    if (key.variant !== 'Dictionary' || kind._tag !== 'Write' || kind.value._tag !== 'CLValue') return [];
    const item = unwrapItem(kind.value.value.bytes);
    return bytesEqual(item.seed, seed.addr) ? [readEvent<E>(contract, item.value.bytes, members)] : [];
  });
}

/** The events that a contract emitted as messages in an execution. */
export function emittedEvents<E extends ContractEvent>(
  contract: ContractHandle,
  { messages }: WasmV1Result,
  codecs: EventCodecs<E> | undefined,
): readonly E[] {
  const { hash } = contract;
  const members = membersReader(contract, codecs);
  return messages.flatMap(({ entityAddr, topicName, message }) =>
    topicName === NATIVE_EVENT_TOPIC && message._tag === 'Bytes' && bytesEqual(entityAddr.addr, hash)
      ? [readNamed<E>(contract, message.value, members)]
      : [],
  );
}

function seedOf(contract: ContractHandle): URef {
  const seed = contract.namedKeys.get(EVENTS_DICT)?.asURef();
  if (seed !== undefined) return seed;
  throw notFound(
    `${contract} keeps no events: it has no named key ${EVENTS_DICT}`,
    'Only contracts that use the Casper Event Standard keep events; messages are on the result of an execution.',
  );
}

function readCount(value: CLValue): number {
  return readAll(value.bytes, (reader) => reader.readU32());
}

/** How many events there were in an earlier state; none before the contract was installed. */
function countAt(builder: WasmTestBuilder, contract: ContractHandle, root: Uint8Array): number {
  const found = builder.query(contract.namedKeys.get(EVENTS_LENGTH)!, [], root);
  if (!isLeft(found) && found.right._tag === 'CLValue') return readCount(found.right.value);
  if (isLeft(found) && found.left === 'RootNotFound') {
    throw new CasperTestError({
      code: 'STATE_ROOT_NOT_FOUND',
      shortMessage: 'This builder never had a state with that root.',
      hint: 'Take the root from builder.getPostStateHash() before what you look at.',
    });
  }
  return 0;
}

/** A dictionary value as it is stored: the value, the seed's address, the item's name. */
function unwrapItem(bytes: Uint8Array): { readonly value: CLValue; readonly seed: Uint8Array } {
  const reader = new ByteReader(bytes);
  return { value: CLValue.read(reader), seed: reader.readByteVec() };
}

/** An event of the dictionary: a list of bytes (`Bytes`) that holds its name and members. */
function readEvent<E extends ContractEvent>(contract: ContractHandle, bytes: Uint8Array, members: MembersReader): E {
  return readNamed(
    contract,
    readAll(bytes, (reader) => reader.readByteVec()),
    members,
  );
}

function readNamed<E extends ContractEvent>(contract: ContractHandle, bytes: Uint8Array, members: MembersReader): E {
  const reader = new ByteReader(bytes);
  const fullName = reader.readString();
  const name = fullName.startsWith(EVENT_PREFIX) ? fullName.slice(EVENT_PREFIX.length) : fullName;
  const read = members(name);
  if (read !== undefined) return { name, data: read(reader.readRaw(reader.remaining)) } as E;
  throw new CasperTestError({
    code: 'SCHEMA_MISMATCH',
    shortMessage: `${contract} emitted the event ${JSON.stringify(name)}, which its schema does not know.`,
    hint: 'Is the schema that of the contract as it is installed? Generate it and the code again from the same source.',
  });
}

function membersReader<E extends ContractEvent>(
  contract: ContractHandle,
  codecs: EventCodecs<E> | undefined,
): MembersReader {
  if (codecs === undefined) return onChainReader(contract);
  const table: { readonly [name: string]: Codec<object> } = codecs;
  return (name) => (Object.hasOwn(table, name) ? (bytes) => table[name]!.fromBytes(bytes) : undefined);
}

/** Reads events by the schemas that the contract keeps beside them. */
function onChainReader(contract: ContractHandle): MembersReader {
  const schemas = readAll(contract.getCLValue(EVENTS_SCHEMA).bytes, readSchemas);
  return (name) => {
    const members = schemas.get(name);
    if (members === undefined) return undefined;
    return (bytes) =>
      readAll(bytes, (reader) =>
        Object.fromEntries(members.map(([member, type]) => [member, readCLData(reader, type)])),
      );
  };
}

function readSchemas(reader: ByteReader): ReadonlyMap<string, readonly (readonly [string, CLType])[]> {
  const schemas = reader.readVec((): [string, [string, CLType][]] => [
    reader.readString(),
    reader.readVec((): [string, CLType] => [reader.readString(), readCLType(reader)]),
  ]);
  return new Map(schemas);
}
