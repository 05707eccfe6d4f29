/**
 * A deploy: the transaction of the 1.x protocol, still accepted by 2.x.
 *
 * Answers to: casper-types transaction/deploy.rs, deploy/deploy_header.rs and deploy/executable_deploy_item.rs.
 */
import { blake2b256 } from '../bytes/blake2b';
import { bytesEqual } from '../bytes/compareBytes';
import { type ByteReader, readAll } from '../bytes/reader';
import { type ByteWriter, writeBytes } from '../bytes/writer';
import { type Approval, readApprovals, writeApprovals } from './approval';
import { CLValue } from './clValue';
import { PublicKey } from './publicKey';
import { RuntimeArgs } from './runtimeArgs';

/** What a deploy runs, as payment or as session; hashes have 32 bytes. */
export type ExecutableDeployItem =
  /** Empty bytes as payment mean the standard payment. */
  | { readonly _tag: 'ModuleBytes'; readonly moduleBytes: Uint8Array; readonly args: RuntimeArgs }
  | {
      readonly _tag: 'StoredContractByHash';
      readonly hash: Uint8Array;
      readonly entryPoint: string;
      readonly args: RuntimeArgs;
    }
  | {
      readonly _tag: 'StoredContractByName';
      readonly name: string;
      readonly entryPoint: string;
      readonly args: RuntimeArgs;
    }
  | {
      readonly _tag: 'StoredVersionedContractByHash';
      readonly hash: Uint8Array;
      /** The latest when absent. */
      readonly version: number | undefined;
      readonly entryPoint: string;
      readonly args: RuntimeArgs;
    }
  | {
      readonly _tag: 'StoredVersionedContractByName';
      readonly name: string;
      /** The latest when absent. */
      readonly version: number | undefined;
      readonly entryPoint: string;
      readonly args: RuntimeArgs;
    }
  | { readonly _tag: 'Transfer'; readonly args: RuntimeArgs };

/** Everything about a deploy but what it runs. */
export interface DeployHeader {
  readonly account: PublicKey;
  /** Milliseconds since 1970, u64. */
  readonly timestamp: bigint;
  /** Milliseconds, u64. */
  readonly ttl: bigint;
  /** u64. */
  readonly gasPrice: bigint;
  /** 32 bytes. */
  readonly bodyHash: Uint8Array;
  /** 32 bytes each. */
  readonly dependencies: readonly Uint8Array[];
  readonly chainName: string;
}

/** A deploy with its signatures. */
export interface Deploy {
  /** 32 bytes: hash of the header. */
  readonly hash: Uint8Array;
  readonly header: DeployHeader;
  readonly payment: ExecutableDeployItem;
  readonly session: ExecutableDeployItem;
  /** Ascending. */
  readonly approvals: readonly Approval[];
}

const ITEM_TAGS = {
  ModuleBytes: 0,
  StoredContractByHash: 1,
  StoredContractByName: 2,
  StoredVersionedContractByHash: 3,
  StoredVersionedContractByName: 4,
  Transfer: 5,
} as const;

/** The standard payment of an amount of motes. */
export function standardPayment(amount: bigint): ExecutableDeployItem {
  const args = RuntimeArgs.from([{ name: 'amount', value: CLValue.u512(amount) }]);
  return { _tag: 'ModuleBytes', moduleBytes: new Uint8Array(0), args };
}

/** Writes what a deploy runs. */
function writeExecutableDeployItem(writer: ByteWriter, item: ExecutableDeployItem): void {
  writer.writeU8(ITEM_TAGS[item._tag]);
  switch (item._tag) {
    case 'ModuleBytes':
      writer.writeByteVec(item.moduleBytes);
      break;
    case 'StoredContractByHash':
    case 'StoredVersionedContractByHash':
      writer.writeRaw(item.hash);
      break;
    case 'StoredContractByName':
    case 'StoredVersionedContractByName':
      writer.writeString(item.name);
      break;
    case 'Transfer':
      break;
  }
  if (item._tag === 'StoredVersionedContractByHash' || item._tag === 'StoredVersionedContractByName') {
    writer.writeOption(item.version, (_, version) => writer.writeU32(version));
  }
  if (item._tag !== 'ModuleBytes' && item._tag !== 'Transfer') {
    writer.writeString(item.entryPoint);
  }
  item.args.write(writer);
}

/** Reads what `writeExecutableDeployItem` writes. Throws `BytesError`. */
function readExecutableDeployItem(reader: ByteReader): ExecutableDeployItem {
  const { offset } = reader;
  const tag = reader.readU8();
  const readCall = (): { entryPoint: string; args: RuntimeArgs } => ({
    entryPoint: reader.readString(),
    args: RuntimeArgs.read(reader),
  });
  const readVersion = (): number | undefined => reader.readOption(() => reader.readU32());
  switch (tag) {
    case ITEM_TAGS.ModuleBytes:
      return { _tag: 'ModuleBytes', moduleBytes: reader.readByteVec(), args: RuntimeArgs.read(reader) };
    case ITEM_TAGS.StoredContractByHash:
      return { _tag: 'StoredContractByHash', hash: reader.readRaw(32), ...readCall() };
    case ITEM_TAGS.StoredContractByName:
      return { _tag: 'StoredContractByName', name: reader.readString(), ...readCall() };
    case ITEM_TAGS.StoredVersionedContractByHash:
      return {
        _tag: 'StoredVersionedContractByHash',
        hash: reader.readRaw(32),
        version: readVersion(),
        ...readCall(),
      };
    case ITEM_TAGS.StoredVersionedContractByName:
      return {
        _tag: 'StoredVersionedContractByName',
        name: reader.readString(),
        version: readVersion(),
        ...readCall(),
      };
    case ITEM_TAGS.Transfer:
      return { _tag: 'Transfer', args: RuntimeArgs.read(reader) };
    default:
      return reader.fail(`no executable deploy item has the tag ${tag}`, offset);
  }
}

/** Writes a header. */
function writeDeployHeader(writer: ByteWriter, header: DeployHeader): void {
  writer.writeRaw(header.account.toBytes());
  writer.writeU64(header.timestamp).writeU64(header.ttl).writeU64(header.gasPrice);
  writer.writeRaw(header.bodyHash);
  writer.writeVec(header.dependencies, (_, hash) => writer.writeRaw(hash));
  writer.writeString(header.chainName);
}

/** Reads what `writeDeployHeader` writes. Throws `BytesError`. */
function readDeployHeader(reader: ByteReader): DeployHeader {
  return {
    account: PublicKey.read(reader),
    timestamp: reader.readU64(),
    ttl: reader.readU64(),
    gasPrice: reader.readU64(),
    bodyHash: reader.readRaw(32),
    dependencies: reader.readVec(() => reader.readRaw(32)),
    chainName: reader.readString(),
  };
}

/** Hash of what a deploy runs: payment, then session. */
export function deployBodyHash(payment: ExecutableDeployItem, session: ExecutableDeployItem): Uint8Array {
  return blake2b256(
    writeBytes((writer) => {
      writeExecutableDeployItem(writer, payment);
      writeExecutableDeployItem(writer, session);
    }),
  );
}

/** Hash of a deploy: that of its header. */
export function deployHash(header: DeployHeader): Uint8Array {
  return blake2b256(writeBytes((writer) => writeDeployHeader(writer, header)));
}

/** Whether body hash and hash of a deploy are those of its contents. Signatures are not looked at. */
export function hasValidDeployHash(deploy: Deploy): boolean {
  return (
    bytesEqual(deployBodyHash(deploy.payment, deploy.session), deploy.header.bodyHash) &&
    bytesEqual(deployHash(deploy.header), deploy.hash)
  );
}

/** A deploy of its contents, with both hashes computed. `dependencies` are kept once each. */
export function makeDeploy(
  header: Omit<DeployHeader, 'bodyHash'>,
  payment: ExecutableDeployItem,
  session: ExecutableDeployItem,
): Deploy {
  const { dependencies } = header;
  const unique = dependencies.filter((hash, at) => dependencies.findIndex((other) => bytesEqual(other, hash)) === at);
  const complete: DeployHeader = { ...header, bodyHash: deployBodyHash(payment, session), dependencies: unique };
  return { hash: deployHash(complete), header: complete, payment, session, approvals: [] };
}

/** Writes a deploy. */
export function writeDeploy(writer: ByteWriter, deploy: Deploy): void {
  writeDeployHeader(writer, deploy.header);
  writer.writeRaw(deploy.hash);
  writeExecutableDeployItem(writer, deploy.payment);
  writeExecutableDeployItem(writer, deploy.session);
  writeApprovals(writer, deploy.approvals);
}

/** Reads what `writeDeploy` writes; hashes and signatures are not checked. Throws `BytesError`. */
export function readDeploy(reader: ByteReader): Deploy {
  const header = readDeployHeader(reader);
  return {
    hash: reader.readRaw(32),
    header,
    payment: readExecutableDeployItem(reader),
    session: readExecutableDeployItem(reader),
    approvals: readApprovals(reader),
  };
}

/** The bytes of a deploy. */
export function deployToBytes(deploy: Deploy): Uint8Array {
  return writeBytes((writer) => writeDeploy(writer, deploy));
}

/** A deploy from exactly its bytes. Throws `BytesError`. */
export function deployFromBytes(bytes: Uint8Array): Deploy {
  return readAll(bytes, readDeploy);
}
