/**
 * Which URefs a running piece of code may use, and how far.
 *
 * Answers to: casper-types `access_rights.rs` (`ContextAccessRights`, `GrantedAccess`).
 *
 * @module
 */

import type { URef } from './uref';

/** Key of an address in a map: one character a byte. */
export function addressId(address: Uint8Array): string {
  return String.fromCharCode.apply(null, address as unknown as number[]);
}

/** The rights of one context. Mutable, owned by one frame; every other frame has its own. */
export class ContextAccessRights {
  /** Address of the account or contract in whose name the code runs. */
  readonly contextAddress: Uint8Array;
  private readonly rights: Map<string, number> = new Map();

  constructor(contextAddress: Uint8Array, urefs: Iterable<URef>) {
    this.contextAddress = contextAddress;
    this.extend(urefs);
  }

  /** Adds URefs; of one address the rights add up. */
  extend(urefs: Iterable<URef>): void {
    for (const uref of urefs) this.insert(uref);
  }

  /** Adds one URef. */
  insert(uref: URef): void {
    const id = addressId(uref.addr);
    this.rights.set(id, (this.rights.get(id) ?? 0) | uref.accessRights);
  }

  /** Whether the address is known here with at least the rights the URef carries. */
  has(uref: URef): boolean {
    const known = this.rights.get(addressId(uref.addr));
    return known !== undefined && (known & uref.accessRights) === uref.accessRights;
  }

  /**
   * Adds one URef for a while.
   *
   * @returns the rights to take away again with {@link remove}; 0 if all were there before
   */
  grant(uref: URef): number {
    const id = addressId(uref.addr);
    const known = this.rights.get(id) ?? 0;
    this.rights.set(id, known | uref.accessRights);
    return uref.accessRights & ~known;
  }

  /** Takes rights away; the address stays known, even with none left. */
  remove(address: Uint8Array, accessRights: number): void {
    const id = addressId(address);
    const known = this.rights.get(id);
    if (known !== undefined) this.rights.set(id, known & ~accessRights);
  }
}
