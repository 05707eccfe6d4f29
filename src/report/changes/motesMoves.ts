/**
 * Which purse's motes went where. The mint takes from one purse and adds to another in two writes that follow each other; all
 * else that a balance does is a change of its own.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import type { StoredValue } from '../../types/storedValue';
import type { NetValue } from './netValues';
import type { MotesChange } from './stateChange';

/** Follows the balances through the effects. */
export class MotesMoves {
  readonly #moves = new Map<string, { _tag: 'MotesMoved'; from: Uint8Array; to: Uint8Array; amount: bigint }>();
  /** Motes by which moves explain the change of a purse, by its hex. */
  readonly #explained = new Map<string, bigint>();
  #taken: { readonly purse: Uint8Array; readonly amount: bigint } | undefined;

  /** Takes one write of the journal. */
  step({ key, before, after }: NetValue): void {
    const payload = key.payload();
    if (payload.variant !== 'Balance') return;
    const purse = payload.addr;
    const change = motesOf(after) - motesOf(before);
    if (change < 0n) this.#taken = { purse, amount: -change };
    else if (change > 0n && this.#taken?.amount === change) this.#addMove(this.#taken.purse, purse, change);
  }

  /** What the balances came to. */
  changes(values: readonly NetValue[]): MotesChange[] {
    const changes: MotesChange[] = [...this.#moves.values()];
    for (const { key, before, after } of values) {
      const payload = key.payload();
      if (payload.variant !== 'Balance') continue;
      const purse = payload.addr;
      const [was, is] = [motesOf(before), motesOf(after)];
      const beyondMoves = is - was - (this.#explained.get(bytesToHex(purse)) ?? 0n);
      if (beyondMoves !== 0n) changes.push({ _tag: 'BalanceChanged', purse, before: was, after: is, beyondMoves });
    }
    return changes;
  }

  #addMove(from: Uint8Array, to: Uint8Array, amount: bigint): void {
    this.#taken = undefined;
    const [source, target] = [bytesToHex(from), bytesToHex(to)];
    if (source === target) return;
    const move = this.#moves.get(`${source} ${target}`);
    if (move === undefined) this.#moves.set(`${source} ${target}`, { _tag: 'MotesMoved', from, to, amount });
    else move.amount += amount;
    this.#explained.set(source, (this.#explained.get(source) ?? 0n) - amount);
    this.#explained.set(target, (this.#explained.get(target) ?? 0n) + amount);
  }
}

function motesOf(stored: StoredValue | undefined): bigint {
  if (stored?._tag !== 'CLValue') return 0n;
  const data = stored.value.decode();
  return typeof data === 'bigint' ? data : 0n;
}
