/**
 * What a deploy of the 1.x protocol did: its transfers and gas. Kept for old records.
 *
 * Answers to: casper-types deploy_info.rs.
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { AccountHash } from './accountHash';
import { URef } from './uref';

/** Record of one deploy. */
export interface DeployInfo {
  /** 32 bytes. */
  readonly deployHash: Uint8Array;
  /** Addresses of its transfers, 32 bytes each. */
  readonly transfers: readonly Uint8Array[];
  readonly from: AccountHash;
  /** Purse that paid. */
  readonly source: URef;
  readonly gas: bigint;
}

/** Writes a deploy record. */
export function writeDeployInfo(writer: ByteWriter, info: DeployInfo): void {
  writer.writeRaw(info.deployHash);
  writer.writeVec(info.transfers, (_, transfer) => writer.writeRaw(transfer));
  writer.writeRaw(info.from.bytes);
  writer.writeRaw(info.source.toBytes());
  writer.writeU512(info.gas);
}

/** Reads what `writeDeployInfo` writes. Throws `BytesError`. */
export function readDeployInfo(reader: ByteReader): DeployInfo {
  return {
    deployHash: reader.readRaw(32),
    transfers: reader.readVec(() => reader.readRaw(32)),
    from: AccountHash.read(reader),
    source: URef.read(reader),
    gas: reader.readU512(),
  };
}
