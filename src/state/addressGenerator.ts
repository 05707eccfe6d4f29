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
  private readonly stream: RandomStream;

  private constructor(seed: Uint8Array) {
    this.stream = new RandomStream(seed);
  }

  /** Seeded by a hash, usually of the transaction, and the phase. */
  static create(hash: Uint8Array, phase: Phase): AddressGenerator {
    return AddressGenerator.fromSeed(hash, Uint8Array.of(phase));
  }

  /** Seeded by these bytes, one after the other. */
  static fromSeed(...parts: readonly Uint8Array[]): AddressGenerator {
    return new AddressGenerator(blake2b256(...parts));
  }

  /** The next 32 bytes. */
  createAddress(): Uint8Array {
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
