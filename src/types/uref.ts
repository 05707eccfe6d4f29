/**
 * Unforgeable reference: an address of global state together with what its holder may do there.
 *
 * Answers to: casper-types `uref.rs`.
 */

import { BytesError } from '../bytes/bytesError';
import { bytesEqual } from '../bytes/compareBytes';
import { bytesToHex } from '../bytes/hex';
import { type ByteReader, readAll } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { AccessRights, accessRightsText, hasAccessRights, isAccessRights } from './accessRights';
import { checkLength, HASH_LENGTH, parseHexBetween, refuseText } from './formattedString';

const PREFIX = 'uref-';

/** 32-byte address with access rights. */
export class URef {
  /** Length of the address in bytes. */
  static readonly ADDR_LENGTH: number = HASH_LENGTH;

  readonly _tag = 'URef' as const;
  /** The 32-byte address. Not to be changed. */
  readonly addr: Uint8Array;
  readonly accessRights: AccessRights;

  private constructor(addr: Uint8Array, accessRights: AccessRights) {
    this.addr = addr;
    this.accessRights = accessRights;
  }

  /** From a 32-byte address, which is copied, and access rights (0 to 7); throws `BytesError`. */
  static create(addr: Uint8Array, accessRights: AccessRights): URef {
    checkLength(addr, HASH_LENGTH, 'URef address');
    if (!isAccessRights(accessRights)) {
      throw new BytesError('Formatting', HASH_LENGTH, `access rights are 0 to 7, got ${accessRights}`);
    }
    return new URef(new Uint8Array(addr), accessRights);
  }

  /** From the serialized form: address, then one byte of rights. */
  static fromBytes(bytes: Uint8Array): URef {
    return readAll(bytes, URef.read);
  }

  /** Reads one in bytesrepr. Throws `BytesError`. */
  static read(reader: ByteReader): URef {
    const addr = reader.readRaw(HASH_LENGTH);
    const accessRights = reader.readU8();
    if (!isAccessRights(accessRights)) {
      reader.fail(`access rights are 0 to 7, got ${accessRights}`, reader.offset - 1);
    }
    return new URef(addr, accessRights);
  }

  /** From `uref-<64 hex digits>-<octal rights>`; throws `BytesError`. */
  static fromFormattedString(text: string): URef {
    if (!text.startsWith(PREFIX)) {
      refuseText(`URef must begin with '${PREFIX}'`, 0);
    }
    const dash = text.indexOf('-', PREFIX.length);
    if (dash < 0) {
      refuseText('URef must end in its access rights, such as -007', text.length);
    }
    const addr = parseHexBetween(text, PREFIX.length, dash, 'URef address');
    if (addr.length !== HASH_LENGTH) {
      refuseText(`URef address has ${HASH_LENGTH} bytes, got ${addr.length}`, PREFIX.length);
    }
    // As Rust's integer parser: an optional plus sign, any number of leading zeros.
    const octal = text.slice(dash + 1);
    const rights = /^\+?[0-7]+$/.test(octal) ? Number.parseInt(octal, 8) : Number.NaN;
    if (!isAccessRights(rights)) {
      refuseText(`access rights are 000 to 007, got '${octal}'`, dash + 1);
    }
    return new URef(addr, rights);
  }

  /** Serialized form: address, then one byte of rights. */
  toBytes(): Uint8Array {
    const bytes = new Uint8Array(HASH_LENGTH + 1);
    bytes.set(this.addr);
    bytes[HASH_LENGTH] = this.accessRights;
    return bytes;
  }

  /** Writes it in bytesrepr. */
  write(writer: ByteWriter): void {
    writer.writeRaw(this.addr).writeU8(this.accessRights);
  }

  /** `uref-`, the address in hex, and the rights as three octal digits. */
  toFormattedString(): string {
    return `${PREFIX}${bytesToHex(this.addr)}-${this.accessRights.toString(8).padStart(3, '0')}`;
  }

  /** The same address with other rights. */
  withAccessRights(accessRights: AccessRights): URef {
    return accessRights === this.accessRights ? this : new URef(this.addr, accessRights);
  }

  /** The same address without rights. */
  removeAccessRights(): URef {
    return this.withAccessRights(AccessRights.NONE);
  }

  /** Whether its rights allow to read. */
  isReadable(): boolean {
    return hasAccessRights(this.accessRights, AccessRights.READ);
  }

  /** Whether its rights allow to write. */
  isWriteable(): boolean {
    return hasAccessRights(this.accessRights, AccessRights.WRITE);
  }

  /** Whether its rights allow to add. */
  isAddable(): boolean {
    return hasAccessRights(this.accessRights, AccessRights.ADD);
  }

  /** Same address and same rights. */
  equals(other: URef): boolean {
    return this.accessRights === other.accessRights && bytesEqual(this.addr, other.addr);
  }

  /** Rust's Display text, as it appears in engine errors: `URef(<hex>, READ_ADD_WRITE)`. */
  display(): string {
    return `URef(${bytesToHex(this.addr)}, ${accessRightsText(this.accessRights)})`;
  }

  /** Its text, as messages show it. */
  toString(): string {
    return this.toFormattedString();
  }

  /** Its text, which JSON and Jest show. */
  toJSON(): string {
    return this.toFormattedString();
  }
}
