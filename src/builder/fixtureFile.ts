/**
 * A builder's moment in a file: the current state with what a builder needs to go on from it as if it had made it itself.
 *
 * Format: `casper-fixture` (14 bytes of ASCII), length of the header (u32, little-endian), blake2b-256 hash of the header, the header
 * (JSON), the state as `exportState` writes it, which has a hash of its own.
 *
 * @module
 */
import { TextDecoder, TextEncoder } from 'node:util';
import { blake2b256 } from '../bytes/blake2b';
import { bytesEqual, startsWithBytes } from '../bytes/compareBytes';
import { ByteReader } from '../bytes/reader';
import { ByteWriter } from '../bytes/writer';
import type { Chainspec } from '../config/chainspec';
import type { EngineConfig } from '../config/engineConfig';
import type { GlobalState } from '../state/globalState';
import { stateFromBytes, stateToBytes } from '../state/stateFile';
import { fromTaggedJson, toTaggedJson } from './taggedJson';

const MAGIC = new TextEncoder().encode('casper-fixture');
const HASH_LENGTH = 32;

/** A file that was read while the fixture was made. */
export interface FileRead {
  /** The name that was asked for. */
  readonly file: string;
  /** Hash of what it held, hex. */
  readonly hash: string;
}

/** What is kept beside the state. */
export interface FixtureHeader {
  readonly chainspec: Chainspec;
  readonly engineConfig: EngineConfig;
  readonly enableAddressableEntity: boolean;
  readonly madeUpHashes: number;
  readonly labels: readonly (readonly [string, string])[];
  readonly filesRead: readonly FileRead[];
}

/** A fixture in the format above. */
export function fixtureToBytes(header: FixtureHeader, state: GlobalState): Uint8Array {
  const text = new TextEncoder().encode(toTaggedJson(header));
  const writer = new ByteWriter();
  writer.writeRaw(MAGIC);
  writer.writeU32(text.length);
  writer.writeRaw(blake2b256(text));
  writer.writeRaw(text);
  writer.writeRaw(stateToBytes(state));
  return writer.toBytes();
}

/** A fixture from the format above. The state is read only if it is asked for. */
export interface FixtureFile {
  readonly header: FixtureHeader;
  /** @throws CasperTestError `BAD_STATE_FILE` */
  state(): GlobalState;
}

/** @returns `undefined` for anything that is not whole */
export function fixtureFromBytes(bytes: Uint8Array, name: string): FixtureFile | undefined {
  if (!startsWithBytes(bytes, MAGIC) || bytes.length < MAGIC.length + 4 + HASH_LENGTH) return undefined;
  const reader = new ByteReader(bytes, MAGIC.length);
  const length = reader.readU32();
  const hash = reader.readRaw(HASH_LENGTH);
  const end = reader.offset + length;
  if (end > bytes.length) return undefined;
  const text = bytes.subarray(reader.offset, end);
  if (!bytesEqual(blake2b256(text), hash)) return undefined;
  const header = fromTaggedJson(new TextDecoder().decode(text)) as FixtureHeader;
  return { header, state: () => stateFromBytes(bytes.subarray(end), name) };
}
