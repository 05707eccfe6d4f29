/**
 * Which URefs a running piece of code may use, and how far.
 *
 * Answers to: casper-types `access_rights.rs` (`ContextAccessRights`, `GrantedAccess`).
 *
 * @module
 */

import { latin1 } from '../bytes/latin1';
import type { URef } from './uref';

/** Rights by address, each address in Latin-1. */
export type RightsByAddress = ReadonlyMap<string, number>;

/** What URefs allow; of one address the rights add up. */
export function rightsOf(urefs: Iterable<URef>): RightsByAddress {
  const rights = new Map<string, number>();
  for (const { addr, accessRights } of urefs) {
    const id = latin1(addr);
    rights.set(id, (rights.get(id) ?? 0) | accessRights);
  }
  return rights;
}

/** The rights of one context. Mutable, owned by one frame; every other frame has its own. */
export class ContextAccessRights {
  /** Address of the account or contract in whose name the code runs. */
  readonly contextAddress: Uint8Array;
  /** What it began with: other frames may share it. */
  private readonly initial: RightsByAddress;
  /** The addresses whose rights are others by now. */
  private changed: Map<string, number> | undefined;

  /** @param initial rights that are there from the start, as {@link rightsOf} makes them, or the URefs that give them */
  constructor(contextAddress: Uint8Array, initial: RightsByAddress | readonly URef[]) {
    this.contextAddress = contextAddress;
    this.initial = Array.isArray(initial) ? rightsOf(initial) : (initial as RightsByAddress);
  }

  /** Adds URefs; of one address the rights add up. */
  extend(urefs: Iterable<URef>): void {
    for (const uref of urefs) this.insert(uref);
  }

  /** Adds one URef. */
  insert(uref: URef): void {
    this.grant(uref);
  }

  /** Whether the address is known here with at least the rights the URef carries. */
  has(uref: URef): boolean {
    const known = this.known(latin1(uref.addr));
    return known !== undefined && (known & uref.accessRights) === uref.accessRights;
  }

  /**
   * Adds one URef for a while.
   *
   * @returns the rights to take away again with {@link remove}; 0 if all were there before
   */
  grant(uref: URef): number {
    const id = latin1(uref.addr);
    const known = this.known(id) ?? 0;
    this.change(id, known | uref.accessRights);
    return uref.accessRights & ~known;
  }

  /** Takes rights away; the address stays known, even with none left. */
  remove(address: Uint8Array, accessRights: number): void {
    const id = latin1(address);
    const known = this.known(id);
    if (known !== undefined) this.change(id, known & ~accessRights);
  }

  private known(id: string): number | undefined {
    return this.changed?.get(id) ?? this.initial.get(id);
  }

  private change(id: string, rights: number): void {
    this.changed ??= new Map();
    this.changed.set(id, rights);
  }
}
