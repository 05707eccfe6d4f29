/**
 * Version of the protocol, `major.minor.patch`.
 *
 * Answers to: casper-types `protocol_version.rs`, `semver.rs`.
 */

import { BytesError } from '../bytes/bytesError';
import type { ByteReader } from '../bytes/reader';
import { type ByteWriter, writeBytes } from '../bytes/writer';

/** What `ProtocolVersion.checkNextVersion` says of a successor. */
export type VersionCheckResult =
  | { readonly _tag: 'Valid'; readonly isMajorVersion: boolean }
  | { readonly _tag: 'Invalid' };

/** Three u32 numbers. */
export class ProtocolVersion {
  static readonly V1_0_0: ProtocolVersion = new ProtocolVersion(1, 0, 0);
  static readonly V2_0_0: ProtocolVersion = new ProtocolVersion(2, 0, 0);

  readonly _tag = 'ProtocolVersion' as const;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;

  private constructor(major: number, minor: number, patch: number) {
    this.major = major;
    this.minor = minor;
    this.patch = patch;
  }

  /** From three u32 numbers. */
  static fromParts(major: number, minor: number, patch: number): ProtocolVersion {
    return new ProtocolVersion(major, minor, patch);
  }

  /** From text such as `2.0.0`; throws `BytesError`. */
  static fromString(text: string): ProtocolVersion {
    const parts = text.split('.').map((part) => (/^\+?\d+$/.test(part) ? Number(part) : Number.NaN));
    const [major, minor, patch] = parts;
    if (parts.length !== 3 || parts.some((part) => !(part <= 0xffff_ffff))) {
      throw new BytesError('Formatting', 0, `'${text}' is not a version of the form major.minor.patch`);
    }
    return new ProtocolVersion(major!, minor!, patch!);
  }

  /** Reads one in bytesrepr. Throws `BytesError`. */
  static read(reader: ByteReader): ProtocolVersion {
    return new ProtocolVersion(reader.readU32(), reader.readU32(), reader.readU32());
  }

  /** Writes it in bytesrepr. */
  write(writer: ByteWriter): void {
    writer.writeU32(this.major).writeU32(this.minor).writeU32(this.patch);
  }

  /** Twelve bytes. */
  toBytes(): Uint8Array {
    return writeBytes((writer) => this.write(writer), 12);
  }

  /** Whether the network may go from this version to `next`. */
  checkNextVersion(next: ProtocolVersion): VersionCheckResult {
    const nextMajor = Math.min(this.major + 1, 0xffff_ffff);
    if (next.major < this.major || next.major > nextMajor) {
      return { _tag: 'Invalid' };
    }
    if (next.major === nextMajor) {
      return { _tag: 'Valid', isMajorVersion: true };
    }
    const isLater = next.minor === this.minor ? next.patch > this.patch : next.minor > this.minor;
    return isLater ? { _tag: 'Valid', isMajorVersion: false } : { _tag: 'Invalid' };
  }

  /** Same major version. */
  isCompatibleWith(other: ProtocolVersion): boolean {
    return this.major === other.major;
  }

  /** Negative, zero or positive as this version is older, the same or newer. */
  compare(other: ProtocolVersion): number {
    return this.major - other.major || this.minor - other.minor || this.patch - other.patch;
  }

  /** Whether both are the same version. */
  equals(other: ProtocolVersion): boolean {
    return this.compare(other) === 0;
  }

  /** `major.minor.patch`. */
  toString(): string {
    return `${this.major}.${this.minor}.${this.patch}`;
  }

  /** Its text, which JSON and Jest show. */
  toJSON(): string {
    return this.toString();
  }
}
