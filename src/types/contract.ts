/**
 * A stored contract of the accounts-and-contracts model.
 *
 * Answers to: casper-types contracts.rs (`Contract`, `ContractHash`).
 */
import { bytesToHex } from '../bytes/hex';
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { type EntryPoint, type EntryPoints, readEntryPoints, writeEntryPoints } from './entryPoint';
import { type NamedKeys, readNamedKeys, writeNamedKeys } from './namedKeys';
import { ProtocolVersion } from './protocolVersion';

/** Everything a contract consists of; hashes have 32 bytes. */
export interface ContractFields {
  readonly contractPackageHash: Uint8Array;
  readonly contractWasmHash: Uint8Array;
  readonly namedKeys: NamedKeys;
  readonly entryPoints: EntryPoints;
  readonly protocolVersion: ProtocolVersion;
}

/** Immutable contract record; each change gives a new one. */
export class Contract implements ContractFields {
  readonly _tag = 'Contract';
  readonly contractPackageHash: Uint8Array;
  readonly contractWasmHash: Uint8Array;
  readonly namedKeys: NamedKeys;
  readonly entryPoints: EntryPoints;
  readonly protocolVersion: ProtocolVersion;

  constructor(fields: ContractFields) {
    this.contractPackageHash = fields.contractPackageHash;
    this.contractWasmHash = fields.contractWasmHash;
    this.namedKeys = fields.namedKeys;
    this.entryPoints = fields.entryPoints;
    this.protocolVersion = fields.protocolVersion;
  }

  /** The entry point of that name. */
  entryPoint(name: string): EntryPoint | undefined {
    return this.entryPoints.get(name);
  }

  /** With `keys` put over the named keys there are. */
  withNamedKeysAppended(keys: NamedKeys): Contract {
    return new Contract({ ...this.fields(), namedKeys: new Map([...this.namedKeys, ...keys]) });
  }

  /** With other named keys. */
  withNamedKeys(namedKeys: NamedKeys): Contract {
    return new Contract({ ...this.fields(), namedKeys });
  }

  /** Without one named key; unchanged when there is none of that name. */
  withoutNamedKey(name: string): Contract {
    if (!this.namedKeys.has(name)) {
      return this;
    }
    const namedKeys = new Map(this.namedKeys);
    namedKeys.delete(name);
    return this.withNamedKeys(namedKeys);
  }

  /** With another protocol version. */
  withProtocolVersion(protocolVersion: ProtocolVersion): Contract {
    return new Contract({ ...this.fields(), protocolVersion });
  }

  /** Whether both protocol versions have the same major number. */
  isCompatibleProtocolVersion(protocolVersion: ProtocolVersion): boolean {
    return this.protocolVersion.major === protocolVersion.major;
  }

  toString(): string {
    return `Contract(package ${bytesToHex(this.contractPackageHash)}, wasm ${bytesToHex(this.contractWasmHash)})`;
  }

  private fields(): ContractFields {
    const { contractPackageHash, contractWasmHash, namedKeys, entryPoints, protocolVersion } = this;
    return { contractPackageHash, contractWasmHash, namedKeys, entryPoints, protocolVersion };
  }
}

/** Writes a contract without its stored-value tag. */
export function writeContract(writer: ByteWriter, contract: Contract): void {
  writer.writeRaw(contract.contractPackageHash);
  writer.writeRaw(contract.contractWasmHash);
  writeNamedKeys(writer, contract.namedKeys);
  writeEntryPoints(writer, contract.entryPoints);
  contract.protocolVersion.write(writer);
}

/** Reads what `writeContract` writes. Throws `BytesError`. */
export function readContract(reader: ByteReader): Contract {
  return new Contract({
    contractPackageHash: reader.readRaw(32),
    contractWasmHash: reader.readRaw(32),
    namedKeys: readNamedKeys(reader),
    entryPoints: readEntryPoints(reader),
    protocolVersion: ProtocolVersion.read(reader),
  });
}
