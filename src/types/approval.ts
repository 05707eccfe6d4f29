/**
 * A signature under the hash of a deploy or transaction.
 *
 * Answers to: casper-types transaction/approval.rs.
 */
import { compareBytes } from '../bytes/compareBytes';
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { PublicKey } from './publicKey';
import { Signature } from './signature';
import { sortedEntries } from './sortedEntries';

/** Who signed, and the signature. */
export interface Approval {
  readonly signer: PublicKey;
  readonly signature: Signature;
}

/** Order of Rust's `Approval`: signer, then signature. */
export function compareApprovals(a: Approval, b: Approval): number {
  return (
    compareBytes(a.signer.toBytes(), b.signer.toBytes()) || compareBytes(a.signature.toBytes(), b.signature.toBytes())
  );
}

/** Writes approvals as the set they are: in order, without repetition. */
export function writeApprovals(writer: ByteWriter, approvals: readonly Approval[]): void {
  writer.writeVec(sortedEntries(approvals, compareApprovals), (_, approval) => {
    writer.writeRaw(approval.signer.toBytes());
    writer.writeRaw(approval.signature.toBytes());
  });
}

/** Reads what `writeApprovals` writes. Throws `BytesError`. */
export function readApprovals(reader: ByteReader): readonly Approval[] {
  return sortedEntries(
    reader.readVec(() => ({ signer: PublicKey.read(reader), signature: Signature.read(reader) })),
    compareApprovals,
  );
}
