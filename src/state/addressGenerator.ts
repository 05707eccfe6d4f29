/**
 * New addresses: a random stream seeded by the transaction, so that the same transaction always gets the same ones.
 *
 * Answers to: casper-storage `address_generator.rs`.
 *
 * @module
 */
import { blake2b256 } from '../bytes/blake2b';
import { RandomStream } from '../bytes/randomStream';
import type { AccessRights } from '../types/accessRights';
import type { Phase } from '../types/phase';
import { URef } from '../types/uref';

/** Bytes of an address. */
const ADDRESS_LENGTH = 32;

/** A source of addresses; each call moves it on. */
export class AddressGenerator {
  readonly _tag = 'AddressGenerator';
  private readonly seedParts: readonly Uint8Array[];
  private stream: RandomStream | undefined;

  private constructor(seedParts: readonly Uint8Array[]) {
    this.seedParts = seedParts;
  }

  /** Seeded by a hash, usually of the transaction, and the phase. */
  static create(hash: Uint8Array, phase: Phase): AddressGenerator {
    return AddressGenerator.fromSeed(hash, Uint8Array.of(phase));
  }

  /** Seeded by these bytes, one after the other. They must not change. */
  static fromSeed(...parts: readonly Uint8Array[]): AddressGenerator {
    return new AddressGenerator(parts);
  }

  /** The next 32 bytes. */
  createAddress(): Uint8Array {
    // Most executions make no address.
    this.stream ??= new RandomStream(blake2b256(...this.seedParts));
    return this.stream.nextBytes(ADDRESS_LENGTH);
  }

  /** The hash of the next 32 bytes. */
  newHashAddress(): Uint8Array {
    return blake2b256(this.createAddress());
  }

  /** A URef at the next 32 bytes. */
  newUref(accessRights: AccessRights): URef {
    return URef.create(this.createAddress(), accessRights);
  }
}
