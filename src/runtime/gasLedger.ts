/**
 * Who spent which gas on what. It is told the gas left whenever whoever spends it changes, so the sums are exact whatever was
 * charged and given back.
 *
 * @module
 */

import type { GasSplit } from './executionTrace';

/** What gas is spent on. */
export type GasUse = keyof GasSplit;

/** Gas by use, to be added to. */
export type MutableGasSplit = { -readonly [use in GasUse]: bigint };

interface Entry {
  readonly spender: MutableGasSplit;
  readonly use: GasUse;
  /** Also counted here: the gas of the host call it was spent in. */
  readonly call: { gas: bigint } | undefined;
  readonly amount: bigint;
}

/** No gas yet. */
export function noGas(): MutableGasSplit {
  return { instructions: 0n, hostCalls: 0n, storage: 0n, systemContracts: 0n };
}

/** The sum of all uses. */
export function totalGas({ instructions, hostCalls, storage, systemContracts }: GasSplit): bigint {
  return instructions + hostCalls + storage + systemContracts;
}

/** The ledger of one execution. */
export class GasLedger {
  #remaining: bigint;
  #least: bigint;
  readonly #entries: Entry[] = [];

  constructor(gasLimit: bigint) {
    this.#remaining = gasLimit;
    this.#least = gasLimit;
  }

  /** Gas left when last told. */
  get remaining(): bigint {
    return this.#remaining;
  }

  /** The least gas that was ever left: it can be less than in the end, where gas was given back. */
  get least(): bigint {
    return this.#least;
  }

  /** Books what was spent since the last call; with more left than then, takes back what was booked last. */
  spend(remaining: bigint, spender: MutableGasSplit, use: GasUse, call: { gas: bigint } | undefined): void {
    const amount = this.#remaining - remaining;
    this.#remaining = remaining;
    if (remaining < this.#least) this.#least = remaining;
    if (amount > 0n) {
      const entry = { spender, use, call, amount };
      this.#entries.push(entry);
      book(entry, amount);
    } else if (amount < 0n) {
      this.#takeBack(-amount);
    }
  }

  #takeBack(given: bigint): void {
    let left = given;
    while (left > 0n) {
      const last = this.#entries.pop();
      if (last === undefined) return;
      const kept = last.amount - left;
      book(last, kept > 0n ? -left : -last.amount);
      left -= last.amount;
      if (kept > 0n) this.#entries.push({ ...last, amount: kept });
    }
  }
}

function book({ spender, use, call }: Entry, amount: bigint): void {
  spender[use] += amount;
  if (call !== undefined) call.gas += amount;
}
