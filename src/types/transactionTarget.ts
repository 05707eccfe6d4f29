/**
 * What a version 1 transaction runs: something native, stored code, or code it brings along.
 *
 * Answers to: casper-types transaction/transaction_target.rs and transaction/transaction_invocation_target.rs.
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { type CalltableField, CalltableReader, writeCalltable } from './calltable';

/** Stored code; hashes have 32 bytes. */
export type TransactionInvocationTarget =
  | { readonly _tag: 'ByHash'; readonly hash: Uint8Array }
  | { readonly _tag: 'ByName'; readonly name: string }
  | {
      readonly _tag: 'ByPackageHash';
      readonly addr: Uint8Array;
      /** The latest when absent. */
      readonly version: number | undefined;
      readonly protocolVersionMajor: number | undefined;
    }
  | {
      readonly _tag: 'ByPackageName';
      readonly name: string;
      /** The latest when absent. */
      readonly version: number | undefined;
      readonly protocolVersionMajor: number | undefined;
    };

/** The machine that runs it. */
export type TransactionRuntimeParams =
  | { readonly _tag: 'VmCasperV1' }
  | {
      readonly _tag: 'VmCasperV2';
      /** u64. */
      readonly transferredValue: bigint;
      /** 32 bytes. */
      readonly seed: Uint8Array | undefined;
    };

/** What a transaction runs. */
export type TransactionTarget =
  | { readonly _tag: 'Native' }
  | {
      readonly _tag: 'Stored';
      readonly id: TransactionInvocationTarget;
      readonly runtime: TransactionRuntimeParams;
    }
  | {
      readonly _tag: 'Session';
      readonly isInstallUpgrade: boolean;
      readonly moduleBytes: Uint8Array;
      readonly runtime: TransactionRuntimeParams;
    };

const TARGET_TAGS = { Native: 0, Stored: 1, Session: 2 } as const;
const INVOCATION_TAGS = { ByHash: 0, ByName: 1, ByPackageHash: 2, ByPackageName: 3 } as const;
const RUNTIME_TAGS = { VmCasperV1: 0, VmCasperV2: 1 } as const;

const readU8 = (reader: ByteReader): number => reader.readU8();
const readString = (reader: ByteReader): string => reader.readString();
const readHash = (reader: ByteReader): Uint8Array => reader.readRaw(32);
const readOptionalU32 = (reader: ByteReader): number | undefined => reader.readOption((inner) => inner.readU32());

const tagField = (tag: number): CalltableField => [0, (writer) => writer.writeU8(tag)];

/** Writes which stored code is meant. */
function writeInvocationTarget(writer: ByteWriter, target: TransactionInvocationTarget): void {
  const fields: CalltableField[] = [tagField(INVOCATION_TAGS[target._tag])];
  switch (target._tag) {
    case 'ByHash':
      fields.push([1, (inner) => inner.writeRaw(target.hash)]);
      break;
    case 'ByPackageHash':
      fields.push([1, (inner) => inner.writeRaw(target.addr)]);
      break;
    default:
      fields.push([1, (inner) => inner.writeString(target.name)]);
  }
  if (target._tag === 'ByPackageHash' || target._tag === 'ByPackageName') {
    const { version, protocolVersionMajor } = target;
    fields.push([2, (inner) => inner.writeOption(version, (_, value) => inner.writeU32(value))]);
    // An absent major version is an absent field, as in transactions made before there was one.
    if (protocolVersionMajor !== undefined) {
      fields.push([3, (inner) => inner.writeU32(protocolVersionMajor)]);
    }
  }
  writeCalltable(writer, fields);
}

/** Reads what `writeInvocationTarget` writes. Throws `BytesError`. */
function readInvocationTarget(reader: ByteReader): TransactionInvocationTarget {
  const { offset } = reader;
  const table = CalltableReader.read(reader, 4);
  const readVersions = (): { version: number | undefined; protocolVersionMajor: number | undefined } => ({
    version: table.field(2, readOptionalU32),
    protocolVersionMajor: table.done ? undefined : table.field(3, (inner) => inner.readU32()),
  });
  const read = (tag: number): TransactionInvocationTarget => {
    switch (tag) {
      case INVOCATION_TAGS.ByHash:
        return { _tag: 'ByHash', hash: table.field(1, readHash) };
      case INVOCATION_TAGS.ByName:
        return { _tag: 'ByName', name: table.field(1, readString) };
      case INVOCATION_TAGS.ByPackageHash:
        return { _tag: 'ByPackageHash', addr: table.field(1, readHash), ...readVersions() };
      case INVOCATION_TAGS.ByPackageName:
        return { _tag: 'ByPackageName', name: table.field(1, readString), ...readVersions() };
      default:
        return reader.fail(`no invocation target has the tag ${tag}`, offset);
    }
  };
  const target = read(table.field(0, readU8));
  table.finish();
  return target;
}

/** Writes the machine that runs it. */
function writeRuntimeParams(writer: ByteWriter, params: TransactionRuntimeParams): void {
  const fields: CalltableField[] = [tagField(RUNTIME_TAGS[params._tag])];
  if (params._tag === 'VmCasperV2') {
    fields.push([1, (inner) => inner.writeU64(params.transferredValue)]);
    fields.push([2, (inner) => inner.writeOption(params.seed, (_, seed) => inner.writeRaw(seed))]);
  }
  writeCalltable(writer, fields);
}

/** Reads what `writeRuntimeParams` writes. Throws `BytesError`. */
function readRuntimeParams(reader: ByteReader): TransactionRuntimeParams {
  const { offset } = reader;
  const table = CalltableReader.read(reader, 3);
  const read = (tag: number): TransactionRuntimeParams => {
    switch (tag) {
      case RUNTIME_TAGS.VmCasperV1:
        return { _tag: 'VmCasperV1' };
      case RUNTIME_TAGS.VmCasperV2:
        return {
          _tag: 'VmCasperV2',
          transferredValue: table.field(1, (inner) => inner.readU64()),
          seed: table.field(2, (inner) => inner.readOption(readHash)),
        };
      default:
        return reader.fail(`no transaction runtime has the tag ${tag}`, offset);
    }
  };
  const params = read(table.field(0, readU8));
  table.finish();
  return params;
}

/** Writes what a transaction runs. */
export function writeTransactionTarget(writer: ByteWriter, target: TransactionTarget): void {
  const fields: CalltableField[] = [tagField(TARGET_TAGS[target._tag])];
  if (target._tag === 'Stored') {
    fields.push([1, (inner) => writeInvocationTarget(inner, target.id)]);
    fields.push([2, (inner) => writeRuntimeParams(inner, target.runtime)]);
  } else if (target._tag === 'Session') {
    fields.push([1, (inner) => inner.writeBool(target.isInstallUpgrade)]);
    fields.push([2, (inner) => writeRuntimeParams(inner, target.runtime)]);
    fields.push([3, (inner) => inner.writeByteVec(target.moduleBytes)]);
  }
  writeCalltable(writer, fields);
}

/** Reads what `writeTransactionTarget` writes. Throws `BytesError`. */
export function readTransactionTarget(reader: ByteReader): TransactionTarget {
  const { offset } = reader;
  const table = CalltableReader.read(reader, 6);
  const read = (tag: number): TransactionTarget => {
    switch (tag) {
      case TARGET_TAGS.Native:
        return { _tag: 'Native' };
      case TARGET_TAGS.Stored:
        return {
          _tag: 'Stored',
          id: table.field(1, readInvocationTarget),
          runtime: table.field(2, readRuntimeParams),
        };
      case TARGET_TAGS.Session:
        return {
          _tag: 'Session',
          isInstallUpgrade: table.field(1, (inner) => inner.readBool()),
          runtime: table.field(2, readRuntimeParams),
          moduleBytes: table.field(3, (inner) => inner.readByteVec()),
        };
      default:
        return reader.fail(`no transaction target has the tag ${tag}`, offset);
    }
  };
  const target = read(table.field(0, readU8));
  table.finish();
  return target;
}
